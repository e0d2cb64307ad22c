"""Hot spots: which few challenges to begin with, and how sure that choice is.

Each candidate is rated 1 to 5 by several criteria. What the criteria weigh is a matter of opinion,
so no weight is fixed: they are drawn a thousand times, evenly from all weights that sum to 1, and
what counts is how often a candidate is among the first three. The raters are a sample of the group
too: they are drawn anew, with replacement, and the chance has an interval from these.

Source: R. Lahdelma, J. Hokkanen and P. Salminen, "SMAA - stochastic multiobjective acceptability
analysis", *European Journal of Operational Research* 106 (1998), 137-143 (the chance is the sum of
the first three rank acceptabilities); B. Efron, *Annals of Statistics* 7 (1979), 1-26, for drawing
the raters anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from commonground.methods.findings import quoted
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Focus
from commonground.methods.table import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Numbers = NDArray[Any]
    Cube = Sequence[Sequence[Sequence[float | None]]]

COLUMNS: Final = ("rater", "item", "criterion", "rating")
SEED: Final = 1_998
RESAMPLES: Final = 200
LOW, HIGH = 1, 5
SHOWN: Final = 3  # names in a sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said about a choice; what blocks must be mended before the room goes on."""

    level: Literal["block", "warning"]
    words: str


@dataclass(frozen=True, slots=True)
class Chance:
    """Of one item: ``n`` raters, and its chance (0 to 1), None where a criterion is lacking.

    ``low`` and ``high`` are None with fewer than five raters.
    """

    n: int
    chance: float | None
    low: float | None
    high: float | None


def acceptability(
    cube: Cube,
    draws: int = 1_000,
    top: int = 3,
    seed: int = SEED,
) -> list[Chance]:
    """The chance of each item to be among the first ``top``, whatever the criteria weigh.

    ``cube`` holds raters × items × criteria: ratings from 1 to 5, None for no answer. `chances`
    tells the rest, and does the same for a table.
    """
    import numpy as np

    given = np.array(cube, dtype=float)
    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(given.shape[2]), draws)
    (chance,) = _shares(_medians(given, np.ones((1, len(given)))), weights, top)
    low, high = _interval(given, weights, top, generator)
    low, high = np.minimum(low, chance), np.maximum(high, chance)
    n = (~np.isnan(given)).any(axis=2).sum(axis=0)
    return [
        Chance(int(each), *(None if np.isnan(one) else float(one) for one in of))
        for each, *of in zip(n, chance, low, high, strict=True)
    ]


def chances(
    ratings: pd.DataFrame, draws: int = 1_000, top: int = 3, seed: int = SEED
) -> pd.DataFrame:
    """The chance of each item to be among the first ``top``, whatever the criteria weigh.

    ``ratings`` has one row per rater, item and criterion, with the columns ``rater``, ``item``,
    ``criterion`` and ``rating`` (1 to 5, more is better; empty for no answer). An item's score by
    a criterion is the median of its ratings.

    Gives one row per item, indexed by ``item``, the best first: ``n`` (its raters), ``chance`` (0
    to 1, from ``draws`` weights), ``low`` and ``high`` (0 to 1: the middle 90% of what it would
    have been with other raters from the same group, and the chance itself; empty with fewer than
    five raters). Items that tie for the last place share it. An item that lacks a criterion has no
    chance: NaN.

    Raises Unsuitable when a column is missing, a rating is off the scale, or there is no criterion.
    """
    import pandas as pd

    given = _given(table(ratings, COLUMNS))
    items, criteria = list(dict.fromkeys(given["item"])), list(dict.fromkeys(given["criterion"]))
    found = acceptability(_cube(given, items, criteria), draws, top, seed)
    frame = pd.DataFrame(
        {name: [getattr(one, name) for one in found] for name in ("n", "chance", "low", "high")},
        index=pd.Index(items, name="item"),
    )
    numbers = frame.astype({"n": int, "chance": float, "low": float, "high": float})
    return numbers.sort_values("chance", ascending=False, kind="stable")


def in_words(ranked: Sequence[tuple[str, Chance]], focus: Focus | None = None) -> str:
    """What the chances come to in a sentence; ``ranked`` are names with theirs, the best first."""
    sure = (focus or Focus()).sure
    known = [(name, one.chance) for name, one in ranked if one.chance is not None]
    first = [f"“{quoted(name)}”" for name, chance in known if chance >= sure]
    close = [f"“{quoted(name)}”" for name, chance in known if 1 - sure < chance < sure]
    if not known:
        return "No candidate was rated by every criterion yet. Reopen the step, so that some are."
    if not first:
        return "Which are the first three depends on what one weighs: talk about what matters most."
    verb = "is" if len(first) == 1 else "are"
    words = f"{_listed(first)} {verb} among the first three, whatever one weighs"
    if not close:
        return f"{words}."
    rest = "the rest depends" if len(close) > SHOWN else f"{_listed(close)} {_depend(close)}"
    return f"{words}; {rest} on the weights."


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _depend(names: Sequence[str]) -> str:
    return "depends" if len(names) == 1 else "depend"


