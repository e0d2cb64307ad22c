"""What a group's answers on an ordinal scale come to, in numbers and in one word.

The word is a band of van der Eijk's A: agree, discuss, split, or two camps. Two camps have no
median: it would lie where nobody stands. A few answers have no index: one more person could turn
any word into another, so there is a note that says so instead.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast, overload

from commonground.methods import ordinal
from commonground.methods.agreement.eijk import CATEGORIES, van_der_eijk
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Bands

if TYPE_CHECKING:
    import pandas as pd

AGREE, DISCUSS, SPLIT, CAMPS = BANDS = ("agree", "discuss", "split", "two camps")


@dataclass(frozen=True, slots=True)
class Judgements:
    """How ``n`` people judged one thing.

    ``counts`` has one number per category, that of the lowest first; they sum to ``n``. ``median``
    is None when nobody answered and when there are two camps; ``q1`` and ``q3`` (Tukey's hinges)
    are None when nobody answered. ``agreement`` is van der Eijk's A (-1 to 1) and ``band`` its
    word, one of ``BANDS``; they are None and "" when there is no index, and ``note`` says why.
    """

    n: int
    counts: tuple[int, ...]
    median: float | None
    q1: float | None
    q3: float | None
    agreement: float | None
    band: str
    note: str


@overload
def summarise(ratings: pd.DataFrame, scale: Iterable[int], bands: Bands = ...) -> pd.DataFrame: ...
@overload
def summarise(
    ratings: Iterable[float | None], scale: Iterable[int], bands: Bands = ...
) -> Judgements: ...
def summarise(
    ratings: pd.DataFrame | Iterable[float | None],
    scale: Iterable[int],
    bands: Bands = Bands(),  # noqa: B008  # frozen: the settings as they are in settings.py
) -> pd.DataFrame | Judgements:
    """Summarise answers on an ordinal scale; never by a mean.

    ``ratings`` of one thing are whole numbers on the scale, in any order: a list or a pandas
    Series; None and NaN are people who did not answer. Or a DataFrame, raters × items: then the
    result is a DataFrame too, one row per item, with the columns of Judgements. ``scale`` is its
    lowest and its highest value, or all of them: ``(1, 5)`` or ``range(1, 6)``.

    >>> summarise([1, 5, 1, 5, 1, 5], (1, 5)).band
    'two camps'

    Raises Unsuitable for a rating that is not on the scale and for a scale that is none.
    """
    low, high = ends(scale)
    # Asked so, a plain list needs no pandas: who only summarises lists need not import it.
    if not hasattr(ratings, "columns"):
        return _judgements(ratings, low, high, bands)
    return _each(cast("pd.DataFrame", ratings), low, high, bands)


def ends(scale: Iterable[int]) -> tuple[int, int]:
    """The lowest and the highest value of a scale that is given by these or by all its values."""
    values = list(scale)
    whole = all(float(value).is_integer() for value in values)
    low, high = (int(min(values)), int(max(values))) if values and whole else (0, 0)
    if low == high or (len(values) > 2 and sorted(values) != list(range(low, high + 1))):
        raise Unsuitable(
            f"{values} is no scale.",
            "Give its lowest and its highest value, such as (1, 5), or each whole number between.",
        )
    return low, high


def _each(ratings: pd.DataFrame, low: int, high: int, bands: Bands) -> pd.DataFrame:
    import pandas as pd

    found = [asdict(_judgements(ratings[item], low, high, bands)) for item in ratings]
    fields = [field.name for field in dataclasses.fields(Judgements)]
    return pd.DataFrame(found, columns=fields, index=ratings.columns)


def _judgements(ratings: Iterable[float | None], low: int, high: int, bands: Bands) -> Judgements:
    found = ordinal.summarise(_answers(ratings, low, high), low, high)
    note = _too_little(found, bands)
    agreement = None if note else van_der_eijk(found.counts)
    band = "" if agreement is None else _band(agreement, bands)
    return Judgements(
        n=found.n,
        counts=found.counts,
        median=None if band == CAMPS else found.median,
        q1=found.q1,
        q3=found.q3,
        agreement=agreement,
        band=band,
        note=note,
    )


def _answers(ratings: Iterable[float | None], low: int, high: int) -> list[int]:
    """The ratings that were given, as whole numbers."""
    present: Iterable[Any] = ratings.dropna() if hasattr(ratings, "dropna") else ratings
    given = [rating for rating in present if not _empty(rating)]
    for rating in given:
        if rating not in range(low, high + 1):
            raise Unsuitable(
                f"{rating!r} is not on the scale from {low} to {high}.",
                "Correct it, or leave it out: an empty cell is nobody's answer.",
            )
    return [int(rating) for rating in given]


def _empty(rating: Any) -> bool:
    return rating is None or (isinstance(rating, float) and math.isnan(rating))


def _too_little(found: ordinal.OrdinalSummary, bands: Bands) -> str:
    """Why there is no index, or nothing."""
    if len(found.counts) < CATEGORIES:
        return "A scale of two has no middle, so agreement is not computed on it."
    if found.n < bands.least:
        return f"Agreement is computed from {bands.least} answers on; these are {found.n}."
    return ""


def _band(agreement: float, bands: Bands) -> str:
    if agreement >= bands.agree:
        return AGREE
    if agreement >= bands.discuss:
        return DISCUSS
    return SPLIT if agreement >= bands.camps else CAMPS
