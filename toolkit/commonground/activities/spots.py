"""A rating read as hot spots: the chance of each candidate to be among the first three.

What the criteria weigh is nobody's to fix, so all weights are tried; and other raters might have
said otherwise (`commonground.methods.hotspots`). That takes some hundredths of a second for a
room, and as each page of each change asks again, it is kept for the answers that it is of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from commonground.activities.base import Board
from commonground.activities.criteria import answers
from commonground.methods.hotspots import Chance, acceptability, in_words

MODEL = "hotspots"
Cell = Mapping[str, Any]
Json = dict[str, Any]
ADDED = ("chance", "chance_low", "chance_high")


def chances(board: Board) -> dict[str, Json]:
    """Item → its ``chance`` (0 to 1, or None), with ``chance_low`` and ``chance_high``."""
    items = [item["id"] for item in board["items"]]
    names = [one["id"] for one in board["criteria"]]
    given = {(a.author, a.item, a.criterion): a.value for a in answers(board)}
    raters = sorted({author for author, _, _ in given})
    if not (items and raters):
        return {item: dict.fromkeys(ADDED) for item in items}
    cube = tuple(
        tuple(tuple(given.get((rater, item, name)) for name in names) for item in items)
        for rater in raters
    )
    found = zip(items, _chances(cube), strict=True)
    return {
        item: {"chance": one.chance, "chance_low": one.low, "chance_high": one.high}
        for item, one in found
    }


@lru_cache(maxsize=32)
def _chances(cube: tuple[tuple[tuple[int | None, ...], ...], ...]) -> Sequence[Chance]:
    return acceptability(cube)


def ranked(cells: Sequence[Cell]) -> list[Json]:
    """The items, most likely first: id, text, the chance, and what it ``says`` in words."""
    items = {cell["id"]: cell for cell in cells}
    found = [
        {**{name: cell[name] for name in ("id", "text", *ADDED)}, "says": says(cell)}
        for cell in items.values()
    ]
    return sorted(found, key=lambda one: 1 if one["chance"] is None else -one["chance"])


def says(cell: Cell) -> str:
    """How sure it is that something is among the first three, for somebody without statistics."""
    chance, low, high = (cell[name] for name in ADDED)
    if chance is None:
        return "Not rated by every criterion yet."
    of = f"Among the first three in {_of_hundred(chance)} of 100 ways to weigh the criteria"
    if low is None or high is None:
        return f"{of}; too few raters to say how it would be with others."
    return f"{of}; with other raters, in {_of_hundred(low)} to {_of_hundred(high)}."


def _of_hundred(chance: float) -> int:
    return round(100 * chance)


def reading(cells: Sequence[Cell]) -> Json:
    """What the chances come to in ``words``, and the items ``ranked`` by them."""
    order = ranked(cells)
    of = [(one["text"], Chance(0, *(one[name] for name in ADDED))) for one in order]
    return {"words": in_words(of), "ranked": order}


def found(cells: Sequence[Cell]) -> Json:
    """What later steps start from: the items, most likely first, with their medians."""
    medians: dict[str, Json] = {}
    labels: dict[str, str] = {}
    for cell in cells:
        medians.setdefault(cell["id"], {})[cell["criterion"]] = cell["median"]
        labels.setdefault(cell["criterion"], cell["label"])
    items = [{**one, **medians[one["id"]]} for one in ranked(cells)]
    return {
        "items": items,
        "criteria": [{"id": key, "label": text} for key, text in labels.items()],
    }
