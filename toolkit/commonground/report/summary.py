"""What the report says of a session, ready to be laid out: plain values, no markup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonground.hub.begun import begun_from
from commonground.hub.state import activity
from commonground.rehearsal.autopilot import PREFIX as OF_THE_AUTOPILOT
from commonground.report import boards
from commonground.report.chapters import Chapter, Part, chapters, pending
from commonground.report.decisions import Decision, decisions
from commonground.report.public import taken_back
from commonground.report.record import Record
from commonground.session.steps import RECESS, Workshop


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole report.

    ``agreed`` are the agreements of `State.agreements`, each with the time ``at`` which it was
    recorded; ``decided`` is what was chosen and why, where a step led to a decision; ``pending``
    are the titles of workshops that should have led to an agreement and have not. Where none is
    to lead to one (``seeks``), none is missed.
    """

    record: Record
    agreed: list[dict[str, Any]]
    decided: list[dict[str, str]]
    pending: list[str]
    seeks: bool
    working_text: str
    chapters: list[Chapter]
    parts: list[Part]
    owners: list[dict[str, Any]]
    decisions: list[Decision]
    people: int
    simulated: int
    led_by_program: bool
    begun_from: dict[str, Any] | None


def summarise(record: Record) -> Summary:
    """Everything that the report tells."""
    state, events = record.state, record.kept.events
    gone = taken_back(events)
    at = {e.step: e.at for e in events if e.kind == "confirmed" and e.seq not in gone}
    agreed = [{**one, "at": at.get(one["id"])} for one in state.agreements()]
    parts = list(_parts(record))
    tasks = [task for part in parts if part.phase for task in part.seen.get("commitments", ())]
    return Summary(
        record=record,
        agreed=agreed,
        decided=_decided(record),
        pending=pending(record.state),
        seeks=bool(_seeking(record)),
        working_text=_working_text(record),
        chapters=chapters(record.state, parts),
        parts=parts,
        owners=tasks,
        decisions=decisions(record),
        people=len(state.people),
        simulated=sum(person.simulated for person in state.people.values()),
        led_by_program=any(event.command.startswith(OF_THE_AUTOPILOT) for event in events),
        begun_from=begun_from(state),
    )


def _decided(record: Record) -> list[dict[str, str]]:
    """What was chosen, where a choice was recorded, with its step and its reason."""
    state = record.state
    steps = [step for step in state.steps.values() if step.activity == "decision"]
    found = [(step, activity(step).outcome(state.board(step))) for step in steps]
    return [
        {"step": step.title, "text": str(one["text"]), "reason": str(one["reason"])}
        for step, one in found
        if one["items"]
    ]


def _working_text(record: Record) -> str:
    """The text that the group has come to last, agreed or not, on the way to an agreement."""
    state = record.state
    steps = [step for workshop in _seeking(record) for step in workshop.steps]
    found = [str(activity(step).outcome(state.board(step)).get("text", "")) for step in steps]
    return next(filter(None, reversed(found)), "")


def _seeking(record: Record) -> list[Workshop]:
    """The workshops in which something is to be agreed on."""
    books = record.state.workshops
    return [book for book in books if any(activity(step).agrees for step in book.steps)]


def _parts(record: Record) -> Iterator[Part]:
    state = record.state
    acted = {(event.step, event.actor) for event in record.kept.events}
    number = 0
    for step in state.steps.values():
        number += step.activity != RECESS  # a break is told between the steps, without a number
        first = state.steps.get(step.continues or "")
        yield Part(
            number=number,
            step=step,
            phase=state.phase(step.id),
            anonymous=record.anonymous(step),
            signed=any((step.id, person) in acted for person in state.people),
            withheld=record.kept.withheld_of.get(step.id, 0),
            begun_in=first.title if first else None,
            seen={} if first else boards.seen(record, step),
        )
