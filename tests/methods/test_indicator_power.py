"""What the numbers of a card can show: known values, and sentences for impossible ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.indicators import Card, power
from commonground.methods.settings import Power

HALF = Card(unit="share", baseline=0.5, sample=100)


def told(card: Card, rule: Power = Power()) -> list[tuple[str, str, str]]:  # noqa: B008  # frozen
    """Level, field and number of each finding."""
    return [(one.level, one.field, one.words) for one in power(card, rule)]


def test_known_values() -> None:
    """385 for half of very many, 278 of a thousand; p = .5 and n = 100 show a change of .198."""
    size, margin, change = power(HALF)
    assert (size.words, margin.words, change.words) == ("385", "0.098", "0.198")
    assert change.reason == "100 before and 100 others after can show a change of 0.198 or more."
    thousand = power(Card(unit="%", population=1000))
    assert [one.reason for one in thousand] == [
        "To know a share near 50% within ± 5 points, look at 278 of the 1000 each time."
    ]
    (_, margin, _) = power(Card(unit="%", baseline=50, population=200, sample=120))
    assert (margin.words, margin.reason) == ("5.7", "120 each time show it within ± 5.7 points.")


def test_in_percent_as_in_shares() -> None:
    """The same card, told in its own unit."""
    assert told(Card(unit="%", baseline=50, sample=100)) == [
        ("note", "sample", "385"),
        ("note", "sample", "9.8"),
        ("note", "minimum_detectable_change", "19.8"),
    ]


def test_a_change_that_is_too_small() -> None:
    """The plan is told before anybody counts."""
    *_, change = power(Card(unit="%", baseline=18, target=12, sample=100))
    assert (change.level, change.words) == ("warning", "15.2")
    assert change.reason.endswith("15.2 points or more; the planned change of 6 points is smaller.")
    *_, enough = power(Card(unit="%", baseline=18, target=12, sample=700))
    assert enough.level == "note"


def test_everybody_is_looked_at() -> None:
    """Then nothing is left to chance."""
    card = Card(unit="%", baseline=50, population=120, sample=120)
    assert told(card)[1] == ("note", "sample", "0")


@pytest.mark.parametrize(
    "card",
    [
        Card(unit="hours", baseline=3, sample=10),
        Card(baseline=3, population=10),
        Card(unit="%"),
        Card(unit="%", target=12),
        Card(unit="%", baseline=140, sample=10),
        Card(unit="share", baseline=18, sample=10),
    ],
)
def test_what_has_no_answer(card: Card) -> None:
    """No share, or one that there cannot be, or nothing known yet: nothing is said."""
    assert power(card) == []


def test_a_share_that_does_not_vary() -> None:
    """At 0 or 100% a half is assumed, which asks for most."""
    assert told(Card(unit="%", baseline=0))[0] == ("note", "sample", "385")
    assert told(Card(unit="%", baseline=100))[0] == ("note", "sample", "385")


def test_more_than_there_are() -> None:
    """A sentence that helps."""
    (problem,) = power(Card(unit="%", baseline=50, population=10, sample=11))
    assert (problem.level, problem.field) == ("error", "sample")
    assert problem.reason == "There are 11 answers from a population of 10."


def test_another_margin() -> None:
    """How sure a group wants to be is a setting."""
    assert told(HALF, Power(margin=0.1))[0] == ("note", "sample", "97")


@given(
    st.sampled_from(["%", "share", "hours", ""]),
    st.none() | st.floats(-1e6, 1e6),
    st.none() | st.floats(-1e6, 1e6),
    st.none() | st.integers(1, 10**9),
    st.none() | st.integers(1, 10**9),
)
def test_any_numbers(
    unit: str, baseline: float | None, target: float | None, of: int | None, n: int | None
) -> None:
    """Whatever a card holds, it is told in whole sentences."""
    card = Card(unit=unit, baseline=baseline, target=target, population=of, sample=n)
    for finding in power(card):
        assert finding.reason.endswith(".")
        assert finding.fix.endswith(".")
        assert "nan" not in finding.reason
