"""What a room has written on cards: how many in each group, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more, short

if TYPE_CHECKING:
    import pandas as pd

MOST = 40
LOOSE = "in no group"
Row = Mapping[Any, Any]


def cards(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw cards by group; where nothing is grouped by kind; and without kinds each card.

    ``summary``: one row per card that stands, with ``text``, ``kind``, ``group`` ("" for none) and
    ``n``, the cards that say the same, as `Cards.summary` has it. At most ``most`` bars are drawn;
    the table has all cards.
    """
    rows = summary.to_dict("records")
    by = next((name for name in ("group", "kind") if any(row[name] for row in rows)), "")
    parts = _parts(rows, by)
    title = _finding(rows, parts, by)
    reading = "How many cards." if by else "How many people wrote the same."
    canvas, layers, number = bars(
        [_bar(name, own, by) for name, own in parts[:most]],
        view,
        view.room(title, reading + more(len(parts), 1)),
    )
    subtitle = reading + more(len(parts), number) if parts else ""
    kept = [name for name in ("id", "text", "kind", "group", "n") if name in summary]
    said = (title, subtitle, _description(rows, parts, by))
    return drawn(layers, canvas.size, view, said, summary[kept])


def _parts(rows: Sequence[Row], by: str) -> list[tuple[str, list[Row]]]:
    """Name → cards, the most first; what is in no group is last."""
    if not by:
        return [(row["text"], [row]) for row in sorted(rows, key=_number, reverse=True)]
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[by], []).append(row)
    order = sorted(found, key=lambda name: (bool(name), sum(map(_number, found[name]))))
    return [(name, found[name]) for name in reversed(order)]


def _number(row: Row) -> int:
    return int(row["n"])


def _bar(name: str, own: Sequence[Row], by: str) -> Bar:
    number = sum(map(_number, own))
    if not by:
        return Bar(name, number, f"×{number}" if number > 1 else "")
    texts = ", ".join(row["text"] for row in sorted(own, key=_number, reverse=True))
    none = LOOSE if by == "group" else "of no kind"
    return Bar(name or none, number, str(number), faint=not name, detail=texts)


def _finding(rows: Sequence[Row], parts: Sequence[tuple[str, Sequence[Row]]], by: str) -> str:
    if not rows:
        return "There are no cards yet."
    total = count(sum(map(_number, rows)), "card")
    named = [(name, own) for name, own in parts if name]
    most = max(sum(map(_number, own)) for _, own in named)
    first = [name for name, own in named if sum(map(_number, own)) == most]
    if not by:
        if most == 1:
            return f"{total}, each said once."
        return f"{total}; most often said: {listed(first)} (×{most})."
    noun = count(len(named), by)
    title = f"{total} in {noun}" if by == "group" else f"{total} of {noun}"
    title += f"; most in {listed(first)} ({most})" if len(first) < len(named) else ""
    loose = next((sum(map(_number, own)) for name, own in parts if not name), 0)
    if loose and by == "group":
        title += f"; {loose} in no group"
    return f"{title}."


def _description(rows: Sequence[Row], parts: Sequence[tuple[str, Sequence[Row]]], by: str) -> str:
    if not by:
        said = [f"{name}: {own[0]['n']}" for name, own in parts]
        return described(f"Bars, one for each of {count(len(rows), 'different card')}.", said)
    said = [
        f"{name or LOOSE}: {', '.join(short(row['text']) for row in own[:5])}"
        + (f" and {len(own) - 5} more" if len(own) > 5 else "")
        for name, own in parts
    ]
    return described(f"Bars, one for each {by}, the one with most cards first.", said)
