"""Cards, dots and orders in the files that people take away."""

from __future__ import annotations

import csv
import io

from commonground.hub import Hub
from commonground.session.steps import Step, Workshop
from tests.report.held import brought_in, document, everywhere, exported, held
from tests.report.test_page import Read
from tests.rooms import Json, Room, one

CARDS = Step("c", "Who is concerned?", "cards", 8, options={"kinds": ["customer"]}, anonymous=True)
WORKSHOP = Workshop(
    "w",
    "Who is concerned",
    "",
    (
        CARDS,
        Step("d", "Which first?", "dots", 5, source="c"),
        Step("r", "In what order?", "ranking", 5, source="d", options={"ties": True}),
    ),
)


def rows(room: Room, step: str) -> list[dict[str, str]]:
    """The rows of a step in the CSV file."""
    table = csv.DictReader(io.StringIO(exported(room, "csv")))
    return [row for row in table if row["step"] == step]


def results(room: Room, step: str) -> list[Json]:
    """What the step found, as its own page says it."""
    room.desk.do("undo", at=None)  # the end of the session
    room.open(step)
    found: list[Json] = room.screen.page["board"]["results"]
    return found


def test_every_result_is_in_the_report() -> None:
    """Cards with their groups, sums with their places, the common order and how far it is one."""
    room = held(people=7, workshop=WORKSHOP)
    room.desk.do("undo", at=None)
    room.open("c")
    first = room.desk.page["board"]["results"][0]
    room.desk.do("add_group", name="<b>Inside</b>", cards=[first["id"]])
    read = Read(exported(room, "html"))
    board = room.desk.page["board"]["results"]
    assert all(card["text"] in read.text for card in board)
    assert {"<b>Inside</b>", "Not grouped"} <= set(read.texts)
    assert "b" not in read.tags
    assert "each person had" in read.text
    assert "Kendall’s W" in read.text


def test_the_tables_hold_what_the_screen_shows() -> None:
    """One row per card, per item and per place in an order, with the same numbers."""
    room = held(people=5, workshop=WORKSHOP)
    cards, dots, orders = (rows(room, step) for step in "cdr")
    assert len(cards) == 15
    shown = {one["text"]: str(one["dots"]) for one in results(room, "d")}
    assert {row["text"]: row["value"] for row in dots} == shown
    assert {row["ballot"] for row in orders} == {"1", "2", "3", "4", "5"}
    assert not {row["author"] for row in (*cards, *dots, *orders)} - {""}


def test_no_name_goes_with_a_card_or_a_ballot() -> None:
    """In none of the files does anything say who wrote, gave or placed what."""
    room = held(people=5, workshop=WORKSHOP)
    people = {event.actor for event in room.live.events if event.kind == "joined"}
    acted = {
        event["actor"]
        for event in document(room)["events"]
        if event["kind"] in {"card_added", "dotted", "ranked"}
    }
    assert acted
    assert not acted & people


def test_what_was_not_revealed_stays() -> None:
    """Neither what people wrote nor what the desk entered for somebody leaves before the reveal."""
    room = Room(one(CARDS))
    room.open("c")
    room.person("Ada").do("add_card", text="hiddenofada")
    room.desk.do("enter_card", text="hiddenonpaper")
    assert "hiddeno" not in everywhere(room)
    room.desk.do("reveal")
    assert {"hiddenofada", "hiddenonpaper"} <= {row["text"] for row in rows(room, "c")}


def test_ballots_on_paper_stay_too() -> None:
    """What the desk enters of a vote is not in a file before the reveal."""
    room = held(people=3, workshop=WORKSHOP)
    room.desk.do("undo", at=None)
    room.open("r")
    room.desk.do("reopen_step")
    room.desk.do("undo", at=None)
    items = room.desk.page["board"]["items"]
    room.desk.do("enter_order", order=[[item["id"]] for item in items])
    assert len({row["ballot"] for row in rows(room, "r")}) == 4
    fresh = Room(one(Step("v", "Vote", "dots", 5, options={"items": items})))
    fresh.open("v")
    fresh.desk.do("enter_dots", dots={items[0]["id"]: 1})
    assert [event["kind"] for event in document(fresh)["events"]].count("dots_entered") == 0
    assert [row["value"] for row in rows(fresh, "v")] == ["0"] * len(items)


def test_words_on_paper_stay_too() -> None:
    """A card that the desk enters into a column is not in a file before the reveal."""
    room = Room(one(Step("l", "Why would it work?", "logic_chain", 8)))
    room.open("l")
    room.desk.do("enter_piece", text="hiddenonpaper", place="input")
    assert "hiddeno" not in everywhere(room)
    room.desk.do("reveal")
    assert {"hiddenonpaper"} <= {row["text"] for row in rows(room, "l")}


def test_the_same_session_again() -> None:
    """Brought in from its file, the session has the same boards."""
    room, hub = held(people=5, workshop=WORKSHOP), Hub()
    code = brought_in(room, hub)
    assert hub.live(code).state.boards == room.live.state.boards


def test_nothing_was_said() -> None:
    """Steps in which nothing happened say so."""
    room = Room(WORKSHOP)
    for step in "cdr":
        room.open(step)
        room.desk.do("reveal")
    text = Read(exported(room, "html")).text
    assert all(
        said in text for said in ("Nobody wrote a card", "Nobody gave a dot", "Nobody placed")
    )
