"""How many more files and sockets this process may open, and whether that is enough for a page.

A system gives a process so many descriptors and no more. What happens at the end of them is
nowhere told: libraries fail in the middle of what they do. So a page is refused while some are
left, and those who are in can come and go with what is kept for them.
"""

from __future__ import annotations

import contextlib
import logging
import os

EACH = 5  # that a page needs which is about to open: its kernel's line and handle, two connections
KEPT = 48  # for what is open already: connections that come back, files of the store
_log = logging.getLogger(__name__)


def limit() -> int | None:
    """How many this process may have; None where nobody counts."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415  # Windows has none

        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        return None if soft == resource.RLIM_INFINITY else soft
    return None


def used() -> int:
    """How many it has; all of them if not one is left to count them with."""
    try:
        return len(os.listdir("/dev/fd")) - 1  # noqa: PTH208  # a thousand paths are not needed
    except OSError:
        return limit() or 0


def enough_for(pages: int) -> bool:
    """Whether so many more pages can be opened. If not, the log is told."""
    allowed = limit()
    if allowed is None:
        return True
    left = allowed - used() - KEPT
    if left >= EACH * pages:
        return True
    _log.error(
        "A page was refused: of the %d files that this process may open at once, too few are left. "
        "Raise the limit (ulimit -n), and start again.",
        allowed,
    )
    return False
