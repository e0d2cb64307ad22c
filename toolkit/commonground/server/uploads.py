"""Files that a facilitator brings, until they are taken in or not.

A file comes over the line in pieces and is written as it comes, into a folder beside the database:
it is data of the session, and a system's folder for short-lived files may be in memory. It belongs
to one session and one visitor, is removed when the desk has done with it, when it lies there too
long, and when the server stops; what a server that was killed has left is removed when the next one
starts, which has the database to itself.

It is read in a process apart (`commonground.imports.apart`), one at a time. That process is ended
when it takes too long, says nothing for too long, or nobody waits for it any more.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import shutil
import sys
import tempfile
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commonground.imports.apart import asked
from commonground.imports.purposes import Brought, Purpose
from commonground.session.problems import Refused

KEPT = 30 * 60.0  # seconds that a file lies there without anybody asking for it
MOST = 4  # files of one session that lie there at once
SECONDS = 600.0  # until a file is read, on a slow machine
SILENT = 120.0  # seconds without a word, after which a reader hangs
LINE = 16 * 1024 * 1024
COMMAND = ("-P", "-m", "commonground.imports.apart")
PREFIX = "commonground-files-"


@dataclass(slots=True)
class Upload:
    """A file that was brought: whose, for what, and where it is."""

    id: str
    code: str
    owner: str
    purpose: Purpose
    name: str
    folder: Path
    size: int = 0
    at: float = field(default_factory=time.monotonic)

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / "file"

    def remove(self) -> None:
        """Remove it, with all that was made of it."""
        shutil.rmtree(self.folder, ignore_errors=True)


class Uploads:
    """The files of one server."""

    def __init__(self, database: Path | None) -> None:
        self._beside = database.resolve() if database else None
        self._there: dict[str, Upload] = {}
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._root: Path | None = None
        self._clear()

    def begin(self, code: str, owner: str, purpose: Purpose, name: str) -> Upload:
        """A place for a file that is coming."""
        self._forget_old()
        if sum(1 for one in self._there.values() if one.code == code) >= MOST:
            raise Refused(
                f"There are {MOST} files of this session that nobody has finished with.",
                do="Take one of them in or put it away, then bring the next.",
            )
        identity = secrets.token_urlsafe(12)
        folder = self._folder() / identity
        folder.mkdir(mode=0o700)
        self._there[identity] = upload = Upload(identity, code, owner, purpose, name, folder)
        return upload

    def find(self, identity: str, code: str, owner: str) -> Upload:
        """A file of this session that this visitor brought. Raises `Refused`."""
        self._forget_old()
        upload = self._there.get(identity)
        if upload is None or upload.code != code or upload.owner != owner:
            raise Refused("The file is not there any more.", do="Choose it again.")
        upload.at = time.monotonic()
        return upload

    def remove(self, upload: Upload) -> None:
        """Have done with a file."""
        self._there.pop(upload.id, None)
        upload.remove()

    async def read(
        self, upload: Upload, answers: dict[str, Any], given: dict[str, Any], *, take: bool
    ) -> AsyncGenerator[dict[str, Any], None]:
        """What the reader says, as `apart` has it; the last is a result or a problem."""
        brought = Brought(upload.path, upload.name, answers, given, upload.folder)
        said = asked(upload.purpose.name, brought, take=take)
        async with self._turn, contextlib.aclosing(self._lines(said)) as lines:
            async for line in lines:
                upload.at = time.monotonic()
                yield line
                if "progress" not in line:
                    return
        yield {"problem": _gave_up().to_json()}

    async def _lines(self, said: bytes) -> AsyncGenerator[dict[str, Any], None]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *COMMAND, stdin=PIPE, stdout=PIPE, limit=LINE
        )
        self._process = process
        try:
            assert process.stdin is not None  # noqa: S101  # as they were asked for
            assert process.stdout is not None  # noqa: S101
            process.stdin.write(said)
            process.stdin.close()
            until = time.monotonic() + SECONDS
            while line := await asyncio.wait_for(
                process.stdout.readline(), min(SILENT, until - time.monotonic())
            ):
                yield json.loads(line)
        except (OSError, ValueError):
            return  # it hangs, or was ended by itself or by us; who reads is told that nothing came
        finally:
            self._process = None
            _end(process)
            await process.wait()

    async def close(self) -> None:
        """End what is being read, and remove everything."""
        if self._process is not None:
            _end(self._process)
        async with self._turn:
            self._there.clear()
            if self._root is not None:
                shutil.rmtree(self._root, ignore_errors=True)

    @property
    def kept(self) -> int:
        """How many files lie here."""
        return len(self._there)

    @property
    def reading(self) -> Process | None:
        """The process that reads now, if one does."""
        return self._process

    def _folder(self) -> Path:
        if self._root is None:
            where = self._beside.parent if self._beside else None
            prefix = f".{self._beside.name}.files-" if self._beside else PREFIX
            self._root = Path(tempfile.mkdtemp(prefix=prefix, dir=where))
        return self._root

    def _clear(self) -> None:
        """Remove what a server that did not stop in order has left."""
        if self._beside is not None:
            for left in self._beside.parent.glob(f".{self._beside.name}.files-*"):
                shutil.rmtree(left, ignore_errors=True)

    def _forget_old(self) -> None:
        now = time.monotonic()
        for upload in [one for one in self._there.values() if now - one.at > KEPT]:
            self.remove(upload)


def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        if process.returncode is None:
            process.kill()


def _gave_up() -> Refused:
    return Refused(
        "The file could not be read: it takes too long, or too much memory.",
        "The session is as it was, and nothing of the file was kept.",
        "Export fewer columns or a shorter time, then choose that.",
    )
