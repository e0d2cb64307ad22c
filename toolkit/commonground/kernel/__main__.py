"""A kernel that is not forked: a program of its own, that takes its end of a line when it starts.

    python -m commonground.kernel LINE [ARGUMENTS OF ALL KERNELS]

``LINE`` is the number of an inherited descriptor; on Windows a ``-``, and the socket comes through
the standard input, in the form in which Windows passes sockets on.
"""

from __future__ import annotations

import socket
import sys

from commonground.kernel.application import become, prepared
from commonground.kernel.line import Line


def main() -> None:
    """Prepare, and be a kernel."""
    where, *arguments = sys.argv[1:]
    line = Line(_taken_over(where))
    prepared(arguments).prepare_code()
    become(line)


def _taken_over(where: str) -> socket.socket:
    if where != "-":
        return socket.socket(fileno=int(where))
    shared: socket.socket = socket.fromshare(sys.stdin.buffer.read())  # type: ignore[attr-defined, unused-ignore]
    return shared


if __name__ == "__main__":
    main()
