"""Value for cost, when both are known only as ranges: many draws in place of one wrong number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from commonground.methods.problems import Unsuitable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Draws = NDArray[np.float64]

DRAWS = 10_000
SEED = 20_260


@dataclass(frozen=True, slots=True)
class Range:
    """Something that is known from ``low`` to ``high``, in any unit.

    With a ``likely`` value in between, the range is triangular: nothing lies outside it. Without,
    low and high are P10 and P90: one time in ten it is less, one time in ten more. The draws are
    then log-normal, since money and hours are above 0; or normal, when low is not.
    """

    low: float
    high: float
    likely: float | None = None

    def __post_init__(self) -> None:
        between = self.low if self.likely is None else self.likely
        if not self.low <= between <= self.high:
            raise Unsuitable(
                f"The range {self.low:g}, {between:g}, {self.high:g} is not in order.",
                "Give the lowest first, the likely value in the middle, the highest last.",
            )

    def draw(self, generator: np.random.Generator, size: int) -> Draws:
        """``size`` values as this range has them."""
        import numpy as np

        if self.low == self.high:
            return np.full(size, float(self.low))
        if self.likely is not None:
            return generator.triangular(self.low, self.likely, self.high, size)
        tenth = NormalDist().inv_cdf(0.9)
        if self.low > 0:
            low, high = np.log([self.low, self.high])
            return generator.lognormal((low + high) / 2, (high - low) / (2 * tenth), size)
        middle, reach = (self.low + self.high) / 2, (self.high - self.low) / 2
        return generator.normal(middle, reach / tenth, size)


@dataclass(frozen=True, slots=True)
class Roi:
    """Return on investment: (benefit × attribution - cost) / cost, as a part of the cost.

    ``median`` and ``interval`` (P10, P90) of the draws; ``chance`` (0 to 1) that there is more
    benefit than cost; ``drivers`` has for each input the rank correlation (-1 to 1) of its draws
    with the result, the strongest first: that is where knowing more would help most.
    ``percentiles`` are P1 to P99, for a picture.
    """

    median: float
    interval: tuple[float, float]
    chance: float
    drivers: dict[str, float]
    draws: int
    percentiles: tuple[float, ...] = ()


def roi(
    benefit: Range | Mapping[str, Range],
    cost: Range | Mapping[str, Range],
    attribution: Range | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Roi:
    """The return of ``benefit`` for ``cost``, both in the same money over the same time.

    Each is a range, or several by name that are added up. ``attribution`` (0 to 1) is the part of
    the benefit that the collaboration may claim; all of it unless given. The seed is fixed, so
    that two people get the same numbers.

    Raises Unsuitable for fewer than 10,000 draws, a cost that may be 0 or less, and an
    attribution outside 0 to 1.
    """
    import numpy as np

    gains, costs = _named(benefit, "benefit"), _named(cost, "cost")
    share = attribution or Range(1, 1, 1)
    _check(costs.values(), share, draws)
    generator = np.random.default_rng(seed)
    drawn = [{n: r.draw(generator, draws) for n, r in part.items()} for part in (gains, costs)]
    claimed = np.clip(share.draw(generator, draws), 0, 1)
    gained, paid = (np.sum(list(part.values()), axis=0) for part in drawn)
    found = (gained * claimed - paid) / paid
    percentiles = tuple(float(one) for one in np.quantile(found, np.arange(1, 100) / 100))
    return Roi(
        median=percentiles[49],
        interval=(percentiles[9], percentiles[89]),
        chance=float(np.mean(found > 0)),
        drivers=_drivers({**drawn[0], **drawn[1], "attribution": claimed}, found),
        draws=draws,
        percentiles=percentiles,
    )


def _named(ranges: Range | Mapping[str, Range], name: str) -> dict[str, Range]:
    if isinstance(ranges, Range):
        return {name: ranges}
    if not ranges:
        raise Unsuitable(f"There is no {name}.", f"Give at least one {name}.")
    return dict(ranges)


def _check(costs: Iterable[Range], share: Range, draws: int) -> None:
    if draws < DRAWS:
        raise Unsuitable(f"{draws:,} draws are too few.", f"Draw {DRAWS:,} times or more.")
    least = sum(cost.low for cost in costs)
    if least <= 0:
        raise Unsuitable(
            f"The cost may be as low as {least:g}, and what costs nothing has no return on it.",
            "Count the hours that people put in: they are a cost.",
        )
    if not 0 <= share.low <= share.high <= 1:
        raise Unsuitable(
            f"The attribution goes from {share.low:g} to {share.high:g}, and it is a part of 1.",
            "Write 40 % as 0.4.",
        )


def _drivers(inputs: dict[str, Draws], found: Draws) -> dict[str, float]:
    """Spearman's rank correlation of each input that varies at all."""
    import numpy as np

    last = _ranks(found)
    strengths = {
        name: float(np.corrcoef(_ranks(drawn), last)[0, 1])
        for name, drawn in inputs.items()
        if drawn.min() < drawn.max()
    }
    return dict(sorted(strengths.items(), key=lambda item: -abs(item[1])))


def _ranks(values: Draws) -> Draws:
    """The place of each value in their order; what is equal shares the middle of its places."""
    import numpy as np

    _, place, often = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(often)
    middle: Draws = (last - (often - 1) / 2)[place]
    return middle
