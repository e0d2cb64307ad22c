"""The pictures as files: of every step that has one, for slides and for documents, in a ZIP file.

::

    index.csv             file, step, title, description
    04-rating.png         1,920 pixels wide, with the large type of a slide
    04-rating.svg         for a document; sharp at any size

A PNG is as wide as the projector, and an SVG as a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from commonground.report.archive import zipped
from commonground.report.names import file_name, plain
from commonground.report.pictures import drawn, pictures
from commonground.report.record import Record
from commonground.report.table import text_of
from commonground.session.problems import Refused
from commonground.session.steps import Step

if TYPE_CHECKING:
    from commonground.charts import Drawn, View

KINDS = ("png", "svg")
_COLUMNS = ("file", "step", "title", "description")


class File(NamedTuple):
    """A picture's file, and what is told of it."""

    name: str
    step: str
    drawn: Drawn
    body: bytes


def write(record: Record) -> bytes:
    """The ZIP file. Raises `Refused` where no step has a picture yet."""
    files = [file for kind in KINDS for file in _files(record, kind)]
    if not files:
        raise Refused(
            "No step of this session has a picture yet.",
            do="Reveal what people have answered, then take the pictures.",
        )
    files.sort(key=lambda file: file.name)
    rows = [
        dict(zip(_COLUMNS, (f.name, f.step, f.drawn.title, f.drawn.description), strict=True))
        for f in files
    ]
    index = text_of(_COLUMNS, rows).encode()
    bodies = {file.name: file.body for file in files}
    return zipped({"index.csv": index, **bodies}, record.made_at)


def of_step(record: Record, step: Step, kind: str) -> bytes:
    """The picture of one step, as "png" or "svg". Raises `Refused` where there is none to see."""
    found = drawn(record, step, _view(kind))
    if found is None:
        raise Refused(
            f"There is no picture of “{step.title}” yet.",
            do="Reveal what people have answered, then save it.",
        )
    return _body(found, kind)


def name_of(record: Record, step: Step, kind: str) -> str:
    """What the file of one step's picture is called."""
    return file_name(step.title, record.row.code, kind)


def _files(record: Record, kind: str) -> Iterator[File]:
    for number, step, found in pictures(record, _view(kind)):
        name = f"{number:02}-{plain(step.title) or 'step'}.{kind}"
        yield File(name, step.title, found, _body(found, kind))


def _body(found: Drawn, kind: str) -> bytes:
    return found.png() if kind == "png" else found.svg().encode()


def _view(kind: str) -> View:
    from commonground.charts import PAGE, SCREEN  # noqa: PLC0415  # only where something is drawn

    return SCREEN if kind == "png" else PAGE
