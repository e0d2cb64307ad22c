"""Sheets of paper: the answers of somebody without a phone, typed at the desk all at once.

A sheet is a ballot of its own: it counts like everybody's answers, and nothing connects it with a
person. It is as private as they are, and the exports say that it came from paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from commonground.activities.base import ALWAYS, FACILITATOR, Allowed, Ask, new_id
from commonground.session.problems import Refused

ENTERED = "sheet_entered"
COMMANDS = {"enter_sheet": Allowed(FACILITATOR, ALWAYS)}
UNDOABLE = {ENTERED: "Sheet of paper from the desk"}
_LETTER = "b"


def new_sheet(ask: Ask) -> str:
    """The ballot of a sheet that is entered."""
    return new_id(_LETTER, ask)


def is_sheet(ballot: str) -> bool:
    """Whether this ballot was entered from paper."""
    return ballot.startswith(f"{_LETTER}_")


def sheets(ballots: Iterable[str]) -> list[str]:
    """Those of the ballots that were entered from paper."""
    return [ballot for ballot in ballots if is_sheet(ballot)]


def entered(ballot: str, answers: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """The event of a sheet. Raises `Refused` for one with nothing on it."""
    if not answers:
        raise Refused("There is nothing on this sheet yet.", do="Fill in at least one answer.")
    return ENTERED, {"ballot": ballot, "answers": dict(answers)}


def given(ask: Ask) -> Mapping[str, Any]:
    """The answers that a command brings, whatever they are; none if it brings none."""
    answers = ask.data.get("answers")
    return answers if isinstance(answers, Mapping) else {}
