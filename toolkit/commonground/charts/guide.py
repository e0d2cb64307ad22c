"""The guide of a listening audit, drawn: which question is asked of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonground.charts.crossed import Cell, crossed
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more

if TYPE_CHECKING:
    import pandas as pd

_KEPT = ("question", "text", "segment", "segment_text", "key", "asked")


def guide(summary: pd.DataFrame, *, view: View = PAGE) -> Drawn:
    """Draw a guide.

    ``summary``: one row per question and segment with ``question``, ``text``, ``segment``,
    ``segment_text``, ``key`` and ``asked``, as `Guide.summary` has it.
    """
    rows = summary.to_dict("records")
    questions = {row["question"]: str(row["text"]) for row in rows}
    segments = {
        row["segment"]: f"{row['segment_text']} (key)" if row["key"] else str(row["segment_text"])
        for row in rows
    }
    ticked = {(row["question"], row["segment"]) for row in rows if row["asked"]}
    cells = [
        (text, [Cell(tick=(question, segment) in ticked) for segment in segments])
        for question, text in questions.items()
    ]
    title = _finding(rows, questions)
    room = view.room(title, more(len(cells), 1))
    canvas, layers, number = crossed(cells, list(segments.values()), view, room)
    said = [
        f"{text}: {listed([segments[s] for s in segments if (q, s) in ticked], 20) or 'nobody'}"
        for q, text in questions.items()
    ]
    what = f"A grid of {count(len(questions), 'question')} by {count(len(segments), 'segment')}."
    subtitle = more(len(cells), number).strip()
    kept = [name for name in _KEPT if name in summary]
    words = (title, subtitle, described(what, said))
    return drawn(layers, canvas.size, view, words, summary[kept])


def _finding(rows: list[dict[Any, Any]], questions: dict[Any, str]) -> str:
    if not rows:
        return "There is nothing to ask anybody yet."
    key = {row["segment"]: str(row["segment_text"]) for row in rows if row["key"]}
    asked = {row["segment"] for row in rows if row["asked"]}
    nothing = [text for segment, text in key.items() if segment not in asked]
    segments = count(len({row["segment"] for row in rows}), "segment")
    begin = f"{count(len(questions), 'question')} for {segments}"
    if nothing:
        return f"{begin}; asked nothing yet: {listed(nothing)}."
    if key:
        return f"{begin}; every key segment is asked something."
    return f"{begin}; none of them is marked as key."
