"""Concordance of rankings and reliability of codings: several people, several things.

Kendall's W asks whether people put things into the same order; each must have ranked all of them.
Krippendorff's alpha asks whether they gave things the same value; cells may be empty. Both compare
what was seen with chance, so both are undefined when nothing varies, and say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Reliability

if TYPE_CHECKING:
    import numpy.typing as npt
    import pandas as pd

Level = Literal["nominal", "ordinal", "interval", "ratio"]


def kendall_w(ranks: pd.DataFrame | npt.ArrayLike) -> float:
    """Kendall's coefficient of concordance W, from 0 (no common order) to 1 (one order for all).

    ``ranks``: raters × items (m × n, both a DataFrame or rows of numbers; m >= 2, n >= 3), each row
    one person's order: ranks, or any numbers that sort the items. Equal numbers are ties, and W is
    corrected for them: it is Friedman's statistic / (m (n - 1)), by scipy.

    >>> round(kendall_w([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]), 3)
    0.162

    Raises Unsuitable for one rater, for fewer than three items, for missing cells, and when every
    rater ties all items (W is undefined then).

    Source: M. Kendall and B. Babington Smith, "The problem of m rankings", *Annals of Mathematical
    Statistics* 10 (1939), 275-287.
    """
    import numpy as np
    from scipy.stats import friedmanchisquare

    table = _table(ranks, "W compares rankings")
    raters, items = table.shape
    if items < 3:
        raise Unsuitable(
            f"W needs three items or more; there are {items}.",
            "Compare two by how many prefer each.",
        )
    cells = table.to_numpy(dtype=float)
    if np.isnan(cells).any():
        raise Unsuitable(
            f"W needs complete rankings; {int(np.isnan(cells).any(axis=1).sum())} have gaps.",
            "Leave those raters out, or use krippendorff_alpha(data, 'ordinal').",
        )
    if (cells == cells[:, :1]).all():
        raise Unsuitable(
            "Every rater gave all items the same rank, so W is undefined.",
            "Ask for an order, or look at the distribution.",
        )
    return float(friedmanchisquare(*cells.T).statistic / (raters * (items - 1)))


def krippendorff_alpha(data: pd.DataFrame | npt.ArrayLike, level: Level = "nominal") -> float:
    """Krippendorff's alpha: 1 is perfect reliability, 0 what chance would give, below 0 is worse.

    ``data``: raters × units (a DataFrame or rows), the value that each gave to each; NaN or None is
    an empty cell. ``level`` is the level of measurement: "nominal" (any labels), "ordinal",
    "interval" or "ratio" (numbers). By the package krippendorff.

    Raises Unsuitable for one rater, when no unit was judged by two, when nothing varies (alpha is
    undefined then), and for labels where numbers are needed.

    Source: K. Krippendorff, *Content Analysis*, 4th edition, Sage 2018, chapter 12.
    """
    import krippendorff

    if level not in get_args(Level):
        raise Unsuitable(f"{level!r} is no level.", f"Use one of {', '.join(get_args(Level))}.")
    table = _table(data, "Alpha compares raters")
    table = table.loc[:, table.count() > 1]
    if table.empty:
        raise Unsuitable(
            "No unit was judged by two raters.", "Let at least two people judge the same units."
        )
    if table.melt()["value"].nunique() < 2:
        raise Unsuitable(
            "All values are the same, so alpha is undefined: nothing varies that could differ.",
            "Report that everybody chose the same value.",
        )
    return float(krippendorff.alpha(_numbers(table, level), level_of_measurement=level))


def reliability(alpha: float, settings: Reliability = Reliability()) -> str:  # noqa: B008  # frozen
    """The word for an alpha: "good", "tentative", or "too low" to conclude anything from."""
    if alpha >= settings.good:
        return "good"
    return "tentative" if alpha >= settings.tentative else "too low"


def _table(data: Any, purpose: str) -> pd.DataFrame:
    """The data as a DataFrame, raters × items, without rows that are empty throughout."""
    import pandas as pd

    table = pd.DataFrame(data).dropna(how="all")
    if len(table) < 2:
        raise Unsuitable(
            f"{purpose}, so it needs two or more; there are {len(table)} with an answer.",
            "Wait for more answers.",
        )
    return table


def _numbers(table: pd.DataFrame, level: Level) -> npt.NDArray[Any]:
    """The cells as numbers. Labels are numbered when only their being equal counts."""
    import pandas as pd

    if level == "nominal":
        codes, _ = pd.factorize(table.to_numpy().ravel())
        numbers = pd.Series(codes, dtype=float).where(lambda code: code >= 0)
        return numbers.to_numpy().reshape(table.shape)
    try:
        return table.to_numpy(dtype=float)
    except (TypeError, ValueError) as error:
        raise Unsuitable(
            f"The level {level} needs numbers, and there are labels.",
            "Number the categories in their order, or use the level nominal.",
        ) from error
