"""Where things stand on a field of two axes: positions in pixels, and what stands in one place."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonground.charts.look import View

Row = Mapping[Any, Any]
TURN = math.pi * (3 - math.sqrt(5))  # the golden angle: things around one place lie evenly


@dataclass(frozen=True, slots=True)
class Field:
    """A square from ``low`` to ``high`` on both axes, and half a step more on each side.

    With the numbers of the upright axis it takes a ``share`` of the width. Above and below there
    is a band for the names of the quadrants, in which nothing is ever placed.
    """

    view: View
    low: int
    high: int
    top: float
    share: float

    @property
    def left(self) -> float:
        """Where it begins, after the numbers of the upright axis."""
        return self.view.type * 1.6

    @property
    def side(self) -> float:
        """Its width and height."""
        return self.view.inner * self.share - self.left

    @property
    def band(self) -> float:
        """The height of the bands for names."""
        return self.view.type * 1.6

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.side + 2 * self.band

    @property
    def step(self) -> float:
        """The pixels from one value of the scale to the next."""
        return self.side / (self.high - self.low + 1)

    def across(self, value: float) -> float:
        """Where a value of the level axis is."""
        return self.left + (value - self.low + 0.5) * self.step

    def down(self, value: float) -> float:
        """Where a value of the upright axis is."""
        return self.bottom - self.band - (value - self.low + 0.5) * self.step

    def kept(self, at: tuple[float, float], margin: float) -> tuple[float, float]:
        """The point, or the one nearest to it that is so far inside."""
        x, y = at
        right, foot = self.left + self.side - margin, self.bottom - self.band - margin
        head = self.top + self.band + margin
        return min(max(x, self.left + margin), right), min(max(y, head), foot)


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot on the field: the place of its thing in the list, where it is, and how sure it is."""

    place: int
    x: float
    y: float
    opacity: float
    camp: bool


def marks(rows: Sequence[Row], field: Field, radius: float) -> list[Mark]:
    """One dot for each thing, two for one with two camps; those of one place beside each other."""
    spots = [_spots(row) for row in rows]
    together = Counter(spot for own in spots for spot in own)
    before: Counter[tuple[float, float]] = Counter()
    found = []
    for place, (row, own) in enumerate(zip(rows, spots, strict=True)):
        for spot in own:
            x, y = _aside(before[spot], together[spot], field, radius)
            at = (field.across(spot[0]) + x, field.down(spot[1]) + y)
            before[spot] += 1
            kept = field.kept(at, radius)
            found.append(Mark(place, *kept, _opacity(row["agreement"]), len(own) > 1))
    return found


def _aside(nth: int, together: int, field: Field, radius: float) -> tuple[float, float]:
    """How far the nth of several in one place is moved aside: in a spiral, and never far."""
    apart = min(radius * 1.9, field.step * 1.3 / math.sqrt(together)) * math.sqrt(nth)
    return apart * math.cos(nth * TURN), apart * math.sin(nth * TURN)


def cross(row: Row, mark: Mark, field: Field) -> list[dict[str, Any]]:
    """The middle half of the placements on both axes, through the dot; nothing for two camps."""
    if mark.camp or any(known(row.get(name)) is None for name in ("x_q1", "x_q3", "y_q1", "y_q3")):
        return []
    shared = {"opacity": mark.opacity}
    return [
        {"x": field.across(row["x_q1"]), "x2": field.across(row["x_q3"]), "y": mark.y, "y2": mark.y}
        | shared,
        {"y": field.down(row["y_q1"]), "y2": field.down(row["y_q3"]), "x": mark.x, "x2": mark.x}
        | shared,
    ]


def known(value: Any) -> float | None:
    """A number, or None where there is none: None and NaN."""
    return None if value is None or math.isnan(value) else float(value)


def _spots(row: Row) -> list[tuple[float, float]]:
    x, y = known(row["x"]), known(row["y"])
    if x is not None and y is not None:
        return [(x, y)]
    camps = row.get("camps")
    if isinstance(camps, Sequence) and camps:
        return [(float(camp["x"]), float(camp["y"])) for camp in camps]
    ends = [
        [known(row.get(f"{axis}_{end}")) if middle is None else middle for end in ("q1", "q3")]
        for axis, middle in (("x", x), ("y", y))
    ]
    return [(across, up) for across, up in zip(*ends, strict=True) if None not in (across, up)]


def _opacity(agreement: Any) -> float:
    """Faint where people disagree, full where they agree; half where nobody can say."""
    value = known(agreement)
    return 0.5 if value is None else 0.25 + 0.75 * max(0.0, value)
