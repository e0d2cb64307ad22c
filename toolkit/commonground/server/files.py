"""How files come in at a desk: three addresses below a session's.

``GET …/files`` says what may be brought and gives the token without which nothing is taken.
``POST …/files?purpose=data&name=…`` takes the bytes of a file, in pieces, as they come.
``POST …/files/ID`` has it read: lines of JSON say how far it is, then what was found.
``DELETE …/files/ID`` has done with it. Taking something in is a command like any other: these
addresses change nothing in the session.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from tornado.http1connection import HTTP1Connection
from tornado.iostream import StreamClosedError
from tornado.web import HTTPError, stream_request_body

from commonground.imports.purposes import PURPOSES, Purpose
from commonground.server.api import Given
from commonground.server.problems import Shown, no_such_page
from commonground.server.uploads import Upload
from commonground.session.problems import Refused
from commonground.session.text import LINE_LENGTH, clean


class Desked(Given):
    """What all three share: whose files they are."""

    @property
    def owner(self) -> str:
        """Who brings files: a browser, or a command with the facilitator's secret."""
        return self.visitor or "command"

    def found(self, typed: str, identity: str) -> Upload:
        """A file that this visitor brought."""
        return self.site.uploads.find(identity, typed, self.owner)


@stream_request_body
class Files(Desked):
    """``/api/sessions/CODE/files``: what may be brought, and a file on its way.

    Who is refused is told so when all of it has come, and been thrown away: a browser that is still
    sending hears no answer.
    """

    _file: BinaryIO | None = None
    _upload: Upload | None = None
    _refused: HTTPError | Refused | None = None
    _forged: HTTPError | None = None

    async def prepare(self) -> None:
        """Before the first byte: who, for what, and how much."""
        if self.request.method != "POST":
            return
        purpose = PURPOSES.get(self.get_query_argument("purpose", ""))
        self._largest = purpose.largest if purpose else self.site.limits.body
        # Tornado says so of its connections, and not of their type.
        cast("HTTP1Connection", self.request.connection).set_max_body_size(self._largest)
        try:
            await self._begin(purpose)
        except (HTTPError, Refused) as refused:
            self._refused = refused
        except OSError:
            self._refused = _no_room()

    def check_xsrf_cookie(self) -> None:
        """As everywhere, and told when all of it has come."""
        try:
            super().check_xsrf_cookie()
        except HTTPError as refused:
            self._forged = refused

    async def _begin(self, purpose: Purpose | None) -> None:
        if self._forged is not None:
            raise self._forged
        if purpose is None:
            raise no_such_page()
        code = await self.session(self.path_args[0])
        given = PurePath(self.get_query_argument("name", "").replace("\\", "/")).name
        name = clean(given[:LINE_LENGTH], LINE_LENGTH, lines=False, name="name") or "file"
        self._upload = self.site.uploads.begin(code, self.owner, purpose, name)
        self._file = await asyncio.to_thread(self._upload.path.open, "wb")

    async def data_received(self, chunk: bytes) -> None:
        """A piece of the file."""
        if self._file is None or self._upload is None:
            return
        self._upload.size += len(chunk)
        try:
            await asyncio.to_thread(self._file.write, chunk)
        except OSError:
            self._refused = _no_room()
            self._done()

    async def get(self, typed: str) -> None:
        """What may be brought here, and the token."""
        await self.session(typed)
        purposes = {
            one.name: {"largest": one.largest, "endings": list(one.endings), "mapped": one.mapped}
            for one in PURPOSES.values()
        }
        self.show_json({"token": self.xsrf_token.decode(), "purposes": purposes})

    async def post(self, _typed: str) -> None:
        """All of it is here."""
        self._done()
        if self._refused is not None:
            raise self._refused
        if self._upload is None or not self._upload.size:
            raise Refused("The file is empty.", do="Choose another one.")
        upload, self._upload = self._upload, None
        self.show_json({"file": upload.id, "bytes": upload.size}, status=201)

    def _done(self) -> None:
        file, self._file = self._file, None
        try:
            if file is not None:
                file.close()  # which writes what it has not written yet
        except OSError:
            self._refused = _no_room()

    def on_finish(self) -> None:
        """A file that did not come in whole is none."""
        self._done()
        if self._upload is not None:
            self.site.uploads.remove(self._upload)
            self._upload = None

    def on_connection_close(self) -> None:
        """The page has gone in the middle of it."""
        self.on_finish()


def _no_room() -> Refused:
    return Refused(
        "There is no room for the file beside the sessions.",
        safe="The session is as it was, and goes on.",
        do="Make room on the disk of the server, or export fewer columns.",
    )


class File(Desked):
    """``/api/sessions/CODE/files/ID``: a file that is here."""

    largest = 1024 * 1024
    _reading: asyncio.Task[None] | None = None

    async def post(self, typed: str, identity: str) -> None:
        """Have it read, with ``{"step", "answers", "take"}``."""
        code = await self.session(typed)
        upload, said = self.found(code, identity), self.body()
        self.set_header("Content-Type", "application/x-ndjson; charset=utf-8")
        self.set_header("X-Accel-Buffering", "no")  # what stands before us must not gather lines
        answers = said.get("answers")
        self._reading = asyncio.ensure_future(
            self._read(
                upload,
                answers if isinstance(answers, dict) else {},
                self._board(code, said.get("step")),
                take=said.get("take") is True,
            )
        )
        with contextlib.suppress(asyncio.CancelledError):
            await self._reading

    async def _read(
        self, upload: Upload, answers: dict[str, Any], given: dict[str, Any], *, take: bool
    ) -> None:
        reading = self.site.uploads.read(upload, answers, given, take=take)
        with contextlib.suppress(StreamClosedError):
            async with contextlib.aclosing(reading) as lines:
                async for line in lines:
                    self.write(json.dumps(line, ensure_ascii=False) + "\n")
                    await self.flush()
            await self.finish()

    def _board(self, code: str, step: object) -> dict[str, Any]:
        """What the step that asks knows, for the reader."""
        state = self.site.hub.live(code).state
        if not isinstance(step, str) or step not in state.steps:
            raise Shown(409, Refused("There is no such step here.", do="Reload the page."))
        return dict(state.board(state.steps[step]))

    async def delete(self, typed: str, identity: str) -> None:
        """Have done with it."""
        code = await self.session(typed)
        self.site.uploads.remove(self.found(code, identity))
        self.show_json({})

    def on_connection_close(self) -> None:
        """Nobody waits for it any more: the reader is ended."""
        if self._reading is not None:
            self._reading.cancel()
