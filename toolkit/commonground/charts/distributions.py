"""How a group's answers on a scale fall: for each thing a row of dots, its median and its band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.answers import description, finding, named
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.rows import Columns, Placed, placed
from commonground.charts.words import more

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 20
# How many panels beside each other, and whether their rows are tight, from the roomiest on.
PANELS = ((1, False), (1, True), (2, False), (2, True), (3, True))
Mark = tuple[float, str] | None
_COLUMNS = ("text", "n", "counts", "median", "q1", "q3", "agreement", "band")


def distributions(
    summary: pd.DataFrame,
    *,
    low: int = 1,
    ends: tuple[str, str] = ("", ""),
    view: View = PAGE,
    most: int = MOST,
    title: str = "",
    least: Mark = None,
) -> Drawn:
    """Draw how answers fall on a scale.

    ``summary``: one row per thing with ``text``, ``n``, ``counts`` (one number per category),
    ``median``, ``q1``, ``q3``, ``agreement`` and ``band``, as `Rating.summary` has it; or what
    `methods.agreement.summarise` makes of a DataFrame, where the index is the text. A column
    ``label`` names the criterion, and a column ``low`` the lowest value of each row's scale;
    otherwise it is ``low``. ``ends`` are words for the two ends of the scale. The first ``most``
    rows are drawn; the table has all. ``title`` is what was found, if it is more than how far they
    agree; ``least`` is a point of the scale, before which a dashed line stands, and what its
    subtitle says is beyond it.

    Two camps have no median; their quartiles say where they stand.
    """
    table = summary if "text" in summary else summary.rename_axis("text").reset_index()
    kept = [column for column in ("id", "label", *_COLUMNS) if column in table]
    rows = [{"low": low, **row} for row in table.to_dict("records")]
    title = title or finding(rows, ends)
    subtitle = "A dot is as large as the number of people in it."
    if any(len(row["counts"]) > 2 for row in rows):
        subtitle += " ▲ median, — middle half."
    if least is not None:
        subtitle += f" Beyond the dashed line: {least[1]}."
    room = view.room(title, subtitle + more(len(rows), 1))
    found, top = _laid_out(rows[:most], ends, view, room)
    canvas, layers = _draw(found, ends, view, top, least)
    subtitle = subtitle + more(len(rows), len(found)) if rows else ""
    said = (title, subtitle, description(rows))
    return drawn(layers, canvas.size, view, said, table[kept])


def _laid_out(
    rows: Sequence[dict[Any, Any]], ends: tuple[str, str], view: View, room: float
) -> tuple[list[Placed], float]:
    """The rows in one panel, or where the height is given in as few as hold all of them."""
    lowest = min((int(row["low"]) for row in rows), default=0)
    highest = max((int(row["low"]) + len(row["counts"]) for row in rows), default=0)
    top = view.type * (3.2 if any(ends) else 1.9)
    names = [named(row) for row in rows]
    ways = ((1, False),) if view.height is None else PANELS
    best: list[Placed] = []
    for number, tight in ways:
        gap = view.type * 2
        width = (view.inner - (number - 1) * gap) / number
        panels = [
            Columns(view, lowest, highest - lowest, place * (width + gap), width, tight)
            for place in range(number)
        ]
        best = max(best, placed(rows, names, panels, top, room), key=len)
        if len(best) == len(rows):
            break
    return best, top


def _draw(
    found: Sequence[Placed],
    ends: tuple[str, str],
    view: View,
    top: float,
    least: Mark,
) -> tuple[Canvas, list[alt.Chart]]:
    canvas = Canvas(view, max((row.bottom for row in found), default=view.type * 2))
    if not found:
        return canvas, [canvas.text([])]
    panels = list(dict.fromkeys(row.columns for row in found))
    own = [[row for row in found if row.columns == panel] for panel in panels]
    area = (view.type * 0.75) ** 2
    bands = [row.band() for row in found]
    shapes = [band | {"area": area} for band in bands if band["shape"]]
    words = [
        band
        | {"x": band["x"] + (view.type * 0.9 if band["shape"] else -view.type * 0.4)}
        | {"ink": view.colour("ink")}
        for band in bands
    ]
    accent, soft = view.colour("accent"), view.colour("ink-soft")
    dots = [dot for row in found for dot in row.dots()]
    numbers = [dot for row in found for dot in row.numbers()]
    lines = [line for row in found for line in row.quartiles()]
    before = () if least is None else (least[0] - 0.5,)
    grid = [line for rows in own for line in _grid(rows, rows[0].columns.scale)]
    dashes = {"strokeDash": [view.type / 3] * 2, "strokeWidth": max(1.5, view.type / 10)}
    return canvas, [
        canvas.lines(grid, color=view.colour("line")),
        canvas.lines([x for rows in own for x in _grid(rows, before)], color=accent, **dashes),
        canvas.text([value for panel in panels for value in _scale(panel, top)], color=soft),
        *(layer for panel in panels for layer in _ends(canvas, panel, ends)),
        canvas.text([row.label() for row in found], align="left", baseline="middle"),
        canvas.points(dots, color=accent),
        canvas.text(numbers, color=view.colour("on-accent"), fontSize=_number_size(panels[0])),
        canvas.lines(lines, strokeWidth=max(2, view.type / 9)),
        canvas.points([mark for row in found for mark in row.median()]),
        canvas.points(shapes),
        canvas.text(words, align="left", baseline="middle"),
    ]


def _grid(found: Sequence[Placed], values: Iterable[float]) -> list[dict[str, Any]]:
    """Upright lines at these values; where names stand above their dots only behind the dots."""
    columns = found[0].columns
    radius, last = columns.radius, found[-1].middle + columns.radius
    ends = (
        [(row.middle - radius, row.middle + radius) for row in found]
        if columns.narrow
        else [(found[0].middle - radius, last)]
    )
    places = [columns.at(value) for value in values]
    return [{"x": x, "x2": x, "y": top, "y2": bottom} for x in places for top, bottom in ends]


def _scale(columns: Columns, top: float) -> list[dict[str, Any]]:
    y = top - columns.view.type * 1.2
    return [{"x": columns.at(value), "y": y, "text": str(value)} for value in columns.scale]


def _number_size(columns: Columns) -> float:
    """Numbers in small dots are small too."""
    return columns.view.type * (0.8 if columns.tight else 1)


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
