"""The Voila application: join, roles, kernels, downloads."""

from __future__ import annotations

from commonground.server.application import CommonGroundServer
from commonground.server.links import qr_terminal
from commonground.server.runtime import recorded
from commonground.server.secret import read_or_make
from commonground.server.site import Limits

__all__ = ["CommonGroundServer", "Limits", "qr_terminal", "read_or_make", "recorded"]
