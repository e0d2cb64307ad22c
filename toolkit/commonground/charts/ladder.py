"""The ladder, drawn: rungs from the ground up, filled where they are reached, locked or open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import OKABE_ITO, PAGE, View
from commonground.charts.words import described, more, short, wrapped

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

_READING = "A rung is reached by evidence, not by a plan. The platform comes last."
_LINES = 2
_LEAST = 4.6  # sizes of type: the height of a rung with its words
MOST = 12
Row = Mapping[Any, Any]


def ladder(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a ladder.

    ``summary``: one row per rung, the lowest first, with ``text``, ``evidence``, ``people``,
    ``blocks`` (how many things lock it) and ``says`` (what was found in it), as `Register.summary`
    has it. At most ``most`` are drawn; the table has all.
    """
    every = summary.to_dict("records")
    title = _finding(every)
    size = view.type
    room = view.room(title, _READING + more(len(every), 1)) - size
    rows = every[: int(min(most, max(1, room / (size * _LEAST))))]
    high = min(size * 5.6, room / max(len(rows), 1))
    canvas = Canvas(view, max(high * len(rows), size * 2))
    # Each rung a little to the right of the one below, so that the climb is seen.
    step = 0 if view.narrow else view.inner * 0.4 / max(len(rows) - 1, 1)
    edge = size / 8  # what is drawn around a rung
    boxes = [
        {
            "x": place * step + edge,
            "x2": view.inner - (len(rows) - 1 - place) * step - edge,
            "y": canvas.height - (place + 1) * high + size * 0.3,
            "y2": canvas.height - place * high - size * 0.3,
            "row": row,
        }
        for place, row in enumerate(rows)
    ]
    layers = [*_rungs(canvas, boxes), *_words(canvas, boxes)]
    subtitle = _READING + more(len(every), len(rows)) if rows else ""
    said = (title, subtitle, _description(every))
    return drawn(layers, canvas.size, view, said, summary)


def is_reached(row: Row) -> bool:
    """Whether there is evidence for a rung and nothing locks it."""
    return bool(str(row["evidence"]).strip()) and not row["blocks"]


def _standing(rows: Sequence[Row]) -> int:
    """How many rungs are reached with none missing below."""
    return next((n for n, row in enumerate(rows) if not is_reached(row)), len(rows))


def _rungs(canvas: Canvas, boxes: Sequence[Mapping[str, Any]]) -> list[alt.Chart]:
    view, size = canvas.view, canvas.view.type
    full = [box for box in boxes if is_reached(box["row"])]
    open_ = [box for box in boxes if not is_reached(box["row"]) and not box["row"]["blocks"]]
    locked = [box for box in boxes if box["row"]["blocks"]]
    round_ = {"cornerRadius": size / 3}
    return [
        canvas.boxes(full, color=view.colour("accent-wash"), **round_),
        canvas.boxes(
            open_,
            color=view.colour("card"),
            stroke=view.colour("edge"),
            strokeWidth=size / 12,
            strokeDash=[size / 3, size / 4],
            **round_,
        ),
        canvas.boxes(
            locked,
            color=view.colour("well"),
            stroke=OKABE_ITO["vermillion"],
            strokeWidth=size / 8,
            **round_,
        ),
    ]


def _words(canvas: Canvas, boxes: Sequence[Mapping[str, Any]]) -> list[alt.Chart]:
    """On each rung its sign, its name, and its evidence or what is open."""
    view, size = canvas.view, canvas.view.type
    signs, names, details = [], [], []
    for box in boxes:
        row = box["row"]
        middle = (box["y"] + box["y2"]) / 2
        ink, shape, filled = _sign(row)
        signs.append(
            {"x": box["x"] + size * 1.4, "y": middle, "area": size**2, "ink": ink, "shape": shape}
            | {"filled": filled}
        )
        left, width = box["x"] + size * 2.8, box["x2"] - box["x"] - size * 3.6
        told = wrapped(_told(row), width, size * 0.9, _LINES)
        name = wrapped(row["text"], width, size, 1)
        down = (len(told) * 1.2 + 1.3) * size / 2
        names.append({"x": left, "y": middle - down + size * 0.65, "text": name})
        details.append({"x": left, "y": middle - down + size * 1.95, "text": told})
    full, hollow = ([one for one in signs if one["filled"] is want] for want in (True, False))
    return [
        canvas.points(full),
        canvas.points(hollow, filled=False, strokeWidth=max(1.5, size / 8)),
        canvas.text(names, align="left", baseline="middle", fontWeight=600),
        canvas.text(
            details,
            align="left",
            baseline="middle",
            color=view.colour("ink-soft"),
            fontSize=size * 0.9,
            lineHeight=round(size * 1.2),
        ),
    ]


def _sign(row: Row) -> tuple[str, str, bool]:
    if row["blocks"]:
        return OKABE_ITO["vermillion"], "cross", True
    reached = is_reached(row)
    return OKABE_ITO["green" if reached else "orange"], "circle", reached


def _told(row: Row) -> str:
    if row["blocks"]:
        return str(row["says"])
    if not is_reached(row):
        return "No evidence yet."
    people = str(row.get("people", "") or "").strip()
    return f"{people} people · {row['evidence']}" if people else str(row["evidence"])


def _finding(rows: Sequence[Row]) -> str:
    if not rows:
        return "There is no ladder yet."
    standing = _standing(rows)
    on = short(rows[standing - 1]["text"]) if standing else "the ground"
    locked = [row["text"] for row in rows if row["blocks"]]
    if standing == len(rows):
        return f"The ladder is climbed up to {on}."
    coming = short(rows[standing]["text"])
    after = f"{short(locked[0])} is locked" if locked else f"next: {coming}"
    return f"You stand on {on}; {after}."


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['text']}: {_told(row).rstrip('.')}" for row in rows]
    return described("A ladder, from the lowest rung.", said)
