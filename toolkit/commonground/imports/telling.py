"""What is told about a file beside its numbers: how it fits the plan, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from commonground.imports.aggregate import withheld_points
from commonground.imports.measures import Measure
from commonground.imports.problems import Problem
from commonground.imports.reading import Names
from commonground.imports.small import said
from commonground.imports.table import Table

if TYPE_CHECKING:
    from commonground.imports.taking import Imported

Cards = Sequence[Mapping[str, Any]]
_LONGER = {"day": "weeks", "week": "months", "month": "quarters"}
MANY = 0.3  # the part of the points from which it is said that longer periods would show more


def of_plan(ones: Sequence[tuple[Measure, str]], plan: Cards) -> list[Problem]:
    """What of the file is not in the plan, and what in the plan cannot be compared."""
    found: list[Problem] = []
    named = {str(card.get("id")): card for card in plan}
    for measure, card in ones:
        if plan and not card:
            words = f"“{measure.name}” is in no indicator card of the plan."
            found.append(
                Problem("note", words, "Choose the card that it belongs to, or leave it out.")
            )
        elif card and named[card].get("baseline") in (None, ""):
            words = f"The card “{named[card].get('name') or card}” has no baseline in the plan."
            cure = "Before and after can be compared only if this file reaches back far enough."
            found.append(Problem("warning", words, cure))
    if ones and all(measure.activity for measure, _ in ones):
        words = (
            "All of this is activity: that people use a tool is not yet that anything is better."
        )
        found.append(
            Problem(
                "warning",
                words,
                "Take in an outcome to stand beside it: tickets, answers, numbers of your own.",
            )
        )
    return found


def of_file(made: Imported, names: Names, table: Table) -> dict[str, Any]:
    """The file as everybody may see it: its name, kind and rows, and what was left out of it."""
    found = made.look
    return {
        "name": found.name,
        "kind": found.kind.title,
        "rows": found.rows,
        "from": found.dates[0],
        "to": found.dates[1],
        "activity": bool(made.series) and all(one["activity"] for one in made.series),
        "remarks": list(found.remarks)[:3],
        "left_out": [
            *_columns(found.left_out),
            *_rows(made, names, table),
            *_small(made),
        ],
        "notes": _gaps(made),
    }


def _columns(names: Sequence[str]) -> list[str]:
    if not names:
        return []
    more = f" and {len(names) - 6} more" if len(names) > 6 else ""
    return [f"Columns with names, addresses or messages: {', '.join(names[:6])}{more}."]


def _rows(made: Imported, names: Names, table: Table) -> list[str]:
    found = made.look
    bad = made.rows_left_out
    left = [f"{_counted(bad)} in which something could not be read."] if bad else []
    for role in found.kind.roles:
        if role.wants == "date" and role.needed and names.of[role.name]:
            ((empty,),) = table.ask(f"SELECT count(*) FROM base WHERE ok AND {role.name} IS NULL")
            why = "not completed" if found.kind.id == "limesurvey" else "without a date"
            left += [f"{_counted(empty)} {why} (“{role.label}”)."] if empty else []
    return left


def _counted(rows: int) -> str:
    return f"{rows:,} {'row' if rows == 1 else 'rows'}"


def _small(made: Imported) -> list[str]:
    count = withheld_points(made.series)
    return [said(count)] if count else []


def _gaps(made: Imported) -> list[str]:
    """Periods without any row, that the ends may not be whole, and what longer periods would do."""
    totals = [one for one in made.series if not one["arm"] and not one["segment"]]
    if not totals:
        return []
    longest = max(totals, key=lambda one: len(one["points"]))
    cadence, points = longest["cadence"], [p for one in made.series for p in one["points"]]
    empty = [p["at"] for p in longest["points"] if not p["n"] and not p.get("withheld")]
    listed = f"{', '.join(empty[:5])}{' and others' if len(empty) > 5 else ''}"
    notes = [f"There is nothing in the {cadence} from {listed}."] if empty else []
    if cadence in _LONGER and withheld_points(made.series) > MANY * len(points):
        notes.append(f"Much is withheld because it is small: {_LONGER[cadence]} would show more.")
    return [*notes, f"The first and the last {cadence} may not be whole."]
