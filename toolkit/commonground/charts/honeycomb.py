"""Cells in which customers and employees meet, drawn as hexagons: give on the left, get right.

A full cell is filled on both sides, a one-sided cell on one, an empty one is only an outline. Cells
that share a person or a problem come one after the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.words import count, listed, wrapped
from commonground.methods.stakeholders import honeycomb as with_status
from commonground.methods.stakeholders import status

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 24
ACROSS, ACROSS_NARROW = 5, 3
LEAST = 5  # sizes of type: the radius of a hexagon with a text in it
_READING = "Filled on the left: what customers give; on the right: what they get."
_EDGE = 3**0.5 / 2
_LEFT = f"M0,-1L{-_EDGE},-0.5L{-_EDGE},0.5L0,1Z"
_RIGHT = f"M0,-1L{_EDGE},-0.5L{_EDGE},0.5L0,1Z"
_WHOLE = f"M0,-1L{_EDGE},-0.5L{_EDGE},0.5L0,1L{-_EDGE},0.5L{-_EDGE},-0.5Z"
_INKS = {"full": OKABE_ITO["green"], "one-sided": OKABE_ITO["orange"]}


def honeycomb(
    cells: pd.DataFrame | Iterable[Mapping[str, Any]], *, view: View = PAGE, most: int = MOST
) -> Drawn:
    """Draw cells of customer segment × employee role × problem.

    ``cells`` is what `methods.stakeholders.honeycomb` takes; its result is the table. The first
    ``most`` cells are drawn; the table has all.
    """
    table = with_status(cells)
    title = _finding(table)
    room = view.room(title, _READING + f" {most} of {len(table)} cells are drawn.")
    across, radius, number = _fitted(min(most, len(table)), view, room)
    rows = _beside_neighbours(table.to_dict("records"))[:number]
    spots = [_spot(place, across, radius) for place in range(len(rows))]
    height = spots[-1][1] + radius if spots else 0.0
    key = Key(view, _entries(rows) if view.narrow else [], 0, height + view.type * 1.2)
    canvas = Canvas(view, max(key.bottom, view.type))
    layers = [*_hexagons(canvas, rows, spots, radius), *key.layers(canvas)]
    subtitle = _READING
    if len(table) > len(rows):
        subtitle += f" {len(rows)} of {len(table)} cells are drawn."
    said = (title, subtitle if rows else "", _description(table))
    return drawn(layers, canvas.size, view, said, table)


def _fitted(most: int, view: View, room: float) -> tuple[int, float, int]:
    """How many hexagons stand beside each other, their radius, and how many there are in all.

    Where the height is given the hexagons are as large as it allows, and no smaller than a name
    needs: of too many cells the first ones are drawn.
    """
    if view.height is None:
        across = ACROSS_NARROW if view.narrow else ACROSS
        return across, view.inner / (across + 0.5) / _EDGE / 2, most
    best = (1, 0.0, 0)
    for across in range(1, max(most, 1) + 1):
        widest = view.inner / (across + 0.5) / _EDGE / 2
        for lines in range(1, math.ceil(most / across) + 1):
            radius = min(widest, room / (1.5 * lines + 0.5))
            if radius >= view.type * LEAST:
                number = min(most, across * lines)
                best = max(best, (across, radius, number), key=lambda way: (way[2], way[1]))
    return best


def _beside_neighbours(rows: Sequence[Mapping[Any, Any]]) -> list[Mapping[Any, Any]]:
    """The cells, each followed by one that shares something with it where there is one."""
    order: list[int] = []
    for first in range(len(rows)):
        waiting = [first]
        while waiting:
            place = waiting.pop()
            if place not in order:
                order.append(place)
                waiting += reversed(rows[place]["neighbours"])
    return [rows[place] for place in order]


def _spot(place: int, across: int, radius: float) -> tuple[float, float]:
    """The middle of a hexagon; every second row is half a hexagon further."""
    row, column = divmod(place, across)
    width = 2 * radius * _EDGE
    return width * (column + 0.5 + 0.5 * (row % 2)), radius * (1 + 1.5 * row)


def _hexagons(
    canvas: Canvas,
    rows: Sequence[Mapping[Any, Any]],
    spots: Sequence[tuple[float, float]],
    radius: float,
) -> list[alt.Chart]:
    view = canvas.view
    area = (2 * radius * 0.95) ** 2
    edges: list[dict[str, Any]] = []
    sides, problems, between = [], [], []
    for number, (row, (x, y)) in enumerate(zip(rows, spots, strict=True), start=1):
        ink = _INKS.get(row["status"], view.colour("edge"))
        one = {"x": x, "y": y, "area": area, "ink": ink}
        edges.append(one | {"shape": _WHOLE, "status": row["status"]})
        sides += [one | {"shape": half} for half in _filled(row)]
        what, who = ([str(number)], []) if view.narrow else _inside(row, radius, view.type)
        first = y - (len(what) + len(who) - 1) * view.type * 0.6
        problems.append({"x": x, "y": first, "text": what})
        between.append({"x": x, "y": first + len(what) * view.type * 1.3, "text": who})
    said = [edge for edge in edges if edge["status"] != "empty"]
    empty = [edge for edge in edges if edge["status"] == "empty"]
    lines = {"baseline": "middle", "lineHeight": view.type * 1.15, "fontSize": view.type * 0.95}
    line = {"filled": False, "strokeWidth": max(2, view.type / 7)}
    return [
        canvas.points(sides, opacity=0.35, strokeWidth=0),
        canvas.points(said, **line),
        canvas.points(empty, **line, strokeDash=[view.type / 2.5, view.type / 2.5]),
        canvas.text(problems, **lines, fontWeight=600),
        canvas.text(between, **lines),
    ]


def _filled(row: Mapping[Any, Any]) -> list[str]:
    """The halves of which something is said."""
    if row["status"] == "full":
        return [_WHOLE]
    halves = ((_LEFT, row["give"]), (_RIGHT, row["get"]))
    return [half for half, said in halves if status(said, None) == "one-sided"]


def _inside(row: Mapping[Any, Any], radius: float, size: int) -> tuple[list[str], list[str]]:
    """The problem, and between whom."""
    width = radius * 1.5
    between = f"{row['segment']} × {row['role']}"
    return wrapped(row["problem"], width, size, 2), wrapped(between, width, size, 3)


def _entries(rows: Iterable[Mapping[Any, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "text": f"{row['problem']} · {row['segment']} × {row['role']} · {row['status']}",
        }
        for number, row in enumerate(rows, start=1)
    ]


def _finding(table: pd.DataFrame) -> str:
    if not len(table):
        return "There are no cells yet."
    full, one_sided = (list(table.loc[table["status"] == s, "problem"]) for s in _INKS)
    parts = [
        f"{len(full)} of {count(len(table), 'cell')} {'is' if len(full) == 1 else 'are'} full: "
        f"{listed(list(dict.fromkeys(full)))}"
        if full
        else f"None of {count(len(table), 'cell')} is full yet"
    ]
    if one_sided:
        parts.append(f"one-sided: {listed(list(dict.fromkeys(one_sided)))}")
    return "; ".join(parts) + "."


def _description(table: pd.DataFrame) -> str:
    said = [
        f"{row['problem']}, {row['segment']} with {row['role']}: {row['status']}"
        for row in table.head(MOST).to_dict("records")
    ]
    left = f" {len(table) - MOST} more are in the table." if len(table) > MOST else ""
    return f"Hexagons, one for each of {count(len(table), 'cell')}. {'; '.join(said)}.{left}"
