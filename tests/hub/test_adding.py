"""The desk adds workshops and breaks to a session that runs, and takes them back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.hub.adding import MOST, begins_with
from commonground.hub.state import State
from commonground.report import export, take
from commonground.session.steps import Step, Workshop
from commonground.store import Log
from tests.hub.test_programme import MAP, gives
from tests.rooms import PURPOSE, Room

CARDS = Workshop("more", "More", "Cards", (Step("notes", "Notes", "cards", 5, anonymous=True),))
BOOKS = {"purpose": gives(PURPOSE), "map": MAP, "more": CARDS}


def tea(title: str = "Tea", minutes: int = 5) -> dict[str, Any]:
    """What adds a break."""
    return {"break": title, "minutes": minutes}


def room(log: Log | None = None) -> Room:
    """A room with one workshop, and two more that can be added."""
    made = Room(gives(PURPOSE), log)
    made.hub.books = BOOKS
    return made


def order(of: Room) -> list[str]:
    """The workshops and breaks of a room, by their ids."""
    return [workshop.id for workshop in of.live.state.workshops]


def test_a_workshop_is_added_and_everybody_follows() -> None:
    """Its steps stand in everybody's agenda under names of their own; nobody's page moves."""
    held = room()
    (ada,) = held.join("Ada")
    held.open("frame")
    held.desk.do("add_workshop", workshop="map")
    assert order(held) == ["purpose", "map"]
    for hand in held.hands():
        rows = {row["id"]: row["workshop"] for row in hand.page["agenda"]}
        assert rows["map-frame"] == "Who matters"
        assert hand.page["step"]["id"] == "frame"
        assert hand.page["timing"]["total"] == 60 + 24
    held.open("map-drafts")
    assert ada.page["step"]["title"] == "Names"
    assert ada.page["step"]["workshop"] == "Who matters"


def test_it_is_undone_exactly() -> None:
    """The state is what it was; and it can be added again."""
    held = room()
    held.open("frame")
    before = held.live.state
    held.desk.do("add_workshop", workshop="map")
    assert held.desk.page["undo"] == "Adding of “Who matters”"
    after = held.live.state
    held.desk.do("undo")
    assert held.live.state == before
    held.desk.do("add_workshop", workshop="map")
    assert held.live.state == after


def test_what_has_been_said_in_it_stays() -> None:
    """A workshop in which somebody has answered cannot be taken back."""
    held = room()
    (ada,) = held.join("Ada")
    held.desk.do("add_workshop", workshop="more")
    held.open("notes")
    ada.do("add_card", text="Mine", kind="")
    held.desk.do("undo")  # the opening
    assert held.desk.page["undo"] is None
    assert held.desk.refused("undo", at=None).startswith("Something has been said in “More”")


def test_where_it_comes() -> None:
    """At the end, or after what the room is in; before the beginning, first."""
    held = room()
    held.desk.do("add_workshop", workshop="more")
    held.desk.do("add_workshop", at=None, **tea("Arriving", 10), place="next")
    assert order(held) == ["break", "purpose", "more"]
    held.open("frame")
    held.desk.do("add_workshop", **tea("Coffee", 15), place="next")
    held.desk.do("add_workshop", workshop="map")
    assert order(held) == ["break", "purpose", "break-2", "more", "map"]
    titles = {step.id: (step.title, step.minutes) for step in held.live.state.steps.values()}
    assert (titles["break"], titles["break-2"]) == (("Arriving", 10), ("Coffee", 15))


def test_the_same_workshop_again() -> None:
    """It is counted, its steps are its own, and its agreement is told apart."""
    held = room()
    held.desk.do("add_workshop", workshop="purpose")
    held.desk.do("add_workshop", workshop="purpose")
    state = held.live.state
    assert [(w.id, w.title) for w in state.workshops] == [
        ("purpose", "One purpose"),
        ("purpose-2", "One purpose (2)"),
        ("purpose-3", "One purpose (3)"),
    ]
    assert len(state.steps) == 27
    assert [(s.id, s.continues) for s in state.workshops[2].steps][2] == (
        "purpose-3-check",
        "purpose-3-drafts",
    )


REFUSED = {
    "no name": ({}, "There is no such workshop here."),
    "another name": ({"workshop": "none"}, "There is no such workshop here."),
    "a workshop brought along": ({"workshop": CARDS.to_json()}, "There is no such workshop here."),
    "another place": ({"workshop": "map", "place": "nowhere"}, "There is no such place here."),
    "a break without length": ({"break": "Tea"}, "A break has 1 to 240 minutes."),
    "an endless break": ({"break": "Tea", "minutes": 10**9}, "A break has 1 to 240 minutes."),
    "a break in words": ({"break": "Tea", "minutes": "5"}, "A break has 1 to 240 minutes."),
    "a break called so": ({"break": ["Tea"], "minutes": 5}, "The name of the break is not a text."),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_added(data: dict[str, Any], told: str) -> None:
    """A sentence, and nothing changes."""
    assert room().desk.refused("add_workshop", at=None, **data) == told


def test_only_the_desk_adds() -> None:
    """Neither people nor the screen; nor anybody after the end."""
    held = room()
    (ada,) = held.join("Ada")
    held.open("frame")
    assert ada.refused("add_workshop", workshop="map") == "Only the facilitator can do that."
    assert not held.screen.send("add_workshop", workshop="map")["ok"]
    held.desk.do("finish")
    assert held.desk.refused("add_workshop", at=None, workshop="map") == "The session has ended."


def test_there_is_an_end_to_it() -> None:
    """A session does not grow for ever."""
    held = room()
    for _ in range(MOST - 1):
        held.desk.do("add_workshop", at=None, **tea())
    assert "already" in held.desk.refused("add_workshop", at=None, workshop="map")


def test_it_is_there_after_a_restart(tmp_path: Path) -> None:
    """From the file, and from an export, without the notebook."""
    log = Log(f"sqlite:///{tmp_path}/test.db")
    held = room(log)
    held.join("Ada")
    held.desk.do("add_workshop", workshop="map")
    held.desk.do("add_workshop", at=None, **tea())
    held.open("map-frame")
    again = held.reopened(log)
    assert again.live.state == held.live.state
    hub = Hub()
    code = take(hub, export(held.hub, held.code, "json").body)
    assert hub.live(code).state == held.live.state
    log.close()


def test_what_was_taken_back_comes_along() -> None:
    """With cards from paper in it that nobody was shown: they stay behind, and it comes back in."""
    held = room()
    held.join("Ada")
    held.desk.do("add_workshop", workshop="more")
    held.open("notes")
    held.desk.do("enter_card", text="From paper", kind="")
    for _ in range(3):
        held.desk.do("undo")
    assert order(held) == ["purpose"]
    body = export(held.hub, held.code, "json").body
    assert b"From paper" not in body
    hub = Hub()
    assert hub.live(take(hub, body)).state == held.live.state
    assert "Added “More”" in export(held.hub, held.code, "html").body.decode()


def test_an_export_with_a_crooked_workshop_is_refused() -> None:
    """What was added is looked at like what was there from the beginning."""
    held = room()
    held.desk.do("add_workshop", workshop="map")
    document = json.loads(export(held.hub, held.code, "json").body)
    (added,) = [e for e in document["events"] if e["kind"] == "workshop_added"]
    added["data"]["workshop"]["steps"][0]["activity"] = "none"
    with pytest.raises(Exception, match="knows no activity"):
        take(Hub(), json.dumps(document).encode())


def test_what_it_would_start_from() -> None:
    """Nothing to start from, what is to come, what stands there, what is agreed."""
    held = room()
    state = held.live.state
    assert begins_with(State(), MAP) == [
        "Asks for the purpose first: no workshop before it leads to one."
    ]
    assert begins_with(state, MAP) == ["Starts from the purpose, once “One purpose” has led to it."]
    assert begins_with(state, PURPOSE) == []
    (ada,) = held.join("Ada")
    held.open("edit")
    held.desk.do("save_version", text="Fewer returns", base=0)
    held.open("consent")
    assert begins_with(held.live.state, MAP) == [
        "Starts from the purpose as it stands in “One purpose”."
    ]
    ada.do("respond", choice="consent")
    held.desk.do("reveal")
    held.desk.do("confirm")
    assert begins_with(held.live.state, MAP) == [
        "Starts from the purpose that you agreed on in “One purpose”."
    ]
    held.desk.do("add_workshop", workshop="map")
    held.open("map-frame")
    assert ada.page["board"]["text"] == "Fewer returns"


def test_two_agreements_are_told_apart() -> None:
    """Each with its workshop, on every page and in the files."""
    held = room()
    other = replace(gives(PURPOSE), id="plan", title="A plan")
    held.hub.books = {"plan": other}
    held.desk.do("add_workshop", workshop="plan")
    (ada,) = held.join("Ada")
    for edit, consent, text in (
        ("edit", "consent", "Fewer returns"),
        ("plan-edit", "plan-consent", "Count returns"),
    ):
        held.open(edit)
        held.desk.do("save_version", text=text, base=0)
        held.open(consent)
        ada.do("respond", choice="consent")
        held.desk.do("reveal")
        held.desk.do("confirm")
    for hand in held.hands():
        assert [(one["workshop"], one["statement"]) for one in hand.page["agreed"]] == [
            ("One purpose", "Fewer returns"),
            ("A plan", "Count returns"),
        ]
    table = export(held.hub, held.code, "csv").body.decode("utf-8-sig").splitlines()
    agreed = [line.split(",")[:6] for line in table if ",outcome,statement," in line]
    assert agreed == [
        ["purpose", "consent", "Outcome", "outcome", "statement", "Fewer returns"],
        ["plan", "plan-consent", "Outcome", "outcome", "statement", "Count returns"],
    ]
    report = export(held.hub, held.code, "html").body.decode()
    assert "One purpose: what we agreed" in report
    assert "A plan: what we agreed" in report
