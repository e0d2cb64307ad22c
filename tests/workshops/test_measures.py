"""The workshop on measures: held by simulated people, alone and after purpose, up to its plan."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from random import Random
from typing import Any

from icalendar import Calendar

from commonground.rehearsal.room import play, populate
from commonground.report import export
from tests.report.held import held
from tests.rooms import Hand, Room
from tests.workshops.holding import book, hold, outcome

Json = dict[str, Any]
BOOK = book("measures")
PURPOSE = "By June, 40 adjusters share cases to cut rework from 18% to 12%."


def files(room: Room) -> dict[str, str]:
    """The files of the measurement plan."""
    with zipfile.ZipFile(io.BytesIO(export(room.hub, room.code, "plan").body)) as folder:
        return {name: folder.read(name).decode("utf-8-sig") for name in folder.namelist()}


def test_it_is_the_two_hours_of_the_method() -> None:
    """Each step with its minutes; premortem and counter-metrics share theirs."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        ("aim", 5),
        ("chain", 10),
        ("questions", 15),
        ("metrics", 15),
        ("vanity", 10),
        ("judge", 15),
        ("indicators", 20),
        ("numbers", 10),
        ("gamed", 5),
        ("counters", 5),
        ("plan", 7),
        ("collect", 3),
    ]
    assert BOOK.minutes == 120


def test_a_room_comes_to_a_measurement_plan() -> None:
    """From beginning to end with a simulated facilitator; what is taken away is whole."""
    room = held(people=6, workshop=BOOK)
    names = [item["text"] for item in outcome(room, "counters")["items"]]
    assert len(names) == len(set(names)) >= 5
    agreed = outcome(room, "plan")["statement"].splitlines()[: len(names)]
    assert [line.partition(": ")[0] for line in agreed] == names
    found = files(room)
    rows = list(csv.DictReader(io.StringIO(found["data-dictionary.csv"], newline="")))
    assert [row["Name"] for row in rows] == names
    assert {row["Purpose"] for row in rows} == {outcome(room, "aim")["text"]}
    assert all(row["Question"] and row["Risk of gaming"] for row in rows)
    vain = {row["Name"]: row["Context only"] for row in rows}
    assert {vain.get("Number of active users"), vain.get("Total posts since launch")} <= {
        *("yes", None),
    }
    assert len([name for name in found if name.startswith("sheets/")]) == len(names)
    assert Calendar.from_ical(found["calendar.ics"]).walk("VEVENT")
    tasks = [task["text"] for task in outcome(room, "collect")["tasks"]]
    assert tasks[: len(names)] == [f"Bring the first number of: {name}" for name in names]


def test_what_the_room_judged_stands_on_the_cards() -> None:
    """The risk of gaming that nobody wrote comes from the rating; what was written stays."""
    room = Room(BOOK)
    people = [room.person(name) for name in ("Ada", "Ben", "Chika")]
    written, judged = candidates(room, people)
    room.open("vanity")
    people[0].do("save_indicator", card=written, base=99, fields={"gaming_risk": "1"})
    room.open("judge")
    for hand in people:
        for item in hand.page["mine"]["assigned"]:
            hand.do("rate", item=item, criterion="gaming", value=4)
    room.desk.do("reveal")
    room.open("indicators")
    cards = {card["id"]: card["fields"] for card in room.desk.page["board"]["cards"]}
    assert (cards[written]["gaming_risk"], cards[judged]["gaming_risk"]) == ("1", "4")
    assert cards[judged]["question"] == "Does it fall?"


def candidates(room: Room, people: list[Hand]) -> list[str]:
    """A chain, a question, and two numbers that are not Ada's alone; their ids."""
    ada = people[0]
    room.open("chain")
    ada.do("add_piece", text="Less rework", place="outcome")
    room.desk.do("reveal")
    room.open("questions")
    goal = ada.page["board"]["goals"][0]["id"]
    ada.do("add_piece", text="Does it fall?", place=goal)
    room.desk.do("reveal")
    room.open("metrics")
    (question,) = (piece["id"] for piece in ada.page["board"]["pieces"])
    for hand, text in zip(people, ("Share of rework", "Share of complaints"), strict=False):
        hand.do("add_piece", text=text, place=question)
    # The same number in other letters, under the same question, is one card.
    people[2].do("add_piece", text="share of REWORK", place=question)
    items = {item["text"].casefold(): item["id"] for item in outcome(room, "metrics")["items"]}
    return [items["share of rework"], items["share of complaints"]]


def test_after_purpose_in_one_session() -> None:
    """It begins with the sentence that the group agreed on, and every card serves it."""
    room = Room(book("purpose"))
    room.code = room.hub.create([book("purpose"), BOOK], "Two workshops")
    room.desk.viewer = replace(room.desk.viewer, code=room.code)
    room.screen.viewer = replace(room.screen.viewer, code=room.code)
    people = populate(room.hub, room.code, 4, Random(3))  # noqa: S311 - as above
    room.open("edit")
    room.desk.do("save_version", text=PURPOSE, base=0)
    room.open("consent")
    for person in people:
        sent = {"id": room.next_id(), "kind": "respond", "step": "consent"}
        room.hub.handle([(person.viewer, {**sent, "data": {"choice": "consent"}})])
    room.desk.do("reveal")
    room.desk.do("confirm")
    room.open("aim")
    assert {hand.page["board"]["text"] for hand in room.hands()} == {PURPOSE}
    assert [person.page["step"]["id"] for person in people] == ["aim"] * 4
    for step in ("chain", "questions", "metrics", "vanity"):
        room.open(step)
        play(room.hub, people, Random(3))  # noqa: S311 - as above
        room.desk.send("reveal")
    assert {card["purpose"] for card in outcome(room, "vanity")["cards"]} == {PURPOSE}
    balance = room.desk.page["board"]["balance"]
    assert [each["purpose"] for each in balance] == [PURPOSE]


def test_alone_it_asks_for_the_purpose() -> None:
    """Nothing stands there, and anybody may write it; without it a goal is what cards serve."""
    room = Room(BOOK)
    ada, *_ = people = [room.person(name) for name in ("Ada", "Ben", "Chika")]
    room.open("aim")
    assert ada.page["board"]["text"] == ""
    candidates(room, people)
    assert {item["purpose"] for item in outcome(room, "metrics")["items"]} == {"Less rework"}


def test_one_participant() -> None:
    """Nothing to judge but one's own, and still a plan."""
    room = Room(BOOK)
    hold(room, populate(room.hub, room.code, 1, Random(7)), BOOK)  # noqa: S311 - as above
    assert len(outcome(room, "counters")["items"]) >= 1
    assert "calendar.ics" in files(room)


def test_nobody_writes_anything() -> None:
    """Every step opens all the same, and the plan says in a sentence that it is empty."""
    room = Room(BOOK)
    room.join("Ada")
    for step in BOOK.steps:
        room.open(step.id)
        room.desk.send("reveal")
    assert "There is no indicator card yet" in files(room)["README.txt"]
