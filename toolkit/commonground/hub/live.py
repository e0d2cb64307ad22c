"""One session in memory: its state, its events, and the decision on each command.

Anonymity: in an anonymous step the log does not say who acted but a pseudonym, made from the
person, the board and a salt that stays in the database. The hub can tell that two answers come
from one person; whoever reads the log or an export cannot tell from whom.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from commonground.activities.base import OPEN, REVEALED, Ask, Author, Board, Room, one_of
from commonground.hub import adding, ahead, finishing, permissions, undo
from commonground.hub.state import Opened, State, activity, fold, replay
from commonground.session.commands import Command
from commonground.session.events import DESK, HUB, Event
from commonground.session.people import Viewer
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.store import SessionRow

_DESK_EVENTS = {
    "close_step": "step_closed",
    "reopen_step": "step_reopened",
    "reveal": "revealed",
    "pause": "paused",
    "resume": "resumed",
    "lock_room": "room_locked",
    "unlock_room": "room_unlocked",
    "finish": "finished",
}


@dataclass(frozen=True, slots=True)
class Start:
    """Where to go on from, in place of the events up to number ``seq``.

    ``state`` is what they come to, ``commands`` are the ids of what caused them, ``desk`` those
    among them that count for undo, and ``read`` gets them all.
    """

    state: State = field(default_factory=State)
    seq: int = 0
    commands: Collection[str] = ()
    desk: Iterable[Event] = ()
    read: Callable[[], list[Event]] = list


class Live:
    """A session that the hub has in memory."""

    def __init__(self, row: SessionRow, events: Iterable[Event]) -> None:
        self.row = row
        # Every page of every change asks for them.
        self._authors: dict[tuple[str, str], Author] = {}
        self.reload(events)

    def reload(self, events: Iterable[Event], start: Start | None = None) -> None:
        """Begin again from what is in the log: all events, or those after ``start``."""
        self._start = start or Start()
        self._events = list(events)
        self._unread: Callable[[], list[Event]] | None = self._start.read
        self.last = self._events[-1].seq if self._events else self._start.seq
        self.state: State = replay(self._events, self._start.state)
        self.seen = {*self._start.commands, *(event.command for event in self._events)}
        self._undoable: list[Event] = []
        for event in (*self._start.desk, *self._events):
            self._remember(event)

    @property
    def events(self) -> list[Event]:
        """All events. Those before the start are read when somebody asks for the first time."""
        if self._unread is not None:
            self._events[:0] = self._unread()
            self._unread = None
        return self._events

    def author(self, person: str, step: Step) -> Author:
        """How this step's board and the log call a person."""
        key = person, step.board
        if key not in self._authors:
            self._authors[key] = self._author(person, step)
        return self._authors[key]

    def _author(self, person: str, step: Step) -> Author:
        first = self.state.steps.get(step.board, step)
        secret, text = self.row.salt.encode(), f"{first.id}|{person}".encode()
        pseudonym = "a_" + hmac.new(secret, text, hashlib.sha256).hexdigest()[:16]
        named = not (self.state.anonymous and first.anonymous)
        return Author(person if named else pseudonym, pseudonym, person)

    def decide(
        self, viewer: Viewer, command: Command, now: float, books: adding.Books | None = None
    ) -> Event:
        """The event that a command causes. Raises `Refused`; changes nothing.

        ``books`` are the workshops that may be added.
        """
        permissions.check(self.state, viewer, command)
        if command.kind == "add_workshop":
            data = adding.added(self.state, command.data, books or {})
            return self.event(DESK, "workshop_added", data, now, command=command.id)
        if command.kind in permissions.DESK:
            kind, step, data = self._decide_desk(command, now)
            return self.event(DESK, kind, data, now, step=step, command=command.id)
        step_now = self.state.steps[command.step or ""]
        at_desk = viewer.person is None
        author = Author(DESK, DESK) if at_desk else self.author(str(viewer.person), step_now)
        ask = Ask(command.kind, command.data, author, step_now, command.id)
        kind, data = activity(step_now).decide(self.state.board(step_now), ask)
        actor = activity(step_now).commands[command.kind].actor(author)
        return self.event(actor, kind, data, now, step=step_now.id, command=command.id)

    def event(
        self,
        actor: str,
        kind: str,
        data: Mapping[str, Any],
        now: float,
        *,
        command: str,
        step: str | None = None,
    ) -> Event:
        """The next event of this session."""
        return Event(self.last + 1, now, actor, kind, step, data, command)

    def apply(self, event: Event) -> None:
        """Take an event into the state."""
        undone = event.kind == "undone"
        if undone or event.kind == "workshop_added":
            self._authors.clear()  # there may be other steps
        self.state = self._without(event) if undone else fold(self.state, event)
        self._events.append(event)
        self.last = event.seq
        self.seen.add(event.command)
        self._remember(event)

    def _without(self, undone: Event) -> State:
        """The state when what this event names has been taken back."""
        if any(seq <= self._start.seq for seq in undone.data["events"]):
            self._start = Start()  # what it came to has been taken back in part
            return replay([*self.events, undone])
        later = [event for event in self._events if event.seq > self._start.seq]
        return replay([*later, undone], self._start.state)

    def _remember(self, event: Event) -> None:
        """Keep in mind what the desk could take back."""
        if event.kind == "undone":
            gone = event.data["events"]
            self._undoable = [other for other in self._undoable if other.seq not in gone]
        elif undo.label(self.state, event):
            self._undoable.append(event)

    def _decide_desk(self, command: Command, now: float) -> tuple[str, str | None, dict[str, Any]]:
        current = self.state.current
        match command.kind:
            case "open_step":
                return self._open(command, now)
            case "undo":
                return self._undo()
            case "extend":
                return "extended", current, {"minutes": _minutes(command.data.get("minutes"))}
            case "remove_person":
                person = one_of(command.data.get("person"), self.state.people.keys(), "person")
                return "person_removed", None, {"person": person}
            case kind:
                if kind == "finish":
                    finishing.check(self.state)
                return _DESK_EVENTS[kind], current, {}

    def _open(self, command: Command, now: float) -> tuple[str, str, dict[str, Any]]:
        steps = self.state.steps
        step = steps[one_of(command.data.get("step"), steps.keys(), "step")]
        before = self.state.opened.get(step.id)
        if step.id == self.state.current and before is not None and before.phase == OPEN:
            raise Refused(f"“{step.title}” is open already.")
        given = cache(lambda: self.given(step))
        jump = ahead.jump(self.state, step, given, command.data)
        return "step_opened", step.id, {"inputs": self._inputs(step, before, now, given), **jump}

    def _inputs(
        self, step: Step, before: Opened | None, now: float, given: Callable[[], dict[str, Board]]
    ) -> dict[str, Any]:
        """What the step starts from.

        A step that was revealed keeps what it had, and one that continues another goes on with
        what is there, and with what a source of its own adds to it.
        """
        owner = self.state.steps.get(step.board, step)
        continued = owner is not step and owner.id in self.state.opened
        if (continued and not step.source) or (before is not None and before.phase == REVEALED):
            return {}
        source = self._source(step if continued else owner)
        authors = {str(self.author(person, step)): person for person in self.state.people}
        own, seed = self._own(authors, source), f"{step.id}|{now}"
        room = Room(sorted(authors), own, seed, given())
        return activity(owner).prepare(owner, self._found(step, source), room)

    def given(self, step: Step | None = None) -> dict[str, Board]:
        """What the steps before this one, or all, gave to the workshops after theirs.

        Before them stands what was carried over from earlier sessions. What was made in a workshop
        that was held provisionally says so, under ``provisional``.
        """
        state = self.state
        steps = list(state.steps.values())
        before = steps if step is None else steps[: steps.index(step)]
        found = dict(state.carried.get("given", {}))
        for one in before:
            if one.gives and one.id in state.opened:
                found[one.gives] = dict(activity(one).outcome(state.board(one)))
                if reason := state.provisional(state.held_in(one)):
                    found[one.gives]["provisional"] = reason
        return found

    def _source(self, step: Step) -> Step | None:
        """The step whose result this one starts from: an earlier workshop's, if it takes one.

        None where what it takes was carried over.
        """
        steps = list(self.state.steps.values())
        earlier = steps[: steps.index(step)]
        givers = [one for one in earlier if step.takes and one.gives == step.takes]
        opened = [one for one in givers if one.id in self.state.opened]
        if opened:
            return opened[-1]
        carried = step.takes in self.state.carried.get("given", {})
        return None if carried else self.state.steps.get(step.source or "")

    def _found(self, step: Step, source: Step | None) -> Board:
        """What the source found, or what was carried over."""
        if source is not None:
            return activity(source).outcome(self.state.board(source))
        carried: Mapping[str, Board] = self.state.carried.get("given", {})
        return carried.get(step.takes or "", {})

    def _own(self, authors: Mapping[str, str], source: Step | None) -> dict[str, list[str]]:
        """Author → the items that the same person wrote in the source (or in what fed it)."""
        own: dict[str, list[str]] = {author: [] for author in authors}
        while source is not None:
            wrote = activity(source).authorship(self.state.board(source))
            for author, person in authors.items():
                there = self.author(person, source)
                own[author] += [item for item, writer in wrote.items() if writer == there]
            source = self._source(source)
        return own

    def last_undoable(self) -> Event | None:
        """The last thing done at the desk that has not been taken back."""
        return self._undoable[-1] if self._undoable else None

    def undo_label(self) -> str | None:
        """What "undo" would take back, in words; None if there is nothing."""
        event = self.last_undoable()
        if event is None or undo.stays(self.state, event):
            return None
        return undo.label(self.state, event)

    def _undo(self) -> tuple[str, None, dict[str, Any]]:
        event = self.last_undoable()
        if event is None:
            raise Refused("There is nothing to undo.")
        if problem := undo.stays(self.state, event):
            raise problem
        return "undone", None, {"events": [event.seq]}


def _minutes(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < abs(value) <= 60:
        return float(value)
    raise Refused("The time can be changed by up to 60 minutes at once.", do="Use + or −.")


def first_event(
    title: str,
    workshops: list[dict[str, Any]],
    now: float,
    *,
    anonymous: bool,
    carried: Mapping[str, Any] | None = None,
) -> Event:
    """The event with which every session begins."""
    data = {"title": title, "anonymous": anonymous, "workshops": workshops}
    if carried:
        data["carried"] = dict(carried)
    return Event(1, now, HUB, "session_created", None, data, "created")
