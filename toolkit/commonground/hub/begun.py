"""What a session started from, in words: for the desk, the report and the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.hub.state import State

SHORT = 200  # characters of an outcome that are shown


def begun_from(state: State) -> dict[str, Any] | None:
    """The sessions that it goes on from, and what they gave; None where it began with nothing.

    ``from`` has the ``title`` and ``code`` of each, its ``workshops`` and the time ``at`` which it
    was changed last; ``given`` the name and text of each outcome.
    """
    if not state.carried:
        return None
    given: Mapping[str, Mapping[str, Any]] = state.carried["given"]
    told = [{"name": name, "text": in_short(outcome)} for name, outcome in given.items()]
    return {"from": state.carried["from"], "given": told}


def where_given(state: State, name: str) -> str:
    """The titles of the earlier sessions, where one of them gave this; else empty."""
    if name not in state.carried.get("given", {}):
        return ""
    return ", ".join(f"“{one['title']}”" for one in state.carried["from"])


def in_short(outcome: Mapping[str, Any]) -> str:
    """An outcome as one line: its text, or what its items are called."""
    items = outcome.get("items") or outcome.get("tasks") or ()
    text = str(outcome.get("statement") or outcome.get("text") or "") or ", ".join(
        str(one.get("text", "")) for one in items if isinstance(one, Mapping)
    )
    line = "; ".join(" ".join(one.split()) for one in text.splitlines() if one.strip())
    return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"
