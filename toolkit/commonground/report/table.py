"""The CSV file: one tidy table of everything that was contributed and revealed.

A spreadsheet runs what begins like a formula, so a text that does gets an apostrophe before it.
The mark at the beginning of the file tells Excel that it is UTF-8.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from commonground.hub.begun import begun_from
from commonground.hub.state import activity
from commonground.report.record import Record
from commonground.session.steps import Step

COLUMNS = (
    "workshop",
    "step",
    "title",
    "activity",
    "item",
    "text",
    "value",
    "version",
    "status",
    "amendment",
    "of",
    "author",
    "date",
)
BOM = "\ufeff"
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")

Row = Mapping[str, Any]


def write(record: Record) -> str:
    """The file's text."""
    rows = [*_begun(record), *_contributions(record), *_outcome(record), *_jumps(record)]
    columns = dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)])
    return text_of(list(columns), rows)


def text_of(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A table as the text of a file that a spreadsheet opens, with nothing in it that runs."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _safe(value) for name, value in row.items()})
    return BOM + file.getvalue()


def _contributions(record: Record) -> Iterator[Row]:
    """The rows of each board once, under the step that began it, if it was held."""
    for workshop in record.state.workshops:
        for step in workshop.steps:
            if step.continues is None and step.id in record.state.opened:
                yield from _of_step(record, workshop.id, step)


def _of_step(record: Record, workshop: str, step: Step) -> Iterator[Row]:
    place = {"workshop": workshop, "step": step.id, "title": step.title, "activity": step.activity}
    for row in activity(step).rows(record.state.board(step)):
        author = {"author": record.author(step, row["author"])} if "author" in row else {}
        yield {**place, **row, **author}


def _outcome(record: Record) -> Iterator[Row]:
    for workshop in record.state.workshops:
        ids = {step.id for step in workshop.steps}
        for agreed in record.state.agreements():
            if agreed["id"] in ids:
                place = {"workshop": workshop.id, "step": agreed["id"], "title": "Outcome"}
                yield from ({**place, "activity": "outcome", **row} for row in _agreed(agreed))


def _agreed(outcome: Row) -> Iterator[Row]:
    yield {"item": "statement", "text": outcome["statement"], "status": "agreed"}
    yield {"item": "rounds", "value": outcome["rounds"]}
    for choice, count in outcome["counts"].items():
        yield {"item": "answers", "status": choice, "value": count}
    for concern in outcome["concerns"]:
        yield {"item": "concern on record", "text": concern}


def _begun(record: Record) -> Iterator[Row]:
    """What was carried over from earlier sessions."""
    begun = begun_from(record.state) or {"given": []}
    for one in begun["given"]:
        row = {"title": "Carried over", "activity": "carried over", "item": one["name"]}
        yield {**row, "text": one["text"]}


def _jumps(record: Record) -> Iterator[Row]:
    """Each step that was opened before what it builds on was found, with the reason."""
    state = record.state
    for name, jump in state.jumps.items():
        step = state.steps[name]
        place = {"workshop": state.held_in(step).id, "step": name, "title": step.title}
        for lack in jump["missing"]:
            missing = {"item": lack["id"], "status": "was missing", "amendment": lack["words"]}
            yield {**place, "activity": "going ahead", "text": jump["reason"], **missing}


def _safe(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; numbers as they are."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
