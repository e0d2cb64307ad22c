"""The cells of a honeycomb: which there are, and what is said of each by everybody together.

Two people who add a cell by the same names, however they write them, mean the same one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from typing import Any

from commonground.activities.base import Board, shuffled
from commonground.methods.stakeholders import neighbours, status
from commonground.methods.stakeholders.names import same_letters
from commonground.session.steps import Step

MOST = 48  # that are there from the start
KINDS = {"segments": "customer", "roles": "employee", "problems": "problem"}
SAID = ("give", "get", "evidence")
PARTS = ("segment", "role", "problem")


def named(step: Step, source: Board) -> dict[str, list[str]]:
    """Segments, roles, problems: those of the step's options, else the source's by their kind.

    Items without a kind are problems, unless others among them are customers or employees: then
    it is a list of stakeholders, in which somebody did not say what these are.
    """
    by_kind: dict[str, list[str]] = {}
    for item in source.get("items", ()):
        by_kind.setdefault(str(item.get("kind", "")).casefold(), []).append(str(item["text"]))
    if not by_kind.keys() & {KINDS["segments"], KINDS["roles"]}:
        by_kind.setdefault(KINDS["problems"], []).extend(by_kind.get("", ()))
    return {
        part: list(step.options.get(part, ())) or by_kind.get(kind, [])
        for part, kind in KINDS.items()
    }


def at_first(lists: Mapping[str, Sequence[str]]) -> tuple[dict[str, dict[str, str]], int]:
    """All cells there can be, no more than ``MOST``; and how many are left out."""
    parts = [lists[part] for part in ("problems", "roles", "segments")]
    all_ = len(parts[0]) * len(parts[1]) * len(parts[2])
    cells = {
        f"c{number}": {"segment": segment, "role": role, "problem": problem}
        for number, (problem, role, segment) in enumerate(islice(product(*parts), MOST), start=1)
    }
    return cells, all_ - len(cells)


def alike(cell: Mapping[str, Any]) -> tuple[str, ...]:
    """What all ways of writing one cell have in common."""
    return tuple(same_letters(str(cell[part])) or str(cell[part]) for part in PARTS)


def records(board: Board) -> list[dict[str, Any]]:
    """A record per cell, those of one problem together: what all say of it, and its status."""
    standing: dict[tuple[str, ...], str] = {}
    same: dict[str, str] = {}
    for key in [*board["first"], *shuffled([*board["added"]], "")]:
        same[key] = standing.setdefault(alike(cells(board)[key]), key)
    said: dict[str, list[Mapping[str, Any]]] = {key: [] for key in standing.values()}
    for author in shuffled([*board["entries"]], ""):
        for key, entry in board["entries"][author].items():
            if key in same and any(entry.values()):
                said[same[key]].append(entry)
    found = [
        {"id": key, **{part: cells(board)[key][part] for part in PARTS}, **_together(all_)}
        for key, all_ in said.items()
        if key not in board["out"]
    ]
    problems = list(dict.fromkeys(same_letters(one["problem"]) for one in found))
    found.sort(key=lambda one: problems.index(same_letters(one["problem"])))
    beside = neighbours(found)
    return [
        {**one, "neighbours": [found[place]["id"] for place in places]}
        for one, places in zip(found, beside, strict=True)
    ]


def cells(board: Board) -> dict[str, Mapping[str, str]]:
    """Id → cell: those from the start, and those that were added."""
    return {**board["first"], **board["added"]}


def _together(said: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What several people say of one cell, each text once, a line each."""
    lines = {name: "\n".join(_different(entry[name] for entry in said)) for name in SAID}
    who = _different(person for entry in said for person in entry["who"])
    return {"who": who, **lines, "status": status(lines["give"], lines["get"]), "n": len(said)}


def _different(texts: Iterable[str]) -> list[str]:
    """The texts without what is empty or written before in another way."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(same_letters(text) or text, text)
    return list(found.values())
