"""What stakeholders give and get, drawn: a row's left halves are given, its right halves got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.field import known
from commonground.charts.key import Key
from commonground.charts.look import CIVIDIS, OKABE_ITO, ON_CIVIDIS, PAGE, View
from commonground.charts.words import count, short, wrapped
from commonground.methods.settings import WinWin
from commonground.methods.stakeholders import win_win

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST, MOST_NARROW = 12, 8
# 0 to 3 on the five steps of cividis: the middle one stays free, so that little and much differ.
_STEPS = (0, 1, 3, 4)


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
    names = _drawn_names(pairs, MOST_NARROW if view.narrow else MOST)
    everybody = len({*pairs["one"], *pairs["other"]})
    left = view.type * 2 if view.narrow else view.inner * 0.34
    cell = min((view.inner - left) / max(len(names), 1), view.type * 4)
    top = view.type * 1.6
    key = Key(
        view,
        [{"number": place, "text": name} for place, name in enumerate(names, start=1)]
        if view.narrow
        else [],
        0,
        top + cell * len(names) + view.type,
    )
    canvas = Canvas(view, max(key.bottom, view.type))
    grid = _Grid(canvas, names, left, top, cell)
    layers = [*grid.names(), *grid.halves(pairs), *grid.frames(pairs), *key.layers(canvas)]
    subtitle = (
        "In each cell: what the row gives to the column, then what it gets from it, from 0 to 3. "
        f"Framed: both get {wins.least:g} or more."
    )
    if everybody > len(names):
        subtitle += f" {len(names)} of {everybody} stakeholders are drawn."
    said = (_finding(pairs), subtitle if names else "", _description(pairs))
    return drawn(layers, canvas.size, view, said, pairs)


class _Grid:
    """Cells in pixels."""

    def __init__(
        self, canvas: Canvas, names: Sequence[str], left: float, top: float, cell: float
    ) -> None:
        self.canvas, self.view, self.cell = canvas, canvas.view, cell
        self.place = {name: place for place, name in enumerate(names)}
        self.left, self.top = left, top
        self.gap = max(1.0, cell / 20)

    def box(self, row: str, column: str) -> dict[str, Any]:
        """The cell in which a row meets a column."""
        x = self.left + self.place[column] * self.cell
        y = self.top + self.place[row] * self.cell
        return {
            "x": x + self.gap,
            "y": y + self.gap,
            "x2": x + self.cell - self.gap,
            "y2": y + self.cell - self.gap,
        }

    def names(self) -> list[alt.Chart]:
        """Numbers above the columns and before the rows, names beside these where there is room."""
        size, soft = self.view.type, self.view.colour("ink-soft")
        heads, numbers, rows = [], [], []
        for name, place in self.place.items():
            middle = (place + 0.5) * self.cell
            at = {"y": self.top + middle, "text": str(place + 1)}
            heads.append(at | {"x": self.left + middle, "y": size * 0.7})
            numbers.append(at | {"x": size * 1.4})
            lines = wrapped(name, self.left - size * 2.6, size, 2)
            first = self.top + middle - (len(lines) - 1) * size * 0.65
            rows.append({"x": size * 2, "y": first, "text": lines})
        shown = [] if self.view.narrow else rows
        return [
            self.canvas.text(heads, color=soft, fontWeight=600),
            self.canvas.text(numbers, color=soft, fontWeight=600, align="right"),
            self.canvas.text(shown, align="left", baseline="middle"),
        ]

    def halves(self, pairs: pd.DataFrame) -> list[alt.Chart]:
        """What is given and got, in colour and as a number; empty where nobody said."""
        empty = [
            self.box(row, column) | {"ink": self.view.colour("line")}
            for row in self.place
            for column in self.place
            if row != column
        ]
        boxes, numbers = [], []
        for row, column, given, got in _ways(pairs):
            if row not in self.place or column not in self.place:
                continue
            whole = self.box(row, column)
            middle = (whole["x"] + whole["x2"]) / 2
            for value, x, x2 in ((given, whole["x"], middle), (got, middle, whole["x2"])):
                if value is not None:
                    step = _STEPS[round(value)]
                    boxes.append(whole | {"x": x, "x2": x2, "ink": CIVIDIS[step]})
                    at = {"x": (x + x2) / 2, "y": (whole["y"] + whole["y2"]) / 2}
                    numbers.append(at | {"text": f"{value:g}", "ink": ON_CIVIDIS[step]})
        return [
            self.canvas.boxes(empty, opacity=0.5, cornerRadius=2),
            self.canvas.boxes(boxes),
            self.canvas.text(numbers, fontSize=min(self.view.type, self.cell * 0.36)),
        ]

    def frames(self, pairs: pd.DataFrame) -> list[alt.Chart]:
        """Around both cells of an exchange that is a win for both."""
        won = pairs[pairs["exchange"] == "win-win"]
        width = max(2.5, self.cell / 14)
        boxes = [
            self._inside(self.box(row, column), width / 2)
            for one, other in zip(won["one"], won["other"], strict=True)
            for row, column in ((one, other), (other, one))
            if row in self.place and column in self.place
        ]
        edge = {"stroke": OKABE_ITO["vermillion"], "strokeWidth": width, "fillOpacity": 0}
        return [self.canvas.boxes(boxes, cornerRadius=2, **edge)]

    @staticmethod
    def _inside(box: Mapping[str, float], by: float) -> dict[str, float]:
        """The box, smaller on every side."""
        return {name: box[name] + (by if name in {"x", "y"} else -by) for name in box}


def _ways(pairs: pd.DataFrame) -> Iterable[tuple[str, str, float | None, float | None]]:
    """Row, column, what the row gives, what it gets."""
    for pair in pairs.to_dict("records"):
        yield pair["one"], pair["other"], known(pair["one_gives"]), known(pair["one_gets"])
        yield pair["other"], pair["one"], known(pair["other_gives"]), known(pair["other_gets"])


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
