"""A file brought into the form from which it is read: its headers, some rows, and a relation.

Text and workbooks are copied clean first. A Parquet file is read where it is: DuckDB takes of it
only the columns that are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from commonground.imports import encoding, records
from commonground.imports.limits import COLUMNS, SAMPLE
from commonground.imports.private import word
from commonground.imports.problems import Told, Unreadable

ZIP, PARQUET = b"PK\x03\x04", b"PAR1"
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(slots=True)
class Source:
    """``relation`` is SQL with a column ``r`` (the row) and c1, c2, …, and its ``parameters``."""

    name: str
    form: str
    headers: list[str]
    sample: list[list[str]]
    rows: int
    relation: str
    parameters: Sequence[object]
    delimiter: str = ","
    encoding: str = ""
    sheets: Sequence[str] = ()
    remarks: Sequence[str] = ()
    told: Told = field(default_factory=Told)


def brought(
    path: Path,
    folder: Path,
    said: Mapping[str, str],
    progress: records.Progress,
    name: str = "",
) -> Source:
    """Read a file as far as its rows. ``folder`` is where copies are made. Raises `Unreadable`."""
    name = word(name or path.name) or "the file"
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError as error:
        raise Unreadable(
            f"The file {name} cannot be read: {error.strerror or 'no reason given'}."
        ) from None
    if not start:
        raise Unreadable("The file is empty: there is not a single byte in it.")
    if start.startswith(PARQUET):
        return _parquet(path, name)
    to = folder / "clean.csv"
    if start.startswith(ZIP):
        return _workbook(path, to, name, said.get("sheet", ""), progress)
    if start.startswith(_OLD):
        raise Unreadable(
            "This is a workbook in the old format, or one with a password.",
            "Save it as .xlsx without a password, or as CSV, and choose that.",
        )
    letters = said.get("encoding", "")
    letters = letters if letters in encoding.ENCODINGS else encoding.encoding_of(path)
    between = encoding.delimiter_of(path, letters)
    found = _of_copy(name, "text", records.copied(path, to, letters, between, progress))
    found.encoding = letters
    return found


def _workbook(path: Path, to: Path, name: str, sheet: str, progress: records.Progress) -> Source:
    from commonground.imports import workbook  # noqa: PLC0415  # who has none need not wait for it

    return _of_copy(
        name, "workbook", workbook.copied(path, to, sheet, progress), workbook.sheets(path)
    )


def _of_copy(name: str, form: str, copy: records.Copied, sheets: Sequence[str] = ()) -> Source:
    names = ", ".join(
        ["'r': 'BIGINT'", *(f"'c{n}': 'VARCHAR'" for n in range(1, len(copy.headers) + 1))]
    )
    relation = (
        f"read_csv(?, delim=?, quote='\"', escape='\"', header=false, auto_detect=false, "
        f"max_line_size=4194304, columns={{{names}}})"
    )
    return Source(
        name,
        form,
        copy.headers,
        copy.sample,
        copy.rows,
        relation,
        [str(copy.path), copy.delimiter],
        delimiter=copy.delimiter,
        sheets=sheets,
        remarks=copy.remarks,
        told=copy.told,
    )


def _parquet(path: Path, name: str) -> Source:
    try:
        with duckdb.connect(config={"threads": 1, "memory_limit": "256MB"}) as db:
            described = db.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
            ((rows,),) = db.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchall()
            columns = [str(one[0]) for one in described]
            if len(columns) > COLUMNS:
                raise Unreadable(
                    f"The file has {len(columns):,} columns, and {COLUMNS:,} is the most "
                    "that can be read."
                )
            quoted = ['"' + one.replace('"', '""') + '"' for one in columns]
            cells = ", ".join(f"CAST({one} AS VARCHAR) AS c{n}" for n, one in enumerate(quoted, 1))
            rows_of = "read_parquet(?, file_row_number=true)"
            relation = f"(SELECT file_row_number + 1 AS r, {cells} FROM {rows_of})"
            head = db.execute(
                f"SELECT * EXCLUDE (r) FROM {relation} LIMIT {SAMPLE}", [str(path)]
            ).fetchall()
    except duckdb.Error:
        raise Unreadable("The Parquet file is damaged and cannot be read.") from None
    sample = [["" if cell is None else str(cell) for cell in row] for row in head]
    if not columns:
        raise Unreadable("The Parquet file has no columns.")
    return Source(name, "parquet", columns, sample, int(rows), relation, [str(path)])
