"""A listening audit: known values of alpha, themes by majority, voices, and what is taken out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.agreement import krippendorff_alpha
from commonground.methods.listening import (
    agreement,
    carried,
    contested,
    coverage,
    heat,
    nominal_alpha,
    short_of_voices,
    without_addresses,
)
from commonground.methods.problems import Unsuitable

# The reliability data that come with the package krippendorff: nominal .691.
PUBLISHED = """
*    *    *    *    *    3    4    1    2    1    1    3    3    *    3
1    *    2    1    3    3    4    3    *    *    *    *    *    *    *
*    *    2    1    3    4    4    *    2    1    1    3    3    *    4
"""
ROWS = [line.split() for line in PUBLISHED.strip().splitlines()]
UNITS = [[one for one in unit if one != "*"] for unit in zip(*ROWS, strict=True)]


def test_alpha_of_published_data() -> None:
    """The known value, and the same as the package."""
    assert nominal_alpha(UNITS) == pytest.approx(0.691, abs=5e-4)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=3, max_size=3), min_size=1, max_size=9))
def test_alpha_is_the_package_s(units: list[list[str]]) -> None:
    """Whatever was coded; where one is undefined so is the other."""
    table = [list(coder) for coder in zip(*units, strict=True)]
    try:
        expected = krippendorff_alpha(table)
    except Unsuitable:
        assert nominal_alpha(units) is None
    else:
        assert nominal_alpha(units) == pytest.approx(expected)


CODINGS = {
    "a": {"q1": ["time"], "q2": ["say", "time"], "q3": [], "q4": ["time"]},
    "b": {"q1": ["time"], "q2": ["say"], "q3": ["say"]},
    "c": {"q1": ["time", "say"]},
}


def test_agreement_on_the_main_theme_and_on_each() -> None:
    """The first theme is the main one; none that fits is a value; one coder is no unit."""
    found = agreement(CODINGS, ["time", "say", "cost"])
    assert found[""]["alpha"] == pytest.approx(1 - 6 * 2 / 30)
    assert (found[""]["units"], found[""]["word"]) == (3, "too low")
    time = [[True] * 3, [True, False], [False, False]]
    assert found["time"]["alpha"] == pytest.approx(round(nominal_alpha(time) or 0, 6))
    assert found["cost"] == {
        "alpha": None,
        "word": "undefined",
        "note": "everybody gave all quotes the same, so nothing varies",
        "units": 3,
    }
    assert agreement({"a": {"q1": ["time"]}}, [])[""]["note"] == "no quote was coded by two people"


def test_perfect_coding_is_good() -> None:
    """Alpha is 1."""
    same = {"q1": ["time"], "q2": ["say"], "q3": ["time"]}
    assert agreement({"a": same, "b": same}, ["time"])[""] == {
        "alpha": 1.0,
        "word": "good",
        "note": "",
        "units": 3,
    }


def test_a_theme_counts_by_majority_or_because_it_was_settled() -> None:
    """Of two coders both; of three two; what was settled in place of that."""
    assert carried(CODINGS, {"q3": ["say"]}) == {
        "q1": ["time"],
        "q2": ["say"],
        "q3": ["say"],
        "q4": ["time"],
    }
    assert carried(CODINGS, {})["q3"] == []
    assert contested(CODINGS, {}) == ["q3", "q2", "q1"]
    assert contested(CODINGS, {"q3": []}) == ["q2", "q1"]


def test_heat_counts_and_tells_shares_only_of_enough() -> None:
    """Five quotes of customers are enough for a share, one of adjusters is not."""
    quotes = {f"q{n}": "customers" for n in range(5)} | {"q9": "adjusters", "open": "adjusters"}
    about = {"q0": ["time"], "q1": ["time", "say"], **{f"q{n}": [] for n in (2, 3, 4)}}
    found = heat(
        quotes, about | {"q9": ["time"], "gone": ["time"]}, ["customers", "adjusters"], ["time"]
    )
    assert found == [
        {"theme": "time", "segment": "customers", "n": 2, "of": 5, "share": 0.4},
        {"theme": "time", "segment": "adjusters", "n": 1, "of": 1, "share": None},
    ]


def test_three_voices_of_each_key_segment() -> None:
    """A key segment that lacks voices blocks, another is a note."""
    segments: list[dict[str, Any]] = [
        {"id": "s1", "text": "Customers", "key": True},
        {"id": "s2", "text": "Brokers"},
        {"id": "s3", "text": "Adjusters", "key": True},
    ]
    quotes = [{"segment": "s1"}, *[{"segment": "s3"}] * 3]
    found = coverage(segments, quotes)
    assert [(one["voices"], one["missing"]) for one in found] == [(1, 2), (0, 3), (3, 0)]
    assert [(one["level"], one["words"], one["row"]) for one in short_of_voices(found)] == [
        ("block", "“Customers” has 1 voice, fewer than 3.", "s1"),
        ("note", "“Brokers” has no voice yet, fewer than 3.", "s2"),
    ]


@pytest.mark.parametrize(
    ("text", "left", "number"),
    [
        ("Write to ann.o'neil@mail.example.co.uk!", "Write to [address removed]!", 1),
        ("Ring (020) 7946 0958 or 0049 30 1234567", "Ring [number removed] or [number removed]", 2),
        ("In 2025 we had 12,500 claims, 18% came back, 3-4 weeks each", None, 0),
        ("Claim 4711 of 2026-03-02, and of 02.03.2026", None, 0),
        ("@home, a@b, 1/2/3", None, 0),
    ],
)
def test_addresses_are_taken_out(text: str, left: str | None, number: int) -> None:
    """E-mail addresses and telephone numbers; not years, sums, shares and days."""
    assert without_addresses(text) == (text if left is None else left, number)
