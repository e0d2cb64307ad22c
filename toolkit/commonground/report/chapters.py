"""The report's chapters: one for each workshop, with what it was held for and its steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from commonground.hub.state import State, activity
from commonground.session.steps import Step, Workshop


@dataclass(frozen=True, slots=True)
class Part:
    """A step in the report.

    ``signed`` says that people signed something in it. ``seen`` is its board; steps that continue
    a board have none. ``withheld`` is the number of people whose answers are not in the file.
    """

    number: int
    step: Step
    phase: str | None
    anonymous: bool
    signed: bool
    withheld: int
    begun_in: str | None
    seen: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A workshop, or a break.

    ``purpose`` is the text that the workshop is held for, if it begins with one, and ``agreed_in``
    the title of the workshop in which the group had agreed on exactly that. ``provisional`` is the
    reason for which it was held before all was there that it builds on.
    """

    title: str
    is_break: bool
    purpose: str
    agreed_in: str
    provisional: str
    parts: list[Part]


def chapters(state: State, parts: Iterable[Part]) -> list[Chapter]:
    """The steps under their workshops, in order."""
    by_step = {part.step.id: part for part in parts}
    earlier = state.carried.get("given", {}).get("purpose", {}).get("statement")
    agreed = {str(earlier): "an earlier session"} if earlier else {}
    agreed |= {one["statement"]: one["workshop"] for one in state.agreements()}
    found = []
    for workshop in state.workshops:
        purpose = held_for(state, workshop)
        its = [by_step[step.id] for step in workshop.steps]
        is_break = workshop.is_break
        agreed_in = agreed.get(purpose, "")
        reason = state.provisional(workshop)
        found.append(Chapter(workshop.title, is_break, purpose, agreed_in, reason, its))
    return found


def held_for(state: State, workshop: Workshop) -> str:
    """The purpose that a workshop took from an earlier one, or wrote where none was given."""
    asks = [step for step in workshop.steps if step.takes == "purpose"]
    texts = [str(activity(one).outcome(state.board(one)).get("text", "")) for one in asks]
    return next(filter(None, texts), "")


def pending(state: State) -> list[str]:
    """The workshops that were begun, and in which nothing has been agreed on yet."""
    agreed = {one["id"] for one in state.agreements()}
    return [
        workshop.title
        for workshop in state.books
        if any(activity(step).agrees for step in workshop.steps)
        and any(step.id in state.opened for step in workshop.steps)
        and not any(step.id in agreed for step in workshop.steps)
    ]
