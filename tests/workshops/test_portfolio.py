"""The portfolio: communities from files, from this server and by hand, and what stands twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from commonground.cli import main
from commonground.hub import Hub
from commonground.report import export
from commonground.report.communities import as_fields, communities, community
from commonground.report.opened import opened
from commonground.session.problems import Unusable
from commonground.session.steps import Step, Workshop
from tests.report.held import exported, held
from tests.rooms import Room
from tests.workshops.holding import book, outcome

BOOK = book("portfolio")
AIM = Workshop("aim", "Aim", "", (Step("aim", "Aim", "versions", 5, gives="purpose"),))
PURPOSE = "Adjusters in North share worked cases to cut rework from 18% to 12%"
RESULT = {
    "id": "R1",
    "text": "Rework",
    "context": False,
    "counter": False,
    "verdict": "better",
    "label": "compared with a control",
    "before": 0.18,
    "after": 0.13,
    "target": 0.12,
}
CONTEXT = RESULT | {"id": "U1", "context": True, "label": "randomised"}
RUNGS = [
    {"id": name, "reached": name in ("community", "council", "tribe")}
    for name in ("community", "council", "centre", "tribe", "platform")
]
GIVEN: dict[str, Any] = {
    "purpose": {"text": PURPOSE},
    "path": {"text": "Internal first"},
    "readiness": {"lowest": ["Guide", "Adapt"], "overall": 1.0},
    "ladder": {"read": {"rungs": RUNGS}},
    "hot spots": {"items": [], "figures": {"people": 40}},
    "tools": {"items": [{"id": "t1", "text": "Wiki"}, {"id": "t2", "text": "Chat"}]},
    "results": {"items": [CONTEXT, RESULT]},
    "value": {"items": [{"id": "v", "part": "cost", "likely": 12000.0}]},
    "decision": {"items": [{"id": "d", "text": "Scale one step"}]},
}


def session(title: str, **given: Any) -> bytes:
    """The file of a session that was given something."""
    hub = Hub(None)
    code = hub.create([AIM], title, carried={"from": [], "given": given})
    return export(hub, code, "json").body


def test_a_community_in_a_row() -> None:
    """What its session led to; the effect is the part of the way to the target that was gone."""
    (row,) = communities([session("Less rework", **GIVEN)])
    assert row.pop("code")
    assert row == {
        "text": "Less rework",
        "purpose": PURPOSE,
        "model": "Internal first",
        "rung": "council",
        "lowest": "Guide, Adapt (1)",
        "outcome": "better",
        "evidence": "compared with a control",
        "effect": 83,
        "cost": 12000.0,
        "people": 40,
        "tools": ["Wiki", "Chat"],
        "decision": "scale one step",
    }
    assert as_fields(row)["tools"] == "Wiki, Chat"


def test_what_a_session_did_not_come_to_is_open() -> None:
    """Unknown is not nought, and not a verdict."""
    row = community(opened(session("New", purpose={"text": PURPOSE})))
    assert as_fields(row) == {"text": "New", "purpose": PURPOSE}
    measured = community(opened(session("New", results={"items": []})))
    assert as_fields(measured) == {"text": "New", "evidence": "not measured"}
    with pytest.raises(Unusable):
        communities([b"{}"])


def test_at_a_terminal(tmp_path: Any) -> None:
    """The same rows, and what stands twice; for programs as JSON."""
    files = [tmp_path / f"{name}.json" for name in ("north", "south")]
    for file in files:
        file.write_bytes(session(file.stem.title(), **GIVEN))
    words = ["portfolio", *map(str, files)]
    told = CliRunner().invoke(main, words)
    assert (told.exit_code, "The same purpose in the same way" in told.output) == (0, True)
    found = json.loads(CliRunner().invoke(main, [*words, "--json"]).output)
    assert [one["kind"] for one in found["overlaps"]] == [
        *("clone", "tool", "tool", "expansions"),
    ]
    assert [row["text"] for row in found["communities"]] == ["North", "South"]


def test_brought_at_the_desk() -> None:
    """Fifty at once, in one event; the same name again mends its row; one undo takes all back."""
    room = Room(BOOK)
    (kim,) = room.join("Kim")
    room.open("communities")
    kim.do("add_row", text="Community 7")
    rows = [as_fields({"text": f"Community {n}", "tools": [f"Tool {n}"]}) for n in range(50)]
    room.desk.do("take_rows", rows=rows, source="50 files")
    there = room.screen.page["board"]["rows"]
    assert len(there) == 50
    assert {row["text"]: row["fields"]["tools"] for row in there}["Community 7"] == "Tool 7"
    assert "room for 60 rows" in room.desk.refused(
        "take_rows", rows=[{"text": f"More {n}"} for n in range(11)]
    )
    assert "nothing in it" in room.desk.refused("take_rows", rows=[])
    room.desk.refused("take_rows", rows=[{"text": "x", "decision": "grow"}])
    kim.refused("take_rows", rows=rows)
    assert "Brought 50 rows from 50 files" in exported(room, "html")
    room.desk.do("undo", at=None)
    assert [row["text"] for row in kim.page["board"]["rows"]] == ["Community 7"]


def test_what_stands_twice_is_told() -> None:
    """A clone, a tool of two, two expansions, and one of which nothing is compared yet."""
    room = Room(BOOK)
    room.join("Kim")
    room.open("communities")
    weak = {**GIVEN, "results": {"items": [RESULT | {"label": "observed change"}]}}
    sources = [session("North", **GIVEN), session("South", **weak)]
    room.desk.do("take_rows", rows=[as_fields(row) for row in communities(sources)])
    read = room.screen.page["board"]["read"]
    words = [one["words"] for one in read["findings"] if one["level"] == "warning"]
    assert [text.partition(": ")[2] or text for text in words] == [
        "the same purpose in the same way: was it theirs?",
        "2 expand in one cycle. One at a time: the centre learns from each.",
        "“South” shall expand, and nothing is compared yet.",
    ]
    assert [(one["strength"], one["effect"], one["people"]) for one in read["bubbles"]] == [
        *((3, 83, 40), (1, 83, 40)),
    ]
    room.open("next")
    assert [item["decision"] for item in outcome(room, "next")["items"]] == ["scale one step"] * 2


def test_simulated_people_come_to_a_portfolio() -> None:
    """All five steps within their minutes; the rows go on to who tells whom."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        *(("cycle", 5), ("communities", 12), ("twice", 10), ("next", 13), ("tell", 5)),
    ]
    room = held(people=4, workshop=BOOK)
    rows = outcome(room, "next")["items"]
    assert len(rows) == 4
    tasks = [task["text"] for task in outcome(room, "tell")["tasks"]]
    assert len([text for text in tasks if text.startswith("Tell this community")]) == 4
    assert "Less rework in claims" in exported(room, "csv")
