"""Strategies, salience, value exchange, honeycomb: the models' own cases, and bad input."""

from __future__ import annotations

import itertools
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Mendelow, WinWin
from commonground.methods.stakeholders import (
    CLASSES,
    EXCHANGES,
    STATUSES,
    STRATEGIES,
    honeycomb,
    neighbours,
    salience,
    salience_class,
    status,
    strategy,
    win_win,
)

# --- power and interest ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("power", "interest", "wanted"),
    [
        (9, 9, "manage closely"),
        (5, 5, "manage closely"),
        (7, 4.5, "keep satisfied"),
        (4.5, 5, "keep informed"),
        (1, 1, "monitor"),
        (None, 9, None),
        (9, math.nan, None),
    ],
)
def test_strategy(power: float | None, interest: float | None, wanted: str | None) -> None:
    """Cut at 5, which counts as high; open while a median is missing."""
    assert strategy(power, interest) == wanted


def test_strategies_of_a_table() -> None:
    """By stakeholder, whatever the order of the second Series."""
    power = pd.Series({"nurses": 3.0, "board": 9.0, "press": None})
    interest = pd.Series({"board": 2.0, "press": 5.0, "nurses": 8.0})
    wanted = {"nurses": "keep informed", "board": "keep satisfied", "press": None}
    assert strategy(power, interest).to_dict() == wanted
    assert strategy(power[:0], interest[:0]).empty


def test_another_scale() -> None:
    """The cut is a setting."""
    assert strategy(3, 4, Mendelow(low=1, high=5, cut=3)) == "manage closely"


@pytest.mark.parametrize("median", [0, 9.5, -1, math.inf])
def test_a_median_off_the_scale(median: float) -> None:
    """It is told, with the scale."""
    with pytest.raises(Unsuitable, match="from 1 to 9"):
        strategy(median, 5)


def test_two_tables_of_different_stakeholders() -> None:
    """They are not matched by chance."""
    with pytest.raises(Unsuitable, match="same stakeholders"):
        strategy(pd.Series({"a": 1.0}), pd.Series({"b": 1.0}))


@given(st.floats(1, 9), st.floats(1, 9))
def test_every_place_has_a_strategy(power: float, interest: float) -> None:
    """And more power or interest never means less attention."""
    found = strategy(power, interest)
    assert found in STRATEGIES.values()
    assert strategy(9, 9) == "manage closely"
    assert (found == "monitor") == (power < 5 and interest < 5)


# --- salience -------------------------------------------------------------------------------------


def _votes(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["stakeholder", "power", "legitimacy", "urgency"])


def test_the_eight_classes() -> None:
    """As Mitchell, Agle and Wood name them."""
    found = {
        letters: salience_class(power="P" in letters, legitimacy="L" in letters, urgency=urgent)
        for letters in CLASSES
        for urgent in ["U" in letters]
    }
    assert found == CLASSES
    assert CLASSES["PLU"] == "definitive"
    assert len(set(CLASSES.values())) == 8


@pytest.mark.parametrize(("yes", "wanted"), [(0, "none"), (2, "none"), (3, "dormant")])
def test_more_than_half_of_the_votes(yes: int, wanted: str) -> None:
    """Two of four are not enough."""
    votes = _votes(*(("board", person < yes, False, False) for person in range(4)))
    assert salience(votes).salience.to_dict() == {"board": wanted}


def test_votes_that_are_missing_do_not_count() -> None:
    """Each attribute is decided by those who spoke of it; without any it stays open."""
    votes = _votes(
        ("press", 1, None, 0), ("press", None, 1, math.nan), ("press", None, "", pd.NA),
        ("union", 1, None, 1), ("board", None, None, None),
    )  # fmt: skip
    found = salience(votes)
    assert found.n.to_dict() == {"press": 2, "union": 1, "board": 0}
    assert found.salience.to_dict() == {"press": "dominant", "union": None, "board": None}
    assert math.isnan(found.legitimacy["union"])
    assert found.power["press"] == 1.0


def test_no_votes_at_all() -> None:
    """An empty table of the same form."""
    empty = salience(_votes())
    assert list(empty.columns) == ["n", "power", "legitimacy", "urgency", "salience"]
    assert empty.empty
    assert salience(pd.DataFrame()).empty


def test_votes_that_are_none() -> None:
    """The value, and what to write."""
    with pytest.raises(Unsuitable, match="“maybe” is no vote"):
        salience(_votes(("board", "maybe", 0, 0)))
    with pytest.raises(Unsuitable, match="no column “urgency”"):
        salience(_votes(("board", 1, 0, 0)).drop(columns="urgency"))


VOTE = st.sampled_from([True, False, None])


@given(st.lists(st.tuples(st.sampled_from("äß🙂"), VOTE, VOTE, VOTE), min_size=1), st.randoms())
def test_who_voted_first_changes_no_class(rows: list[tuple[object, ...]], chance: object) -> None:
    """A permutation of the people changes nothing but the order of the rows."""
    shuffled = rows.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    one, other = salience(_votes(*rows)), salience(_votes(*shuffled))
    assert one.salience.to_dict() == other.salience.to_dict()
    assert set(one.salience.dropna()) <= set(CLASSES.values())


# --- value exchange -------------------------------------------------------------------------------


def _way(
    one: str, other: str, give: object, get: object, evidence: object = ""
) -> dict[str, object]:
    return {"from": one, "to": other, "give": give, "get": get, "evidence": evidence}


