"""Whoever acts, everybody's page stays true: also what is not made again for each event."""

from random import Random
from typing import Any

import pytest

from commonground.activities import ACTIVITIES
from commonground.hub.frames import Loop
from commonground.hub.progress import Progress
from commonground.rehearsal.behaviour import next_move
from commonground.session.steps import Workshop
from commonground_widgets import (
    Workshop as Notebook,
)
from commonground_widgets import (
    cards,
    checklist,
    coding,
    data,
    decision,
    dots,
    estimates,
    exchange,
    gate,
    goal_tree,
    guide,
    honeycomb,
    hotspots,
    indicators,
    logic_chain,
    placement,
    ranking,
    rating,
    recess,
    register,
    results,
    salience,
    ties,
    voices,
)
from tests.hub.loop import Loop as StandingLoop
from tests.rooms import PURPOSE, SCALE, Eye, Room, without_nulls

PEOPLE = ("Ada", "Ben", "Chika", "Dilan")
MOVES = 24  # in one phase of a step
A_WHILE = 10.0


def mapping_and_measuring() -> Workshop:
    """A workshop of every activity that the one to a purpose has not."""
    book = Notebook("rest", "The rest", leads_to="A plan")
    about: dict[str, Any] = {"minutes": 5, "prompt": "Go on.", "anonymous": True}
    book.step("cards", "Cards", cards(), **about)
    book.step("dots", "Dots", dots(), source="cards", **about)
    book.step("ranking", "Ranking", ranking(), source="cards", **about)
    book.step("rating", "Rating", rating("How?", SCALE, everyone=True), source="cards", **about)
    book.step("spots", "Spots", hotspots(), source="cards", **about)
    book.step("salience", "Salience", salience(), source="cards", **about)
    book.step("placement", "Placement", placement(), source="cards", **about)
    book.step("again", "Again", placement(), source="cards", continues="placement", **about)
    book.step("estimates", "Estimates", estimates(), source="cards", **about)
    book.step("results", "Results", results(), source="cards", **about)
    book.step("exchange", "Exchange", exchange(), source="cards", **about)
    book.step("ties", "Ties", ties(["Adjuster", "Broker", "Customer"], people=True), **about)
    book.step("cells", "Cells", honeycomb(["Families"], ["Adjuster"], ["Delays"]), **about)
    book.step("chain", "Chain", logic_chain(), **about)
    book.step("tree", "Tree", goal_tree(), source="chain", **about)
    book.step("indicators", "Indicators", indicators(), source="tree", **about)
    book.step("decide", "Decide", decision(most=2), source="cards", **about)
    book.step("register", "Register", register(), source="cards", **about)
    book.step("guide", "Guide", guide(["Brokers"], questions=["What goes wrong?"]), **about)
    book.step("voices", "Voices", voices(["Brokers"]), **about)
    book.step("coding", "Coding", coding(), source="voices", **about)
    book.step("data", "Data", data(), source="indicators", **about)
    book.step("break", "Coffee", recess("In the hall"), **about)
    book.step("artefacts", "Checklist", checklist(["A map", "A plan"]), **about)
    book.step("foundations", "Gate", gate(), **about)
    book.step("scale", "Scale", gate("scale"), **about)
    return book.declared


WORKSHOPS = {"purpose": PURPOSE, "rest": mapping_and_measuring()}


def test_every_activity_is_looked_at() -> None:
    """The two workshops have all of them."""
    used = {step.activity for workshop in WORKSHOPS.values() for step in workshop.steps}
    assert used == ACTIVITIES.keys()


@pytest.mark.parametrize("name", WORKSHOPS)
@pytest.mark.parametrize("loop", [None, StandingLoop()], ids=["at once", "in frames"])
def test_pages_stay_true(name: str, loop: Loop | None) -> None:
    """After whatever anybody did, everybody knows what they would see if they looked afresh."""
    room = Room(WORKSHOPS[name], loop=loop)
    room.join(*PEOPLE)
    eyes = [Eye(room.hub, hand.viewer) for hand in room.hands()]
    for step in WORKSHOPS[name].steps:
        room.open(step.id)
        _all_act(room, eyes)
        room.desk.send("reveal")
        _all_act(room, eyes)
        room.desk.send("undo")
        _agree(room, eyes)
        room.desk.send("reveal")


def _all_act(room: Room, eyes: list[Eye]) -> None:
    """Everybody does what a simulated person would do, one after the other."""
    chance = Random(7)  # noqa: S311 - chance, not a secret
    for turn in range(MOVES):
        hand = room.people[PEOPLE[turn % len(PEOPLE)]]
        if (move := next_move(hand.page, chance)) is not None:
            hand.send(move[0], **move[1])
        _agree(room, eyes)


def _agree(room: Room, eyes: list[Eye]) -> None:
    if isinstance(room.hub.loop, StandingLoop):
        room.hub.loop.forward(A_WHILE)
    counted = Progress(room.live).count(room.hub.here(room.code))
    for eye in eyes:
        assert eye.page["progress"] == counted
        assert without_nulls(eye.page) == without_nulls(room.hub.look(eye.viewer))
