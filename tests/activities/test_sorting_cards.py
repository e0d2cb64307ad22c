"""Sorting cards in a room: who may, what is private, and every step of the desk taken back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.hub.state import replay
from commonground.session.steps import Step, Workshop
from tests.histories import FEWER
from tests.rooms import Hand, Json, Room, one

SORTING = {"merge_cards", "split_card", "keep_apart", "add_group", "place_cards", "merge_same"}


def a_room(**options: Any) -> Room:
    """Three people in a step of cards."""
    room = Room(one(Step("s", "Cards", "cards", 5, options=options, anonymous=True)))
    room.join("Ada", "Ben", "Chika")
    room.open("s")
    return room


def write(room: Room, *texts: str) -> None:
    """Let the people write these, one after another."""
    people = list(room.people.values())
    for place, text in enumerate(texts):
        people[place % len(people)].do("add_card", text=text)


def by_text(room: Room) -> dict[str, Json]:
    """Text → the card on the board."""
    return {card["text"]: card for card in room.desk.page["board"]["results"]}


def test_private_until_revealed() -> None:
    """Nobody sees another's card, nor what the desk entered for somebody, until the reveal."""
    room = a_room()
    write(room, "ofada", "ofben", "ofchika")
    room.desk.do("enter_card", text="onpaper")
    words = ("ofada", "ofben", "ofchika", "onpaper")

    def seen(hand: Hand) -> set[str]:
        return {word for word in words if word in json.dumps(hand.page)}

    for _ in range(2):
        assert [seen(hand) for hand in room.people.values()] == [{"ofada"}, {"ofben"}, {"ofchika"}]
        assert (seen(room.desk), seen(room.screen)) == ({"onpaper"}, set())
        room.desk.send("close_step")
    room.desk.do("reveal")
    assert all(seen(hand) == set(words) for hand in room.hands())
    room.desk.do("reopen_step")
    assert seen(room.people["Ada"]) == {"ofada"}


def test_nobody_is_named() -> None:
    """No page and no event of an anonymous step says who wrote a card."""
    room = a_room()
    write(room, "ofada", "ofben", "ofchika")
    room.desk.do("reveal")
    ids = {hand.id for hand in room.people.values()}
    written = [event for event in room.live.events if event.kind == "card_added"]
    assert not {event.actor for event in written} & ids
    board = json.dumps([hand.page["board"] for hand in room.hands()])
    assert not any(event.actor in board for event in written)


def test_only_the_desk_sorts() -> None:
    """Unless the step says that everybody may; before the reveal nobody does."""
    for together in (False, True):
        room = a_room(together=together)
        write(room, "Nurses", "Nurse")
        ada = room.people["Ada"]
        assert not SORTING & {*ada.page["can"], *room.desk.page["can"]}
        assert ada.refused("merge_same").startswith("That is not")
        room.desk.do("reveal")
        assert set(room.desk.page["can"]) >= SORTING
        assert (set(ada.page["can"]) >= SORTING) is together
        one, other = (card["id"] for card in by_text(room).values())
        reply = ada.send("merge_cards", into=one, cards=[other])
        assert reply["ok"] is together
        assert "reword_card" not in ada.page["can"]
        assert room.screen.page["can"] == []


def test_a_step_that_goes_on_with_the_board() -> None:
    """Cards of one step are merged in the next, which knows their kinds without being told."""
    first = Step("c", "Names", "cards", 8, options={"kinds": ["customer"]}, anonymous=True)
    then = Step("m", "Merging", "cards", 7, continues="c", revealed=True)
    room = Room(Workshop("w", "W", "", (first, then)))
    ada = room.person("Ada")
    room.open("c")
    ada.do("add_card", text="Nurses", kind="customer")
    room.open("m")
    assert room.screen.page["board"]["kinds"] == ["customer"]
    (card,) = room.desk.page["board"]["results"]
    room.desk.do("reword_card", card=card["id"], text="Nursing staff", kind="customer")
    room.open("c")
    assert ada.page["mine"]["cards"][0]["text"] == "Nursing staff"


def test_a_late_comer() -> None:
    """Who comes after the others writes as they do, and after the reveal sees what they see."""
    room = a_room()
    write(room, "Nurses")
    room.person("Dilan").do("add_card", text="Porters")
    room.desk.do("reveal")
    late = room.person("Emil").page
    assert len(late["board"]["results"]) == 2
    assert "add_card" not in late["can"]


