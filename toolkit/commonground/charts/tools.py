"""Tools and what they can do: a mark where a tool has a capability; what can be merged is told.

Tools that overlap stand beside each other, so that what is double is seen as a block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.activities.columns import parted
from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, more, short
from commonground.methods.operating import Inventory, Tool, overlaps
from commonground.methods.operating.tools import CAPABILITIES

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 30
_READING = "Filled: what each tool can do. Orange: a candidate to merge, with what it overlaps."
_SHELF = "no purpose: shelfware"
Row = Mapping[Any, Any]


def tools(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw an inventory of tools.

    ``summary``: one row per tool with ``text``, ``capabilities`` (parted by commas) and
    ``purpose``, as `Register.summary` has it. At most ``most`` are drawn; the table has all.
    """
    given = summary.to_dict("records")
    found = overlaps(_tool(row) for row in given)
    rows = _neighbours(given, found)
    title, size = _finding(rows, found), view.type
    entries: list[dict[str, Any]] = [
        *({"number": n, "text": name} for n, name in enumerate(CAPABILITIES, 1)),
        {"text": _SHELF, "ink": OKABE_ITO["vermillion"], "shape": "cross"},
    ]
    if not found.shelfware:
        entries = entries[:-1]
    key_columns = 1 if view.narrow else 3
    room = view.room(title, _READING + more(len(rows), 1))
    key_high = Key(view, entries, 0, 0, key_columns).bottom + size
    slots = Slots(view, room - key_high, head=size * 1.6, share=0.5, tall=size * 1.7)
    placed = slots.placed([_label(row, found) for row in rows[:most]])
    end = height(placed, view)
    key = Key(view, entries, 0, end + size, key_columns)
    canvas = Canvas(view, max(key.bottom, end))
    layers = [
        *slots.labels(canvas, placed),
        *_marks(canvas, placed, rows, found),
        *key.layers(canvas),
    ]
    subtitle = _READING + more(len(rows), len(placed)) if rows else ""
    return drawn(layers, canvas.size, view, (title, subtitle, _description(rows)), summary)


def _tool(row: Row) -> Tool:
    can = frozenset(parted(str(row["capabilities"]))) & frozenset(CAPABILITIES)
    return Tool(str(row["text"]), can, str(row["purpose"]))


def _label(row: Row, found: Inventory) -> str:
    """A tool, and with how much of which other it overlaps most, where the two could be merged."""
    name = str(row["text"])
    for pair in found.candidates:
        if name in (pair.one, pair.other):
            return f"{name} · {pair.share:.0%} {pair.other if name == pair.one else pair.one}"
    return name


def _neighbours(rows: Sequence[Row], found: Inventory) -> list[Row]:
    """The tools, those first that overlap most, each beside the one that it overlaps with."""
    order = dict.fromkeys(name for pair in found.overlaps for name in (pair.one, pair.other))
    place = {name: number for number, name in enumerate(order)}
    return sorted(rows, key=lambda row: place.get(str(row["text"]), len(place)))


def _marks(
    canvas: Canvas, placed: Sequence[Slot], rows: Sequence[Row], found: Inventory
) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    parts = len(CAPABILITIES) + 1

    def at(slot: Slot, place: int) -> tuple[float, float]:
        wide = (slot.right - slot.left) / parts
        return slot.left + wide * place, wide

    double = {name for pair in found.candidates for name in (pair.one, pair.other)}
    boxes = []
    for slot, row in zip(placed, rows, strict=False):
        can, name = _tool(row).capabilities, str(row["text"])
        for place, capability in enumerate(CAPABILITIES):
            x, wide = at(slot, place)
            ink = OKABE_ITO["orange"] if name in double else view.colour("accent")
            boxes.append(
                {"x": x + 1, "x2": x + wide - 1, "there": capability in can, "ink": ink}
                | {"y": slot.middle - size * 0.6, "y2": slot.middle + size * 0.6}
            )
    full, empty = ([box for box in boxes if box["there"] is want] for want in (True, False))
    shelf = [
        {"x": sum(at(slot, parts - 1)) - size * 0.7, "y": slot.middle, "area": size**2 * 0.7}
        for slot, row in zip(placed, rows, strict=False)
        if str(row["text"]) in found.shelfware
    ]
    heads = [
        {"x": x + wide / 2, "y": size * 0.65, "text": str(place + 1)}
        for slot in columns(placed)
        for place in range(len(CAPABILITIES))
        for x, wide in [at(slot, place)]
    ]
    return [
        canvas.boxes(empty, color=view.colour("line"), opacity=0.5, cornerRadius=size / 8),
        canvas.boxes(full, cornerRadius=size / 8),
        canvas.points([one | {"shape": "cross"} for one in shelf], color=OKABE_ITO["vermillion"]),
        canvas.text(heads, color=view.colour("ink-soft"), fontSize=size * 0.85, baseline="middle"),
    ]


def _finding(rows: Sequence[Row], found: Inventory) -> str:
    if not rows:
        return "There are no tools yet."
    parts = []
    if found.candidates:
        pair = found.candidates[0]
        parts.append(f"{short(pair.one)} and {short(pair.other)} could be one")
        if len(found.candidates) > 1:
            parts.append(
                count(len(found.candidates) - 1, "more pair overlaps", "more pairs overlap")
            )
    else:
        parts.append("no two of the tools do the same")
    if found.shelfware:
        parts.append(f"{count(len(found.shelfware), 'tool has', 'tools have')} no purpose")
    title = "; ".join(parts)
    return f"{title[0].upper()}{title[1:]}."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{row['text']}: {row['capabilities'] or 'not known'}"
        + ("" if str(row["purpose"]).strip() else f", {_SHELF}")
        for row in rows
    ]
    return described(f"{count(len(rows), 'tool')} and what each can do.", said)
