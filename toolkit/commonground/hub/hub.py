"""The hub: the one owner of the log.

A command goes through `handle`: decided against the state in memory, taken into that state, and
written with all others of the same moment in one transaction. Only when that is durable are the
replies given and the pages told. If the disk refuses, the sessions concerned are read again from
the log, so that memory never knows more than the file. A command that our own mistake cannot carry
out is refused and logged: it must not hold up the others.

`submit` is the same for a server's event loop: what arrives while the loop is busy is handled
together, which is what makes many durable writes a second possible.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from commonground.hub.audience import Audience, Clock, Deliver, Subscription
from commonground.hub.drafts import Drafts
from commonground.hub.frames import Loop
from commonground.hub.live import Live, first_event
from commonground.hub.patch import Json
from commonground.hub.snapshots import Sessions
from commonground.session import codes
from commonground.session.commands import Command
from commonground.session.events import Event
from commonground.session.people import Person, Role, Viewer
from commonground.session.problems import Refused
from commonground.session.steps import Workshop, programme
from commonground.session.text import LINE_LENGTH, NAME_LENGTH, clean, same_name
from commonground.store import Log, Seat, SessionRow
from commonground.store.log import DraftKey

DRAFTS_AFTER = 0.3  # seconds
Links = Callable[[str], Mapping[str, Any]]
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
        self._audiences: dict[str, Audience] = {}
        self._drafts = Drafts()
        self._sessions = Sessions(self.log, lambda: self.loop)
        self._flush: asyncio.TimerHandle | None = None
        self._waiting: list[tuple[Viewer, object, asyncio.Future[Json]]] = []

    # Sessions ------------------------------------------------------------------------------

    def sessions(self) -> list[SessionRow]:
        """All sessions, the newest first."""
        return self.log.sessions()

    def exists(self, code: str) -> bool:
        """Whether there is a session with this code."""
        return code in self._audiences or self.log.session(code) is not None

    def live(self, code: str) -> Live:
        """The session in memory. Raises `Refused` when there is none with this code."""
        return self._audience(code).live

    def create(self, workshops: Sequence[Workshop], title: str, *, anonymous: bool = True) -> str:
        """Begin a session through these workshops; its code."""
        title = clean(title, LINE_LENGTH, lines=False, name="title") or workshops[0].title
        first = first_event(
            title, [w.to_json() for w in programme(workshops)], self.clock(), anonymous=anonymous
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
        audience = self._audience(code)
        name = clean(name, NAME_LENGTH, lines=False, name="name")
        state = audience.live.state
        if not name:
            raise Refused("Your name is empty.", do="Type the name that the others call you.")
        if state.finished:
            raise Refused("This session has ended.", do="Ask the facilitator for the report.")
        if state.locked:
            raise Refused(
                "The facilitator has locked the room.",
                safe="Whoever is in it stays in it.",
                do="Ask the facilitator to open it, then press Join again.",
            )
        if any(same_name(name, person.name) for person in state.people.values()):
            raise Refused(
                f"Somebody called {name} is already here.",
                do="Add a letter of your last name. If it was you on another device, ask the "
                "facilitator to remove the first one.",
            )
        person = Person(f"p_{secrets.token_urlsafe(9)}", name, simulated)
        data = {"name": name, "simulated": simulated}
        event = audience.live.event(
            person.id, "joined", data, self.clock(), command=f"join_{secrets.token_urlsafe(9)}"
        )
        audience.live.apply(event)
        seat = Seat(code, Role.PARTICIPANT, person.id)
        self._commit([(code, event)], seats={browser: seat} if browser else {})
        self._sessions.consider(audience.live)
        audience.joined(person.id)
        return person

    def _audience(self, code: str) -> Audience:
        if code not in self._audiences:
            row = self.log.session(code)
            if row is None:
                raise Refused(
                    f"There is no session with the code {code}.",
                    do="Look at the screen again: six letters and digits.",
                )
            live = self._sessions.read(row)
            self._drafts.take(self.log.drafts(code))
            self._audiences[code] = Audience(
                live, self.links(code), self._drafts, self.clock, lambda: self.loop
            )
        return self._audiences[code]

    # Pages ---------------------------------------------------------------------------------

    def subscribe(self, viewer: Viewer, deliver: Deliver) -> Subscription:
        """Tell a page of everything from now on. ``deliver`` must not block."""
        audience = self._audience(viewer.code)
        if viewer.person is not None and viewer.person not in audience.live.state.people:
            raise Refused("You are no longer in this session.", do="Join again with the code.")
        return audience.enter(viewer, deliver)

    def look(self, viewer: Viewer) -> Json:
        """The page of a viewer as it is now, without telling anybody that they looked."""
        return self._audience(viewer.code).page(viewer)

    def here(self, code: str) -> set[str]:
        """The people who have a page of this session open."""
        return self._audience(code).here

    # Commands ------------------------------------------------------------------------------

    def handle(self, asked: Sequence[tuple[Viewer, object]]) -> list[Json]:
        """Carry out commands in order, in one transaction; a reply for each."""
        replies: list[Json] = []
        events: list[tuple[str, Event]] = []
        actors: dict[str, list[str | None]] = {}
        sent: set[DraftKey] = set()
        for viewer, raw in asked:
            try:
                command = Command.from_json(raw)
                if (event := self._carry_out(viewer, command)) is not None:
                    events.append((viewer.code, event))
                    actors.setdefault(viewer.code, []).append(viewer.person)
                    sent |= self._drafts.sent_with(viewer, command)
                replies.append({"command": command.id, "ok": True})
            except Refused as refusal:
                replies.append(_refused(raw, refusal))
            except Exception:  # noqa: BLE001 - whatever it is, it is told and logged
                _log.exception("A command could not be carried out")
                replies.append(_refused(raw, _our_mistake()))
        if not events:
            return replies
        try:
            self._commit(events, sent)
        except Refused as refusal:
            return [
                self._after_failure(*one, reply, refusal)
                for one, reply in zip(asked, replies, strict=True)
            ]
        for code, people in actors.items():
            self._tell(code, people)
            self._sessions.consider(self.live(code))
        return replies

    def _tell(self, code: str, actors: Collection[str | None]) -> None:
        """Tell the pages. What is durable is so whether or not a page of it can be made."""
        try:
            self._audience(code).happened(actors)
        except Exception:  # noqa: BLE001 - whatever it is, the replies are true and must be given
            _log.exception("A page could not be made")

    def _carry_out(self, viewer: Viewer, command: Command) -> Event | None:
        """The event of a command, taken into the state; None for a command seen before."""
        live = self._audience(viewer.code).live
        if command.id in live.seen:
            return None
        event = live.decide(viewer, command, self.clock())
        live.apply(event)
        return event

    def _commit(
        self,
        events: Sequence[tuple[str, Event]],
        sent: Collection[DraftKey] = (),
        seats: Mapping[str, Seat] | None = None,
    ) -> None:
        """Make durable what is in memory already; if that fails, forget it there."""
        try:
            self.log.append(events, self._drafts.to_write(sent), seats)
        except BaseException:
            for code in {code for code, _ in events}:
                audience = self._audience(code)
                self._sessions.read_again(audience.live)
                audience.read_again()
            raise
        self._drafts.written(sent)

    def _after_failure(self, viewer: Viewer, raw: object, reply: Json, refusal: Refused) -> Json:
        """The reply to one of several commands that could not be written."""
        if not reply["ok"] or reply["command"] in self.live(viewer.code).seen:
            return reply  # refused for its own reason, or durable since long before
        return _refused(raw, refusal)

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
        if known and self._drafts.keep(viewer, str(step), data):
            self._audience(viewer.code).typed(viewer.person)
            self._flush_soon()

    def _flush_soon(self) -> None:
        """In a server's event loop, write drafts a moment later, many at once."""
        if self._flush is None and (loop := _running_loop()) is not None:
            self._flush = loop.call_later(DRAFTS_AFTER, self.flush_drafts)

    def flush_drafts(self) -> None:
        """Write the drafts that have not been written yet."""
        self._flush = None
        if self._drafts.unsaved:
            try:
                self._commit([])
            except Refused as refusal:  # they are still in memory, and go with what comes next
                _log.warning("Drafts could not be written. %s", refusal)

    def close(self) -> None:
        """Write what is left and give up the file."""
        for audience in self._audiences.values():
            audience.stop()
        self._sessions.stop()
        self.flush_drafts()
        self.log.close()


def _notebook(created: Event) -> str:
    """The first workshop of a session that is no break: its notebook shows the pages."""
    workshops = [Workshop.from_json(workshop) for workshop in created.data["workshops"]]
    return next((one for one in workshops if not one.is_break), workshops[0]).id


def _refused(raw: object, refusal: Refused) -> Json:
    identity = raw.get("id") if isinstance(raw, Mapping) else None
    return {"command": identity, "ok": False, "problem": refusal.to_json()}


def _our_mistake() -> Refused:
    return Refused(
        "The program has made a mistake, and this was not saved.",
        safe="Everything that was saved before is safe, and your text is on your page.",
        do="Reload the page and try again. If it happens again, tell the facilitator.",
    )


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
