"""Goals, the questions that one would ask of them, and the numbers that would answer: as a tree.

Source: V. Basili, G. Caldiera and H. D. Rombach, "The goal question metric approach",
*Encyclopedia of Software Engineering*, Wiley 1994.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.boxes import papers
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.tree import INDENT, LEVELS, Node, Standing, grown, stood
from commonground.charts.words import count, described, listed, more, short

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 60
_HEADS = ("Goals", "Questions", "Numbers")


def goal_tree(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a goal–question–metric tree.

    ``summary``: one row per branch with ``goal``, ``question`` and ``metric``, "" where the branch
    ends before, as `GoalTree.summary` has it. At most ``most`` branches are drawn; the table has
    all.
    """
    rows = summary.to_dict("records")
    goals, shown = grown(rows), grown(rows[:most])
    title = _finding(goals)
    total = sum(1 for goal in goals for _ in _all(goal))
    top = 0 if view.narrow else view.type * 2
    found = stood(shown, view, top, view.room(title, more(total, 1)))
    canvas = Canvas(view, max((one.box.bottom for one in found), default=view.type) + 2)
    there = [one.box for one in found if one.node.there]
    missing = [one.box for one in found if not one.node.there]
    layers = [
        *_heads(canvas, found),
        *_branches(canvas, found),
        *papers(canvas, there),
        *papers(canvas, missing, dashed=True),
    ]
    said = (title, more(total, len(found)).strip(), _description(goals))
    return drawn(layers, canvas.size, view, said, summary[list(LEVELS)])


def _all(node: Node) -> Iterator[Node]:
    """The node and what is under it."""
    yield node
    for child in node.under:
        yield from _all(child)


def _heads(canvas: Canvas, found: Sequence[Standing]) -> list[alt.Chart]:
    """The names of the columns; on a phone the indent says the same."""
    if canvas.view.narrow or not found:
        return []
    step = found[0].box.width + canvas.view.type * 1.6
    heads = [
        {"x": place * step, "y": canvas.view.type * 0.8, "text": head}
        for place, head in enumerate(_HEADS)
    ]
    return [canvas.text(heads, align="left", baseline="middle", fontWeight=600)]


def _branches(canvas: Canvas, found: Sequence[Standing]) -> list[alt.Chart]:
    """A line from each box to what it stands under; on a phone down and then across."""
    size = canvas.view.type
    lines: list[dict[str, Any]] = []
    for one in found:
        if one.above is None:
            continue
        start, end = one.above, one.box
        if canvas.view.narrow:
            x, y = start.x + size * INDENT / 2, end.middle
            lines.append({"x": x, "x2": x, "y": start.bottom, "y2": y})
        else:
            x, y = end.x - size * 0.8, end.y + size
            before = start.x + start.width
            lines.append({"x": before, "x2": x, "y": start.y + size, "y2": start.y + size})
            lines.append({"x": x, "x2": x, "y": start.y + size, "y2": y})
        lines.append({"x": x, "x2": end.x, "y": y, "y2": y})
    return [canvas.lines(lines, color=canvas.view.colour("edge"), strokeWidth=max(1, size / 14))]


def _finding(goals: Sequence[Node]) -> str:
    if not goals:
        return "The tree has no goal yet."
    questions = [child for goal in goals for child in goal.under if child.there]
    numbers = [child for question in questions for child in question.under if child.there]
    unasked = [goal.text for goal in goals if not any(child.there for child in goal.under)]
    unanswered = [q.text for q in questions if not any(child.there for child in q.under)]
    parts = []
    if unasked:
        parts.append(f"No question yet for {listed(unasked)}")
    if unanswered:
        of = count(len(questions), "question has", "questions have")
        first = short(unanswered[0])
        others = f" and {len(unanswered) - 1} more" if len(unanswered) > 1 else ""
        parts.append(f"{len(unanswered)} of {of} no number yet: {first}{others}")
    if not parts:
        every = f"Each of {count(len(questions), 'question')} has a number"
        parts = [every, f"{count(len(numbers), 'number')} in all"]
    return "; ".join(parts) + "."


def _description(goals: Sequence[Node]) -> str:
    said = [f"{short(goal.text)}: {', '.join(map(_said, goal.under))}" for goal in goals]
    what = f"A tree of {count(len(goals), 'goal')} with their questions and numbers."
    return described(what, said)


def _said(question: Node) -> str:
    if not question.there:
        return question.text
    leaves = [leaf.text for leaf in question.under if leaf.there]
    return f"{short(question.text)} ({listed(leaves, 5) if leaves else 'no number yet'})"
