"""The measurement plan: what a group does with its indicator cards, as a folder in a ZIP file.

::

    README.txt            what is in it, and what is still to mend
    data-dictionary.csv   what each number means
    open-points.csv       what the cards do not say yet
    calendar.ics          who measures what when
    sheets/01 R1.csv      an empty collection sheet per indicator

The plan begins on the day on which a card was changed last: taken away again later, it is the same
plan. Cards that were retired are not in it. It is made with pandas, so a server writes it in a
thread.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commonground.activities.carded import read
from commonground.methods import plan
from commonground.methods.indicators import BY_NAME, Card, balance, power
from commonground.methods.plan.sheets import named
from commonground.report.archive import zipped
from commonground.report.record import Record
from commonground.report.table import text_of
from commonground.session.problems import Refused
from commonground.session.steps import Step

if TYPE_CHECKING:
    import pandas as pd

_NOT_IN_FILES = re.compile(r'[<>"|]')
NO_CARD = "There is no indicator card yet, so the plan is empty. Fill one, then take it again."


class Plan(NamedTuple):
    """What the files are made of: cards, what their fields cannot hold, and the first day."""

    title: str
    cards: Sequence[Card]
    problems: Sequence[Mapping[str, str]]
    start: dt.date


def write(record: Record) -> bytes:
    """The ZIP file. Raises `Refused` for a session in which no step makes indicator cards."""
    made = planned(record)
    at = dt.datetime.fromtimestamp(record.made_at, dt.UTC)
    calendar = plan.calendar(
        made.cards,
        made.start,
        key=record.row.code,
        stamp=at.replace(microsecond=0),
        name=f"{made.title}: measurement plan",
    )
    files = {**_tables(made), "calendar.ics": calendar}
    texts = {"README.txt": "\r\n".join([*_readme(made), ""]).encode("utf-8-sig"), **files}
    return zipped(texts, record.made_at)


def planned(record: Record) -> Plan:
    """The cards of a session and the day of their last change. Raises `Refused` without any."""
    steps = [step for step in record.state.steps.values() if step.activity == "indicators"]
    if not steps:
        raise Refused(
            "No step of this session makes indicator cards, so there is no measurement plan.",
            do="Choose another format, or hold the workshop that leads to measures.",
        )
    found = [pair for step in steps if not step.continues for pair in _cards(record, step)]
    problems = [
        {"Indicator": card.title, "Field": _label(one["field"]), "Open": _words(one)}
        for card, told in found
        for one in told
    ]
    cards = [card for card, _ in found]
    return Plan(record.state.title, cards, problems, _changed_last(record, steps))


def _cards(record: Record, step: Step) -> Iterator[tuple[Card, Sequence[Mapping[str, str]]]]:
    cards = read(record.state.board(step)).values()
    return ((card, told) for card, told in cards if card.status != "retired")


def _changed_last(record: Record, steps: Iterable[Step]) -> dt.date:
    """The day of the last change, where this machine is."""
    names = {step.id for step in steps}
    changes = ("indicator_added", "indicator_saved", "indicator_taken_out", "step_opened")
    times = [e.at for e in record.kept.events if e.step in names and e.kind in changes]
    at = times[-1] if times else record.row.created_at
    return dt.datetime.fromtimestamp(at, dt.UTC).astimezone().date()


def _tables(made: Plan) -> dict[str, bytes]:
    points = plan.open_points(made.cards, made.start)
    sheets = plan.sheets(made.cards, made.start)
    return {
        "data-dictionary.csv": _csv(plan.dictionary(made.cards)),
        "open-points.csv": _csv(points, made.problems),
        **{
            _sheet_file(number, name): _csv(table)
            for number, (name, table) in enumerate(sheets.items(), start=1)
        },
    }


def _csv(table: pd.DataFrame, more: Sequence[Mapping[str, str]] = ()) -> bytes:
    columns = [str(name) for name in table.columns]
    rows = (dict(zip(columns, row, strict=True)) for row in table.itertuples(index=False))
    return text_of(columns, [*rows, *more]).encode()


def _sheet_file(number: int, name: str) -> str:
    """A name for every file system: the number tells apart what looks alike, and is never CON."""
    plain = _NOT_IN_FILES.sub(" ", name).strip(". ")
    return f"sheets/{number:02} {plain or 'Indicator'}.csv"


def _readme(made: Plan) -> Iterator[str]:
    yield f"{made.title}: measurement plan from {made.start}"
    yield ""
    if not made.cards:
        yield NO_CARD
        return
    yield "data-dictionary.csv  what each number means: one row for each indicator"
    yield "open-points.csv      what the cards do not say yet"
    yield "calendar.ics         who measures what when; import it into a calendar"
    yield "sheets               one empty collection sheet for each indicator"
    yield ""
    yield "Indicators"
    for sheet, card in named(made.cards):
        yield f"- {card.title}: {_who(card)} (sheet {sheet})"
    shown = [(card, finding) for card in made.cards for finding in power(card)]
    if shown:
        yield ""
        yield "What so many can show"
        yield from (f"- {card.title}: {finding.reason}" for card, finding in shown)
    for purpose in balance(made.cards):
        if purpose.findings:
            yield ""
            yield f"To think of{f' for “{purpose.purpose}”' if purpose.purpose else ''}"
            yield from (f"- {finding.reason} {finding.fix}" for finding in purpose.findings)


def _who(card: Card) -> str:
    until = f"until {card.horizon}" if card.horizon else "no horizon yet"
    return ", ".join([card.owner or "no owner yet", card.cadence or "no rhythm yet", until])


def _label(field: str) -> str:
    return BY_NAME[field].label if field in BY_NAME else ""


def _words(problem: Mapping[str, str]) -> str:
    return f"{problem['reason']} {problem['fix']}"
