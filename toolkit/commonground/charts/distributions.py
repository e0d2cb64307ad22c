"""How a group's answers on a scale fall: for each thing a row of dots, its median and its band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import BANDS, PAGE, View
from commonground.charts.rows import Columns, Placed, placed
from commonground.charts.words import count, listed

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 20
_COLUMNS = ("text", "n", "counts", "median", "q1", "q3", "agreement", "band")


def distributions(
    summary: pd.DataFrame,
    *,
    low: int = 1,
    ends: tuple[str, str] = ("", ""),
    view: View = PAGE,
    most: int = MOST,
) -> Drawn:
    """Draw how answers fall on a scale.

    ``summary``: one row per thing with ``text``, ``n``, ``counts`` (one number per category),
    ``median``, ``q1``, ``q3``, ``agreement`` and ``band``, as `Rating.summary` has it; or what
    `methods.agreement.summarise` makes of a DataFrame, where the index is the text. A column
    ``label`` names the criterion, and a column ``low`` the lowest value of each row's scale;
    otherwise it is ``low``. ``ends`` are words for the two ends of the scale. The first ``most``
    rows are drawn; the table has all.

    Two camps have no median; their quartiles say where they stand.
    """
    table = summary if "text" in summary else summary.rename_axis("text").reset_index()
    kept = [column for column in ("id", "label", *_COLUMNS) if column in table]
    rows = [{"low": low, **row} for row in table.to_dict("records")]
    title = _finding(rows)
    rows = rows[:most]
    canvas, layers = _draw(rows, ends, view)
    subtitle = "A dot is as large as the number of people in it. ▲ median, — middle half."
    if len(table) > most:
        subtitle += f" The first {most} of {len(table)}; the table has all."
    said = (title, subtitle if rows else "", _description(rows, len(table)))
    return drawn(layers, canvas.size, view, said, table[kept])


def _draw(
    rows: Sequence[dict[Any, Any]], ends: tuple[str, str], view: View
) -> tuple[Canvas, list[alt.Chart]]:
    lowest = min((int(row["low"]) for row in rows), default=0)
    highest = max((int(row["low"]) + len(row["counts"]) for row in rows), default=0)
    columns = Columns(view, lowest, highest - lowest)
    top = view.type * (3.2 if any(ends) else 1.9)
    found = placed(rows, [_name(row) for row in rows], columns, top)
    canvas = Canvas(view, found[-1].bottom if found else view.type * 2)
    if not found:
        return canvas, [canvas.text([])]
    area = (view.type * 0.75) ** 2
    bands = [row.band() for row in found]
    shapes = [band | {"area": area} for band in bands if band["shape"]]
    words = [band | {"x": band["x"] + view.type * 0.9, "ink": view.colour("ink")} for band in bands]
    accent, soft = view.colour("accent"), view.colour("ink-soft")
    return canvas, [
        canvas.lines(_grid(columns, found), color=view.colour("line")),
        canvas.text(_scale(columns, top), color=soft),
        *_ends(canvas, columns, ends),
        canvas.text([row.label() for row in found], align="left", baseline="middle"),
        canvas.points([dot for row in found for dot in row.dots()], color=accent),
        canvas.text(
            [dot for row in found for dot in row.numbers()], color=view.colour("on-accent")
        ),
        canvas.lines(
            [line for row in found for line in row.quartiles()],
            strokeWidth=max(2, view.type / 9),
        ),
        canvas.points([mark for row in found for mark in row.median()]),
        canvas.points(shapes),
        canvas.text(words, align="left", baseline="middle"),
    ]


def _grid(columns: Columns, found: Sequence[Placed]) -> list[dict[str, Any]]:
    """Upright lines; where names stand above their dots only behind the dots."""
    radius, last = columns.radius, found[-1].middle + columns.radius
    first = found[0].middle - radius
    ends = (
        [(row.middle - radius, row.middle + radius) for row in found]
        if columns.view.narrow
        else [(first, last)]
    )
    places = [columns.at(value) for value in columns.scale]
    return [{"x": x, "x2": x, "y": top, "y2": bottom} for x in places for top, bottom in ends]


def _scale(columns: Columns, top: float) -> list[dict[str, Any]]:
    y = top - columns.view.type * 1.2
    return [{"x": columns.at(value), "y": y, "text": str(value)} for value in columns.scale]


def _ends(canvas: Canvas, columns: Columns, ends: tuple[str, str]) -> list[alt.Chart]:
    """The words for the two ends of the scale, above its numbers, each within its half."""
    half = (columns.right - columns.left) / 2 + columns.radius
    marks = {"color": canvas.view.colour("ink-soft"), "limit": half, "baseline": "middle"}
    y = canvas.view.type * 0.65
    sides = zip(("left", "right"), (columns.left, columns.right), ends, strict=True)
    return [
        canvas.text([{"x": x, "y": y, "text": word}], align=side, **marks)
        for side, x, word in sides
        if word
    ]


def _finding(rows: Sequence[dict[Any, Any]]) -> str:
    if not any(row["n"] for row in rows):
        return "Nobody has answered yet."
    known = [row for row in rows if row["band"]]
    if not known:
        return f"Too few answers to speak of agreement on {count(len(rows), 'thing')}."
    of: dict[str, list[str]] = {band: [] for band in BANDS}
    for row in sorted(known, key=lambda row: float(row["agreement"])):
        of[row["band"]].append(_name(row))
    best = sorted(known, key=lambda row: float(row["agreement"]), reverse=True)
    agreed = [_name(row) for row in best if row["band"] == "agree"]
    parts = [f"Most agree on {listed(agreed)}" if agreed else "Most agree on nothing yet"]
    if of["two camps"]:
        parts.append(f"two camps on {listed(of['two camps'])}")
    elif of["split"]:
        parts.append(f"split on {listed(of['split'])}")
    elif not agreed:
        parts.append(f"{count(len(known), 'thing is', 'things are')} to discuss")
    return "; ".join(parts) + "."


def _description(rows: Sequence[dict[Any, Any]], total: int) -> str:
    if not rows:
        return "There is nothing to draw."
    said = [
        f"{_name(row)}: "
        + (f"median {row['median']:g}, " if _is(row["median"]) else "")
        + f"{count(int(row['n']), 'answer')}"
        + (f", {row['band']}" if row["band"] else "")
        for row in rows
    ]
    left = f" {total - len(rows)} more are in the table." if total > len(rows) else ""
    return f"Rows of dots along a scale, one row for each of {total}. {'; '.join(said)}.{left}"


def _name(row: dict[Any, Any]) -> str:
    label = row.get("label")
    return f"{row['text']} · {label}" if isinstance(label, str) and label else str(row["text"])


def _is(value: Any) -> bool:
    return value is not None and not math.isnan(value)
