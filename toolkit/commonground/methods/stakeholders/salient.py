"""Salience: who has power, a legitimate claim, and urgency, as more than half of the votes say.

Source: R. Mitchell, B. Agle and D. Wood, "Toward a theory of stakeholder identification and
salience", *Academy of Management Review* 22 (1997), 853-886.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from commonground.methods.problems import Unsuitable
from commonground.methods.table import table

if TYPE_CHECKING:
    import pandas as pd

ATTRIBUTES: Final = ("power", "legitimacy", "urgency")
CLASSES: Final = {
    "": "none",
    "P": "dormant",
    "L": "discretionary",
    "U": "demanding",
    "PL": "dominant",
    "PU": "dangerous",
    "LU": "dependent",
    "PLU": "definitive",
}
"""First letters of the attributes that somebody has → the class."""


def salience_class(*, power: bool, legitimacy: bool, urgency: bool) -> str:
    """The class of somebody who has these attributes, one of ``CLASSES``.

    >>> salience_class(power=True, legitimacy=False, urgency=True)
    'dangerous'
    """
    has = zip("PLU", (power, legitimacy, urgency), strict=True)
    return CLASSES["".join(letter for letter, had in has if had)]


def salience(votes: pd.DataFrame) -> pd.DataFrame:
    """The class of each stakeholder.

    ``votes`` has one row per person and stakeholder, with the columns ``stakeholder`` and
    ``power``, ``legitimacy``, ``urgency``: yes or no (True/False or 1/0), or empty where somebody
    did not say. Somebody has an attribute when more than half of those who said so said yes; half
    is not enough.

    Gives one row per stakeholder, in the order of their first votes, indexed by ``stakeholder``:
    ``n`` (people who said anything), the share of yes (0 to 1) of ``power``, ``legitimacy`` and
    ``urgency``, and ``salience``. Without any vote on one of the three, that share is NaN and the
    class is open: None.

    Raises Unsuitable when a column is missing or a vote is neither yes nor no.
    """
    import pandas as pd

    given = table(votes, ("stakeholder", *ATTRIBUTES))
    said = given[list(ATTRIBUTES)].map(_vote).astype("Float64")
    groups = said.groupby(given["stakeholder"], sort=False)
    shares = groups.mean().astype(float)
    n = said.notna().any(axis=1).groupby(given["stakeholder"], sort=False).sum().astype(int)
    classes = [_class(row) for row in shares.itertuples(index=False)]
    return pd.concat([n.rename("n"), shares], axis=1).assign(
        salience=pd.Series(classes, index=shares.index, dtype=object)
    )


def _class(shares: Sequence[float]) -> str | None:
    if any(share != share for share in shares):  # noqa: PLR0124 - only NaN is unlike itself
        return None
    power, legitimacy, urgency = (share > 0.5 for share in shares)
    return salience_class(power=power, legitimacy=legitimacy, urgency=urgency)


def _vote(vote: object) -> int | None:
    import pandas as pd

    if pd.isna(vote) or vote == "":  # type: ignore[call-overload]  # any cell of a table
        return None
    if vote not in (0, 1):
        raise Unsuitable(f"“{vote}” is no vote.", "Write True or False, or leave it empty.")
    return int(bool(vote))
