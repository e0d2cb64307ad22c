"""The log on disk: one SQLite file, owned by one process, written before anything is told."""

from __future__ import annotations

from commonground.store.log import Log, SessionRow
from commonground.store.seats import Seat

__all__ = ["Log", "Seat", "SessionRow"]
