"""What the vanity check says of one card, and what the balance rule says of a purpose's cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from commonground.methods.findings import quoted
from commonground.methods.indicators.card import Card
from commonground.methods.indicators.finding import Finding
from commonground.methods.indicators.looks import Reading, Seen
from commonground.methods.indicators.reading import read
from commonground.methods.indicators.rules import RULES, Rule
from commonground.methods.settings import Gaming

ABOUT: Final = (
    "This looks at how the indicator is made, and it reads English; whether it measures what "
    "matters is for the group to judge."
)
"""What the check can and cannot tell. Stands wherever findings are shown."""

CONTEXT_ONLY: Final = frozenset(("V1", "V2", "V4"))
"""The rules that make an indicator context only: it can never be the success tile."""


def check(card: Card | Mapping[str, Any], gaming: Gaming = Gaming()) -> list[Finding]:  # noqa: B008  # frozen
    """The vanity check of a card: its findings in the order of the rules V1 to V10.

    Any card will do, an empty one too; a mapping is read as JSON first, and what cannot be read
    counts as empty. Each rule has at most one finding.

    >>> [finding.rule for finding in check({"name": "Active users", "question": "Does it help?",
    ...     "denominator": "all staff", "threshold": "50", "action": "ask why", "baseline": 40,
    ...     "segments": ["North"]})]
    ['V1']
    """
    reading = Reading(card if isinstance(card, Card) else read(card)[0], gaming)
    found: dict[str, Finding] = {}
    for rule in RULES:
        if rule.name not in found and (seen := rule.look(reading)) is not None:
            found[rule.name] = _finding(rule, seen)
    return list(found.values())


def _finding(rule: Rule, seen: Seen) -> Finding:
    words = quoted(seen.words)
    return Finding(
        rule.name, rule.level, seen.field, words, rule.reason.format(words=words), rule.fix
    )


def context_only(findings: Iterable[Finding]) -> bool:
    """Whether these findings make the indicator context only."""
    return any(finding.rule in CONTEXT_ONLY for finding in findings)
