"""What stakeholders give and get, drawn: a row's left halves are given, its right halves got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.grid import Grid
from commonground.charts.key import Key
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, short
from commonground.methods.settings import WinWin
from commonground.methods.stakeholders import win_win

if TYPE_CHECKING:
    import pandas as pd

MOST, MOST_NARROW = 12, 6
_READING = "In each cell: what the row gives to the column, then what it gets from it, from 0 to 3."


def exchange(
    given: pd.DataFrame | Iterable[Mapping[str, Any]],
    wins: WinWin = WinWin(),  # noqa: B008  # frozen
    *,
    view: View = PAGE,
) -> Drawn:
    """Draw who gives what to whom, and frame the exchanges that are a win for both.

    ``given`` is what `methods.stakeholders.win_win` takes: ``from``, ``to``, ``give`` and ``get``
    (0 to 3); its result is the table. Of many stakeholders those are drawn who exchange most.
    """
    pairs = win_win(given, wins)
    title, subtitle = _finding(pairs), f"{_READING} Framed: both get {wins.least:g} or more."
    names = _drawn_names(pairs, MOST_NARROW if view.narrow else MOST)
    everybody = len({*pairs["one"], *pairs["other"]})
    left = view.type * 2 if view.narrow else view.inner * 0.34
    top = view.type * 1.6
    everyone = f" {len(names)} of {everybody} stakeholders are drawn."
    room = view.room(title, subtitle + everyone) - top - view.type
    # Wider than high, so that two numbers stand beside each other.
    wide = min((view.inner - left) / max(len(names), 1), view.type * 5)
    high = min(wide, view.type * 4, room / max(len(names), 1))
    key = Key(
        view,
        [{"number": place, "text": name} for place, name in enumerate(names, start=1)]
        if view.narrow
        else [],
        0,
        top + high * len(names) + view.type,
    )
    canvas = Canvas(view, max(key.bottom, view.type))
    grid = Grid(canvas, names, (left, top), (wide, high))
    layers = [*grid.names(), *grid.halves(pairs), *grid.frames(pairs), *key.layers(canvas)]
    if everybody > len(names):
        subtitle += everyone
    said = (title, subtitle if names else "", _description(pairs))
    return drawn(layers, canvas.size, view, said, pairs)


def _drawn_names(pairs: pd.DataFrame, most: int) -> list[str]:
    """Those who take part in most exchanges, in the order in which they first appear."""
    taking_part = Counter(
        name for pair in zip(pairs["one"], pairs["other"], strict=True) for name in pair
    )
    chosen = {name for name, _ in taking_part.most_common(most)}
    return [name for name in taking_part if name in chosen]


def _finding(pairs: pd.DataFrame) -> str:
    if not len(pairs):
        return "Nobody has said what is exchanged yet."
    won = pairs[pairs["exchange"] == "win-win"]
    unknown = int((pairs["exchange"] == "unknown").sum())
    both = [
        f"{short(one)} and {short(other)}"
        for one, other in zip(won["one"], won["other"], strict=True)
    ]
    parts = [
        f"{len(won)} of {count(len(pairs), 'exchange')} {'is' if len(won) == 1 else 'are'} "
        f"a win for both: {both[0]}{f' and {len(both) - 1} more' if len(both) > 1 else ''}"
        if both
        else f"None of {count(len(pairs), 'exchange')} is a win for both yet"
    ]
    if unknown:
        parts.append(f"in {unknown} only one side has spoken")
    return "; ".join(parts) + "."


def _description(pairs: pd.DataFrame) -> str:
    said = [
        f"{one} and {other}: {found}"
        for one, other, found in zip(
            pairs["one"][:20], pairs["other"][:20], pairs["exchange"][:20], strict=True
        )
    ]
    left = f" {len(pairs) - 20} more are in the table." if len(pairs) > 20 else ""
    return f"A grid of stakeholders by stakeholders. {'; '.join(said)}.{left}"
