"""Where the boxes of a tree of three levels stand: beside each other, or indented on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from commonground.charts.boxes import Box
from commonground.charts.look import View
from commonground.charts.words import wrapped

LEVELS = ("goal", "question", "metric")
MISSING = {"question": "no question yet", "metric": "no number yet"}
INDENT = 1.4  # sizes of type, on a phone


@dataclass(slots=True)
class Node:
    """A goal, question or metric with what stands under it; ``there`` unless it is missing."""

    level: int
    text: str
    there: bool = True
    under: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Standing:
    """A node, its box, and the box of what it stands under."""

    node: Node
    box: Box
    above: Box | None


def grown(rows: Sequence[dict[Any, Any]]) -> list[Node]:
    """The goals of a table with a row for each branch; what a branch lacks is a node too."""
    goals: list[Node] = []
    for row in rows:
        under = goals
        for level, name in enumerate(LEVELS):
            text = str(row[name] or "")
            if not text:
                # A question without a number; a goal without a question lacks the number as well.
                if name in MISSING:
                    under.append(Node(level, MISSING[name], there=False))
                break
            if not under or under[-1].text != text or level == len(LEVELS) - 1:
                under.append(Node(level, text))
            under = under[-1].under
    return goals


def stood(goals: Sequence[Node], view: View, top: float, room: float) -> list[Standing]:
    """The boxes from ``top`` on: as many branches as end before ``room``."""
    gap = view.type * 1.6
    width = view.inner if view.narrow else (view.inner - 2 * gap) / 3
    found: list[Standing] = []

    def place(node: Node, y: float, above: Box | None) -> float:
        """Put a node and what is under it; where the next one may begin."""
        indent = node.level * view.type * INDENT
        x = indent if view.narrow else node.level * (width + gap)
        wide = width - indent if view.narrow else width
        lines = wrapped(node.text, wide - view.type * 1.2, view.type, 4)
        box = Box({}, lines, x, y, wide, view)
        if box.bottom > room:
            return y
        found.append(Standing(node, box, above))
        after = box.bottom + view.type * 0.5
        below = after if view.narrow else y
        for child in node.under:
            below = place(child, below, box)
        return max(below, after)

    for goal in goals:
        top = place(goal, top, None) + view.type * 0.5
    return found
