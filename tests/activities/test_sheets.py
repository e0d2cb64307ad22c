"""Sheets of paper: answers of people without a phone, entered at the desk."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.report.public import revealed
from commonground.session.steps import Step
from commonground.store import Log
from tests.report.held import brought_in, document, everywhere, exported
from tests.rooms import Room, one

ITEMS = [{"id": f"i{n}", "text": text} for n, text in enumerate(("Claims", "Brokers", "Legal"), 1)]
CRITERIA = [
    {"id": "value", "label": "Value", "low": 1, "high": 5},
    {"id": "cost", "label": "Cost", "low": 0, "high": 3},
]
SETTINGS: dict[str, tuple[str, dict[str, Any]]] = {
    "rating": ("rating", {"everyone": True, "scale": {"low": 1, "high": 5}}),
    "criteria": ("rating", {"everyone": True, "criteria": CRITERIA}),
    "placement": ("placement", {}),
    "exchange": ("exchange", {"most": 2}),
    "ties": ("ties", {}),
    "estimates": ("estimates", {"kind": "range"}),
}
LINE = {"from": "i1", "to": "i2", "give": 2, "get": 1, "evidence": "Hiddenword"}
SHEETS: dict[str, Any] = {
    "rating": {"i1": 4, "i3": 1},
    "criteria": {"i1": {"value": 4, "cost": 0}, "i2": {"cost": 3}},
    "placement": {"i1": {"x": 2, "y": 5}, "i3": {"x": 1, "y": 1}},
    "exchange": [LINE, {**LINE, "from": "i3"}],
    "ties": {"role": "i1", "to": ["i2", "i3"]},
    "estimates": {"i1": {"low": "1", "likely": 2, "high": "3,5"}},
}


def opened(kind: str, log: Log | None = None) -> Room:
    """Somebody with a phone in a step with three items."""
    name, options = SETTINGS[kind]
    room = Room(one(Step("s", "A step", name, 5, options={"items": ITEMS, **options})), log)
    room.person("Ada")
    room.open("s")
    return room


def rows(room: Room) -> list[dict[str, str]]:
    """The rows of the CSV file."""
    return list(csv.DictReader(io.StringIO(exported(room, "csv"))))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_counts(kind: str) -> None:
    """Two sheets are two people's answers; until the reveal they are counted and no more."""
    room = opened(kind)
    others = [room.screen, room.people["Ada"]]
    blank = [hand.page["board"] for hand in others]
    for _ in range(2):
        room.desk.do("enter_sheet", answers=SHEETS[kind])
    sheets = room.desk.page["board"]["sheets"]
    assert (len(sheets) if isinstance(sheets, list) else sheets) == 2
    for hand, before in zip(others, blank, strict=True):
        changed = {k for k, v in hand.page["board"].items() if before.get(k) != v}
        assert changed <= {"given", "asked"}
    assert "sheet_entered" not in exported(room, "json")
    assert "Hiddenword" not in everywhere(room)
    room.desk.do("reveal")
    numbers = {r["n"] for r in room.screen.page["board"]["results"] if r.get("n")}
    weights = {r["weight"] for r in room.screen.page["board"]["results"] if "weight" in r}
    assert numbers | weights == {2}
    events = document(room)["events"]
    assert [e["actor"] for e in events if e["kind"] == "sheet_entered"] == ["desk", "desk"]
    assert "answers from paper" in exported(room, "html")


@pytest.mark.parametrize("kind", SHEETS)
def test_one_undo_takes_a_sheet_back(kind: str) -> None:
    """The state is exactly as it was, whatever phase the step is in."""
    room = opened(kind)
    for phase in ("open", "close_step", "reveal"):
        if phase != "open":
            room.desk.do(phase)
        before = room.live.state
        room.desk.do("enter_sheet", answers=SHEETS[kind])
        assert room.desk.page["undo"] == "Sheet of paper from the desk"
        room.desk.do("undo")
        assert room.live.state == before


@pytest.mark.parametrize("kind", SHEETS)
def test_the_same_sheet_sent_twice_is_one(kind: str) -> None:
    """A command that comes a second time changes nothing."""
    room = opened(kind)
    for _ in range(2):
        room.desk.do("enter_sheet", answers=SHEETS[kind], command="sheet_of_somebody")
    sheets = room.desk.page["board"]["sheets"]
    assert (len(sheets) if isinstance(sheets, list) else sheets) == 1


@pytest.mark.parametrize("kind", SHEETS)
def test_only_the_desk_enters(kind: str) -> None:
    """A participant cannot vote twice by way of paper."""
    room = opened(kind)
    said = room.people["Ada"].refused("enter_sheet", answers=SHEETS[kind])
    assert said == "That is not yours to do in this step."


NOTHING = "There is nothing on this sheet yet."
EMPTY: list[Any] = [{}, [], None, 7, "x"]
BAD: list[tuple[str, Any, str]] = [
    *((kind, empty, NOTHING) for kind in SHEETS for empty in EMPTY),
    ("rating", {"i9": 1}, "There is no such item here."),
    ("rating", {"i1": 6}, "There is no such point on the scale here."),
    ("rating", {"i1": {"value": 1}}, "There is no such point on the scale here."),
    ("criteria", {"i1": {"cost": 4}}, "There is no such point on the scale here."),
    ("criteria", {"i1": {"beauty": 1}}, "There is no such criterion here."),
    ("criteria", {"i1": 3}, NOTHING),
    ("placement", {"i1": {"x": 1}}, "There is no such place on the field here."),
    ("placement", {"i1": 3}, "There is no such place on the field here."),
    ("placement", {"i1": {"x": 99, "y": 1}}, "There is no such place on the field here."),
    ("exchange", ["i1"], "There is no such party here."),
    ("exchange", [{**LINE, "to": "i1"}], "Nobody exchanges anything with themselves."),
    ("exchange", [{**LINE, "give": 9}], "There is no such amount here."),
    ("exchange", [LINE, LINE], "One side is on this sheet twice."),
    ("exchange", [{"from": "i1", "to": "i2"}], "Nothing is said of one side."),
    (
        "exchange",
        [LINE, {**LINE, "to": "i3"}, {**LINE, "from": "i2", "to": "i1"}],
        "A sheet has room for 2 sides; this one has more.",
    ),
    ("ties", {"role": "i9"}, "There is no such role here."),
    ("ties", {"to": ["Ada"]}, "There is no such role or person here."),
    ("ties", {"to": [["i1"]]}, "There is no such role or person here."),
]


