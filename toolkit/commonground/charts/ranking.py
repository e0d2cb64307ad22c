"""In what order a room puts things: for each its median place and the middle half of all places."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, listed, more, short
from commonground.methods.ranks import strength

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 60
Row = Mapping[Any, Any]
_READING = "● median place, — middle half of all places; = before a place that is shared."
_KEPT = ("id", "text", "n", "median", "q1", "q3", "rank", "tied", "w", "people")


def ranking(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw the order of a room.

    ``summary``: one row per thing, the first place first, with ``text``, ``n`` (who placed it),
    ``median``, ``q1`` and ``q3`` of its places, ``rank`` and ``tied``; and, the same in each row,
    Kendall's ``w`` (0 to 1) and of how many ``people`` it is, as `Ranking.summary` has it. At most
    ``most`` are drawn; the table has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    slots = Slots(
        view,
        view.room(title, _READING + more(len(rows), 1)),
        head=view.type * 1.6,
        lead=view.type * 2.4,
    )
    found = slots.placed([row["text"] for row in rows[:most]])
    canvas = Canvas(view, height(found, view))
    layers = [
        *slots.labels(canvas, found, [_lead(row) for row in rows]),
        *_places(canvas, found, rows),
    ]
    subtitle = _READING + more(len(rows), len(found)) if rows else ""
    kept = [name for name in _KEPT if name in summary]
    said = (title, subtitle, _description(rows))
    return drawn(layers, canvas.size, view, said, summary[kept])


def _lead(row: Row) -> str:
    return f"{'=' if row['tied'] else ''}{row['rank']}"


def _places(canvas: Canvas, found: Sequence[Slot], rows: Sequence[Row]) -> list[alt.Chart]:
    """A line from the first place to the last, on it the middle half and the median."""
    size, view = canvas.view.type, canvas.view

    def at(slot: Slot, place: float) -> float:
        left, right = slot.left + size * 0.6, slot.right - size * 0.6
        return left + (right - left) * (place - 1) / max(len(rows) - 1, 1)

    pairs = list(zip(found, rows, strict=False))
    way = [_level(slot, at(slot, 1), at(slot, len(rows))) for slot in found]
    half = [_level(slot, at(slot, row["q1"]), at(slot, row["q3"])) for slot, row in pairs]
    middles = [
        {"x": at(slot, row["median"]), "y": slot.middle, "area": size**2 * 0.75, "shape": "circle"}
        for slot, row in pairs
    ]
    heads = [
        {"x": x, "y": size * 0.65, "text": text, "side": side}
        for slot in columns(found)
        for x, text, side in (
            (slot.left, "first", "left"),
            (slot.right, "last", "right"),
        )
    ]
    soft = {"color": view.colour("ink-soft"), "baseline": "middle"}
    accent = view.colour("accent")
    return [
        *(canvas.text([h for h in heads if h["side"] == s], align=s, **soft) for s in _SIDES),
        canvas.lines(way, color=view.colour("line"), strokeWidth=max(1, size / 14)),
        canvas.lines(half, color=accent, strokeWidth=size / 3, opacity=0.45),
        canvas.points(middles, color=accent, stroke=view.colour("card"), strokeWidth=size / 12),
    ]


_SIDES = ("left", "right")


def _level(slot: Slot, x: float, x2: float) -> dict[str, Any]:
    return {"x": x, "x2": x2, "y": slot.middle, "y2": slot.middle}


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "Nobody has put anything in order yet."
    first = [row["text"] for row in rows if row["rank"] == 1]
    if len(first) == len(rows) > 1:
        return f"All {len(rows)} share the first place."
    title = (
        f"{listed(first)} share the first place" if len(first) > 1 else f"{short(first[0])} first"
    )
    w = rows[0].get("w")
    if w is None or math.isnan(w):
        return f"{title}; too few orders to say how far they agree."
    of = f"of {count(int(rows[0]['people']), 'person', 'people')}"
    return f"{title}; {strength(w)} agreement {of} on the order (W = {w:.2f})."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{row['text']}: place {row['rank']}{', shared' if row['tied'] else ''}, median "
        f"{row['median']:g}, middle half {row['q1']:g} to {row['q3']:g}"
        for row in rows
    ]
    return described(f"{count(len(rows), 'thing')} in order, the first place first.", said)
