"""Rows that the desk brings into a register all at once: of other sessions, from their files.

A row that is there already, by its name, gets what is new of it; no other is touched. All of it is
one event, so that one "undo" takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities import entries
from commonground.activities.base import Ask, Board, new_id
from commonground.activities.columns import columns_of
from commonground.activities.registered import NAME, ROWS
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.text import LINE_LENGTH, clean, same_name

TAKEN = "rows_taken"
UNDOABLE = {TAKEN: "Rows that were brought"}


def taken(board: Board, ask: Ask, limit: int) -> tuple[str, dict[str, Any]]:
    """The event of bringing ``rows``, each with a ``text`` and what stands in its columns."""
    given = ask.data.get("rows")
    rows = [row for row in given if isinstance(row, Mapping)] if isinstance(given, list) else []
    if not rows:
        raise Refused("There is nothing in it to take in.", do="Bring another file.")
    there = {key: str(row["fields"].get("text", "")) for key, row in board[ROWS].items()}
    found: dict[str, dict[str, str]] = {}
    for place, row in enumerate(rows):
        fields = _fields(board, row)
        key = _same(there, fields["text"]) or f"{new_id('r', ask)}{place}"
        there[key] = fields["text"]
        found[key] = fields
    if len(there) > limit:
        raise Refused(
            f"There is room for {limit} rows, and these would be {len(there)}.",
            do="Take some out first, or bring fewer.",
        )
    source = clean(ask.data.get("source", ""), LINE_LENGTH, lines=False, name="source")
    return TAKEN, {"rows": found, "source": source}


def _fields(board: Board, row: Mapping[str, Any]) -> dict[str, str]:
    name = clean(row.get("text", ""), NAME, lines=False, name="name")
    if not name:
        raise Refused("A row that was brought has no name.", do="Bring another file.")
    columns = [one for one in columns_of(board) if row.get(one.name)]
    return {"text": name} | {one.name: one.cleaned(row[one.name]) for one in columns}


def _same(there: Mapping[str, str], name: str) -> str:
    return next((key for key, other in there.items() if same_name(name, other)), "")


def fold(board: Board, event: Event) -> Board:
    """The board with the rows that were brought."""
    for key, fields in event.data["rows"].items():
        board = entries.put(board, ROWS, key, fields)
    return board
