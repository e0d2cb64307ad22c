"""One kernel forked for trial, before anybody relies on the others.

A kernel is begun in a way of its own (`commonground.forks.kernel`), so a version of ipykernel that
has other ideas could break it. Then the trial fails, the log says why, and kernels are plain.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import traceback
from typing import NoReturn

from commonground.forks.kernel import ForkedKernel

LONGEST = 60  # seconds


def failure(line: int) -> str | None:
    """Why no kernel can be forked, or None."""
    pid = os.fork()
    if pid == 0:
        _try(line)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return None if code == 0 else f"a kernel forked for trial ended with status {code}"


def _try(line: int) -> NoReturn:
    status = 1
    try:
        os.setsid()
        signal.alarm(LONGEST)
        with tempfile.TemporaryDirectory(prefix="cg-trial-") as folder:
            app = ForkedKernel.instance()
            app.transport = "ipc"
            app.begin(f"{folder}/kernel.json", line)
        status = 0
    except Exception:  # noqa: BLE001  # whatever it is, the log must say it
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(status)
