"""The listening audit: held by simulated people, alone and after the map, large, weeks later."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from commonground.imports import take
from commonground.rehearsal.room import play, populate
from tests.hub.loop import Loop
from tests.report.held import exported, held
from tests.rooms import Hand, Room, one
from tests.workshops.holding import book, outcome

Json = dict[str, Any]
BOOK = book("listening")
VOICES = next(step for step in BOOK.steps if step.id == "voices")


def planned(*people: str) -> tuple[Room, list[Hand]]:
    """A room in which two segments are key, one is not, and voices may come in."""
    room = Room(BOOK)
    hands = room.join(*people)
    room.open("segments")
    for text in ("Brokers", "Clients", "Shops"):
        room.desk.do("add_segment", text=text)
    for segment in room.desk.page["board"]["segments"][:2]:
        hands[0].do("mark_key", segment=segment["id"], on=True)
    room.open("voices")
    return room, hands


def say(hand: Hand, segment: str, *texts: str) -> None:
    """Write down quotes of a segment."""
    known = {one["text"]: one["id"] for one in hand.page["board"]["segments"]}
    for text in texts:
        hand.do("add_voice", segment=known[segment], text=text)


def test_an_hour_to_plan_and_a_second_meeting() -> None:
    """The first five steps are the sixty minutes; the others are opened weeks later."""
    minutes = [step.minutes for step in BOOK.steps]
    assert (sum(minutes[:5]), sum(minutes[5:])) == (60, 55)
    gives = {step.gives: step.id for step in BOOK.steps if step.gives}
    assert {name: gives[name] for name in ("audit plan", "voices")} == {
        "audit plan": "asking",
        "voices": "voices",
    }


def test_a_room_holds_it_to_its_end() -> None:
    """With a simulated facilitator: a guide, voices of each segment, themes, alpha; no names."""
    room = held(people=8, workshop=BOOK)
    assert all(question["segments"] for question in outcome(room, "asking")["questions"])
    voices = outcome(room, "voices")
    assert sum(one["voices"] for one in voices["items"]) == len(voices["quotes"]) == 24
    found = outcome(room, "heat")
    assert found["agreement"]["units"] == 24
    assert found["agreement"]["alpha"] > 0
    assert {one["text"] for one in found["items"]} >= {"Waiting", "Asked twice"}
    report = exported(room, "html")
    assert "Krippendorff" in report
    rows = csv.DictReader(io.StringIO(exported(room, "csv").removeprefix("\ufeff"), newline=""))
    authors = {row["author"] for row in rows if row["step"] in ("beliefs", "voices", "coding")}
    assert not authors & {person.name for person in room.live.state.people.values()}


def test_what_opens_the_operating_model() -> None:
    """Each key segment needs three voices; another one does not keep it closed."""
    room, (ada, ben) = planned("Ada", "Ben")
    say(ada, "Brokers", "One", "Two", "Three")
    say(ben, "Clients", "One", "Two")
    found = outcome(room, "voices")
    assert [(one["text"], one["key"], one["missing"]) for one in found["items"]] == [
        *(("Brokers", True, 0), ("Clients", True, 1), ("Shops", False, 3)),
    ]
    assert [one["level"] for one in found["findings"]] == ["block", "note"]
    say(ben, "Clients", "Three")
    assert [one["level"] for one in outcome(room, "voices")["findings"]] == ["note"]


def test_voices_that_come_after_the_coding_are_coded_too() -> None:
    """Weeks later: the step is reopened, and only what is new is shared out."""
    room, people = planned("Ada", "Ben", "Cleo")
    say(people[0], "Brokers", "I wait")
    room.open("coding")
    theme = room.desk.page["board"]["themes"][0]["id"]

    def all_code() -> int:
        number = 0
        for hand in people:
            for quote in hand.page["mine"]["quotes"]:
                if quote["id"] not in hand.page["mine"]["codes"]:
                    hand.do("code", quote=quote["id"], themes=[theme])
                    number += 1
        return number

    assert all_code() == 2
    room.desk.do("reveal")
    room.open("voices")
    say(people[1], "Clients", "I wait as well")
    room.open("coding")
    room.desk.do("reopen_step")
    room.open("voices")
    room.open("coding")
    assert all_code() == 2
    room.desk.do("reveal")
    assert outcome(room, "coding")["items"][0]["n"] == 2


def test_after_the_map_in_one_session() -> None:
    """It begins with who matters; who has taken somebody there has taken them here."""
    stakeholders = book("stakeholders")
    room = Room(stakeholders)
    room.code = room.hub.create([stakeholders, BOOK], "Two workshops")
    room.desk.viewer = replace(room.desk.viewer, code=room.code)
    people = populate(room.hub, room.code, 5, Random(3))  # noqa: S311 - chance, not a secret
    luck = Random(3)  # noqa: S311 - as above
    for step in (*stakeholders.steps, *BOOK.steps[:5]):
        room.open(step.id)
        play(room.hub, people, luck)
        room.desk.send("reveal")
    mapped = {item["text"] for item in outcome(room, "again")["items"]}
    assert {item["text"] for item in outcome(room, "asking")["items"]} <= mapped
    before = {one["text"] for one in outcome(room, "listening")["tasks"] if one["owners"]}
    now = {one["text"] for one in outcome(room, "assign")["tasks"] if one["owners"]}
    assert before
    assert before <= now


def test_nobody_says_anything() -> None:
    """Every step opens all the same, and says that there is nothing yet."""
    room = Room(BOOK)
    room.join("Ada")
    for step in BOOK.steps:
        room.open(step.id)
        room.desk.send("reveal")
    assert "No quote was coded" in exported(room, "html")


@pytest.fixture(scope="module")
def large() -> tuple[Room, Loop, list[bytes]]:
    """A hundred people in the coding of five hundred quotes, and what they are sent."""
    quotes = [
        {"id": f"v{n}", "text": f"Quote {n}: I wait two weeks", "segment": f"s{n % 8}"}
        for n in range(500)
    ]
    themes = [{"id": f"t{n}", "text": f"Theme {n}"} for n in range(12)]
    coding = next(step for step in BOOK.steps if step.id == "coding")
    step = replace(coding, source=None, options={"coders": 2, "quotes": quotes, "themes": themes})
    loop, lines = Loop(), list[bytes]()
    room = Room(one(step), loop=loop)
    room.join(*(f"Person {number}" for number in range(100)))
    room.open("coding")
    for hand in room.hands():
        room.hub.subscribe(hand.viewer, lambda told: lines.append(told.line()))
    loop.forward(10)
    for place, hand in enumerate(room.people.values()):
        for quote in hand.page["mine"]["quotes"]:
            number = (int(quote["id"][1:]) + (place % 9 == 0)) % 12
            hand.do("code", quote=quote["id"], themes=[f"t{number}"])
    loop.forward(10)
    return room, loop, lines


def test_five_hundred_quotes_and_a_hundred_people(
    large: tuple[Room, Loop, list[bytes]],
) -> None:
    """Ten quotes for each; a coding more is some bytes for each, and so is what is settled."""
    room, loop, lines = large
    hand = room.person("Person 7")
    own = hand.page["mine"]["quotes"]
    assert (len(own), room.desk.page["board"]["enough"]) == (10, 500)
    lines.clear()
    hand.do("code", quote=own[0]["id"], themes=["t1", "t2"])
    loop.forward(10)
    assert sum(map(len, lines)) < 40_000
    room.desk.do("reveal")
    loop.forward(10)
    page = room.person("Person 3").page
    assert len(json.dumps(page)) < 200_000
    assert page["board"]["overall"]["word"] in ("good", "tentative")
    lines.clear()
    room.desk.do("settle", quote=page["board"]["talk"][0], themes=["t1"])
    loop.forward(10)
    assert len(lines) == 102
    assert max(map(len, lines)) < 4_000


def test_notes_in_a_file_are_voices_like_the_others(tmp_path: Path) -> None:
    """From a table at the desk to the coding: by segment, without addresses, with no row of it."""
    notes = tmp_path / "notes.csv"
    notes.write_text(
        "Segment;Quote\n"
        "brokers;I wait two weeks. Mail me: a@example.org\n"
        "Brokers;Nobody could tell me who decides\n"
        "Garages;They asked everything twice\n",
        encoding="utf-8",
    )
    room, people = planned("Ada", "Ben")
    room.open("notes")
    made = take(notes).to_json()
    room.desk.do("take_in", **{name: made[name] for name in ("files", "series", "voices")})
    room.open("voices")
    found = {one["text"]: one["voices"] for one in outcome(room, "voices")["items"]}
    assert found == {"Brokers": 2, "Clients": 0, "Shops": 0, "Garages": 1}
    room.open("coding")
    quotes = {quote["text"] for quote in people[0].page["mine"]["quotes"]}
    assert "Nobody could tell me who decides" in quotes
    assert len(quotes) == 3
    assert not [text for text in quotes if "@" in text]