@pytest.mark.parametrize(("kind", "answers", "told"), BAD)
def test_refused(kind: str, answers: Any, told: str) -> None:
    """A sheet that cannot be right is refused whole, with a sentence; the next one is taken."""
    room = opened(kind)
    assert room.desk.refused("enter_sheet", answers=answers) == told
    room.desk.do("enter_sheet", answers=SHEETS[kind])


def test_the_report_counts_whose_answers_are_not_in_it() -> None:
    """Before the reveal two sheets and one page are three people's."""
    room = opened("rating")
    room.people["Ada"].do("rate", item="i1", value=2)
    for _ in range(2):
        room.desk.do("enter_sheet", answers=SHEETS["rating"])
    assert revealed(room.live.events).withheld_of == {"s": 3}


def test_statements_that_are_judged_blind_stay_with_their_raters() -> None:
    """Where items fall to some of the room, the desk neither sees them nor enters paper."""
    room = Room(one(Step("s", "A step", "rating", 5, options={"items": ITEMS})))
    room.open("s")
    assert "items" not in room.desk.page["board"]
    assert "enter_sheet" not in room.desk.page["can"]
    assert room.desk.refused("enter_sheet", answers={"i1": 1}) == "This step has nothing like that."


@pytest.mark.parametrize("kind", ["rating", "criteria", "exchange"])
@pytest.mark.parametrize("anonymous", [True, False])
def test_the_table_says_that_it_came_from_paper(kind: str, anonymous: bool) -> None:  # noqa: FBT001
    """Whether the session is with names or without."""
    name, options = SETTINGS[kind]
    step = Step("s", "A step", name, 5, anonymous=anonymous, options={"items": ITEMS, **options})
    room = Room(one(step), anonymous=anonymous)
    room.open("s")
    room.desk.do("enter_sheet", answers=SHEETS[kind])
    room.desk.do("reveal")
    assert {row["author"] for row in rows(room)} == {"from paper 1"}


def test_a_sheet_is_taken_up_in_the_next_round() -> None:
    """What it does not name stays; it is the same ballot, and the desk sees where it was."""
    first = Step("s", "Round 1", "placement", 5, options={"items": ITEMS})
    book = one(first)
    again = Step("t", "Round 2", "placement", 5, options=first.options, continues="s")
    room = Room(type(book)(book.id, book.title, "", (first, again)))
    room.open("s")
    room.desk.do("enter_sheet", answers=SHEETS["placement"])
    room.desk.do("reveal")
    room.open("t")
    (sheet,) = room.desk.page["board"]["sheets"]
    assert sheet["placed"] == {"i1": [2, 5], "i3": [1, 1]}
    assert room.desk.refused("enter_sheet", answers=SHEETS["placement"], sheet="b_x")
    room.desk.do("enter_sheet", answers={"i1": {"x": 3, "y": 3}}, sheet=sheet["id"])
    room.desk.do("reveal")
    found = {one["id"]: one for one in room.screen.page["board"]["results"]}
    assert [found[item]["n"] for item in ("i1", "i2", "i3")] == [1, 0, 1]
    assert (found["i1"]["x"], found["i1"]["x_before"], found["i3"]["x"]) == (3, 2, 1)


def test_a_sheet_makes_one_more_who_was_asked() -> None:
    """Paper does not make the answers of the others look like more than they are."""
    room = opened("ties")
    room.desk.do("enter_sheet", answers=SHEETS["ties"])
    board: Mapping[str, Any] = room.desk.page["board"]
    assert (board["given"], board["asked"]) == (1, 2)


@pytest.mark.parametrize("kind", SHEETS)
def test_it_is_in_the_file(kind: str, log: Log) -> None:
    """Whoever opens the log again finds the same board and undo; so does who imports the file."""
    room = opened(kind, log)
    room.desk.do("enter_sheet", answers=SHEETS[kind])
    again = room.reopened(log)
    assert again.live.state == room.live.state
    assert again.live.undo_label() == "Sheet of paper from the desk"
    room.desk.do("reveal")
    hub = Hub()
    assert hub.live(brought_in(room, hub)).state.boards == room.live.state.boards


def test_a_tick_at_the_desk_can_be_taken_back() -> None:
    """The checklist is open to all; what the desk does in it is undone like the rest."""
    room = Room(one(Step("s", "A step", "checklist", 5, options={"items": ITEMS})))
    room.open("s")
    before = room.live.state
    room.desk.do("tick", item="i1", on=True)
    room.desk.do("say_where", item="i1", where="In the folder")
    assert room.desk.page["undo"] == "Change of where a thing is"
    room.desk.do("undo")
    assert room.desk.page["undo"] == "Tick from the desk"
    room.desk.do("undo")
    assert room.live.state == before
