"""A result in words: what moved, from where to where, and how sure one may be."""

from __future__ import annotations

import re
from typing import Final

from commonground.methods.indicators import Card
from commonground.methods.review.evidence import Evidence

_NUMBER = re.compile(r"[-+−]?\d+(?:[.,]\d+)*")
_OVER: Final = ("over", "above", "more", "exceed", "higher", "rise", ">", "≥", "at least", "up to")
_UNDER: Final = ("under", "below", "less", "fewer", "lower", "fall", "<", "≤", "drop")


def number(value: float) -> str:
    """A number as people write it: 12,000, 18.1 or 0.175."""
    size = abs(value)
    digits = 0 if size >= 1000 else 1 if size >= 100 else 2 if size >= 1 else 3
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if digits else text
    return "0" if text == "-0" else text.replace("-", "−")


def amount(value: float, unit: str) -> str:
    """A number with its unit: “12%”, “40 hours”."""
    unit = unit.strip()
    return f"{_short(value)}{unit}" if unit.startswith("%") else f"{_short(value)} {unit}".strip()


def _short(value: float) -> str:
    """With one digit after the point, where that is enough to see a change."""
    return number(round(value, 1)) if abs(value) >= 1 else number(value)


def step(value: float, card: Card) -> str:
    """A difference: of percents it is told in points."""
    unit = "points" if card.is_percent else card.unit.strip()
    return f"{_short(abs(value))} {unit}".strip()


def headline(card: Card, found: Evidence | None) -> str:
    """What came out, as a title."""
    name = card.title
    if found is None or found.after is None:
        since = " since the change" if found and found.before is not None else ""
        return f"{name}: nothing was measured{since}."
    if found.before is None:
        return f"{name} is at {amount(found.after, card.unit)}; there is no before."
    way = "fell" if found.after < found.before else "rose"
    course = f"from {amount(found.before, card.unit)} to {amount(found.after, card.unit)}"
    if found.direction is None:
        return f"{name} {way} {course}; nothing tells whether that is chance."
    if found.direction == 0:
        other = " beyond that of the others" if found.compared else " beyond chance"
        return f"{name}: no change{other} is shown, {course}."
    if found.compared is None:
        return f"{name} {way} {course}, more than chance explains."
    less = "less" if found.direction < 0 else "more"
    return (
        f"{name}: {step(found.compared.estimate, card)} {less} than without the change, {course}."
    )


def interval(card: Card, found: Evidence | None) -> str:
    """The interval of the difference that the label stands for; "" without one."""
    if found is None or found.found is None or found.found.interval is None:
        return ""
    low, high = found.found.interval
    unit = " points" if card.is_percent else f" {card.unit.strip()}".rstrip()
    return f"{_signed(low)} and {_signed(high)}{unit}"


def _signed(value: float) -> str:
    text = _short(value)
    return f"+{text}" if value > 0 and text != "0" else text


def crossed(card: Card, value: float | None) -> bool | None:
    """Whether a value is beyond the card's threshold; None where its words cannot be read.

    >>> crossed(Card(threshold="over 15% after three months", direction="down"), 16)
    True
    """
    at = _NUMBER.search(card.threshold)
    if at is None or value is None:
        return None
    limit = float(at[0].replace("−", "-").replace(",", ""))
    words = card.threshold.casefold()
    over, under = (any(word in words for word in of) for of in (_OVER, _UNDER))
    if over == under:  # nothing is said, or both: then against the direction
        over, under = card.direction == "down", card.direction == "up"
    if over == under:
        return None
    return value > limit if over else value < limit
