"""Rating, salience and placement as a notebook's cells write them down."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from commonground.activities.base import REVEALED
from commonground.hub import Hub
from commonground.rehearsal.room import play, populate
from commonground.session.people import Role, Viewer
from commonground_widgets import Setting, Workshop, cards, placement, rating, salience, statement
from tests.rooms import Room

COST = {"id": "cost", "label": "Cost", "low": 0, "high": 3}
TEAMS = ["Nurses", "Porters"]
NAMED = {"items": [{"id": "i1", "text": "Nurses"}, {"id": "i2", "text": "Porters"}]}


def test_criteria() -> None:
    """Each criterion has all that it needs, also where a cell leaves the labels out."""
    setting = rating("?", criteria=[COST], everyone=True, items=TEAMS)
    criteria = [{**COST, "labels": []}]
    assert setting.options == {"question": "?", "criteria": criteria, "everyone": True, **NAMED}


def test_salience() -> None:
    """One line is a rating of all by all with three votes."""
    setting = salience(items=TEAMS)
    criteria = setting.options["criteria"]
    assert (setting.activity, setting.options["everyone"]) == ("rating", True)
    assert [(c["id"], c["low"], c["high"], c["labels"]) for c in criteria] == [
        (name, 0, 1, ["no", "yes"]) for name in ("power", "legitimacy", "urgency")
    ]


def test_placement() -> None:
    """By default power by interest, from one to nine, cut in the middle, with four strategies."""
    options = placement(items=TEAMS).options
    assert [axis["id"] for axis in options["axes"]] == ["interest", "power"]
    assert (options["low"], options["high"], options["cut"]) == (1, 9, 5)
    names = ["manage closely", "keep satisfied", "keep informed", "monitor"]
    assert options["names"] == names


def test_other_axes() -> None:
    """Other axes have their own quadrants."""
    effort, impact = {"id": "effort", "label": "Effort"}, {"id": "impact", "label": "Impact"}
    options = placement(x=effort, y=impact, low=1, high=4).options
    assert options["cut"] == 2.5
    assert options["names"][1] == "Impact high, effort low"
    assert options["axes"][0] == {**effort, "ends": ["low", "high"]}


IMPOSSIBLE: list[tuple[Callable[[], Setting], str]] = [
    (lambda: rating("?"), "a scale has 2 to 11 labels; this one has 0"),
    (lambda: rating("?", criteria=[{"id": "a", "label": "A", "low": 1}]), "has no high"),
    (lambda: rating("?", criteria=[{**COST, "colour": "red"}]), "check the spelling"),
    (lambda: rating("?", criteria=[{**COST, "high": 0}]), "a scale has 2 to 11 points"),
    (lambda: rating("?", criteria=[{**COST, "labels": ["a"]}]), "has 4 points, but labels for 1"),
    (lambda: rating("?", criteria=[COST, COST]), "each needs an id of its own"),
    (lambda: salience(items=["Nurses", " nürses"]), "item 2 is"),
    (lambda: placement(low=1, high=12), "a scale has 2 to 11 points; this one has 12"),
    (lambda: placement(cut=1), "cut is 1; it must divide the scale from 1 to 9"),
    (lambda: placement(names=["a", "b"]), "there are four quadrants"),
    (lambda: placement(x={"id": "power", "label": "P"}), "each needs an id of its own"),
    (lambda: placement(x={"id": "", "label": "P"}), "has no id"),
]


@pytest.mark.parametrize(("make", "told"), IMPOSSIBLE)
def test_settings_that_cannot_be(make: Callable[[], Setting], told: str) -> None:
    """A slip is told in its cell, with the value."""
    with pytest.raises(ValueError, match=r".*") as slip:
        make()
    assert told.casefold() in str(slip.value).casefold()


def test_a_second_round_on_another_field() -> None:
    """A round goes on with the field of the first; another one is told in its cell."""
    book = Workshop("w", "W")
    book.step("map", "Map", placement(high=5), minutes=5, prompt="")
    with pytest.raises(ValueError, match="give both the same axes"):
        book.step("again", "Again", placement(), minutes=5, prompt="", continues="map")
    book.step("again", "Again", placement(high=5), minutes=5, prompt="", continues="map")


def workshop() -> Workshop:
    """Names on cards, and all that can be asked about them."""
    book = Workshop("w", "W")
    book.step("names", "Names", cards(), minutes=5, prompt="", anonymous=True)
    more: dict[str, Any] = {"minutes": 5, "prompt": "", "anonymous": True}
    book.step("map", "Map", placement(), source="names", **more)
    book.step("again", "Again", placement(), continues="map", **more)
    book.step("who", "Who", salience(), source="map", **more)
    book.step("rate", "Rate", rating("?", criteria=[COST], everyone=True), source="who", **more)
    return book


def test_one_leads_to_the_other() -> None:
    """Simulated people go through all of it: what one step finds is what the next begins with."""
    room = Room(workshop().declared)
    chance = Random(1)  # noqa: S311  # chance, not a secret
    crowd = populate(room.hub, room.code, 6, chance)
    found: dict[str, int] = {}
    for step in room.live.state.steps:
        room.open(step)
        play(room.hub, crowd, chance)
        assert all(person.move() is None for person in crowd)
        room.desk.do("reveal")
        assert room.desk.page["step"]["phase"] == REVEALED
        found[step] = len({one["id"] for one in room.desk.page["board"]["results"]})
    assert len(set(found.values())) == 1
    assert found["map"] > 3


def test_who_rates_all_cannot_tell_who_wrote_what() -> None:
    """What was written without names may be rated with names where all is rated by all."""
    book = Workshop("w", "W")
    book.step("drafts", "D", statement(), minutes=5, prompt="", anonymous=True)
    setting = rating("?", ["no", "yes"], everyone=True)
    cell = book.step("rate", "R", setting, minutes=5, prompt="", source="drafts")
    assert "rating" in repr(cell)
    with pytest.raises(ValueError, match="anonymous=True"):
        book.step("again", "R", rating("?", TEAMS), minutes=5, prompt="", source="drafts")


def test_two_hundred_items_for_somebody_who_looks() -> None:
    """A page with two hundred items to place is told to everybody, and takes a placement."""
    hub = Hub()
    book = Workshop("w", "W")
    setting = placement(items=[f"Group {n}" for n in range(200)])
    book.step("map", "Map", setting, minutes=5, prompt="")
    code = hub.create([book.declared], "W")
    person = Viewer(code, Role.PARTICIPANT, hub.join(code, "Ada").id)
    desk = {"id": "command_1", "kind": "open_step", "data": {"step": "map"}}
    mine = {"item": "i200", "x": 1, "y": 9}
    place = {"id": "command_2", "kind": "place", "step": "map", "data": mine}
    asked = [(Viewer(code, Role.FACILITATOR), desk), (person, place)]
    assert [reply["ok"] for reply in hub.handle(asked)] == [True, True]
    page = hub.look(person)
    assert len(page["board"]["items"]) == 200
    assert page["mine"]["placed"] == {"i200": [1, 9]}
