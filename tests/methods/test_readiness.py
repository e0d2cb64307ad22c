"""Readiness and diagnosis: the weakest counts, nothing is averaged, and what is open stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.problems import Unsuitable
from commonground.methods.readiness import DISCIPLINES, SCENARIOS, diagnosis, readiness
from commonground.methods.settings import Failing, Ready

GOOD = {name: [3, 3, 4, 3, 3] for name in DISCIPLINES}
ANSWERS = st.fixed_dictionaries(
    {name: st.lists(st.integers(0, 4), min_size=1, max_size=9) for name in DISCIPLINES}
)


def test_the_weakest_counts() -> None:
    """A strong vision does not make up for nobody who guides."""
    found = readiness(GOOD | {"guide": [1, 1, 2, 1, 1], "vision": [4] * 5})
    assert (found.overall, found.lowest, found.open, found.passed) == (1, ("guide",), (), False)
    assert list(found.disciplines) == list(DISCIPLINES)
    assert found.disciplines["vision"].agreement == 1
    assert readiness(GOOD).passed
    assert not readiness(GOOD, Ready(enough=3.5)).passed


def test_what_nobody_judged_is_open() -> None:
    """Nor is there an overall of two camps: their median lies where nobody stands."""
    missing = {name: said for name, said in GOOD.items() if name != "launch"}
    camps = GOOD | {"adapt": [0, 0, 0, 4, 4, 4]}
    for ratings, unsaid in ((missing, "launch"), (camps, "adapt"), ({}, None)):
        found = readiness(ratings)
        assert (found.overall, found.lowest, found.passed) == (None, (), False)
        assert found.open == ((unsaid,) if unsaid else DISCIPLINES)


@given(ANSWERS)
def test_overall_is_never_above_a_discipline(ratings: dict[str, list[int]]) -> None:
    """Nor is the order of people of any account."""
    found = readiness(ratings)
    if found.overall is not None:
        medians = [one.median for one in found.disciplines.values() if one.median is not None]
        assert found.overall == min(medians)
    assert readiness({name: said[::-1] for name, said in ratings.items()}) == found


def test_one_scenario_is_enough() -> None:
    """Red from a median of 2, by itself; the others may be as low as they like."""
    calm = {name: [0, 0, 0, 1, 0] for name in SCENARIOS}
    found = diagnosis(calm | {"command": [2, 2, 3, 2, 1], "one-sided": [0, 0, 0, 3, 3, 3]})
    assert (found.red, found.split) == (("command",), ("one-sided",))
    assert diagnosis(calm).red == ()
    assert diagnosis(calm, Failing(red=0)).red == SCENARIOS
    assert diagnosis({}).split == ()


@pytest.mark.parametrize(
    ("ratings", "says"),
    [({"courage": [1]}, "“courage” is none of these"), ({"vision": [5]}, "not on the scale")],
)
def test_what_cannot_be(ratings: dict[str, list[int]], says: str) -> None:
    """A sentence that names it."""
    with pytest.raises(Unsuitable, match=says):
        readiness(ratings)
