"""Every activity with a picture has it made of what was found in a room."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from commonground.activities import ACTIVITIES
from commonground.activities.readings import READINGS
from commonground.charts import PHONE, Drawn, View
from commonground.charts.registers import READ
from commonground.charts.steps import KINDS, picture
from commonground.workshops import packaged, read
from commonground_widgets import Setting, placement
from tests.charts.rehearsed import NAMES, PICTURED, rehearsed
from tests.report.held import held


def drawn(setting: Setting, view: View | None = None) -> Drawn:
    """The picture of a rehearsed step."""
    live = rehearsed(setting).live
    found = ACTIVITIES[setting.activity].chart(live.state.boards["s"], live.state.steps["s"], view)
    assert found is not None
    return found


def written(svg: str) -> set[str]:
    """All the words of a drawing, line by line."""
    return {text for part in ET.fromstring(svg).iter() if (text := part.text)}  # noqa: S314  # ours


@pytest.mark.parametrize("name", PICTURED)
def test_a_rehearsed_step_has_its_picture(name: str) -> None:
    """It says what it found, describes itself, and brings its table."""
    found = drawn(PICTURED[name])
    assert found.title.endswith(".")
    assert found.description.endswith(".")
    assert len(found.table)
    assert found.title in written(found.svg())


@pytest.mark.parametrize("name", packaged())
def test_every_step_of_a_workshop_has_its_picture(name: str) -> None:
    """But those that are only read or written; and what is drawn is what was found."""
    room = held(workshop=read(packaged()[name]))
    live = room.live.state
    for step in live.opened:
        about = live.steps[step]
        activity = ACTIVITIES[about.activity]
        found = activity.chart(live.board(about), about)
        assert (found is not None) == activity.draws(about), step
        assert found is None or len(found.table)


def test_the_words_of_a_step_are_in_its_picture() -> None:
    """The ends of a scale, and the axes and corners of a field; for the view that was asked for."""
    assert {"no", "yes"} <= written(drawn(PICTURED["rating"]).svg())
    effort, impact = {"id": "e", "label": "Effort"}, {"id": "i", "label": "Impact"}
    found = drawn(placement(x=effort, y=impact, low=0, high=4, items=NAMES), PHONE)
    words = written(found.svg())
    assert {"Effort →", "↑ Impact", "0", "4"} <= words
    assert found.spec()["width"] == PHONE.inner


def test_activities_know_whether_they_have_a_picture() -> None:
    """Each that says so is drawn, and no other."""
    assert {name for name, each in ACTIVITIES.items() if each.pictured} == set(KINDS)
    assert {name for name, each in READINGS.items() if each.pictured} == set(READ)


@pytest.mark.parametrize("kind", ["reading", "no such activity"])
def test_not_everything_is_a_picture(kind: str) -> None:
    """What only stands there to be read is not drawn."""
    assert picture(kind, pd.DataFrame({"n": [3]})) is None


def test_nothing_is_drawn_of_nothing() -> None:
    """Before anybody answered there is nothing to see, and an empty summary says nothing."""
    live = rehearsed(PICTURED["placement"], people=0).live
    step = live.state.steps["s"]
    assert ACTIVITIES["placement"].chart(live.state.boards["s"], step) is None
    assert picture("exchange", pd.DataFrame(columns=["from", "to", "give", "get"])) is None
