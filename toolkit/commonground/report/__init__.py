"""What a session leaves behind: a report, its pictures, a table, a plan, and a file of everything.

All are made from the same events: those that may leave (`public`). What a person wrote in
private stays out of every one of them until it has been revealed. The JSON file comes back in as
the same session (`take`), and opens without one (`opened`).
"""

from __future__ import annotations

from dataclasses import replace

from commonground.hub import Hub
from commonground.hub.state import activity
from commonground.report.making import IMAGES, WRITERS, Export, Making, MakingPicture
from commonground.report.opened import opened
from commonground.report.public import Kept, revealed, whole
from commonground.report.reading import LARGEST, Imported, read
from commonground.report.record import Record
from commonground.session.problems import Refused

__all__ = [
    "ALL_FORMATS",
    "FORMATS",
    "LARGEST",
    "Export",
    "Imported",
    "Making",
    "MakingPicture",
    "Record",
    "export",
    "exporting",
    "opened",
    "picturing",
    "read",
    "take",
]

ALL_FORMATS = tuple(WRITERS)
FORMATS = ALL_FORMATS[:3]
"""Those that every session has, each as one text."""


def export(hub: Hub, code: str, format: str, *, include_unrevealed: bool = False) -> Export:  # noqa: A002 - it is what everybody calls it
    """The session as a file: "json", "csv", "html" or "ics", or its "plan" or "pictures" as a ZIP.

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
) -> Making:
    """As `export`, in two parts: what comes back makes the file, in any thread or process.

    All that the hub is asked is asked now.
    """
    if format not in WRITERS:
        raise Refused(f"There is no export as “{format[:20]}”.", do=f"Choose {_choices()}.")
    if include_unrevealed and format != "json":
        raise Refused(
            f"Unrevealed answers never go into a {format.upper()} file.",
            do="Choose json: it is the file that moves a session to another machine.",
        )
    live = hub.live(code)
    kept = whole(live.events) if include_unrevealed else revealed(live.events)
    held = [live.state.steps[step] for step in live.state.opened]
    pictured = any(activity(step).draws(step) for step in held)
    return Making(_record(hub, code, kept), format, WRITERS[format].draws and pictured)


def picturing(hub: Hub, code: str, step: str, kind: str) -> MakingPicture:
    """The picture of one step as "png" or "svg", in two parts as `exporting`."""
    live = hub.live(code)
    if step not in live.state.steps or kind not in IMAGES:
        raise Refused("There is no such picture.", do="Reload the page, then save it again.")
    return MakingPicture(_record(hub, code, revealed(live.events)), step, kind)


def take(hub: Hub, source: bytes) -> str:
    """Bring a session in from its JSON file; its code, a new one if another session has it.

    Raises `Refused` or `Unusable` when the file has any defect; then nothing was written.
    """
    return hub.adopt(*read(source))


def _record(hub: Hub, code: str, kept: Kept) -> Record:
    """Without the salt, by which pseudonyms could be told: no file needs it."""
    return Record(replace(hub.live(code).row, salt=""), kept, hub.clock())


def _choices() -> str:
    *others, last = ALL_FORMATS
    return f"{', '.join(others)} or {last}"
