"""What the results of a rating are read as, beyond the answers themselves.

A model adds to the cells of a rating what follows from them, says what all of them come to, and
what later steps start from. Whatever it says follows from the cells alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonground.activities import readiness, salience

Cells = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Model:
    """``results`` adds to the cells; ``reading`` is what they come to; ``found`` is the outcome.

    ``own`` models have items of their own, by which they are known, and take none from elsewhere.
    """

    results: Callable[[Cells], list[dict[str, Any]]]
    reading: Callable[[Cells], dict[str, Any]] | None = None
    found: Callable[[Cells], dict[str, Any]] | None = None
    own: bool = False


MODELS: Mapping[str, Model] = {
    salience.MODEL: Model(salience.with_classes),
    readiness.READINESS: Model(
        readiness.with_lowest, readiness.says_ready, readiness.readiness_found, own=True
    ),
    readiness.SCENARIOS: Model(
        readiness.with_flags, readiness.says_flags, readiness.flags_found, own=True
    ),
}
