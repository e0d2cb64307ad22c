"""How a room judges things by several criteria: the median of each cell, in colour and number."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import BANDS, CIVIDIS, ON_CIVIDIS, PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, listed, more, short, wrapped

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 40
SIGNS = {"discuss": "diamond", "split": "square"}
_READING = "Medians; the brighter, the higher on its scale."
_KEPT = ("id", "text", "criterion", "label", "low", "n", "counts", "median", "q1", "q3")
Cell = Mapping[Any, Any]


def criteria(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a rating by several criteria as a heat map.

    ``summary``: one row per thing and criterion with ``id``, ``text``, ``criterion``, ``label``,
    ``low``, ``n``, ``counts``, ``median`` (none with two camps), ``agreement`` and ``band``, as
    `Rating.summary` has it. The things stand by their median on the first criterion, the highest
    first. At most ``most`` are drawn; the table has all.
    """
    rows, labels = _rows(summary)
    title = _finding(rows, labels)
    size = view.type
    entries = _entries(rows)
    below = size * (1.8 * len(entries) + 1 if view.narrow else 3) if entries else 0
    room = view.room(title, _READING + more(len(rows), 1)) - below
    slots = Slots(view, room, head=size * 3, tall=size * 2, share=0.56)
    found = slots.placed([next(iter(row.values()))["text"] for row in rows[:most]])
    end = height(found, view)
    key = Key(view, entries, 0, end + size, 1 if view.narrow else 3)
    canvas = Canvas(view, max(key.bottom, end))
    layers = [
        *slots.labels(canvas, found),
        *_heads(canvas, found, labels),
        *_cells(canvas, found, rows, labels),
        *key.layers(canvas),
    ]
    subtitle = _READING + more(len(rows), len(found)) if rows else ""
    kept = [name for name in (*_KEPT, "agreement", "band", "note") if name in summary]
    said = (title, subtitle, _description(rows, labels))
    return drawn(layers, canvas.size, view, said, summary[kept])


def _rows(summary: pd.DataFrame) -> tuple[list[dict[str, Cell]], dict[str, str]]:
    """For each thing its cells by criterion, the highest first; and the criteria's labels."""
    found: dict[Any, dict[str, Cell]] = {}
    labels: dict[str, str] = {}
    for cell in summary.to_dict("records"):
        name = str(cell["criterion"])
        found.setdefault(cell["id"], {})[name] = cell
        labels.setdefault(name, str(cell["label"] or name))
    first = next(iter(labels), "")
    rows = sorted(found.values(), key=lambda row: _median(row[first]), reverse=True)
    return rows, labels


def _entries(rows: Sequence[Mapping[str, Cell]]) -> list[dict[str, Any]]:
    """What the signs mean that stand in the cells."""
    bands = {cell["band"] for row in rows for cell in row.values()}
    told = {"discuss": "to discuss", "split": "split", "two camps": "two camps, no median"}
    return [{"text": text, "band": band} for band, text in told.items() if band in bands]


def _median(cell: Cell) -> float:
    """For an order; what has no median is last."""
    return float(cell["median"]) if _is(cell["median"]) else -math.inf


def _sides(slot: Slot, number: int) -> list[tuple[float, float]]:
    """From where to where each cell of a row reaches."""
    width = (slot.right - slot.left) / max(number, 1)
    return [(slot.left + place * width, slot.left + (place + 1) * width) for place in range(number)]


def _heads(canvas: Canvas, found: Sequence[Slot], labels: Mapping[str, str]) -> list[alt.Chart]:
    size = canvas.view.type
    heads = []
    for slot in columns(found):
        for (x, x2), label in zip(_sides(slot, len(labels)), labels.values(), strict=True):
            lines = wrapped(label, x2 - x - size * 0.3, size * 0.9, 2)
            y = size * (1.9 if len(lines) == 1 else 0.8)
            heads.append({"x": (x + x2) / 2, "y": y, "text": lines})
    return [canvas.text(heads, fontWeight=600, fontSize=size * 0.9, baseline="middle")]


