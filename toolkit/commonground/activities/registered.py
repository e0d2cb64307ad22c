"""The board of a register: what an event changes in it, and what is read from its rows.

The columns, and the name of the reading, stand in the board: a step that continues another goes on
with the same ones. What earlier steps gave is written into the opening event as far as the reading
asks for it, so that a board never depends on what another board became later. The reading is done
once for each state of the rows: every page of every change asks again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from commonground.activities import entries
from commonground.activities.base import Board, Room
from commonground.activities.columns import Column, columns_of
from commonground.activities.readings import READINGS
from commonground.activities.readings.base import finding
from commonground.methods.problems import Unsuitable
from commonground.session.events import Event
from commonground.session.text import clean

Json = dict[str, Any]
ROWS = "rows"  # where the board holds them
NAME = 120
OFFERED = 40


def begun(item: Mapping[str, Any], columns: list[Column]) -> dict[str, str]:
    """The row that an item begins with: its name, and what it brings for a column."""
    known = {"text": _short(item["text"], NAME)}
    for column in columns:
        brought = item.get(column.name)
        if isinstance(brought, str | int | float) and not isinstance(brought, bool) and brought:
            words = _short(brought, 200)
            if not column.choices or column.kind == "choices" or words in column.choices:
                known[column.name] = words
    return known


def _short(text: object, length: int) -> str:
    words = f"{text:g}" if isinstance(text, int | float) else str(text)
    return clean(words[: 4 * length], 4 * length, lines=False)[:length]


def frozen(reads: str, room: Room) -> Json:
    """What the reading asks for of what earlier steps gave, without who took which task."""
    takes = READINGS[reads].takes if reads in READINGS else ()
    return {
        name: {key: found for key, found in room.given[name].items() if key != "tasks"}
        for name in takes
        if name in room.given
    }


def offered(columns: list[Column], room: Room) -> dict[str, list[str]]:
    """Column → what earlier steps named that may stand in it."""
    named = {
        column.name: _names(room.given[column.offers])
        for column in columns
        if column.offers in room.given
    }
    return {name: texts[:OFFERED] for name, texts in named.items() if texts}


def _names(outcome: Board) -> list[str]:
    """What the items of an outcome are called; of a measurement plan its cards."""
    items = outcome.get("items") or outcome.get("cards") or ()
    return [str(one.get("text") or one.get("name") or "") for one in items]


def flat(board: Board) -> list[Json]:
    """The rows in their order: ``id``, ``text``, and what stands in each column."""
    rows = entries.ordered(board, ROWS)
    return [{"id": key, **row["fields"]} for key, row in rows.items()]


def read(board: Board) -> Json:
    """What is found in the rows: what the columns cannot hold comes first, then the reading."""
    rows, given = (json.dumps(part) for part in (flat(board), board["given"]))
    found: Json = _read(board["reads"], rows, given)
    slips = [slip for key, row in board[ROWS].items() for slip in _slips(key, row, board)]
    return {**found, "findings": [*slips, *found["findings"]]}


@lru_cache(maxsize=128)
def _read(name: str, rows: str, given: str) -> Json:
    if name not in READINGS:
        return {"findings": [], "figures": []}
    try:
        return READINGS[name](json.loads(rows), json.loads(given))
    except Unsuitable as problem:
        return {"findings": [finding("warning", problem.what, problem.do)], "figures": []}


def _slips(key: str, row: Mapping[str, Any], board: Board) -> list[Json]:
    """What stands in a row and cannot be read."""
    fields = row["fields"]
    wrong = [(c, c.wrong(fields.get(c.name, ""))) for c in columns_of(board)]
    return [
        {**finding("warning", slip.reason, slip.fix, key), "field": column.name}
        for column, slip in wrong
        if slip
    ]


def fold(board: Board, event: Event) -> Board:
    """The board after an event; the same one where the event is no concern of the rows."""
    change = _FOLDS.get(event.kind)
    return change(board, event) if change else board


def _started(board: Board, event: Event) -> Board:
    inputs = event.data.get("inputs", {})
    board = entries.begun(board, ROWS, inputs.get("rows", {}))
    return {**board, **{name: inputs[name] for name in ("given", "offers") if name in inputs}}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _started,
    "row_added": lambda board, event: entries.put(
        board, ROWS, event.data["row"], event.data["fields"]
    ),
    "row_saved": lambda board, event: entries.saved(board, ROWS, event.data["row"], event),
    "row_filled": lambda board, event: entries.turned_to(board, event.data["row"], event),
    "row_put_first": lambda board, event: entries.put_first(
        board, event.data["row"], first=event.data["first"]
    ),
    "row_taken_out": lambda board, event: entries.taken_out(board, ROWS, event.data["row"]),
}
