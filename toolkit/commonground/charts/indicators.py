"""What the vanity check says of each indicator: a mark where a rule spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, listed, more
from commonground.methods.indicators.rules import RULES

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 40
SAYS = {
    "V1": "counts traffic",
    "V2": "can only grow",
    "V3": "no denominator",
    "V4": "no question or purpose",
    "V5": "no threshold that triggers something",
    "V6": "output only",
    "V7": "people have to",
    "V8": "no baseline",
    "V9": "easily gamed, no counter-metric",
    "V10": "hides groups",
}
LEVELS = {
    "error": (OKABE_ITO["vermillion"], "cross"),
    "warning": (OKABE_ITO["orange"], "diamond"),
    "note": (OKABE_ITO["sky"], "circle"),
}
_LEVEL = {rule.name: rule.level for rule in RULES}
_READING = "Marks: what the check says of each card."
_MEANS = {"error": "to mend", "warning": "to look at", "note": "a hint"}
Row = Mapping[Any, Any]


def indicators(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw what the vanity check says of indicator cards.

    ``summary``: one row per card with ``name``, ``findings`` (rules, "V1, V3"), ``context_only``
    and ``filled`` (how many fields), as `Indicators.summary` has it. At most ``most`` cards are
    drawn; the table has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    rules = [name for name in SAYS if any(name in _rules(row) for row in rows)]
    size = view.type
    entries = [_entry(name) for name in rules]
    key_columns = 1 if view.narrow else 3 if view.height else 2
    room = view.room(title, _READING + more(len(rows), 1))
    key_high = Key(view, entries, 0, 0, key_columns).bottom + size
    slots = Slots(view, room - key_high, head=size * 1.6, share=0.56)
    found = slots.placed([_name(row) for row in rows[:most]])
    end = height(found, view)
    key = Key(view, entries, 0, end + size, key_columns)
    canvas = Canvas(view, max(key.bottom, end))
    layers = [
        *slots.labels(canvas, found),
        *_marks(canvas, found, rows, rules),
        *key.layers(canvas),
    ]
    subtitle = _READING + more(len(rows), len(found)) if rows else ""
    said = (title, subtitle, _description(rows))
    kept = [
        name for name in ("id", "name", "filled", "context_only", "findings") if name in summary
    ]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _entry(name: str) -> dict[str, Any]:
    ink, shape = LEVELS[_LEVEL[name]]
    text = f"{SAYS[name]} · {_MEANS[_LEVEL[name]]}"
    return {"number": name, "text": text, "ink": ink, "shape": shape}


def _rules(row: Row) -> list[str]:
    return [name for name in str(row["findings"] or "").split(", ") if name in SAYS]


def _name(row: Row) -> str:
    return f"{row['name']} · context only" if row["context_only"] else str(row["name"])


def _marks(
    canvas: Canvas, found: Sequence[Slot], rows: Sequence[Row], rules: Sequence[str]
) -> list[alt.Chart]:
    """A line for each card, on it a mark under each rule that spoke; "clear" where none did."""
    view, size = canvas.view, canvas.view.type

    def at(slot: Slot, place: int) -> float:
        return slot.left + (slot.right - slot.left) * (place + 0.5) / max(len(rules), 1)

    pairs = list(zip(found, rows, strict=False))
    marks = [
        {"x": at(slot, place), "y": slot.middle, "area": size**2 * 0.75}
        | dict(zip(("ink", "shape"), LEVELS[_LEVEL[name]], strict=True))
        for slot, row in pairs
        for place, name in enumerate(rules)
        if name in _rules(row)
    ]
    ways = [
        {
            "x": slot.left + size / 4,
            "x2": slot.right - size / 4,
            "y": slot.middle,
            "y2": slot.middle,
        }
        for slot, row in pairs
        if _rules(row)
    ]
    clear = [
        {"x": slot.left, "y": slot.middle, "text": "nothing to mend"}
        for slot, row in pairs
        if not _rules(row)
    ]
    heads = [
        {"x": at(slot, place), "y": size * 0.65, "text": name}
        for slot in columns(found)
        for place, name in enumerate(rules)
    ]
    soft = view.colour("ink-soft")
    return [
        canvas.lines(ways, color=view.colour("line"), strokeWidth=max(1, size / 14)),
        canvas.text(heads, color=soft, fontSize=size * 0.85, baseline="middle"),
        canvas.text(clear, color=soft, align="left", baseline="middle"),
        canvas.points(marks),
    ]


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "There are no indicator cards yet."
    said = Counter(name for row in rows for name in _rules(row))
    context = [row["name"] for row in rows if row["context_only"]]
    parts = []
    if context:
        parts.append(f"context only, never the sign of success: {listed(context)}")
    if said:
        name, number = max(said.items(), key=lambda one: one[1])
        parts.append(f"most often: {SAYS[name]} ({number} of {count(len(rows), 'card')})")
    else:
        parts.append(f"the check has nothing to say about {count(len(rows), 'card')}")
    title = "; ".join(parts)
    return title[0].upper() + title[1:] + "."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{_name(row)}: " + (", ".join(SAYS[name] for name in _rules(row)) or "nothing to mend")
        for row in rows
    ]
    return described(f"{count(len(rows), 'indicator card')} and the rules of the check.", said)
