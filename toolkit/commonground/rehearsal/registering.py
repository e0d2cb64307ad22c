"""What simulated people write into a register: by its step, by its column, by the column's kind.

Their texts stand in ``data/rehearsal.json`` under ``registers``: ``rows`` (step → names of rows
that they add), ``samples`` (step → rows as they have them in mind, by their name), and what anybody
may write under a column of a name (``columns``) or of a kind (``kinds``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import chain
from random import Random
from typing import Any

from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

AT_ONCE = 4  # columns that they fill before they save
ADDED = 6  # rows beyond which nobody thinks of another


@cache
def texts() -> dict[str, Any]:
    """What they have in mind."""
    return dict(json.loads(data("rehearsal.json").read_text(encoding="utf-8"))["registers"])


def fill_row(page: Page, chance: Random) -> Move | None:
    """The next columns of the row that this person is filling; then another row, or a new one."""
    board, at = page["board"], page["mine"].get("at")
    if "save_row" not in page["can"]:
        return None
    rows = {row["id"]: row for row in board["rows"]}
    if at in rows and (new := _next(page, rows[at], chance)):
        return "save_row", {"row": at, "base": board["changes"], "fields": new}
    left = [row["id"] for row in board["rows"] if not row["filling"] and _open(page, row)]
    if left:
        return "fill_row", {"row": chance.choice(left) if at is None else left[0]}
    return _add(page)


def _add(page: Page) -> Move | None:
    board, step = page["board"], page["step"]
    there = {row["text"] for row in board["rows"]}
    most = min(ADDED, step["options"].get("limit", ADDED))
    if "add_row" not in page["can"] or len(there) >= most:
        return None
    known = [row["text"] for row in _samples(step["id"])] or texts()["rows"].get(step["id"])
    left = [name for name in known or texts()["rows"][""] if name not in there]
    return ("add_row", {"text": left[0]}) if left else None


def _samples(step: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = texts()["samples"].get(step, [])
    return found


def _open(page: Page, row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The columns that somebody would still fill."""
    sample = _sample(row)
    return [
        column
        for column in page["board"]["columns"]
        if not row["fields"].get(column["name"])
        and (sample.get(column["name"]) if sample else column.get("offers") != "rows")
        and (column["kind"] != "text" or not _is_done(row))
    ]


def _is_done(row: Mapping[str, Any]) -> bool:
    """Not everything finds words: a long text is left open where the rest is filled."""
    return int(row["filled"]) >= AT_ONCE


def _sample(row: Mapping[str, Any]) -> dict[str, str]:
    """What they have in mind of a row, whichever step it has come from."""
    every = (each for rows in texts()["samples"].values() for each in rows)
    known = [each.items() for each in every if each["text"] == row["text"]]
    return dict(chain.from_iterable(known))


def _next(page: Page, row: Mapping[str, Any], chance: Random) -> dict[str, str]:
    sample = _sample(row)
    found = {
        column["name"]: sample.get(column["name"]) or _any(page, column, chance)
        for column in _open(page, row)[:AT_ONCE]
    }
    return {name: text for name, text in found.items() if text}


def _any(page: Page, column: Mapping[str, Any], chance: Random) -> str:
    """Something that fits a column."""
    choices = column.get("choices", [])
    if column["kind"] == "choices":
        return ", ".join(chance.sample(choices, min(2, len(choices))))
    if choices:
        return str(chance.choice(choices))
    offered = page["board"]["offers"].get(column["name"])
    known = texts()["columns"].get(column["name"]) if column["kind"] != "date" else None
    said = str(chance.choice(offered or known or texts()["kinds"][column["kind"]]))
    if column["kind"] in ("number", "whole") and "high" in column:
        return f"{chance.randint(int(column['low']), int(column['high']))}"
    return said
