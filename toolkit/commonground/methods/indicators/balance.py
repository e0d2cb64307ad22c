"""The balance of a purpose's cards: one number alone always tells half of it.

Together they need a realised outcome (has it come about?), a leading measure of applied practice
(is it on its way?) and a counter-metric (at whose cost?), and they must stay few enough to be
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commonground.methods.indicators.card import Card
from commonground.methods.indicators.checking import check, context_only
from commonground.methods.indicators.finding import Finding
from commonground.methods.settings import Balance
from commonground.methods.stakeholders.names import same_letters

BALANCE: Final = "balance"
"""The rule of a finding about what a purpose's cards lack together."""
_ASIDE = ("context", "retired")


@dataclass(frozen=True, slots=True)
class Balanced:
    """How balanced the cards of one purpose are.

    ``cards`` counts those that are not retired. ``outcomes``, ``leading`` and ``counters`` name
    what was found of each kind; ``findings`` say in words what is missing, none if nothing is.
    """

    purpose: str
    cards: int
    outcomes: tuple[str, ...]
    leading: tuple[str, ...]
    counters: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def is_balanced(self) -> bool:
        """Whether nothing is missing. A note alone does not tip the balance."""
        return all(finding.level == "note" for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """All fields, tuples as lists."""
        return {
            "purpose": self.purpose,
            "cards": self.cards,
            "outcomes": list(self.outcomes),
            "leading": list(self.leading),
            "counters": list(self.counters),
            "findings": [finding.to_json() for finding in self.findings],
        }


def balance(cards: Iterable[Card], rule: Balance = Balance()) -> list[Balanced]:  # noqa: B008  # frozen
    """How balanced the cards of each purpose are, in the order of the purposes' first cards.

    A purpose is the same however it is written (case, accents, punctuation). Cards that are
    retired do not count, and one that the vanity check makes context only is no outcome.
    """
    purposes: dict[str, list[Card]] = {}
    for card in cards:
        if card.status != "retired":
            purposes.setdefault(same_letters(card.purpose.strip()), []).append(card)
    return [_balanced(of_purpose, rule) for of_purpose in purposes.values()]


def _balanced(cards: Sequence[Card], rule: Balance) -> Balanced:
    outcomes = tuple(card.title for card in cards if _is_realised_outcome(card))
    leading = tuple(card.title for card in cards if _is_leading_practice(card))
    counters = tuple(dict.fromkeys(card.counter_metric for card in cards if card.counter_metric))
    missing = _missing(outcomes, leading, counters)
    findings = [*missing, *_uncarded(cards, counters), *_too_many(cards, rule)]
    return Balanced(
        cards[0].purpose.strip(), len(cards), outcomes, leading, counters, tuple(findings)
    )


def _is_realised_outcome(card: Card) -> bool:
    return (
        card.value_cycle == "realised"
        and card.logic_stage in ("outcome", "impact")
        and card.status not in _ASIDE
        and not context_only(check(card))
    )


def _is_leading_practice(card: Card) -> bool:
    return card.timing == "leading" and card.value_cycle == "applied" and card.status not in _ASIDE


def _missing(
    outcomes: Sequence[str], leading: Sequence[str], counters: Sequence[str]
) -> Iterator[Finding]:
    if not outcomes:
        yield _finding(
            "value_cycle",
            "There is no realised outcome yet, so nobody could tell whether the purpose came true.",
            "Add one card of stage outcome and value realised, for example “share of cases with "
            "rework”.",
        )
    if not leading:
        yield _finding(
            "timing",
            "There is no leading measure of applied practice, so all news would come late.",
            "Add one leading card of value applied, for example “share of cases in which a shared "
            "case was used”.",
        )
    if not counters:
        yield _finding(
            "counter_metric",
            "There is no counter-metric, so nobody would notice at whose cost it succeeds.",
            "Name one number that would get worse if the others were gamed, for example “reopened "
            "cases”.",
        )


def _uncarded(cards: Sequence[Card], counters: Sequence[str]) -> Iterator[Finding]:
    known = {same_letters(name) for card in cards for name in (card.id, card.name) if name}
    for counter in counters:
        if same_letters(counter) not in known:
            yield _finding(
                "counter_metric",
                f"“{counter}” is named as a counter-metric and has no card, so nobody collects it.",
                "Make a card of it, or correct its name.",
                words=counter,
                note=True,
            )


def _too_many(cards: Sequence[Card], rule: Balance) -> Iterator[Finding]:
    if len(cards) > rule.most:
        yield _finding(
            "",
            f"There are {len(cards)} cards; beyond {rule.most}, nobody looks at them all.",
            "Keep those that somebody would decide by, and retire the others.",
            words=str(len(cards)),
        )


def _finding(field: str, reason: str, fix: str, *, words: str = "", note: bool = False) -> Finding:
    return Finding(BALANCE, "note" if note else "warning", field, words, reason, fix)
