"""Going ahead in the programme: who is asked for a reason, where it stands, and undo."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from commonground.hub.adding import locked_by
from commonground.hub.snapshots import from_text, to_text
from commonground.report import export, take
from commonground.session.steps import Step, Workshop
from tests.hub.test_programme import gives
from tests.rooms import PURPOSE, Room

AIM = replace(gives(PURPOSE), stage="challenge")
PEOPLE = Workshop(
    "people",
    "Who matters",
    "A map",
    (
        Step("who", "Who", "cards", 5, gives="stakeholders"),
        Step("heard", "Heard", "cards", 5, gives="voices"),
    ),
    stage="people",
)
TOOLS = Workshop(
    "tools",
    "How we work",
    "A model",
    (
        Step("ladder", "Ladder", "cards", 5),
        Step("inventory", "Tools", "cards", 5, gives="tools"),
        Step("outside", "Links", "cards", 5, gives="links", stage="links"),
    ),
    stage="tools",
)
WHY = "The tools are there already."


class Programme(Room):
    """A room with these workshops before it."""

    def __init__(self, *workshops: Workshop) -> None:
        super().__init__(workshops[0])
        self.code = self.hub.create(workshops, "In order")
        self.desk.viewer = replace(self.desk.viewer, code=self.code)
        self.screen.viewer = replace(self.screen.viewer, code=self.code)

    def try_to_open(self, step: str, **data: Any) -> list[str]:
        """What the desk is told to be missing for a step; nothing if it was opened."""
        reply = self.desk.send("open_step", at=None, step=step, **data)
        return [] if reply["ok"] else [lack["id"] for lack in reply["lacks"]]

    def write(self, step: str, text: str) -> None:
        """Open a step in order, in which somebody writes a card, which everybody sees."""
        assert self.try_to_open(step) == []
        self.person("Ada").do("add_card", text=text)
        self.desk.do("reveal")


def agreed() -> Programme:
    """A room that has a purpose."""
    room = Programme(AIM, PEOPLE, TOOLS)
    room.person("Ada")
    assert room.try_to_open("edit") == []
    room.desk.do("save_version", text="By June rework falls from 18% to 12%.", base=0)
    assert room.try_to_open("consent") == []
    return room


def test_in_order_nobody_is_asked() -> None:
    """Each stage leads to what the next one needs; of the voices the tools still say so."""
    room = agreed()
    room.write("who", "Adjusters")
    room.write("heard", "It takes three calls.")
    assert room.try_to_open("ladder") == []
    room.write("inventory", "Chat")
    assert room.try_to_open("outside") == []
    assert room.live.state.jumps == {}


def test_tools_first() -> None:
    """Refused with what is missing; with a reason it is opened, and the workshop is provisional."""
    room = Programme(TOOLS)
    assert room.try_to_open("ladder") == ["challenge", "people", "voices"]
    assert room.try_to_open("ladder", reason=" \n ") == ["challenge", "people", "voices"]
    assert room.desk.page["step"] is None
    reply = room.desk.send("open_step", at=None, step="ladder")
    assert reply["problem"] == {
        "what": "“Ladder” builds on something that is not there yet.",
        "safe": "Nothing was changed.",
        "do": "Hold what is missing first, or say why you go on without it.",
    }
    assert {*reply["lacks"][0]} == {"id", "level", "words", "cure"}
    assert room.try_to_open("ladder", reason=WHY) == []
    assert [hand.page["step"]["provisional"] for hand in room.hands()] == [WHY, WHY]
    assert room.try_to_open("inventory") == []
    assert room.try_to_open("ladder") == []


def test_one_reason_is_for_what_was_missing_then() -> None:
    """Something else that is missing later is asked for again."""
    room = Programme(TOOLS)
    assert room.try_to_open("inventory", reason=WHY) == []
    assert room.try_to_open("outside") == ["tools"]
    assert room.try_to_open("outside", reason="We know which.") == []
    assert [jump["reason"] for jump in room.live.state.jumps.values()] == [WHY, "We know which."]


def test_a_challenge_that_is_left_out() -> None:
    """People alone ask for a purpose themselves; with a purpose before them it is to be found."""
    assert Programme(PEOPLE).try_to_open("who") == []
    room = Programme(AIM, PEOPLE, TOOLS)
    assert room.try_to_open("who") == ["challenge"]
    assert room.try_to_open("who", reason="We had one last week.") == []
    assert room.try_to_open("heard") == []
    assert room.desk.page["step"]["provisional"] == ""


def test_what_would_be_missing_for_one_that_is_added() -> None:
    """What a workshop before it is there to give is not missing; the voices of nobody are."""
    assert [len(locked_by(Programme(one).live.state, TOOLS, {})) for one in (AIM, PEOPLE)] == [2, 1]
    (told,) = locked_by(
        Programme(AIM, replace(PEOPLE, steps=PEOPLE.steps[:1])).live.state, TOOLS, {}
    )
    assert told.startswith("Nobody has been listened to yet. The voices of")


def test_undo_takes_the_reason_back() -> None:
    """The room is where it was, and the desk is asked again."""
    room = Programme(TOOLS)
    assert room.try_to_open("ladder", reason=WHY) == []
    room.desk.do("undo")
    assert (room.live.state.jumps, room.desk.page["step"]) == ({}, None)
    assert room.try_to_open("ladder") == ["challenge", "people", "voices"]


def test_an_agenda_may_declare_it() -> None:
    """For the voices that are still being gathered; for what is missing besides it does not."""
    later = "The audit comes back in six weeks."
    declared = replace(TOOLS, provisional=later)
    room = Programme(AIM, PEOPLE, declared)
    assert room.try_to_open("ladder") == ["challenge", "people", "voices"]
    room = Programme(PEOPLE, declared)
    room.write("who", "Adjusters")
    assert room.try_to_open("ladder") == ["challenge", "voices"]
    room = agreed()
    code = room.hub.create([AIM, PEOPLE, declared], "Declared")
    for hand in (room.desk, room.screen):
        hand.viewer = replace(hand.viewer, code=code)
    room.code, room.people = code, {}
    room.person("Ada")
    assert room.try_to_open("edit") == []
    room.desk.do("save_version", text="By June rework falls from 18% to 12%.", base=0)
    assert room.try_to_open("consent") == []
    room.write("who", "Adjusters")
    assert room.try_to_open("ladder") == []
    assert room.desk.page["step"]["provisional"] == later
    room.write("inventory", "Chat")
    assert room.live.given()["tools"]["provisional"] == later
    assert "provisional" not in room.live.given()["stakeholders"]


def test_it_is_in_every_file() -> None:
    """Report, table and JSON have the reason; the JSON comes back in, and a snapshot holds it."""
    room = Programme(TOOLS)
    assert room.try_to_open("ladder", reason=WHY) == []
    state = room.live.state
    assert from_text(to_text(state)) == state
    body = export(room.hub, room.code, "json").body
    opened = next(e for e in json.loads(body)["events"] if e["kind"] == "step_opened")
    assert opened["data"]["jump"]["reason"] == WHY
    other = Room(PURPOSE)
    assert other.hub.live(take(other.hub, body)).state.jumps == state.jumps
    report = export(room.hub, room.code, "html").body.decode()
    assert f"Opened the step ahead of the programme: {WHY}" in report
    assert "Provisional" in report
    assert WHY in export(room.hub, room.code, "csv").body.decode()


@pytest.mark.parametrize(
    "jump", [3, {}, {"reason": 3, "missing": []}, {"reason": "", "missing": [1]}]
)
def test_a_file_that_was_tampered_with(jump: object) -> None:
    """It is refused as a whole."""
    room = Programme(TOOLS)
    assert room.try_to_open("ladder", reason=WHY) == []
    document = json.loads(export(room.hub, room.code, "json").body)
    opened = next(e for e in document["events"] if e["kind"] == "step_opened")
    opened["data"]["jump"] = jump
    with pytest.raises(Exception, match="damaged"):
        take(Room(PURPOSE).hub, json.dumps(document).encode())
