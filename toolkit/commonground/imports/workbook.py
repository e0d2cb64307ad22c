"""A workbook (XLSX) as a clean copy, never worked out and never unpacked unseen.

A workbook is a zip of XML. Both can be made to explode: a few kilobytes that unpack to gigabytes,
or an entity that is defined by itself. So the sizes in the zip's list are looked at before anything
is unpacked, and defusedxml, by which openpyxl reads, refuses entities. A formula is never worked
out: its value is the one that was saved with the file, and where there is none that is told.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from openpyxl import DEFUSEDXML, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from commonground.imports.limits import COLUMNS, PARTS, RATIO, TEXTS, UNPACKED
from commonground.imports.private import word
from commonground.imports.problems import Problem, Unreadable
from commonground.imports.records import EVERY, Copied, Progress, headed, quiet

_BROKEN = (BadZipFile, InvalidFileException, DefusedXmlException, KeyError, ValueError, TypeError)
_MORE = (OSError, EOFError, SyntaxError, AttributeError, IndexError, NotImplementedError)


def examined(path: Path) -> None:
    """Refuse a workbook that unpacks to more than can be read, without unpacking it."""
    try:
        with ZipFile(path) as zipped:
            parts = zipped.infolist()
    except (*_BROKEN, OSError):
        raise Unreadable("The workbook is damaged: it cannot be unpacked.") from None
    texts = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    worst = max(
        (part.file_size / max(1, part.compress_size) for part in parts if part.file_size > 1 << 20),
        default=0,
    )
    size = sum(part.file_size for part in parts)
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise Unreadable(
            "The file is a zip, and not a workbook.", "Unpack it and choose the table in it."
        )
    if size > UNPACKED or texts > TEXTS or worst > RATIO or len(parts) > PARTS:
        raise Unreadable(
            f"The workbook unpacks to {size / 1e6:,.0f} MB, and a part of it to {worst:,.0f} times "
            "its size. That is more than a table needs, so it was not opened.",
            "Save the sheet as CSV and choose that.",
        )


def sheets(path: Path) -> list[str]:
    """The names of the sheets that are tables."""
    examined(path)
    with _loaded(path, values=True) as book:
        return [sheet.title for sheet in book.worksheets]


@contextlib.contextmanager
def _loaded(path: Path, *, values: bool) -> Iterator[Any]:
    """The workbook while the block runs, with saved values or with what is behind them."""
    if not DEFUSEDXML:
        raise Unreadable("Workbooks cannot be opened here: defusedxml is missing.", "Install it.")
    with path.open("rb") as file:
        try:
            book = load_workbook(file, read_only=True, data_only=values, keep_links=False)
        except (*_BROKEN, *_MORE):
            raise Unreadable("The workbook is damaged and cannot be opened.") from None
        try:
            yield book
        finally:
            book.close()


def copied(path: Path, to: Path, sheet: str, progress: Progress = quiet) -> Copied:
    """Make the clean copy ``to`` of one sheet. Raises `Unreadable`."""
    examined(path)
    with contextlib.ExitStack() as stack:
        book = stack.enter_context(_loaded(path, values=True))
        names = [one.title for one in book.worksheets]
        if not names:
            raise Unreadable("The workbook has no sheet with a table.")
        name = sheet if sheet in names else names[0]
        behind = None
        if _has_formulas(path):
            formulas = stack.enter_context(_loaded(path, values=False))
            behind = formulas[name].iter_rows(values_only=True)
        rows = book[name].iter_rows(values_only=True)
        try:
            return _written(rows, behind, to, path.stat().st_size, progress)
        except (*_BROKEN, *_MORE):
            raise Unreadable("The workbook is damaged: its sheet cannot be read.") from None


def _has_formulas(path: Path) -> bool:
    """Whether any sheet says so; it is read twice only then."""
    try:
        with ZipFile(path) as zipped:
            return any(
                _says_formula(zipped, name) for name in zipped.namelist() if "worksheets/" in name
            )
    except (*_BROKEN, OSError):
        raise Unreadable("The workbook is damaged: it cannot be unpacked.") from None


def _says_formula(zipped: ZipFile, name: str) -> bool:
    tail = b""
    with zipped.open(name) as part:
        while block := part.read(1 << 16):
            if b"<f>" in tail + block or b"<f " in tail + block:
                return True
            tail = block[-3:]
    return False


def _written(
    rows: Iterator[tuple[Any, ...]],
    behind: Iterator[tuple[Any, ...]] | None,
    to: Path,
    of: int,
    progress: Progress,
) -> Copied:
    made: Copied | None = None
    with to.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        for number, values in enumerate(rows, 1):
            said = next(behind, ()) if behind is not None else ()
            if len(values) > COLUMNS and any(value is not None for value in values[COLUMNS:]):
                raise Unreadable(
                    f"Row {number} has {len(values):,} columns, and {COLUMNS:,} is the most "
                    "that can be read.",
                    "Export only the columns that are needed.",
                )
            cells = [_text(value) for value in values]
            if not any(cells) and not any(said):
                continue
            if made is None:
                if cells[0].startswith("#") and not any(cells[1:]):
                    continue
                made = Copied(to, ",", headed(cells))
                continue
            width = len(made.headers)
            cells = (cells + [""] * width)[:width]
            _formulas(made, number, values, said)
            made.keep(cells)
            writer.writerow([number, *cells])
            if number % EVERY == 0:
                progress(0, of, made.rows)
    if made is None:
        raise Unreadable("The sheet is empty: there is not even a row with headers in it.")
    progress(of, of, made.rows)
    return made


def _formulas(made: Copied, number: int, values: tuple[Any, ...], said: tuple[Any, ...]) -> None:
    """Tell of each formula that has no saved value. Its cell counts as empty."""
    for place, (value, formula) in enumerate(zip(values, said, strict=False)):
        if value is None and isinstance(formula, str) and formula.startswith("="):
            column = word(made.headers[place]) if place < len(made.headers) else None
            words = (
                f"Row {number}, column “{column}”: a formula whose result was not saved. It is not "
                "worked out here; the cell counts as empty."
            )
            cure = "Open the workbook in a spreadsheet program, save it, and choose it again."
            made.told.add(
                "a formula without a result", Problem("warning", words, cure, number, column)
            )


def _text(value: object) -> str:
    """A cell as text; dates as ISO has them."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return (
            value.isoformat(" ", "seconds") if value.time() != time() else value.date().isoformat()
        )
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("\0", "").replace("\r", " ")
