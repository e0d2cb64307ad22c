"""Power and interest: four strategies.

The grid of power and interest is A. Mendelow's, "Environmental scanning: the impact of the
stakeholder concept", *Proceedings of the International Conference on Information Systems*, 1981;
with interest as its second axis and the four strategies as G. Johnson and K. Scholes print it,
*Exploring Corporate Strategy*, 5th edition, Prentice Hall 1999.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, overload

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Mendelow

if TYPE_CHECKING:
    import pandas as pd

STRATEGIES: Final = {
    (True, True): "manage closely",
    (True, False): "keep satisfied",
    (False, True): "keep informed",
    (False, False): "monitor",
}
"""(high power, high interest) → what to do."""


@overload
def strategy(power: float | None, interest: float | None, scale: Mendelow = ...) -> str | None: ...
@overload
def strategy(power: pd.Series, interest: pd.Series, scale: Mendelow = ...) -> pd.Series: ...
def strategy(
    power: float | pd.Series | None,
    interest: float | pd.Series | None,
    scale: Mendelow = Mendelow(),  # noqa: B008  # frozen
) -> str | pd.Series | None:
    """What to do about a stakeholder, by the group's medians of power and interest.

    ``power`` and ``interest`` are numbers on the scale (1 to 9), or two pandas Series of them with
    one row per stakeholder; then a Series of strategies with the index of ``power`` comes back.
    Exactly on the cut (5) is high. A median that is missing, because nobody answered or because
    there are two camps, leaves the strategy open: None.

    >>> strategy(7, 3)
    'keep satisfied'

    Raises Unsuitable for a number off the scale, and for two Series that are not of the same
    stakeholders.
    """
    if not (hasattr(power, "index") or hasattr(interest, "index")):
        return _strategy(power, interest, scale)
    import pandas as pd

    one, other = (pd.Series(medians, dtype=float) for medians in (power, interest))
    if len(one) != len(other) or set(one.index) != set(other.index):
        raise Unsuitable(
            "Power and interest are not of the same stakeholders.",
            "Give two Series with the same index.",
        )
    both = zip(one, other.reindex(one.index), strict=True)
    found = [_strategy(*medians, scale) for medians in both]
    return pd.Series(found, index=one.index, name="strategy", dtype=object)


def _strategy(power: float | None, interest: float | None, scale: Mendelow) -> str | None:
    high = [_is_high(median, scale) for median in (power, interest)]
    return None if None in high else STRATEGIES[bool(high[0]), bool(high[1])]


def _is_high(median: float | None, scale: Mendelow) -> bool | None:
    if median is None or math.isnan(median):
        return None
    if not scale.low <= median <= scale.high:
        raise Unsuitable(
            f"{median:g} is not on the scale.",
            f"Give the median of placements from {scale.low} to {scale.high}.",
        )
    return median >= scale.cut
