"""What simulated people do."""

from random import Random
from typing import Any

import pytest

from commonground.activities import ACTIVITIES
from commonground.rehearsal.behaviour import MOVES, next_move, script
from tests.rooms import PURPOSE, Room

CHANCE = Random(1)  # noqa: S311 - chance, not a secret


def test_every_activity_can_be_rehearsed() -> None:
    """There is a behaviour for each activity, and none for what does not exist."""
    assert MOVES.keys() == ACTIVITIES.keys()


@pytest.mark.parametrize("step", [step.id for step in PURPOSE.steps])
def test_nothing_to_do(step: str) -> None:
    """In a step that is closed a simulated person does nothing."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    assert next_move(ada.page, CHANCE) is None
    room.open(step)
    room.desk.send("reopen_step")
    room.desk.do("close_step")
    assert next_move(ada.page, CHANCE) is None
    room.desk.do("finish")
    assert next_move(ada.page, CHANCE) is None


@pytest.mark.parametrize("step", ["frame", "drafts", "owners", "consent"])
def test_done_is_done(step: str) -> None:
    """Who has done what the step is for does not do it again."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    room.open("edit")
    ada.do("save_version", text="Fewer returns", base=0)
    room.open(step)
    found = next_move(ada.page, CHANCE)
    assert found is not None
    ada.do(found[0], **found[1])
    assert next_move(ada.page, CHANCE) is None


def test_another_improves_the_text() -> None:
    """Nobody improves their own version of the common text."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    room.open("edit")
    room.desk.do("save_version", text="Fewer returns", base=0)
    kind, data = next_move(ada.page, CHANCE) or ("", {})
    ada.do(kind, **data)
    assert next_move(ada.page, CHANCE) is None
    assert next_move(ben.page, CHANCE) is not None


def texts(value: Any) -> list[str]:
    """Every text in the script."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, int | float):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [text for each in inner for text in texts(each)]


def test_the_script_is_fit_for_use() -> None:
    """Names are different and short, and every text is what the hub would take."""
    names = script()["names"]
    assert len({name.casefold() for name in names}) == len(names)
    assert max(map(len, names)) <= 40
    assert all(0 < len(text) <= 600 for text in texts(script()))
    assert "Synthetic" in script()["note"]
