"""Rating: judged blind, by several, on an ordinal scale."""

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED, Room
from commonground.session.problems import Refused
from tests.activities.bench import NAMES, Bench

ITEMS = [{"id": "i1", "text": "one"}, {"id": "i2", "text": "two"}]
OWN = {"a1": ["i1"], "a2": ["i2"]}
SCALE = {"low": 1, "high": 5, "labels": list("abcde")}


def rating() -> Bench:
    """Four people; a1 wrote the first item and a2 the second."""
    bench = Bench("rating", scale=SCALE)
    bench.open({"items": ITEMS}, Room(sorted(NAMES), OWN))
    return bench


def test_what_falls_to_whom() -> None:
    """Everybody gets the items that they did not write, with their texts."""
    bench = rating()
    assert bench.mine("a1") == {
        "assigned": ["i2"],
        "items": [{"id": "i2", "text": "two"}],
        "ratings": {},
    }
    assert {a: sorted(bench.mine(a)["assigned"]) for a in NAMES} == {
        "a1": ["i2"],
        "a2": ["i1"],
        "a3": ["i1", "i2"],
        "a4": ["i1", "i2"],
    }


def test_rating_again_changes_the_rating() -> None:
    """There is one rating by each person of each item: the last."""
    bench = rating()
    assert bench.act("a1", "rate", item="i2", value=2) == ("rated", {"item": "i2", "value": 2})
    bench.act("a1", "rate", item="i2", value=5)
    assert bench.board["ratings"] == {"a1": {"i2": 5}}
    assert bench.mine("a1")["ratings"] == {"i2": 5}


def test_answered_when_nothing_is_left() -> None:
    """Whoever has rated all that fell to them has answered."""
    bench = rating()
    bench.act("a1", "rate", item="i2", value=3)
    bench.act("a3", "rate", item="i2", value=3)
    assert bench.answered() == ["a1"]


def test_who_has_nothing_to_rate_has_answered() -> None:
    """The author of the only item is not waited for."""
    bench = Bench("rating", scale=SCALE)
    bench.open({"items": ITEMS[:1]}, Room(sorted(NAMES), {"a1": ["i1"]}))
    assert bench.answered() == ["a1"]


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
def test_only_the_number_is_seen(phase: str) -> None:
    """Before the reveal everybody sees how many ratings there are."""
    bench = rating()
    bench.act("a1", "rate", item="i2", value=3)
    assert bench.shared(phase) == {"given": 1}


def test_results() -> None:
    """After the reveal there are counts and quartiles, best first."""
    bench = rating()
    for author, item, value in [("a1", "i2", 5), ("a3", "i2", 4), ("a3", "i1", 2)]:
        bench.act(author, "rate", item=item, value=value)
    best = {
        "id": "i2",
        "text": "two",
        "n": 2,
        "counts": [0, 0, 0, 1, 1],
        "median": 4.5,
        "q1": 4,
        "q3": 5,
        "rank": 1,
        "top": True,
    }
    other = {
        "id": "i1",
        "text": "one",
        "n": 1,
        "counts": [0, 1, 0, 0, 0],
        "median": 2,
        "q1": 2,
        "q3": 2,
        "rank": 2,
        "top": True,
    }
    assert bench.shared(REVEALED) == {"given": 3, "results": [best, other]}
    assert bench.outcome() == {"items": [ITEMS[1], ITEMS[0]]}
    assert bench.rows() == [
        {"item": "i2", "text": "two", "value": 5, "author": "a1"},
        {"item": "i1", "text": "one", "value": 2, "author": "a3"},
        {"item": "i2", "text": "two", "value": 4, "author": "a3"},
    ]


def test_only_three_go_on() -> None:
    """The outcome is the three best."""
    bench = Bench("rating", scale=SCALE)
    items = [{"id": f"i{n}", "text": str(n)} for n in range(6)]
    bench.open({"items": items})
    for item in bench.mine("a1")["assigned"]:
        bench.act("a1", "rate", item=item, value=1 + int(item[1:]) % 5)
    assert bench.outcome() == {"items": [items[4], items[3], items[2]]}


@pytest.mark.parametrize("value", [0, 6, -1, 3.0, "3", True, None, [3], {"value": 3}, 10**30])
def test_off_the_scale(value: object) -> None:
    """What is no point on the scale is refused."""
    with pytest.raises(Refused, match="There is no such point on the scale here"):
        rating().act("a1", "rate", item="i2", value=value)


@pytest.mark.parametrize("item", ["i1", "i9", "", None, 0, ["i2"], {"id": "i2"}])
def test_not_theirs_to_rate(item: object) -> None:
    """One's own item, an unknown one and what is no id at all are refused."""
    with pytest.raises(Refused, match="There is no such statement here"):
        rating().act("a1", "rate", item=item, value=3)


def test_who_comes_late() -> None:
    """A late comer gets as many as the others, and keeps them."""
    bench = rating()
    late = bench.mine("a9")
    assert sorted(late["assigned"]) == ["i1", "i2"]
    bench.act("a9", "rate", item="i1", value=3)
    assert bench.mine("a9") == late | {"ratings": {"i1": 3}}


def test_coming_back_to_the_step() -> None:
    """Once somebody has rated, the same items are not handed out anew; other items are."""
    bench = rating()
    bench.open({"items": ITEMS}, Room(["a1"], OWN))
    assert bench.board["assigned"] == {"a1": ["i2"]}
    bench.act("a1", "rate", item="i2", value=4)
    before = bench.board
    bench.open({"items": ITEMS}, Room(sorted(NAMES), OWN))
    assert bench.board is before
    bench.open({"items": [*ITEMS, {"id": "i3", "text": "three"}]}, Room(["a1"], OWN))
    assert sorted(bench.mine("a1")["assigned"]) == ["i2", "i3"]
    assert bench.mine("a1")["ratings"] == {"i2": 4}


def test_nothing_to_rate() -> None:
    """A step without items can be opened, and has no results."""
    bench = Bench("rating", scale=SCALE)
    bench.open()
    assert bench.shared(REVEALED) == {"given": 0, "results": []}
    assert bench.outcome() == {"items": []}
    assert bench.answered() == list(NAMES)
