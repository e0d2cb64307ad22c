"""The sentence that the parts of a purpose make."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.methods.purpose import SLOTS, check, compose

PARTS = {
    "who": "claims adjusters in North",
    "reach": "75% of the 120",
    "together": "share worked cases",
    "problem": "rework",
    "outcome": "cut rework",
    "measure": "from 18% to 12%",
    "horizon": "within six months",
    "gain_people": "fewer evenings at the desk",
    "gain_organisation": "faster settlements",
}


def test_all_parts_make_the_sentence_of_the_template() -> None:
    """What two parts say is said once, and nothing is left to mend."""
    sentence = compose(PARTS)
    assert sentence == (
        "Within six months, 75% of the 120 claims adjusters in North share worked cases to cut "
        "rework from 18% to 12%; they gain fewer evenings at the desk; we gain faster settlements."
    )
    assert check(sentence) == []


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, ""),
        (dict.fromkeys(SLOTS, " . "), ""),
        ({"who": "nurses"}, "Nurses take part."),
        ({"together": "share cases"}, "We share cases."),
        ({"problem": "rework"}, "We work on rework."),
        ({"outcome": "cut rework"}, "We cut rework."),
        ({"outcome": "rework falls"}, "We make sure that rework falls."),
        (
            {"problem": "rework", "measure": "18% -> 12%"},
            "We make sure that rework moves from 18% to 12%.",
        ),
        ({"horizon": "Q3", "who": "Nurses"}, "By Q3, nurses take part."),
        ({"horizon": "90 days", "who": "Nurses"}, "Within 90 days, nurses take part."),
        ({"horizon": "end of June", "who": "GPs"}, "By the end of June, GPs take part."),
        ({"reach": "half", "who": "the welders"}, "Half of the welders take part."),
        ({"reach": "40", "who": "our welders"}, "40 of our welders take part."),
        ({"reach": "40 of the 60", "who": "the welders"}, "40 of the 60 welders take part."),
        ({"reach": "40 welders", "who": "welders"}, "40 welders take part."),
        ({"reach": "40", "who": "40 welders"}, "40 welders take part."),
        ({"gain_people": "they gain time."}, "They gain time."),
        (
            {"gain_people": "time", "gain_organisation": "Less waste"},
            "They gain time; we gain less waste.",
        ),
        (
            {"together": "Compare notes", "problem": "Patient falls", "measure": "9 → 5 a month"},
            "We compare notes so that patient falls move from 9 to 5 a month.",
        ),
        (
            {"together": "meet", "measure": "falls a month: 9 → 5"},
            "We meet so that falls a month move from 9 to 5.",
        ),
        (
            {"together": "meet", "outcome": "Fewer falls", "measure": "from 9 to 5"},
            "We meet so that we see fewer falls, from 9 to 5.",
        ),
        (
            {"together": "meet", "outcome": "to cut falls", "measure": "falls a shift"},
            "We meet to cut falls (falls a shift).",
        ),
    ],
)
def test_what_is_empty_is_left_out(parts: dict[str, str], sentence: str) -> None:
    """What remains reads as a sentence."""
    assert compose(parts) == sentence


@pytest.mark.parametrize(
    ("slot", "rule"),
    [
        ("who", "P1"),
        ("reach", "P2"),
        ("together", "P3"),
        ("measure", "P6"),
        ("horizon", "P8"),
    ],
)
def test_bridging_words_answer_no_rule(slot: str, rule: str) -> None:
    """A sentence that lacks a part is found to lack it."""
    sentence = compose({name: words for name, words in PARTS.items() if name != slot})
    assert rule in [finding.rule for finding in check(sentence)]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*SLOTS, "other"]), st.text(max_size=60)))
def test_any_slots_make_a_sentence(slots: dict[str, str]) -> None:
    """One line that ends with a full stop, or nothing when nothing was filled."""
    sentence = compose(slots)
    assert "\n" not in sentence
    assert sentence == "" or sentence.endswith(".")
