"""Everything of a session that has a day, as one calendar file.

The steps of its roadmap with the launch and the day to look back, and the days on which numbers of
its indicator cards are due; the same events that the measurement plan's own calendar has, so that
whoever imports both has each once. Owners stand in it as the group wrote them. Who was in the room
does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from commonground.activities.readings.roadmap import horizon_of, tasks_of
from commonground.activities.registered import flat
from commonground.hub.state import activity
from commonground.methods.ics import Dated, calendar_file
from commonground.methods.plan.ics import due
from commonground.methods.roadmap.ics import dated
from commonground.report import plan
from commonground.report.record import Record
from commonground.session.problems import Refused
from commonground.session.steps import Step


def write(record: Record) -> bytes:
    """The ICS file. Raises `Refused` for a session in which nothing can have a day."""
    steps = [one for one in record.state.steps.values() if not one.continues]
    steps = [one for one in steps if activity(one).dates(one)]
    if not steps:
        raise Refused(
            "No step of this session makes a roadmap or indicator cards, so nothing has a day.",
            do="Choose another format, or hold the workshop on the roadmap.",
        )
    stamp = dt.datetime.fromtimestamp(record.made_at, dt.UTC).replace(microsecond=0)
    roads = [step for step in steps if step.activity == "register"]
    events = [event for step in roads for event in _roadmap(record, step)]
    if any(step.activity == "indicators" for step in steps):
        made = plan.planned(record)
        events += due(made.cards, made.start)
    return calendar_file(events, key=record.row.code, stamp=stamp, name=record.state.title)


def _roadmap(record: Record, step: Step) -> Iterator[Dated]:
    board = record.state.board(step)
    tasks = tasks_of(flat(board))
    horizon = horizon_of(tasks, board["given"])
    return dated(tasks, horizon, of=f"roadmap/{step.id}", sequence=board["changes"])
