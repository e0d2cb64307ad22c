"""What a session looks like now: a pure fold of its events.

``fold(state, event)`` returns the next state and never asks whether the event was allowed; that
was decided before it was written. Undoing is a fold too: `replay` leaves out the events that were
taken back, and everything else follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from commonground.activities import ACTIVITIES
from commonground.activities.base import CLOSED, OPEN, REVEALED, Activity, Board
from commonground.activities.consent import KEPT
from commonground.methods.programme import VOICES
from commonground.session.events import Event
from commonground.session.people import Person
from commonground.session.steps import Step, Workshop, inserted

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Opened:
    """A step that was opened: its phase and its clock (seconds since the epoch, or left)."""

    phase: str
    at: float
    ends_at: float | None
    left: float | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the pages of a session are drawn from."""

    title: str = ""
    anonymous: bool = True
    started_at: float | None = None
    workshops: tuple[Workshop, ...] = ()
    steps: Mapping[str, Step] = field(default_factory=dict)  # of all workshops, in order
    people: Mapping[str, Person] = field(default_factory=dict)
    locked: bool = False
    finished: bool = False
    current: str | None = None
    opened: Mapping[str, Opened] = field(default_factory=dict)
    boards: Mapping[str, Board] = field(default_factory=dict)
    jumps: Mapping[str, Board] = field(default_factory=dict)  # by the step that was opened too soon
    carried: Mapping[str, Any] = field(default_factory=dict)  # what earlier sessions gave

    @property
    def books(self) -> list[Workshop]:
        """The workshops without the breaks between them."""
        return [one for one in self.workshops if not one.is_break]

    @property
    def step(self) -> Step | None:
        """The step that the room is in."""
        return self.steps[self.current] if self.current else None

    def phase(self, step: str) -> str | None:
        """open, closed or revealed; None before the step was opened."""
        return self.opened[step].phase if step in self.opened else None

    def board(self, step: Step) -> Board:
        """The step's board, blank if nothing has happened on it."""
        owner = self.steps.get(step.board, step)
        return self.boards.get(step.board) or ACTIVITIES[step.activity].blank(owner)

    def is_revealed(self, veil: str) -> bool:
        """Whether what is behind a veil may be shown to others, as far as any step says so."""
        steps = [step for step in self.steps.values() if veil_of(step) == veil]
        private = any(ACTIVITIES[step.activity].private for step in steps)
        return not private or any(self.phase(step.id) == REVEALED for step in steps)

    def agreements(self) -> list[dict[str, Any]]:
        """What the group has agreed on so far: the outcome of each step that led to it, in order.

        Each with its step (``id``), the title of its workshop, and what it ``gives`` to others.
        Every page of every change holds them, so only those steps are asked that lead to agreement.
        """
        asked = [
            (workshop, step)
            for workshop in self.workshops
            for step in workshop.steps
            if ACTIVITIES[step.activity].agrees
        ]
        told = [(w, s, ACTIVITIES[s.activity].outcome(self.board(s))) for w, s in asked]
        return [
            {"id": step.id, "workshop": workshop.title, "gives": step.gives, **self._said(outcome)}
            | ({"provisional": reason} if (reason := self.provisional(workshop)) else {})
            for workshop, step, outcome in told
            if "statement" in outcome
        ]

    @staticmethod
    def _said(outcome: Board) -> dict[str, Any]:
        """What was agreed on, without what it stands for: pages have their own way to cards."""
        return {name: value for name, value in outcome.items() if name not in KEPT}

    def provisional(self, workshop: Workshop) -> str:
        """The reason for which a workshop was begun before all was there that it builds on."""
        jumps = [self.jumps[step.id] for step in workshop.steps if step.id in self.jumps]
        missed = [one for one in jumps if any(lack["id"] == VOICES for lack in one["missing"])]
        return workshop.provisional or str(missed[0]["reason"]) if missed else ""

    def held_in(self, step: Step) -> Workshop:
        """The workshop that a step belongs to."""
        return next(one for one in self.workshops if step in one.steps)


def activity(step: Step) -> Activity:
    """The activity of a step."""
    return ACTIVITIES[step.activity]


def veil_of(step: Step) -> str:
    """What is revealed together with a step: its board, or the step alone where it is a round."""
    return step.id if activity(step).rounds else step.board


