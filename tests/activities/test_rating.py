"""Rating: judged blind, by several, on an ordinal scale."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED, Room
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground_widgets import salience
from tests.activities.bench import NAMES, Bench

ITEMS = [{"id": "i1", "text": "one"}, {"id": "i2", "text": "two"}]
OWN = {"a1": ["i1"], "a2": ["i2"]}
FEW = {"criterion": "", "label": "", "low": 1, "agreement": None, "band": ""}
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
        "done": False,
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
        **FEW,
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
        **FEW,
        "n": 1,
        "counts": [0, 1, 0, 0, 0],
        "median": 2,
        "q1": 2,
        "q3": 2,
        "rank": 2,
        "top": True,
    }
    shown = bench.shared(REVEALED)
    assert [one.pop("note")[:12] for one in shown["results"]] == ["Agreement is"] * 2
    assert shown == {"given": 3, "results": [best, other]}
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


def test_two_camps_have_no_median() -> None:
    """Where the room is in two camps no median is shown: it would lie where nobody stands."""
    bench = Bench("rating", scale=SCALE, everyone=True)
    bench.open({"items": ITEMS[:1]})
    for number in range(6):
        bench.act(f"p{number}", "rate", item="i1", value=1 + 4 * (number % 2))
    (result,) = bench.shared(REVEALED)["results"]
    assert (result["median"], result["agreement"], result["band"]) == (None, -1, "two camps")


def test_everybody_rates_everything() -> None:
    """With ``everyone`` all items fall to all, their own and late comers among them."""
    bench = Bench("rating", scale=SCALE, everyone=True)
    bench.open({"items": ITEMS}, Room(sorted(NAMES), OWN))
    bench.act("a1", "rate", item="i1", value=3)
    bench.act("a9", "rate", item="i2", value=4)
    assert bench.mine("a1") == {"ratings": {"i1": 3}, "done": False}
    assert bench.shared() == {"given": 2, "items": ITEMS}
    assert bench.shared(role=Role.SCREEN) == {"given": 2}
    assert bench.shared(role=Role.FACILITATOR) == {"given": 2, "items": ITEMS, "sheets": 0}


CRITERIA = [
    {"id": "value", "label": "Value", "low": 1, "high": 5},
    {"id": "cost", "label": "Cost", "low": 0, "high": 3, "labels": ["none", "a", "b", "much"]},
]


def by_criteria(**options: Any) -> Bench:
    """Two items to be rated by two criteria, each with a scale of its own."""
    bench = Bench("rating", criteria=CRITERIA, everyone=True, **options)
    bench.open({"items": ITEMS})
    return bench


def test_cells() -> None:
    """A result is a cell of item × criterion; cells that nobody filled are there, and empty."""
    bench = by_criteria()
    for author, value, cost in [
        ("a1", 5, 0),
        ("a2", 4, 3),
        ("a3", 4, 0),
        ("a4", 4, 0),
        ("a5", 4, 0),
    ]:
        bench.act(author, "rate", item="i1", criterion="value", value=value)
        bench.act(author, "rate", item="i1", criterion="cost", value=cost)
    cells = bench.shared(REVEALED)["results"]
    picked = ("id", "criterion", "n", "counts", "median", "band")
    assert [tuple(cell[key] for key in picked) for cell in cells] == [
        ("i1", "value", 5, [0, 0, 0, 4, 1], 4, "agree"),
        ("i1", "cost", 5, [4, 0, 0, 1], 0, "split"),
        ("i2", "value", 0, [0, 0, 0, 0, 0], None, ""),
        ("i2", "cost", 0, [0, 0, 0, 0], None, ""),
    ]
    assert bench.outcome()["items"] == [
        {"id": "i1", "text": "one", "value": 4, "cost": 0},
        {"id": "i2", "text": "two", "value": None, "cost": None},
    ]
    assert list(bench.activity.summary(bench.board).columns) == list(bench.activity.columns)
    assert bench.rows()[0] == {
        "item": "i1",
        "text": "one",
        "criterion": "cost",
        "value": 0,
        "author": "a1",
    }


def test_a_cell_can_be_left_open_and_taken_back() -> None:
    """Nobody must fill every cell: an answer can be taken back, and one may be done."""
    bench = by_criteria()
    bench.act("a1", "rate", item="i1", criterion="value", value=2)
    bench.act("a1", "rate", item="i1", criterion="cost", value=2)
    bench.act("a1", "rate", item="i1", criterion="cost", value=None)
    assert bench.mine("a1")["ratings"] == {"i1": {"value": 2}}
    assert not bench.has_answered("a1")
    bench.act("a1", "done")
    assert bench.has_answered("a1")
    assert bench.shared()["given"] == 1


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"criterion": "value", "value": 0}, "point on the scale"),
        ({"criterion": "cost", "value": 4}, "point on the scale"),
        ({"criterion": "cost", "value": True}, "point on the scale"),
        ({"criterion": "beauty", "value": 1}, "criterion"),
        ({"criterion": None, "value": 1}, "criterion"),
        ({"value": 1}, "criterion"),
    ],
)
def test_what_is_no_cell(said: dict[str, Any], what: str) -> None:
    """Each criterion has its own scale; what is off it, or no criterion, is refused."""
    with pytest.raises(Refused, match=f"There is no such {what} here"):
        by_criteria().act("a1", "rate", item="i1", **said)


def test_what_the_screen_dwells_on() -> None:
    """The desk can show one item on the screen, and all of them again."""
    bench = by_criteria()
    bench.act("desk", "show", item="i2")
    assert bench.shared(REVEALED, Role.SCREEN)["shown"] == "i2"
    bench.act("desk", "show", item=None)
    assert "shown" not in bench.shared(REVEALED, Role.SCREEN)
    with pytest.raises(Refused, match="There is no such item here"):
        bench.act("desk", "show", item="i9")


def test_salience() -> None:
    """More than half of the votes give an attribute; half is not enough, and is told as a tie."""
    setting = salience(items=["one", "two"])
    bench = Bench(setting.activity, **setting.options)
    bench.open()
    votes = {"power": (1, 1, 1, 0), "legitimacy": (1, 1, 0, 0), "urgency": (1, 1, 1, 1)}
    for criterion, by_all in votes.items():
        for author, vote in zip(NAMES, by_all, strict=True):
            bench.act(author, "rate", item="i1", criterion=criterion, value=vote)
    cells = bench.shared(REVEALED)["results"]
    assert [(c["yes"], c["holds"], c["tie"], c["class"]) for c in cells] == [
        (3, True, False, "dangerous"),
        (2, False, True, "dangerous"),
        (4, True, False, "dangerous"),
        *[(0, False, False, "")] * 3,
    ]
    first, second = bench.outcome()["items"]
    assert first == {
        "id": "i1",
        "text": "one",
        "power": True,
        "legitimacy": False,
        "urgency": True,
        "class": "dangerous",
    }
    assert second["class"] == ""


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 1), st.sampled_from(["value", "cost"])))
)
def test_the_last_rating_of_each_counts(given_in_turn: list[tuple[int, int, str]]) -> None:
    """However often people change their minds, each has at most one answer in a cell."""
    bench = by_criteria()
    last = {}
    for who, item, criterion in given_in_turn:
        bench.act(f"p{who}", "rate", item=ITEMS[item]["id"], criterion=criterion, value=1 + item)
        last[who, item, criterion] = 1
    assert sum(cell["n"] for cell in bench.activity.results(bench.board)) == len(last)


def test_one_criterion_is_a_rating_as_ever() -> None:
    """By one criterion, whatever it is called, the log and the answers are those of one scale."""
    bench = Bench("rating", criteria=[{"id": "clear", "label": "Clear", "low": 1, "high": 3}])
    bench.open({"items": ITEMS}, Room(sorted(NAMES), OWN))
    assert bench.act("a1", "rate", item="i2", value=3) == ("rated", {"item": "i2", "value": 3})
    assert bench.mine("a1")["ratings"] == {"i2": 3}
    first = bench.shared(REVEALED)["results"][0]
    assert (first["id"], first["rank"], first["top"], first["criterion"]) == (
        "i2",
        1,
        True,
        "clear",
    )
    with pytest.raises(Refused, match="There is no such point on the scale here"):
        bench.act("a1", "rate", item="i2", value=None)
