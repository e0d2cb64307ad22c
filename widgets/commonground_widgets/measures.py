"""Settings of what leads to a measurement plan: logic chain, goal tree, indicator cards.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonground.activities.indicators import MOST, STARTED
from commonground.activities.pieces import LIMIT
from commonground.methods.indicators import PARTS
from commonground.session.text import TEXT_LENGTH, clean
from commonground_widgets.settings import Setting, named_items


def logic_chain(*, about: str = "", limit: int = LIMIT, together: bool = False) -> Setting:
    """What goes in, is done, comes out and changes: cards in five columns, then linked.

    Each person writes up to ``limit`` cards in private; ``about`` is a hint beside the field. With
    ``together`` everybody may move and link after the reveal, not only the desk.
    """
    _in_range("limit", limit, 1, 30)
    return Setting("logic_chain", {"about": about, "limit": limit, "together": together})


def goal_tree(goals: Sequence[str] = (), *, limit: int = LIMIT) -> Setting:
    """Questions under goals and metrics under questions, in private; revealed, one tree.

    ``goals`` are those of the step before where there is one; of a logic chain what changes.
    """
    _in_range("limit", limit, 1, 30)
    return Setting("goal_tree", {"limit": limit, **named_items(goals)})


def indicators(
    candidates: Sequence[str] = (),
    *,
    purpose: str = "",
    most: int = STARTED,
    part: str | None = None,
) -> Setting:
    """Indicator cards that the room fills together, part by part, and checks as it writes.

    The first ``most`` items of the step before begin as cards, or ``candidates`` where there is no
    such step. ``purpose`` is what they serve, unless the step before knows it. A card opens at its
    first part in which something is open, or at ``part``: "what", "counted", "logic", "target",
    "collected" or "decided".
    """
    _in_range("most", most, 1, MOST)
    if part is not None and part not in PARTS:
        raise ValueError(f"part is {part!r}; it is one of {', '.join(PARTS)}")
    purpose = clean(purpose, TEXT_LENGTH, name="purpose")
    begin = {"part": part} if part else {}
    options = {"purpose": purpose, "most": most, **begin}
    return Setting("indicators", options | named_items(candidates))


def _in_range(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}; it lies between {low} and {high}")
