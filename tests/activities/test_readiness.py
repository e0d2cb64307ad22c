"""Ratings read as readiness and as diagnosis; anchors; evidence beside an answer."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground_widgets import rating, readiness, scenarios
from tests.activities.bench import NAMES, Bench

GOOD = {"vision": 3, "strategy": 3, "purpose": 4, "launch": 3, "guide": 1, "adapt": 3}
FITS = {"roll-out": 2, "everything": 3, "command": 0, "one-sided": 1, "customers-first": 0}


def rated(setting: Any, points: dict[str, int], people: tuple[str, ...] = tuple(NAMES)) -> Bench:
    """Everybody in the room gives each item the same."""
    bench = Bench("rating", **setting.options)
    bench.open()
    for author in people:
        for item, value in points.items():
            bench.act(author, "rate", item=item, value=value)
    return bench


def test_overall_is_the_lowest_of_the_medians() -> None:
    """Five strong disciplines do not make up for one; and there is no average anywhere."""
    seen = rated(readiness(), GOOD).shared(REVEALED)
    assert seen["reading"] == {
        "words": "As ready as the weakest of the six: Guide, at 1 of 4. Enough is 2.",
        "overall": 1.0,
        "enough": 2,
        "lowest": ["Guide"],
        "open": [],
        "passed": False,
    }
    assert [one["text"] for one in seen["results"] if one["lowest"]] == ["Guide"]
    assert [one["id"] for one in seen["results"]] == [*GOOD]  # in the order that was asked
    assert not any(name in str(seen) for name in ("mean", "average", "rank"))
    assert rated(readiness(), GOOD | {"guide": 2}).outcome()["passed"]


def test_two_camps_leave_it_open() -> None:
    """A room that sees two things has not settled on a level."""
    bench = rated(readiness(), GOOD, ("a1", "a2", "a3"))
    for author in ("b1", "b2", "b3"):
        for item, value in (GOOD | {"vision": 0, "guide": 2}).items():
            bench.act(author, "rate", item=item, value=value)
    words = "No level yet: two camps on Vision. Talk about it, then rate again."
    assert bench.shared(REVEALED)["reading"]["words"] == words
    assert (bench.outcome()["overall"], bench.outcome()["open"]) == (None, ["Vision"])


def test_one_red_flag_is_enough() -> None:
    """A median of 2 is one; the steps that follow get the red ones."""
    bench = rated(scenarios(), FITS)
    found = bench.outcome()
    assert [(one["id"], one["median"]) for one in found["items"]] == [
        ("roll-out", 2),
        ("everything", 3),
    ]
    assert found["words"] == (
        "2 red flags: “Everybody at once” and “Everything at once”. One is enough to fail by."
    )
    assert rated(scenarios(), dict.fromkeys(FITS, 1)).outcome()["items"] == []


def test_nobody_has_answered() -> None:
    """Nothing is ready, and nothing is red."""
    for setting in (readiness(), scenarios()):
        bench = rated(setting, {}, ())
        assert bench.shared(REVEALED)["reading"]["words"] == "Nobody has answered yet."
        assert bench.rows() == []


def test_evidence_is_private_and_then_nobodys() -> None:
    """Nobody else sees it before the reveal; then it stands without a name, and the same once."""
    bench = rated(scenarios(), {"everything": 2})
    for author, text in (("a1", "Three steering groups"), ("a2", "It waits for legal")):
        bench.act(author, "say_evidence", item="everything", text=f" {text} ")
    bench.act("a3", "say_evidence", item="everything", text="It waits for legal")
    bench.act("a4", "say_evidence", item="command", text="Never mind")
    bench.act("a4", "say_evidence", item="command", text="")
    for role in Role:
        assert "steering" not in str(bench.shared(OPEN, role)) + str(bench.shared(CLOSED, role))
    assert bench.mine("a1")["evidence"] == {"everything": "Three steering groups"}
    assert "steering" not in str(bench.mine("a2"))
    results = {one["id"]: one for one in bench.shared(REVEALED)["results"]}
    assert sorted(results["everything"]["evidence"]) == [
        "It waits for legal",
        "Three steering groups",
    ]
    assert results["command"]["evidence"] == []
    lines = [row for row in bench.rows() if "evidence" in row]
    assert len(lines) == 2
    assert all(row.keys() == {"item", "text", "evidence"} for row in lines)
    assert "evidence" not in bench.outcome()["items"][0]


def test_the_desk_takes_a_line_off_the_wall() -> None:
    """It is gone everywhere, the file included; what is not there cannot be taken off."""
    bench = rated(scenarios(), {"everything": 2})
    bench.act("a1", "say_evidence", item="everything", text="It is all Tom’s fault")
    bench.act(DESK, "hide_evidence", item="everything", text="It is all Tom’s fault")
    assert "Tom" not in str(bench.shared(REVEALED)) + str(bench.rows())
    with pytest.raises(Refused, match="not on the wall"):
        bench.ask(DESK, "hide_evidence", item="everything", text="It is all Tom’s fault")


def test_evidence_on_paper() -> None:
    """The lines of a sheet are as private as the others, and nobody's; without any nothing is."""
    bench = rated(scenarios(), {}, ())
    kind, data = bench.act(
        DESK,
        "enter_sheet",
        answers={"command": 3},
        evidence={"command": "A poster", "one-sided": ""},
    )
    assert (kind, data["evidence"]) == ("sheet_entered", {"command": "A poster"})
    assert "poster" not in str(bench.shared(OPEN, Role.FACILITATOR))
    assert bench.shared(REVEALED)["results"][2]["evidence"] == ["A poster"]
    assert "evidence" not in bench.ask(DESK, "enter_sheet", answers={"command": 3})[1]
    plain = rated(readiness(), {}, ())
    said = plain.ask(DESK, "enter_sheet", answers={"guide": 3}, evidence={"guide": "A poster"})
    assert "evidence" not in said[1]
    with pytest.raises(Refused, match="no such item"):
        bench.ask(DESK, "enter_sheet", answers={"command": 3}, evidence={"nothing": "A poster"})


