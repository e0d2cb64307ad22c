"""The warm process, run as a program: ``warm CONTROL LINE [ARGUMENTS OF ALL KERNELS]``.

It imports and prepares, forks one kernel for trial, and then does one thing at a time: a message
of the server is a request for one fork; a signal that a child ended is a look at who it was. When
the other end of the control socket closes, the server has gone, and so does this process.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

LARGEST = 128 * 1024  # bytes in one message
_PR_SET_PDEATHSIG = 1

Request = dict[str, Any]


class Warm:
    """Answers the server's requests, one after another."""

    def __init__(self, control: socket.socket, line: int) -> None:
        self._control = control
        self._forks: dict[int, int] = {}
        self._woken, self._waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.known = {control.fileno(), line, self._woken, self._waker}

    def serve(self) -> Request | None:
        """Fork on request. Returns the request in a fork, and None when the server has gone."""
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        selector = selectors.PollSelector()
        selector.register(self._control, selectors.EVENT_READ, self._answer)
        selector.register(self._woken, selectors.EVENT_READ, self._reap)
        self.tell({"ready": os.getpid()})
        with contextlib.suppress(EOFError):
            while True:
                for key, _ in selector.select():
                    if request := key.data():
                        self._leave()
                        return dict(request)
        return None

    def tell(self, message: dict[str, Any]) -> None:
        """Say something to the server, if it is still there."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._control.send(json.dumps(message).encode())

    def _answer(self) -> Request | None:
        """Carry out the next request; it is returned in the fork only."""
        message = self._control.recv(LARGEST)
        if not message:
            raise EOFError
        request: Request = json.loads(message)
        if reason := unfit(self.known):
            self.tell({"fork": request["fork"], "problem": reason})
            return None
        try:
            pid = os.fork()
        except OSError as error:
            self.tell({"fork": request["fork"], "problem": f"there is no fork: {error.strerror}"})
            return None
        if pid == 0:
            return request
        self._forks[pid] = request["fork"]
        return None

    def _reap(self) -> None:
        """See off the kernels that ended, and tell the server how."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._woken, 1024)
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                code = os.waitstatus_to_exitcode(status)
                self.tell({"ended": self._forks.pop(pid), "code": code})

    def _leave(self) -> None:
        """Let go, in a fork, of what is the warm process's own."""
        signal.set_wakeup_fd(-1)
        os.close(self._woken)
        os.close(self._waker)


def unfit(known: Collection[int]) -> str | None:
    """Why this process must not be forked, if so: it has threads, or more open than is known.

    A fork has only the thread that forked, so what other threads held would be held for ever; and
    it would share what is open with everybody else.
    """
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads > 1:
        return f"the warm process has {threads} threads"
    for one in list(Path("/proc/self/fd").iterdir()):
        with contextlib.suppress(FileNotFoundError):  # the descriptor that listed them
            if int(one.name) > 2 and int(one.name) not in known:
                return f"the warm process has {one.readlink()} open"
    return None


def main() -> None:
    """Prepare; serve; and in a fork, be a kernel."""
    control, line = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    gc.disable()
    from commonground.forks import child, memory, preparation, trial  # noqa: PLC0415  # slow

    preparation.prepare(sys.argv[3:])
    memory.settle()
    warm = Warm(control, line)
    if reason := unfit(warm.known) or trial.failure(line):
        warm.tell({"problem": reason})
        return
    request = warm.serve()
    if request is not None:
        child.introduce(control, request["fork"])
        child.become(request, line)


if __name__ == "__main__":
    main()
