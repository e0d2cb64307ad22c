"""How many are done, and how many have begun and left something open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commonground.session.steps import Step
from commonground_widgets import Setting, dots, placement, rating, salience, ties
from commonground_widgets import exchange as exchanges
from tests.rooms import Hand, Room, one

NAMES = ["Brokers", "Works council", "Adjusters"]
Say = Callable[[Hand], None]


def room_of(setting: Setting) -> Room:
    """A step in which two people are."""
    room = Room(one(Step("s", "A step", setting.activity, 5, options=setting.options)))
    for name in ("Ada", "Ben"):
        room.hub.subscribe(room.person(name).viewer, lambda _: None)
    room.open("s")
    return room


@pytest.mark.parametrize(
    ("setting", "say"),
    [
        (
            rating("How clear?", ["no", "yes"], everyone=True, items=NAMES),
            lambda ada: ada.do("rate", item="i1", value=1),
        ),
        (salience(items=NAMES), lambda ada: ada.do("rate", item="i1", criterion="power", value=1)),
        (placement(items=NAMES), lambda ada: ada.do("place", item="i1", x=3, y=3)),
        (dots(NAMES, budget=2), lambda ada: ada.do("dot", item="i1", dots=1)),
        (ties(NAMES), lambda ada: ada.do("turn_to", to="i1", on=True)),
        (
            exchanges(NAMES, pairs="chosen"),
            lambda ada: ada.do("say_exchange", **{"from": "i1", "to": "i2"}, give=1),
        ),
    ],
)
def test_who_leaves_something_open_has_begun(setting: Setting, say: Say) -> None:
    """Nobody has, then one has begun; the other is in neither."""
    room = room_of(setting)
    assert room.desk.page["progress"] == {"answered": 0, "of": 2}
    say(room.person("Ada"))
    assert room.desk.page["progress"] == {"answered": 0, "of": 2, "begun": 1}
    assert room.screen.page["progress"] == room.desk.page["progress"]


def test_who_is_done_is_not_counted_twice() -> None:
    """What is left open counts as no answer once somebody says that they are done."""
    room = room_of(salience(items=NAMES))
    ada, ben = room.join("Ada", "Ben")
    for hand in (ada, ben):
        hand.do("rate", item="i1", criterion="power", value=1)
    ada.do("done")
    assert room.desk.page["progress"] == {"answered": 1, "of": 2, "begun": 1}
    ben.do("rate", item="i1", criterion="power", value=None)
    ben.do("done")
    assert room.desk.page["progress"] == {"answered": 2, "of": 2}
