"""How strong the evidence is that a measure moved, and that the change moved it.

Each result has one of four labels of causality, after what was done and not after what came out:

=========================  ======================================================================
observed change            before and after differ or not; nothing tells chance or cause
shift signal               it moved more than it does by itself; what moved it, nobody knows
compared with a control    the difference to a group without the change, if both moved alike before
randomised                 the same, and chance alone had chosen who gets the change
=========================  ======================================================================

A shift is called so when the interval of before and after leaves no change out, and the course in
time agrees. With eight periods on each side that is a step or a turn in the interrupted series;
with fewer after the change, a signal against the limits of the time before; with few altogether
there is no course to ask. A slow drift from long before would pass the interval alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from commonground.methods.problems import Unsuitable
from commonground.methods.review.differences import (
    Difference,
    difference_in_differences,
    difference_in_shares,
)
from commonground.methods.review.interrupted import Interruption, interrupted_series
from commonground.methods.review.measured import Line
from commonground.methods.review.steady import Xmr, xmr, xmr_since
from commonground.methods.settings import Steadiness

Label = Literal["observed change", "shift signal", "compared with a control", "randomised"]
OBSERVED, SHIFT, COMPARED, RANDOMISED = LABELS = (
    *("observed change", "shift signal"),
    *("compared with a control", "randomised"),
)
SAYS: Final[dict[str, str]] = {
    OBSERVED: "It was so, and then it was so. Whether that is more than chance, and why, is open.",
    SHIFT: "It has shifted more than it does by itself. What shifted it, this does not tell.",
    COMPARED: "The difference to a group without the change. If both would have moved alike "
    "otherwise, it is what the change did.",
    RANDOMISED: "Chance had chosen who gets the change, so the difference is what the change did, "
    "as far as its interval reaches.",
}
"""What each label allows one to say."""
_APART = 2.0  # standard errors of the slope between both groups from which they were not parallel
_SLOPE = 4  # periods before the change that show whether two groups move alike


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one measure.

    ``before`` and ``after`` are its levels; ``change`` and ``compared`` are differences in its
    unit; ``drift`` says that both groups did not move alike before. ``direction`` is 1 for a shift
    up, -1 for one down, 0 for none shown, None where nothing can tell.
    """

    label: Label
    before: float | None
    after: float | None
    change: Difference | None
    compared: Difference | None
    interrupted: Interruption | None
    chart: Xmr | None
    drift: bool
    direction: int | None

    @property
    def found(self) -> Difference | None:
        """The difference that the label stands for."""
        return self.compared or self.change


def evidence(
    treated: Line,
    control: Line | None = None,
    change: date | None = None,
    *,
    randomised: bool = False,
    settings: Steadiness | None = None,
) -> Evidence:
    """What the series of those with the change tell, and of those without where there are any."""
    settings = settings or Steadiness()
    if change is None:
        enough = len(treated.points) >= settings.shown
        chart = xmr(treated.values, settings=settings) if enough else None
        level = treated.level
        return Evidence(
            "observed change", None, level, None, None, None, chart, drift=False, direction=None
        )
    before, after = treated.before(change), treated.after(change)
    moved = _change(before, after)
    compared, drift = None, False
    if control is not None:
        compared = _compared(before, after, control.before(change), control.after(change))
        drift = _drift(before, control.before(change))
    chart = _chart(before, after, settings)
    broken = _interrupted(before, after, settings)
    direction = _direction(moved, compared, chart, broken, len(before.points))
    label: Label = "observed change"
    if compared is not None:
        label = "randomised" if randomised else "compared with a control"
    elif direction:
        label = "shift signal"
    return Evidence(
        label, before.level, after.level, moved, compared, broken, chart, drift, direction
    )


def _change(before: Line, after: Line) -> Difference | None:
    """Before and after: Newcombe's interval of a share, Welch's of anything else."""
    if not before.points or not after.points:
        return None
    first, second = before.counted, after.counted
    if first and second and first[1] and second[1]:
        return _scaled(difference_in_shares(first, second), before.scale)
    # A control that is always the same leaves Welch's interval of two means.
    return difference_in_differences(before.values, after.values, [0.0, 0.0], [0.0, 0.0])


def _compared(t0: Line, t1: Line, c0: Line, c1: Line) -> Difference | None:
    """Of many periods by their spread; of few by the people behind the shares."""
    parts = (t0, t1, c0, c1)
    if not all(part.points for part in parts):
        return None
    counts = [part.counted for part in parts]
    few = min(len(part.points) for part in parts) < Steadiness().each_side
    if few and all(count and count[1] for count in counts):
        shares = [count for count in counts if count]
        treated = difference_in_shares(shares[0], shares[1])
        return _scaled(_apart(treated, difference_in_shares(shares[2], shares[3])), t0.scale)
    return difference_in_differences(t0.values, t1.values, c0.values, c1.values)


def _apart(one: Difference, other: Difference) -> Difference:
    """The difference of two independent differences, from their intervals.

    Source: G. Zou and A. Donner, *Statistics in Medicine* 27 (2008), 1693-1702.
    """
    estimate = round(one.estimate - other.estimate, 12)
    if one.interval is None or other.interval is None:
        return Difference(estimate, None)
    below = math.hypot(one.estimate - one.interval[0], other.interval[1] - other.estimate)
    above = math.hypot(one.interval[1] - one.estimate, other.estimate - other.interval[0])
    return Difference(estimate, (estimate - below, estimate + above))


def _scaled(found: Difference, scale: float) -> Difference:
    interval = found.interval and (scale * found.interval[0], scale * found.interval[1])
    return Difference(scale * found.estimate, interval)


def _drift(treated: Line, control: Line) -> bool:
    """Whether the two groups moved apart, or together, before the change already.

    It is the slope of their difference, held against its standard error.
    """
    others = {point.at: point.value for point in control.points}
    apart = [point.value - others[point.at] for point in treated.points if point.at in others]
    n = len(apart)
    if n < _SLOPE:
        return False
    middle, mean = (n - 1) / 2, sum(apart) / n
    spread = sum((at - middle) ** 2 for at in range(n))
    slope = sum((at - middle) * one for at, one in enumerate(apart)) / spread
    left = sum((one - mean - slope * (at - middle)) ** 2 for at, one in enumerate(apart))
    error = math.sqrt(left / (n - 2) / spread)
    return abs(slope) > _APART * error and abs(slope) > 0


def _chart(before: Line, after: Line, settings: Steadiness) -> Xmr | None:
    if len(before.points) < settings.shown:
        return None
    return xmr_since([*before.values, *after.values], len(before.points), settings=settings)


def _interrupted(before: Line, after: Line, settings: Steadiness) -> Interruption | None:
    try:
        values = [*before.values, *after.values]
        return interrupted_series(values, len(before.points), settings=settings)
    except Unsuitable:
        return None


def _direction(
    change: Difference | None,
    compared: Difference | None,
    chart: Xmr | None,
    broken: Interruption | None,
    first: int,
) -> int | None:
    found = compared or change
    if found is None or found.shifted is None:
        return None
    way = 1 if found.estimate > 0 else -1
    if not found.shifted:
        return 0
    if compared is not None:
        return way
    if broken is not None:
        ends = (broken.level_interval, broken.slope_interval)
        turned = any((low > 0) if way > 0 else (high < 0) for low, high in ends)
        return way if turned else 0
    if chart is None or chart.provisional:
        return way
    return way if any(one.direction == way and one.last >= first for one in chart.signals) else 0
