"""What the results of a rating are read as, beyond the answers themselves.

A model adds to the cells of a rating what follows from them, says what all of them come to, and
what later steps start from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonground.activities import readiness, salience, spots
from commonground.activities.base import Board
from commonground.activities.criteria import cells

Cells = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Model:
    """``results`` adds to the cells; ``reading`` is what they come to; ``found`` is the outcome.

    ``own`` models have items of their own, by which they are known, and take none from elsewhere.
    What follows not from the cells, but from who said what in which, ``adds`` to them, by item.
    """

    results: Callable[[Cells], list[dict[str, Any]]]
    reading: Callable[[Cells], dict[str, Any]] | None = None
    found: Callable[[Cells], dict[str, Any]] | None = None
    own: bool = False
    adds: Callable[[Board], Mapping[str, Mapping[str, Any]]] | None = None

    def cells(self, board: Board) -> Cells:
        """The cells of a board, with what this model adds to them."""
        if self.adds is None:
            return cells(board)
        more = self.adds(board)
        return [{**cell, **more[cell["id"]]} for cell in cells(board)]


MODELS: Mapping[str, Model] = {
    spots.MODEL: Model(list, spots.reading, spots.found, adds=spots.chances),
    salience.MODEL: Model(salience.with_classes),
    readiness.READINESS: Model(
        readiness.with_lowest, readiness.says_ready, readiness.readiness_found, own=True
    ),
    readiness.SCENARIOS: Model(
        readiness.with_flags, readiness.says_flags, readiness.flags_found, own=True
    ),
}