def test_who_may_say_evidence() -> None:
    """Only where it is asked for; a sheet of paper counts like everybody's."""
    plain, asking = rated(readiness(), {}), rated(scenarios(), {})
    assert {"say_evidence", "hide_evidence"} & plain.activity.allowed(plain.step).keys() == set()
    assert "say_evidence" in asking.activity.allowed(asking.step)
    plain.act(DESK, "enter_sheet", answers={"guide": 1})
    assert plain.shared(REVEALED)["results"][4]["counts"] == [0, 1, 0, 0, 0]


def test_words_of_ones_own() -> None:
    """A cell changes what it names; the rest stays, and a slip is told."""
    item = readiness(words={"guide": {"name": "Host"}}).options["items"][4]
    assert (item["id"], item["text"], len(item["anchors"])) == ("guide", "Host", 5)
    for words, told in (
        ({"gide": {}}, "check the spelling"),
        ({"guide": {"nme": "Host"}}, "check the spelling"),
        ({"guide": {"anchors": ["one"]}}, "has 1 anchors; the scale has 5"),
        ({"guide": {"name": " "}}, "needs a name"),
    ):
        with pytest.raises(ValueError, match=told):
            readiness(words=words)


def test_anchors_and_evidence_of_any_rating() -> None:
    """Named items may have anchors; they are in the options, and not sent twice."""
    setting = rating("Clear?", ["no", "yes"], items=["A"], anchors={"A": ["mud", "glass"]})
    assert setting.options["items"] == [{"id": "i1", "text": "A", "anchors": ["mud", "glass"]}]
    bench = Bench("rating", **setting.options)
    bench.open()
    assert bench.board["items"] == [{"id": "i1", "text": "A"}]
    several = [{"id": key, "label": key, "low": 0, "high": 1} for key in "ab"]
    for anchors, told in (
        ({"B": ["mud", "glass"]}, "none of the items"),
        ({"A": ["mud"]}, "1 anchors"),
    ):
        with pytest.raises(ValueError, match=told):
            rating("Clear?", ["no", "yes"], items=["A"], anchors=anchors)
    with pytest.raises(ValueError, match="with one scale"):
        rating("Clear?", criteria=several, items=["A"], evidence="Why?")
