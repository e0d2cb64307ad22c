"""The manual says of numbers what the product says: `docs/measuring.md`, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonground.methods.indicators import RULES, Card, balance, power, read

MANUAL = Path(__file__).parents[2] / "docs" / "measuring.md"
LEVELS = {"error": "to mend", "warning": "worth a look", "note": "a thought"}


def rows(heading: str) -> Iterator[list[str]]:
    """The rows of the table under a heading."""
    _, _, under = MANUAL.read_text(encoding="utf-8").partition(f"## {heading}\n")
    lines = [line for line in under.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return ([cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:])


def test_every_rule_of_the_vanity_check() -> None:
    """With its level and both sentences, in order."""
    found = [[rule, level, why, fix] for rule, _, level, why, fix in rows("The vanity check")]
    assert found == [
        [
            rule.name,
            LEVELS[rule.level],
            *(s.replace("{words}", "…") for s in (rule.reason, rule.fix)),
        ]
        for rule in RULES
    ]


def test_what_cards_lack_together() -> None:
    """Each finding of the balance rule."""
    alone = balance([Card(name="Rework")])[0].findings
    watched = balance([Card(name="Rework", counter_metric="Reopened cases")])[0].findings[2:]
    many = balance([Card(name=f"Number {n}") for n in range(8)])[0].findings[3:]
    told = [[one.reason, one.fix] for one in (*alone, *watched, *many)]
    assert [row[1:] for row in rows("The balance of a purpose’s cards")] == told


@pytest.mark.parametrize(
    "row", list(rows("What a field cannot hold, and what does not fit together"))
)
def test_what_a_field_cannot_hold(row: list[str]) -> None:
    """What was typed is told as the manual says."""
    typed, *wanted = row
    given = dict(pair.split(": ", 1) for pair in typed.replace("12,5", "12;5").split(", "))
    findings = read({name: value.replace(";", ",") for name, value in given.items()})[1]
    assert [[one.field, one.reason, one.fix] for one in findings] == [wanted]


def test_what_so_many_can_show() -> None:
    """The example is what the card says."""
    card = Card(unit="%", baseline=18, target=12, population=400, sample=120)
    text = MANUAL.read_text(encoding="utf-8")
    assert [one for one in power(card) if f"- {one.reason} {one.fix}\n" not in text] == []
