"""The warm process, run as a program: ``warm CONTROL [ARGUMENTS OF ALL KERNELS]``.

It imports and prepares, forks one kernel for trial, and then does one thing at a time: a message
of the server, with a kernel's end of its line, is a request for one fork; a signal that a child
ended is a look at who it was. When the other end of the control socket closes, the server has gone,
and so does this process. The kernels know it by their own lines.
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
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

LARGEST = 4096  # bytes in one message
_PR_SET_PDEATHSIG = 1


class Warm:
    """Answers the server's requests, one after another."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._woken, self._waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.known = {control.fileno(), self._woken, self._waker}

    def serve(self) -> socket.socket | None:
        """Fork on request. Returns its line in a fork, and None when the server has gone."""
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        with selectors.PollSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ, self._answer)
            selector.register(self._woken, selectors.EVENT_READ, self._reap)
            self.tell({"ready": os.getpid()})
            with contextlib.suppress(EOFError):
                while True:
                    for key, _ in selector.select():
                        if line := key.data():
                            self._leave()
                            return socket.socket(fileno=line)
        return None

    def tell(self, message: dict[str, Any], handles: Sequence[int] = ()) -> None:
        """Say something to the server, if it is still there."""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            socket.send_fds(self._control, [json.dumps(message).encode()], handles)

    def _answer(self) -> int | None:
        """Carry out the next request; in the fork, and only there, its line is returned."""
        message, handles, _, _ = socket.recv_fds(self._control, LARGEST, 1)
        if not message:
            raise EOFError
        number = json.loads(message)["fork"]
        if not handles:
            self.tell({"fork": number, "problem": "there are too many open files"})
            return None
        line = handles[0]
        pid = self._fork(number, line)
        if pid == 0:
            return line
        os.close(line)
        return None

    def _fork(self, number: int, line: int) -> int | None:
        """What `os.fork` returns, or None where there must not or cannot be a fork."""
        if reason := unfit({*self.known, line}):
            self.tell({"fork": number, "problem": reason})
            return None
        try:
            pid = os.fork()
        except OSError as error:
            self.tell({"fork": number, "problem": f"there is no fork: {error.strerror}"})
            return None
        if pid:
            handle = os.pidfd_open(pid)
            self.tell({"fork": number, "pid": pid}, [handle])
            os.close(handle)
        return pid

    def _reap(self) -> None:
        """See off the kernels that ended."""
        with contextlib.suppress(BlockingIOError):
            os.read(self._woken, 1024)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                continue

    def _leave(self) -> None:
        """Let go, in a fork, of what is the warm process's own."""
        signal.set_wakeup_fd(-1)
        os.close(self._woken)
        os.close(self._waker)
        self._control.close()


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
    control = socket.socket(fileno=int(sys.argv[1]))
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    gc.disable()
    from commonground.forks import child, memory, preparation, trial  # noqa: PLC0415  # slow

    preparation.prepare(sys.argv[2:])
    memory.settle()
    warm = Warm(control)
    if reason := unfit(warm.known) or trial.failure(control):
        warm.tell({"problem": reason})
        return
    line = warm.serve()
    if line is not None:
        child.live(line)


if __name__ == "__main__":
    main()
