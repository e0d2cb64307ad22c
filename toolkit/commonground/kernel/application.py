"""IPython's kernel in two halves: what is the same for everybody, and what makes it somebody's.

`prepare` makes the kernel and its shell, but no socket, no thread and no event loop: a warm process
does it once for all forks. `live` gives the kernel its line, runs the notebook's cells, tells what
they led to, and then does what the page asks, one thing after another, until the line closes.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import os
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop

from commonground.kernel.altair_charts import shown_as_data
from commonground.kernel.channels import Channel, Printed
from commonground.kernel.frames import Malformed, Message, read
from commonground.kernel.line import Beginning, Line, Sender
from commonground.kernel.outputs import Json

# Kernels that start step back for the server: what many wait for comes before what one waits for.
BEHIND = 5
GOES_FIRST = "500"  # of 1000


class _NoThread:
    """In place of the thread that would read the shell's socket."""

    parent_thread = None

    def __bool__(self) -> bool:
        return False


class LineKernel(IPKernelApp):
    """Prepared once; lives in each process that is somebody's kernel."""

    def prepare(self, arguments: list[str]) -> None:
        """Do what needs nothing that a fork could not take along."""
        self.parse_command_line(arguments)
        self._do("init_crash_handler", "init_profile_dir", "init_pdb", "init_path")
        kernel_class: Any = self.kernel_class
        self.kernel = kernel_class.instance(
            parent=self, log=self.log, profile_dir=self.profile_dir, user_ns=self.user_ns
        )
        self._do("init_shell")
        shown_as_data(self.shell)

    def prepare_code(self) -> None:
        """Extensions and start-up code, after everything that is imported beforehand."""
        self._do("init_extensions", "init_code")

    def _do(self, *steps: str) -> None:
        """Some of the steps that `IPKernelApp.initialize` takes, in its order."""
        for step in steps:
            getattr(self, step)()

    def connect(self, line: Sender) -> None:
        """Let the kernel speak over the line."""
        # Only now: ipywidgets looks for the kernel when it is imported.
        from commonground.kernel.capture import captured  # noqa: PLC0415

        kernel = self.kernel
        kernel.session = Session(parent=self)
        kernel.session.auth = None  # nobody else is on the line, so nothing need be signed
        kernel.ident = str(uuid.uuid4())
        self._iopub = Channel("iopub", line, captured)
        self._shell = Channel("shell", line)
        self._control = Channel("control", line)
        kernel.iopub_socket, kernel.shell_channel_thread = self._iopub, _NoThread()
        for publisher in (kernel.shell.displayhook, kernel.shell.display_pub):
            publisher.session, publisher.pub_socket = kernel.session, self._iopub
        kernel.shell.displayhook.topic = b"execute_result"
        sys.stdout = Printed(kernel, "stdout")
        sys.stderr = Printed(kernel, "stderr")
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr  # noqa: SLF001  # as its app does

    async def live(self, line: Line, cells: Sequence[str]) -> None:
        """Be the kernel, until the line closes and the process with it."""
        loop = asyncio.get_running_loop()
        self.kernel.io_loop = IOLoop.current()
        said: asyncio.Queue[bytes] = asyncio.Queue()

        def hear(data: bytes) -> None:
            if not self._asked_whether_alive(data):
                loop.call_soon_threadsafe(said.put_nowait, data)

        line.listen(hear)
        line.send(json.dumps(await self.run(cells)).encode())
        while True:
            await self.answer(await said.get())

    async def run(self, cells: Sequence[str]) -> list[list[Json]]:
        """Run the cells, up to one that fails; what each put out."""
        outputs: list[list[Json]] = []
        for code in cells:
            with self._iopub.recorded() as found, self._shell.recorded():
                await self._handle(_execute_request(code))
            outputs.append(found.kept)
            if found.failed:
                break
        return outputs

    async def answer(self, data: bytes) -> None:
        """Do what a page says in a frame."""
        try:
            message = read(data)
        except Malformed as problem:
            self.log.warning("What the page said was not understood: %s", problem)
            return
        await self._handle(message)
        if message.content.get("data", {}).get("method") == "update":
            # Controls wait for this before they send what they were changed to meanwhile.
            idle = {"execution_state": "idle"}
            self._send(self._iopub, "status", idle, message)

    async def _handle(self, message: Message) -> None:
        """Do what the message asks for, as `ipykernel.kernelbase.Kernel.dispatch_shell` would."""
        handler = self.kernel.shell_handlers.get(message.kind)
        if handler is None:
            self.log.warning("The page sent a message of an unknown kind")
            return
        asked = message.to_jupyter()
        self.kernel.set_parent([], asked, channel="shell")
        try:
            result = handler(self._shell, [], asked)
            if inspect.isawaitable(result):
                await result
        except Exception:
            self.log.exception("A message could not be handled")

    def _asked_whether_alive(self, data: bytes) -> bool:
        """Answer at once, in the thread that reads, what the page asks on the control channel."""
        if b"control" not in data[:128]:
            return False
        try:
            message = read(data)
        except Malformed:
            return False
        if message.channel == "control":
            self._send(self._control, "kernel_info_reply", {"status": "ok"}, message)
        return message.channel == "control"

    def _send(self, channel: Channel, kind: str, content: dict[str, Any], asked: Message) -> None:
        self.kernel.session.send(channel, kind, content, parent=asked.to_jupyter())


def prepared(arguments: list[str]) -> LineKernel:
    """The one kernel of this process, without what is imported for pages."""
    app: LineKernel = LineKernel.instance()
    app.prepare(arguments)
    return app


def become(line: Line) -> None:
    """Be whoever's kernel the server says, in the environment that it says, to the end."""
    beginning = Beginning.from_bytes(line.receive())
    _step_back()
    os.environ.clear()
    os.environ.update(beginning.env)
    if hasattr(time, "tzset"):
        time.tzset()
    os.chdir(beginning.cwd)
    app: LineKernel = LineKernel.instance()
    app.kernel.shell.init_environment()
    app.connect(line)
    asyncio.run(app.live(line, beginning.cells))


def _step_back() -> None:
    """Leave the processor to the server first, and go before it when memory runs out.

    A page that loses its kernel loads itself again; with the server the whole session would go.
    """
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    with contextlib.suppress(OSError):  # where nobody asks
        Path("/proc/self/oom_score_adj").write_text(GOES_FIRST, encoding="ascii")


def _execute_request(code: str) -> Message:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "session": "", "date": ""}
    content = {"code": code, "silent": False, "store_history": False, "stop_on_error": False}
    return Message("shell", header, {}, {}, content, [])
