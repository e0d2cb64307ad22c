"""How long tests wait for what must happen.

No longer than needed, and on a quiet machine that is hardly at all. A machine that does other
things besides may be twenty times as slow; a test that fails there for its haste says nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
ENOUGH = 120.0  # seconds


def until(found: Callable[[], T], within: float = ENOUGH) -> T:
    """Wait until something is there; what it is."""
    end = time.monotonic() + within
    while not (value := found()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)
    return value
