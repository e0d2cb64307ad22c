"""A room in a few words: a hub, a session, somebody at the desk, and people who join.

    room = Room(DRAFTS)
    room.open("drafts")
    room.person("Ada").do("write", text="Fewer returns")

Time stands still until a test moves ``room.clock.now``. Commands carry ids that count.
"""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from commonground.activities import ACTIVITIES
from commonground.hub import Hub, Subscription
from commonground.hub.frames import Loop
from commonground.hub.live import Live
from commonground.hub.patch import merge
from commonground.hub.permissions import DESK
from commonground.hub.told import Told
from commonground.session.people import Role, Viewer
from commonground.session.steps import Step, Workshop
from commonground.store import Log
from commonground_widgets import Workshop as Notebook
from commonground_widgets import (
    commitments,
    consent,
    proposals,
    rating,
    reading,
    statement,
    versions,
)

Json = dict[str, Any]
SCALE = ["not at all", "hardly", "partly", "mostly", "fully"]
HERE = "where the room is"


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


class Hand:
    """Somebody at a page: sees it, and sends commands from it."""

    def __init__(self, room: Room, viewer: Viewer) -> None:
        self.viewer = viewer
        self._room = room

    @property
    def id(self) -> str:
        """The person's id; nobody's is empty."""
        return self.viewer.person or ""

    @property
    def page(self) -> Json:
        """The page as it is now."""
        return self._room.hub.look(self.viewer)

    def send(self, kind: str, /, *, at: str | None = HERE, command: str = "", **data: Any) -> Json:
        """Send a command about the current step (or ``at`` another); the whole reply."""
        step = self._room.live.state.current if at is HERE else at
        command = command or self._room.next_id()
        raw = {"id": command, "kind": kind, "step": step, "data": data}
        (reply,) = self._room.hub.handle([(self.viewer, raw)])
        return reply

    def do(self, kind: str, /, *, at: str | None = HERE, command: str = "", **data: Any) -> None:
        """Send a command that must be carried out."""
        reply = self.send(kind, at=at, command=command, **data)
        assert reply["ok"], reply

    def refused(self, kind: str, /, *, at: str | None = HERE, **data: Any) -> str:
        """Send a command that must be refused, and change nothing; what the sender is told."""
        before = self._room.events, self._room.live.state
        reply = self.send(kind, at=at, **data)
        assert (reply["ok"], self._room.events, self._room.live.state) == (False, *before)
        assert reply["problem"].keys() == {"what", "safe", "do"}
        return str(reply["problem"]["what"])


class Eye:
    """Somebody who looks, and knows only what they are told."""

    def __init__(self, hub: Hub, viewer: Viewer) -> None:
        self.viewer = viewer
        self.versions: list[int] = []
        self.messages: list[Json] = []
        self.subscription: Subscription = hub.subscribe(viewer, self._hear)
        self.page = self.subscription.page

    def _hear(self, told: Told) -> None:
        message = told.message()
        assert json.loads(told.line()) == json.loads(json.dumps(message))
        self.messages.append(message)
        self.versions.append(message["v"])
        self.page = merge(self.page, message["patch"])


class Room:
    """A session, in memory unless a log is given."""

    def __init__(
        self,
        workshop: Workshop,
        log: Log | None = None,
        *,
        anonymous: bool = True,
        loop: Loop | None = None,
    ) -> None:
        self.clock = Clock()
        self.hub = Hub(log, clock=self.clock)
        self.hub.loop = loop
        self.code = self.hub.create([workshop], "A room", anonymous=anonymous)
        self.desk = Hand(self, Viewer(self.code, Role.FACILITATOR))
        self.screen = Hand(self, Viewer(self.code, Role.SCREEN))
        self.people: dict[str, Hand] = {}
        self._ids = count(1)

    @property
    def live(self) -> Live:
        """The session in memory."""
        return self.hub.live(self.code)

    @property
    def events(self) -> int:
        """How many events the log in memory has."""
        return len(self.live.events)

    def next_id(self) -> str:
        """An id that no command had before."""
        return f"command_{next(self._ids):014}"

    def person(self, name: str) -> Hand:
        """Whoever is called so; joins if not here yet."""
        if name not in self.people:
            person = self.hub.join(self.code, name)
            self.people[name] = Hand(self, Viewer(self.code, Role.PARTICIPANT, person.id))
        return self.people[name]

    def join(self, *names: str) -> list[Hand]:
        """Let these people join, in this order."""
        return [self.person(name) for name in names]

    def open(self, step: str) -> None:
        """Open a step from the desk, whatever it builds on."""
        self.desk.do("open_step", at=None, step=step, reason="It is what this test is about.")

    def hands(self) -> list[Hand]:
        """Everybody who may look: desk, screen and people."""
        return [self.desk, self.screen, *self.people.values()]

    def reopened(self, log: Log) -> Room:
        """The same session as another hub reads it from the file."""
        other = Room.__new__(Room)
        other.clock, other.code, other._ids = self.clock, self.code, self._ids
        other.hub = Hub(log, clock=self.clock)
        other.desk, other.screen = Hand(other, self.desk.viewer), Hand(other, self.screen.viewer)
        other.people = {name: Hand(other, hand.viewer) for name, hand in self.people.items()}
        return other


def all_kinds() -> list[str]:
    """Every kind of command that there is."""
    return sorted({*DESK, *(kind for each in ACTIVITIES.values() for kind in each.commands)})


def without_nulls(page: Any) -> Any:
    """The page as a merge patch can say it: null and a missing key are the same."""
    if not isinstance(page, dict):
        return page
    return {key: without_nulls(value) for key, value in page.items() if value is not None}


def one(step: Step) -> Workshop:
    """A workshop of a single step."""
    return Workshop("one", "One step", "", (step,))


def purpose() -> Workshop:
    """The workshop that leads to one purpose statement, in its nine steps."""
    book = Notebook("purpose", "One purpose", leads_to="One agreed purpose statement")
    book.step("frame", "Frame", reading("Why we are here"), minutes=5, prompt="Read this.")
    book.step("drafts", "Drafts", statement(), minutes=7, prompt="Write.", anonymous=True)
    book.step(
        "check",
        "Check",
        statement(focus="check"),
        minutes=3,
        prompt="Mend.",
        continues="drafts",
    )
    book.step(
        "rate",
        "Rate",
        rating("How clear?", SCALE),
        minutes=8,
        prompt="Judge.",
        source="drafts",
        anonymous=True,
    )
    book.step("merge", "Merge", proposals(), minutes=10, prompt="Merge.", source="rate")
    book.step(
        "reveal",
        "Reveal",
        proposals(),
        minutes=5,
        prompt="Compare.",
        continues="merge",
        revealed=True,
    )
    book.step("edit", "Edit", versions(), minutes=12, prompt="Improve.", source="reveal")
    book.step("consent", "Consent", consent(), minutes=7, prompt="Agree?", source="edit")
    tasks = ["Tell the others", "Measure it", "Invite people"]
    book.step("owners", "Owners", commitments(tasks), minutes=3, prompt="Who does what?")
    return book.declared


PURPOSE = purpose()