def test_the_same_command_twice() -> None:
    """Sent twice, a card is written once."""
    room = a_room()
    ada = room.people["Ada"]
    for _ in range(2):
        ada.send("add_card", command="the_same_command_1", text="Nurses")
    assert len(ada.page["mine"]["cards"]) == 1


def carry_out(room: Room, what: int, one: int, other: int) -> None:
    """Let the desk do something to the board, whatever is there."""
    board = room.desk.page["board"]
    cards = [card["id"] for card in board["results"]]
    under = [card["id"] for each in board["results"] for card in each["under"]]
    groups = [group["id"] for group in board["groups"]]
    first, second = (_one(cards, place) for place in (one, other))
    commands: list[tuple[str, Json]] = [
        ("merge_cards", {"into": first, "cards": [second]}),
        ("merge_cards", {"into": first, "cards": [c for c in cards[:4] if c != first]}),
        ("merge_same", {}),
        ("split_card", {"card": _one(under, one)}),
        ("keep_apart", {"cards": [first, second]}),
        ("add_group", {"name": f"Group {one}", "cards": cards[:other]}),
        ("rename_group", {"group": _one(groups, one), "name": f"Renamed {other}"}),
        ("remove_group", {"group": _one(groups, one)}),
        ("place_cards", {"cards": [first, second], "group": _one([*groups, ""], other)}),
        ("reword_card", {"card": first, "text": f"Words {other}"}),
        ("take_out_card", {"card": first}),
        ("enter_card", {"text": f"Paper {one}"}),
    ]
    kind, data = commands[what % len(commands)]
    room.desk.send(kind, **data)


def _one(options: list[str], place: int) -> str:
    return options[place % len(options)] if options else ""


STEPS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 8), st.integers(0, 8)), max_size=14)
TEXTS = ("Nurses", "nurses", "Nurse", "Porters", "Clients", "clients", "Legal", "Board", "Press")


@FEWER
@given(STEPS)
def test_every_step_of_the_desk_is_taken_back_exactly(steps: list[tuple[int, int, int]]) -> None:
    """Undone, a merge or any other step leaves the board, and every page, just as they were."""
    room = a_room()
    write(room, *TEXTS)
    room.desk.do("reveal")
    before = []
    for step in steps:
        events = room.events
        state = room.live.state, [hand.page for hand in room.hands()]
        carry_out(room, *step)
        if room.events > events:
            before.append(state)
    assert replay(room.live.events) == room.live.state
    while before:
        room.desk.do("undo", at=None)
        assert (room.live.state, [hand.page for hand in room.hands()]) == before.pop()


@given(STEPS)
def test_no_card_is_lost(steps: list[tuple[int, int, int]]) -> None:
    """Whatever is merged and grouped, each card is on the board once, unless taken off it."""
    room = a_room()
    write(room, *TEXTS)
    room.desk.do("reveal")
    for step in steps:
        if step[0] != 10:  # take_out_card
            carry_out(room, *step)
    results = room.desk.page["board"]["results"]
    found = [one["id"] for one in results] + [c["id"] for one in results for c in one["under"]]
    board = room.live.state.boards["s"]
    assert sorted(found) == sorted(board["cards"])
    assert sum(one["n"] for one in results) == len(found)


@FEWER
@given(STEPS, STEPS)
def test_others_go_on_while_the_desk_takes_back(
    theirs: list[tuple[int, int, int]], ours: list[tuple[int, int, int]]
) -> None:
    """Where everybody sorts, taking back the desk's steps loses nobody's card."""
    room = a_room(together=True)
    write(room, *TEXTS)
    room.desk.do("reveal")
    desk = room.desk
    for our, their in zip(ours, theirs, strict=False):
        if our[0] != 10:
            carry_out(room, *our)
        room.desk = room.people["Ada"]
        carry_out(room, *their)
        room.desk = desk
    for _ in ours:
        if "Reveal" in (desk.page["undo"] or "Reveal"):
            break
        desk.do("undo", at=None)
        results = desk.page["board"]["results"]
        found = [one["id"] for one in results] + [c["id"] for one in results for c in one["under"]]
        assert sorted(found) == sorted(room.live.state.boards["s"]["cards"])


@pytest.mark.parametrize("phase", ["open", "revealed"])
def test_the_desk_says_what_it_would_take_back(phase: str) -> None:
    """A card from the desk can be taken back in any phase."""
    room = a_room()
    if phase == "revealed":
        write(room, "Nurses")
        room.desk.do("reveal")
    room.desk.do("enter_card", text="Porters")
    assert room.desk.page["undo"] == "Card from the desk"
    room.desk.do("undo", at=None)
    assert "Porters" not in json.dumps(room.desk.page)
