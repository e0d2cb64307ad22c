"""An indicator card: one measure with everything that one must know to collect and use it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One indicator. What is not known yet is "" or None; `fields.FIELDS` explains each field.

    ``baseline``, ``target`` and ``minimum_detectable_change`` are in ``unit``: a share of 18% is
    18 with the unit "%", and 0.18 with the unit "share". ``cost_hours`` is for each collection.
    `reading.read` makes cards from JSON and says what is wrong with it; a card that is made here
    is taken at its word.
    """

    id: str = ""
    name: str = ""
    purpose: str = ""
    question: str = ""
    definition: str = ""
    numerator: str = ""
    denominator: str = ""
    formula: str = ""
    unit: str = ""
    segments: tuple[str, ...] = ()
    direction: str = ""
    logic_stage: str = ""
    value_cycle: str = ""
    timing: str = ""
    baseline: float | None = None
    baseline_start: date | None = None
    baseline_end: date | None = None
    target: float | None = None
    horizon: date | None = None
    population: int | None = None
    sample: int | None = None
    minimum_detectable_change: float | None = None
    source: str = ""
    owner: str = ""
    cadence: str = ""
    cost_hours: float | None = None
    privacy_class: str = ""
    threshold: str = ""
    action: str = ""
    gaming_risk: int | None = None
    counter_metric: str = ""
    status: str = "candidate"
    version: int = 1

    @property
    def title(self) -> str:
        """What it is called where it is spoken of."""
        return self.name or self.id or "Indicator without a name"

    @property
    def is_percent(self) -> bool:
        """Whether its values are told in percent."""
        return self.unit.strip().casefold() in ("%", "percent", "per cent", "pct")

    @property
    def is_share(self) -> bool:
        """Whether its values are parts of 1."""
        return self.unit.strip().casefold() in ("share", "proportion", "fraction")

    @property
    def aim(self) -> str:
        """From where to where by which day, as far as that is known; "" where it is not.

        >>> Card(unit="%", baseline=18, target=12, horizon=date(2027, 6, 30)).aim
        '18 → 12% by 30 Jun 2027'
        """
        now, then = self._told(self.baseline), self._told(self.target)
        day = f"{self.horizon.day} {self.horizon:%b %Y}" if self.horizon else ""
        if not now or not then:
            known = f"{now} now" if now else f"to {then}" if then else ""
            return f"{known} by {day}" if then and day else known
        if now == then:
            return f"hold {now} until {day}" if day else f"hold {now}"
        bare = now.removesuffix(self._unit)
        return f"{bare} → {then} by {day}" if day else f"{bare} → {then}"

    @property
    def _unit(self) -> str:
        unit = self.unit.strip()
        return f" {unit}" if unit and not unit.startswith("%") else unit

    def _told(self, value: float | None) -> str:
        return "" if value is None else f"{value:,.10g}{self._unit}"

    def to_json(self) -> dict[str, Any]:
        """All fields; days as YYYY-MM-DD, segments as a list."""
        values = asdict(self)
        for name, value in values.items():
            if isinstance(value, date):
                values[name] = value.isoformat()
        return values | {"segments": list(self.segments)}
