"""The layers of a placement: the field with its quadrants, and what was placed on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.field import Field, Mark, cross, known, marks

if TYPE_CHECKING:
    import altair as alt


def ground(
    canvas: Canvas, field: Field, axes: tuple[str, str], names: Sequence[str]
) -> list[alt.Chart]:
    """The square, its four quadrants with their names, and both axes."""
    view, size = canvas.view, canvas.view.type
    soft, line = view.colour("ink-soft"), view.colour("line")
    right, cut = field.left + field.side, (field.low + field.high) / 2
    values = range(field.low, field.high + 1)
    across = [
        {"x": field.across(v), "y": field.bottom + size * 0.8, "text": str(v)} for v in values
    ]
    up = [{"x": field.left - size * 0.8, "y": field.down(v), "text": str(v)} for v in values]
    corners = [
        {"x": x, "y": y, "text": name}
        for name, (x, y) in zip(
            names,
            (
                (right - field.side / 4, field.top + field.band / 2),
                (field.left + field.side / 4, field.top + field.band / 2),
                (right - field.side / 4, field.bottom - field.band / 2),
                (field.left + field.side / 4, field.bottom - field.band / 2),
            ),
            strict=True,
        )
    ]
    x, y = field.across(cut), field.down(cut)
    lines = [
        {"x": x, "x2": x, "y": field.top, "y2": field.bottom},
        {"x": field.left, "x2": right, "y": y, "y2": y},
    ]
    ground = {"x": field.left, "x2": right, "y": field.top, "y2": field.bottom}
    heads = {"fontWeight": 600, "baseline": "middle"}
    return [
        canvas.boxes([ground], color=view.colour("accent-wash"), opacity=0.45, cornerRadius=8),
        canvas.lines(lines, color=line, strokeWidth=2),
        canvas.text(
            corners, color=soft, fontSize=size * 0.9, limit=field.side / 2 - 8, baseline="middle"
        ),
        canvas.text([*across, *up], color=soft, fontSize=size * 0.9),
        canvas.text([{"x": 0, "y": size * 0.7, "text": f"↑ {axes[1]}"}], align="left", **heads),
        canvas.text(
            [{"x": right, "y": field.bottom + size * 2.2, "text": f"{axes[0]} →"}],
            align="right",
            **heads,
        ),
    ]


def things(
    canvas: Canvas,
    field: Field,
    rows: Sequence[Mapping[Any, Any]],
    numbered: Mapping[int, int],
) -> list[alt.Chart]:
    """What was placed; what is ``numbered`` with its number and the cross of its quartiles."""
    view = canvas.view
    radius = min(view.type * 0.8, field.step * 0.42)
    found = marks(rows, field, radius if len(rows) <= len(numbered) else radius * 0.6)
    told = [mark for mark in found if mark.place in numbered]
    accent, card = view.colour("accent"), view.colour("card")
    full = {"shape": "circle", "area": (2 * radius) ** 2}
    small = full | {"area": radius**2 / 2}
    dots = [_dot(mark, full if mark.place in numbered else small) for mark in found]
    discs = [dot for dot, mark in zip(dots, found, strict=True) if not mark.camp]
    rings = [dot for dot, mark in zip(dots, found, strict=True) if mark.camp]
    crosses = [line for mark in told for line in cross(rows[mark.place], mark, field)]
    # What a number stands on is faint where people disagree: then the number is dark.
    numbers = [
        {
            "x": mark.x,
            "y": mark.y,
            "text": str(numbered[mark.place]),
            "ink": view.colour("on-accent" if mark.opacity > 0.6 and not mark.camp else "ink"),
        }
        for mark in told
    ]
    wide = max(2, view.type / 12)
    return [
        canvas.lines(_trails(rows, told, field), color=view.colour("edge"), strokeDash=[2, 4]),
        canvas.lines(_between(told), color=accent, strokeDash=[6, 5], strokeWidth=wide),
        canvas.lines(crosses, color=accent, strokeWidth=wide),
        canvas.points(dots, color=card, opacity=1),
        canvas.points(discs, color=accent),
        canvas.points(rings, color=accent, opacity=1, filled=False, strokeWidth=wide),
        canvas.text(numbers, fontSize=radius * 1.15, fontWeight=600),
    ]


def _dot(mark: Mark, look: Mapping[str, Any]) -> dict[str, Any]:
    return {"x": mark.x, "y": mark.y, "opacity": mark.opacity, **look}


def _between(found: Sequence[Mark]) -> list[dict[str, Any]]:
    """A line from one camp to the other."""
    camps = [mark for mark in found if mark.camp]
    return [
        {"x": one.x, "y": one.y, "x2": other.x, "y2": other.y}
        for one, other in zip(camps[::2], camps[1::2], strict=True)
    ]


def _trails(
    rows: Sequence[Mapping[Any, Any]], found: Sequence[Mark], field: Field
) -> list[dict[str, Any]]:
    """Where a thing stood in the round before."""
    trails = []
    for mark in found:
        row = rows[mark.place]
        before = [known(row.get(f"{axis}_before")) for axis in ("x", "y")]
        if mark.camp or before[0] is None or before[1] is None:
            continue
        if before != [known(row["x"]), known(row["y"])]:
            start = {"x": field.across(before[0]), "y": field.down(before[1])}
            trails.append(start | {"x2": mark.x, "y2": mark.y})
    return trails
