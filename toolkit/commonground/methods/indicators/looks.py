"""What the rules of the vanity check look for: each function finds one thing on a card, or None.

What is found is a field and the words in it; there are no words where something is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from commonground.methods.indicators import words
from commonground.methods.indicators.card import Card
from commonground.methods.plain import plain_text
from commonground.methods.purpose.astray import COMMAND, PLACEHOLDER
from commonground.methods.settings import Gaming

_COUNTS = ("name", "definition", "numerator", "formula")
_BELOW = ("input", "activity", "output")


class Seen(NamedTuple):
    """The field in which a rule saw something, and the words."""

    field: str
    words: str


@dataclass(frozen=True)
class Reading:
    """A card as the rules read it: its texts as plain text, what is only a placeholder as empty."""

    card: Card
    gaming: Gaming

    @cached_property
    def texts(self) -> dict[str, str]:
        """The fields that are texts."""
        plain = {
            name: plain_text(value).strip()
            for name in Card.__slots__
            if isinstance(value := getattr(self.card, name), str)
        }
        return {name: "" if PLACEHOLDER.fullmatch(text) else text for name, text in plain.items()}

    def first(self, pattern: re.Pattern[str], *fields: str) -> Seen | None:
        """Where the pattern is found first."""
        for field in fields:
            if match := pattern.search(self.texts[field]):
                return Seen(field, match[0].strip())
        return None

    def lacks(self, *fields: str) -> bool:
        """Whether none of these is filled."""
        return not any(self.texts[field] for field in fields)


def traffic(reading: Reading) -> Seen | None:
    """A count of who comes and what they click on, in which nothing changes for anybody."""
    counted = (words.ABOUT_SOMETHING.sub("", reading.texts[field]) for field in _COUNTS)
    changes = any(map(words.OUTCOME.search, counted))
    return None if changes else reading.first(words.TRAFFIC, *_COUNTS)


def cumulative(reading: Reading) -> Seen | None:
    """A number that can only grow."""
    if seen := reading.first(words.CUMULATIVE, *_COUNTS, "unit"):
        return seen
    card = reading.card
    afresh = reading.first(words.AFRESH, *_COUNTS, "unit")
    if afresh or card.denominator or card.is_percent or card.is_share:
        return None
    return reading.first(words.TOTAL, *_COUNTS)


def no_denominator(reading: Reading) -> Seen | None:
    """A number of which nobody knows whether it is many."""
    seen = reading.first(words.RATIO, "formula", "name", "definition", "numerator", "unit")
    return None if seen or not reading.lacks("denominator") else Seen("denominator", "")


def no_goal(reading: Reading) -> Seen | None:
    """Nothing that it is for."""
    return Seen("question", "") if reading.lacks("purpose", "question") else None


def no_threshold(reading: Reading) -> Seen | None:
    """No value at which anything is decided."""
    return Seen("threshold", "") if reading.lacks("threshold") else None


def no_action(reading: Reading) -> Seen | None:
    """A value at which something is decided, and nothing that is done then."""
    return Seen("action", "") if reading.lacks("action") else None


def output_only(reading: Reading) -> Seen | None:
    """What goes in, is done or comes out, and not what changes."""
    stage = reading.card.logic_stage
    return Seen("logic_stage", stage) if stage in _BELOW else None


def mandated(reading: Reading) -> Seen | None:
    """What people do because they must."""
    fields = (*_COUNTS, "denominator", "purpose", "question", "source")
    seen = reading.first(COMMAND, *fields) or reading.first(words.MANDATED, *fields)
    return None if seen and words.NOT.search(seen.words) else seen


def no_baseline(reading: Reading) -> Seen | None:
    """Nothing to compare with."""
    return Seen("baseline", "") if reading.card.baseline is None else None


def easily_gamed(reading: Reading) -> Seen | None:
    """A number that can look good while nothing is better, and nobody would notice."""
    risk = reading.card.gaming_risk
    if risk is None or risk < reading.gaming.easily or not reading.lacks("counter_metric"):
        return None
    return Seen("counter_metric", str(risk))


def hides_segments(reading: Reading) -> Seen | None:
    """One number over groups that may differ."""
    if any(not words.EVERYBODY.fullmatch(part.strip()) for part in reading.card.segments):
        return None
    seen = reading.first(words.WHOLE, *_COUNTS)
    return Seen("segments", seen.words if seen else "")
