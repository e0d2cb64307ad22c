"""The vanity check: rule by rule, cards on which it speaks and cards on which it is silent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.indicators import (
    ABOUT,
    CONTEXT_ONLY,
    FIELDS,
    PARTS,
    RULES,
    Card,
    check,
    context_only,
)
from commonground.methods.settings import Gaming

REWORK = Card(
    id="R1",
    name="Share of claims with rework",
    purpose="Adjusters in North share worked cases to cut rework",
    question="Does rework fall where cases are shared?",
    definition="Claims that come back within 30 days because something was missing",
    numerator="claims closed in the month that came back",
    denominator="claims closed in the month",
    formula="numerator / denominator",
    unit="%",
    segments=("North", "South"),
    direction="down",
    logic_stage="outcome",
    value_cycle="realised",
    timing="lagging",
    baseline=18,
    baseline_start=date(2026, 1, 1),
    baseline_end=date(2026, 6, 30),
    target=12,
    horizon=date(2027, 6, 30),
    minimum_detectable_change=3,
    source="claims system",
    owner="head of claims",
    cadence="monthly",
    cost_hours=0.5,
    privacy_class="aggregate",
    threshold="above 20%",
    action="pause and ask the teams",
    gaming_risk=2,
    counter_metric="",
    status="agreed",
)


def _rules(card: Card, **changes: Any) -> list[str]:
    return [finding.rule for finding in check(replace(card, **changes))]


def _count(name: str, **changes: Any) -> list[str]:
    """The findings of a card that counts something, and is complete otherwise."""
    counted = {"definition": "", "numerator": "", "formula": "", "unit": "", **changes}
    return _rules(REWORK, name=name, **counted)


def test_a_complete_outcome_is_clean() -> None:
    """Nothing to say."""
    assert check(REWORK) == []
    assert not context_only([])


# --- V1: traffic ----------------------------------------------------------------------------------

TRAFFIC = [
    "Number of active users",
    "Active users per month",
    "New members",
    "Member growth",
    "Posts per week",
    "Post count",
    "Page views",
    "Monthly log-ins",
    "Login rate",
    "Number of participants",
    "Adoption rate",
    "Members of our community",
    "Posts about complaints",
    "Messages on rework in claims",
    "MAU",
    "Ａctive　users",
    "Number of active\nusers 🙂",
]
NO_TRAFFIC = [
    "Share of members who resolved a complaint with a shared case",
    "Rework per 100 users",
    "Posts that solved a problem",
    "Members retained after a year",
    "Median hours to first answer",
    "Team members' sick days lost",
    "Questions answered within a day",
    "Falls on the ward",
]


@pytest.mark.parametrize("name", TRAFFIC)
def test_v1_traffic(name: str) -> None:
    """Who comes and what they click on, whatever the stage claims."""
    assert "V1" in _count(name)
    assert "V1" in _count(name, logic_stage="output")


@pytest.mark.parametrize("name", NO_TRAFFIC)
def test_v1_an_outcome_is_no_traffic(name: str) -> None:
    """People and posts may be named where something changes for somebody."""
    assert "V1" not in _count(name)


def test_v1_looks_at_what_is_counted() -> None:
    """A denominator of members is none of its business; a numerator of posts is."""
    assert "V1" not in _rules(REWORK, denominator="active users")
    card = replace(REWORK, name="Liveliness", definition="", numerator="posts", formula="")
    (finding,) = check(card)
    assert (finding.rule, finding.field, finding.words) == ("V1", "numerator", "posts")


# --- V2: cumulative -------------------------------------------------------------------------------

CUMULATIVE = [
    "Cumulative questions answered",
    "Questions answered since launch",
    "Nurses who ever shared a case",
    "Running total of cases",
    "Hours saved to date",
]
TOTALS = ["Total members", "Total number of posts", "Registered users", "Downloads", "Sign-ups"]
NOT_CUMULATIVE = [
    "Total posts per week",
    "New registered users",
    "Share of articles that are up to date",
    "Total cost of rework",
    "Cases shared in the month",
    "Lowest error rate ever",
]


@pytest.mark.parametrize("name", CUMULATIVE + TOTALS)
def test_v2_only_grows(name: str) -> None:
    """By its words, or as a total of people or posts that is not counted afresh."""
    assert "V2" in _count(name, denominator="")


@pytest.mark.parametrize("name", NOT_CUMULATIVE)
def test_v2_can_fall(name: str) -> None:
    """A period, or a word that means something else."""
    assert "V2" not in _count(name, denominator="")


def test_v2_a_share_can_fall() -> None:
    """A total out of something is a share; one since launch still only grows."""
    assert "V2" not in _count("Registered users", denominator="all staff")
    assert "V2" not in _count("Total members", denominator="", unit="%")
    assert "V2" in _count("Staff who posted since launch", denominator="all staff")


# --- V3 to V10 ------------------------------------------------------------------------------------

LACKING: list[tuple[str, dict[str, Any]]] = [
    ("V3", {"denominator": "", "formula": "", "name": "Claims with rework"}),
    ("V3", {"denominator": "TBD", "formula": "", "name": "Claims with rework"}),
    ("V3", {"denominator": "", "formula": "", "name": "Rework per month"}),
    ("V4", {"purpose": "", "question": ""}),
    ("V4", {"purpose": "[…]", "question": "???"}),
    ("V5", {"threshold": ""}),
    ("V5", {"action": ""}),
    ("V5", {"threshold": "to be decided"}),
    ("V6", {"logic_stage": "output"}),
    ("V6", {"logic_stage": "activity"}),
    ("V6", {"logic_stage": "input"}),
    ("V7", {"name": "Share of mandatory trainings completed"}),
    ("V7", {"definition": "Staff are required to log in daily"}),
    ("V7", {"source": "compulsory survey"}),
    ("V8", {"baseline": None}),
    ("V9", {"gaming_risk": 4}),
    ("V9", {"gaming_risk": 5, "counter_metric": "TBD"}),
    ("V10", {"segments": ()}),
    ("V10", {"segments": ("all staff",)}),
    ("V10", {"segments": ("Overall", "everyone")}),
]
ENOUGH: list[dict[str, Any]] = [
    {"denominator": "", "formula": "returns ÷ orders"},
    {"denominator": "", "formula": "", "name": "Median hours to an answer"},
    {"denominator": "", "formula": "", "unit": "errors per ward"},
    {"question": ""},
    {"purpose": ""},
    {"logic_stage": "impact"},
    {"logic_stage": ""},
    {"name": "Share of claims with rework, voluntary reports"},
    {"definition": "Trainings that are not mandatory, and the rework after them"},
    {"baseline": 0},
    {"gaming_risk": 3},
    {"gaming_risk": None},
    {"gaming_risk": 5, "counter_metric": "reopened claims"},
    {"segments": ("North",)},
    {"segments": ("all staff", "night shift")},
    {"segments": ("company cars",)},
]


@pytest.mark.parametrize(("rule", "changes"), LACKING)
def test_what_is_lacking_has_its_rule(rule: str, changes: dict[str, Any]) -> None:
    """That rule, and no other."""
    assert _rules(REWORK, **changes) == [rule]


@pytest.mark.parametrize("changes", ENOUGH)
def test_what_is_enough_has_none(changes: dict[str, Any]) -> None:
    """No rule speaks."""
    assert _rules(REWORK, **changes) == []


def test_v5_says_which_of_the_two_is_missing() -> None:
    """The threshold, or what happens when it is reached."""
    assert [finding.field for finding in check(replace(REWORK, threshold=""))] == ["threshold"]
    assert [finding.field for finding in check(replace(REWORK, action=""))] == ["action"]


def test_an_empty_card() -> None:
    """Everything that can be missing is; nothing is seen that is not there."""
    rules = [finding.rule for finding in check(Card())]
    assert rules == ["V3", "V4", "V5", "V8", "V10"]
    assert check({}) == check(Card())


def test_a_card_as_json() -> None:
    """It is read first; what cannot be read counts as empty."""
    card = {**REWORK.to_json(), "baseline": "a lot"}
    assert [finding.rule for finding in check(card)] == ["V8"]


def test_from_when_on_gaming_is_easy_is_a_setting() -> None:
    """A stricter facilitator."""
    assert _rules(REWORK, gaming_risk=2) == []
    assert [f.rule for f in check(replace(REWORK, gaming_risk=2), Gaming(easily=2))] == ["V9"]


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"name": "Active users", "definition": "", "numerator": "", "formula": ""}, True),
        ({"name": "Rework since launch"}, True),
        ({"purpose": "", "question": ""}, True),
        ({"denominator": "", "baseline": None, "threshold": "", "segments": ()}, False),
    ],
)
def test_context_only(changes: dict[str, Any], wanted: bool) -> None:  # noqa: FBT001 - a table
    """V1, V2 or V4 keep an indicator from the success tile; the others are to be mended."""
    assert context_only(check(replace(REWORK, **changes))) is wanted
    assert {"V1", "V2", "V4"} == CONTEXT_ONLY


# --- what a finding says --------------------------------------------------------------------------


def test_a_finding_says_what_it_saw_why_it_matters_and_what_helps() -> None:
    """The whole value, as a page receives it."""
    (finding,) = check(replace(REWORK, name="Claims with rework to date"))
    assert json.loads(json.dumps(finding.to_json())) == {
        "rule": "V2",
        "level": "error",
        "field": "name",
        "words": "to date",
        "reason": "“to date” can only grow, so it looks like success whatever happens.",
        "fix": "Count each week or month afresh, for example “questions answered per week”.",
    }


def test_every_rule_has_its_level_and_two_short_sentences() -> None:
    """Ten rules, as the method has them; none that blames."""
    levels = {rule.name: rule.level for rule in RULES}
    assert list(levels) == [f"V{number}" for number in range(1, 11)]
    assert {name for name, level in levels.items() if level == "error"} == CONTEXT_ONLY
    for rule in RULES:
        assert max(len(rule.reason), len(rule.fix)) <= 180
        assert rule.reason.endswith((".", "?"))
        assert rule.fix.endswith((".", "?”."))
        assert " your " not in f" {rule.reason} {rule.fix} ".lower()
    assert "made" in ABOUT


def test_a_long_name_is_quoted_in_short() -> None:
    """A finding stays readable."""
    long = "total number of " + "x" * 30 + " " + "y" * 30 + " posts"
    bare: dict[str, Any] = {
        "definition": "",
        "numerator": "",
        "formula": "",
        "unit": "",
        "denominator": "",
    }
    finding = next(f for f in check(replace(REWORK, name=long, **bare)) if f.rule == "V2")
    assert len(finding.words) <= 60


TEXTS = st.one_of(
    st.text(max_size=60), st.sampled_from([*TRAFFIC, *CUMULATIVE, "TBD", "🙂", "{words}"])
)
CARDS = st.builds(
    Card,
    name=TEXTS,
    definition=TEXTS,
    numerator=TEXTS,
    denominator=TEXTS,
    formula=TEXTS,
    question=TEXTS,
    logic_stage=st.sampled_from(["", "output", "outcome"]),
    value_cycle=st.sampled_from(["", "applied", "realised"]),
    timing=st.sampled_from(["", "leading", "lagging"]),
    status=st.sampled_from(["candidate", "context", "retired"]),
    purpose=st.sampled_from(["", "Cut rework", "cut Rework!", "減らす"]),
    baseline=st.none() | st.floats(allow_nan=False),
    gaming_risk=st.none() | st.integers(1, 5),
    counter_metric=TEXTS,
)


@given(CARDS)
def test_any_card_can_be_checked(card: Card) -> None:
    """Each rule at most once, in order, with sentences; and the JSON form says the same."""
    findings = check(card)
    numbers = [int(finding.rule[1:]) for finding in findings]
    assert numbers == sorted(set(numbers))
    assert all(finding.reason and finding.fix for finding in findings)
    assert {finding.field for finding in findings} <= {field.name for field in FIELDS}


def test_the_fields_are_those_of_the_card() -> None:
    """In the same order, each in a part."""
    assert [field.name for field in FIELDS] == list(Card.__slots__)
    assert {field.part for field in FIELDS} == set(PARTS)
    assert all(field.asks.endswith(("?", ".")) for field in FIELDS)


@pytest.mark.parametrize(
    ("changes", "aim"),
    [
        ({}, "18 → 12% by 30 Jun 2027"),
        ({"horizon": None}, "18 → 12%"),
        ({"unit": "hours", "baseline": 1200.5}, "1,200.5 → 12 hours by 30 Jun 2027"),
        ({"unit": "", "target": 18}, "hold 18 until 30 Jun 2027"),
        ({"target": 18, "horizon": None}, "hold 18%"),
        ({"target": None}, "18% now"),
        ({"baseline": None}, "to 12% by 30 Jun 2027"),
        ({"baseline": None, "target": None}, ""),
    ],
)
def test_the_aim_in_short(changes: dict[str, Any], aim: str) -> None:
    """As far as it is known, with its unit once."""
    card = replace(REWORK, unit="%", baseline=18, target=12, horizon=date(2027, 6, 30))
    assert replace(card, **changes).aim == aim
