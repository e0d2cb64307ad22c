"""Hot spots: chances that follow from the ratings, their uncertainty, and what a choice is told."""

from __future__ import annotations

import time
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.methods.hotspots import acceptability, chances, findings
from commonground.methods.problems import Unsuitable

CRITERIA = ("pain", "reach", "feasible")


def rated(medians: dict[str, tuple[int, ...]], raters: int = 7) -> pd.DataFrame:
    """Everybody says the same of each item."""
    return pd.DataFrame(
        [
            {"rater": rater, "item": item, "criterion": criterion, "rating": rating}
            for rater, (item, ratings) in product(range(raters), medians.items())
            for criterion, rating in zip(CRITERIA, ratings, strict=True)
        ]
    )


def test_better_by_all_criteria_is_sure() -> None:
    """Whatever the weights are; what is worse by all has no chance."""
    found = chances(rated({"a": (1, 1, 1), "b": (5, 5, 5), "c": (4, 4, 4), "d": (3, 3, 3)}))
    assert found["chance"].to_dict() == {"b": 1, "c": 1, "d": 1, "a": 0}
    assert found["low"].to_dict() == found["high"].to_dict() == found["chance"].to_dict()
    assert set(found["n"]) == {7}


def test_the_weights_decide_between_opposites() -> None:
    """Two that mirror each other in two criteria have even chances of being first."""
    opposites = rated({"a": (5, 1, 3), "b": (1, 5, 3)})
    found = chances(opposites, draws=4_000, top=1)
    assert found["chance"].sum() == pytest.approx(1)
    assert found["chance"].to_dict()["a"] == pytest.approx(0.5, abs=0.03)
    pd.testing.assert_frame_equal(found, chances(opposites, draws=4_000, top=1))


def test_ties_share_the_last_place() -> None:
    """Four equals for three places: three quarters each, and the sum is three."""
    found = chances(rated(dict.fromkeys("abcd", (3, 3, 3))))
    assert found["chance"].tolist() == [0.75] * 4


def test_split_raters_widen_the_interval() -> None:
    """Where people differ, other people might have chosen otherwise."""
    frame = rated({"a": (4, 4, 4), "b": (4, 4, 4), "c": (2, 2, 2)}, raters=8)
    frame.loc[(frame["item"] == "b") & (frame["rater"] < 4), "rating"] = 1
    found = chances(frame, top=1)
    assert found["high"].to_dict()["a"] - found["low"].to_dict()["a"] > 0.1
    assert found["high"].to_dict()["c"] < 0.5


def test_too_few_raters_have_no_interval() -> None:
    """Four people say nothing about whom else one might have asked."""
    found = chances(rated({"a": (5, 5, 5), "b": (1, 1, 1)}, raters=4), top=1)
    assert found["chance"].tolist() == [1, 0]
    assert found[["low", "high"]].isna().all(axis=None)


def test_an_item_without_a_criterion_has_no_chance() -> None:
    """The others are ranked without it."""
    frame = rated({"a": (5, 5, 5), "b": (3, 3, 3), "new": (4, 4, 4)})
    frame.loc[(frame["item"] == "new") & (frame["criterion"] == "reach"), "rating"] = None
    found = chances(frame, top=1)
    assert found["chance"].isna().to_dict() == {"a": False, "b": False, "new": True}
    assert found["chance"].to_dict()["a"] == 1
    assert found.index.tolist()[-1] == "new"


@settings(max_examples=8)
@given(
    st.dictionaries(st.text("abcdef", min_size=1), st.tuples(*[st.integers(1, 5)] * 3), min_size=3)
)
def test_the_chances_sum_to_the_places(medians: dict[str, tuple[int, ...]]) -> None:
    """Three places are given away in each draw, and the order of the rows changes nothing."""
    frame = rated(medians)
    found = chances(frame, draws=200)
    assert found["chance"].sum() == pytest.approx(3)
    assert found["chance"].between(0, 1).all()
    turned = chances(frame.iloc[::-1], draws=200)["chance"].sort_index()
    assert turned.index.tolist() == found["chance"].sort_index().index.tolist()


def test_what_a_choice_is_told() -> None:
    """More than three block, one alone and a thousand people are warned of, two are well."""
    assert [one.level for one in findings(4)] == ["block"]
    assert [one.level for one in findings(1, 1_000)] == ["warning", "warning"]
    assert findings(2, 999) == findings(3) == []


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (pd.DataFrame({"rater": [1], "item": ["a"], "rating": [3]}), "no column “criterion”"),
        (rated({"a": (1, 2, 6)}), "“6” is no rating"),
        (rated({}), "There are no ratings"),
        (rated({"a": (1, 2, 3)}).astype({"rating": object}).replace(3, "good"), "“good” is no"),
    ],
)
def test_what_cannot_be(frame: pd.DataFrame, says: str) -> None:
    """A sentence that names it."""
    with pytest.raises(Unsuitable, match=says):
        chances(frame)


def test_a_room_does_not_wait_for_it() -> None:
    """Thirty people, twenty candidates, five criteria: a matter of hundredths of a second."""
    cube = [[[1 + (7 * r + 3 * i + c) % 5 for c in range(5)] for i in range(20)] for r in range(30)]
    acceptability(cube)  # what is imported once is not counted
    begun = time.process_time()
    found = acceptability(cube)
    assert time.process_time() - begun < 0.5
    assert sum(one.chance or 0 for one in found) == pytest.approx(3)
