"""Which events may leave the database.

An answer in a private step is its author's own until the facilitator reveals it. So each board, or
each round of a board that has rounds, has a moment up to which it has been shown: the last one at
which one of its steps was revealed, or for ever if one is revealed now. Answers after that moment
stay behind; they are counted, so that whoever reads the file knows that it is not all. A reveal
that was taken back counts for nothing.

An opening event holds what its step starts from. Where that comes from a board that nobody was
shown, and the step itself was not revealed either, it stays behind too.

Where somebody signed what they no longer stand for, another signature takes the place of theirs
(`Activity.unsigned`), in every file. The session that such a file makes is the same otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from commonground.hub.state import MOVES, State, activity, fold, replay, veil_of
from commonground.session.events import DESK, HUB, Event
from commonground.session.steps import Step

Shown = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Kept:
    """Events in the order of the log; how many were left out of each step, of how many people."""

    events: tuple[Event, ...]
    withheld: Mapping[str, int] = field(default_factory=dict)
    withheld_of: Mapping[str, int] = field(default_factory=dict)


def whole(events: Sequence[Event]) -> Kept:
    """All of them."""
    return Kept(tuple(_unsigned(events, replay(events))))


def revealed(events: Sequence[Event]) -> Kept:
    """Those that everybody in the room may have seen."""
    shown = _shown_until(events)
    state = replay(events)
    steps = state.steps
    kept: list[Event] = []
    withheld: dict[str, list[str]] = {}
    for event in _unsigned(events, state):
        step = steps.get(event.step or "")
        if step is None and event.step is not None:
            # Its workshop was added and taken back: of what is nowhere only the moves are told.
            if event.kind in MOVES:
                kept.append(replace(event, data={**event.data, "inputs": {}}))
            else:
                withheld.setdefault(event.step, []).append(event.actor)
        elif step is None or event.seq <= shown[veil_of(step)]:
            kept.append(event)
        elif event.kind == "step_opened":
            kept.append(_without_private_inputs(event, steps.get(step.source or ""), shown))
        elif event.actor in (DESK, HUB) and event.kind not in activity(step).on_paper:
            kept.append(event)
        else:
            # Each sheet of paper is somebody else's, whoever entered it.
            author = str(event.data.get("ballot", event.actor))
            withheld.setdefault(step.id, []).append(author)
    return Kept(
        tuple(_pointing(kept)),
        {name: len(actors) for name, actors in withheld.items()},
        {name: len(set(actors)) for name, actors in withheld.items()},
    )


def _pointing(kept: Sequence[Event]) -> Iterator[Event]:
    """The events; what an undo names and is not among them, it does not name."""
    numbers = {event.seq for event in kept}
    for event in kept:
        if event.kind == "undone" and not numbers.issuperset(event.data["events"]):
            here = [seq for seq in event.data["events"] if seq in numbers]
            yield replace(event, data={**event.data, "events": here})
        else:
            yield event


def taken_back(events: Sequence[Event]) -> set[int]:
    """The numbers of the events that were undone."""
    return {seq for event in events if event.kind == "undone" for seq in event.data["events"]}


def _unsigned(events: Sequence[Event], state: State) -> list[Event]:
    """All events, without the signatures that no longer stand."""
    boards: dict[str, list[Event]] = {}
    for event in events:
        if step := state.steps.get(event.step or ""):
            boards.setdefault(step.board, []).append(event)
    signed: dict[int, str] = {}
    for board, own in boards.items():
        signed |= activity(state.steps[board]).unsigned(own, state.people.keys())
    return [replace(e, actor=signed[e.seq]) if e.seq in signed else e for e in events]


def _shown_until(events: Sequence[Event]) -> Shown:
    """Veil → the number of the last event up to which everybody has seen what is behind it."""
    gone = taken_back(events)
    shown: dict[str, float] = {}
    state = State()
    for event in events:
        if event.seq in gone:
            continue
        if event.actor == DESK:  # nobody else reveals or hides anything
            shown |= dict.fromkeys(_revealed_now(state), event.seq)
        state = fold(state, event)
    veils = dict.fromkeys(map(veil_of, state.steps.values()), 0.0)
    return veils | shown | dict.fromkeys(_revealed_now(state), math.inf)


def _revealed_now(state: State) -> set[str]:
    return {veil for veil in map(veil_of, state.steps.values()) if state.is_revealed(veil)}


def _without_private_inputs(event: Event, source: Step | None, shown: Shown) -> Event:
    if source is None or event.seq <= shown[veil_of(source)]:
        return event
    return replace(event, data={**event.data, "inputs": {}})
