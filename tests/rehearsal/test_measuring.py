"""Simulated people design measures: they write a chain and a tree, and fill cards."""

import json
from random import Random

import pytest

from commonground.methods.indicators import STAGES, Card
from commonground.methods.indicators.fields import BY_NAME
from commonground.rehearsal.behaviour import next_move
from commonground.rehearsal.measuring import PIECES, texts
from commonground.session.steps import Step
from tests.rooms import Room, one

GOALS = [{"id": "g1", "text": "Less rework"}]


@pytest.mark.parametrize("activity", ["logic_chain", "goal_tree", "indicators"])
def test_they_have_something_to_do_and_come_to_an_end(activity: str) -> None:
    """Every move is carried out, and after some there is none left."""
    chance = Random(3)  # noqa: S311 - chance, not a secret
    room = Room(one(Step("s", "S", activity, 5, options={"items": GOALS})))
    people = room.join("Ada", "Ben", "Chika")
    room.open("s")
    for _ in range(len(people) * 12):
        for hand in people:
            if (move := next_move(hand.page, chance)) is not None:
                hand.do(move[0], **move[1])
    assert all(next_move(hand.page, chance) is None for hand in people)
    assert all(hand.page["mine"] for hand in people)
    assert "Ada" not in json.dumps(room.screen.page["board"])


def test_their_texts_fit() -> None:
    """Each stage has enough for one person, and each field of a card is one that there is."""
    assert tuple(texts()["chain"]) == STAGES
    assert all(len(said) >= PIECES for said in texts()["chain"].values())
    assert all(set(card) <= set(BY_NAME) for card in texts()["cards"])
    assert all(isinstance(text, str) for card in texts()["cards"] for text in card.values())
    assert set(BY_NAME) == set(Card.__slots__)
