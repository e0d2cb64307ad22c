"""Reading cards from JSON: what is read, and how each other thing is told."""

from __future__ import annotations

import json
import math
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.indicators import FIELDS, VALUE, Card, read
from commonground.methods.problems import Unsuitable

CARD = {
    "id": "R1",
    "name": "Share of claims with rework",
    "unit": "%",
    "segments": ["North", "South"],
    "direction": "down",
    "baseline": 18,
    "baseline_start": "2026-01-01",
    "baseline_end": "2026-06-30",
    "target": 12,
    "horizon": "2027-06-30",
    "minimum_detectable_change": 3,
    "gaming_risk": 2,
    "version": 2,
}


def _told(changes: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields and words of the findings of the card with these changes."""
    findings = read({**CARD, **changes})[1]
    assert all(finding.rule == VALUE and finding.reason and finding.fix for finding in findings)
    return [(finding.field, finding.words) for finding in findings]


def test_there_and_back() -> None:
    """A card that is written as JSON is read as the same card."""
    card, findings = read(CARD)
    assert findings == []
    assert card.horizon == date(2027, 6, 30)
    assert card.segments == ("North", "South")
    assert read(json.loads(json.dumps(card.to_json()))) == (card, [])
    assert read({}) == (Card(), [])
    assert read({field.name: None for field in FIELDS}) == (Card(), [])


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"Name": " Überarbeitung 🙂 "}, Card(name="Überarbeitung 🙂")),
        (
            {"Leading or lagging": "Lead", "Value-cycle": "Realized"},
            Card(timing="leading", value_cycle="realised"),
        ),
        (
            {"stage": "Outcomes", "direction": "decrease"},
            Card(logic_stage="outcome", direction="down"),
        ),
        ({"risk of gaming": "4", "cost in hours": "0,5"}, Card(gaming_risk=4, cost_hours=0.5)),
        ({"cadence": "every  Month"}, Card(cadence="monthly")),
        ({"segments": "North, South; North"}, Card(segments=("North", "South"))),
        ({"threshold": 20}, Card(threshold="20")),
        ({"baseline": "18%", "target": "12 %"}, Card(baseline=18, target=12, unit="%")),
        ({"baseline": "18%", "unit": "share"}, Card(baseline=0.18, unit="share")),
        ({"baseline": "1,250.5"}, Card(baseline=1250.5)),
        ({"baseline": "−3"}, Card(baseline=-3)),
        ({"horizon": "2028-02"}, Card(horizon=date(2028, 2, 29))),
        ({"horizon": datetime(2028, 2, 3, 9)}, Card(horizon=date(2028, 2, 3))),  # noqa: DTZ001
        (
            {"baseline": {"value": 18, "from": "2026-01", "to": "2026-06"}},
            Card(baseline=18, baseline_start=date(2026, 1, 1), baseline_end=date(2026, 6, 30)),
        ),
        (
            {"baseline_dates": "2026-01-01/2026-06-30"},
            Card(baseline_start=date(2026, 1, 1), baseline_end=date(2026, 6, 30)),
        ),
        (
            {"baseline_dates": ["2026-01-01", "2026-06-30"]},
            Card(baseline_start=date(2026, 1, 1), baseline_end=date(2026, 6, 30)),
        ),
    ],
)
def test_as_people_write(given: dict[str, Any], wanted: Card) -> None:
    """Other names of fields, other words, numbers and days as they come."""
    assert read(given) == (wanted, [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"target": 25}, [("target", "25")]),
        ({"direction": "up"}, [("target", "12")]),
        ({"target": 18}, [("target", "18")]),
        ({"direction": "hold", "target": 18}, []),
        ({"baseline": 140}, [("baseline", "140")]),
        ({"baseline": "140%"}, [("baseline", "140")]),
        ({"target": -1}, [("target", "-1")]),
        (
            {"unit": "share", "baseline": 1.4, "target": 0.1, "minimum_detectable_change": 0},
            [("baseline", "1.4")],
        ),
        ({"unit": "% change", "baseline": 140}, []),
        ({"baseline_end": "2025-12-31"}, [("baseline_end", "2025-12-31")]),
        ({"horizon": "2026-06-30"}, [("horizon", "2026-06-30")]),
        ({"minimum_detectable_change": 7}, [("minimum_detectable_change", "7")]),
        ({"counter_metric": "r1"}, [("counter_metric", "r1")]),
        (
            {"counter_metric": "share of claims with REWORK"},
            [("counter_metric", "share of claims with REWORK")],
        ),
    ],
)
def test_what_does_not_fit_together(changes: dict[str, Any], told: list[tuple[str, str]]) -> None:
    """The field, and what is in it. The value stays in the card, for its owner to mend."""
    assert _told(changes) == told


@pytest.mark.parametrize(
    ("field", "value", "fix"),
    [
        ("baseline", "a lot", "digits"),
        ("baseline", True, "digits"),
        ("baseline", math.nan, "digits"),
        ("baseline", "1e999", "digits"),
        ("baseline", [18], "digits"),
        ("gaming_risk", 6, "from 1 to 5"),
        ("gaming_risk", 2.5, "whole number"),
        ("version", 0, "from 1 on"),
        ("cost_hours", -1, "from 0 on"),
        ("minimum_detectable_change", -0.1, "from 0 on"),
        ("direction", "sideways", "up, down, hold"),
        ("cadence", "now and then", "weekly"),
        ("logic_stage", 3, "outcome"),
        ("horizon", "30/06/2027", "2027-03-31"),
        ("horizon", "next summer", "2027-03-31"),
        ("horizon", "2027-13", "2027-03-31"),
        ("horizon", 2027, "2027-03-31"),
        ("name", ["a"], "words"),
        ("name", False, "words"),
        ("segments", 7, "one after another"),
        ("segments", ["North", 7], "one after another"),
    ],
)
def test_a_field_that_cannot_be_read(field: str, value: Any, fix: str) -> None:
    """It is told with its value and what to write, and is left empty; the others are read."""
    card, findings = read({**CARD, field: value})
    (finding,) = findings
    assert (finding.field, finding.level) == (field, "error")
    assert fix in finding.fix
    assert getattr(card, field) == getattr(Card(), field)
    assert card.id == "R1"


def test_the_sentence_for_a_target_on_the_wrong_side() -> None:
    """As a person reads it."""
    (finding,) = read({**CARD, "direction": "up"})[1]
    assert finding.reason == ("The target 12 is below the baseline 18, and the direction is up.")
    assert finding.fix == "Correct one of them: the target, the baseline, or the direction to down."


def test_the_sentence_for_a_share_of_140_percent() -> None:
    """As a person reads it."""
    (finding,) = read({**CARD, "baseline": 140})[1]
    assert finding.reason == "A share lies between 0% and 100%; 140% is outside."


def test_a_field_that_no_card_has() -> None:
    """A note, with the nearest name if there is one."""
    findings = read({"denominater": "claims", "日本語": 1})[1]
    assert [(f.level, f.words) for f in findings] == [("note", "denominater"), ("note", "日本語")]
    assert "“denominator”" in findings[0].fix
    assert "Leave it out" in findings[1].fix


@pytest.mark.parametrize(
    ("typed", "baseline", "population"),
    [
        ("12,5 %", 12.5, None),
        ("1 200", 1200, 1200),
        ("1,200", 1200, 1200),
        ("1’200.5", 1200.5, None),
        ("1.200,5", 1200.5, None),
        ("1.200.000", 1_200_000, 1_200_000),
        ("0.125", 0.125, None),
        ("1.200", None, 1200),
        ("12.345", None, 12345),
    ],
)
def test_numbers_of_other_countries(
    typed: str, baseline: float | None, population: int | None
) -> None:
    """Read as they are meant where that is clear; a whole number cannot be a decimal."""
    card, _ = read({"baseline": typed, "population": typed})
    assert (card.baseline, card.population) == (baseline, population)


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("1.200", "Write 1200 or 1.2."),
        ("1.000%", "Write 1000 or 1."),
        ("12.345", "Write 12345 or 12.3450."),
    ],
)
def test_a_number_that_can_be_read_in_two_ways(typed: str, fix: str) -> None:
    """It is asked about; what the sentence says to write can be read."""
    (found,) = read({"target": typed})[1]
    assert (found.reason, found.fix) == (f"“{typed}” can be read in two ways.", fix)
    for written in fix.removeprefix("Write ").removesuffix(".").split(" or "):
        assert read({"target": written})[1] == []


@pytest.mark.parametrize("given", [None, [], "R1", 3])
def test_what_is_no_card(given: Any) -> None:
    """One sentence, rather than a traceback."""
    with pytest.raises(Unsuitable, match="is not a card"):
        read(given)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.one_of(st.sampled_from([field.name for field in FIELDS]), st.text(max_size=10))


@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_any_json_is_read_or_told(given: dict[str, Any]) -> None:
    """Nothing ends in a traceback, and what was read is written and read again as the same."""
    card, findings = read(given)
    assert all(finding.reason and finding.fix for finding in findings)
    again, _ = read(json.loads(json.dumps(card.to_json())))
    assert again == card
