"""The sessions in memory, and their one way into the file.

What is decided is taken into a session's state at once, so that the next command is decided against
it, and written with all else of the same moment in one transaction. If the disk refuses, the
sessions concerned are read again from the log, so that memory never knows more than the file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from commonground.hub.adding import Books
from commonground.hub.audience import Audience, Clock
from commonground.hub.drafts import Drafts
from commonground.hub.frames import Loop
from commonground.hub.snapshots import Sessions
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.store import Log, Seat
from commonground.store.log import DraftKey

Links = Callable[[str], Mapping[str, Any]]
_log = logging.getLogger(__name__)


class Memory:
    """Each session that somebody asked for, with those who look at it and their drafts."""

    def __init__(
        self, log: Log, clock: Clock, links: Links, loop: Callable[[], Loop | None]
    ) -> None:
        self.drafts = Drafts()
        self.books: Books = {}
        self._log = log
        self._clock = clock
        self._links = links
        self._loop = loop
        self._sessions = Sessions(log, loop)
        self._audiences: dict[str, Audience] = {}

    def holds(self, code: str) -> bool:
        """Whether there is a session with this code."""
        return code in self._audiences or self._log.session(code) is not None

    def audience(self, code: str) -> Audience:
        """A session and who looks at it. Raises `Refused` when there is none with this code."""
        if code not in self._audiences:
            row = self._log.session(code)
            if row is None:
                raise Refused(
                    f"There is no session with the code {code}.",
                    do="Look at the screen again: six letters and digits.",
                )
            live = self._sessions.read(row)
            self.drafts.take(self._log.drafts(code))
            self._audiences[code] = Audience(
                live, self._links(code), self.drafts, self._clock, self._loop
            )
        return self._audiences[code]

    def commit(
        self,
        events: Sequence[tuple[str, Event]],
        sent: Collection[DraftKey] = (),
        seats: Mapping[str, Seat] | None = None,
    ) -> None:
        """Make durable what is in memory already; if that fails, forget it there.

        Raises `Refused` when the disk would not take it.
        """
        try:
            self._log.append(events, self.drafts.to_write(sent), seats)
        except BaseException:
            for code in {code for code, _ in events}:
                audience = self.audience(code)
                self._sessions.read_again(audience.live)
                audience.read_again()
            raise
        self.drafts.written(sent)
        for code in {code for code, _ in events}:
            self._sessions.consider(self.audience(code).live)

    def tell(self, code: str, actors: Collection[str | None]) -> None:
        """Tell the pages. What is durable is so whether or not a page of it can be made."""
        try:
            self.audience(code).happened(actors)
        except Exception:  # noqa: BLE001 - whatever it is, the replies are true and must be given
            _log.exception("A page could not be made")

    def stop(self) -> None:
        """Tell nobody anything more; the log is about to be closed."""
        for audience in self._audiences.values():
            audience.stop()
        self._sessions.stop()