def _cells(
    canvas: Canvas,
    found: Sequence[Slot],
    rows: Sequence[Mapping[str, Cell]],
    labels: Mapping[str, str],
) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    boxes, empty, texts, camps, signs = [], [], [], [], []
    for slot, row in zip(found, rows, strict=False):
        for (x, x2), name in zip(_sides(slot, len(labels)), labels, strict=True):
            cell, middle = row.get(name), (x + x2) / 2
            box = {
                "x": x + size / 8,
                "x2": x2 - size / 8,
                "y": slot.middle - size * 0.95,
                "y2": slot.middle + size * 0.95,
            }
            at = {"x": middle, "y": slot.middle}
            if cell is not None and _is(cell["median"]):
                step = _step(cell)
                boxes.append(box | {"ink": CIVIDIS[step]})
                texts.append(at | {"text": f"{cell['median']:g}", "ink": ON_CIVIDIS[step]})
                if shape := SIGNS.get(cell["band"]):
                    sign = at | {"x": middle + size * 1.3, "shape": shape, "ink": ON_CIVIDIS[step]}
                    signs.append(sign | {"area": size**2 * 0.35})
                continue
            empty.append(box)
            if cell is not None and cell["n"]:
                ink, shape = BANDS["two camps"]
                camps.append(at | {"area": size**2 * 0.7, "shape": shape, "ink": ink})
            else:
                texts.append(at | {"text": "–", "ink": view.colour("ink-soft")})
    edge = {"stroke": view.colour("edge"), "strokeWidth": max(1, size / 14), "fillOpacity": 0}
    return [
        canvas.boxes(boxes, cornerRadius=size / 6),
        canvas.boxes(empty, cornerRadius=size / 6, **edge),
        canvas.text(texts, baseline="middle"),
        canvas.points(camps),
        canvas.points(signs, filled=False, strokeWidth=max(1.5, size / 10)),
    ]


def _step(cell: Cell) -> int:
    """The step of cividis for a median: the lowest for the lowest value of its scale."""
    last = max(len(cell["counts"]) - 1, 1)
    return round((float(cell["median"]) - int(cell["low"])) / last * (len(CIVIDIS) - 1))


def _finding(rows: Sequence[Mapping[str, Cell]], labels: Mapping[str, str]) -> str:
    cells = [cell for row in rows for cell in row.values()]
    if not any(cell["n"] for cell in cells):
        return "Nobody has answered yet."
    name, label = next(iter(labels.items()))
    top = rows[0][name]
    parts = []
    if _is(top["median"]):
        same = [row[name]["text"] for row in rows if _median(row[name]) == top["median"]]
        parts.append(f"Highest on {label} ({top['median']:g}): {listed(same)}")
    apart = [cell for cell in cells if cell["band"] in {"split", "two camps"}]
    apart.sort(key=lambda cell: float(cell["agreement"]))
    if apart:
        first = short(f"{apart[0]['text']} · {apart[0]['label']}", 60)
        others = f" and {len(apart) - 1} more" if len(apart) > 1 else ""
        parts.append(f"{apart[0]['band']} on {first}{others}")
    elif any(cell["band"] for cell in cells):
        parts.append("nobody is far apart")
    else:
        parts.append("too few answers to speak of agreement")
    title = "; ".join(parts)
    return title[0].upper() + title[1:] + "."


def _description(rows: Sequence[Mapping[str, Cell]], labels: Mapping[str, str]) -> str:
    said = []
    for row in rows:
        cells = [
            f"{labels[name]} {cell['median']:g}"
            if _is(cell["median"])
            else f"{labels[name]} {cell['band'] or 'no answer'}"
            for name, cell in row.items()
        ]
        said.append(f"{next(iter(row.values()))['text']}: {', '.join(cells)}")
    what = (
        f"A grid of {count(len(rows), 'thing')} by {count(len(labels), 'criterion', 'criteria')}."
    )
    return described(what, said)


def _is(value: Any) -> bool:
    return value is not None and not math.isnan(value)
