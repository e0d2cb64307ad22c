"""From what goes in to what it is for, drawn: five stages, and what leads to what.

The stages are those of the logic model (W. K. Kellogg Foundation, *Logic Model Development Guide*,
2004). On a phone the stages stand below each other, and numbers say what a line says elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.boxes import Box, boxed, papers
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, listed, short
from commonground.methods.indicators import STAGES
from commonground.methods.problems import Unsuitable
from commonground.methods.table import table

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 12
_HEADS = ("Inputs", "Activities", "Outputs", "Outcomes", "Impact")


def logic_chain(
    chain: pd.DataFrame | Iterable[Mapping[str, Any]], *, view: View = PAGE, most: int = MOST
) -> Drawn:
    """Draw a logic chain.

    ``chain``: one row per card with ``id``, ``stage`` (one of `methods.indicators.STAGES`) and
    ``text``, as `LogicChain.summary` has it; with ``leads_to`` (a list of ids) lines are drawn, and
    with ``gap`` a card says what it lacks. At most ``most`` cards of a stage are drawn.

    Raises Unsuitable for a column that is missing and for a stage that is none of the five.
    """
    given = table(chain, ("id", "stage", "text"))
    rows = given.to_dict("records")
    unknown = [row["stage"] for row in rows if row["stage"] not in STAGES]
    if unknown:
        raise Unsuitable(f"“{unknown[0]}” is no stage.", f"Use one of {', '.join(STAGES)}.")
    staged = [[row for row in rows if row["stage"] == stage] for stage in STAGES]
    title = _finding(staged)
    sentence = f"{count(len(rows), 'more card is', 'more cards are')} in the table."
    room = view.room(title, sentence)
    boxes = [box for box in boxed([few[:most] for few in staged], view) if box.bottom <= room]
    height = max((box.bottom for box in boxes), default=0.0)
    canvas = Canvas(view, max(height, view.type * (12 if view.narrow else 4)))
    layers = [*_heads(canvas, staged, boxes), *_links(canvas, boxes), *papers(canvas, boxes)]
    left = len(rows) - len(boxes)
    subtitle = f"{count(left, 'more card is', 'more cards are')} in the table." if left else ""
    return drawn(layers, canvas.size, view, (title, subtitle, _description(staged)), given)


def _heads(
    canvas: Canvas, staged: Sequence[Sequence[Mapping[Any, Any]]], boxes: Sequence[Box]
) -> list[alt.Chart]:
    """The names of the stages, and what is empty."""
    view = canvas.view
    width = (view.inner - 4 * view.type * 1.6) / 5 + view.type * 1.6
    heads, empty = [], []
    y = view.type * 0.8
    for place, (head, rows) in enumerate(zip(_HEADS, staged, strict=True)):
        own = [box for box in boxes if box.row["stage"] == STAGES[place]]
        if view.narrow and own:
            y = own[0].y - view.type * 1.2
        at = {"x": 0 if view.narrow else place * width, "y": y}
        heads.append(at | {"text": head})
        if not rows:
            empty.append(at | {"y": y + view.type * 1.6, "text": "nothing yet"})
        if view.narrow:
            y = own[-1].bottom + view.type * 2 if own else y + view.type * 4
    return [
        canvas.text(heads, align="left", baseline="middle", fontWeight=600),
        canvas.text(empty, align="left", baseline="middle", color=view.colour("ink-soft")),
    ]


def _links(canvas: Canvas, boxes: Sequence[Box]) -> list[alt.Chart]:
    """Lines from a card to what it leads to, each with an arrow's head."""
    view = canvas.view
    if view.narrow:
        return []
    by_id = {box.row["id"]: box for box in boxes}
    pairs = [(box, by_id[to]) for box in boxes for to in box.leads_to if to in by_id]
    lines = [
        {"x": one.x + one.width, "y": one.middle, "x2": two.x, "y2": two.middle}
        for one, two in pairs
        if one.x < two.x
    ]
    heads = [
        {
            "x": line["x2"] - view.type * 0.25,
            "y": line["y2"],
            "area": view.type**2 / 3,
            "shape": "triangle-right",
        }
        for line in lines
    ]
    edge = view.colour("edge")
    return [
        canvas.lines(lines, color=edge, strokeWidth=view.type / 9),
        canvas.points(heads, color=edge),
    ]


def _finding(staged: Sequence[Sequence[Mapping[Any, Any]]]) -> str:
    empty = [head.lower() for head, rows in zip(_HEADS, staged, strict=True) if not rows]
    if len(empty) == len(STAGES):
        return "The chain is still empty."
    if empty:
        return f"The chain has a gap: there are no {' and no '.join(empty)} yet."
    loose = [row for rows in staged for row in rows if row.get("gap")]
    if loose:
        more = f"; {count(len(loose) - 1, 'more gap')}" if len(loose) > 1 else ""
        return f"{short(loose[0]['text'])} {loose[0]['gap']}{more}."
    ends = [[row["text"] for row in rows] for rows in (staged[0], staged[-1])]
    return f"The chain leads from {listed(ends[0], 1)} to {listed(ends[1], 1)}."


def _description(staged: Sequence[Sequence[Mapping[Any, Any]]]) -> str:
    texts = [[row["text"] for row in rows] for rows in staged]
    said = [listed(few, MOST) if few else "nothing yet" for few in texts]
    parts = [f"{head}: {what}." for head, what in zip(_HEADS, said, strict=True)]
    return " ".join(["Five stages.", *parts])
