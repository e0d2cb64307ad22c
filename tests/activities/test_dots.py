"""Dots: a budget each, secret, shown as sums with their ties."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from tests.activities.bench import Bench
from tests.rooms import Json, Room


def items(count: int) -> Json:
    """An outcome with this many items."""
    return {"items": [{"id": f"i{n}", "text": f"Item {n}", "n": 2} for n in range(count)]}


def opened(count: int = 6, **options: Any) -> Bench:
    """A bench on which this many items can be voted on."""
    bench = Bench("dots", **options)
    bench.open(items(count))
    return bench


@pytest.mark.parametrize(
    ("count", "options", "budget"),
    [
        (0, {}, 0),
        (1, {}, 1),
        (2, {}, 1),
        (6, {}, 2),
        (200, {}, 67),
        (6, {"budget": 5}, 5),
        (2, {"budget": 9}, 4),
        (2, {"budget": 9, "most": 1}, 2),
    ],
)
def test_the_budget(count: int, options: Json, budget: int) -> None:
    """A third as many dots as items, at least one, and never more than there is room for."""
    seen = opened(count, **options).shared()
    assert (seen["budget"], len(seen["items"]), seen["given"]) == (budget, count, 0)


def test_giving_and_taking_back() -> None:
    """A command says how many dots shall lie there; said twice, it changes nothing."""
    bench = opened()
    for _ in range(2):
        bench.act("a1", "dot", item="i0", dots=1)
    assert bench.mine("a1")["dots"] == {"i0": 1}
    bench.act("a1", "dot", item="i0", dots=2)
    assert bench.answered() == ["a1"]
    bench.act("a1", "dot", item="i0", dots=0)
    assert (bench.mine("a1")["dots"], bench.answered()) == ({}, [])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"item": "i1", "dots": 1}, "no dots left"),
        ({"item": "i0", "dots": 3}, "no such number of dots"),
        ({"item": "i0", "dots": -1}, "no such number of dots"),
        ({"item": "i0", "dots": True}, "no such number of dots"),
        ({"item": "i0", "dots": 1.0}, "no such number of dots"),
        ({"item": "i9", "dots": 1}, "no such item"),
        ({}, "no such item"),
    ],
)
def test_forged_commands_leave_the_budget_intact(data: Json, told: str) -> None:
    """Nobody gives more dots than they have, nor more on one than is allowed."""
    bench = opened()
    bench.act("a1", "dot", item="i0", dots=2)
    with pytest.raises(Refused) as refusal:
        bench.ask("a1", "dot", **data)
    assert told in refusal.value.what


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-1, 7), st.integers(-1, 4))))
def test_the_budget_holds(moves: list[tuple[str, int, int]]) -> None:
    """Whatever is sent, in whatever order, the sums are what was given and within the budget."""
    bench = opened()
    for who, item, dots in moves:
        try:
            bench.act(who, "dot", item=f"i{item}", dots=dots)
        except Refused:
            continue
    given_by = [sum(bench.mine(who)["dots"].values()) for who in "ab"]
    assert max(given_by) <= 2
    assert all(n <= 2 for who in "ab" for n in bench.mine(who)["dots"].values())
    sums = [one["dots"] for one in bench.activity.results(bench.board)]
    assert sum(sums) == sum(given_by) == bench.shared()["given"]
    assert sums == sorted(sums, reverse=True)


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", list(Role))
def test_hidden_until_revealed(phase: str, role: Role) -> None:
    """Before the reveal nobody, not even the desk, sees where a dot lies."""
    bench = opened()
    bench.act("a1", "dot", item="i0", dots=2)
    paper = {"sheets"} if role is Role.FACILITATOR else set()
    assert bench.shared(phase, role).keys() == {"items", "budget", "most", "given"} | paper
    assert bench.mine("a2")["dots"] == {}


def test_ties_are_shown_as_ties() -> None:
    """What has as many dots shares a place, and the next place counts them."""
    bench = opened(6, budget=4)
    for who, item, dots in (("a1", "i3", 2), ("a2", "i3", 1), ("a1", "i1", 2), ("a2", "i0", 2)):
        bench.act(who, "dot", item=item, dots=dots)
    found = [(r["id"], r["dots"], r["people"], r["rank"], r["tied"]) for r in _results(bench)]
    assert found[0] == ("i3", 3, 2, 1, False)
    assert sorted(found[1:3]) == [("i0", 2, 1, 2, True), ("i1", 2, 1, 2, True)]
    assert {one[1:] for one in found[3:]} == {(0, 0, 4, False)}


def _results(bench: Bench) -> list[Json]:
    results: list[Json] = bench.shared(REVEALED)["results"]
    return results


def test_what_goes_on() -> None:
    """The items by dots; with ``keep`` the first of them and all that are tied with the last."""
    for keep, ids in ((None, 4), (1, 1), (2, 3)):
        bench = opened(4, keep=keep, budget=4)
        for item, dots in (("i0", 1), ("i1", 2), ("i2", 1)):
            bench.act("a1", "dot", item=item, dots=dots)
        found = bench.outcome()["items"]
        assert len(found) == ids
        assert found[0] == {"id": "i1", "text": "Item 1", "n": 2, "dots": 2}


def test_everything_equal_and_nothing_given() -> None:
    """With no dots at all every item is at the first place, and none is called tied."""
    bench = opened(3)
    assert {(r["rank"], r["tied"]) for r in bench.activity.results(bench.board)} == {(1, False)}
    assert len(bench.outcome()["items"]) == 3
    assert opened(0).outcome() == {"items": []}


def test_a_source_that_has_changed() -> None:
    """Opened again, the step has the items of now; dots on what is gone can be given anew."""
    bench = opened(6)
    bench.act("a1", "dot", item="i5", dots=2)
    bench.open(items(5))
    assert (bench.mine("a1")["dots"], bench.shared()["given"]) == ({}, 0)
    bench.act("a1", "dot", item="i0", dots=2)


def test_the_table() -> None:
    """A row per item, never a ballot."""
    bench = opened(2)
    bench.act("a1", "dot", item="i1", dots=1)
    assert bench.rows() == [
        {"item": "i1", "text": "Item 1", "value": 1, "people": 1},
        {"item": "i0", "text": "Item 0", "value": 0, "people": 0},
    ]
    table = bench.activity.summary(bench.board)
    assert list(table.columns) == ["id", "text", "dots", "people", "rank", "tied"]
    assert table["dots"].tolist() == [1, 0]


WORKSHOP = Workshop(
    "w", "W", "", (Step("c", "Cards", "cards", 5), Step("d", "Dots", "dots", 5, source="c"))
)


def test_a_secret_ballot_in_a_room_with_names() -> None:
    """Even where people answer under their names, the log does not say who gave a dot."""
    room = Room(WORKSHOP, anonymous=False)
    ada, ben = room.join("Ada", "Ben")
    room.open("c")
    for hand, texts in ((ada, "xyz"), (ben, "uvw")):
        for text in texts:
            hand.do("add_card", text=text)
    room.open("d")
    page = ada.page
    assert "Nobody is told where your dots lie" in page["step"]["who_sees"]
    ada.do("dot", item=page["board"]["items"][0]["id"], dots=1)
    last = room.live.events[-1]
    assert (last.kind, last.actor == ada.id) == ("dotted", False)
    assert page["mine"]["seed"] != ben.page["mine"]["seed"]
    assert last.actor not in str([hand.page for hand in room.hands()])
    room.desk.do("close_step")
    assert ada.refused("dot", item=page["board"]["items"][0]["id"], dots=0)
    late = room.person("Chika")
    room.desk.do("reopen_step")
    late.do("dot", item=page["board"]["items"][0]["id"], dots=2)
    room.desk.do("reveal")
    assert room.screen.page["board"]["results"][0]["dots"] == 3


def test_a_sheet_of_paper() -> None:
    """What somebody gave on paper counts like a ballot, and can be taken back."""
    room = Room(WORKSHOP)
    ada = room.person("Ada")
    room.open("c")
    for text in "xyz":
        ada.do("add_card", text=text)
    room.open("d")
    item = room.desk.page["board"]["items"][0]["id"]
    room.desk.do("enter_dots", dots={item: 1})
    room.desk.do("enter_dots", dots={item: 1})
    assert room.desk.page["board"]["given"] == 2
    assert room.desk.page["progress"]["answered"] == 0
    assert ada.refused("enter_dots", dots={item: 1})
    room.desk.do("undo", at=None)
    room.desk.do("reveal")
    assert room.screen.page["board"]["results"][0]["dots"] == 1


@pytest.mark.parametrize(
    ("dots", "told"),
    [
        (None, "no dot on this sheet"),
        ({}, "no dot on this sheet"),
        ({"i0": 0}, "no such number of dots"),
        ({"i0": 3}, "no such number of dots"),
        ({"i9": 1}, "no such item"),
        ({"i0": 2, "i1": 1}, "room for 2 dots"),
    ],
)
def test_a_sheet_that_cannot_be(dots: Any, told: str) -> None:
    """A sheet has the budget that everybody has."""
    bench = opened()
    with pytest.raises(Refused) as refusal:
        bench.ask("desk", "enter_dots", dots=dots)
    assert told in refusal.value.what
