"""A session that goes on from an earlier one, from its log here or from its file."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from commonground.hub.adding import begins_with
from commonground.hub.snapshots import from_text, to_text
from commonground.report import export, exporting, opened, take
from commonground.report.carrying import carried
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from tests.hub.test_programme import MAP, gives
from tests.rooms import PURPOSE, Room

TEXT = "By June, 40 adjusters cut rework from 18% to 12%."
WHO = Workshop(
    "who",
    "Who helps",
    "Helpers",
    (
        Step("tasks", "Tasks", "commitments", 5, gives="assignments", options={"tasks": ["Ask"]}),
        Step("secret", "Secret", "cards", 5, gives="stakeholders"),
    ),
)


def earlier() -> Room:
    """A room that agreed on a purpose, with an owner by name and cards that nobody was shown."""
    room = Room(gives(PURPOSE))
    room.hub.books = {"who": WHO}
    (ada,) = room.join("Ada Lovelace")
    room.open("edit")
    room.desk.do("save_version", text=TEXT, base=0)
    room.open("consent")
    ada.do("respond", choice="concern", reason="June is soon.", harm="", amendment="")
    room.desk.do("reveal")
    room.desk.do("confirm")
    room.desk.do("add_workshop", workshop="who")
    room.open("tasks")
    ada.do("take", task=next(iter(ada.page["board"]["tasks"]))["id"], by="2030-01-31")
    room.open("secret")
    ada.do("add_card", text="Not for everybody")
    return room


def following(room: Room, begun: dict[str, Any]) -> Room:
    """A room elsewhere, through a workshop that takes a purpose."""
    next_room = Room(MAP)
    next_room.code = next_room.hub.create([MAP], "Later", carried=begun)
    for hand in (next_room.desk, next_room.screen):
        hand.viewer = replace(hand.viewer, code=next_room.code)
    return next_room


def test_what_was_agreed_is_where_the_next_begins() -> None:
    """From this server and from the file it is the same; nobody's name or secret comes along."""
    room = earlier()
    here = carried([exporting(room.hub, room.code, "json").record])
    file = carried([opened(export(room.hub, room.code, "json").body)])
    assert here == file
    assert here["from"] == [
        {
            "title": "A room",
            "code": room.code,
            "at": 1_000_000.0,
            "workshops": ["One purpose", "Who helps"],
        }
    ]
    assert here["given"] == {
        "purpose": {
            "text": TEXT,
            "statement": TEXT,
            "counts": {"consent": 0, "concern": 1, "objection": 0},
            "concerns": ["June is soon."],
            "rounds": 1,
        },
        "assignments": {"tasks": [{"text": "Ask", "owners": {}}]},
    }
    later = following(room, here)
    later.open("frame")
    assert later.desk.page["board"]["text"] == TEXT
    assert later.desk.page["session"]["begun_from"]["given"] == [
        {"name": "purpose", "text": TEXT},
        {"name": "assignments", "text": "Ask"},
    ]
    assert "begun_from" not in later.screen.page["session"]
    assert begins_with(later.live.state, MAP) == [
        "Starts from the purpose of an earlier session, “A room”."
    ]


def test_it_is_kept_in_every_file_and_carried_on() -> None:
    """The export comes back in with it, report and table tell it; a third session has it too."""
    room = earlier()
    begun = carried([exporting(room.hub, room.code, "json").record])
    later = following(room, begun)
    later.open("frame")
    state = later.live.state
    assert from_text(to_text(state)) == state
    body = export(later.hub, later.code, "json").body
    hub = Room(PURPOSE).hub
    assert hub.live(take(hub, body)).state == state
    report = export(later.hub, later.code, "html").body.decode()
    assert f"A room, session {room.code}" in report
    assert TEXT in export(later.hub, later.code, "csv").body.decode()
    third = carried([opened(body)])
    assert (third["given"], third["from"][0]["title"]) == (begun["given"], "Later")


def test_nothing_to_go_on_from() -> None:
    """A session that has led to nothing yet is said to be one."""
    room = Room(gives(PURPOSE))
    room.open("frame")
    with pytest.raises(Refused, match="“A room” has led to nothing yet"):
        carried([exporting(room.hub, room.code, "json").record])
    assert carried([]) == {}


WRONG = [3, {"given": {}}, {"from": [3], "given": {}}, {"from": [], "given": {"purpose": 3}}]


@pytest.mark.parametrize("begun", [*WRONG, {"from": [], "given": [], "more": 1}])
def test_a_file_that_was_tampered_with(begun: object) -> None:
    """It is refused as a whole."""
    room = following(earlier(), {})
    room.open("frame")
    document = json.loads(export(room.hub, room.code, "json").body)
    document["events"][0]["data"]["carried"] = begun
    with pytest.raises(Exception, match="damaged"):
        take(Room(PURPOSE).hub, json.dumps(document).encode())
