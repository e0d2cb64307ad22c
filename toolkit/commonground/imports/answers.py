"""What a person has said about a file: the mapping, and the answers to what only they can know.

It comes from a page, a command or a cell, so nothing of it is believed before it is looked at; what
is not understood counts as not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TREATED, CONTROL, SEGMENT, OUT = "treated", "control", "segment", "out"
CADENCES = ("day", "week", "month", "quarter")
_LONG = 300


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said, by what it was said of.

    ``roles``: role → keys of columns; ``said``: question → answer; ``groups``: name of a group →
    "treated", "control", "segment" or "out"; ``measures``: id → ``take``, ``card``, ``name``,
    ``statistic``.
    """

    kind: str = ""
    roles: Mapping[str, list[str]] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cadence: str = ""

    @classmethod
    def of(cls, given: object) -> Answers:
        """Read what was given; another `Answers` is taken as it is."""
        if isinstance(given, Answers):
            return given
        given = given if isinstance(given, Mapping) else {}
        groups = {
            name: to
            for name, to in _words(given, "groups").items()
            if to in (TREATED, CONTROL, SEGMENT, OUT)
        }
        cadence = str(given.get("cadence") or "")
        measures = {
            key: one for key, one in _object(given, "measures").items() if isinstance(one, Mapping)
        }
        return cls(
            str(given.get("kind") or ""),
            {key: _keys(keys) for key, keys in _object(given, "roles").items()},
            _words(given, "said"),
            groups,
            measures,
            cadence if cadence in CADENCES else "",
        )


def _object(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    value = given.get(name)
    return {str(key): one for key, one in value.items()} if isinstance(value, Mapping) else {}


def _words(given: Mapping[str, Any], name: str) -> dict[str, str]:
    return {key: one[:_LONG] for key, one in _object(given, name).items() if isinstance(one, str)}


def _keys(keys: object) -> list[str]:
    several = [keys] if isinstance(keys, str) else keys if isinstance(keys, list | tuple) else []
    return [key for key in several if isinstance(key, str) and key]
