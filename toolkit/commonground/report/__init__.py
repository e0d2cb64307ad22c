"""What a session leaves behind: a report, a table, a measurement plan, and a file of everything.

All are made from the same events: those that may leave (`public`). What a person wrote in
private stays out of every one of them until it has been revealed. The JSON file comes back in as
the same session (`take`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from commonground.hub import Hub
from commonground.report import page, plan, session_file, table
from commonground.report.names import file_name
from commonground.report.public import revealed, whole
from commonground.report.reading import LARGEST, Imported, read
from commonground.report.record import Record
from commonground.session.problems import Refused

__all__ = [
    "ALL_FORMATS",
    "FORMATS",
    "LARGEST",
    "Export",
    "Imported",
    "Record",
    "export",
    "exporting",
    "read",
    "take",
]


class _Writer(NamedTuple):
    suffix: str
    mime: str
    write: Callable[[Record], bytes]


def _text(write: Callable[[Record], str]) -> Callable[[Record], bytes]:
    return lambda record: write(record).encode()


_WRITERS = {
    "json": _Writer("json", "application/json", _text(session_file.write)),
    "csv": _Writer("csv", "text/csv; charset=utf-8", _text(table.write)),
    "html": _Writer("html", "text/html; charset=utf-8", _text(page.write)),
    "plan": _Writer("zip", "application/zip", plan.write),
}
ALL_FORMATS = tuple(_WRITERS)
FORMATS = ALL_FORMATS[:3]
"""Those that every session has, each as one text."""


class Export(NamedTuple):
    """A file that is ready to be saved or sent."""

    filename: str
    mime: str
    body: bytes


def export(hub: Hub, code: str, format: str, *, include_unrevealed: bool = False) -> Export:  # noqa: A002 - it is what everybody calls it
    """The session as a file: "json", "csv" or "html", or its measurement "plan" as a ZIP file.

    What has not been revealed is left out and counted. ``include_unrevealed`` takes it along, in
    JSON only: it is for moving a running session to another machine, not for reading.
    """
    return exporting(hub, code, format, include_unrevealed=include_unrevealed)()


def exporting(
    hub: Hub,
    code: str,
    format: str,  # noqa: A002 - as above
    *,
    include_unrevealed: bool = False,
) -> Callable[[], Export]:
    """As `export`, in two parts: what comes back makes the file, in any thread.

    All that the hub is asked is asked now.
    """
    if format not in _WRITERS:
        raise Refused(f"There is no export as “{format[:20]}”.", do=f"Choose {_choices()}.")
    if include_unrevealed and format != "json":
        raise Refused(
            f"Unrevealed answers never go into a {format.upper()} file.",
            do="Choose json: it is the file that moves a session to another machine.",
        )
    live = hub.live(code)
    kept = whole(live.events) if include_unrevealed else revealed(live.events)
    record = Record(live.row, kept, hub.clock())
    suffix, mime, write = _WRITERS[format]

    def made() -> Export:
        return Export(file_name(record.state.title, code, suffix), mime, write(record))

    return made


def take(hub: Hub, source: bytes) -> str:
    """Bring a session in from its JSON file; its code, a new one if another session has it.

    Raises `Refused` or `Unusable` when the file has any defect; then nothing was written.
    """
    return hub.adopt(*read(source))


def _choices() -> str:
    *others, last = ALL_FORMATS
    return f"{', '.join(others)} or {last}"
