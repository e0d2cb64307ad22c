"""What is wrong with a file, in sentences that name the row and the column.

A problem never holds what stands in the cell, unless that is a date or a number: cells hold names.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any, Literal

from commonground.imports.limits import SHOWN
from commonground.session.problems import Unusable

Level = Literal["block", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about a file.

    ``row`` counts as a spreadsheet does, the headers included; ``row`` and ``column`` are None
    where it is about more than one. A "block" leaves its row out; a "warning" and a "note" do not.
    """

    level: Level
    words: str
    cure: str = ""
    row: int | None = None
    column: str | None = None

    def to_json(self) -> dict[str, Any]:
        """All fields."""
        return asdict(self)


class Unreadable(Unusable):
    """A file of which nothing can be taken."""

    def __init__(self, what: str, do: str = "Choose another file.") -> None:
        super().__init__(what, "The session is as it was, and nothing of the file was kept.", do)


class Told:
    """The problems of one file: the first of each sort by themselves, all counted."""

    def __init__(self) -> None:
        self._shown: list[Problem] = []
        self._counts: Counter[str] = Counter()
        self.rows: set[int] = set()

    def add(self, sort: str, problem: Problem) -> None:
        """Keep a problem; of one sort only the first ones are told one by one."""
        self._counts[sort] += 1
        if problem.row is not None and problem.level == "block":
            self.rows.add(problem.row)
        if self._counts[sort] <= SHOWN:
            self._shown.append(problem)

    def more(self, sort: str, number: int) -> None:
        """Count others of a sort that nobody looks at one by one."""
        self._counts[sort] += number

    @property
    def left_out(self) -> bool:
        """Whether rows had to be left out."""
        return any(one.level == "block" for one in self._shown)

    def all(self) -> list[Problem]:
        """Those that are told, and how many more there are of each sort."""
        more = [
            Problem("note", f"{number - SHOWN:,} more rows have the same problem: {sort}.")
            for sort, number in self._counts.items()
            if number > SHOWN
        ]
        return [*self._shown, *more]
