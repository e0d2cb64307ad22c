"""A rating read as readiness (six disciplines), or as diagnosis (five ways of failing).

Neither is ever averaged: readiness is the lowest of the medians, and one scenario whose median
reaches the threshold is a red flag (`commonground.methods.readiness`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from commonground.methods import readiness as methods
from commonground.methods.readiness import (
    DISCIPLINES,
    Diagnosis,
    Readiness,
    diagnosis,
    flags_in_words,
    readiness,
    ready_in_words,
)

READINESS, SCENARIOS = "readiness", "scenarios"
Cell = Mapping[Any, Any]


def ready(cells: Sequence[Cell]) -> Readiness:
    """Readiness from the cells of a rating of the six disciplines."""
    return readiness(_given(cells, DISCIPLINES))


def diagnosed(cells: Sequence[Cell]) -> Diagnosis:
    """The diagnosis from the cells of a rating of the five scenarios."""
    return diagnosis(_given(cells, methods.SCENARIOS))


def with_lowest(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The cells, each with whether its discipline is the ``lowest``, or one of them."""
    lowest = ready(cells).lowest
    return [{**cell, "lowest": cell["id"] in lowest} for cell in cells]


def with_flags(cells: Sequence[Cell]) -> list[dict[str, Any]]:
    """The cells, each with whether its scenario is a ``red`` flag."""
    red = diagnosed(cells).red
    return [{**cell, "red": cell["id"] in red} for cell in cells]


def says_ready(cells: Sequence[Cell]) -> dict[str, Any]:
    """What the six come to: ``words``, ``overall`` (None while one is open), ``enough`` and so on.

    ``lowest`` and ``open`` are names; ``passed`` is whether each of the six is enough.
    """
    found = ready(cells)
    return {
        "words": ready_in_words(found, _names(cells)),
        "overall": found.overall,
        "enough": found.settings.enough,
        "lowest": [_names(cells)[key] for key in found.lowest],
        "open": [_names(cells).get(key, key) for key in found.open],
        "passed": found.passed,
    }


def says_flags(cells: Sequence[Cell]) -> dict[str, Any]:
    """What the five come to, in ``words``; how many are ``red`` and how many ``split``."""
    found = diagnosed(cells)
    words = flags_in_words(found, _names(cells))
    return {"words": words, "red": len(found.red), "split": len(found.split)}


def readiness_found(cells: Sequence[Cell]) -> dict[str, Any]:
    """What later steps start from: all six with their medians, and what they come to."""
    items = [{key: cell[key] for key in ("id", "text", "median")} for cell in cells]
    return {"items": items, **says_ready(cells)}


def flags_found(cells: Sequence[Cell]) -> dict[str, Any]:
    """The red scenarios as ``items``; under ``unclear`` those on which there are two camps.

    ``judged`` says whether somebody has answered to each.
    """
    found = diagnosed(cells)
    kept = [{key: cell[key] for key in ("id", "text", "median", "n")} for cell in cells]
    return {
        "items": [one for one in kept if one["id"] in found.red],
        "unclear": [one for one in kept if one["id"] in found.split],
        "judged": all(one.n for one in found.scenarios.values()),
        "words": flags_in_words(found, _names(cells)),
    }


def _given(cells: Sequence[Cell], known: Collection[str]) -> dict[str, list[int]]:
    """What people said of the items that are known, which the counts hold: item → values."""
    return {
        str(cell["id"]): [
            int(cell["low"]) + place
            for place, count in enumerate(cell["counts"])
            for _ in range(count)
        ]
        for cell in cells
        if cell["id"] in known
    }


def _names(cells: Sequence[Cell]) -> dict[str, str]:
    return {str(cell["id"]): str(cell["text"]) for cell in cells}
