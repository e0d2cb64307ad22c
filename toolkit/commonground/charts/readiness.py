"""Readiness and diagnosis: how the answers to each fall, from where on they count, what follows.

Neither has an average. The title says the lowest of the six disciplines, or the red flags.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commonground.activities.readiness import says_flags, says_ready
from commonground.charts.distributions import distributions
from commonground.charts.drawn import Drawn
from commonground.charts.look import PAGE, View
from commonground.methods.settings import Failing, Ready

if TYPE_CHECKING:
    import pandas as pd


def readiness(
    summary: pd.DataFrame, *, ends: tuple[str, str] = ("", ""), view: View = PAGE
) -> Drawn:
    """Draw a rating of the six disciplines, ``summary`` as `Rating.summary` has it.

    The dashed line stands before the lowest point that is enough. ``ends`` are words for the two
    ends of the scale.
    """
    title = says_ready([*summary.to_dict("records")])["words"]
    named = _named(summary, "lowest", "the lowest")
    beyond = (Ready().enough, "enough to begin")
    return distributions(named, ends=ends, view=view, title=title, least=beyond)


def scenarios(
    summary: pd.DataFrame, *, ends: tuple[str, str] = ("", ""), view: View = PAGE
) -> Drawn:
    """Draw a rating of the five ways of failing, ``summary`` as `Rating.summary` has it.

    The dashed line stands before the lowest median that is a red flag.
    """
    title = says_flags([*summary.to_dict("records")])["words"]
    named = _named(summary, "red", "red flag")
    beyond = (Failing().red, "a red flag, if the median is there")
    return distributions(named, ends=ends, view=view, title=title, least=beyond)


def _named(summary: pd.DataFrame, column: str, word: str) -> pd.DataFrame:
    """The rows, where the mark in a column is said in a word beside the name."""
    marks = summary.get(column)
    if marks is None:
        return summary
    return summary.assign(label=[word if mark is True else "" for mark in marks.tolist()])
