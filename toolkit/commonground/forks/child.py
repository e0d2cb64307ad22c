"""From a fork to somebody's kernel: it sheds what was the warm process's own."""

from __future__ import annotations

import gc
import os
import random
import signal
import socket
import sys

from commonground.kernel.application import become
from commonground.kernel.line import Line


def live(connection: socket.socket) -> None:
    """Be the kernel that the server wants at the other end of the connection, until it ends."""
    os.setsid()
    _restore_signals()
    _read_nothing()
    _draw_anew()
    gc.enable()
    become(Line(connection))


def _restore_signals() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def _read_nothing() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.__stdin__.fileno() if sys.__stdin__ else 0)
    os.close(nothing)


def _draw_anew() -> None:
    """Two forks of one process would otherwise draw the same random numbers."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
