"""A text file row by row, whatever is wrong with it: each row whole, or told.

One pass over the file makes a clean copy: UTF-8, each row with its number in front and as many
cells as there are headers. Whatever reads the copy need not think of anything else, and knows the
row of each cell. The difficult part is a quote that is never closed: read as the format wants it,
it would swallow the rest of the file. Here a row may go over `RECORD_LINES` lines; if it is not
complete by then, its first line is told as broken, and reading goes on with the line after it.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import IO

from commonground.imports.limits import COLUMNS, LINE, RECORD, RECORD_LINES, SAMPLE
from commonground.imports.private import word
from commonground.imports.problems import Problem, Told, Unreadable

Progress = Callable[[int, int, int], None]
"""Is told bytes done, bytes in all, rows so far."""
EVERY = 20_000
QUOTE = '"'


def quiet(_done: int, _of: int, _rows: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Copied:
    """A clean copy: cells are separated by ``delimiter``, the first is the number of the row."""

    path: Path
    delimiter: str
    headers: list[str]
    rows: int = 0
    sample: list[list[str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    def keep(self, cells: list[str]) -> None:
        """Count a row; keep it if it is one of those by which columns are known."""
        self.rows += 1
        if self.rows <= SAMPLE or not self.rows % 1_000:
            self.sample.append(cells)


def opened(text: str, delimiter: str) -> int | None:
    """The place of the cell whose quote is not closed in this text; None if all are."""
    at, cell = 0, 0
    while True:
        if text.startswith(QUOTE, at):
            end = text.find(QUOTE, at + 1)
            while text.startswith(QUOTE * 2, end) and end >= 0:
                end = text.find(QUOTE, end + 2)
            if end < 0:
                return cell
            at = end + 1
        at = text.find(delimiter, at)
        if at < 0:
            return None
        at, cell = at + 1, cell + 1


class Lines:
    """The rows of a text as they stand in it, each with its number and, if broken, its cell."""

    def __init__(self, file: IO[str], delimiter: str) -> None:
        self._file, self._delimiter = file, delimiter
        self._again: deque[str] = deque()

    def __iter__(self) -> Iterator[tuple[str, int | None]]:
        while line := self._next():
            whole = line.rstrip("\r\n")
            if whole.count(QUOTE) % 2 == 0 or (cell := opened(whole, self._delimiter)) is None:
                yield whole, None
            else:
                yield self._more(line, cell)

    def _more(self, first: str, cell: int) -> tuple[str, int | None]:
        """The row that begins with this line; the line alone and its cell if it never ends."""
        lines, size = [first], len(first)
        while size < RECORD and len(lines) < RECORD_LINES and (line := self._next()):
            lines.append(line)
            size += len(line)
            if line.count(QUOTE) % 2:
                whole = "".join(lines).rstrip("\r\n")
                if opened(whole, self._delimiter) is None:
                    return whole, None
        self._again.extendleft(reversed(lines[1:]))
        return first.rstrip("\r\n"), cell

    def _next(self) -> str:
        line = self._again.popleft() if self._again else self._file.readline(LINE)
        if len(line) >= LINE and not line.endswith(("\r", "\n")):
            raise Unreadable(f"A line of the file is longer than {LINE:,} characters.")
        return line.replace("\0", "") if "\0" in line else line


def copied(
    path: Path, to: Path, encoding: str, delimiter: str, progress: Progress = quiet
) -> Copied:
    """Make the clean copy ``to`` of a text file. Raises `Unreadable` if there is no table in it."""
    of = path.stat().st_size
    with (
        path.open("rb") as raw,
        TextIOWrapper(raw, encoding, errors="replace", newline="") as file,
        to.open("w", encoding="utf-8", newline="") as out,
    ):
        rows = enumerate(iter(Lines(file, delimiter)), 1)
        made = _begun(to, delimiter, rows)
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        for number, (text, broken) in rows:
            if not text.strip():
                continue
            cells = _cells(made, number, text, broken)
            if cells is not None:
                made.keep(cells)
                if QUOTE in text or "\r" in text or text.count(delimiter) >= len(cells):
                    writer.writerow([number, *cells])
                else:
                    out.write(f"{number}{delimiter}{text}\n")
            if number % EVERY == 0:
                progress(raw.tell(), of, made.rows)
    progress(of, of, made.rows)
    return made


def _begun(to: Path, delimiter: str, rows: Iterator[tuple[int, tuple[str, int | None]]]) -> Copied:
    """The headers, after remarks (``# …``) and a spreadsheet's own ``sep=;``."""
    remarks: list[str] = []
    for _, (text, broken) in rows:
        bare = text.lstrip("\ufeff").strip()
        if not bare or bare.casefold().startswith("sep="):
            continue
        if (said := bare.lstrip(QUOTE)).startswith("#"):
            remarks.append(word(said.strip(f'# "{delimiter}'), 200))
            continue
        if broken is not None:
            raise Unreadable(
                f"Row 1, column {broken + 1}: a quote is opened in the headers and never closed.",
                "Mend the first line of the file, then choose it again.",
            )
        headers = headed(next(csv.reader([bare], delimiter=delimiter)))
        return Copied(to, delimiter, headers, remarks=remarks)
    raise Unreadable("The file is empty: there is not even a line with headers in it.")


def headed(cells: list[str]) -> list[str]:
    """The headers, refused where there are too many or none."""
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > COLUMNS:
        raise Unreadable(
            f"Row 1 has {len(cells):,} columns, and {COLUMNS:,} is the most that can be read.",
            "Export only the columns that are needed, or turn rows and columns round.",
        )
    if not cells:
        raise Unreadable("The file has no headers: row 1 is empty.")
    return [cell.strip() or f"Column {place}" for place, cell in enumerate(cells, 1)]


def _cells(made: Copied, number: int, text: str, broken: int | None) -> list[str] | None:
    """The cells of a row, as many as there are headers; None for a row that was told."""
    width = len(made.headers)
    if broken is not None:
        _quoted(made, number, broken)
        return None
    if QUOTE in text:
        try:
            cells = next(csv.reader([text], delimiter=made.delimiter, strict=True))
        except csv.Error:
            _quoted(made, number, opened(text, made.delimiter))
            return None
    else:
        cells = text.split(made.delimiter)
    if len(cells) == width:
        return cells
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return cells[:width]
    words = f"Row {number} has {len(cells)} cells where there are {width} headers."
    cure = "Look whether a separator or a quote is missing or too many in it."
    made.told.add("cells that do not go with the headers", Problem("block", words, cure, number))
    return None


def _quoted(made: Copied, number: int, cell: int | None) -> None:
    known = cell is not None and cell < len(made.headers)
    column = word(made.headers[cell]) if known and cell is not None else None
    where = f"Row {number}, column “{column}”" if column else f"Row {number}"
    words = f"{where}: a quote is not closed, or stands where none can be."
    cure = "Close the quote in the file, or export it again."
    made.told.add("a broken quote", Problem("block", words, cure, number, column))
