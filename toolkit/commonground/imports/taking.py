"""Taking a file in: series, voices, and what was left out and why."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commonground.imports import aggregate, small
from commonground.imports.answers import Answers
from commonground.imports.choosing import chosen, offered
from commonground.imports.kinds import VOICES
from commonground.imports.limits import SHOWN
from commonground.imports.looking import Look, looked
from commonground.imports.measures import Measure
from commonground.imports.problems import Problem, Told, Unreadable
from commonground.imports.reading import Names, read
from commonground.imports.records import Progress, quiet
from commonground.imports.source import brought
from commonground.imports.table import Table, opened
from commonground.imports.telling import of_file, of_plan
from commonground.imports.voices import voices
from commonground.session.problems import Refused

Cards = Sequence[Mapping[str, Any]]
_SAYS = {
    "bad": (
        "this cannot be read as a {what}",
        "Mend the cell, or choose another column.",
        "a cell that cannot be read",
    ),
    "less": (
        "less than nothing, which a count cannot be",
        "Mend the number in the file.",
        "a count below zero",
    ),
    "before": (
        "earlier than the date when it began",
        "Mend one of the two dates.",
        "an end before its beginning",
    ),
}


@dataclass(slots=True)
class Imported:
    """What comes of a file: what an outcome of the activity ``data`` holds, and the problems.

    ``look`` is what the file is. Where ``left_out`` is true, rows with problems are not in it.
    """

    look: Look
    series: list[dict[str, Any]] = field(default_factory=list)
    voices: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows_left_out: int = 0
    unread: int = 0

    def to_json(self) -> dict[str, Any]:
        """What leaves: aggregates and voices, never a row."""
        return {
            "series": self.series,
            "voices": self.voices,
            "files": self.files,
            "problems": [one.to_json() for one in self.problems],
            "rows_left_out": self.rows_left_out,
        }


@contextmanager
def _read(
    path: Path, answers: Answers, progress: Progress, name: str, below: Path | None
) -> Iterator[tuple[Look, Names, Table, Told]]:
    with tempfile.TemporaryDirectory(dir=below, prefix="commonground-") as made:
        folder = Path(made)
        source = brought(path, folder, answers.said, progress, name)
        look = looked(source, answers)
        with opened(folder) as table:
            names = read(look, source, table, answers)
            look.measures = offered(look, names, table, answers)
            yield look, names, table, source.told


def look(
    path: Path | str,
    answers: object = None,
    *,
    name: str = "",
    progress: Progress = quiet,
    below: Path | None = None,
) -> Look:
    """What a file is, which of its columns are what, and what a person must say about it.

    ``answers`` is what they have said so far, as `Answers` has it; ``name`` what the file is called
    if not as on this disk; ``below`` the folder for copies, by default the system's for such files.
    Raises `Unreadable`.
    """
    path, said = Path(path), Answers.of(answers)
    with _read(path, said, progress, name, below) as (found, names, table, told):
        _row_problems(found, names, table, told)
        found.problems += told.all()
        return found


def take(
    path: Path | str,
    answers: object = None,
    *,
    plan: Cards = (),
    rest: bool = False,
    name: str = "",
    progress: Progress = quiet,
    below: Path | None = None,
) -> Imported:
    """The series and voices of a file.

    ``plan`` are the indicator cards that the group agreed on. Rows with a problem are left out if
    ``rest`` is true; otherwise nothing is taken and `Refused` is raised with the first of them, as
    it is where a question has no answer. Raises `Unreadable` where there is nothing to read.
    """
    path, said = Path(path), Answers.of(answers)
    with _read(path, said, progress, name, below) as (found, names, table, told):
        if missing := found.unanswered:
            raise Refused(missing[0].words, do="Answer the question, then look again.")
        unread = len(told.rows)
        _row_problems(found, names, table, told)
        if told.left_out and not rest:
            first = next(one for one in told.all() if one.level == "block")
            raise Refused(
                f"{first.words} Rows with a problem: {len(told.rows):,} or more.",
                "Nothing was taken in.",
                "Mend the file, or take in the rest of it.",
            )
        made = Imported(found)
        chosen_ones = chosen(found, plan, said)
        if found.kind is not VOICES:
            _series(made, names, table, said, chosen_ones)
        made.voices = voices(found, names, table, told)
        if not made.series and not made.voices:
            raise Unreadable(_nothing(found), "Choose other columns, or another kind of file.")
        made.rows_left_out = unread + _count_bad(table)
        made.problems = [*found.problems, *told.all(), *of_plan(chosen_ones, plan)]
        made.files = [of_file(made, names, table)]
        return made


def _nothing(found: Look) -> str:
    needs = [
        role.label for role in found.kind.roles if role.needed and not found.roles.get(role.name)
    ]
    lacks = f" There is no column for “{needs[0]}”." if needs else ""
    return f"Nothing can be taken from this file as {found.kind.title.lower()}.{lacks}"


def _series(
    made: Imported, names: Names, table: Table, said: Answers, ones: Sequence[tuple[Measure, str]]
) -> None:
    cells = aggregate.celled(made.look, names, table, said)
    compared = len(cells) > 1
    cadence = made.look.cadence
    found = [(one, aggregate.points(one, cadence, table, compared=compared)) for one, _ in ones]
    for (measure, card), shown in zip(ones, small.withheld(found), strict=True):
        each = (aggregate.series(measure, card, cell, cadence, shown) for cell in cells)
        made.series += [one for one in each if one["points"]]


def _row_problems(found: Look, names: Names, table: Table, told: Told) -> None:
    """Tell of each row in which something cannot be read."""
    columns = {column.key: column.name for column in found.columns}
    for role in found.kind.roles:
        for name in names.of[role.name]:
            for sort, (words, cure, called) in _SAYS.items():
                doubt = f"{sort}_{name}"
                if not _has(table, doubt):
                    continue
                rows, count = table.rows_of(doubt, SHOWN)
                what = "date" if role.wants == "date" else "number"
                for row in rows:
                    column = columns[names.cells[name]]
                    sentence = f"Row {row}, column “{column}”: {words.format(what=what)}."
                    told.add(called, Problem("block", sentence, cure, row, column))
                told.more(called, count - len(rows))


def _has(table: Table, doubt: str) -> bool:
    ((there,),) = table.ask(
        "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'base' AND column_name = ?",
        [doubt],
    )
    return bool(there)


def _count_bad(table: Table) -> int:
    ((count,),) = table.ask("SELECT count(*) FROM base WHERE NOT ok")
    return int(count)