def findings(chosen: int, people: int = 0, focus: Focus | None = None) -> list[Finding]:
    """What is to be said about ``chosen`` hot spots and ``people`` who would take part at first."""
    focus = focus or Focus()
    said = list[Finding]()
    if chosen > focus.most:
        words = f"{chosen} are chosen. More than {focus.most} at once end as none: take some away."
        said.append(Finding("block", words))
    elif chosen < focus.least:
        words = f"With fewer than {focus.least}, one that stalls stops all. Is there another?"
        said.append(Finding("warning", words))
    if people >= focus.people:
        words = f"{people:,} people at the start is a roll-out. Begin with few who share a problem."
        said.append(Finding("warning", words))
    return said


def _given(ratings: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    numbers = pd.to_numeric(ratings["rating"], errors="coerce")
    for said, number in zip(ratings["rating"], numbers, strict=True):
        empty = pd.isna(said) or said == ""
        if not empty and number not in range(LOW, HIGH + 1):
            raise Unsuitable(f"“{said}” is no rating from 1 to 5.", "Correct it or leave it empty.")
    if ratings.empty:
        raise Unsuitable("There are no ratings.", "Let people rate the candidates first.")
    return ratings.assign(rating=numbers.astype(float))


def _cube(given: pd.DataFrame, items: list[str], criteria: list[str]) -> Cube:
    """Raters × items × criteria; None where nothing was said."""
    raters = list(dict.fromkeys(given["rater"]))
    there = given.dropna(subset=["rating"])
    keys = zip(there["rater"], there["item"], there["criterion"], strict=True)
    said = dict(zip(keys, there["rating"].astype(float), strict=True))
    return [[[said.get((r, i, c)) for c in criteria] for i in items] for r in raters]


def _medians(cube: Numbers, times: Numbers) -> Numbers:
    """Groups × items × criteria: the medians of groups in which each rater is so many ``times``.

    Ratings are counted, not sorted: that is the same for hundreds of groups at once. NaN where
    nobody said anything.
    """
    import numpy as np

    points = np.arange(LOW, HIGH + 1)
    so_many = np.tensordot(times, cube[..., None] == points, axes=(1, 0)).cumsum(axis=-1)
    n = so_many[..., -1]
    below, above = (
        LOW + (so_many < place[..., None]).sum(axis=-1) for place in ((n + 1) // 2, n // 2 + 1)
    )
    found: Numbers = np.where(n == 0, np.nan, (below + above) / 2)
    return found


def _shares(scores: Numbers, weights: Numbers, top: int) -> Numbers:
    """How often each item is among the first; who ties for the last places shares them.

    ``scores`` is groups × items × criteria, ``weights`` draws × criteria; gives groups × items.
    """
    import numpy as np

    unknown = np.asarray(np.isnan(scores).any(axis=-1))
    known = np.where(unknown[..., None], -np.inf, scores)
    worth = (weights @ known.swapaxes(-1, -2)).round(9)  # groups × draws × items
    place = worth.shape[-1] - min(top, worth.shape[-1])
    last = np.partition(worth, place, axis=-1)[..., place : place + 1]
    ahead: Numbers = worth > last
    level: Numbers = worth == last
    left = (top - ahead.sum(axis=-1, keepdims=True)) / level.sum(axis=-1, keepdims=True)
    share = ahead + level * np.minimum(left, 1)
    found: Numbers = np.where(unknown, np.nan, share.mean(axis=-2))
    return found


def _interval(
    cube: Numbers, weights: Numbers, top: int, generator: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """The middle 90% of the chances that other raters would have led to."""
    import numpy as np

    raters, items, _ = cube.shape
    if raters < Focus().raters:
        nothing = np.full(items, np.nan)
        return nothing, nothing
    few = weights[: max(100, len(weights) // 10)]  # enough for an interval, a tenth of the time
    times = generator.multinomial(raters, np.full(raters, 1 / raters), RESAMPLES)
    drawn = _shares(_medians(cube, times), few, top)
    unknown = np.isnan(drawn).all(axis=0)
    low, high = np.nanquantile(np.where(unknown, 0, drawn), [0.05, 0.95], axis=0)
    return np.where(unknown, np.nan, low), np.where(unknown, np.nan, high)
