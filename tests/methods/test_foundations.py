"""The seven foundations: each stands on its artefact, on all of it, and on nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.foundations import FOUNDATIONS, Found
from commonground.methods.scaled import known
from commonground.methods.scaling import COUNTERS, LONG_ENOUGH, SIGNALS, HotSpot

Given = dict[str, dict[str, Any]]


def items(*texts: str, **more: Any) -> dict[str, Any]:
    """An outcome with these items."""
    return {"items": [{"id": f"i{n}", "text": text, **more} for n, text in enumerate(texts)]}


FIELDS = st.sampled_from(
    [
        *("items", "cards", "text", "statement", "voices", "key", "unit", "owns", "champion"),
        *("hot_spots", "counters", "weeks", "people", "moved", "breached", "name", "status"),
    ]
)
ROLES = {
    "items": [
        {"text": "Head of claims", "unit": "Claims", "owns": "sponsor"},
        {"text": "Host", "unit": "North", "owns": "grass roots"},
    ]
}
MADE: Given = {
    "hot spots": items("Rework", "Complaints"),
    "voices": items("Adjusters", "Brokers", voices=3),
    "purpose": {"text": "Fewer returns", "statement": "Fewer returns"},
    "roadmap": items("Launch", owner="Claims", start="2026-03-02"),
    "honeycomb": items("Families × Adjuster", status="full"),
    "measures": {"cards": [{"name": "Rework share"}]},
    "role map": ROLES,
    "content plan": items("Case of the week", reply="A question below it"),
}


def look(given: Given) -> dict[str, bool | None]:
    """Foundation → whether it stands."""
    return {one.id: one.look(given).met for one in FOUNDATIONS}


def test_all_seven() -> None:
    """With everything made all stand, each with what shows it; with nothing none is known."""
    assert set(look(MADE).values()) == {True}
    assert all(one.look(MADE).evidence.endswith(".") for one in FOUNDATIONS)
    assert [one.look({}) for one in FOUNDATIONS] == [Found(None)] * 7


@pytest.mark.parametrize(
    ("foundation", "name", "outcome", "evidence"),
    [
        ("small", "hot spots", items("A"), "Only one hot spot is chosen: A."),
        ("small", "hot spots", items(*"ABCD"), "4 hot spots are chosen: that is not small."),
        ("listened", "voices", items("A", voices=9, key=False), "Nobody has said yet which"),
        ("listened", "voices", items("A", voices=2), "0 of 1 key segments have 3 voices; not"),
        ("purpose", "roadmap", items("Launch", owner="Claims"), "There is a purpose, and no"),
        ("purpose", "purpose", {"text": "not agreed"}, "There is a roadmap, and no purpose"),
        ("honeycomb", "honeycomb", items("A × B", status="one-sided"), "No cell of the honeycomb"),
        ("content", "content plan", items("News"), "Nothing in the content plan can be answered"),
        ("owners", "role map", {"items": ROLES["items"][:1]}, "No owner is from the grass roots"),
    ],
)
def test_half_is_not_enough(
    foundation: str, name: str, outcome: dict[str, Any], evidence: str
) -> None:
    """What is there and not enough is told, and no other foundation suffers."""
    given = {**MADE, name: outcome}
    assert look(given) == {one.id: one.id != foundation for one in FOUNDATIONS}
    (found,) = (one.look(given) for one in FOUNDATIONS if one.id == foundation)
    assert found.evidence.startswith(evidence)


def test_only_key_segments_must_be_heard() -> None:
    """A segment that is not key may stay quiet."""
    quiet = [{"text": "Press", "voices": 0, "key": False}]
    given = {"voices": {"items": [*MADE["voices"]["items"], *quiet]}}
    assert look(given)["listened"] is True


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda one: st.lists(one, max_size=3) | st.dictionaries(FIELDS, one, max_size=4),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from([*MADE, "results", "champions"]), st.dictionaries(FIELDS, JSON))
)
def test_whatever_was_given(outcomes: Given) -> None:
    """From a file that somebody has changed as well: an answer, and nothing is met by chance."""
    assert set(look(outcomes).values()) <= {True, False, None}
    assert {one.met for one in (known(outcomes).found or {}).values()} <= {True, False, None}


def test_what_is_known_before_the_scale_gate() -> None:
    """What was measured decides; what was only written is put beside its question."""
    results = {
        "hot_spots": [{"name": "Rework", "moved": 1}, {"name": "Complaints", "moved": None}],
        "counters": [{"name": "Backlog", "breached": False}],
        "weeks": 14,
        "people": [40, 40],
    }
    made = {"role map": ROLES, "retrospective": items("A", "B")}
    told = known({"results": results, **made, "champions": items("Rework", champion="Team leads")})
    assert told.hot_spots == (HotSpot("Rework", 1), HotSpot("Complaints", None))
    found = told.found or {}
    assert {name: one.met for name, one in found.items()} == {
        SIGNALS: None,
        LONG_ENOUGH: True,
        COUNTERS: True,
        "owners": True,
        "champions": True,
        "learned": None,
    }
    assert found[SIGNALS].evidence == "Rework: moved as intended; Complaints: not measured"
    assert found[LONG_ENOUGH].evidence == "14 of 12 weeks, 40 of 40 people"
    assert {one.met for one in (known({}).found or {}).values()} == {None}
    nobody = (known({"champions": items("Rework")}).found or {})["champions"]
    assert nobody == Found(met=False, evidence="Nobody yet for Rework.")
    breached = {"counters": [{"name": "Backlog", "breached": True}]}
    assert (known({"results": breached}).found or {})[COUNTERS] == Found(
        met=False, evidence="Breached: Backlog."
    )
