"""A supervisor in a thread, and kernels as Jupyter starts them: real processes throughout."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from commonground.forks.process import ForkedProcess
from commonground.forks.status import NAME
from commonground.forks.supervisor import Supervisor

T = TypeVar("T")
ARGUMENTS = ["--HistoryManager.enabled=False", "--IPKernelApp.capture_fd_output=False"]


def until(found: Callable[[], T], within: float = 60.0) -> T:
    """Wait until something is so; no longer than needed."""
    end = time.monotonic() + within
    while not (value := found()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
    return value


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and is not yet seen off does not."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


class Specs(KernelSpecManager):
    """One kind of kernel: forked."""

    def __init__(self, forks: Supervisor, arguments: list[str]) -> None:
        super().__init__()
        self._spec = get_kernel_dict(arguments)
        self._spec["metadata"]["kernel_provisioner"] = {
            "provisioner_name": NAME,
            "config": {"forks": forks},
        }

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """How to start it, whatever it is called."""
        assert kernel_name
        return KernelSpec(resource_dir=str(RESOURCES), **self._spec)


class Kernel:
    """One kernel, and somebody who talks to it."""

    def __init__(self, manager: AsyncKernelManager) -> None:
        self.manager = manager
        self.client: Any = None

    @property
    def process(self) -> Any:
        """Its process, as Jupyter has it."""
        provisioner: Any = self.manager.provisioner
        return provisioner.process

    @property
    def forked(self) -> bool:
        """Whether it is a fork."""
        return isinstance(self.process, ForkedProcess)

    @property
    def pid(self) -> int:
        """The number of its process."""
        return int(self.process.pid)

    async def connect(self) -> None:
        """Wait until it answers."""
        self.client = self.manager.client()
        self.client.start_channels()
        await self.client.wait_for_ready(timeout=60)

    async def run(self, code: str) -> str:
        """What a cell prints; for one that fails, the name of the error."""
        printed: list[str] = []

        def listen(message: dict[str, Any]) -> None:
            if message["msg_type"] == "stream":
                printed.append(message["content"]["text"])

        reply = await self.client.execute_interactive(code, output_hook=listen, timeout=60)
        failed = reply["content"].get("ename")
        return str(failed) if failed else "".join(printed).strip()

    async def alive(self) -> bool:
        """Whether Jupyter thinks that it lives."""
        return bool(await self.manager.is_alive())

    async def interrupt(self) -> None:
        """Interrupt it."""
        await self.manager.interrupt_kernel()

    async def ask_to_end(self) -> None:
        """Ask it to end, by a message, and wait until it did."""
        self.client.stop_channels()
        await self.manager.shutdown_kernel()

    async def end(self) -> None:
        """End it as the server does."""
        if self.client is not None:
            self.client.stop_channels()
        await self.manager.shutdown_kernel(now=True)


class Forks:
    """A supervisor, and what the server would do with it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()
        self._kernels: list[Kernel] = []
        self.environment = {
            "PATH": os.environ["PATH"],
            "IPYTHONDIR": str(folder / "ipython"),
            "PYTHONSAFEPATH": "1",
            **environment,
        }
        self.supervisor: Supervisor = self.run(self._supervise())

    async def _supervise(self) -> Supervisor:
        supervisor = Supervisor(self.environment, ARGUMENTS)
        supervisor.start()
        return supervisor

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Do something where the server would."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(120)

    @property
    def warm(self) -> int:
        """The number of the warm process."""
        assert self.supervisor.warm
        return self.supervisor.warm.pid

    def ready(self) -> None:
        """Wait until kernels can be forked."""
        self.run(self.supervisor.ready())

    async def start(self, arguments: list[str] | None = None, **env: str) -> Kernel:
        """A kernel that answers."""
        specs = Specs(self.supervisor, ARGUMENTS if arguments is None else arguments)
        manager = AsyncKernelManager(kernel_spec_manager=specs, transport="ipc")
        kernel = Kernel(manager)
        self._kernels.append(kernel)
        manager.connection_file = str(self.folder / f"{len(self._kernels)}.json")
        await manager.start_kernel(env=self.environment | env, cwd=str(self.folder))
        await kernel.connect()
        return kernel

    def kernel(self, arguments: list[str] | None = None, **env: str) -> Kernel:
        """A kernel that answers."""
        return self.run(self.start(arguments, **env))

    def end_kernels(self) -> None:
        """End all of them."""
        for kernel in self._kernels:
            if kernel.manager.has_kernel:
                self.run(kernel.end())

    def close(self) -> None:
        """End everything."""
        self.end_kernels()
        self.run(self.supervisor.close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
