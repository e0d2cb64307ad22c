"""The check of form: what a purpose statement still lacks, and where it goes astray.

First the direction, then the gaps. Where a sentence sets out with a tool, with traffic or with an
order, and says nothing yet of working together, a problem or an outcome, a list of all that it
lacks would bury the one thing to change. So only the faults are told until it is turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from commonground.methods.findings import Level, quoted
from commonground.methods.purpose.looks import outcome, problem, together
from commonground.methods.purpose.reading import Reading, Seen, read
from commonground.methods.purpose.rules import RULES, Rule

ABOUT: Final = (
    "This looks at the form of the sentence, and it reads English; whether the purpose is worth "
    "having is for the group to judge."
)
"""What the check can and cannot tell. Stands wherever findings are shown."""

_ASTRAY = {"P10", "P11", "P13"}
_LACKING = {f"P{number}" for number in range(1, 9)}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule has to say about a text.

    ``rule`` is "P1" to "P15", ``level`` "error", "warning" or "note". ``span`` holds start and end
    (in characters of the text, end excluded) of the words it is about, and is None where
    something is missing or stands in a slot. ``reason`` tells why it matters, ``fix`` how to
    mend it.
    """

    rule: str
    level: Level
    span: tuple[int, int] | None
    reason: str
    fix: str

    def to_json(self) -> dict[str, Any]:
        """All fields; the span as a list."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return values | {"span": list(self.span) if self.span else None}


def check(
    text: str,
    *,
    slots: Mapping[str, str] | None = None,
    roles: Iterable[str] | None = None,
) -> list[Finding]:
    """Check the form of a purpose statement. Gives the findings in the order of the rules.

    ``slots`` are the parts that were filled in beside the text: who, reach, together, problem,
    outcome, measure, horizon, gain_people, gain_organisation. A filled one answers the rule that
    asks for it, whatever the words suggest. ``roles`` are nouns that an organisation adds to the
    dictionary `ROLES`, in the singular or plural.

    Any text will do, an empty one too; of a long one the first `EXAMINED` characters are read,
    and P15 says so. Each rule has at most one finding, on the first words that it applies to.

    >>> [finding.rule for finding in check("Nurses share notes to cut falls by 20% by June")]
    ['P2']
    """
    reading = read(text, slots or {}, [roles] if isinstance(roles, str) else roles or ())
    seen: dict[str, tuple[Rule, Seen]] = {}
    for rule in RULES:
        if rule.name not in seen and (words := rule.applies(reading)) is not None:
            seen[rule.name] = rule, words
    untold = _LACKING if seen.keys() & _ASTRAY and not _on_its_way(reading) else set()
    return [
        _finding(reading, rule, words) for rule, words in seen.values() if rule.name not in untold
    ]


def _on_its_way(reading: Reading) -> bool:
    return any(look(reading) for look in (together, problem, outcome))


def _finding(reading: Reading, rule: Rule, words: Seen) -> Finding:
    reason = rule.reason.format(words=quoted(reading.plain[slice(*words)]))
    return Finding(rule.name, rule.level, reading.span(words), reason, rule.fix)
