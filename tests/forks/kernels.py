"""A supervisor in a thread, and kernels as the server has them: real processes throughout."""

from __future__ import annotations

import asyncio
import json
import os
import threading
import uuid
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from commonground.forks.process import ForkedProcess
from commonground.forks.supervisor import Supervisor
from commonground.kernel.frames import Message, frame, read
from commonground.server import kernels
from commonground.server.kernel import Kernel as Served
from commonground.server.runtime import RuntimeFolder
from tests.patience import ENOUGH

T = TypeVar("T")


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet seen off does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


class Kernel:
    """One kernel, and a page that may do more than pages may: run code."""

    def __init__(self, identity: str, served: Served) -> None:
        self.identity = identity
        self.served = served
        self.heard: asyncio.Queue[Message] = asyncio.Queue()
        self._answers: dict[object, asyncio.Queue[Message]] = {}
        served.pages.add(self)

    @property
    def forked(self) -> bool:
        """Whether it is a fork."""
        return isinstance(self.served.process, ForkedProcess)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.served.process.pid

    def tell(self, data: bytes) -> None:
        """The kernel says something."""
        message = read(data)
        self._answers.get(message.parent_header.get("msg_id"), self.heard).put_nowait(message)

    async def outputs(self) -> list[list[dict[str, Any]]]:
        """What the cells that it began with put out."""
        return await asyncio.wait_for(asyncio.shield(self.served.outputs), ENOUGH)

    async def ask(self, kind: str, *, on: str = "shell", **content: Any) -> list[Message]:
        """Send a message; what comes back for it, up to its reply."""
        name = uuid.uuid4().hex
        header = {"msg_id": name, "msg_type": kind}
        parts = [json.dumps(part).encode() for part in (header, {}, {}, content)]
        coming = self._answers.setdefault(name, asyncio.Queue())
        self.served.send(frame(on, parts))
        answers: list[Message] = []
        while not answers or not answers[-1].kind.endswith("_reply"):
            answers.append(await asyncio.wait_for(coming.get(), ENOUGH))
        return answers

    async def run(self, code: str) -> str:
        """What a cell prints; for one that fails, the name of the error."""
        answers = await self.ask("execute_request", code=code, silent=False, stop_on_error=False)
        failed = answers[-1].content.get("ename")
        printed = [one.content["text"] for one in answers if one.kind == "stream"]
        return str(failed) if failed else "".join(printed).strip()


class Forks:
    """The server's kernels, and what the server would do with them."""

    def __init__(self, folder: Path, *, forked: bool = True) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        self._before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
        self.folder = RuntimeFolder()
        self.died: list[str] = []
        self.kernels: kernels.Kernels = self.run(self._begin(forked=forked))

    async def _begin(self, *, forked: bool) -> kernels.Kernels:
        found = kernels.Kernels(self.folder, forked=forked)
        found.died = self.died.append
        return found

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Do something where the server would."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(ENOUGH)

    @property
    def supervisor(self) -> Supervisor:
        """Whoever keeps the warm process."""
        assert self.kernels.forks is not None
        return self.kernels.forks

    @property
    def warm(self) -> int:
        """The number of the warm process."""
        assert self.supervisor.warm
        return self.supervisor.warm.pid

    def ready(self) -> None:
        """Wait until kernels can be forked."""
        self.run(self.supervisor.ready())

    async def start(self, cells: Sequence[str] = (), **own: str) -> Kernel:
        """A kernel that has run its cells."""
        identity = str(uuid.uuid4())
        kernel = Kernel(identity, await self.kernels.start(identity, own, cells))
        await kernel.outputs()
        return kernel

    def kernel(self, cells: Sequence[str] = (), **own: str) -> Kernel:
        """A kernel that has run its cells."""
        return self.run(self.start(cells, **own))

    def end(self, kernel: Kernel) -> None:
        """End a kernel."""
        self.run(self.kernels.end(kernel.identity))

    def end_kernels(self) -> None:
        """End all of them."""

        async def end() -> None:
            for identity in list(self.kernels):
                await self.kernels.end(identity)

        self.run(end())

    def close(self) -> None:
        """End everything."""
        self.run(self.kernels.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
        self.folder.remove()
        if self._before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = self._before
