"""The workshop on stakeholders: held by simulated people, alone, after purpose, with odd names."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from random import Random
from typing import Any

from commonground.hub.state import activity
from commonground.rehearsal.room import play, populate
from commonground.report import export
from tests.rooms import Room
from tests.workshops.holding import book, hold, outcome

Json = dict[str, Any]
BOOK = book("stakeholders")
SIGN = "Zürich 🦊"


def held(people: int) -> Room:
    """The workshop, held by simulated people."""
    room = Room(BOOK)
    hold(room, populate(room.hub, room.code, people, Random(7)), BOOK)  # noqa: S311 - as above
    return room


def names(room: Room, *said: str) -> None:
    """The desk enters names; they are revealed, and those written the same are merged."""
    room.open("names")
    for text in said:
        room.desk.do("enter_card", text=text, kind="")
    room.desk.do("reveal")
    room.open("duplicates")
    if room.desk.page["board"]["same"]:
        room.desk.do("merge_same")


def test_it_is_the_ninety_minutes_of_the_method() -> None:
    """Each step with its minutes: the splits with salience, and the exchange, a quarter each."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        ("audience", 5),
        ("names", 8),
        ("duplicates", 7),
        ("place", 12),
        ("splits", 10),
        ("salience", 5),
        ("again", 5),
        ("key", 3),
        ("exchange", 12),
        ("ties", 8),
        ("gaps", 10),
        ("listening", 5),
    ]
    assert BOOK.minutes == 90


def test_a_room_comes_to_a_map() -> None:
    """Twelve people: all are placed, the key few are paired, and somebody listens to them."""
    room = held(12)
    placed = outcome(room, "again")["items"]
    assert len(placed) > 15
    assert all(one["power"] and one["interest"] for one in placed)
    few = outcome(room, "key")["items"]
    assert 6 <= len(few) < len(placed)
    said = outcome(room, "exchange")["exchanges"]
    assert {one["from_id"] for one in said} <= {one["id"] for one in few}
    assert {"class", "power", "legitimacy", "urgency"} <= outcome(room, "salience")["items"][
        0
    ].keys()
    listed = {one["text"] for one in placed}
    cells = outcome(room, "gaps")["items"]
    assert len(cells) > 12
    assert all({cell["segment"], cell["role"]} <= listed for cell in cells)
    tasks = outcome(room, "listening")["tasks"]
    assert [t["text"] for t in tasks[:-1]] == [f"Listen to three of: {one['text']}" for one in few]
    assert sum(len(task["owners"]) for task in tasks) == 12
    gives = {step.gives: step.id for step in BOOK.steps if step.gives}
    assert gives == {"stakeholders": "again", "honeycomb": "gaps", "assignments": "listening"}


def test_every_step_is_answered_by_all() -> None:
    """Whoever sees a page knows what to do on it; the splits are for talking."""
    room, luck = Room(BOOK), Random(2)  # noqa: S311 - chance, not a secret
    people = populate(room.hub, room.code, 5, luck)
    for step in (
        "names",
        "duplicates",
        "place",
        "salience",
        "again",
        "key",
        "exchange",
        "ties",
        "gaps",
    ):
        room.open(step)
        play(room.hub, people, luck)
        assert room.desk.page["progress"] == {"answered": 5, "of": 5}, step
        room.desk.send("reveal")


def test_after_purpose_in_one_session() -> None:
    """It begins with the sentence that the group agreed on; everybody's page follows."""
    room = Room(book("purpose"))
    room.code = room.hub.create([book("purpose"), BOOK], "Two workshops")
    room.desk.viewer = replace(room.desk.viewer, code=room.code)
    room.screen.viewer = replace(room.screen.viewer, code=room.code)
    luck = Random(3)  # noqa: S311 - chance, not a secret
    people = populate(room.hub, room.code, 6, luck)
    room.open("edit")
    room.desk.do("save_version", text="By June, 40 adjusters cut rework from 18% to 12%.", base=0)
    room.open("consent")
    for person in people:
        sent = {"id": room.next_id(), "kind": "respond", "step": "consent"}
        room.hub.handle([(person.viewer, {**sent, "data": {"choice": "consent"}})])
    room.desk.do("reveal")
    room.desk.do("confirm")
    room.open("audience")
    assert {hand.page["board"]["text"] for hand in room.hands()} == {
        "By June, 40 adjusters cut rework from 18% to 12%."
    }
    room.open("names")
    play(room.hub, people, luck)
    room.desk.do("reveal")
    hold(room, people, replace(BOOK, steps=BOOK.steps[3:]))
    assert len(outcome(room, "again")["items"]) > 5
    assert [one["workshop"] for one in room.desk.page["agenda"] if one["workshop"]] == [
        "One purpose",
        "Who matters",
    ]


