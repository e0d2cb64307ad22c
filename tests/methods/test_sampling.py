"""Sampling: known values, what must hold for any numbers, and sentences for impossible ones."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    samplesize_confint_proportion,
)

from commonground.methods import sampling
from commonground.methods.problems import Unsuitable
from commonground.methods.sampling import (
    detectable_change,
    invitations,
    means_sample_size,
    newcombe,
    share_margin,
    share_sample_size,
    shares_sample_size,
    wilson,
)

HALVES: Any = 10.5
SHARES = st.floats(0.01, 0.99)
MARGINS = st.floats(0.005, 0.5)
COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_known_sample_sizes() -> None:
    """The values of the method, as whole people."""
    assert share_sample_size(0.5, 0.05) == 385
    assert share_sample_size(0.5, 0.05, population=1000) == 278
    assert means_sample_size(0.5) == 64
    assert shares_sample_size(0.25, 0.5, power=0.9) == 77
    assert shares_sample_size(0.5, 0.25, power=0.9) == 77
    assert {type(size) for size in (share_sample_size(0.5, 0.05), means_sample_size(0.5))} == {int}


def test_known_margins_and_intervals() -> None:
    """The values of the method; Newcombe's own example (1998, table II, a)."""
    assert share_margin(0.5, 120, population=200) == pytest.approx(0.0567, abs=5e-5)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert detectable_change(100, p=0.5) == pytest.approx(0.198, abs=5e-4)
    assert detectable_change(100, sd=0.5) == detectable_change(100, p=0.5)


def test_confidence_is_the_third_of_its_kind() -> None:
    """A wider net for more confidence, in the size, the margin and the intervals."""
    assert share_sample_size(0.5, 0.05, confidence=0.99) == 664
    assert share_sample_size(0.5, 0.05, 0.90) == 271
    assert share_margin(0.5, 100, confidence=0.99) > share_margin(0.5, 100)
    assert wilson(5, 10, confidence=0.99)[0] < wilson(5, 10)[0]
    assert newcombe(5, 10, 2, 10, confidence=0.99)[0] < newcombe(5, 10, 2, 10)[0]


@given(SHARES, MARGINS, MARGINS, st.none() | st.integers(1, 10**6))
def test_a_narrower_margin_never_needs_fewer(
    p: float, one: float, other: float, population: int | None
) -> None:
    """The size falls with the margin, is a whole number from 1 up, and within the population."""
    narrow, wide = sorted((one, other))
    most = share_sample_size(p, narrow, population=population)
    assert most >= share_sample_size(p, wide, population=population) >= 1
    assert most <= (population or math.inf)
    assert most <= share_sample_size(p, narrow)


@given(SHARES, MARGINS)
def test_the_size_reaches_its_margin(p: float, margin: float) -> None:
    """So many reach the margin that was asked for, and one fewer does not."""
    n = share_sample_size(p, margin)
    assert share_margin(p, n) <= margin * (1 + 1e-9)
    assert n == 1 or share_margin(p, n - 1) > margin * (1 - 1e-9)


@given(SHARES, st.integers(1, 500), st.integers(0, 500))
def test_a_population_narrows_the_margin(p: float, n: int, others: int) -> None:
    """The more of all were asked, the surer; who asked everybody knows."""
    margin = share_margin(p, n, population=n + others)
    assert 0 <= margin <= share_margin(p, n)
    assert (margin == 0) == (others == 0)


@given(COUNTS)
def test_wilson_holds_the_share(counted: tuple[int, int]) -> None:
    """The share lies in its interval, the interval in 0 to 1; the complement mirrors it."""
    k, n = counted
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert wilson(n - k, n) == pytest.approx((1 - high, 1 - low))


@given(COUNTS, COUNTS)
def test_newcombe_holds_the_difference(one: tuple[int, int], other: tuple[int, int]) -> None:
    """The difference lies in its interval, the interval in -1 to 1; exchanged, it is mirrored."""
    low, high = newcombe(*one, *other)
    difference = one[0] / one[1] - other[0] / other[1]
    assert -1 <= low <= difference + 1e-9
    assert difference - 1e-9 <= high <= 1
    assert newcombe(*other, *one) == pytest.approx((-high, -low))


@settings(max_examples=30)  # the solver takes its time
@given(st.floats(0.01, 3.3), st.floats(0.06, 0.99))
def test_a_larger_effect_never_needs_more(effect: float, power: float) -> None:
    """Two per group are the fewest; the sign of the effect does not count."""
    n = means_sample_size(effect, power=power)
    assert n >= means_sample_size(effect * 1.5, power=power) >= 2
    assert means_sample_size(-effect, power=power) == n


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_change_of_shares_works_both_ways(p1: float, p2: float) -> None:
    """Up or down, as many people; from 0 and to 1 as well."""
    assume(abs(p1 - p2) > 0.001)
    n = shares_sample_size(p1, p2)
    assert n == shares_sample_size(p2, p1) >= 1
    assert n == shares_sample_size(p1, p2, direction="up" if p2 > p1 else "down")


