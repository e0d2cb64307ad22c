"""The hub: the one owner of the log.

A command goes through `handle`: decided against the state in memory, made durable, then replied to
and told (`handling`). `submit` is the same for a server's event loop: what arrives while the loop
is busy is handled together, which is what makes many durable writes a second possible.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from commonground.hub.adding import Books
from commonground.hub.arrival import arrival
from commonground.hub.audience import Clock, Deliver, Subscription
from commonground.hub.frames import Loop
from commonground.hub.handling import handle
from commonground.hub.live import Live, first_event
from commonground.hub.memory import Links, Memory
from commonground.hub.patch import Json
from commonground.session import codes
from commonground.session.events import Event
from commonground.session.people import Person, Role, Viewer
from commonground.session.problems import Refused
from commonground.session.steps import Workshop, programme
from commonground.session.text import LINE_LENGTH, clean
from commonground.store import Log, Seat, SessionRow

DRAFTS_AFTER = 0.3  # seconds
_log = logging.getLogger(__name__)


def _no_links(_code: str) -> Mapping[str, Any]:
    return {"join": None, "qr": None}


class Hub:
    """Takes commands, decides, appends, tells everyone.

    ``links`` gives what the pages of a session show about reaching it: ``join`` and ``qr``. In a
    server ``loop`` is its event loop, so that what happens together is told together (`frames`);
    without one everybody is told at once.
    """

    def __init__(
        self, log: Log | None = None, *, links: Links = _no_links, clock: Clock = time.time
    ) -> None:
        self.log = log or Log()
        self.clock = clock
        self.links = links
        self.loop: Loop | None = None
        self._memory = Memory(self.log, clock, self._links_of, lambda: self.loop)
        self._flush: asyncio.TimerHandle | None = None
        self._waiting: list[tuple[Viewer, object, asyncio.Future[Json]]] = []

    @property
    def books(self) -> Books:
        """The workshops that a desk may add to its session, by their names."""
        return self._memory.books

    @books.setter
    def books(self, books: Books) -> None:
        self._memory.books = books

    def _links_of(self, code: str) -> Mapping[str, Any]:
        return self.links(code)  # a server sets them when it knows its address

    # Sessions ------------------------------------------------------------------------------

    def sessions(self) -> list[SessionRow]:
        """All sessions, the newest first."""
        return self.log.sessions()

    def exists(self, code: str) -> bool:
        """Whether there is a session with this code."""
        return self._memory.holds(code)

    def live(self, code: str) -> Live:
        """The session in memory. Raises `Refused` when there is none with this code."""
        return self._memory.audience(code).live

    def create(
        self,
        workshops: Sequence[Workshop],
        title: str,
        *,
        anonymous: bool = True,
        carried: Mapping[str, Any] | None = None,
    ) -> str:
        """Begin a session through these workshops; its code.

        ``carried`` is what it starts from (`commonground.report.carrying`).
        """
        title = clean(title, LINE_LENGTH, lines=False, name="title") or workshops[0].title
        first = first_event(
            title,
            [w.to_json() for w in programme(workshops)],
            self.clock(),
            anonymous=anonymous,
            carried=carried,
        )
        return self.adopt(str(uuid.uuid4()), codes.new(), [first])

    def adopt(self, identity: str, code: str, events: Sequence[Event]) -> str:
        """Take a session with its whole log; its code, a new one if another session has it.

        A session that is here already is refused: nothing is merged or overwritten.
        """
        if there := self.log.code_of(identity):
            raise Refused(
                f"This session is already here, under the code {there}.",
                safe="It was not changed.",
                do=f"Open it with the code {there}.",
            )
        while self.exists(code):
            code = codes.new()
        created = events[0]
        row = SessionRow(
            code=code,
            id=identity,
            title=created.data["title"],
            workshop=_notebook(created),
            created_at=created.at,
            salt=secrets.token_urlsafe(24),
        )
        self.log.create(row, events)
        return code

    def join(
        self, code: str, name: str, *, simulated: bool = False, browser: str | None = None
    ) -> Person:
        """Let a person in. Raises `Refused` for an empty or taken name and a locked room.

        ``browser`` is the hash of the cookie that is to have the person's seat.
        """
        audience = self._memory.audience(code)
        event = arrival(audience.live, name, self.clock(), simulated=simulated)
        audience.live.apply(event)
        seat = Seat(code, Role.PARTICIPANT, event.actor)
        self._memory.commit([(code, event)], seats={browser: seat} if browser else {})
        audience.joined(event.actor)
        return audience.live.state.people[event.actor]

    # Pages ---------------------------------------------------------------------------------

    def subscribe(self, viewer: Viewer, deliver: Deliver) -> Subscription:
        """Tell a page of everything from now on. ``deliver`` must not block."""
        audience = self._memory.audience(viewer.code)
        if viewer.person is not None and viewer.person not in audience.live.state.people:
            raise Refused("You are no longer in this session.", do="Join again with the code.")
        return audience.enter(viewer, deliver)

    def look(self, viewer: Viewer) -> Json:
        """The page of a viewer as it is now, without telling anybody that they looked."""
        return self._memory.audience(viewer.code).page(viewer)

    def here(self, code: str) -> set[str]:
        """The people who have a page of this session open."""
        return self._memory.audience(code).here

    # Commands ------------------------------------------------------------------------------

    def handle(self, asked: Sequence[tuple[Viewer, object]]) -> list[Json]:
        """Carry out commands in order, in one transaction; a reply for each."""
        return handle(self._memory, self.clock, asked)

    async def submit(self, viewer: Viewer, raw: object) -> Json:
        """Carry out one command together with the others of this moment; its reply."""
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self._handle_waiting)
        future: asyncio.Future[Json] = loop.create_future()
        self._waiting.append((viewer, raw, future))
        return await future

    def _handle_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        replies = self.handle([(viewer, raw) for viewer, raw, _ in waiting])
        for (_, _, future), reply in zip(waiting, replies, strict=True):
            if not future.done():
                future.set_result(reply)

    # Drafts --------------------------------------------------------------------------------

    def save_draft(self, viewer: Viewer, step: object, data: object) -> None:
        """Keep what somebody typed and has not sent. It is written with the next events.

        Whatever is no draft, or too large for one, is left on the page where it was typed.
        """
        known = isinstance(step, str) and step in self.live(viewer.code).state.steps
        if known and self._memory.drafts.keep(viewer, str(step), data):
            self._memory.audience(viewer.code).typed(viewer.person)
            self._flush_soon()

    def _flush_soon(self) -> None:
        """In a server's event loop, write drafts a moment later, many at once."""
        if self._flush is None and (loop := _running_loop()) is not None:
            self._flush = loop.call_later(DRAFTS_AFTER, self.flush_drafts)

    def flush_drafts(self) -> None:
        """Write the drafts that have not been written yet."""
        self._flush = None
        if self._memory.drafts.unsaved:
            try:
                self._memory.commit([])
            except Refused as refusal:  # they are still in memory, and go with what comes next
                _log.warning("Drafts could not be written. %s", refusal)

    def close(self) -> None:
        """Write what is left and give up the file."""
        self._memory.stop()
        self.flush_drafts()
        self.log.close()


def _notebook(created: Event) -> str:
    """The first workshop of a session that is no break: its notebook shows the pages."""
    workshops = [Workshop.from_json(workshop) for workshop in created.data["workshops"]]
    return next((one for one in workshops if not one.is_break), workshops[0]).id


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
