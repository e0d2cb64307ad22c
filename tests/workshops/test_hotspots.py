"""The workshop on hot spots: candidates, their chances, a choice of two or three, champions."""

from __future__ import annotations

from typing import Any

from commonground.report import export
from tests.report.held import exported, held
from tests.rooms import Hand, Room
from tests.workshops.holding import book, outcome

BOOK = book("hotspots")
SPOTS = ["Papers are missing", "New ones learn alone", "Night shifts hear nothing", "Two answers"]


def rated(room: Room, people: list[Hand]) -> dict[str, str]:
    """Four candidates, two of which are better by all criteria; text → id."""
    room.open("candidates")
    for hand, text in zip(people, SPOTS, strict=False):
        hand.do("add_card", text=text, kind="Challenge")
    people[1].do("add_card", text="papers are MISSING", kind="")
    room.desk.do("reveal")
    room.desk.do("merge_same")
    room.open("criteria")
    ids = {item["text"]: item["id"] for item in people[0].page["board"]["items"]}
    for hand in people:
        for place, text in enumerate(SPOTS):
            for one in hand.page["step"]["options"]["criteria"]:
                value = 5 - place if place < 2 else 1 + (one["id"] == "pain") * (place == 2)
                hand.do("rate", item=ids[text], criterion=one["id"], value=value)
    room.desk.do("reveal")
    return ids


def test_it_is_the_forty_five_minutes_of_the_method() -> None:
    """Each step with its minutes."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        *(("start", 3), ("candidates", 12), ("criteria", 13), ("choose", 10), ("champions", 7)),
    ]
    assert BOOK.minutes == 45


def test_from_candidates_to_champions() -> None:
    """One card is one candidate, each with its chance, which goes on with what is chosen."""
    room = Room(BOOK)
    people = room.join("Kim", "Leo", "Mai", "Ned", "Ola")
    ids = rated(room, people)
    assert len(ids) == 4
    reading = room.screen.page["board"]["reading"]
    assert {one["text"]: one["chance"] for one in reading["ranked"]} == dict(
        zip(SPOTS, (1, 1, 1, 0), strict=True)
    )
    assert reading["ranked"][-1]["text"] == SPOTS[-1]
    assert reading["words"].endswith("are among the first three, whatever one weighs.")
    room.open("choose")
    first = people[0].page["board"]["options"][0]
    assert first["says"].startswith("Among the first three in 100 of 100 ways to weigh")
    for hand in people:
        hand.do("opt", options=list(ids.values())[:2], why="It hurts")
    room.desk.do("reveal")
    every = list(ids.values())
    assert "More than 3 at once" in room.desk.refused("decide", options=every, reason="All of it")
    two = [ids[text] for text in SPOTS[:2]]
    room.desk.do("decide", options=two, reason="They hurt most", figures={"people": 1200})
    said = [one["words"] for one in room.desk.page["board"]["findings"]]
    assert said == ["1,200 people at the start is a roll-out. Begin with few who share a problem."]
    given: dict[str, Any] = outcome(room, "choose")
    kept = {(one["text"], one["chance"], one["kind"]) for one in given["items"]}
    assert kept == {(text, 1, "Challenge") for text in SPOTS[:2]}
    room.open("champions")
    words = " ".join(one["words"] for one in people[0].page["board"]["read"]["findings"])
    assert "“Papers are missing” has no champion." in words
    assert "Nobody is named for whom “New ones learn alone” is." in words


def test_simulated_people_come_to_hot_spots() -> None:
    """A whole room, led by the simulated facilitator; the report tells the chances and why."""
    room = held(people=6, workshop=BOOK)
    items = outcome(room, "choose")["items"]
    assert len(items) == 2
    assert len({one["text"].casefold() for one in items}) == 2
    rows = outcome(room, "champions")["items"]
    assert [row["text"] for row in rows] == [one["text"] for one in items]
    assert all(row["champion"] and row["audience"] for row in rows)
    page = exported(room, "html")
    assert "Chance to be among the first three" in page
    assert "would choose it." in page
    assert export(room.hub, room.code, "csv").body


def test_nobody_writes_anything() -> None:
    """Every step opens all the same."""
    room = Room(BOOK)
    room.join("Kim")
    for step in BOOK.steps:
        room.open(step.id)
        room.desk.send("reveal")
    assert outcome(room, "choose")["items"] == []
    assert exported(room, "html")
