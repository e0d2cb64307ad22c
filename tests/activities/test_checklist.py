"""Checklist: a tick counts only with what there is to show for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import OPEN, Room
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground_widgets import actions, checklist
from tests.activities.bench import Bench

BOTH = ["i1", "i2"]


def checking() -> Bench:
    """Two things to have."""
    bench = Bench("checklist", **checklist(["A purpose", "A map"]).options)
    bench.open()
    return bench


def statuses(bench: Bench) -> list[str]:
    """What each item is."""
    return [one["status"] for one in bench.shared()["results"]]


def test_a_tick_alone_does_not_count() -> None:
    """With the place of its artefact it does; without one again it does not."""
    bench = checking()
    bench.act("a1", "tick", item="i1", on=True)
    assert statuses(bench) == ["nothing to show", "open"]
    bench.act("a2", "say_where", item="i1", where="In this session: Consent")
    assert statuses(bench) == ["counts", "open"]
    assert bench.outcome() == {"items": [{"id": "i2", "text": "A map"}]}
    bench.act("a1", "say_where", item="i1", where=" ")
    assert statuses(bench) == ["nothing to show", "open"]


@given(st.lists(st.tuples(st.sampled_from(["tick", "untick", "where", "nowhere"])), max_size=8))
def test_what_counts(said: list[tuple[str]]) -> None:
    """An item counts exactly when it is ticked and there is a place."""
    bench, ticked, place = checking(), False, False
    for (kind,) in said:
        if kind in ("tick", "untick"):
            ticked = kind == "tick"
            bench.act("a1", "tick", item="i1", on=ticked)
        else:
            place = kind == "where"
            bench.act("a1", "say_where", item="i1", where="https://example.org" if place else "")
    assert (statuses(bench)[0] == "counts") is (ticked and place)


def test_an_owner_and_a_date() -> None:
    """Nobody is given an item by another, nor can another give it back."""
    bench = checking()
    bench.act("a1", "own", item="i2", by="2027-03-01")
    assert bench.shared()["results"][1]["owner"] == "Ada"
    assert bench.shared(OPEN, Role.SCREEN)["results"][1]["owner"] is None
    assert bench.mine("a1") == {"owns": ["i2"]}
    with pytest.raises(Refused, match="Somebody has taken this already"):
        bench.act("a2", "own", item="i2")
    with pytest.raises(Refused, match="not yours to give back"):
        bench.act("a2", "disown", item="i2")
    bench.act("a1", "disown", item="i2")
    assert bench.mine("a1") == {"owns": []}
    summary = bench.activity.summary(bench.board)
    assert list(summary.columns) == list(bench.activity.columns)
    assert "Ada" not in str(bench.rows())


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("tick", {"item": "i9", "on": True}, "There is no such item"),
        ("say_where", {"item": "i1", "where": "x" * 201}, "The place is too long"),
        ("own", {"item": "i1", "by": "soon"}, "That is not a date"),
    ],
)
def test_refused(kind: str, said: dict[str, Any], told: str) -> None:
    """What is no item, no short text and no date."""
    with pytest.raises(Refused, match=told):
        checking().act("a1", kind, **said)


def test_nothing_to_check() -> None:
    """Without items nothing is found, and nobody is waited for."""
    bench = Bench("checklist")
    bench.open()
    assert (bench.shared(), bench.answered()[0:1]) == ({"results": []}, ["a1"])


@pytest.mark.parametrize(
    ("judged", "ticks", "says"),
    [
        ({}, BOTH, "Necessary, not sufficient: readiness has not been judged yet."),
        ({"words": "Guide is at 1.", "passed": False}, BOTH, "Necessary, not sufficient. Guide is"),
        ({"words": "Ready.", "passed": True}, [], "Ready. Of this list 2 of 2 are still to do."),
        ({"words": "Ready.", "passed": True}, BOTH, "All of it is done. Ready."),
    ],
)
def test_necessary_and_not_sufficient(judged: dict[str, Any], ticks: list[str], says: str) -> None:
    """All ticks are not enough until what the list stands beside is."""
    bench = Bench("checklist", **actions(["A purpose", "A map"]).options)
    bench.open(room=Room(given={"readiness": judged} if judged else {}))
    for item in ticks:
        bench.act("a1", "tick", item=item, on=True)
        bench.act("a1", "say_where", item=item, where="Here")
    told = bench.shared()["sufficient"]
    assert told["words"].startswith(says)
    assert told["passed"] is (bool(ticks) and bool(judged.get("passed")))
    assert bench.outcome()["sufficient"] == told
    assert set(bench.activity.summary(bench.board)["sufficient"]) == {told["words"]}
