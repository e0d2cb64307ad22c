"""Honeycomb: cells filled in private, then what all say of each stands together."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.activities.comb import MOST
from commonground.charts import honeycomb as chart
from commonground.methods.stakeholders import honeycomb as method
from commonground.report.public import revealed
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import honeycomb
from tests.activities.bench import Bench
from tests.rooms import Room, one

LOOKS = [Role.PARTICIPANT, Role.FACILITATOR, Role.SCREEN]
SAID: dict[str, Any] = {
    "who": ["Monday round"],
    "give": "Cases",
    "get": "Answers",
    "evidence": "Tickets",
}


def comb() -> Bench:
    """Two cells of one problem."""
    setting = honeycomb(["Brokers"], ["Adjuster", "Desk"], ["Slow answers"])
    bench = Bench(setting.activity, **setting.options)
    bench.open()
    return bench


def fill(bench: Bench, author: str, cell: str, **said: Any) -> None:
    """Somebody fills a cell."""
    bench.act(author, "fill_cell", cell=cell, **said)


def add(bench: Bench, author: str, *parts: str) -> str:
    """Somebody adds a cell; its id."""
    segment, role, problem = parts
    _, data = bench.act(author, "add_cell", segment=segment, role=role, problem=problem)
    return str(data["cell"])


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", LOOKS)
def test_before_the_reveal(phase: str, role: Role) -> None:
    """Nobody sees what another fills in or adds; the cells from the start are there for all."""
    bench = comb()
    fill(bench, "a1", "c1", **SAID)
    added = add(bench, "a1", "Press", "Desk", "Rumours")
    seen = bench.shared(phase, role)
    assert not [text for text in ("Cases", "Rumours", "Monday") if text in str(seen)]
    assert (seen["given"], seen["count"]) == (1, 2)
    assert ("cells" in seen) is (role is not Role.SCREEN)
    assert bench.mine("a1")["cells"] == [
        {"id": added, "segment": "Press", "role": "Desk", "problem": "Rumours"}
    ]
    assert bench.mine("a2") == {"cells": [], "entries": {}, "done": False}


def test_results() -> None:
    """What all say of a cell, each text once; status and neighbours as the method has them."""
    bench = comb()
    fill(bench, "a1", "c1", who=["Monday round"], give="Cases")
    fill(bench, "a2", "c1", who=["monday round", "Panel"], give="CASES", get="Answers")
    fill(bench, "a3", "c2", get="A say")
    first, second = bench.shared(REVEALED)["results"]
    assert {key: first[key] for key in ("give", "get", "status", "n", "neighbours")} == {
        "give": first["give"],
        "get": "Answers",
        "status": "full",
        "n": 2,
        "neighbours": ["c2"],
    }
    assert first["give"] in ("Cases", "CASES")
    assert len(first["who"]) == 2
    assert second["status"] == "one-sided"
    summary = bench.activity.summary(bench.board)
    assert list(summary.columns) == list(bench.activity.columns)
    assert list(method(summary)["status"]) == ["full", "one-sided"]
    assert chart(summary).title == (
        "1 of 2 cells is full: “Slow answers”; one-sided: “Slow answers”."
    )
    assert [item["status"] for item in bench.outcome()["items"]] == ["one-sided", "full"]


@given(st.lists(st.tuples(st.sampled_from(["", "x"]), st.sampled_from(["", "y"])), max_size=5))
def test_the_order_of_answers_changes_nothing(said: list[tuple[str, str]]) -> None:
    """A cell is what all say together, whoever came first."""
    statuses = []
    for order in (said, list(reversed(said))):
        bench = comb()
        for place, (give, get) in enumerate(order):
            fill(bench, f"a{place}", "c1", give=give, get=get)
        statuses.append(bench.shared(REVEALED)["results"][0]["status"])
    assert statuses[0] == statuses[1]


def test_two_add_the_same_cell() -> None:
    """In private neither knows of the other; revealed it is one cell, with what both say."""
    bench = comb()
    one_way = add(bench, "a1", "Press", "Desk", "Rumours")
    other_way = add(bench, "a2", "press", "DESK", "Rumours!")
    fill(bench, "a1", one_way, give="Questions")
    fill(bench, "a2", other_way, get="Facts")
    (cell,) = [c for c in bench.shared(REVEALED)["results"] if c["id"] not in ("c1", "c2")]
    assert (cell["status"], cell["n"]) == ("full", 2)


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("fill_cell", {"cell": "c9"}, "There is no such cell"),
        ("fill_cell", {"cell": "c1", "who": "Ada"}, "Up to 8 can meet"),
        ("fill_cell", {"cell": "c1", "who": ["x"] * 9}, "Up to 8 can meet"),
        ("fill_cell", {"cell": "c1", "give": 3}, "The text is not a text"),
        ("fill_cell", {"cell": "c1", "give": "x" * 161}, "The text is too long"),
        ("add_cell", {"segment": "Press", "role": "Desk"}, "The problem is not a text"),
        ("add_cell", {"segment": " ", "role": "x", "problem": "y"}, "customer segment is missing"),
        (
            "add_cell",
            {"segment": "BROKERS", "role": "Désk", "problem": "Slow answers"},
            "This cell is there already",
        ),
    ],
)
def test_refused(kind: str, said: dict[str, Any], told: str) -> None:
    """What is no cell, too much, too long, or there already."""
    with pytest.raises(Refused, match=told):
        comb().act("a1", kind, **said)


def test_no_more_than_there_is_room_for() -> None:
    """Two hundred items make no wall of cells, and nobody adds more than six."""
    texts = [f"Name {n}" for n in range(200)]
    bench = Bench("honeycomb", **honeycomb(texts, texts, ["A problem"]).options)
    bench.open()
    assert (bench.shared()["count"], bench.shared()["left"]) == (MOST, 40_000 - MOST)
    for number in range(6):
        add(bench, "a1", "Others", "We", f"Problem {number}")
    with pytest.raises(Refused, match="You have added 6 cells"):
        add(bench, "a1", "Others", "We", "One more")


def test_from_cards_by_their_kind() -> None:
    """What a step of cards calls customers, employees and problems becomes the sides of cells."""
    bench = Bench("honeycomb", **honeycomb(problems=["Rework"]).options)
    kinds = [("Brokers", "customer"), ("Desk", "employee"), ("Slow answers", "problem")]
    items = [{"id": f"s{n}", "text": text, "kind": k} for n, (text, k) in enumerate(kinds)]
    bench.open({"items": items})
    (cell,) = bench.shared()["cells"]
    assert cell == {"id": "c1", "segment": "Brokers", "role": "Desk", "problem": "Rework"}


def test_from_a_list_of_stakeholders() -> None:
    """Of whom nobody said what they are is no problem; the kinds may begin with a capital."""
    bench = Bench("honeycomb", **honeycomb().options)
    kinds = [("Brokers", "Customer"), ("Desk", "Employee"), ("Works council", "")]
    bench.open({"items": [{"id": t, "text": t, "kind": kind} for t, kind in kinds]})
    assert bench.board["lists"] == {"segments": ["Brokers"], "roles": ["Desk"], "problems": []}
    bench = Bench("honeycomb", **honeycomb(["Brokers"], ["Desk"]).options)
    bench.open({"items": [{"id": "i1", "text": "Rework"}]})
    assert bench.board["lists"]["problems"] == ["Rework"]


def test_nothing_to_begin_with() -> None:
    """Without any lists there are no cells until somebody adds one; 猫 and 🐝 are names too."""
    bench = Bench("honeycomb", **honeycomb().options)
    bench.open()
    assert bench.shared(REVEALED)["results"] == []
    assert bench.outcome() == {"items": []}
    cell = add(bench, "a1", "猫", "🐝", "🐻")
    assert [c["id"] for c in bench.shared(REVEALED)["results"]] == [cell]


def test_taking_back() -> None:
    """A cell of which somebody says nothing any more is open again."""
    bench = comb()
    fill(bench, "a1", "c1", **SAID)
    fill(bench, "a1", "c1")
    assert (bench.mine("a1")["entries"], bench.answered()) == ({}, [])
    bench.act("a1", "done")
    assert bench.answered() == ["a1"]


def room() -> Room:
    """A room with two cells."""
    setting = honeycomb(["Brokers"], ["Adjuster", "Desk"], ["Slow answers"])
    return Room(
        one(Step("s", "Cells", setting.activity, 5, anonymous=True, options=setting.options))
    )


def test_the_room_goes_on_after_the_reveal() -> None:
    """A late comer fills a cell for all to see; the desk takes one out and takes that back."""
    held = room()
    ada = held.person("Ada")
    held.open("s")
    ada.do("fill_cell", cell="c1", **SAID)
    held.desk.do("reveal")
    late = held.person("Late")
    late.do("fill_cell", cell="c2", give="Time")
    assert [c["status"] for c in ada.page["board"]["results"]] == ["full", "one-sided"]
    before = held.live.state.boards
    held.desk.do("take_out_cell", cell="c2")
    assert [c["id"] for c in held.screen.page["board"]["results"]] == ["c1"]
    held.desk.do("undo", at=None)
    assert held.live.state.boards == before
    held.desk.do("show", cell="c2")
    assert held.screen.page["board"]["shown"] == "c2"
    assert "Ada" not in str([hand.page["board"] for hand in held.hands()])


def test_what_the_desk_enters_is_as_private() -> None:
    """On paper or by hand: nothing leaves in a file before it is revealed."""
    held = room()
    held.person("Ada")
    held.open("s")
    held.desk.do("fill_cell", cell="c1", **SAID)
    assert "Monday" not in str([held.screen.page["board"], held.person("Ada").page["board"]])
    assert "Monday" not in str(revealed(held.live.events).events)
    assert held.desk.page["board"]["entered"]["entries"]["c1"]["give"] == "Cases"
    (row,) = Bench("honeycomb").activity.rows(held.live.state.boards["s"])
    assert (row["author"], row["who"]) == (DESK, "Monday round")
