"""Who holds the roles, as bars by unit; the line is half of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.charts.bars import Bar, bars
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.look import PAGE, View
from commonground.charts.words import count, described, listed, more, short
from commonground.methods import operating

if TYPE_CHECKING:
    import pandas as pd

MOST = 30
_READING = "Roles by unit, with who owns it for which side. An outline: roles that nobody has."
NOBODY = "Nobody yet"
Row = Mapping[Any, Any]


def ownership(summary: pd.DataFrame, *, view: View = PAGE, most: int = MOST) -> Drawn:
    """Draw who holds the roles.

    ``summary``: one row per role with ``text``, ``unit`` (empty where nobody has it) and ``owns``
    ("grass roots", "sponsor" or empty), as `Register.summary` has it. At most ``most`` units are
    drawn; the table has every role.
    """
    rows = summary.to_dict("records")
    title = _finding(rows)
    units = _units(rows)
    room = view.room(title, _READING + more(len(units), 1))
    drawn_bars = [_bar(unit, own, len(rows)) for unit, own in units[:most]]
    canvas, layers, number = bars(drawn_bars, view, room)
    subtitle = _READING + more(len(units), number) if rows else ""
    return drawn(layers, canvas.size, view, (title, subtitle, _description(units)), summary)


def _units(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Units with their roles, the largest first; last what nobody has."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(" ".join(str(row["unit"]).casefold().split()), []).append(row)
    bare = found.pop("", [])
    ranked = sorted(found.values(), key=lambda own: -len(own))
    named = [(str(own[0]["unit"]), own) for own in ranked]
    return [*named, *([("", bare)] if bare else [])]


def _bar(unit: str, own: Sequence[Row], of: int) -> Bar:
    sides = dict.fromkeys(str(row["owns"]) for row in own if row["owns"])
    said = f"{len(own)} of {of}" + (f", owns: {' and '.join(sides)}" if sides else "")
    return Bar(unit or NOBODY, len(own), said, faint=not unit, detail=_names(own))


def _names(own: Sequence[Row]) -> str:
    return ", ".join(str(row["text"]) for row in own)


def _finding(rows: Sequence[Row]) -> str:
    held = operating.ownership(
        (str(row["text"]), str(row["unit"]), row["owns"] or "") for row in rows
    )
    if not rows:
        return "There are no roles yet."
    if not held.shares:
        return f"Nobody has any of {count(len(rows), 'role')} yet."
    largest, share = next(iter(held.shares.items()))
    parts = (
        [f"{short(held.concentrated)} holds {share:.0%} of the roles: it would be theirs"]
        if held.concentrated
        else [f"no unit holds more than half of the roles; {short(largest)} has most"]
    )
    sides = {str(row["owns"]) for row in rows if str(row["unit"]).strip()}
    missing = [side for side in ("grass roots", "sponsor") if side not in sides]
    parts += ["both sides own it"] if not missing else [f"no owner is {' or '.join(missing)}"]
    title = "; ".join(parts)
    return f"{title[0].upper()}{title[1:]}."


def _description(units: Sequence[tuple[str, list[Row]]]) -> str:
    said = [f"{u or NOBODY}: {listed([row['text'] for row in own], 6)}" for u, own in units]
    return described(f"Bars, one for each of {count(len(units), 'unit')}.", said)
