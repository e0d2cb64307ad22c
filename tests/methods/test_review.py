"""The review's statistics: known values, what must hold for any numbers, and their limits."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t, ttest_ind

from commonground.methods.problems import Unsuitable
from commonground.methods.review import (
    Difference,
    Range,
    Signal,
    difference_in_differences,
    difference_in_shares,
    interrupted_series,
    roi,
    xmr,
)
from commonground.methods.review.student import t_quantile
from commonground.methods.settings import Steadiness

WHEELER = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
NOISE = [0, 1, 0, -1, 0, 1, -1, 0, 1, -1, 0, 1]
SERIES = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)
GROUP = st.lists(st.integers(-100, 100), min_size=2, max_size=8)


def test_known_limits() -> None:
    """The ten values of the method."""
    chart = xmr(WHEELER)
    assert (round(chart.mean, 2), round(chart.moving_range_mean, 4)) == (50.81, 1.8778)
    assert chart.limits == pytest.approx((45.815, 55.805), abs=5e-4)
    assert chart.range_limit == pytest.approx(3.268 * 1.877778, abs=1e-5)
    assert (chart.signals, chart.provisional, chart.screened) == ((), True, 0)
    assert len(chart.ranges) == len(chart.values) - 1


def test_twelve_values_are_no_longer_provisional() -> None:
    """The threshold is a setting."""
    assert not xmr(NOISE).provisional
    assert xmr(NOISE, settings=Steadiness(least=20)).provisional


@pytest.mark.parametrize(
    ("series", "run", "signal"),
    [
        ([*NOISE, 30], 8, Signal("outside", 1, 12, 12)),
        ([*NOISE, -30], 8, Signal("outside", -1, 12, 12)),
        ([*[-2, -1] * 6, *[1, 2] * 4], 8, Signal("run", 1, 12, 19)),
        ([*[-2, -1] * 6, *[1, 2] * 3, 1], 7, Signal("run", 1, 12, 18)),
        ([5, *range(7), 6, 5], 8, Signal("trend", 1, 1, 7)),
        ([0, *range(7, 0, -1), 9], 8, Signal("trend", -1, 1, 7)),
        ([0, 1, -1, 0, 1, -1, 0, 1, 0, 2.6, 2.6, 0, -1, 0, -1, 0], 8, Signal("near", 1, 8, 10)),
    ],
)
def test_each_signal(series: list[float], run: int, signal: Signal) -> None:
    """What it is, on which side, from where to where."""
    assert signal in xmr(series, run=run).signals


def test_what_is_no_signal() -> None:
    """Seven on one side with a run of eight; six rising; a series that does not move."""
    seven = [*[-2, -1] * 6, *[1, 2] * 3, 1]
    assert ("run", 1) not in {(one.kind, one.direction) for one in xmr(seven).signals}
    assert "trend" not in {one.kind for one in xmr([5, *range(6), 5, 4]).signals}
    assert xmr([3.0] * 20).signals == ()


def test_screening_is_told() -> None:
    """One odd value widens the limits; without its ranges they are narrow, and it stands out."""
    odd = [*NOISE, 12, *NOISE]
    wide, narrow = xmr(odd), xmr(odd, screen=True)
    assert (wide.screened, narrow.screened) == (0, 2)
    assert narrow.limits[1] < wide.limits[1] < 12
    assert narrow.mean == wide.mean


@given(SERIES, st.integers(-50, 50), st.integers(1, 9))
def test_units_do_not_matter(series: list[int], shift: int, scale: int) -> None:
    """A series in another unit has the same signals, and its limits are in that unit."""
    chart, other = xmr(series), xmr([scale * value + shift for value in series])
    assert other.limits == pytest.approx(
        [scale * limit + shift for limit in chart.limits], rel=1e-9, abs=1e-6
    )
    assert other.moving_range_mean == pytest.approx(scale * chart.moving_range_mean)


@given(SERIES)
def test_upside_down(series: list[int]) -> None:
    """A mirrored series has the mirrored signals."""
    mirrored = {
        (one.kind, -one.direction, one.first, one.last)
        for one in xmr([-value for value in series]).signals
    }
    assert mirrored == {
        (one.kind, one.direction, one.first, one.last) for one in xmr(series).signals
    }


def test_shares_before_and_after() -> None:
    """Newcombe's own example; no change within it; the same people twice is not asked for."""
    change = difference_in_shares((48, 80), (56, 70))
    assert change.estimate == 0.2
    assert change.interval == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert change.shifted
    assert difference_in_shares((5, 10), (6, 10)).shifted is False


