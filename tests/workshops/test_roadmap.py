"""The workshop on the roadmap: alone, and on what the others gave."""

from __future__ import annotations

from typing import Any

from commonground.hub.state import activity
from commonground.report import export
from commonground.session.steps import Workshop
from commonground_widgets import Workshop as Notebook
from commonground_widgets import checklist, consent, indicators, versions
from tests.report.held import exported, held
from tests.rooms import Room
from tests.workshops.holding import book, outcome

BOOK = book("roadmap")
PURPOSE = "Within six months 75% of the adjusters share cases, so that rework falls"


def earlier() -> Workshop:
    """What the workshops before it give, as short as it can be."""
    notebook = Notebook("before", "Before", leads_to="Much")
    about: dict[str, Any] = {"minutes": 5, "prompt": "Go on."}
    spots = checklist(["Rework", "Complaints"])
    notebook.step("spots", "Spots", spots, gives="hot spots", **about)
    notebook.step("text", "Text", versions(), **about)
    notebook.step("agree", "Agree", consent(), source="text", gives="purpose", **about)
    notebook.step("cards", "Cards", indicators(["Rework"]), gives="measures", **about)
    return notebook.declared


def programme() -> Workshop:
    """Both in one session."""
    first = earlier()
    return Workshop("both", "Both", "", (*first.steps, *BOOK.steps))


def test_it_is_the_forty_five_minutes_of_the_method() -> None:
    """Each step with its minutes."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        *(("limits", 5), ("roadmap", 16), ("which-numbers", 4), ("prediction", 6)),
        *(("foundations", 7), ("commitments", 7)),
    ]
    assert BOOK.minutes == 45


def test_what_others_gave_is_where_it_begins() -> None:
    """The purpose's day bounds it, the cards are predicted, what was made counts; and so on."""
    room = Room(programme())
    kim, leo = room.join("Kim", "Leo")
    room.open("spots")
    room.open("text")
    kim.do("save_version", text=PURPOSE, base=0)
    room.open("agree")
    for hand in (kim, leo):
        hand.do("respond", choice="consent")
    room.desk.do("reveal")
    room.desk.do("confirm")
    room.open("cards")
    kim.do("save_indicator", card="i1", base=0, fields={"baseline": "18", "unit": "%"})
    room.open("roadmap")
    steps = {
        "Hosts": {"owner": "Claims", "start": "2027-03-01", "end": "2027-03-03"},
        "Go": {"owner": "Claims", "start": "2027-03-08", "kind": "launch", "after": "Hosts"},
        "Late": {"owner": "IT", "start": "2027-09-01", "end": "2027-09-30", "budget": "900"},
    }
    for name, fields in steps.items():
        kim.do("add_row", text=name)
        board = kim.page["board"]
        kim.do("save_row", row=board["rows"][-1]["id"], base=board["changes"], fields=fields)
    read = room.screen.page["board"]["read"]
    assert [(one["level"], one["words"]) for one in read["findings"]] == [
        ("warning", "“Late” ends after 1 September 2027, the end of the purpose.")
    ]
    figures = {one["label"]: one["value"] for one in read["figures"]}
    assert (figures["Launch"], figures["Early wins"]) == ("8 March 2027", 2)
    room.open("prediction")
    for hand, value in ((kim, "15"), (leo, "13")):
        hand.do("estimate", item="i1", likely=value)
    room.desk.do("reveal")
    (predicted,) = outcome(room, "prediction")["items"]
    assert (predicted["id"], predicted["likely"], predicted["n"]) == ("i1", 14, 2)
    room.open("foundations")
    verdicts = outcome(room, "foundations")["verdicts"]
    assert {name for name, said in verdicts.items() if said == "met"} == {
        *("small", "purpose", "measures"),
    }
    room.open("commitments")
    tasks = [task["text"] for task in outcome(room, "commitments")["tasks"]]
    assert "See to what is missing: Listen first" in tasks
    assert not any("Start small" in task for task in tasks)
    assert len(tasks) == 3 + 4
    room.desk.do("undo")  # the opening: the gate is back
    assert room.live.state.current == "foundations"


def test_simulated_people_make_a_roadmap() -> None:
    """A whole room alone, led by the simulated facilitator; all files have what came of it."""
    room = held(people=6, workshop=BOOK)
    read = outcome(room, "roadmap")["read"]
    assert (read["findings"], len(read["bars"])) == ([], 6)
    assert all(item["n"] for item in outcome(room, "prediction")["items"])
    assert set(outcome(room, "foundations")["verdicts"].values()) == {"not made yet", "not met"}
    page = exported(room, "html")
    assert "The first worked case is shared" in page
    assert "None of 7" in " ".join(
        activity(step).outcome(room.live.state.board(step)).get("text", "") for step in BOOK.steps
    )
    assert "said, not made here" not in page
    assert "Nothing has been agreed yet" not in page  # nothing was to be
    rows = exported(room, "csv")
    assert "Launch in North" in rows
    assert "Hold the workshop on hot spots" in rows
    assert b"Launch: Launch in North" in export(room.hub, room.code, "ics").body


def test_nobody_writes_anything() -> None:
    """Every step opens all the same."""
    room = Room(BOOK)
    room.join("Kim")
    for step in BOOK.steps:
        room.open(step.id)
        room.desk.send("reveal")
    assert outcome(room, "roadmap")["items"] == []
    assert exported(room, "html")
