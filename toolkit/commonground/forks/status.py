"""Which kind of kernels this machine can have, and why."""

from __future__ import annotations

import os
import sys


def status() -> tuple[str, str]:
    """What is so, and what would change it; the second is empty where nothing need be changed."""
    if not sys.platform.startswith("linux"):
        return (
            "Pages get plain kernels: it takes longer until a room is in, and more memory",
            "This system cannot fork kernels safely. For large rooms, serve from Linux.",
        )
    if not hasattr(os, "pidfd_open") or not _watches():
        return (
            "Pages get plain kernels: this Linux has no handles for processes (pidfd)",
            "For large rooms, serve from Linux 5.3 or newer.",
        )
    return "Kernels are forked from one warm process: pages open fast", ""


def possible() -> bool:
    """Whether kernels can be forked here."""
    return not status()[1]


def _watches() -> bool:
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True