def test_difference_in_differences() -> None:
    """Of numbers an estimate only; of samples an interval too."""
    assert difference_in_differences(18, 12, 17, 15) == Difference(-4.0, None)
    assert difference_in_differences(18, 12, 17, 15).shifted is None
    found = difference_in_differences([18, 19, 17], [12, 13, 11], [17, 16, 18], [15, 14, 16])
    assert found.estimate == pytest.approx(-4)
    assert found.interval == pytest.approx((-6.6627, -1.3373), abs=5e-5)
    assert found.shifted
    assert difference_in_differences([2, 2], [3, 3], [1, 1], [1, 1]).interval == (1, 1)


def test_two_groups_are_welch() -> None:
    """Where the control does not vary, it is Welch's interval of two means."""
    before, after = [18.0, 19.0, 17.0, 20.0], [12.0, 13.0, 11.0]
    found = difference_in_differences(before, after, [5.0, 5.0], [5.0, 5.0])
    welch = ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
    assert found.interval == pytest.approx((welch.low, welch.high))


@given(GROUP, GROUP, GROUP, GROUP)
def test_the_groups_changed_round(
    t0: list[int], t1: list[int], c0: list[int], c1: list[int]
) -> None:
    """The interval surrounds the estimate, and the groups' exchange mirrors it."""
    found, mirrored = (
        difference_in_differences(t0, t1, c0, c1),
        difference_in_differences(c0, c1, t0, t1),
    )
    assert found.interval is not None
    assert mirrored.interval is not None
    assert found.interval[0] <= found.estimate <= found.interval[1]
    assert found.estimate == pytest.approx(-mirrored.estimate)
    assert found.interval == pytest.approx([-end for end in reversed(mirrored.interval)])


def test_known_interruption() -> None:
    """The flow of the Nile and the dam of 1899, as statsmodels keeps it."""
    flow = list(sm.datasets.nile.load().data["volume"])
    found = interrupted_series(flow, 28)
    assert [found.start, found.slope, found.level_change, found.slope_change] == pytest.approx(
        [1082.0961, 1.1596, -289.1027, -0.4691], abs=5e-5
    )
    assert (round(found.level_error, 3), found.lags) == (61.776, 4)
    assert found.level_interval[1] < 0 < found.slope_interval[1]
    assert len(found.fitted) == len(flow)
    assert len(found.expected) == len(flow) - 28
    assert found.expected[0] - found.fitted[28] == pytest.approx(289.1027, abs=5e-5)


@given(st.floats(0.55, 0.9995), st.floats(0.7, 5_000))
def test_the_quantile_is_that_of_scipy(p: float, freedom: float) -> None:
    """Also for degrees of freedom that are no whole number."""
    assert t_quantile(p, freedom) == pytest.approx(t.ppf(p, freedom), rel=1e-8)


@given(st.lists(st.integers(-50, 50), min_size=20, max_size=60), st.integers(8, 12))
def test_the_errors_are_those_of_statsmodels(values: list[int], change: int) -> None:
    """Least squares and HAC errors are ours, since a server has no second for an import."""
    found = interrupted_series(values, change, lags=3)
    time = np.arange(len(values))
    after = (time >= change).astype(float)
    design = np.column_stack([np.ones(len(values)), time, after, after * (time - change)])
    fit = sm.OLS(np.array(values, float), design).fit(cov_type="HAC", cov_kwds={"maxlags": 3})
    assert [found.level_change, found.slope_change] == pytest.approx(fit.params[2:], abs=1e-6)
    assert [found.level_error, found.slope_error] == pytest.approx(fit.bse[2:], abs=1e-6)
    assert found.level_interval == pytest.approx(fit.conf_int()[2], abs=1e-6)


