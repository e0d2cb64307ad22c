"""The fields of an indicator card: what each is called, asked and made of.

One table, read by everything that shows, reads or exports a card. ``part`` groups the fields into
the steps in which a card is filled, so that nobody meets all of them at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

Kind = Literal["line", "text", "number", "whole", "date", "choice", "list"]
Part = Literal["what", "counted", "logic", "target", "collected", "decided"]

PARTS: Final[dict[Part, str]] = {
    "what": "What it is for",
    "counted": "How it is counted",
    "logic": "Where it stands",
    "target": "From where to where",
    "collected": "How it is collected",
    "decided": "What follows from it",
}
"""The steps in which a card is filled, in order, with their titles."""

DIRECTIONS: Final = ("up", "down", "hold")
STAGES: Final = ("input", "activity", "output", "outcome", "impact")
CYCLE: Final = ("immediate", "potential", "applied", "realised", "reframing")
TIMINGS: Final = ("leading", "lagging")
CADENCES: Final = (
    *("daily", "weekly", "fortnightly", "monthly"),
    *("quarterly", "half-yearly", "yearly", "once"),
)
PRIVACY: Final = ("aggregate", "pseudonymous", "personal", "sensitive")
STATES: Final = ("candidate", "agreed", "context", "retired")


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``low`` and ``high`` bound a number; ``choices`` are all that a choice may be."""

    name: str
    label: str
    part: Part
    kind: Kind
    asks: str
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def to_json(self) -> dict[str, Any]:
        """All fields; the choices as a list."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return values | {"choices": list(self.choices)}


FIELDS: Final = (
    Field("id", "Id", "what", "line", "A short name for files, for example R1."),
    Field("name", "Name", "what", "line", "What is it called?"),
    Field("purpose", "Purpose", "what", "text", "Which purpose does it serve?"),
    Field("question", "Question", "what", "text", "Which question does it answer?"),
    Field("definition", "Definition", "what", "text", "What exactly is counted, and what is not?"),
    Field("numerator", "Numerator", "counted", "line", "What is counted above the line?"),
    Field("denominator", "Denominator", "counted", "line", "Out of what, or per what?"),
    Field("formula", "Formula", "counted", "line", "How is the number worked out?"),
    Field("unit", "Unit", "counted", "line", "In what is it told, for example % or hours?"),
    Field(
        "segments",
        "Segments",
        "counted",
        "list",
        "Which groups are told apart, for example North, South?",
    ),
    Field("direction", "Direction", "logic", "choice", "Which way is better?", choices=DIRECTIONS),
    Field(
        "logic_stage",
        "Stage of the logic",
        "logic",
        "choice",
        "Is it what goes in, what is done, what comes out, or what changes?",
        choices=STAGES,
    ),
    Field(
        "value_cycle",
        "Value cycle",
        "logic",
        "choice",
        "Is the value felt at once, stored, applied in the work, realised, or a new view?",
        choices=CYCLE,
    ),
    Field(
        "timing",
        "Leading or lagging",
        "logic",
        "choice",
        "Does it move before the result, or with it?",
        choices=TIMINGS,
    ),
    Field("baseline", "Baseline", "target", "number", "How much is it now?"),
    Field("baseline_start", "Baseline from", "target", "date", "First day of the baseline?"),
    Field("baseline_end", "Baseline to", "target", "date", "Last day of the baseline?"),
    Field("target", "Target", "target", "number", "How much shall it be?"),
    Field("horizon", "Horizon", "target", "date", "By which day?"),
    Field(
        "population",
        "Population",
        "target",
        "whole",
        "How many are there in all, of whom it tells?",
        low=1,
    ),
    Field(
        "sample", "Sample", "target", "whole", "How many of them are looked at each time?", low=1
    ),
    Field(
        "minimum_detectable_change",
        "Minimum detectable change",
        "target",
        "number",
        "Which change could be told from chance?",
        low=0,
    ),
    Field("source", "Source", "collected", "line", "Where does the number come from?"),
    Field("owner", "Owner", "collected", "line", "Who collects it?"),
    Field("cadence", "Cadence", "collected", "choice", "How often?", choices=CADENCES),
    Field(
        "cost_hours",
        "Cost in hours",
        "collected",
        "number",
        "How many hours does it take each time?",
        low=0,
    ),
    Field(
        "privacy_class",
        "Privacy class",
        "collected",
        "choice",
        "Is it about groups, about people without names, about people, or sensitive?",
        choices=PRIVACY,
    ),
    Field("threshold", "Threshold", "decided", "line", "At which value is something decided?"),
    Field("action", "Action", "decided", "text", "What is done then?"),
    Field(
        "gaming_risk",
        "Risk of gaming",
        "decided",
        "whole",
        "How easily can it look good while nothing is better (1 hardly, 5 easily)?",
        low=1,
        high=5,
    ),
    Field(
        "counter_metric",
        "Counter-metric",
        "decided",
        "line",
        "Which other number would show that it is gamed?",
    ),
    Field("status", "Status", "decided", "choice", "Where is it on its way?", choices=STATES),
    Field("version", "Version", "decided", "whole", "Which version of the card is this?", low=1),
)
"""All fields, in the order in which they are asked."""

BY_NAME: Final = {field.name: field for field in FIELDS}
