"""Opening a session without reading all of it: a snapshot of its state, and the events after it.

The state goes into the database as JSON every few hundred events. A snapshot is written only if it
reads back as the same state, and read only by the very code that wrote it: the name on it is made
of the sources that fold events. So a snapshot can be missing or old, but never wrong; without it
the log is replayed from the beginning, and so it is when something was taken back afterwards that
is older than the snapshot.

The events before a snapshot stay in the database until somebody wants them: undo of something that
old, and the exports.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from functools import cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from commonground.hub import undo
from commonground.hub.frames import Loop
from commonground.hub.live import Live, Start
from commonground.hub.state import Opened, State
from commonground.hub.told import encode
from commonground.session.events import DESK
from commonground.session.people import Person
from commonground.session.steps import Workshop
from commonground.store import Log, SessionRow
from commonground.store.snapshots import Snapshot

EVERY = 500  # events from one snapshot to the next
LATER = 0.5  # seconds that a snapshot waits, so that pages are told first
_SOURCES = ("activities", "methods", "session", "hub/live.py", "hub/snapshots.py", "hub/state.py")
_log = logging.getLogger(__name__)


class Sessions:
    """Reads sessions from the log, and leaves snapshots there."""

    def __init__(self, log: Log, loop: Callable[[], Loop | None]) -> None:
        self._log = log
        self._loop = loop
        self._kept: dict[str, int] = {}
        self._stopped = False

    def read(self, row: SessionRow) -> Live:
        """The session as the log has it."""
        live = Live(row, ())
        self.read_again(live)
        return live

    def read_again(self, live: Live) -> None:
        """Forget what is in memory and take what the log has."""
        code = live.row.code
        start = self._start(code)
        events = self._log.events(code, after=start.seq if start else 0)
        # What was taken back since then is in the snapshot as if it stood.
        taken_back = (event.data["events"] for event in events if event.kind == "undone")
        if start and any(seq <= start.seq for gone in taken_back for seq in gone):
            start, events = None, self._log.events(code)
        self._kept[code] = start.seq if start else 0
        live.reload(events, start)
        self.consider(live)

    def _start(self, code: str) -> Start | None:
        found = self._log.snapshots.find(code, made_by())
        if found is None:
            return None
        before = partial(self._log.events, code, until=found.seq)
        return Start(
            state=from_text(found.text),
            seq=found.seq,
            commands=self._log.commands(code),
            desk=before(actor=DESK, kinds=[*undo.KINDS, "undone"]),
            read=before,
        )

    def consider(self, live: Live) -> None:
        """Leave a snapshot soon if the last one is long ago."""
        code = live.row.code
        if live.last - self._kept.get(code, 0) < EVERY:
            return
        self._kept[code] = live.last  # whatever becomes of it, the next one is for later
        if (loop := self._loop()) is None:
            self._save(live)
        else:
            loop.call_later(LATER, lambda: self._save(live))

    def stop(self) -> None:
        """The log is about to be closed."""
        self._stopped = True

    def _save(self, live: Live) -> None:
        text = to_text(live.state)
        if self._stopped or from_text(text) != live.state:
            return
        try:
            self._log.snapshots.save(live.row.code, Snapshot(live.last, text), made_by())
        except SQLAlchemyError as error:  # nothing is lost: the log has it all
            _log.warning("A snapshot could not be written. %s", error)


def to_text(state: State) -> str:
    """A state as JSON."""
    plain = {field.name: getattr(state, field.name) for field in fields(state)}
    del plain["steps"]  # they follow from the workshops
    return encode(
        plain
        | {
            "workshops": [workshop.to_json() for workshop in state.workshops],
            "people": [asdict(person) for person in state.people.values()],
            "opened": {step: asdict(opened) for step, opened in state.opened.items()},
        }
    )


def from_text(text: str) -> State:
    """The state that `to_text` was given, if JSON can hold it."""
    plain: dict[str, Any] = json.loads(text)
    workshops = tuple(Workshop.from_json(workshop) for workshop in plain["workshops"])
    people = [Person(**person) for person in plain["people"]]
    own = {
        "workshops": workshops,
        "steps": {step.id: step for workshop in workshops for step in workshop.steps},
        "people": {person.id: person for person in people},
        "opened": {step: Opened(**opened) for step, opened in plain["opened"].items()},
    }
    return State(**(plain | own))


@cache
def made_by() -> str:
    """A name for this code: another when any source is another that a state may depend on."""
    digest = hashlib.sha256()
    for source in sources():
        digest.update(f"{source.name}\n".encode() + source.read_bytes())
    return digest.hexdigest()


def sources() -> list[Traversable]:
    """The sources that a state may depend on."""
    return [source for name in _SOURCES for source in _under(files("commonground") / name)]


def _under(place: Traversable) -> Iterator[Traversable]:
    """The sources in a folder, in an order that is always the same."""
    if place.is_file():
        yield place
        return
    for inner in sorted(place.iterdir(), key=lambda each: each.name):
        if inner.name.endswith(".py") or (inner.is_dir() and inner.name != "__pycache__"):
            yield from _under(inner)
