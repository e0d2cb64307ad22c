"""The programme: what is missing for a stage, in which order, and what opens it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as holds
from hypothesis import strategies as st

from commonground.methods.programme import IDS, STAGES, VOICES, is_there, missing, reached

NAMES = [VOICES, *(name for stage in STAGES for name in stage.outcomes)]
ENOUGH = {"items": [{"id": "s", "text": "Brokers", "key": True, "voices": 3, "missing": 0}]}
SOME = {"items": [{"id": "x", "text": "X"}], "text": "X"}


def found(names: list[str]) -> dict[str, Any]:
    """These outcomes, each with something in it."""
    return {name: ENOUGH if name == VOICES else SOME for name in names}


def ids(stage: str, given: dict[str, Any], **more: Any) -> list[str]:
    """What is missing, by its ids."""
    return [lack.id for lack in missing(stage, given, **more)]


known = st.lists(st.sampled_from(NAMES), unique=True).map(found)


@holds(known)
def test_later_stages_ask_for_more(given: dict[str, Any]) -> None:
    """What is missing for a stage is missing for all later ones."""
    asked = [{*ids(stage, given)} for stage in IDS]
    assert all(one <= later for one, later in pairwise(asked))


@holds(known, st.sampled_from(NAMES), st.sampled_from(IDS))
def test_an_outcome_never_locks(given: dict[str, Any], name: str, stage: str) -> None:
    """With one more outcome nothing more is missing."""
    assert {*ids(stage, given | found([name]))} <= {*ids(stage, given)}


@holds(known)
def test_the_stage_that_is_reached_has_all_before_it(given: dict[str, Any]) -> None:
    """Up to where the programme is, nothing but voices is missing; in order nobody is asked."""
    at = IDS.index(reached(given))
    assert all({*ids(stage, given)} <= {VOICES} for stage in IDS[: at + 1])


def test_in_order() -> None:
    """From a stage to the next, each opened by what the one before it led to."""
    given: dict[str, Any] = {}
    for stage, outcome in zip(IDS, ("purpose", "stakeholders", "tools", "links"), strict=True):
        assert (reached(given), ids(stage, given)) == (stage, [])
        given |= found([outcome, VOICES])
    assert reached(given) == "links"


def test_tools_first() -> None:
    """The commonest mistake; each thing that is missing says what would open it."""
    assert [one.to_json() for one in missing("tools", {}, before=())] == [
        {"id": "challenge", "level": "block", "words": STAGES[0].words, "cure": STAGES[0].cure},
        {"id": "people", "level": "block", "words": STAGES[1].words, "cure": STAGES[1].cure},
        {
            "id": "voices",
            "level": "block",
            "words": "Nobody has been listened to yet.",
            "cure": "The voices of “Listen first” open this, when each key segment has enough of "
            "them.",
        },
    ]
    assert ids("links", {}) == ["challenge", "people", "tools", "voices"]


def test_people_alone() -> None:
    """Held alone they ask for the purpose themselves; with a challenge left out they do not."""
    assert ids("people", {}, before=()) == []
    assert ids("people", {}, before=["challenge"]) == ["challenge"]
    assert ids("", {}) == []


def test_each_key_segment_is_heard() -> None:
    """A segment that is not key locks nothing; the others are named with what they lack."""
    segments = [
        {"id": "a", "text": "Brokers", "key": True, "voices": 1, "missing": 2},
        {"id": "b", "text": "Adjusters", "key": True, "voices": 3, "missing": 0},
        {"id": "c", "text": "Vendors", "key": False, "voices": 0, "missing": 3},
    ]
    given = found(["purpose", "stakeholders"]) | {VOICES: {"items": segments}}
    (lack,) = missing("tools", given)
    assert (lack.words, lack.cure) == (
        "1 key segment has too few voices.",
        "Listening opens this: Brokers (2 more).",
    )
    segments[0]["missing"] = 0
    assert missing("tools", given) == []


def test_an_empty_outcome_is_none() -> None:
    """A step that was opened and left led to nothing."""
    assert [is_there(one) for one in (None, {}, {"items": [], "text": ""}, SOME)] == [
        *(False, False, False, True),
    ]
    assert ids("people", {"purpose": {"text": ""}}) == ["challenge"]


def test_no_such_stage() -> None:
    """A name that is none is a mistake in a notebook."""
    with pytest.raises(ValueError, match="no stage “platform”"):
        missing("platform", {})
