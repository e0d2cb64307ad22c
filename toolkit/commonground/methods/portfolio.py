"""The portfolio: many communities side by side, and what only shows when they are.

Two communities with the same purpose and the same model of engagement are clones: what worked for
one group of people was copied on to another. Several expansions in one cycle are a roll-out in
small steps. Purposes are compared by their words, so the list is a suggestion to look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from rapidfuzz import fuzz

from commonground.methods.plain import plain_text
from commonground.methods.settings import Portfolio
from commonground.methods.table import table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = ("community", "purpose", "model", "tools", "decision")
SCALE: Final = "scale one step"
DECISIONS: Final = ("stop", "adapt", "sustain", SCALE)
STRENGTHS: Final = (
    *("not measured", "observed change", "shift signal"),
    *("compared with a control", "randomised"),
)
"""How strong evidence is: nothing, then the labels of causality from the weakest to the best."""
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Overlap:
    """What communities have in common, or do at once, that wants a second look."""

    kind: Literal["clone", "purpose", "tool", "expansions"]
    communities: tuple[str, ...]
    words: str


def portfolio(rows: pd.DataFrame, settings: Portfolio | None = None) -> list[Overlap]:
    """What stands twice among communities: `overlaps` of a table.

    ``rows`` has one row per community with the columns ``community``, ``purpose``, ``model`` (of
    engagement), ``tools`` (a list of names) and ``decision``. Raises Unsuitable when a column is
    missing.
    """
    given = table(rows, COLUMNS).astype(object)
    known = [{str(name): cell for name, cell in row.items()} for row in given.to_dict("records")]
    return overlaps(known, settings)


def overlaps(rows: Iterable[Row], settings: Portfolio | None = None) -> list[Overlap]:
    """What stands twice among communities, clones first, and expansions at once.

    A row has ``community``, and may have ``purpose``, ``model`` (of engagement), ``tools`` (a list
    of names) and ``decision`` (one of `DECISIONS`); what is empty is compared with nothing.
    """
    settings = settings or Portfolio()
    known = [{name: cell for name, cell in row.items() if _is_there(cell)} for row in rows]
    order = ("clone", "purpose", "tool", "expansions")
    found = [*_alike(known, settings), *_tools(known), *_expansions(known, settings)]
    return sorted(found, key=lambda overlap: order.index(overlap.kind))


def way(before: float | None, after: float | None, target: float | None) -> float | None:
    """How much of the way from ``before`` to ``target`` was gone: 1 is all of it, below 0 is back.

    None where one of the three is not known, or there was no way to go.
    """
    if before is None or after is None or target is None or target == before:
        return None
    return (after - before) / (target - before)


def _is_there(cell: object) -> bool:
    return cell is not None and cell == cell and cell != ""  # noqa: PLR0124 - NaN is unlike itself


def _alike(known: list[dict[str, object]], settings: Portfolio) -> Iterator[Overlap]:
    for one, other in combinations([row for row in known if "purpose" in row], 2):
        if _likeness(one["purpose"], other["purpose"]) < settings.alike:
            continue
        both = (str(one["community"]), str(other["community"]))
        if "model" in one and one.get("model") == other.get("model"):
            yield Overlap("clone", both, "The same purpose in the same way: was it theirs?")
        else:
            yield Overlap("purpose", both, "Nearly the same purpose: do they know of each other?")


def _likeness(one: object, other: object) -> float:
    """0 to 1, whatever the order of the words."""
    return fuzz.token_sort_ratio(plain_text(str(one)).lower(), plain_text(str(other)).lower()) / 100


def _tools(known: list[dict[str, object]]) -> Iterator[Overlap]:
    users = dict[str, list[str]]()
    for row in known:
        tools = row.get("tools")
        for tool in dict.fromkeys(tools if isinstance(tools, list | tuple) else ()):
            users.setdefault(str(tool), []).append(str(row["community"]))
    for tool, communities in users.items():
        if len(communities) > 1:
            yield Overlap(
                "tool", tuple(communities), f"{len(communities)} use {tool}: could they share it?"
            )


def _expansions(known: list[dict[str, object]], settings: Portfolio) -> Iterator[Overlap]:
    growing = tuple(str(row["community"]) for row in known if row.get("decision") == SCALE)
    if len(growing) > settings.expansions:
        words = f"{len(growing)} expand in one cycle. One at a time: the centre learns from each."
        yield Overlap("expansions", growing, words)
