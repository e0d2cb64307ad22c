"""The pictures of a session are made of what was revealed, and of nothing else."""

from __future__ import annotations

import pytest

from commonground import report
from commonground.activities import ACTIVITIES
from commonground.report import pictures
from commonground.report.public import revealed
from commonground.report.record import Record
from tests.charts.rehearsed import PICTURED, rehearsed
from tests.rooms import Room


def record(room: Room) -> Record:
    """The session as the exports read it."""
    return Record(room.live.row, revealed(room.live.events), room.clock.now)


PRIVATE = [name for name, one in PICTURED.items() if ACTIVITIES[one.activity].private]


@pytest.mark.parametrize("name", PRIVATE)
def test_what_was_not_revealed_is_not_drawn(name: str) -> None:
    """Before the reveal there is no picture, and the summary holds nobody's answer."""
    room = rehearsed(PICTURED[name], reveal=False)
    hidden = record(room)
    step = hidden.state.steps["s"]
    assert pictures.drawn(hidden, step) is None
    assert list(pictures.pictures(hidden)) == []
    room.desk.do("reveal")
    (found,) = pictures.pictures(record(room))
    assert (found.number, found.step.id) == (1, "s")
    assert len(pictures.summary(record(room), step)) >= len(found.drawn.table) > 0


@pytest.mark.parametrize("options", [{}, {"include_unrevealed": True}], ids=str)
def test_a_file_has_the_pictures_of_its_session(options: dict[str, bool]) -> None:
    """Opened from the JSON file a step has the same summary and the same picture, no more."""
    room = rehearsed(PICTURED["placement"], reveal=False)
    step = room.live.state.steps["s"]
    hidden = report.opened(report.export(room.hub, room.code, "json", **options).body)
    assert pictures.drawn(hidden, step) is None
    room.desk.do("reveal")
    held = record(room)
    file = report.opened(report.export(room.hub, room.code, "json", **options).body)
    assert file.state.title == "A room"
    assert pictures.summary(file, step).equals(pictures.summary(held, step))
    drawn, same = pictures.drawn(file, step), pictures.drawn(held, step)
    assert drawn is not None
    assert same is not None
    assert drawn.svg() == same.svg()
