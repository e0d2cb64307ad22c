"""A measure that a file can give: what is counted, over what, and by which date.

``value`` and ``where`` are SQL over the table that `table` makes of a file: a column for each role
(dates, numbers and texts), never a word that came with the file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

Statistic = Literal["count", "people", "share", "mean", "median", "sum", "ratio"]
UNITS = {"people": "count", "median": "mean", "ratio": "share"}
"""What a statistic is to whoever draws it, where it is not itself."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    ``needs`` are the roles without which it cannot be given; ``when`` is the role of its date.
    Of a "ratio", ``value`` is the numerator and ``over`` the denominator, both already counted in
    the file. ``of`` is what is behind a value (tickets, people): where that is people, a numerator
    is a small cell too. ``counted`` says that each row of the file is itself a total, so that
    its own value is the cell. ``activity`` is what people do in a tool, which is no outcome.
    """

    id: str
    name: str
    statistic: Statistic
    when: str
    value: str = "1"
    over: str = ""
    where: str = "true"
    needs: tuple[str, ...] = ()
    of: str = "rows"
    counted: bool = False
    activity: bool = False

    @property
    def unit(self) -> str:
        """What its values are: "share", "count", "mean" or "sum"."""
        return UNITS.get(self.statistic, self.statistic)

    @property
    def people(self) -> bool:
        """Whether each that is counted is somebody."""
        return self.of in ("people", "answers")

    def called(self, name: str) -> Measure:
        """The same under another name."""
        return replace(self, name=name)

    def to_json(self) -> dict[str, Any]:
        """What a person decides by."""
        return {
            "id": self.id,
            "name": self.name,
            "statistic": self.statistic,
            "unit": self.unit,
            "of": self.of,
            "activity": self.activity,
        }
