"""What a server needs from the system: a port, open files, and to be told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from typing import Any

from commonground.server.doorway import Doorway
from commonground.session.problems import Unusable


def bind(host: str, port: int) -> list[socket.socket]:
    """Listen on exactly this port: a QR code on a wall must stay true. Raises `Unusable`."""
    sockets: list[socket.socket] = []
    try:
        if not 0 <= port < 2**16:
            raise OSError(None, "there are no such ports")  # noqa: TRY301  # told as the others
        for family, address in _addresses(host, port):
            sockets.append(_listen(family, address))
    except OSError as error:
        close(sockets)
        what, do = _why_not(error, host, port)
        raise Unusable(
            what, safe="Nothing was started, and the sessions are untouched.", do=do
        ) from error
    return sockets


def close(sockets: list[socket.socket]) -> None:
    """Listen no more."""
    for one in sockets:
        one.close()


def _addresses(host: str, port: int) -> Sequence[tuple[socket.AddressFamily, Any]]:
    """All addresses that ``host`` stands for on this machine; "localhost" may stand for two."""
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    addresses = list(dict.fromkeys((one[0], one[4]) for one in found))
    # A container often knows the name of an IPv6 address that it does not have.
    version_4 = [one for one in addresses if one[0] == socket.AF_INET]
    return version_4 or addresses


def _listen(family: socket.AddressFamily, address: Any) -> socket.socket:
    one = Doorway(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two servers have the same port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.settimeout(0)
        one.bind(address)
        one.listen(128)
    except OSError:
        one.close()
        raise
    return one


def _why_not(error: OSError, host: str, port: int) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use by another program, or by a server that is still running.",
            f"Stop that one, or choose another port, such as --port {port + 1}.",
        )
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user.", "Choose one above 1023 with --port."
    return (
        f"The server cannot listen on {host}, port {port} ({error.strerror}).",
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
    """A page takes up to ten file descriptors: allow as many as the system lets us have."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  # Windows has none

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