@pytest.mark.parametrize(
    ("gets", "gets_back", "wanted"),
    [
        (2, 2, "win-win"),
        (3, 2, "win-win"),
        (3, 1, "one-sided"),
        (1, 3, "one-sided"),
        (1, 1, "neither"),
        (3, None, "unknown"),
        (math.nan, "", "unknown"),
    ],
)
def test_both_get_two_or_more(gets: object, gets_back: object, wanted: str) -> None:
    """Only then is it a win for both; who has not spoken is unknown, never a win."""
    found = win_win([_way("a", "b", 1, gets), _way("b", "a", 0, gets_back)])
    assert found.exchange.tolist() == [wanted]
    assert wanted in EXCHANGES


def test_what_an_exchange_holds() -> None:
    """The whole row: medians of several people, nets, and whether both sides have evidence."""
    ways = [
        _way("us", "Zoë 🙂", 3, 1), _way("us", "Zoë 🙂", 3, 2), _way("us", "Zoë 🙂", 2, 2, "log"),
        _way("Zoë 🙂", "us", 1, 3, "interview"), _way("us", "press", 2, 0),
    ]  # fmt: skip
    first, second = win_win(pd.DataFrame(ways)).to_dict("records")
    assert first == {
        "one": "us", "other": "Zoë 🙂",
        "one_gives": 3.0, "one_gets": 2.0, "one_net": -1.0,
        "other_gives": 1.0, "other_gets": 3.0, "other_net": 2.0,
        "exchange": "win-win", "evidence": True,
    }  # fmt: skip
    assert (second["one_net"], second["exchange"], second["evidence"]) == (-2.0, "unknown", False)


def test_the_threshold_is_a_setting() -> None:
    """For those who want 3 on both sides."""
    ways = [_way("a", "b", 0, 2), _way("b", "a", 0, 3)]
    assert win_win(ways, WinWin(least=3)).exchange.tolist() == ["one-sided"]


def test_an_empty_matrix() -> None:
    """No pairs, in the same columns."""
    assert win_win([]).empty
    assert list(win_win([]).columns) == list(win_win([_way("a", "b", 1, 1)]).columns)


@pytest.mark.parametrize("amount", [4, -1, "much", math.inf])
def test_an_amount_off_the_scale(amount: object) -> None:
    """It is told, with the scale."""
    with pytest.raises(Unsuitable, match="0 for nothing to 3"):
        win_win([_way("a", "b", amount, 1)])


def test_nobody_exchanges_with_themselves() -> None:
    """Such a row is told rather than dropped."""
    with pytest.raises(Unsuitable, match="“a” cannot exchange"):
        win_win([_way("a", "a", 1, 1)])


def test_two_hundred_stakeholders_who_all_say_the_same() -> None:
    """Each pair once."""
    names = [f"stakeholder {number}" for number in range(200)]
    ways = [_way(one, other, 2, 2) for one, other in itertools.permutations(names, 2)]
    found = win_win(ways)
    assert len(found) == 200 * 199 / 2
    assert set(found.exchange) == {"win-win"}


# --- the honeycomb --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("give", "get", "wanted"),
    [
        ("cases", "answers", "full"),
        (2, 1, "full"),
        ("cases", " ", "one-sided"),
        (None, 3, "one-sided"),
        (0, 0, "empty"),
        (math.nan, None, "empty"),
        ("", "", "empty"),
    ],
)
def test_status(give: object, get: object, wanted: str) -> None:
    """Full when both sides are said, by text or by amount."""
    assert status(give, get) == wanted  # type: ignore[arg-type]  # objects on purpose
    assert wanted in STATUSES


def test_neighbours_share_a_person_or_a_problem() -> None:
    """However their names are written; a shared segment alone is not enough."""
    cells: list[dict[str, object]] = [
        {"problem": "Rework", "who": ["Zoë", "Li Wei"], "segment": "brokers"},
        {"problem": "REWORK.", "who": ["Ana"], "segment": "brokers"},
        {"problem": "delay", "who": ["zoe"], "segment": "garages"},
        {"problem": "noise", "who": [], "segment": "brokers"},
        {"problem": "", "who": None, "segment": "brokers"},
    ]
    assert neighbours(cells) == [(1, 2), (0,), (0,), (), ()]


def test_the_whole_comb() -> None:
    """The rows as they were, and two columns more."""
    cells = pd.DataFrame(
        {"segment": ["a", "b"], "role": ["r", "s"], "problem": ["x", "X"], "give": ["g", None],
         "get": [2, None]},
        index=[7, 9],
    )  # fmt: skip
    found = honeycomb(cells)
    assert found.status.tolist() == ["full", "empty"]
    assert found.neighbours.tolist() == [(1,), (0,)]
    assert list(cells.columns) == ["segment", "role", "problem", "give", "get"]
    assert honeycomb([]).empty
    with pytest.raises(Unsuitable, match="no column “give”"):
        honeycomb(cells.drop(columns="give"))


PERSON = st.sampled_from(["Ana", "ana", "Bo", "李", "🙂", ""])
CELL = st.fixed_dictionaries({"problem": PERSON, "who": st.lists(PERSON, max_size=3)})


@given(st.lists(CELL, max_size=8))
def test_neighbours_are_mutual(cells: list[dict[str, object]]) -> None:
    """Who is my neighbour has me as one, and nobody is their own."""
    found = neighbours(cells)
    for place, near in enumerate(found):
        assert place not in near
        assert all(place in found[other] for other in near)
