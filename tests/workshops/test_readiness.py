"""The workshop on readiness: held by simulated people, alone, with nothing said, up to its path."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from commonground.rehearsal.room import play, populate
from tests.report.held import exported, held
from tests.rooms import Hand, Room
from tests.workshops.holding import book, outcome

Json = dict[str, Any]
BOOK = book("readiness")
HONEYCOMB = "i2"


def test_it_is_the_eighty_minutes_of_the_method() -> None:
    """Each step with its minutes; the steps by which agendas take parts of it."""
    assert [(step.id, step.minutes) for step in BOOK.steps] == [
        ("whom", 5),
        ("disciplines", 15),
        ("scenarios", 15),
        ("premortem", 18),
        ("actions", 12),
        ("path", 10),
        ("first", 5),
    ]
    assert BOOK.minutes == 80


def test_a_room_comes_from_scenarios_to_owners_and_a_path() -> None:
    """Each step starts from what the one before found, and the report holds all of it."""
    room = held(people=9, workshop=BOOK)
    ready, flags = outcome(room, "disciplines"), outcome(room, "scenarios")
    assert (ready["lowest"], ready["passed"]) == (["Guide"], False)
    red = [item["text"] for item in flags["items"]]
    assert red == ["Everything at once", "From one side only"]
    rows = outcome(room, "premortem")["items"]
    assert [row["text"] for row in rows][:2] == red
    assert all(row["owner"] and row["counter"] and row["results"] for row in rows[:2])
    found = outcome(room, "premortem")["read"]["findings"]
    assert "block" not in {one["level"] for one in found}
    told = outcome(room, "actions")["sufficient"]
    assert told == {"words": f"Necessary, not sufficient. {ready['words']}", "passed": False}
    tasks = [task["text"] for task in outcome(room, "first")["tasks"]]
    assert f"First step against: {red[0]}" in tasks
    assert outcome(room, "whom")["text"]
    report = exported(room, "html")
    decided = "Where to begin: decided"
    for words in (ready["words"], flags["words"], "Necessary, not sufficient", decided):
        assert words in report.replace("&#34;", '"'), words
    assert "The wish list has 61 lines" in exported(room, "csv")


def begun(points: Json, people: tuple[str, ...] = ("Ana", "Bo", "Cy")) -> tuple[Room, list[Hand]]:
    """A room in which all give each discipline and each scenario the same."""
    room = Room(BOOK)
    hands = room.join(*people)
    for step in ("disciplines", "scenarios"):
        room.open(step)
        for hand in hands:
            for item in hand.page["board"]["items"]:
                hand.do("rate", item=item["id"], value=points.get(item["id"], 0))
        room.desk.do("reveal")
    return room, hands


GOOD = dict.fromkeys(("vision", "strategy", "purpose", "launch", "guide", "adapt"), 3)


def states(room: Room) -> list[str]:
    """How each condition of the honeycomb stands."""
    options = room.desk.page["board"]["options"]
    return [need["state"] for need in options[1]["needs"]]


def test_both_sides_at_once_needs_its_preconditions() -> None:
    """What was judged is read; the rest the desk shows; until all hold it cannot be chosen."""
    room, (ana, *_) = begun(GOOD)
    room.open("path")
    assert states(room) == ["met", "met", "met", "unknown", "unknown", "unknown"]
    ana.do("opt", options=[HONEYCOMB], why="Brokers want it too")
    room.desk.do("reveal")
    assert "do not agree" in room.screen.page["board"]["findings"][0]["words"]
    choice: Json = {"options": [HONEYCOMB], "reason": "Five brokers said yes"}
    choice["figures"] = {"people": 60}
    assert "cannot be chosen yet" in room.desk.refused("decide", **choice)
    for need in ("i2.1", "i2.2"):
        room.desk.do("mark_need", need=need, state="met", where="Five letters")
    room.desk.do("decide", **choice)
    assert [one["text"] for one in outcome(room, "path")["items"]] == [
        "Honeycomb: both sides at once, small"
    ]
    assert outcome(room, "path")["reason"] == "Five brokers said yes"


@pytest.mark.parametrize(
    ("points", "people", "expected"),
    [
        (GOOD | {"guide": 1}, 60, ["met", "not met", "met", "met"]),
        (GOOD | {"customers-first": 3}, 1_000, ["met", "met", "not met", "not met"]),
        (GOOD, 0, ["met", "met", "met", "not met"]),
    ],
)
def test_what_closes_the_way(points: Json, people: int, expected: list[str]) -> None:
    """A weak guide, customers first, too many at the start: inside first remains."""
    room, _ = begun(points)
    room.open("path")
    room.desk.do("reveal")
    room.desk.do("decide", options=["i1"], reason="We begin here", figures={"people": people})
    assert states(room)[:4] == expected
    assert [one["text"] for one in outcome(room, "path")["items"]] == ["Inside first"]


def test_alone_the_path_knows_nothing() -> None:
    """Where nothing was judged all is unknown, which is no pass; the list says so too."""
    room = Room(BOOK)
    room.join("Ana")
    room.open("path")
    assert set(states(room)) == {"unknown"}
    room.open("actions")
    assert "has not been judged yet" in room.screen.page["board"]["sufficient"]["words"]


def test_a_red_flag_without_an_owner_is_told() -> None:
    """A block beside the row until it has a counter-measure and an owner; then nothing."""
    room, (ana, *_) = begun(GOOD | {"everything": 2})
    room.open("premortem")
    board = ana.page["board"]
    (row,) = board["rows"]
    assert [(one["level"], one["row"]) for one in board["read"]["findings"]] == [
        ("block", row["id"])
    ]
    fields = {"counter": "Two problems only", "owner": "Team leads", "results": ""}
    ana.do("fill_row", row=row["id"])
    ana.do("save_row", row=row["id"], base=board["changes"], fields=fields)
    found = ana.page["board"]["read"]
    assert [one["level"] for one in found["findings"]] == ["warning"]
    assert found["figures"][0]["value"] == "1 of 1"
    room.desk.do("take_out_row", row=row["id"])
    assert "stands here no longer" in ana.page["board"]["read"]["findings"][0]["words"]


def test_no_session_ends_without_an_audience() -> None:
    """Whoever finishes is told where to name them; then it ends, and undo opens it again."""
    room = Room(BOOK)
    people = populate(room.hub, room.code, 2, Random(7))  # noqa: S311 - chance, not a secret
    for step in BOOK.steps[1:]:
        room.open(step.id)
        room.desk.send("reveal")
    assert room.desk.refused("finish") == "Nobody has said yet whom this is for."
    room.open("whom")
    play(room.hub, people, Random(7))  # noqa: S311 - as above
    room.desk.do("finish")
    assert room.desk.page["session"]["finished"]
