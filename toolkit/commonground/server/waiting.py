"""What a page shows while it waits for its turn to be rendered.

The head of the page has left already, so the browser shows it and goes on reading. What it reads
next are these lines, one below the other in one place of the page, of which only the last is
shown: a countdown that needs no script, and costs the server some fifty bytes each time.

A screen reader speaks the first line and the last two. Those between are for eyes only: somebody
who had every number read out would hear nothing else.
"""

from __future__ import annotations

from tornado.http1connection import HTTP1Connection
from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from commonground.server.turns import Turns


async def for_turn(turns: Turns, handler: RequestHandler) -> None:
    """Wait for a turn and tell the page about it. Raises `StreamClosedError` when it was left."""
    page = _Page(handler)
    await turns.acquire(page.tell)
    try:
        page.end()
    except StreamClosedError:
        turns.release()
        raise


def words(before: int) -> str:
    """What somebody reads who has so many people before them."""
    if before == 0:
        return "You are next."
    people = "person is" if before == 1 else "people are"
    return f"It is your turn soon. <b>{before}</b> {people} before you."


class _Page:
    """One page that waits; ``handler`` has sent its head."""

    def __init__(self, handler: RequestHandler) -> None:
        self._handler = handler
        self._told: int | None = None

    def tell(self, before: int) -> None:
        """Say how many are before it, if that has changed."""
        spoken = self._told is None or before == 0
        if before != self._told:
            self._say(words(before), spoken=spoken)
        elif self._gone():
            raise StreamClosedError
        self._told = before

    def end(self) -> None:
        """Say that its turn has come, if it was told to wait."""
        if self._told is not None:
            self._say("It is your turn.", spoken=True)
        elif self._gone():
            raise StreamClosedError

    def _say(self, text: str, *, spoken: bool) -> None:
        if self._gone():
            raise StreamClosedError
        hidden = "" if spoken else ' aria-hidden="true"'
        self._handler.write(f"<p{hidden}>{text}</p>\n")
        self._handler.flush()  # who reads slowly must not hold up the queue

    def _gone(self) -> bool:
        connection = self._handler.request.connection
        return not isinstance(connection, HTTP1Connection) or connection.stream.closed()
