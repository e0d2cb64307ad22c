"""The portfolio as bubbles: how far each community has come, and how well that is shown.

From left to right evidence gets stronger, by the labels of causality; upwards more of the way to
the target is gone. The area says how many people take part, where that is known. What has no
effect yet lies under the line of nought, in a row of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import NO_CATEGORY, OKABE_ITO, PAGE, View
from commonground.charts.words import count, described, more, short, wrapped
from commonground.methods.portfolio import SCALE, STRENGTHS

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 40
LOWEST, HIGHEST, FOOT = 12, 21, 5.5  # of the field and what stands under it, in sizes of type
LOW, HIGH = -50, 150  # percent of the way; what lies outside is drawn at the edge
MARKS: Mapping[str, tuple[str, str]] = {
    SCALE: (OKABE_ITO["green"], "triangle-up"),
    "sustain": (OKABE_ITO["blue"], "circle"),
    "adapt": (OKABE_ITO["orange"], "diamond"),
    "stop": (OKABE_ITO["vermillion"], "square"),
}
OPEN = (NO_CATEGORY, "circle")
_READING = "Upwards: nearer to the target. To the right: better shown. Larger: more people."
KEPT = ("text", "evidence", "effect", "people", "decision")
COMPARED = STRENGTHS.index("compared with a control")
Bubble = Mapping[str, Any]


def portfolio(
    summary: pd.DataFrame, read: Mapping[str, Any], *, view: View = PAGE, most: int = MOST
) -> Drawn:
    """Draw communities by the ``bubbles`` that were read of a register's rows.

    At most ``most`` are drawn; the table has all rows.
    """
    bubbles = list(read.get("bubbles", ()))
    title, size = _finding(bubbles), view.type
    room = view.room(title, _READING + more(len(bubbles), 1)) - FOOT * size
    key, tall = _key(bubbles[:most], view, room)
    shown = bubbles[: len(key.entries)]
    canvas, field = Canvas(view, key.bottom), _Field(view, tall)
    layers = [*field.ground(canvas), *_marks(canvas, field, shown), *key.layers(canvas)]
    kept = [name for name in KEPT if name in summary]
    subtitle = _READING + more(len(bubbles), len(shown)) if bubbles else ""
    said = (title, subtitle, _description(bubbles))
    return drawn(layers, canvas.size, view, said, summary[kept])


def _key(bubbles: Sequence[Bubble], view: View, room: float) -> tuple[Key, float]:
    """The key of as many as there is room for, and how tall the field above it is."""
    size, columns = view.type, 1 if view.narrow else 3
    number = len(bubbles)
    while (
        number
        and Key(view, _entries(bubbles[:number]), 0, 0, columns).bottom > room - LOWEST * size
    ):
        number -= 1
    entries = _entries(bubbles[:number])
    tall = max(LOWEST * size, min(HIGHEST * size, room - Key(view, entries, 0, 0, columns).bottom))
    return Key(view, entries, 0, tall + FOOT * size, columns), tall


def _entries(bubbles: Sequence[Bubble]) -> list[dict[str, Any]]:
    return [
        {
            "number": place,
            "text": f"{one['text']}{', ' + one['decision'] if one['decision'] else ''}",
            "ink": MARKS.get(one["decision"], OPEN)[0],
            "shape": MARKS.get(one["decision"], OPEN)[1],
        }
        for place, one in enumerate(bubbles, start=1)
    ]


class _Field:
    """Where evidence and effect lie on the canvas."""

    def __init__(self, view: View, tall: float) -> None:
        self.size = view.type
        self.view = view
        self.left, self.right = self.size * 3.6, view.inner - self.size * 0.3
        self.top, self.bottom = self.size * 0.8, tall

    def across(self, strength: float) -> float:
        """The middle of a column."""
        return self.left + (self.right - self.left) * (strength + 0.5) / len(STRENGTHS)

    def down(self, effect: float | None) -> float:
        """The height of an effect; what has none lies under the lowest line."""
        if effect is None:
            return self.bottom + self.size * 1.1
        part = (min(max(effect, LOW), HIGH) - LOW) / (HIGH - LOW)
        return self.bottom - part * (self.bottom - self.top)

    def ground(self, canvas: Canvas) -> list[alt.Chart]:
        """Lines of nought, half and all of the way, and the columns' names."""
        view, size = self.view, self.size
        levels = (LOW, 0, 50, 100, HIGH)
        lines = [
            {"x": self.left, "x2": self.right, "y": self.down(v), "y2": self.down(v)}
            for v in levels
        ]
        ticks = [
            {"x": self.left - size * 0.5, "y": self.down(v), "text": f"{v}%".replace("-", "−")}
            for v in levels
        ]
        ticks.append({"x": self.left - size * 0.5, "y": self.down(None), "text": "open"})
        wide = (self.right - self.left) / len(STRENGTHS)
        small = size * (0.7 if view.narrow else 0.9)
        heads = [
            {
                "x": self.across(place),
                "y": self.bottom + size * 2.6,
                "text": wrapped(label, wide * 0.96, small, 3),
            }
            for place, label in enumerate(STRENGTHS)
        ]
        soft = view.colour("ink-soft")
        strong = [line for line, v in zip(lines, levels, strict=True) if v in (0, 100)]
        return [
            canvas.lines(lines, color=view.colour("line"), strokeWidth=max(1, size / 14)),
            canvas.lines(strong, color=view.colour("edge"), strokeWidth=max(1, size / 10)),
            canvas.text(ticks, align="right", baseline="middle", color=soft, fontSize=size * 0.9),
            canvas.text(heads, baseline="top", color=soft, fontSize=small),
        ]


