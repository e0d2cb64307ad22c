"""How a room answered a question for consent, round by round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.slots import Slot, Slots, height
from commonground.charts.words import count, described, more

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 12
Row = Mapping[Any, Any]
LOOKS = {
    "consent": ("consent", OKABE_ITO["green"], "circle"),
    "concern": ("a concern, which does not block", OKABE_ITO["orange"], "diamond"),
    "objection": ("an objection", OKABE_ITO["vermillion"], "square"),
}


def consent(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw answers to a question for consent.

    ``summary``: one row per round with ``round``, ``text``, the numbers of ``consent``, ``concern``
    and ``objection``, and ``confirmed``, as `Consent.summary` has it. The last ``most`` rounds are
    drawn.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    shown = rows[::-1][:most]
    size = view.type
    key_height = size * (8 if view.narrow else 3.5)
    slots = Slots(
        view, view.room(title, more(len(rows), 1)) - key_height, tall=size * 2.2, share=0.55
    )
    found = slots.placed([_name(row, len(rows)) for row in shown])
    end = height(found, view)
    entries = [{"text": word, "ink": ink, "shape": shape} for word, ink, shape in LOOKS.values()]
    key = Key(view, entries if rows else [], 0, end + size, 1 if view.narrow else 3)
    canvas = Canvas(view, max(key.bottom, end))
    layers = [
        *slots.labels(canvas, found),
        *_answers(canvas, found, shown),
        *key.layers(canvas),
    ]
    said = (title, more(len(rows), len(found)).strip(), _description(rows))
    return drawn(layers, canvas.size, view, said, summary)


def _name(row: Row, of: int) -> str:
    text = str(row["text"])
    return f"Round {row['round']}: {text}" if of > 1 else text


def _answers(canvas: Canvas, found: Sequence[Slot], rows: Sequence[Row]) -> list[alt.Chart]:
    """One bar for each round: as long as its answers are many, with their number in each part."""
    size = canvas.view.type
    most = max((_total(row) for row in rows), default=0) or 1
    boxes, marks, numbers = [], [], []
    for slot, row in zip(found, rows, strict=False):
        x = slot.left
        for name, (_, ink, shape) in LOOKS.items():
            number = int(row[name])
            if not number:
                continue
            # So wide that a mark and a number stand in it; the rest by number.
            spare = slot.right - slot.left - 3 * size * 2.6
            width = size * 2.6 + spare * number / most
            at = {"x": x + size * 0.9, "y": slot.middle}
            edge = {"y": slot.middle - size * 0.9, "y2": slot.middle + size * 0.9}
            boxes.append({"x": x + size / 12, "x2": x + width - size / 12, "ink": ink, **edge})
            marks.append(at | {"area": size**2 * 0.6, "shape": shape, "ink": ink})
            numbers.append(at | {"x": x + size * 1.6, "text": str(number)})
            x += width
    return [
        canvas.boxes(boxes, opacity=0.3, cornerRadius=size / 6),
        canvas.points(marks),
        canvas.text(numbers, align="left", baseline="middle", fontWeight=600),
    ]


def _total(row: Row) -> int:
    return sum(int(row[name]) for name in LOOKS)


def _finding(rows: Sequence[Row]) -> str:
    last = rows[-1] if rows else {}
    if not rows or not _total(last):
        return "Nobody has answered yet."
    objections, concerns = int(last["objection"]), int(last["concern"])
    parts = []
    if objections:
        parts.append(count(objections, "objection stands", "objections stand"))
    else:
        parts.append("agreed" if last["confirmed"] else "nobody objects")
    parts.append(f"{int(last['consent'])} of {_total(last)} consent")
    if concerns:
        parts.append(count(concerns, "has a concern", "have a concern"))
    if len(rows) > 1:
        parts.append(f"in round {last['round']}")
    title = f"{parts[0]}: {', '.join(parts[1:])}."
    return title[0].upper() + title[1:]


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{_name(row, len(rows))}: {row['consent']} consent, "
        f"{count(int(row['concern']), 'concern')}, {count(int(row['objection']), 'objection')}"
        for row in reversed(rows)
    ]
    return described(f"A bar for each of {count(len(rows), 'round')}, the last one first.", said)
