"""The honeycomb: cells in which some customers and some employees share a problem.

A cell is customer segment × employee role × problem. Customers *give* something to it and *get*
something from it. When both is said the cell is full; when only one is, it is one-sided and will
not last; a cell where neither is said is empty yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from commonground.methods.stakeholders.names import same_letters
from commonground.methods.table import table

if TYPE_CHECKING:
    import pandas as pd

STATUSES: Final = ("full", "one-sided", "empty")


def status(give: str | float | None, get: str | float | None) -> str:
    """What a cell is, one of ``STATUSES``, by what is said to be given and got.

    Either a text or an amount; an empty text, 0, None and NaN all say nothing.

    >>> status("worked cases", "answers within a day")
    'full'
    """
    return ("empty", "one-sided", "full")[_is_said(give) + _is_said(get)]


def neighbours(cells: Sequence[Mapping[str, Any]]) -> list[tuple[int, ...]]:
    """For each cell the places of its neighbours, those that share a person or a problem with it.

    A cell has ``problem`` (text) and ``who`` (a list of people); both are compared as
    `stakeholders.duplicates` compares names, except that what is only spelt nearly alike is not
    the same.
    """
    shared = [_shared(cell) for cell in cells]
    return [
        tuple(at for at, other in enumerate(shared) if at != place and one & other)
        for place, one in enumerate(shared)
    ]


def honeycomb(cells: pd.DataFrame | Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """The cells, each with its status and its neighbours.

    ``cells`` has the columns ``segment``, ``role``, ``problem``, ``give`` and ``get`` and may have
    ``who`` (lists of people) and ``evidence``. Gives the same rows in their order, numbered from
    0, and two more columns: ``status`` and ``neighbours`` (a tuple of row numbers).

    Raises Unsuitable when a column is missing.
    """
    import pandas as pd

    given = table(cells, ("segment", "role", "problem", "give", "get"))
    rows = given.to_dict("records")
    return given.assign(
        status=pd.Series([status(row["give"], row["get"]) for row in rows], dtype=object),
        neighbours=pd.Series(neighbours([_named(row) for row in rows]), dtype=object),
    )


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items()}


def _is_said(value: str | float | None) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value == value and value > 0  # noqa: PLR0124 - NaN says nothing


def _shared(cell: Mapping[str, Any]) -> set[tuple[str, str]]:
    who = cell.get("who")
    people = who if isinstance(who, (list, tuple)) else ()
    found = {("person", same_letters(str(person))) for person in people if str(person).strip()}
    problem = cell.get("problem")
    if isinstance(problem, str) and problem.strip():
        found.add(("problem", same_letters(problem)))
    return found
