"""One kernel forked for trial, before anybody relies on the others.

A kernel is put together in a way of its own (`commonground.kernel.application`), so a version of
ipykernel that has other ideas could break it. Then the trial fails, the log says why, and kernels
are plain.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from commonground.forks import child
from commonground.kernel.frames import message_frame, read
from commonground.kernel.line import Beginning, Line

LONGEST = 60  # seconds
_CELLS = ["print(6 * 7)"]
_PRINTED = {"output_type": "stream", "name": "stdout", "text": "42\n"}
_ASK = message_frame("shell", {"msg_id": "trial", "msg_type": "kernel_info_request"}, {})


def failure(control: socket.socket) -> str | None:
    """Why no kernel can be forked, or None. ``control`` is nothing to the kernel."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        control.close()
        _try(theirs)
    theirs.close()
    ours.settimeout(LONGEST)
    try:
        answer = _talk(Line(ours))
    except (OSError, EOFError, ValueError) as error:
        answer = f"{type(error).__name__} {error}"
    ours.close()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None if answer is None else f"a kernel that was forked for trial failed: {answer}"


def _talk(line: Line) -> str | None:
    """Have a cell run and ask something; what is wrong with the answers."""
    line.send(Beginning(dict(os.environ), str(Path.cwd()), _CELLS).to_bytes())
    line.send(_ASK)
    cells = json.loads(line.receive())
    reply = read(line.receive())
    if cells != [[_PRINTED]] or reply.kind != "kernel_info_reply":
        return f"it said {cells} and {reply.kind}"
    return None


def _try(theirs: socket.socket) -> NoReturn:
    try:
        signal.alarm(LONGEST)
        child.live(theirs)
    except BaseException:  # noqa: BLE001  # whatever it is, the log must say it
        traceback.print_exc(file=sys.__stderr__)
    os._exit(1)
