"""A rating read as salience: who has power, legitimacy and urgency, and so which class they are in.

Each attribute is a yes or a no by each person. An item has an attribute when more than half of
those who voted on it said yes; exactly half is not more than half, and is told as a tie.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from commonground.methods.stakeholders import salience_class

MODEL = "salience"
OPEN = ""  # the class of an item on which somebody has yet to vote


def with_classes(cells: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of a rating by the three attributes, each with what the votes say of it.

    ``yes`` is the number of votes for the attribute, ``holds`` whether that is more than half,
    ``tie`` whether it is exactly half; ``class`` is the item's, the same in each of its cells.
    """
    found: list[dict[str, Any]] = []
    for _, group in groupby(cells, key=lambda cell: str(cell["id"])):
        own = [{**cell, **_vote(cell)} for cell in group]
        holds = {str(cell["criterion"]): bool(cell["holds"]) for cell in own}
        known = all(cell["n"] for cell in own)
        found += [{**cell, "class": salience_class(**holds) if known else OPEN} for cell in own]
    return found


def _vote(cell: dict[str, Any]) -> dict[str, Any]:
    yes = cell["counts"][-1]
    return {"yes": yes, "holds": 2 * yes > cell["n"], "tie": 0 < cell["n"] == 2 * yes}
