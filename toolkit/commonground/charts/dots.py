"""How many dots lie on each thing, as bars, the most first; what has as many shares a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more, short

if TYPE_CHECKING:
    import pandas as pd

MOST = 60
Row = Mapping[Any, Any]


def dots(summary: pd.DataFrame, *, keep: int = 0, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw a dot vote.

    ``summary``: one row per thing, most dots first, with ``text``, ``dots``, ``people`` (who gave
    them), ``rank`` and ``tied``, as `Dots.summary` has it. With ``keep`` the first so many go on,
    and what is tied with the last of them; the bars of the others are outlines. At most ``most``
    are drawn; the table has all.
    """
    rows = summary.to_dict("records")
    title = _finding(rows, keep)
    reading = "How many dots, and from how many people; = before a place that is shared."
    reading += " Filled: goes on." if keep else ""
    left = more(len(rows), 1)
    canvas, layers, number = bars(
        [_bar(row, keep) for row in rows[:most]], view, view.room(title, reading + left)
    )
    subtitle = reading + more(len(rows), number) if number else ""
    said = (title, subtitle, _description(rows))
    kept = [name for name in ("id", "text", "dots", "people", "rank", "tied") if name in summary]
    return drawn(layers, canvas.size, view, said, summary[kept])


def _bar(row: Row, keep: int) -> Bar:
    given, people = int(row["dots"]), int(row["people"])
    lead = f"{'=' if row['tied'] else ''}{row['rank']}"
    said = f"{given} from {people}" if given else "0"
    return Bar(row["text"], given, said, lead, bool(keep and row["rank"] > keep))


def _finding(rows: Sequence[Row], keep: int) -> str:
    total = sum(int(row["dots"]) for row in rows)
    if not total:
        return "Nobody has given a dot yet."
    first = [row["text"] for row in rows if row["rank"] == 1]
    most = count(int(rows[0]["dots"]), "dot")
    if len(first) == len(rows) > 1:
        return f"All {len(rows)} have as many dots: {rows[0]['dots']} each."
    title = (
        f"{listed(first)} tie for the first place with {most} each"
        if len(first) > 1
        else f"{short(first[0])} comes first with {most} of {total}"
    )
    going = sum(row["rank"] <= keep for row in rows)
    if going > keep > 0:
        return f"{title}; a tie lets {going} go on in place of {keep}."
    second = [row["text"] for row in rows if row["rank"] == 2 and row["dots"]]
    if len(second) > 1:
        title += f"; {listed(second)} share the second"
    return f"{title}."


def _description(rows: Sequence[Row]) -> str:
    said = [
        f"{row['text']}: {count(int(row['dots']), 'dot')} from "
        f"{count(int(row['people']), 'person', 'people')}" + (", tied" if row["tied"] else "")
        for row in rows
    ]
    return described(f"Bars, one for each of {count(len(rows), 'thing')}, most dots first.", said)