def test_alone_it_asks_for_the_purpose() -> None:
    """Nothing stands there, and anybody may write it."""
    room = Room(BOOK)
    (ada,) = room.join("Ada")
    room.open("audience")
    assert ada.page["board"]["text"] == ""
    ada.do("save_version", text="Brokers and adjusters cut missing papers", base=0)
    assert room.screen.page["board"]["text"] == "Brokers and adjusters cut missing papers"


def test_odd_names_come_to_the_map_as_they_were_written() -> None:
    """Another script and an emoji survive; other case and accents are the same name."""
    room = Room(BOOK)
    said = [
        "顧客サポート",
        "مديرو المناطق",
        SIGN,
        "ZURICH 🦊",
        "Café owners",
        "CAFE OWNERS",
        "Legal",
    ]
    names(room, *said)
    room.open("place")
    (ada,) = room.join("Ada")
    texts = {item["text"] for item in ada.page["board"]["items"]}
    assert texts == {"顧客サポート", "مديرو المناطق", SIGN, "Café owners", "Legal"}


def test_two_hundred_names() -> None:
    """Every step opens, everybody gets a share that they can do, and the tasks are a dozen."""
    room = Room(BOOK)
    names(room, *(f"Group number {n}" for n in range(200)))
    luck = Random(4)  # noqa: S311 - chance, not a secret
    people = populate(room.hub, room.code, 3, luck)
    for step in BOOK.steps[3:]:
        room.open(step.id)
        if step.activity in {"dots", "exchange", "commitments"}:
            play(room.hub, people, luck)
    assert len(outcome(room, "again")["items"]) == 200
    assert room.live.state.boards["key"]["budget"] == 5
    exchanged = room.live.state.boards["exchange"]
    assert max(len(sides) for sides in exchanged["assigned"].values()) <= 6
    assert len(outcome(room, "listening")["tasks"]) == 13


def test_one_participant() -> None:
    """The workshop goes through, and nothing is said on agreement."""
    room = held(1)
    assert {one["agreement"] for one in _results(room, "again")} == {None}
    assert sum(bool(task["owners"]) for task in outcome(room, "listening")["tasks"]) == 1


def test_nobody_names_anybody() -> None:
    """Every step opens all the same and reveals nothing."""
    room = Room(BOOK)
    (ada,) = room.join("Ada")
    for step in BOOK.steps:
        room.open(step.id)
        if "reveal" in room.desk.page["can"]:
            room.desk.do("reveal")
        assert not any(hand.page["board"].get("results") for hand in room.hands())
    assert [task["text"] for task in ada.page["board"]["tasks"]] == [
        "Bring what we heard back to this group"
    ]


def test_no_file_says_who_said_what() -> None:
    """In the table only what was signed has a name, and on the wall nothing has."""
    room = held(6)
    people = {person.name for person in room.live.state.people.values()}
    table = list(csv.DictReader(StringIO(export(room.hub, room.code, "csv").body.decode())))
    private = [row for row in table if row["step"] not in {"audience", "listening"}]
    assert len(private) > 200
    assert not [row for row in private if people & set(row.values())]
    assert not [name for name in people if name in json.dumps(room.screen.page["board"])]


def _results(room: Room, step: str) -> list[Json]:
    found = room.live.state.steps[step]
    return activity(found).results(room.live.state.board(found))
