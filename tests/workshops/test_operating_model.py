"""The operating model: from the first day to the ladder, alone and after other workshops."""

from __future__ import annotations

from typing import Any

from commonground.methods.operating import RUNGS
from commonground.session.steps import Step, Workshop
from commonground_widgets import Setting, cards
from tests.report.held import held
from tests.rooms import Hand, Room
from tests.workshops.holding import book, outcome

Json = dict[str, Any]
BOOK = book("operating-model")
NO_ROLES = "A tribe without roles: "
GIVES = ["launch", "ladder", "role map", "tools", "links", "content plan", "guidelines", "ties"]


def test_it_is_seventy_five_minutes() -> None:
    """Each step with its minutes, and what it gives to later workshops."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        ("first-day", 8),
        ("ladder", 10),
        ("roles", 12),
        ("tools", 12),
        ("links", 8),
        ("content", 7),
        ("guidelines", 5),
        ("potential", 4),
        ("benefits", 5),
        ("standing", 4),
    ]
    assert BOOK.minutes == 75
    assert [step.gives for step in BOOK.steps] == [*GIVES, "benefits", "ladder"]
    assert list(RUNGS) == [rung["id"] for rung in BOOK.steps[1].options["rows"]]


def levels(found: Json) -> dict[str, list[str]]:
    """Level → what was found."""
    told = found["read"]["findings"]
    return {level: [f["words"] for f in told if f["level"] == level] for level in ("block", "note")}


def test_a_room_comes_to_an_operating_model() -> None:
    """From beginning to end with a simulated facilitator; each step feeds the next."""
    room = held(people=5, workshop=BOOK)
    first, roles, ladder = (outcome(room, key) for key in ("first-day", "roles", "standing"))
    people = sum(int(item["people"]) for item in first["items"])
    figures = {one["label"]: one["value"] for one in ladder["read"]["figures"]}
    assert figures["On the first day"] == f"{people:,}"
    assert figures["You stand on"] == "A council with legal, security, privacy and HR"
    said = [one["words"] for one in ladder["read"]["findings"]]
    assert not any(words.startswith(NO_ROLES) for words in said)  # the role map is known by now
    assert any(one["words"].startswith(NO_ROLES) for one in before(room))
    assert [item["text"] for item in outcome(room, "potential")["items"]][:3] == [
        item["text"] for item in first["items"]
    ]
    assert len(roles["items"]) >= 7
    assert outcome(room, "tools")["read"]["overlaps"][0]["share"] == 2 / 3


def before(room: Room) -> list[Json]:
    """What the ladder said when nobody had a role yet."""
    state = Room(BOOK)
    for step in ("first-day", "ladder"):
        state.open(step)
    written = {i["id"]: i for i in outcome(room, "ladder")["items"]}
    for key in ("centre", "tribe"):
        fields = {"people": written[key]["people"]}
        state.desk.do("save_row", row=key, base=99, fields=fields)
    found: list[Json] = outcome(state, "ladder")["read"]["findings"]
    return found


def fill(hand: Hand, row: str, **fields: str) -> None:
    """Somebody writes into a row, on top of all that is there."""
    hand.do("save_row", row=row, base=99, fields=fields)


def test_the_platform_is_locked_until_what_it_needs_is_there() -> None:
    """A platform that was bought is none; each thing that is missing is named, then it opens."""
    room = Room(BOOK)
    nela = room.person("Nela")
    room.open("ladder")
    fill(nela, "platform", evidence="It is bought.")
    (lock,) = [f for f in outcome(room, "ladder")["read"]["findings"] if f["level"] == "block"]
    assert lock["row"] == "platform"
    assert lock["cure"] == (
        "What opens it: a community that has shown an outcome; a council; "
        "the problems that people would work on."
    )
    room.open("first-day")
    nela.do("add_row", text="Claims that come back")
    (row,) = nela.page["board"]["rows"]
    fill(nela, row["id"], people="40", who="Adjusters")
    room.open("ladder")
    fill(nela, "community", evidence="Rework fell.")
    fill(nela, "council", evidence="Legal agreed.")
    found = outcome(room, "ladder")
    assert levels(found)["block"] == []
    assert found["read"]["figures"][0]["value"] == "A council with legal, security, privacy and HR"


def test_alone_it_begins_empty_and_opens_all_the_same() -> None:
    """Nobody writes anything: each step asks for what it lacks, and says that it is provisional."""
    room = Room(BOOK)
    room.join("Nela")
    for step in BOOK.steps:
        room.open(step.id)
        assert room.people["Nela"].page["board"]["read"]["figures"], step.id
    assert "No problem is named yet." in levels(outcome(room, "first-day"))["block"]
    assert "This is provisional" in levels(outcome(room, "standing"))["note"][0]


def test_after_others_it_begins_with_what_they_gave() -> None:
    """Hot spots become the problems; the names of those who matter are offered."""
    options: Setting = cards()
    steps = [
        Step(key, key, "cards", 5, gives=gives, options=options.options)
        for key, gives in (("spots", "hot spots"), ("map", "stakeholders"))
    ]
    room = Room(Workshop("all", "All", "", (*steps, *BOOK.steps)))
    nela = room.person("Nela")
    for step, text in (("spots", "Claims that come back"), ("map", "Brokers")):
        room.open(step)
        nela.do("add_card", text=text)
        room.desk.do("reveal")
    room.open("first-day")
    board = nela.page["board"]
    assert [row["text"] for row in board["rows"]] == ["Claims that come back"]
    assert board["offers"] == {"who": ["Brokers"]}
    room.open("links")
    assert nela.page["board"]["offers"] == {"inside": ["Brokers"], "outside": ["Brokers"]}
