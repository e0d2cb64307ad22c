"""Readings: what is found in the rows of a register, by name.

One module each. A step names the one that it wants: ``register(…, reads="roles")``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from commonground.activities.readings import hotspots, path, premortem, roles
from commonground.activities.readings.base import Reading

READINGS: Final[Mapping[str, Reading]] = {
    "champions": hotspots.CHAMPIONS,
    "hotspots": hotspots.CHOSEN,
    "path": path.READING,
    "premortem": premortem.READING,
    "roles": roles.READING,
}
"""All readings."""

__all__ = ["READINGS", "Reading"]
