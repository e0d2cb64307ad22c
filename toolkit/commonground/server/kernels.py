"""The kernels of this server: one kind, in an environment of their own, gone with their group.

Voila would give a kernel the whole environment of the server, any kernel that is installed
somewhere, and a restart when it dies. Here there is one kind of kernel, this Python, with nothing
of the user's configuration; its environment holds what a program needs to run and four words of
ours; and when it dies it stays dead: a fresh kernel under an old page would look alive and save
nothing. The page is told, and comes back by loading again.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from commonground.forks.status import NAME
from commonground.forks.supervisor import Supervisor
from commonground.server.runtime import IPYTHON, RuntimeFolder

KERNEL = "python3"
# What a program needs to find itself, its libraries, its language and a place for scratch files.
# Nothing of Jupyter: on Binder its variables hold a token that runs code.
NEEDED = {
    "PATH",
    "HOME",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "TMPDIR",
    "TEMP",
    "TMP",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONUTF8",
    "PYTHONWARNINGS",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "SYSTEMROOT",
    "WINDIR",
    "SYSTEMDRIVE",
    "COMSPEC",
    "PATHEXT",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
}
# A history file would be shared by everybody's kernels; nothing is written to the console.
ARGUMENTS = ["--HistoryManager.enabled=False", "--IPKernelApp.capture_fd_output=False"]


def kernel_environment(
    environ: Mapping[str, str], folder: RuntimeFolder, own: Mapping[str, str]
) -> dict[str, str]:
    """The whole environment of a kernel; ``own`` are the words that tell it where it belongs."""
    needed = {name: value for name, value in environ.items() if name.upper() in NEEDED}
    fresh = {
        "IPYTHONDIR": str(folder / IPYTHON),
        "JUPYTER_CONFIG_DIR": str(folder / IPYTHON),
        "JUPYTER_NO_CONFIG": "1",
        "PYTHONSAFEPATH": "1",
    }
    return needed | fresh | dict(own)


def forks(folder: RuntimeFolder) -> Supervisor:
    """Begin to prepare kernels that can be forked."""
    supervisor = Supervisor(kernel_environment(os.environ, folder, {}), ARGUMENTS)
    supervisor.start()
    return supervisor


class OwnKernel(KernelSpecManager):
    """The one kind of kernel that there is; what else is installed is not looked at.

    Its parent is the server, which has `forks` to start kernels from, or None.
    """

    def find_kernel_specs(self) -> dict[str, str]:
        """Its name and the folder of its icons."""
        return {KERNEL: str(RESOURCES)}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """How to start it."""
        if kernel_name != KERNEL:
            raise NoSuchKernel(kernel_name)
        spec = get_kernel_dict(ARGUMENTS)
        server: Any = self.parent
        if server.forks is not None:
            how = {"provisioner_name": NAME, "config": {"forks": server.forks}}
            spec["metadata"]["kernel_provisioner"] = how
        return KernelSpec(resource_dir=str(RESOURCES), **spec)


class VisitorKernels(AsyncMappingKernelManager):
    """Starts kernels, and ends them with everything that they started.

    ``died`` is told of a kernel that died by itself, and sees to it that it is ended here.
    """

    ALLOWED: ClassVar[list[str]] = [
        "comm_open",
        "comm_close",
        "comm_msg",
        "comm_info_request",
        "kernel_info_request",
    ]

    died: Callable[[str], None]

    async def end(self, kernel_id: str) -> None:
        """End a kernel and its whole process group; one that is gone already is no error."""
        if kernel_id not in self:
            return
        try:
            await self.shutdown_kernel(kernel_id, now=True)  # type: ignore[no-untyped-call]
        except (KeyError, RuntimeError, OSError):
            self.log.warning("Kernel %s was ended while it ended by itself", kernel_id)

    async def end_all(self) -> None:
        """End all kernels at once, and close what the talk with them went through."""
        kernels: list[str] = self.list_kernel_ids()
        await asyncio.gather(*(self.end(kernel) for kernel in kernels))
        self.context.destroy(linger=0)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """Clear away what is left of a kernel that died, once its pages have been told."""
        self.died(kernel_id)
