"""What something is worth: twenty dots, each one chance in twenty; right of the line what is won.

People read chances better as so many of twenty than as a curve (M. Kay and others, *CHI '16*,
5092-5103, "When (ish) is my bus?").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.words import listed

if TYPE_CHECKING:
    import pandas as pd

DOTS = 20
_BINS = 9


def worth(found: Mapping[str, Any], table: pd.DataFrame, *, view: View = PAGE) -> Drawn:
    """Draw the return on a cost.

    ``found``: ``chance`` (0 to 1), ``median``, ``interval``, ``percentiles`` (P1 to P99, as parts
    of the cost) and ``drivers``, as `commonground.activities.estimated.worth` gives them; or
    ``missing``, the sentence that stands in place of a picture. ``table``: what was estimated.
    """
    if "missing" in found:
        said = (str(found["missing"]), "", "There is nothing to draw.")
        return drawn([Canvas(view, view.type).text([])], (view.inner, view.type), view, said, table)
    good = round(found["chance"] * DOTS)
    columns = _columns(found["percentiles"], good)
    low, high = (_percent(one) for one in found["interval"])
    title = f"In {good} of {DOTS} cases it brings more than it costs."
    strong = [one["text"] for one in found["drivers"] if one["text"]]
    hangs = f" It hangs most on {listed(strong[:2])}." if strong else ""
    reading = (
        f"Each dot is one chance in {DOTS}; right of the line it is won. Eight times in ten the "
        f"return lies between {low} and {high} of the cost.{hangs}"
    )
    canvas, layers = _dots(columns, view, view.room(title, reading))
    hung = f" It hangs on {listed(strong)}." if strong else ""
    description = f"{DOTS} dots: {good} right of the line, {DOTS - good} left of it.{hung}"
    return drawn(layers, canvas.size, view, (title, reading, description), table)


def _percent(part: float) -> str:
    return f"{part:+.0%}".replace("-", "−")


def _columns(percentiles: Sequence[float], good: int) -> list[int]:
    """The column of each dot, 0 the first one right of the line; no column goes over the line."""
    values = [percentiles[min(98, place * 5 + 2)] for place in range(DOTS)]
    wide = (values[-1] - values[0]) / _BINS or 1
    found = [math.floor(value / wide) for value in values]
    lost = DOTS - good
    return [min(-1, one) for one in found[:lost]] + [max(0, one) for one in found[lost:]]


def _dots(columns: Sequence[int], view: View, room: float) -> tuple[Canvas, list[Any]]:
    first, last = min(columns[0], 0), max(columns[-1], 0)
    high = max(Counter(columns).values())
    size = view.type
    dot = min(size * 2.4, (view.inner - size) / (last - first + 1), (room - size * 3) / high)
    ground = high * dot + size * 0.4
    canvas = Canvas(view, ground + size * 2)
    left = size / 2  # half a line or a disc may lie outside
    zero = left - first * dot
    rows: Counter[int] = Counter()
    won: list[dict[str, float]] = []
    lost: list[dict[str, float]] = []
    for column in columns:
        x, y = left + (column - first + 0.5) * dot, ground - (rows[column] + 0.5) * dot
        mark = {"x": x, "y": y, "area": (dot * 0.8) ** 2 * 0.8}
        (won if column >= 0 else lost).append(mark)
        rows[column] += 1
    line = [{"x": zero, "x2": zero, "y": 0, "y2": ground + size * 0.4}]
    floor = [{"x": left, "x2": left + (last - first + 1) * dot, "y": ground, "y2": ground}]
    words = [{"x": zero + size * 0.3, "y": ground + size * 1.2, "text": "brings more →"}]
    costs = [{"x": zero - size * 0.3, "y": ground + size * 1.2, "text": "← costs more"}]
    look: dict[str, Any] = {"baseline": "middle", "color": view.colour("ink-soft")}
    return canvas, [
        canvas.lines(floor, color=view.colour("edge")),
        canvas.lines(line, color=view.colour("ink"), strokeWidth=size / 8),
        canvas.points(won, color=OKABE_ITO["green"]),
        canvas.points(
            lost, filled=False, color=OKABE_ITO["vermillion"], strokeWidth=max(1.5, size / 8)
        ),
        canvas.text(words, align="left", **look),
        canvas.text(costs if zero > size * 8 else [], align="right", **look),
    ]
