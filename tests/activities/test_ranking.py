"""Ranking: everybody's own order, and what they have in common."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench
from tests.rooms import Json, Room, one

ITEMS = [{"id": name, "text": name.upper()} for name in "abc"]


def opened(items: list[Json] | None = None, **options: Any) -> Bench:
    """A bench on which these can be put in order."""
    bench = Bench("ranking", **options)
    bench.open({"items": ITEMS if items is None else items})
    return bench


def rank(bench: Bench, **orders: str) -> None:
    """Let people rank: ``a1="a bc"`` puts a first and lets b and c share the second place."""
    for who, order in orders.items():
        bench.act(who, "rank", order=[list(level) for level in order.split()])


def test_an_order() -> None:
    """It is one's own until it is changed, and survives only as it was last sent."""
    bench = opened()
    rank(bench, a1="b a c")
    rank(bench, a1="c a b")
    assert bench.mine("a1")["order"] == [["c"], ["a"], ["b"]]
    assert (bench.mine("a2")["order"], bench.answered()) == ([], ["a1"])


@pytest.mark.parametrize(
    ("order", "told"),
    [
        ([], "Nothing is placed"),
        ([[]], "Nothing is placed"),
        (None, "Nothing is placed"),
        ("abc", "Nothing is placed"),
        (["a"], "not in this step"),
        ([["x"]], "not in this step"),
        ([[["a"]]], "not in this step"),
        ([[1]], "not in this step"),
        ([["a"], ["a"]], "placed twice"),
        ([["a", "a"]], "placed twice"),
        ([["a", "b"]], "cannot share a place"),
    ],
)
def test_refused(order: Any, told: str) -> None:
    """What is no order of the items is told so."""
    bench = opened()
    with pytest.raises(Refused) as refusal:
        bench.ask("a1", "rank", order=order)
    assert told in refusal.value.what


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", list(Role))
def test_hidden_until_revealed(phase: str, role: Role) -> None:
    """Before the reveal nobody sees more than how many orders there are."""
    bench = opened()
    rank(bench, a1="b a c")
    paper = {"sheets": 0} if role is Role.FACILITATOR else {}
    assert bench.shared(phase, role) == {"items": ITEMS, "given": 1, **paper}


def test_the_common_order() -> None:
    """By median; the quartiles show how far people are apart, and W how far they agree."""
    bench = opened()
    rank(bench, a1="b a c", a2="b c a", a3="b a c")
    seen = bench.shared(REVEALED)
    assert seen["agreement"] == {"w": 0.778, "word": "strong", "people": 3, "partial": 0}
    assert [(r["id"], r["n"], r["q1"], r["median"], r["q3"], r["rank"]) for r in seen["results"]] \
        == [("b", 3, 1, 1, 1, 1), ("a", 3, 2, 2, 2.5, 2), ("c", 3, 2.5, 3, 3, 3)]  # fmt: skip
    assert [item["id"] for item in bench.outcome()["items"]] == ["b", "a", "c"]


def test_what_is_left_out() -> None:
    """It counts as below all that was placed, and the result says how many left something out."""
    bench = opened()
    rank(bench, a1="b", a2="b a c")
    seen = bench.shared(REVEALED)
    assert seen["agreement"]["partial"] == 1
    found = {r["id"]: (r["n"], r["median"]) for r in seen["results"]}
    assert found == {"b": (2, 1), "a": (1, 2.25), "c": (1, 2.75)}


def test_shared_places() -> None:
    """Where the step allows it, items share a place; of all orders too."""
    bench = opened(ties=True)
    rank(bench, a1="a bc", a2="a bc")
    seen = bench.shared(REVEALED)
    assert seen["agreement"]["w"] == 1
    assert [(r["rank"], r["tied"]) for r in seen["results"]] == [(1, False), (2, True), (2, True)]


@pytest.mark.parametrize("orders", [{}, {"a1": "a b c"}, {"a1": "abc", "a2": "abc"}])
def test_too_little_to_agree(orders: dict[str, str]) -> None:
    """Of nobody, of one person, and where all tie everything, there is no W and it says so."""
    bench = opened(ties=True)
    rank(bench, **orders)
    agreement = bench.shared(REVEALED)["agreement"]
    assert (agreement["w"], agreement["word"], agreement["people"]) == (None, None, len(orders))


def test_nothing_to_rank() -> None:
    """Without items, and without orders, there are no results, and the items go on as they came."""
    assert opened([]).shared(REVEALED)["results"] == []
    bench = opened()
    assert (bench.activity.results(bench.board), bench.outcome()) == ([], {"items": ITEMS})
    assert bench.activity.summary(bench.board).shape == (0, 10)


def test_a_source_that_has_changed() -> None:
    """Opened again with other items, an order keeps those that are still there."""
    bench = opened()
    rank(bench, a1="b a c", a2="b")
    bench.open({"items": [*ITEMS[::2], {"id": "d", "text": "D"}]})
    assert bench.mine("a1")["order"] == [["a"], ["c"]]
    agreement = bench.shared(REVEALED)["agreement"]
    assert (agreement["people"], agreement["partial"]) == (1, 1)


def test_the_table() -> None:
    """A row per placed item, one person's rows held together by a number that names nobody."""
    bench = opened(ties=True)
    rank(bench, a1="b a", a2="ac b")
    rows = [(row["ballot"], row["item"], row["value"]) for row in bench.rows()]
    assert rows == [(1, "a", 2), (1, "b", 1), (2, "a", 1.5), (2, "b", 3), (2, "c", 1.5)]
    assert "a1" not in json.dumps(bench.rows())


def test_two_hundred_items_and_a_hundred_people() -> None:
    """The result of a large room is found at once, and one order is one event."""
    items = [{"id": f"i{n}", "text": f"Item {n}"} for n in range(200)]
    bench = opened(items)
    for person in range(100):
        order = [[item["id"]] for item in items[person % 3 :]]
        bench.act(f"p{person}", "rank", order=order)
    seen = bench.shared(REVEALED)
    assert len(seen["results"]) == 200
    assert seen["agreement"]["word"] == "strong"


def test_a_secret_ballot() -> None:
    """Even in a step with names the log does not say whose order it is."""
    step = Step("s", "Rank", "ranking", 5, options={"items": ITEMS})
    room = Room(one(step), anonymous=False)
    ada = room.person("Ada")
    room.open("s")
    ada.do("rank", order=[["a"], ["b"]])
    assert room.live.events[-1].actor != ada.id
    assert ada.page["mine"]["order"] == [["a"], ["b"]]
    assert room.live.events[-1].actor not in json.dumps([hand.page for hand in room.hands()])
    late = room.person("Ben")
    room.desk.do("close_step")
    assert late.refused("rank", order=[["a"]]).startswith("The facilitator has closed")


def test_an_order_on_paper() -> None:
    """What somebody wrote on paper counts like a ballot, and can be taken back."""
    room = Room(one(Step("s", "Rank", "ranking", 5, options={"items": ITEMS})))
    room.open("s")
    for order in ("abc", "cba"):
        room.desk.do("enter_order", order=[[item] for item in order])
    assert room.desk.refused("enter_order", order=[["x"]]).startswith("One of them is not")
    room.desk.do("undo", at=None)
    room.desk.do("reveal")
    board = room.screen.page["board"]
    assert board["agreement"]["people"] == board["given"] == 1
    assert [item["id"] for item in board["results"]] == ["a", "b", "c"]
