"""What a card's numbers can show: how many to look at, and which change is more than chance.

Only for shares: of other numbers a card does not say how much they vary. Where there is no
baseline yet, a half is assumed, which asks for most.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from commonground.methods.findings import Level
from commonground.methods.indicators.card import Card
from commonground.methods.indicators.finding import Finding
from commonground.methods.problems import Unsuitable
from commonground.methods.sampling import detectable_change, share_margin, share_sample_size
from commonground.methods.settings import Power

POWER: Final = "power"
"""The rule of a finding about what a card's numbers can show."""


def power(card: Card, rule: Power = Power()) -> list[Finding]:  # noqa: B008  # frozen
    """How many to look at (field ``sample``), and the change that they can show.

    Nothing for a card that tells no share, or of which neither baseline, population nor sample is
    known.

    >>> card = Card(unit="share", baseline=0.5, sample=100)
    >>> [finding.words for finding in power(card)]
    ['385', '0.098', '0.198']
    """
    known = (card.baseline, card.population, card.sample)
    share = _share(card)
    if share is None or known == (None, None, None):
        return []
    try:
        return [*_sizes(card, share, rule), *_changes(card, share, rule)]
    except Unsuitable as problem:
        return [Finding(POWER, "error", "sample", str(card.sample), problem.what, problem.do)]


def _share(card: Card) -> float | None:
    """The share to calculate with; None where the card tells none, or one that there cannot be."""
    if not (card.is_percent or card.is_share):
        return None
    share = 0.5 if card.baseline is None else card.baseline / (100 if card.is_percent else 1)
    # At its ends a share does not vary, and a sample of any size would seem to show everything.
    return 0.5 if share in (0, 1) else share if 0 < share < 1 else None


def _sizes(card: Card, share: float, rule: Power) -> Iterator[Finding]:
    n = share_sample_size(share, rule.margin, rule.confidence, card.population)
    of = f"{n} of the {card.population}" if card.population else str(n)
    yield _finding(
        "sample",
        str(n),
        f"To know a share near {_told(card, share)} within ± {_points(card, rule.margin)}, look at "
        f"{of} each time.",
        f"That holds in {rule.confidence:.0%} of all samples that are drawn by chance.",
    )
    if card.sample:
        margin = share_margin(share, card.sample, rule.confidence, card.population)
        yield _finding(
            "sample",
            _amount(card, margin),
            f"{card.sample} each time show it within ± {_points(card, margin)}.",
            "Draw them by chance: those who offer themselves are not like the others.",
        )


def _changes(card: Card, share: float, rule: Power) -> Iterator[Finding]:
    if not card.sample:
        return
    change = detectable_change(card.sample, p=share, alpha=1 - rule.confidence, power=rule.power)
    planned = _planned(card)
    small = 0 < planned < change
    yield _finding(
        "minimum_detectable_change",
        _amount(card, change),
        f"{card.sample} before and {card.sample} others after can show a change of "
        f"{_points(card, change)} or more"
        + (f"; the planned change of {_points(card, planned)} is smaller." if small else "."),
        "Look at more, aim further, or call it an observed change only."
        if small
        else f"Write {_amount(card, change)} into the field, or a larger change that would matter.",
        "warning" if small else "note",
    )


def _planned(card: Card) -> float:
    """The change that the card aims at, as a part of 1; 0 when it does not say."""
    if card.baseline is None or card.target is None:
        return 0
    return abs(card.target - card.baseline) / (100 if card.is_percent else 1)


def _told(card: Card, share: float) -> str:
    return f"{round(100 * share, 1):g}%" if card.is_percent else f"{round(share, 3):g}"


def _amount(card: Card, part: float) -> str:
    """A part of 1 as a number in the card's unit."""
    return f"{round(100 * part, 1):g}" if card.is_percent else f"{round(part, 3):g}"


def _points(card: Card, part: float) -> str:
    return f"{_amount(card, part)} points" if card.is_percent else _amount(card, part)


def _finding(field: str, words: str, reason: str, fix: str, level: Level = "note") -> Finding:
    return Finding(POWER, level, field, words, reason, fix)
