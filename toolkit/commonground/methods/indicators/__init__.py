"""Indicators: reading cards, checking them for vanity, and the balance of a purpose's cards.

A `Card` has the `FIELDS` of one measure; `read` makes one from JSON and says what is wrong with
it. `check` runs the ten rules of the vanity check (`rules`, `looks`, and the words that it knows
in `words`), and `balance` says what the cards of a purpose lack together; `power` says
how many to look at, and which change so many can show. What is to be done with
agreed cards, from data dictionary to calendar, is `commonground.methods.plan`'s.
"""

from commonground.methods.indicators.balance import BALANCE, Balanced, balance
from commonground.methods.indicators.card import Card
from commonground.methods.indicators.checking import ABOUT, CONTEXT_ONLY, check, context_only
from commonground.methods.indicators.fields import BY_NAME, FIELDS, PARTS, STAGES, Field
from commonground.methods.indicators.finding import Finding
from commonground.methods.indicators.power import POWER, power
from commonground.methods.indicators.reading import VALUE, read
from commonground.methods.indicators.rules import RULES

__all__ = [
    "ABOUT",
    "BALANCE",
    "BY_NAME",
    "CONTEXT_ONLY",
    "FIELDS",
    "PARTS",
    "POWER",
    "RULES",
    "STAGES",
    "VALUE",
    "Balanced",
    "Card",
    "Field",
    "Finding",
    "balance",
    "check",
    "context_only",
    "power",
    "read",
]
