"""IPython's kernel in two halves: what is the same for everybody, and what makes it somebody's.

`ForkedKernel.prepare` runs in the warm process: arguments, profile, and the kernel with its shell,
but no socket, no thread and no event loop. `ForkedKernel.begin` runs in the fork: the sockets that
the connection file names, the threads that serve them, and the kernel connected to both. Together
they do what `IPKernelApp.initialize` does; should a later ipykernel want it otherwise, the warm
process's trial finds out before anybody relies on it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import uuid
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import new_id
from traitlets import Integer
from zmq.eventloop.zmqstream import ZMQStream


class LifeLine(threading.Thread):
    """Ends the kernel, with all that it started, when the server is gone."""

    def __init__(self, line: int) -> None:
        super().__init__(name="life line", daemon=True)
        self._line = line

    def run(self) -> None:
        """Wait for the end of a pipe in which nothing is ever written."""
        os.read(self._line, 1)
        os.killpg(0, signal.SIGKILL)


class ForkedKernel(IPKernelApp):
    """Prepared once, begun in each fork."""

    line = Integer()
    """The reading end of the life line."""

    def prepare(self, arguments: list[str]) -> None:
        """Do what needs nothing that a fork could not take along."""
        self.parse_command_line(arguments)
        self._do("init_crash_handler", "init_profile_dir", "init_pdb", "init_path")
        kernel_class: Any = self.kernel_class
        self.kernel = kernel_class.instance(
            parent=self, log=self.log, profile_dir=self.profile_dir, user_ns=self.user_ns
        )
        self._do("init_shell")

    def prepare_code(self) -> None:
        """Extensions and start-up code, after everything that is imported beforehand."""
        self._do("init_extensions", "init_code")

    def begin(self, connection_file: str, line: int) -> None:
        """Be the kernel that the connection file describes."""
        self.connection_file = connection_file
        self.line = line
        self.parent_handle = os.getppid()
        self.session.pid = os.getpid()
        self.session.session = new_id()
        self._do("init_connection_file", "init_poller", "init_sockets", "init_heartbeat")
        self._do("write_connection_file", "log_connection_info", "init_io", "init_signal")
        self._do("init_kernel", "init_gui_pylab")

    def _do(self, *steps: str) -> None:
        """Some of the steps that `IPKernelApp.initialize` takes, in its order."""
        for step in steps:
            getattr(self, step)()

    def init_poller(self) -> None:
        """Look after the server, and not, as usual, after the parent process."""
        self.poller = LifeLine(self.line)

    def init_kernel(self) -> None:
        """Connect the kernel that is there already."""
        kernel = self.kernel
        shell_stream = ZMQStream(self.shell_socket, self.shell_channel_thread.io_loop)
        self.shell_channel_thread.shell_stream = shell_stream
        self.control_thread.start()
        self.shell_channel_thread.start()
        kernel.ident = str(uuid.uuid4())
        kernel.session = self.session
        kernel.shell_stream = shell_stream
        kernel.control_stream = ZMQStream(self.control_socket, self.control_thread.io_loop)
        kernel.debugpy_stream = ZMQStream(self.debugpy_socket, self.control_thread.io_loop)
        for name in (
            "debug_shell_socket",
            "control_thread",
            "shell_channel_thread",
            "iopub_thread",
            "iopub_socket",
            "stdin_socket",
        ):
            setattr(kernel, name, getattr(self, name))
        kernel.record_ports({f"{name}_port": port for name, port in self._ports.items()})
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        self._connect_output()
        self._connect_debugger()

    def _connect_output(self) -> None:
        kernel, shell = self.kernel, self.kernel.shell
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr  # noqa: SLF001
        for publisher in (shell.displayhook, shell.display_pub):
            publisher.session = self.session
            publisher.pub_socket = self.iopub_socket
        shell.displayhook.topic = kernel._topic("execute_result")  # noqa: SLF001

    def _connect_debugger(self) -> None:
        debugger = getattr(self.kernel, "debugger", None)
        if debugger is not None:
            debugger.session = self.session
            debugger.shell_socket = self.debug_shell_socket
            debugger.debugpy_client.debugpy_stream = self.kernel.debugpy_stream
