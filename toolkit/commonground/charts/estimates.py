"""What a room estimates: of each thing the middle, the range, and how far apart people are.

Each thing has a line of its own: units differ, so nothing is compared from line to line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.activities.estimated import said
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.slots import Slot, Slots, height
from commonground.charts.words import count, described, more, short

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 40
Row = Mapping[Any, Any]
_ENDS = ("least", "most", "baseline", "target")


def estimates(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw estimates.

    ``summary``: one row per thing with ``text``, ``unit``, ``n``, ``low``, ``likely``, ``high``,
    ``least``, ``most`` (in that unit), and ``baseline`` and ``target`` where they are known, as
    `Estimates.summary` has it. At most ``most`` are drawn; the table has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    reading = (
        "Disc: the middle of all. Thick: the middle range. Thin: from the least to the most. "
        "Grey tick: the baseline; green tick: the target."
    )
    slots = Slots(view, view.room(title, reading + more(len(rows), 1)), tall=view.type * 2.6)
    found = slots.placed([row["text"] for row in rows[:most]])
    canvas = Canvas(view, height(found, view))
    lines = [_Line(slot, row, view) for slot, row in zip(found, rows, strict=False)]
    layers = [*slots.labels(canvas, found), *_marks(canvas, lines)]
    subtitle = reading + more(len(rows), len(found))
    kept = [name for name in summary if name not in ("part", "values")]
    return drawn(layers, canvas.size, view, (title, subtitle, _description(rows)), summary[kept])


@dataclass(frozen=True, slots=True)
class _Line:
    """A thing's own line in its slot; a thing that nobody estimated has none."""

    slot: Slot
    row: Row
    view: View

    @property
    def y(self) -> float:
        return self.slot.middle - self.view.type * 0.55

    def x(self, name: str) -> float:
        there = [self.row[end] for end in _ENDS if _known(self.row.get(end))]
        low, high = min(there), max(there)
        room = self.view.type * 0.6
        wide = self.slot.right - self.slot.left - 2 * room
        part = (self.row[name] - low) / (high - low) if high > low else 0.5
        return float(self.slot.left + room + wide * part)

    def between(self, low: str, high: str) -> dict[str, Any]:
        return {"x": self.x(low), "x2": self.x(high), "y": self.y, "y2": self.y}

    def tick(self, name: str) -> list[dict[str, Any]]:
        if not _known(self.row.get(name)):
            return []
        x, reach = self.x(name), self.view.type * 0.75
        return [{"x": x, "x2": x, "y": self.y - reach, "y2": self.y + reach}]


def _marks(canvas: Canvas, lines: Sequence[_Line]) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    there = [line for line in lines if line.row["n"]]
    words = [
        {
            "x": line.slot.left + size * 0.6,
            "y": line.slot.middle + size * 0.85,
            "text": _told(line.row),
        }
        for line in lines
    ]
    accent = view.colour("accent")
    targets = [tick for line in there for tick in line.tick("target")]
    baselines = [tick for line in there for tick in line.tick("baseline")]
    discs = [{"x": line.x("likely"), "y": line.y, "area": size**2 * 0.9} for line in there]
    return [
        canvas.lines([line.between("least", "most") for line in there], color=view.colour("edge")),
        canvas.lines(
            [line.between("low", "high") for line in there],
            color=accent,
            opacity=0.5,
            strokeWidth=size * 0.4,
        ),
        canvas.lines(baselines, color=view.colour("edge"), strokeWidth=size / 6),
        canvas.lines(targets, color=OKABE_ITO["green"], strokeWidth=size / 5),
        canvas.points(discs, color=accent),
        canvas.text(words, align="left", baseline="middle", color=view.colour("ink-soft")),
    ]


def _known(value: Any) -> bool:
    return value is not None and not math.isnan(value)  # a table has NaN in place of nothing


def _told(row: Row) -> str:
    if not row["n"]:
        return "nobody answered"
    return f"{said(row)}, {count(int(row['n']), 'answer')}"


def _finding(rows: Sequence[Row]) -> str:
    given = [row for row in rows if row["n"]]
    if not given:
        return "Nobody has given an estimate yet."
    if len(given) == 1:
        return f"The room expects {said(given[0])} of {short(given[0]['text'])}."
    people = max(int(row["n"]) for row in given)
    return f"What {count(people, 'person expects', 'people expect')} of {len(given)} numbers."


def _description(rows: Sequence[Row]) -> str:
    return described(
        f"A line for each of {count(len(rows), 'thing')}.",
        [f"{row['text']}: {_told(row)}" for row in rows],
    )
