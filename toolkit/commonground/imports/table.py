"""A file as a table in DuckDB, on the disk, with a column for each role.

``raw`` holds the cells of the columns that have a role, as text; ``base`` the same as dates,
numbers and texts, with ``ok`` false for rows in which something cannot be read. DuckDB works
through both in pieces and puts what does not fit into its share of memory beside them, so that it
does not matter how large the file is. Nothing that came with the file is ever part of a statement:
columns are called by their roles, and values are parameters.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from commonground.imports import dates
from commonground.imports.columns import NOTHING
from commonground.imports.limits import MEMORY
from commonground.imports.problems import Unreadable

_NOTHING = ", ".join(f"'{word}'" for word in NOTHING)
FIRST, LAST = "1970-01-01", "2100-01-01"


class Table:
    """One file in a database of its own below ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._salt = secrets.token_hex(16)
        self._db = duckdb.connect(
            folder / "table.duckdb",
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(folder / "spill"),
                "threads": 2,
                "preserve_insertion_order": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            },
        )
        self.ask("SET enable_progress_bar = false")  # it writes into what its caller says

    def close(self) -> None:
        """Close the database; its file is for whoever made the folder to remove."""
        self._db.close()

    def ask(self, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a statement finds."""
        return self._db.execute(statement, list(parameters)).fetchall()

    def fill(self, relation: str, parameters: Sequence[Any], cells: Mapping[str, str]) -> None:
        """Make ``raw`` of a relation in which ``r`` is the row; ``cells``: name → its column."""
        chosen = ", ".join(["r", *(f"{column} AS {name}" for name, column in cells.items())])
        self.ask(f"CREATE OR REPLACE TABLE raw AS SELECT {chosen} FROM {relation}", parameters)

    def shapes(self, name: str) -> list[dates.Shape]:
        """The shapes of the dates in a column of ``raw``."""
        bare = dates.bare_sql(name)
        zone = f"{name} LIKE '%:%' AND regexp_matches(upper(trim({name})), '{dates.ZONE}')"
        part = r"TRY_CAST(regexp_extract(bare, '^(\d{1,2})[./-](\d{1,2})[./-]', %d) AS INTEGER)"
        rows = self.ask(
            f"SELECT {dates.shape_sql('bare')} AS shape, count(*), max({part % 1}), "
            f"max({part % 2}), count(*) FILTER (zoned) "
            f"FROM (SELECT {bare} AS bare, {zone} AS zoned FROM raw WHERE {full(name)}) "
            "GROUP BY shape ORDER BY 2 DESC, 1 LIMIT 200"
        )
        return [dates.Shape(*row) for row in rows]

    def derive(self, expressions: Mapping[str, str], doubts: Mapping[str, str]) -> None:
        """Make ``base`` of ``raw``: name → SQL, and what makes a row one that is left out."""
        columns = [f"{value} AS {name}" for name, value in expressions.items()]
        wrong = [f"coalesce({doubt}, false) AS {name}" for name, doubt in doubts.items()]
        ok = " OR ".join(doubts) or "false"
        inner = f"SELECT r, {', '.join(columns) or 'NULL AS nothing'} FROM raw"
        marked = f"SELECT *{''.join(f', {one}' for one in wrong)} FROM ({inner})"
        self.ask(f"CREATE OR REPLACE TABLE base AS SELECT *, NOT ({ok}) AS ok FROM ({marked})")

    def rows_of(self, doubt: str, most: int) -> tuple[list[int], int]:
        """The first rows in doubt, and how many there are."""
        rows = self.ask(f"SELECT r FROM base WHERE {doubt} ORDER BY r LIMIT {most}")
        ((count,),) = self.ask(f"SELECT count(*) FROM base WHERE {doubt}")
        return [int(row) for (row,) in rows], int(count)

    def person(self, name: str) -> str:
        """SQL for a pseudonym: a hash with a salt that nobody keeps."""
        return f"CASE WHEN {full(name)} THEN sha256('{self._salt}' || trim({name})) END"


def full(name: str) -> str:
    """SQL for whether a cell of ``raw`` holds anything."""
    return f"coalesce(lower(trim({name})) NOT IN ('', {_NOTHING}), false)"


def number(name: str, *, comma: bool) -> str:
    """SQL for the number in a cell; NULL where there is none."""
    bare = rf"regexp_replace(trim({name}), '[\s\x{{A0}}''%]', '', 'g')"
    bare = f"replace(replace({bare}, '.', ''), ',', '.')" if comma else f"replace({bare}, ',', '')"
    value = f"TRY_CAST({bare} AS DOUBLE)"
    return f"CASE WHEN isfinite({value}) THEN {value} END"


def moment(name: str, formats: Sequence[str], *, utc: bool) -> str:
    """SQL for the date and time in a cell, as written or moved to UTC; NULL where there is none."""
    if not formats:
        return "CAST(NULL AS TIMESTAMP)"
    listed = ", ".join(f"'{one}'" for one in formats)
    read = f"try_strptime({dates.bare_sql(name)}, [{listed}])"
    if utc:
        sign = rf"regexp_extract({name}, '([+-])(\d{{2}}):?(\d{{2}})\s*$', %d)"
        minutes = f"(60 * TRY_CAST({sign % 2} AS INTEGER) + TRY_CAST({sign % 3} AS INTEGER))"
        offset = f"coalesce({minutes} * CASE {sign % 1} WHEN '-' THEN -1 ELSE 1 END, 0)"
        offset = f"CASE WHEN {name} LIKE '%:%' THEN {offset} ELSE 0 END"
        read = f"{read} - to_minutes({offset})"
    return f"CASE WHEN {read} BETWEEN TIMESTAMP '{FIRST}' AND TIMESTAMP '{LAST}' THEN {read} END"


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Table]:
    """A table while the block runs. Raises `Unreadable` for what the database cannot do."""
    table = Table(folder)
    try:
        yield table
    except duckdb.Error as error:
        raise Unreadable(
            f"The table could not be worked out ({type(error).__name__}).",
            "Export it again as CSV in UTF-8, with commas and a line of headers.",
        ) from None  # what the database says may hold what stands in a cell
    finally:
        table.close()
