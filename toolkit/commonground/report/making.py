"""A file that is to be made of a session: all that it takes is there, and nobody is asked any more.

Where pictures are drawn it takes seconds, in which the interpreter is held: then it ``draws``, and
whoever has a room to serve has it made in a process of its own (`commonground.report.apart`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from commonground.report import calendar, gallery, page, plan, session_file, table
from commonground.report.names import file_name
from commonground.report.record import Record


class Export(NamedTuple):
    """A file that is ready to be saved or sent."""

    filename: str
    mime: str
    body: bytes


class Writer(NamedTuple):
    """How a format is written, whether pictures are drawn for it, and what its name begins with."""

    suffix: str
    mime: str
    write: Callable[[Record], bytes]
    draws: bool = False
    called: str = ""


def _text(write: Callable[[Record], str]) -> Callable[[Record], bytes]:
    return lambda record: write(record).encode()


_HTML = "text/html; charset=utf-8"
_ZIP = "application/zip"
WRITERS = {
    "json": Writer("json", "application/json", _text(session_file.write)),
    "csv": Writer("csv", "text/csv; charset=utf-8", _text(table.write)),
    "html": Writer("html", _HTML, _text(page.write), draws=True),
    "ics": Writer("ics", "text/calendar; charset=utf-8", calendar.write),
    "plan": Writer("zip", _ZIP, plan.write),
    "pictures": Writer("zip", _ZIP, gallery.write, draws=True, called="pictures "),
}
IMAGES = {"png": "image/png", "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Making:
    """The session in one of the formats; ``draws`` where there are pictures in it."""

    record: Record
    format: str
    draws: bool

    def __call__(self) -> Export:
        """Make the file. Raises `Refused` where there is nothing to make it of."""
        return self._export(WRITERS[self.format].write(self.record))

    def without_pictures(self) -> Export | None:
        """The file as it is without pictures; None if it has nothing else."""
        if self.format != "html":
            return None
        return self._export(page.write(self.record, drawn=False).encode())

    def _export(self, body: bytes) -> Export:
        writer = WRITERS[self.format]
        title = writer.called + self.record.state.title
        return Export(file_name(title, self.record.row.code, writer.suffix), writer.mime, body)


@dataclass(frozen=True)
class MakingPicture:
    """The picture of one step, as "png" or "svg"."""

    record: Record
    step: str
    kind: str
    draws = True

    def __call__(self) -> Export:
        """Make the file. Raises `Refused` where there is no picture."""
        step = self.record.state.steps[self.step]
        body = gallery.of_step(self.record, step, self.kind)
        return Export(gallery.name_of(self.record, step, self.kind), IMAGES[self.kind], body)

    def without_pictures(self) -> None:
        """There is nothing else in it."""
