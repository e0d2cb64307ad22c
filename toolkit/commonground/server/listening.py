"""What a server needs from the system: a port, open files, and to be told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable

from tornado.netutil import bind_sockets

from commonground.session.problems import Unusable


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen on exactly this port: a QR code on a wall must stay true. Raises `Unusable`."""
    try:
        return bind_sockets(port, host)
    except (OSError, OverflowError) as error:
        what, do = _why_not(error, host, port)
        raise Unusable(
            what, safe="Nothing was started, and the sessions are untouched.", do=do
        ) from error


def _why_not(error: Exception, host: str, port: int) -> tuple[str, str]:
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program, or by a server that is still running.",
            f"Stop that one, or choose another port, such as --port {port + 1}.",
        )
    if code == errno.EACCES:
        return f"Port {port} may not be used by this user.", "Choose one above 1023 with --port."
    return (
        f"The server cannot listen on {host}, port {port} ({error}).",
        "Choose an address of this machine with --host and a free port with --port.",
    )


def on_signals(stop: Callable[[], None]) -> None:
    """Call ``stop`` when somebody presses Ctrl-C or ends the process."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        else:
            loop.add_signal_handler(number, stop)


def allow_many_files() -> None:
    """A page takes about twenty file descriptors: allow as many as the system lets us have."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  # Windows has none

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
