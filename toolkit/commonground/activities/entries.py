"""Entries that a room fills together: what is typed is kept, and nobody overwrites another.

An entry has ``fields`` (name → text as it was typed) and ``changed`` (name → number of the change
that wrote it); the board counts its changes. Whoever saves says up to which change their page had
heard: a save is refused only when one of its own fields was changed by somebody else since. So
several people fill one entry at a time, and different fields never collide.

Indicator cards are such entries, and so are the rows of a register. The board holds them under a
name of their own (``of``), beside ``changes``, ``at`` (author → entry that they are filling),
``filled`` (authors who have saved something in this step), ``gone`` (entries that were taken out,
which opening the step again does not bring back) and ``first`` (those that come first).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.activities.base import Board
from commonground.activities.versions import stale
from commonground.session.events import Event
from commonground.session.problems import Refused

Entry = Mapping[str, Any]


def blank(of: str) -> dict[str, Any]:
    """A board without entries."""
    return {of: {}, "at": {}, "changes": 0, "filled": [], "gone": [], "first": []}


def ordered(board: Board, of: str) -> dict[str, Entry]:
    """The entries by their ids, those first that come first."""
    first = [key for key in board["first"] if key in board[of]]
    return {key: board[of][key] for key in (*first, *board[of])}


def changes(entry: Entry, fields: Mapping[str, str], base: object, what: str) -> dict[str, str]:
    """Those of the fields that are new to an entry. Raises `Refused` without any, and if stale."""
    new = {name: text for name, text in fields.items() if entry["fields"].get(name, "") != text}
    if not new:
        raise Refused(f"Nothing has changed {what}.", do="Fill a field, then save.")
    if not isinstance(base, int) or any(entry["changed"].get(name, 0) > base for name in new):
        raise stale("Somebody")
    return new


def begun(board: Board, of: str, entries: Mapping[str, Mapping[str, str]]) -> Board:
    """A step opens: with the entries it begins with, of which nobody's words are written over.

    Nobody is at an entry then, and nobody has done yet what the step asks for.
    """
    for key, fields in entries.items():
        written = board[of].get(key, {}).get("changed", {})
        new = {name: text for name, text in fields.items() if name not in written}
        if new and key not in board["gone"]:
            board = put(board, of, key, new)
    return {**board, "at": {}, "filled": []}


def put(board: Board, of: str, key: str, fields: Mapping[str, str]) -> Board:
    """Write fields into an entry, or begin it; an empty text empties a field."""
    before = board[of].get(key, {"fields": {}, "changed": {}})
    change = board["changes"] + 1
    kept = {**before["fields"], **fields}
    after = {
        "fields": {name: text for name, text in kept.items() if text},
        "changed": {**before["changed"], **dict.fromkeys(fields, change)},
    }
    return {**board, "changes": change, of: {**board[of], key: after}}


def saved(board: Board, of: str, key: str, event: Event) -> Board:
    """Somebody saved fields of an entry; one that was taken out meanwhile stays out."""
    if key not in board[of]:
        return board
    filled = list(dict.fromkeys([*board["filled"], event.actor]))
    return {**put(board, of, key, event.data["fields"]), "filled": filled}


def turned_to(board: Board, key: str | None, event: Event) -> Board:
    """Somebody is at this entry now, or at none."""
    return {**board, "at": {**board["at"], event.actor: key}}


def put_first(board: Board, key: str, *, first: bool) -> Board:
    """An entry comes first, after those that do already; or no longer."""
    others = [one for one in board["first"] if one != key]
    return {**board, "first": [*others, key] if first else others}


def taken_out(board: Board, of: str, key: str) -> Board:
    """The board without an entry."""
    left = {one: entry for one, entry in board[of].items() if one != key}
    return {**board, of: left, "gone": [*board["gone"], key]}
