"""What came in against the plan: a panel for each result, with its finding and its label.

An activity is drawn beside an outcome or not at all: alone it would look like success.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.course import drawn_panels, panels
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, more

if TYPE_CHECKING:
    import pandas as pd

MOST = 12
Row = Mapping[Any, Any]
_NOT_TOLD = ("lines", "limits", "signals", "expected", "predicted", "beside", "change", "mean")


def results(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw results.

    ``summary``: one row per card of the plan, as `Results.summary` has it (see
    `commonground.methods.review.result`). Those that were measured are drawn, outcomes first, at
    most ``most``; the table has all.
    """
    rows = [
        {key: _plain(value) for key, value in row.items()} for row in summary.to_dict("records")
    ]
    shown = [row for row in rows if row["lines"] and (row["beside"] or not row["activity"])]
    shown.sort(key=lambda row: bool(row["context"]))
    title = _finding(rows)
    reading = (
        "Blue: with the change; grey: without. Band: what it does by itself. Dashed: where it was "
        "going. Diamonds: signals. Green: the target."
    )
    found = panels(shown[:most], view, view.room(title, reading + more(len(rows), 1)))
    canvas = Canvas(view, max((panel.bottom for panel in found), default=view.type))
    subtitle = reading + more(len(rows), len(found)) if found else ""
    kept = [name for name in summary if name not in _NOT_TOLD]
    said = (title, subtitle, _description(rows))
    return drawn(drawn_panels(canvas, found), canvas.size, view, said, summary[kept])


def _plain(value: Any) -> Any:
    """A value of a table as it was before: nothing in place of NaN."""
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124


def _finding(rows: Sequence[Row]) -> str:
    outcomes = [row for row in rows if not row["context"] and not row["counter"]]
    if not any(row["id"] for row in rows):
        return "There is no plan to hold results against."
    measured = [row for row in outcomes if row["after"] is not None]
    if not measured:
        return "No outcome was measured yet."
    if all(row["verdict"] == "not known" for row in measured):
        return "There are numbers, and nothing to compare them with yet."
    better = sum(row["verdict"] == "better" for row in measured)
    worse = sum(row["verdict"] == "worse" for row in measured)
    told = f"{better} of {count(len(measured), 'outcome')} moved as intended"
    return f"{told}; {worse} against it." if worse else f"{told}."


def _description(rows: Sequence[Row]) -> str:
    said = [f"{row['finding'].rstrip('.')} ({row['label'] or 'no data'})" for row in rows]
    return described(f"A panel for each of {count(len(rows), 'result')}.", said)
