"""From a fork to somebody's kernel.

First of all the fork leaves the warm process's group and tells the server that it exists, with a
handle to itself. Then it sheds what was the warm process's own and takes what is its own.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Mapping
from typing import Any

from commonground.forks.kernel import ForkedKernel


def introduce(control: socket.socket, fork: int) -> None:
    """Answer the request that this process was forked for, and close the line."""
    os.setsid()
    handle = os.pidfd_open(os.getpid())
    message = json.dumps({"fork": fork, "pid": os.getpid()}).encode()
    with control:
        socket.send_fds(control, [message], [handle])
    os.close(handle)


def become(request: Mapping[str, Any], line: int) -> None:
    """Be the kernel that was asked for, until it ends."""
    _restore_signals()
    _replace_environment(request["env"])
    _read_nothing()
    os.chdir(request["cwd"])
    _draw_anew()
    gc.enable()
    app: Any = ForkedKernel.instance()
    app.kernel.shell.init_environment()
    app.begin(request["connection_file"], line)
    app.start()


def _restore_signals() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _replace_environment(env: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(env)
    time.tzset()


def _read_nothing() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.__stdin__.fileno() if sys.__stdin__ else 0)
    os.close(nothing)


def _draw_anew() -> None:
    """Two forks of one process would otherwise draw the same random numbers."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
