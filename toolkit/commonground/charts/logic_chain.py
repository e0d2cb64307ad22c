"""From what goes in to what it is for, drawn: five stages, and what leads to what.

The stages are those of the logic model (W. K. Kellogg Foundation, *Logic Model Development Guide*,
2004). On a phone the stages stand below each other, and numbers say what a line says elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, listed, wrapped
from commonground.methods.problems import Unsuitable
from commonground.methods.table import table

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

STAGES: Final = ("inputs", "activities", "outputs", "outcomes", "impact")
MOST = 12


def logic_chain(
    chain: pd.DataFrame | Iterable[Mapping[str, Any]], *, view: View = PAGE, most: int = MOST
) -> Drawn:
    """Draw a logic chain.

    ``chain``: one row per link with ``id``, ``stage`` (one of ``STAGES``) and ``text``; with
    ``leads_to`` (a list of ids) lines are drawn. At most ``most`` of a stage are drawn.

    Raises Unsuitable for a column that is missing and for a stage that is none of the five.
    """
    given = table(chain, ("id", "stage", "text"))
    rows = given.to_dict("records")
    unknown = [row["stage"] for row in rows if row["stage"] not in STAGES]
    if unknown:
        raise Unsuitable(f"“{unknown[0]}” is no stage.", f"Use one of {', '.join(STAGES)}.")
    staged = [[row for row in rows if row["stage"] == stage] for stage in STAGES]
    boxes = _boxes([few[:most] for few in staged], view)
    height = max((box.bottom for box in boxes), default=0.0)
    canvas = Canvas(view, max(height, view.type * (12 if view.narrow else 4)))
    layers = [*_heads(canvas, staged, boxes), *_links(canvas, boxes), *_texts(canvas, boxes)]
    left = len(rows) - len(boxes)
    subtitle = f"{count(left, 'more link is', 'more links are')} in the table." if left else ""
    return drawn(
        layers, canvas.size, view, (_finding(staged), subtitle, _description(staged)), given
    )


@dataclass(frozen=True, slots=True)
class _Box:
    """A link on the canvas; ``number`` is its place in the chain, from 1."""

    row: Mapping[Any, Any]
    number: int
    lines: list[str]
    x: float
    y: float
    width: float
    view: View

    @property
    def bottom(self) -> float:
        return self.y + (len(self.lines) * 1.3 + 0.9) * self.view.type

    @property
    def middle(self) -> float:
        return (self.y + self.bottom) / 2

    @property
    def leads_to(self) -> list[Any]:
        ids = self.row.get("leads_to")
        return list(ids) if isinstance(ids, (list, tuple)) else []


def _boxes(staged: Sequence[Sequence[Mapping[Any, Any]]], view: View) -> list[_Box]:
    numbers = {
        row["id"]: number
        for number, row in enumerate((row for rows in staged for row in rows), start=1)
    }
    gap = view.type * 1.6
    width = view.inner if view.narrow else (view.inner - 4 * gap) / 5
    found: list[_Box] = []
    top = 0.0
    for place, rows in enumerate(staged):
        y = top + view.type * 2
        for row in rows:
            x = 0.0 if view.narrow else place * (width + gap)
            text = _told(row, numbers) if view.narrow else row["text"]
            lines = wrapped(text, width - view.type * 1.2, view.type, 5)
            found.append(_Box(row, numbers[row["id"]], lines, x, y, width, view))
            y = found[-1].bottom + view.type * 0.6
        # Below each other on a phone; an empty stage needs the line that says so.
        top = (y if rows else y + view.type * 1.4) + view.type * 0.6 if view.narrow else 0.0
    return found


def _told(row: Mapping[Any, Any], numbers: Mapping[Any, int]) -> str:
    """The text with its number, and the numbers of what it leads to."""
    ids = row.get("leads_to")
    to = (
        [str(numbers[one]) for one in ids if one in numbers]
        if isinstance(ids, (list, tuple))
        else []
    )
    return f"{numbers[row['id']]} {row['text']}" + (f" → {', '.join(to)}" if to else "")


def _heads(
    canvas: Canvas, staged: Sequence[Sequence[Mapping[Any, Any]]], boxes: Sequence[_Box]
) -> list[alt.Chart]:
    """The names of the stages, and what is empty."""
    view = canvas.view
    width = (view.inner - 4 * view.type * 1.6) / 5 + view.type * 1.6
    heads, empty = [], []
    y = view.type * 0.8
    for place, (stage, rows) in enumerate(zip(STAGES, staged, strict=True)):
        own = [box for box in boxes if box.row["stage"] == stage]
        if view.narrow and own:
            y = own[0].y - view.type * 1.2
        at = {"x": 0 if view.narrow else place * width, "y": y}
        heads.append(at | {"text": stage.capitalize()})
        if not rows:
            empty.append(at | {"y": y + view.type * 1.6, "text": "nothing yet"})
        if view.narrow:
            y = own[-1].bottom + view.type * 2 if own else y + view.type * 4
    return [
        canvas.text(heads, align="left", baseline="middle", fontWeight=600),
        canvas.text(empty, align="left", baseline="middle", color=view.colour("ink-soft")),
    ]


def _links(canvas: Canvas, boxes: Sequence[_Box]) -> list[alt.Chart]:
    """Lines from a link to what it leads to, each with an arrow's head."""
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


def _texts(canvas: Canvas, boxes: Sequence[_Box]) -> list[alt.Chart]:
    view = canvas.view
    # A little inside, so that the edge is on the canvas too.
    edge = view.type / 16
    paper = [
        {"x": box.x + 2 * edge, "y": box.y, "x2": box.x + box.width - 2 * edge, "y2": box.bottom}
        for box in boxes
    ]
    texts = [
        {"x": box.x + view.type * 0.6, "y": box.y + view.type * 1.1, "text": box.lines}
        for box in boxes
    ]
    look = {"color": view.colour("accent-wash"), "cornerRadius": view.type / 3}
    return [
        canvas.boxes(paper, **look, stroke=view.colour("line"), strokeWidth=edge),
        canvas.text(texts, align="left", baseline="middle"),
    ]


def _finding(staged: Sequence[Sequence[Mapping[Any, Any]]]) -> str:
    empty = [stage for stage, rows in zip(STAGES, staged, strict=True) if not rows]
    if len(empty) == len(STAGES):
        return "The chain is still empty."
    if empty:
        return f"The chain has a gap: there are no {' and no '.join(empty)} yet."
    ends = [[row["text"] for row in rows] for rows in (staged[0], staged[-1])]
    return f"The chain leads from {listed(ends[0], 1)} to {listed(ends[1], 1)}."


def _description(staged: Sequence[Sequence[Mapping[Any, Any]]]) -> str:
    texts = [[row["text"] for row in rows] for rows in staged]
    said = [listed(few, MOST) if few else "nothing yet" for few in texts]
    parts = [f"{stage.capitalize()}: {what}." for stage, what in zip(STAGES, said, strict=True)]
    return " ".join(["Five stages.", *parts])
