"""Readings: what is found in the rows of a register, by name.

One module each. A step names the one that it wants: ``register(…, reads="roles")``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from commonground.activities.readings import (
    benefits,
    content,
    guidelines,
    hotspots,
    ladder,
    launch,
    links,
    path,
    portfolio,
    premortem,
    roadmap,
    roles,
    scale,
    ties,
    tools,
)
from commonground.activities.readings.base import Reading

READINGS: Final[Mapping[str, Reading]] = {
    "benefits": benefits.READING,
    "champions": hotspots.CHAMPIONS,
    "content": content.READING,
    "guidelines": guidelines.READING,
    "hotspots": hotspots.CHOSEN,
    "ladder": ladder.READING,
    "launch": launch.READING,
    "links": links.READING,
    "path": path.READING,
    "portfolio": portfolio.READING,
    "premortem": premortem.READING,
    "roadmap": roadmap.READING,
    "roles": roles.READING,
    "scale": scale.READING,
    "ties": ties.READING,
    "tools": tools.READING,
}
"""All readings."""

__all__ = ["READINGS", "Reading"]
