"""Where Jupyter asks for a process, a fork is given; or a plain process, if there is no fork.

The class is an entry point of this package (`commonground.forks.status.NAME`); a kernel's
specification names it and hands it the server's `Supervisor`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Instance

from commonground.forks.connection import CannotFork
from commonground.forks.process import ForkedProcess
from commonground.forks.supervisor import Supervisor

_UNDERSTOOD = {"cwd", "env", "extra_arguments", "kernel_id"}


class ForkProvisioner(LocalProvisioner):
    """Ports, connection file, signals and clean-up are the base class's."""

    forks = Instance(Supervisor)
    """Whom to ask."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the kernel: forked, or else plainly."""
        try:
            process = await self._fork(cmd, **kwargs)
        except CannotFork as reason:
            self.log.warning("A kernel is started plainly, which takes longer: %s", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast("Any", process)
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info

    async def _fork(self, cmd: list[str], **kwargs: Any) -> ForkedProcess:
        arguments = [*("-m", "ipykernel_launcher", "-f"), *cmd[4:5], *self.forks.arguments]
        if cmd != [sys.executable, *arguments]:
            raise CannotFork(f"the command {cmd} is not what forked kernels do")
        if unknown := sorted(kwargs.keys() - _UNDERSTOOD):
            raise CannotFork(f"forked kernels know no {', '.join(unknown)}")
        cwd = str(kwargs.get("cwd") or Path.cwd())
        return await self.forks.fork(cmd[4], cwd, kwargs["env"])
