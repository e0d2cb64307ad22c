"""How likely each candidate is to be among the first three, and what other raters would change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, more
from commonground.methods.hotspots import Chance, in_words

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 60
Row = Mapping[Any, Any]
_READING = "● in how many of 100 ways to weigh it is among the first three, — with other raters."
_KEPT = ("id", "text", "criterion", "label", "n", "median", "chance", "chance_low", "chance_high")
_PARTS = (0, 0.5, 1)


def hotspots(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw the chances of candidates for hot spots.

    ``summary``: one row per candidate and criterion with ``id``, ``text``, ``chance`` (0 to 1; none
    where a criterion is lacking), ``chance_low`` and ``chance_high`` (none with few raters), the
    same in each row of a candidate, as `Rating.summary` has it. The most likely stand first. At
    most ``most`` are drawn; the table has all.
    """
    by_item = {row["id"]: row for row in summary.to_dict("records")}
    rows = sorted(by_item.values(), key=lambda row: -(_number(row["chance"]) or 0))
    title = in_words([(str(row["text"]), _chance(row)) for row in rows])
    reading = _READING + more(len(rows), 1)
    lead = view.type * 3
    slots = Slots(view, view.room(title, reading), head=view.type * 1.6, lead=lead)
    found = slots.placed([row["text"] for row in rows[:most]])
    canvas = Canvas(view, height(found, view))
    leads = [_lead(row) for row in rows]
    layers = [*slots.labels(canvas, found, leads), *_marks(canvas, found, rows)]
    subtitle = _READING + more(len(rows), len(found)) if rows else ""
    said = (title, subtitle, _description(rows))
    kept = summary[[name for name in _KEPT if name in summary]]
    return drawn(layers, canvas.size, view, said, kept)


def _number(value: Any) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def _chance(row: Row) -> Chance:
    return Chance(0, *(_number(row[name]) for name in ("chance", "chance_low", "chance_high")))


def _lead(row: Row) -> str:
    chance = _number(row["chance"])
    return "–" if chance is None else f"{round(100 * chance)}"


def _marks(canvas: Canvas, found: Sequence[Slot], rows: Sequence[Row]) -> list[alt.Chart]:
    """A line from never to always, on it what other raters would lead to, and the chance."""
    size, view = canvas.view.type, canvas.view

    def at(slot: Slot, part: float) -> float:
        left, right = slot.left + size, slot.right - size
        return left + (right - left) * part

    pairs = [(slot, _chance(row)) for slot, row in zip(found, rows, strict=False)]
    ways = [_level(slot, at(slot, 0), at(slot, 1)) for slot in found]
    spans = [
        _level(slot, at(slot, one.low), at(slot, one.high))
        for slot, one in pairs
        if one.low is not None and one.high is not None
    ]
    points = [
        {"x": at(slot, one.chance), "y": slot.middle, "area": size**2 * 0.75, "shape": "circle"}
        for slot, one in pairs
        if one.chance is not None
    ]
    heads = [
        {"x": at(slot, part), "y": size * 0.65, "text": f"{part * 100:g}"}
        for slot in columns(found)
        for part in _PARTS
    ]
    accent = view.colour("accent")
    return [
        canvas.text(heads, color=view.colour("ink-soft"), baseline="middle"),
        canvas.lines(ways, color=view.colour("line"), strokeWidth=max(1, size / 14)),
        canvas.lines(spans, color=accent, strokeWidth=size / 3, opacity=0.45),
        canvas.points(points, color=accent, stroke=view.colour("card"), strokeWidth=size / 12),
    ]


def _level(slot: Slot, x: float, x2: float) -> dict[str, Any]:
    return {"x": x, "x2": x2, "y": slot.middle, "y2": slot.middle}


def _description(rows: Sequence[Row]) -> str:
    said = []
    for row in rows:
        one = _chance(row)
        if one.chance is None:
            said.append(f"{row['text']}: not rated by every criterion")
            continue
        words = f"{row['text']}: {round(100 * one.chance)} of 100"
        if one.low is not None and one.high is not None:
            words += f", {round(100 * one.low)} to {round(100 * one.high)} with other raters"
        said.append(words)
    return described(f"{count(len(rows), 'candidate')}, the most likely first.", said)
