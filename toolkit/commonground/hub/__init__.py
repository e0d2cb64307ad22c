"""The one owner of the log: takes commands, decides, appends, tells everyone."""

from __future__ import annotations

from commonground.hub.audience import Subscription
from commonground.hub.hub import Hub

__all__ = ["Hub", "Subscription"]
