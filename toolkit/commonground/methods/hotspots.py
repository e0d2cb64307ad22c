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
from typing import TYPE_CHECKING, Final, Literal

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Focus
from commonground.methods.table import table

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

COLUMNS: Final = ("rater", "item", "criterion", "rating")
SEED: Final = 1_998
RESAMPLES: Final = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said about a choice; what blocks must be mended before the room goes on."""

    level: Literal["block", "warning"]
    words: str


def chances(
    ratings: pd.DataFrame, draws: int = 1_000, top: int = 3, seed: int = SEED
) -> pd.DataFrame:
    """The chance of each item to be among the first ``top``, whatever the criteria weigh.

    ``ratings`` has one row per rater, item and criterion, with the columns ``rater``, ``item``,
    ``criterion`` and ``rating`` (1 to 5, more is better; empty for no answer). An item's score by
    a criterion is the median of its ratings.

    Gives one row per item, indexed by ``item``, the best first: ``n`` (its raters), ``chance`` (0
    to 1, from ``draws`` weights), ``low`` and ``high`` (0 to 1: the middle 90% of what it would
    have been with other raters from the same group; empty with fewer than five raters). Items that
    tie for the last place share it. An item that lacks a criterion has no chance: NaN.

    Raises Unsuitable when a column is missing, a rating is off the scale, or there is no criterion.
    """
    import numpy as np
    import pandas as pd

    given = _given(table(ratings, COLUMNS))
    items, criteria = list(dict.fromkeys(given["item"])), list(dict.fromkeys(given["criterion"]))
    cube = _cube(given, items, criteria)
    generator = np.random.default_rng(seed)
    weights = generator.dirichlet(np.ones(len(criteria)), draws)
    n = given.dropna().groupby("item")["rater"].nunique().reindex(items, fill_value=0)
    found = pd.DataFrame(
        {"n": n.to_numpy(dtype=int), "chance": _chance(_middle(cube), weights, top)},
        index=pd.Index(items, name="item"),
    )
    low, high = _interval(cube, weights, top, generator)
    return found.assign(low=low, high=high).sort_values("chance", ascending=False, kind="stable")


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
        if not empty and number not in range(1, 6):
            raise Unsuitable(f"“{said}” is no rating from 1 to 5.", "Correct it or leave it empty.")
    if ratings.empty:
        raise Unsuitable("There are no ratings.", "Let people rate the candidates first.")
    return ratings.assign(rating=numbers.astype(float))


def _cube(given: pd.DataFrame, items: list[str], criteria: list[str]) -> Numbers:
    """Raters × items × criteria; NaN where nothing was said."""
    import numpy as np

    raters = list(dict.fromkeys(given["rater"]))
    cube = np.full((len(raters), len(items), len(criteria)), np.nan)
    places = (
        {name: place for place, name in enumerate(names)} for names in (raters, items, criteria)
    )
    columns = ("rater", "item", "criterion")
    index = [given[column].map(place) for column, place in zip(columns, places, strict=True)]
    cube[tuple(column.to_numpy() for column in index)] = given["rating"].to_numpy()
    return cube


def _middle(cube: Numbers) -> Numbers:
    """Items × criteria: medians; NaN where nobody said anything."""
    import numpy as np

    unsaid = np.isnan(cube).all(axis=0)
    return np.where(unsaid, np.nan, np.nanmedian(np.where(unsaid, 0, cube), axis=0))


def _chance(scores: Numbers, weights: Numbers, top: int) -> Numbers:
    """How often each item is among the first; who ties for the last places shares them."""
    import numpy as np

    worth = (weights @ scores.T).round(9)  # draws × items
    ahead = (worth[:, None, :] > worth[:, :, None]).sum(axis=2)
    level = (worth[:, None, :] == worth[:, :, None]).sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip((top - ahead) / level, 0, 1).mean(axis=0)
    return np.where(np.isnan(scores).any(axis=1), np.nan, share)


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
    drawn = np.stack(
        [
            _chance(_middle(cube[generator.integers(0, raters, raters)]), few, top)
            for _ in range(RESAMPLES)
        ]
    )
    unknown = np.isnan(drawn).all(axis=0)
    ends = np.nanquantile(np.where(unknown, 0, drawn), [0.05, 0.95], axis=0)
    low, high = np.where(unknown, np.nan, ends)
    return low, high
