"""Things on two axes as a group placed them: medians, quartile crosses, agreement as opacity."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.field import Field, known
from commonground.charts.key import Key
from commonground.charts.look import PAGE, View
from commonground.charts.placing import ground, things
from commonground.charts.words import count, listed
from commonground.methods.agreement.summary import AGREE
from commonground.methods.stakeholders import STRATEGIES

if TYPE_CHECKING:
    import pandas as pd

MOST = 20
BESIDE = 12
_COLUMNS = (
    *("id", "text", "n", "x", "x_q1", "x_q3", "y", "y_q1", "y_q3"),
    *("agreement", "band", "strategy"),
)


def placement(
    summary: pd.DataFrame,
    *,
    axes: tuple[str, str] = ("Interest", "Power"),
    scale: tuple[int, int] = (1, 9),
    names: Iterable[str] = tuple(STRATEGIES.values()),
    view: View = PAGE,
    most: int = MOST,
) -> Drawn:
    """Draw where a group placed things on two axes, the level one first.

    ``summary``: one row per thing with ``text``, ``n``, the medians ``x`` and ``y`` on the
    ``scale`` (missing with two camps), ``x_q1`` … ``y_q3``, ``agreement``, ``band`` and
    ``strategy``, as `Placement.summary` has it; with ``camps`` the two camps are drawn where they
    stand, and with ``x_before`` and ``y_before`` a thin line comes from there. ``names`` are those
    of the quadrants: both high, only y, only x, both low. Of more than ``most`` things, those that
    are high on both axes are numbered; all are drawn.
    """
    given = summary.to_dict("records")
    rows = [row for row in given if row["n"]]
    quadrants = list(names)
    title = _finding(rows, quadrants)
    room = view.room(title, _subtitle(given, rows, {}))
    field, key, numbered = _fitted(rows, view, scale, room, most)
    canvas = Canvas(view, max(key.bottom, field.bottom + view.type * 3))
    layers = [
        *ground(canvas, field, axes, quadrants),
        *things(canvas, field, rows, numbered),
        *key.layers(canvas),
    ]
    said = (title, _subtitle(given, rows, numbered), _description(rows, axes))
    kept = [column for column in _COLUMNS if column in summary]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _fitted(
    rows: Sequence[Mapping[Any, Any]], view: View, scale: tuple[int, int], room: float, most: int
) -> tuple[Field, Key, Mapping[int, int]]:
    """The field and its key; where the height is given as many are numbered as the key can hold."""
    top = view.type * 1.8
    if view.height is not None:
        # Under the field there are the numbers and the name of the axis.
        side = room - top - view.type * 6.2
        field = Field(view, *scale, top=top, share=(side + view.type * 1.6) / view.inner)
        ways = (_numbered(rows, number) for number in range(most, -1, -1))
        keys = ((_key(rows, numbered, field, beside=True), numbered) for numbered in ways)
        key, numbered = next(way for way in keys if way[0].bottom <= room or not way[1])
        return field, key, numbered
    numbered = _numbered(rows, most)
    beside = not view.narrow and len(numbered) <= BESIDE
    share = 0.46 if beside else 0.98 if view.narrow else 0.8
    field = Field(view, *scale, top=top, share=share)
    return field, _key(rows, numbered, field, beside=beside), numbered


def _numbered(rows: Sequence[Mapping[Any, Any]], most: int) -> dict[int, int]:
    """Place in the list → number in the chart, from 1."""

    def lower(place: int) -> float:
        return min(known(rows[place][axis]) or 0.0 for axis in ("x", "y"))

    chosen = sorted(sorted(range(len(rows)), key=lower, reverse=True)[:most])
    return {place: number for number, place in enumerate(chosen, start=1)}


def _key(
    rows: Sequence[Mapping[Any, Any]], numbered: Mapping[int, int], field: Field, *, beside: bool
) -> Key:
    """Beside the field when there is room, otherwise below, in as many columns as fit."""
    view = field.view
    entries = [
        {"number": number, "text": _named(rows[place]), "band": rows[place]["band"]}
        for place, number in numbered.items()
    ]
    if beside:
        left = field.left + field.side + view.type
        # Two columns on a projector, where the field leaves the half of the width.
        columns = 1 if len(entries) <= BESIDE or view.height is None else 2
        return Key(view, entries, left, field.top, columns)
    columns = max(1, int(view.inner / view.type / 24))
    return Key(view, entries, 0, field.bottom + view.type * 3.5, columns)


def _named(row: Mapping[Any, Any]) -> str:
    """The name; where people do not agree with the band, since its shape alone says little."""
    return f"{row['text']} · {row['band']}" if row["band"] not in {"", AGREE} else str(row["text"])


def _finding(rows: Sequence[Mapping[Any, Any]], names: Sequence[str]) -> str:
    if not rows:
        return "Nothing has been placed yet."
    first = [row["text"] for row in rows if row["strategy"] == names[0]]
    torn = [row["text"] for row in rows if row["band"] == "two camps"]
    split = torn or [row["text"] for row in rows if row["band"] == "split"]
    corner = names[0][:1].upper() + names[0][1:]
    parts = [f"{corner}: {listed(first)}" if first else f"{corner}: nobody yet"]
    if split:
        parts.append(f"{'two camps' if torn else 'split'} on {listed(split)}")
    return "; ".join(parts) + "."


def _subtitle(given: Sequence[object], rows: Sequence[object], numbered: Mapping[int, int]) -> str:
    parts = ["A dot is a median; its cross holds the middle half; the fainter, the less agreement."]
    if len(numbered) < len(rows):
        parts.append(f"{len(numbered)} of {len(rows)} are numbered.")
    if len(rows) < len(given):
        parts.append(f"{count(len(given) - len(rows), 'thing was', 'things were')} not placed.")
    return " ".join(parts)


def _description(rows: Sequence[Mapping[Any, Any]], axes: tuple[str, str]) -> str:
    said = []
    for row in rows[:MOST]:
        x, y = known(row["x"]), known(row["y"])
        where = f"{axes[0]} {x:g}, {axes[1]} {y:g}" if None not in (x, y) else "no median"
        said.append(f"{row['text']}: {where}" + (f", {row['band']}" if row["band"] else ""))
    left = f" {len(rows) - MOST} more are in the table." if len(rows) > MOST else ""
    field = f"A field of {axes[0]} and {axes[1]} with {count(len(rows), 'thing')}."
    return f"{field} {'; '.join(said)}.{left}"