@given(SHARES, st.integers(1, 10**5))
def test_more_people_show_smaller_changes(p: float, n: int) -> None:
    """Four times as many show half the change."""
    assert detectable_change(4 * n, p) == pytest.approx(detectable_change(n, p) / 2)


def test_invitations() -> None:
    """Whole people again; a hair of floating point invites nobody."""
    assert invitations(278, 0.4, population=1000) == 695
    assert invitations(3, 0.1) == 30
    assert invitations(120, 1, population=120) == 120


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (partial(share_sample_size, 1.4, 0.05), "share is 1.4, and a share is between 0 and 1"),
        (partial(share_sample_size, -0.1, 0.05), "share is -0.1"),
        (partial(share_sample_size, math.nan, 0.05), "share is nan"),
        (partial(share_sample_size, 0, 0.05), "share of 0 leaves no spread"),
        (partial(share_sample_size, 0.5, 0), "margin is 0, and it must lie between"),
        (partial(share_sample_size, 0.5, 5), "margin is 5"),
        (partial(share_sample_size, 0.5, 0.05, 95), "confidence is 95"),
        (partial(share_sample_size, 0.5, 0.05, population=0), "population is 0, and it must be"),
        (partial(share_sample_size, 0.5, 0.05, population=-3), "population is -3"),
        (partial(share_sample_size, 0.5, 0.05, population=HALVES), "population is 10.5"),
        (partial(share_margin, 0.5, 0), "number of answers is 0"),
        (partial(share_margin, 0.5, 12, population=10), "12 answers from a population of 10"),
        (partial(share_margin, 1.4, 12), "share is 1.4"),
        (partial(invitations, 100, 0), "rate of 0 nobody answers"),
        (partial(invitations, 100, 1.2), "response rate is 1.2"),
        (partial(invitations, 100, 0.4, population=120), "need 250 invitations, .* only 120"),
        (partial(wilson, 3, 0), "number of answers is 0"),
        (partial(wilson, 6, 5), "6 of 5 is no share"),
        (partial(wilson, -1, 5), "-1 of 5 is no share"),
        (partial(wilson, HALVES, 20), "10.5 of 20 is no share"),
        (partial(newcombe, 3, 5, 1, 0), "number of answers is 0"),
        (partial(newcombe, 3, 5, 9, 8), "9 of 8 is no share"),
        (partial(means_sample_size, 0), "effect of 0 cannot be told apart"),
        (partial(means_sample_size, math.inf), "effect of inf"),
        (partial(means_sample_size, -12), "effect of -12 standard deviations is more than"),
        (partial(means_sample_size, 0.5, power=80), "power is 80"),
        (partial(means_sample_size, 0.5, power=0.05), "power of 0.05 is no more than alpha"),
        (partial(shares_sample_size, 0.2, 0.2), "target and the baseline are both 0.2"),
        (partial(shares_sample_size, 0.2, 1.4), "target is 1.4"),
        (
            partial(shares_sample_size, 0.18, 0.12, direction="up"),
            "target 0.12 is below the baseline 0.18, and the direction is up",
        ),
        (partial(detectable_change, 100), "spread must be given once"),
        (partial(detectable_change, 100, 0.5, 0.5), "spread must be given once"),
        (partial(detectable_change, 100, sd=0), "standard deviation of 0 is no spread"),
        (partial(detectable_change, 100, p=1), "baseline of 1 leaves no spread"),
        (partial(detectable_change, 0, p=0.5), "number of people is 0"),
    ],
)
def test_impossible_numbers_get_a_sentence(call: Callable[[], object], says: str) -> None:
    """What is wrong, with the value, and what to do."""
    with pytest.raises(Unsuitable, match=says) as problem:
        call()
    assert problem.value.do.endswith(".")


def test_the_public_functions_explain_themselves() -> None:
    """Each says what it raises and shows or names its source."""
    for name in sampling.__all__:
        said = inspect.getdoc(getattr(sampling, name)) or ""
        assert "Raises Unsuitable" in said, name
        assert "Source:" in said or name == "invitations", name


@given(SHARES, MARGINS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_as_statsmodels_has_it(p: float, margin: float, confidence: float) -> None:
    """The size of an endless population is that of the library."""
    theirs = samplesize_confint_proportion(p, margin, alpha=1 - confidence)
    assert abs(share_sample_size(p, margin, confidence) - max(1, theirs)) <= 1


@given(COUNTS, COUNTS)
def test_intervals_are_those_of_statsmodels(one: tuple[int, int], other: tuple[int, int]) -> None:
    """Two lines of algebra are ours, since a server has no second for an import."""
    assert wilson(*one) == pytest.approx(proportion_confint(*one, method="wilson"), abs=1e-9)
    known = confint_proportions_2indep(*one, *other, method="newcomb")
    assert newcombe(*one, *other) == pytest.approx(known, abs=1e-9)