def replay(events: Iterable[Event], start: State | None = None) -> State:
    """The state after all events that were not taken back, and after ``start``."""
    kept = list(events)
    gone = {seq for event in kept if event.kind == "undone" for seq in event.data["events"]}
    state = start or State()
    for event in kept:
        if event.seq not in gone:
            state = fold(state, event)
    return state


def fold(state: State, event: Event) -> State:
    """The state after one more event."""
    if change := _SESSION.get(event.kind):
        state = change(state, event)
    step = state.steps.get(event.step or "")
    if step is None:
        return state
    before = state.board(step)
    after = ACTIVITIES[step.activity].fold(before, event)
    if after is before:
        return state
    return replace(state, boards={**state.boards, step.board: after})


def _created(state: State, event: Event) -> State:
    workshops = tuple(Workshop.from_json(workshop) for workshop in event.data["workshops"])
    return replace(
        state,
        title=event.data["title"],
        anonymous=event.data["anonymous"],
        workshops=workshops,
        steps={step.id: step for workshop in workshops for step in workshop.steps},
        carried=event.data.get("carried", {}),
    )


def _added(state: State, event: Event) -> State:
    new = Workshop.from_json(event.data["workshop"])
    workshops = tuple(inserted(state.workshops, new, event.data["after"]))
    steps = {step.id: step for workshop in workshops for step in workshop.steps}
    return replace(state, workshops=workshops, steps=steps)


def _joined(state: State, event: Event) -> State:
    person = Person(event.actor, event.data["name"], bool(event.data.get("simulated")))
    return replace(state, people={**state.people, person.id: person})


def _removed(state: State, event: Event) -> State:
    gone = event.data["person"]
    return replace(state, people={key: p for key, p in state.people.items() if key != gone})


def _step_opened(state: State, event: Event) -> State:
    """Open a step afresh; one that was opened before keeps its phase and gets no new clock."""
    step = state.steps[event.step or ""]
    before = state.opened.get(step.id)
    phase = before.phase if before else REVEALED if step.revealed else OPEN
    ends_at = event.at + step.minutes * MINUTE if before is None else before.ends_at
    opened = Opened(phase, event.at, ends_at, before.left if before else None)
    return replace(
        state,
        current=step.id,
        started_at=state.started_at or event.at,
        opened={**state.opened, step.id: opened},
        jumps={**state.jumps, step.id: jump} if (jump := event.data.get("jump")) else state.jumps,
    )


def _turned(state: State, event: Event, **change: Any) -> State:
    step = event.step or ""
    if step not in state.opened:
        return state
    return replace(state, opened={**state.opened, step: replace(state.opened[step], **change)})


def _extended(state: State, event: Event) -> State:
    opened = state.opened.get(event.step or "")
    more = event.data["minutes"] * MINUTE
    if opened is None:
        return state
    if opened.left is not None:
        return _turned(state, event, left=max(0.0, opened.left + more))
    # Time that has run out starts again from now: one more minute means a minute from here.
    ends_at = max(opened.ends_at or event.at, event.at if more > 0 else 0.0) + more
    return _turned(state, event, ends_at=max(ends_at, event.at))


def _paused(state: State, event: Event) -> State:
    opened = state.opened.get(event.step or "")
    if opened is None or opened.ends_at is None:
        return state
    return _turned(state, event, ends_at=None, left=max(0.0, opened.ends_at - event.at))


def _resumed(state: State, event: Event) -> State:
    opened = state.opened.get(event.step or "")
    if opened is None or opened.left is None:
        return state
    return _turned(state, event, ends_at=event.at + opened.left, left=None)


_SESSION: dict[str, Callable[[State, Event], State]] = {
    "session_created": _created,
    "workshop_added": _added,
    "joined": _joined,
    "person_removed": _removed,
    "step_opened": _step_opened,
    "step_closed": lambda state, event: _turned(state, event, phase=CLOSED),
    "step_reopened": lambda state, event: _turned(state, event, phase=OPEN),
    # A changed text is asked about afresh, and everybody answers before anybody sees.
    "amended": lambda state, event: _turned(state, event, phase=OPEN),
    "revealed": lambda state, event: _turned(state, event, phase=REVEALED),
    "extended": _extended,
    "paused": _paused,
    "resumed": _resumed,
    "room_locked": lambda state, event: replace(state, locked=True),
    "room_unlocked": lambda state, event: replace(state, locked=False),
    "finished": lambda state, event: replace(state, finished=True),
}
MOVES = frozenset(_SESSION)
"""The kinds of event that move the session, whatever its steps are."""
