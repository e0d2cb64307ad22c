"""A roadmap over its days: a bar for each step, the launch as a diamond, and a line for today.

What must not slip has a dark end, an early win is green with a triangle. What has no days yet is
named without a bar. On a phone names stand above their bars, elsewhere beside them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.days import Days
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.words import count, described, listed, more, wrapped
from commonground.methods.roadmap import EARLY, LAUNCH, in_words

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

Row = Mapping[Any, Any]
CROWD = 8  # where the height is given, more steps have one line each
_INKS = {EARLY: OKABE_ITO["green"], LAUNCH: OKABE_ITO["vermillion"]}
_READING = "Diamond: the launch. Triangle: an early win. Dark end: must not slip."


@dataclass(frozen=True, slots=True)
class Bar:
    """A step on the canvas: its name from ``ground`` on, its bar around ``middle``."""

    row: Row
    name: list[str]
    ground: float
    middle: float
    bottom: float


def roadmap(
    summary: pd.DataFrame,
    read: Mapping[str, Any],
    *,
    today: dt.date | None = None,
    view: View = PAGE,
) -> Drawn:
    """Draw a roadmap.

    ``summary``: one row per step, as `Register.summary` has it; it is the table. ``read`` is what
    the reading found: ``bars``, ``figures``, ``findings`` and ``horizon``. ``today`` is a day, by
    default this one; outside the roadmap's days it has no line.
    """
    rows = list(read.get("bars", ()))
    title = _finding(rows, read)
    room = view.room(title, _READING + more(len(rows), 1)) - view.type * 1.3
    left = 0.0 if view.narrow else view.inner * 0.36
    # A mark on the first day is half before it.
    days = Days.of(rows, read.get("horizon", ""), left or view.type * 0.9, view)
    found = _placed(rows, view, left, room)
    foot = max((bar.bottom for bar in found), default=view.type * 2)
    canvas = Canvas(view, foot + view.type * 1.3)  # the words of lines stand below the bars
    layers = _layers(canvas, found, days, today or dt.datetime.now(dt.UTC).astimezone().date())
    said = (title, (_READING + more(len(rows), len(found))).strip(), _description(rows))
    return drawn(layers, canvas.size, view, said, summary)


def _placed(rows: Sequence[Row], view: View, left: float, room: float) -> list[Bar]:
    """A bar under the other, as many as there is room for; the days stand above them."""
    size = view.type
    crowded = view.height is not None and len(rows) > CROWD
    found: list[Bar] = []
    y = size * 2.0
    for row in rows:
        name = _name(row, (left or view.inner) - size * 2, view, 1 if view.height else 2)
        if crowded:
            name = [*wrapped(" · ".join(name), (left or view.inner) - size * 2, size, 1), ""]
        high = (len(name) - crowded) * size * 1.3
        bar = y + high + size * 0.6 if view.narrow else y + max(high, size * 1.3) / 2
        ground = y + size * 0.65 + (0 if view.narrow else max(0.0, size * 1.3 - high) / 2)
        bottom = max(bar + size * 0.7, y + high) + size * 0.55
        if bottom > room and found:
            break
        found.append(Bar(row, name, ground, bar, bottom))
        y = bottom
    return found


def _name(row: Row, width: float, view: View, most: int) -> list[str]:
    """What is done, in at most so many lines, and in the last one by whom."""
    who = str(row["owner"]) or "nobody yet"
    return [*wrapped(row["text"], width, view.type, most), *wrapped(who, width, view.type, 1)]


def _layers(canvas: Canvas, found: Sequence[Bar], days: Days, today: dt.date) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    thick, edge = size * 0.9, size / 4  # what is drawn around a name stays on the canvas
    names = [{"x": edge, "y": bar.ground, "text": bar.name[:-1]} for bar in found]
    owners = [
        {"x": edge, "y": bar.ground + (len(bar.name) - 1) * size * 1.3, "text": bar.name[-1]}
        for bar in found
    ]
    boxes, ends, marks, none = [], [], [], []
    for bar in found:
        ink = _INKS.get(bar.row["kind"], OKABE_ITO["sky"])
        if not bar.row["start"]:
            none.append({"x": days.left, "y": bar.middle, "text": "no days yet"})
            continue
        x, x2 = days.at(bar.row["start"]), max(days.after(bar.row["end"]), 0)
        x2 = max(x2, x + size / 3)
        top = {"y": bar.middle - thick / 2, "y2": bar.middle + thick / 2}
        boxes.append({"x": x, "x2": x2, **top, "ink": ink})
        if bar.row["critical"]:
            ends.append({"x": x2 - size / 4, "x2": x2, **top, "ink": view.colour("ink")})
        if shape := {LAUNCH: "diamond", EARLY: "triangle-up"}.get(bar.row["kind"]):
            at = {"x": x if bar.row["kind"] == LAUNCH else x2, "y": bar.middle}
            marks.append({**at, "area": size**2 * 1.6, "shape": shape, "ink": ink})
    foot = canvas.height - size * 1.3
    grounds = [{**tick, "y": size * 1.3, "y2": foot} for tick in days.lines()]
    when = [{**line, "y": size * 1.3, "y2": foot} for line in days.marked(today)]
    words = [{**line, "y": foot + size * 0.65} for line in when]
    near = [{**word, "x": word["x"] + edge} for word in words if word["x"] < size * 5]
    far = [{**word, "x": word["x"] - edge} for word in words if word["x"] >= size * 5]
    left: dict[str, Any] = {"align": "left", "baseline": "middle"}
    halo = {"stroke": view.colour("card"), "strokeWidth": size / 2.5, "strokeJoin": "round"}
    return [
        canvas.lines(grounds, color=view.colour("line"), strokeWidth=1),
        canvas.text(days.heads(), align="left", baseline="middle", color=view.colour("ink-soft")),
        canvas.lines(when, strokeWidth=max(1.5, size / 9), strokeDash=[6, 5]),
        canvas.text(near, **left),
        canvas.text(far, align="right", baseline="middle"),
        canvas.boxes(boxes, cornerRadius=size / 5),
        canvas.boxes(ends),
        canvas.points(marks, stroke=view.colour("card"), strokeWidth=1.5),
        # On a phone the lines of the days run behind the names.
        canvas.text(names, **left, fontWeight=600, color=view.colour("card"), **halo),
        canvas.text(owners, **left, color=view.colour("card"), **halo),
        canvas.text(names, **left, fontWeight=600),
        canvas.text(owners, **left, color=view.colour("ink-soft")),
        canvas.text(none, align="left", baseline="middle", color=view.colour("ink-soft")),
    ]


def _finding(rows: Sequence[Row], read: Mapping[str, Any]) -> str:
    if not rows:
        return "There is nothing on the roadmap yet."
    blocks = [one["words"] for one in read.get("findings", ()) if one["level"] == "block"]
    if blocks:
        return str(blocks[0])
    launches = [row["start"] for row in rows if row["kind"] == LAUNCH and row["start"]]
    early = [row["text"] for row in rows if row["early"]]
    on = in_words(dt.date.fromisoformat(launches[0])) if launches else ""
    first = f"The launch is on {on}" if on else count(len(rows), "step")
    return f"{first}; early: {listed(early)}." if early else f"{first}; nothing comes early."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{row['text']}: {_when(row)}, {row['owner'] or 'nobody yet'}"
        + (", must not slip" if row["critical"] else "")
        for row in rows
    ]
    return described(f"Bars over days, one for each of {count(len(rows), 'step')}.", said)


def _when(row: Row) -> str:
    if not row["start"]:
        return "no days yet"
    return row["start"] if row["start"] == row["end"] else f"{row['start']} to {row['end']}"