def _marks(canvas: Canvas, field: _Field, bubbles: Sequence[Bubble]) -> list[alt.Chart]:
    """A mark for each, beside others at the same place, with its number."""
    size, view = canvas.view.type, canvas.view
    most = max((one["people"] or 0 for one in bubbles), default=0) or 1
    wide = (field.right - field.left) / len(STRENGTHS)
    seen: Counter[tuple[int, int]] = Counter()
    marks, numbers = [], []
    for place, one in enumerate(bubbles, start=1):
        y = field.down(one["effect"])
        near = (one["strength"], round(y / (size * 1.6)))
        away = (seen[near] + 1) // 2 * (1 if seen[near] % 2 else -1) * size * 1.7
        seen[near] += 1
        x = field.across(one["strength"]) + max(min(away, wide * 0.42), -wide * 0.42)
        ink, shape = MARKS.get(one["decision"], OPEN)
        area = (size * 1.5) ** 2 + (size * 2.2) ** 2 * (one["people"] or 0) / most
        marks.append({"x": x, "y": y, "area": area, "shape": shape, "ink": ink})
        low = size * 0.25 if shape == "triangle-up" else 0  # where it is wide
        numbers.append({"x": x, "y": y + low, "text": str(place)})
    return [
        canvas.points(marks, stroke=view.colour("card"), strokeWidth=size / 10, opacity=0.85),
        canvas.text(numbers, baseline="middle", fontWeight=700, color="#000000"),
    ]


def _finding(bubbles: Sequence[Bubble]) -> str:
    if not bubbles:
        return "There is no community in the portfolio yet."
    shown = [one for one in bubbles if one["strength"] >= COMPARED]
    growing = [one["text"] for one in bubbles if one["decision"] == SCALE]
    told = f"{len(shown)} of {count(len(bubbles), 'community', 'communities')}"
    words = f"{told} shown against a control or better"
    if growing:
        names = ", ".join(short(name) for name in growing[:2])
        rest = f" and {len(growing) - 2} more" if len(growing) > 2 else ""
        return f"{words}; {names}{rest} expand{'s' if len(growing) == 1 else ''} in this cycle."
    return f"{words}; none expands in this cycle."


def _description(bubbles: Sequence[Bubble]) -> str:
    said = [
        f"{one['text']}: {STRENGTHS[one['strength']]}, "
        + (f"{one['effect']:g}% of the way" if one["effect"] is not None else "effect open")
        + (f", {one['decision']}" if one["decision"] else "")
        for one in bubbles
    ]
    what = f"Bubbles, one for each of {count(len(bubbles), 'community', 'communities')}."
    return described(what, said)