def test_an_exact_interruption() -> None:
    """A step of 5 and a slope that turns from 1 to -1 are found as they are."""
    values = [*range(10), *(10 + 5 - at for at in range(10))]
    found = interrupted_series(values, 10)
    assert [found.start, found.slope, found.level_change, found.slope_change] == pytest.approx(
        [0, 1, 5, -2], abs=1e-9
    )


def test_a_triangular_range() -> None:
    """Its mean and spread are those of the formula."""
    drawn = Range(10, 80, 30).draw(np.random.default_rng(1), 200_000)
    assert (float(drawn.mean()), float(drawn.std())) == pytest.approx((40, 14.72), abs=0.1)
    assert (float(drawn.min()) >= 10, float(drawn.max()) <= 80) == (True, True)


@pytest.mark.parametrize("ends", [(20, 60), (-20, 60)])
def test_a_range_of_tenths(ends: tuple[float, float]) -> None:
    """One in ten is below, one in ten above; what is above 0 stays there."""
    drawn = Range(*ends).draw(np.random.default_rng(1), 200_000)
    assert np.quantile(drawn, [0.1, 0.9]) == pytest.approx(ends, abs=0.5)
    assert (drawn.min() > 0) == (ends[0] > 0)


def test_value() -> None:
    """Sure numbers give a sure return; ranges give a chance, and say what it depends on."""
    sure = roi(Range(150, 150), Range(100, 100))
    assert (sure.median, sure.interval, sure.chance, sure.drivers) == (0.5, (0.5, 0.5), 1.0, {})
    found = roi(Range(10, 80, 30), Range(28, 32), Range(0.4, 0.6))
    assert found == roi(Range(10, 80, 30), Range(28, 32), Range(0.4, 0.6))
    assert 0 < found.chance < 0.5
    assert list(found.drivers) == ["benefit", "attribution", "cost"]
    assert found.drivers["benefit"] > 0 > found.drivers["cost"]
    assert found.interval[0] < found.median < found.interval[1]


def test_several_benefits_and_costs() -> None:
    """They are added up, and each may be what the return hangs on."""
    gains = {"hours": Range(100, 200, 150), "complaints": Range(10, 20, 15)}
    found = roi(gains, {"time": Range(80, 120, 100), "tools": Range(5, 6)})
    assert list(found.drivers)[:2] == ["hours", "time"]
    assert found.percentiles[49] == found.median
    assert found.median == pytest.approx((150 + 15 - 105.5) / 105.5, abs=0.03)
    with pytest.raises(Unsuitable, match="There is no benefit"):
        roi({}, Range(1, 2))


HOLE: Any = [1, 2, None, 4]


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: xmr([5]), "The series has 1 of the 2 values"),
        (lambda: xmr([]), "0 of the 2"),
        (lambda: xmr([1, math.nan, 2]), "Value 2 of the series is missing"),
        (lambda: xmr(HOLE), "Value 3 of the series is missing"),
        (lambda: interrupted_series([1, 2] * 7, 7), "14 of the 16"),
        (lambda: interrupted_series([1, 2] * 10, 3), "3 values before the change and 17"),
        (lambda: interrupted_series([1, 2] * 10, 99), "20 values before the change and 0"),
        (lambda: difference_in_shares((5, 4), (1, 2)), "5 of 4 is no share"),
        (lambda: difference_in_shares((0, 0), (1, 2)), "must be a whole number from 1 up"),
        (lambda: difference_in_differences([], 1, 2, 3), "“before, with the change” has 0"),
        (lambda: roi(Range(1, 2), Range(0, 5)), "as low as 0"),
        (lambda: roi(Range(1, 2), Range(1, 2), Range(0.5, 1.4)), "0.5 to 1.4"),
        (lambda: roi(Range(1, 2), Range(1, 2), draws=100), "100 draws are too few"),
        (lambda: Range(5, 1), "not in order"),
        (lambda: Range(1, 5, 9), "not in order"),
    ],
)
def test_a_sentence_for_what_cannot_be(attempt: Any, says: str) -> None:
    """What is wrong, and what to do about it."""
    with pytest.raises(Unsuitable) as problem:
        attempt()
    assert says in str(problem.value)
