"""The balance of a purpose's cards: what together they must have, and when there are too many."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.indicators import BALANCE, Card, balance
from commonground.methods.settings import Balance
from tests.methods.test_indicators import CARDS, REWORK

PRACTICE = replace(
    REWORK,
    id="P1",
    name="Share of cases in which a shared case was used",
    logic_stage="activity",
    value_cycle="applied",
    timing="leading",
    counter_metric="Handling time",
)
TIME = replace(REWORK, id="T1", name="Handling time", value_cycle="", counter_metric="")


def test_a_balanced_purpose() -> None:
    """An outcome, a leading measure of practice, a counter-metric that has a card."""
    (found,) = balance([REWORK, PRACTICE, TIME])
    assert found.is_balanced
    assert found.to_json() == {
        "purpose": REWORK.purpose,
        "cards": 3,
        "outcomes": [REWORK.name],
        "leading": [PRACTICE.name],
        "counters": ["Handling time"],
        "findings": [],
    }


@pytest.mark.parametrize(
    ("cards", "fields"),
    [
        ([PRACTICE, TIME], ["value_cycle"]),
        ([REWORK, replace(TIME, counter_metric="R1")], ["timing"]),
        ([REWORK, replace(PRACTICE, counter_metric="")], ["counter_metric"]),
        ([TIME], ["value_cycle", "timing", "counter_metric"]),
        ([replace(REWORK, status="context"), PRACTICE, TIME], ["value_cycle"]),
        ([replace(REWORK, status="retired"), PRACTICE, TIME], ["value_cycle"]),
        ([replace(REWORK, name="Rework since launch"), PRACTICE, TIME], ["value_cycle"]),
        ([replace(REWORK, logic_stage="output"), PRACTICE, TIME], ["value_cycle"]),
    ],
)
def test_what_is_missing(cards: list[Card], fields: list[str]) -> None:
    """Said in words, each with an example."""
    (found,) = balance(cards)
    assert [finding.field for finding in found.findings] == fields
    assert not found.is_balanced
    assert all(finding.rule == BALANCE and "example" in finding.fix for finding in found.findings)


def test_a_counter_metric_without_a_card() -> None:
    """A note: it is named, and nobody collects it."""
    (found,) = balance([REWORK, PRACTICE])
    assert [(f.level, f.words) for f in found.findings] == [("note", "Handling time")]
    assert found.is_balanced


def test_more_than_seven_cards() -> None:
    """Seven are enough; retired ones do not count; the number is a setting."""
    cards = [REWORK, PRACTICE, TIME, *(replace(TIME, id=f"T{n}") for n in range(2, 6))]
    assert balance(cards)[0].is_balanced
    assert balance([*cards, replace(TIME, status="retired")])[0].is_balanced
    (finding,) = balance([*cards, replace(TIME, id="T8")])[0].findings
    assert finding.words == "8"
    assert not balance(cards, Balance(most=6))[0].is_balanced


def test_each_purpose_by_itself() -> None:
    """However it is written."""
    other = replace(TIME, purpose="減らす")
    same = replace(PRACTICE, purpose=REWORK.purpose.upper() + ".")
    found = balance([REWORK, other, same, TIME])
    assert [(each.purpose, each.cards, each.is_balanced) for each in found] == [
        (REWORK.purpose, 3, True),
        ("減らす", 1, False),
    ]
    assert balance([]) == []


@given(st.lists(CARDS, max_size=6))
def test_any_cards_can_be_balanced(cards: list[Card]) -> None:
    """No card is lost, and what is missing does not depend on their order."""
    found = balance(cards)
    assert sum(each.cards for each in found) == sum(card.status != "retired" for card in cards)
    back = {each.cards: each.is_balanced for each in balance(cards[::-1])}
    assert back.keys() == {each.cards for each in found}
