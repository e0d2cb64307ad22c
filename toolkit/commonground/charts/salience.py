"""Who has power, a rightful claim and urgency, and so which of the seven classes they are in.

One row for each stakeholder and one column for each attribute, those with most attributes first:
so the classes stand together as the sets of a diagram do, and every name can be read.

Source: R. Mitchell, B. Agle and D. Wood, *Academy of Management Review* 22 (1997), 853-886.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.slots import Slot, Slots, columns, height
from commonground.charts.words import count, described, listed, more
from commonground.methods.stakeholders.salient import ATTRIBUTES, CLASSES

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 60
OPEN = "open"
SHAPES = ("circle", "square", "triangle-up")
ORDER = ("PLU", "PL", "PU", "LU", "P", "L", "U", "")
_READING = (
    "P power, L legitimacy, U urgency, with how many say yes. "
    "Filled: more than half; = exactly half."
)
Row = Mapping[str, Any]


def salience(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a rating by power, legitimacy and urgency.

    ``summary``: one row per stakeholder and attribute with ``id``, ``text``, ``criterion``, ``n``,
    ``yes``, ``holds``, ``tie`` and ``class`` ("" while one of the three has no vote), as
    `Rating.summary` of a step that is read as salience has it. At most ``most`` are drawn; the
    table has all.
    """
    rows = _rows(summary)
    title = _finding(rows)
    slots = Slots(
        view, view.room(title, _READING + more(len(rows), 1)), head=view.type * 1.6, share=0.56
    )
    found = slots.placed([row["text"] for row in rows[:most]])
    canvas = Canvas(view, height(found, view))
    layers = [*slots.labels(canvas, found), *_marks(canvas, found, rows)]
    subtitle = _READING + more(len(rows), len(found)) if rows else ""
    said = (title, subtitle, _description(rows))
    kept = ("id", "text", "criterion", "n", "yes", "holds", "tie", "class")
    return drawn(layers, canvas.size, view, said, summary[list(kept)])


def _rows(summary: pd.DataFrame) -> list[dict[str, Any]]:
    """One for each stakeholder, with its three cells; those with most attributes first."""
    found: dict[Any, dict[str, Any]] = {}
    for cell in summary.to_dict("records"):
        one = found.setdefault(cell["id"], {"text": cell["text"], "class": cell["class"] or OPEN})
        one[str(cell["criterion"])] = cell
    places = {CLASSES[letters]: place for place, letters in enumerate(ORDER)}
    return sorted(found.values(), key=lambda one: places.get(one["class"], len(places)))


def _marks(canvas: Canvas, found: Sequence[Slot], rows: Sequence[Row]) -> list[alt.Chart]:
    """Three marks for each row, filled where the attribute holds; and the name of the class."""
    view, size = canvas.view, canvas.view.type
    filled: list[dict[str, Any]] = []
    hollow: list[dict[str, Any]] = []
    counts, words, heads = [], [], []

    def at(slot: Slot, place: int) -> float:
        return slot.left + (slot.right - slot.left - size * 7.2) * (place + 0.35) / 3

    for slot, row in zip(found, rows, strict=False):
        for place, name in enumerate(ATTRIBUTES):
            cell = row.get(name)
            if cell is None or not cell["n"]:
                continue
            x = at(slot, place)
            mark = {"x": x, "y": slot.middle, "area": size**2 * 0.8, "shape": SHAPES[place]}
            (filled if cell["holds"] else hollow).append(mark)
            said = f"{'=' if cell['tie'] else ''}{int(cell['yes'])}"
            counts.append({"x": x + size * 0.9, "y": slot.middle, "text": said})
        strong = row["class"] not in {CLASSES[""], OPEN}
        words.append(
            {
                "x": slot.right - size * 6.8,
                "y": slot.middle,
                "text": row["class"] if row["class"] != CLASSES[""] else "none of them",
                "ink": view.colour("ink" if strong else "ink-soft"),
            }
        )
    for slot in columns(found):
        heads += [
            {"x": at(slot, place), "y": size * 0.65, "text": name[0].upper()}
            for place, name in enumerate(ATTRIBUTES)
        ]
    accent = view.colour("accent")
    return [
        canvas.text(heads, fontWeight=600, baseline="middle"),
        canvas.points(filled, color=accent),
        canvas.points(hollow, color=accent, filled=False, strokeWidth=max(1.5, size / 10)),
        canvas.text(counts, align="left", baseline="middle", color=view.colour("ink-soft")),
        canvas.text(words, align="left", baseline="middle"),
    ]


def _finding(rows: Sequence[Row]) -> str:
    of: dict[str, list[str]] = {}
    for row in rows:
        of.setdefault(row["class"], []).append(row["text"])
    if not rows or of.keys() == {OPEN}:
        return "Nobody has voted on all three yet."
    definitive = of.get("definitive")
    parts = [
        f"Definitive, with power, legitimacy and urgency: {listed(definitive)}"
        if definitive
        else "Nobody has power, legitimacy and urgency together"
    ]
    parts += [f"{name}: {listed(of[name], 1)}" for name in ("dangerous", "dependent") if name in of]
    if OPEN in of:
        parts.append(f"{len(of[OPEN])} still open")
    return "; ".join(parts) + "."


def _description(rows: Sequence[Row]) -> str:
    said = []
    for row in rows:
        votes = [
            f"{name} {int(row[name]['yes'])} of {int(row[name]['n'])}"
            for name in ATTRIBUTES
            if name in row
        ]
        said.append(f"{row['text']}: {row['class']} ({', '.join(votes)})")
    return described(f"{count(len(rows), 'stakeholder')} by the votes for each attribute.", said)
