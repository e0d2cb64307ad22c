"""The data dictionary: what each number means, and what is still open about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from commonground.methods.indicators import BY_NAME, FIELDS, Card, check, context_only
from commonground.methods.plan import periods

if TYPE_CHECKING:
    import pandas as pd

_NEEDED: Final = {
    "definition": "Two people could count it differently.",
    "unit": "Nobody can tell in what the number is.",
    "source": "Nobody knows where to look for the number.",
    "owner": "Nobody has said that they collect it.",
    "cadence": "There is no rhythm, so its sheet has no dates.",
    "horizon": "There is no day to look back, so its sheet has no dates.",
    "baseline": "There is nothing to compare with.",
    "target": "Nobody can tell whether it has come far enough.",
}


def dictionary(cards: Iterable[Card]) -> pd.DataFrame:
    """The data dictionary: one row per card in the given order, one column per field of `FIELDS`.

    Columns are named by the fields' labels, and two more follow: “Context only” (yes or no), and
    “Findings”, the rules of the vanity check that have something to say. Days are texts
    (YYYY-MM-DD), segments are joined by commas, and what is not known is empty.
    """
    import pandas as pd

    rows = []
    for card in cards:
        findings = check(card)
        values = {field.label: _cell(getattr(card, field.name)) for field in FIELDS}
        told = ", ".join(finding.rule for finding in findings)
        rows.append(
            values | {"Context only": "yes" if context_only(findings) else "no", "Findings": told}
        )
    columns = [*(field.label for field in FIELDS), "Context only", "Findings"]
    return pd.DataFrame(rows, columns=columns)


def open_points(cards: Iterable[Card], start: date) -> pd.DataFrame:
    """What the cards leave open: one row each, with the columns Indicator, Field and Open.

    ``start`` is the first day of the plan.
    """
    import pandas as pd

    rows = [(card.title, *point) for card in cards for point in _open(card, start)]
    return pd.DataFrame(rows, columns=["Indicator", "Field", "Open"])


def _open(card: Card, start: date) -> Iterator[tuple[str, str]]:
    for name, why in _NEEDED.items():
        if getattr(card, name) in ("", None):
            yield BY_NAME[name].label, why
    horizon = BY_NAME["horizon"].label
    if card.horizon is not None and card.horizon < periods.first_day(card, start):
        yield horizon, f"{card.horizon} lies before anything can be measured."
    elif periods.is_cut(card, start):
        yield horizon, f"The plan goes {periods.LONGEST} years ahead, and no further."


def _cell(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else value
