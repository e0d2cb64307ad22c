"""Value exchange: what one stakeholder gives another and gets from them, each from 0 to 3.

A row i → j tells what i gives j and what i gets from j. What j gets is told by the row j → i, and
only there: what one side believes that it gives is not yet what the other side gets. So an
exchange is a win for both only when both have spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import WinWin
from commonground.methods.table import table

if TYPE_CHECKING:
    import pandas as pd

EXCHANGES: Final = ("win-win", "one-sided", "neither", "unknown")
"""How an exchange can be found: a win for both, for one, for none; or one side has not spoken."""
LOW, HIGH = 0, 3
_COLUMNS = (
    "one",
    "other",
    *("one_gives", "one_gets", "one_net", "other_gives", "other_gets", "other_net"),
    "exchange",
    "evidence",
)


def win_win(
    exchange: pd.DataFrame | Iterable[Mapping[str, Any]],
    wins: WinWin = WinWin(),  # noqa: B008  # frozen
) -> pd.DataFrame:
    """What each pair of stakeholders exchange, and whether both win.

    ``exchange`` has the columns ``from``, ``to``, ``give`` and ``get`` (0 to 3, or empty) and may
    have ``evidence`` (text). Several people's rows on the same i → j count by their median.

    Gives one row per pair, in the order in which they first appear: ``one`` and ``other``; for
    each of them what it gives and gets (NaN where nobody said) and its net, get - give (-3 to 3);
    ``exchange``, one of ``EXCHANGES``: "win-win" when both get at least 2; and ``evidence``, True
    when there is some for both directions.

    Raises Unsuitable when a column is missing, a number is not from 0 to 3, or somebody exchanges
    with themselves.
    """
    import pandas as pd

    given = table(exchange, ("from", "to", "give", "get"))
    _same_person(given)
    for column in ("give", "get"):
        given[column] = _amounts(given[column])
    told = given.get("evidence", pd.Series("", index=given.index))
    given["evidence"] = told.fillna("").astype(str).str.strip() != ""
    ways = given.groupby(["from", "to"], sort=False).agg(
        give=("give", "median"), get=("get", "median"), evidence=("evidence", "any")
    )
    said: dict[tuple[Any, Any], tuple[float, float, bool]] = {
        (str(one), str(other)): (float(give), float(get), bool(evidence))
        for (one, other), give, get, evidence in zip(
            ways.index, ways["give"], ways["get"], ways["evidence"], strict=True
        )
    }
    pairs: dict[tuple[str, str], None] = {}
    for one, other in said:
        if (other, one) not in pairs:
            pairs[one, other] = None
    rows = [_row(pair, said, wins) for pair in pairs]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


_SILENT = (float("nan"), float("nan"), False)


def _row(
    pair: tuple[str, str],
    said: Mapping[tuple[str, str], tuple[float, float, bool]],
    wins: WinWin,
) -> tuple[object, ...]:
    gives, gets, evidence = said.get(pair, _SILENT)
    gives_back, gets_back, evidence_back = said.get((pair[1], pair[0]), _SILENT)
    return (
        *pair,
        *(gives, gets, gets - gives, gives_back, gets_back, gets_back - gives_back),
        exchanged(gets, gets_back, wins),
        evidence and evidence_back,
    )


def exchanged(
    gets: float | None,
    gets_back: float | None,
    wins: WinWin = WinWin(),  # noqa: B008  # frozen
) -> str:
    """What an exchange is, one of ``EXCHANGES``, by what each side gets (0 to 3).

    None and NaN say that this side has not spoken.

    >>> exchanged(3, 1)
    'one-sided'
    """
    if gets is None or gets_back is None or gets != gets or gets_back != gets_back:  # noqa: PLR0124 - NaN
        return "unknown"
    return ("neither", "one-sided", "win-win")[(gets >= wins.least) + (gets_back >= wins.least)]


def _amounts(column: pd.Series) -> pd.Series:
    import pandas as pd

    numbers = pd.to_numeric(column.replace("", None), errors="coerce").astype(float)
    wrong = column[(numbers.isna() & column.notna() & (column != "")) | ~_on_scale(numbers)]
    if len(wrong):
        raise Unsuitable(
            f"“{wrong.iloc[0]}” is no amount that is given or got.",
            f"Write {LOW} for nothing to {HIGH} for much, or leave it empty.",
        )
    return numbers


def _on_scale(numbers: pd.Series) -> pd.Series:
    return numbers.isna() | numbers.between(LOW, HIGH)


def _same_person(given: pd.DataFrame) -> None:
    alone = given["from"][given["from"] == given["to"]]
    if len(alone):
        raise Unsuitable(
            f"“{alone.iloc[0]}” cannot exchange anything with themselves.", "Leave that row out."
        )
