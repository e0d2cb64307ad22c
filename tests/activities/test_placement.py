"""Placement: on a field of two axes, in private, in rounds."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED, Look
from commonground.report.public import revealed
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import placement
from tests.activities.bench import AT, NAMES, Bench
from tests.rooms import Room, one

ITEMS = [{"id": "i1", "text": "Claims team"}, {"id": "i2", "text": "Regulator"}]
ROLES = [Role.PARTICIPANT, Role.FACILITATOR, Role.SCREEN]
EVERYBODY = ["a1", "a2", "a3", "a4", "a5", "a6"]


def placing(**options: Any) -> Bench:
    """Two stakeholders to be placed by interest (across) and power (up)."""
    setting = placement(**options)
    bench = Bench(setting.activity, **setting.options)
    bench.open({"items": ITEMS})
    return bench


def second_round(bench: Bench) -> None:
    """Open a step that continues the first one's board."""
    bench.step = Step("again", "Again", "placement", 5, continues="s")
    bench.fold(Event(0, AT, DESK, "step_opened", "again", {"inputs": {}}))


def put(bench: Bench, item: str, *points: tuple[int, int]) -> None:
    """Everybody places an item, one after the other."""
    for author, (x, y) in zip(EVERYBODY, points, strict=False):
        kind, data = bench.ask(author, "place", item=item, x=x, y=y)
        bench.fold(Event(0, AT, author, kind, bench.step.id, data))


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", ROLES)
def test_before_the_reveal(phase: str, role: Role) -> None:
    """Nobody sees where another put something; the screen not even what is placed."""
    bench = placing()
    put(bench, "i1", (9, 9))
    seen = bench.shared(phase, role)
    assert seen.pop("field")["names"][0] == "manage closely"
    items = {} if role is Role.SCREEN else {"items": ITEMS}
    paper: dict[str, Any] = {"sheets": []} if role is Role.FACILITATOR else {}
    assert seen == {"round": 1, "given": 1, **items, **paper}
    assert bench.mine("a1") == {"placed": {"i1": [9, 9]}, "before": {}, "done": False}
    assert bench.mine("a2") == {"placed": {}, "before": {}, "done": False}


def test_results() -> None:
    """Medians with quartiles on both axes, the lower agreement of the two, and the strategy."""
    bench = placing()
    put(bench, "i1", (2, 8), (2, 8), (3, 9), (3, 8), (2, 7))
    first, second = bench.shared(REVEALED)["results"]
    picked = ("n", "x", "y", "x_q1", "x_q3", "y_q1", "y_q3", "band", "strategy", "camps")
    assert [first[key] for key in picked] == [5, 2, 8, 2, 3, 8, 8, "agree", "keep satisfied", []]
    assert first["agreement"] == min(first["x_agreement"], first["y_agreement"])
    assert (second["n"], second["x"], second["strategy"]) == (0, None, None)
    assert bench.outcome()["items"] == [
        {**ITEMS[0], "interest": 2, "power": 8, "strategy": "keep satisfied"},
        {**ITEMS[1], "interest": None, "power": None, "strategy": None},
    ]
    columns = list(bench.activity.summary(bench.board).columns)
    assert columns == list(bench.activity.columns)
    assert first.keys() <= set(columns)


def test_two_camps() -> None:
    """Two camps have no median and no strategy, but each camp has its place."""
    bench = placing()
    put(bench, "i1", (8, 1), (8, 1), (8, 9), (7, 9), (8, 9))
    put(bench, "i2", (8, 5), (8, 5), (8, 6), (7, 4), (8, 5))
    seen = bench.shared(REVEALED)
    camps = seen["results"][0]
    assert (camps["x"], camps["y"], camps["band"], camps["strategy"]) == (
        8,
        None,
        "two camps",
        None,
    )
    assert camps["camps"] == [{"x": 8, "y": 1, "n": 2}, {"x": 8, "y": 9, "n": 3}]
    assert seen["discuss"] == ["i1"]


def test_on_the_cut() -> None:
    """A median exactly on the cut is high."""
    bench = placing()
    put(bench, "i1", (5, 5))
    assert bench.shared(REVEALED)["results"][0]["strategy"] == "manage closely"


def test_the_second_round_starts_from_the_first() -> None:
    """One begins where one was; what is not moved stays; the change and the old median are told."""
    bench = placing()
    put(bench, "i1", (1, 5), (9, 5), (1, 5), (9, 5), (1, 5), (9, 5))
    second_round(bench)
    assert bench.mine("a1") == {"placed": {"i1": [1, 5]}, "before": {"i1": [1, 5]}, "done": False}
    put(bench, "i1", (8, 5), (9, 5), (9, 5))
    assert bench.mine("a1")["placed"] == {"i1": [8, 5]}
    found = bench.shared(REVEALED)["results"][0]
    assert (found["n"], found["x"], found["x_before"], found["y_before"]) == (6, 9, None, 5)
    assert found["agreement_before"] == -1
    assert found["change"] == found["agreement"] + 1
    assert bench.shared(REVEALED)["round"] == 2


def test_the_first_round_stays_as_it_was() -> None:
    """Whoever looks at the first step again sees the first round."""
    bench = placing()
    put(bench, "i1", (1, 1))
    first = bench.step
    second_round(bench)
    put(bench, "i1", (9, 9))
    seen = bench.activity.shared(bench.board, Look(Role.SCREEN, REVEALED, first, NAMES))
    assert (seen["results"][0]["x"], seen["round"]) == (1, 1)
    assert bench.rows() == [
        {
            "item": "i1",
            "text": "Claims team",
            "criterion": c,
            "value": v,
            "round": r,
            "ballot": 1,
        }
        for r, v in ((1, 1), (2, 9))
        for c in ("interest", "power")
    ]


def test_a_step_to_talk_about_the_first_round_is_no_round() -> None:
    """It shows the first round; the round after it is the second, to whoever looks at it."""
    bench = placing()
    put(bench, "i1", (1, 1))
    bench.step = Step("talk", "Talk", "placement", 5, continues="s", revealed=True)
    bench.fold(Event(0, AT, DESK, "step_opened", "talk", {"inputs": {}}))
    seen = bench.shared(REVEALED)
    assert (seen["results"][0]["x"], "change" in seen["results"][0]) == (1, False)
    second_round(bench)
    assert bench.shared()["round"] == 2
    assert bench.mine("a1")["before"] == {"i1": [1, 1]}
    bench.act("a1", "done")
    assert bench.shared(REVEALED)["results"][0]["change"] is None
    assert list(bench.board["rounds"]) == ["s", "again"]


def test_who_has_answered() -> None:
    """Whoever placed all, or says that the rest may stay as it is; anew in each round."""
    bench = placing()
    put(bench, "i1", (1, 1), (2, 2))
    put(bench, "i2", (1, 1))
    bench.act("a2", "done")
    assert bench.answered() == ["a1", "a2"]
    second_round(bench)
    assert bench.answered() == []
    bench.act("a1", "done")
    assert bench.answered() == ["a1"]


def test_taking_off() -> None:
    """What somebody takes off the field is no longer theirs, though it was the round before."""
    bench = placing()
    put(bench, "i1", (1, 1), (3, 3))
    second_round(bench)
    bench.act("a1", "take_off", item="i1")
    assert bench.mine("a1") == {"placed": {}, "before": {"i1": [1, 1]}, "done": False}
    assert bench.shared(REVEALED)["results"][0]["n"] == 1
    with pytest.raises(Refused, match="It is not on the field"):
        bench.act("a1", "take_off", item="i1")


@pytest.mark.parametrize(
    "said",
    [{"item": "i1", "x": x, "y": 1} for x in (0, 10, 1.5, "1", None, True, [1], 10**30)]
    + [{"item": item, "x": 1, "y": 1} for item in ("i9", None, "", ["i1"])]
    + [{"item": "i1", "x": 1}],
)
def test_off_the_field(said: dict[str, Any]) -> None:
    """What is no item, or no point of the field, is refused."""
    with pytest.raises(Refused, match=r"There is no such (item|place on the field) here"):
        placing().act("a1", "place", **said)


def test_nothing_to_place() -> None:
    """A step without items can be opened; nobody is waited for, and nothing was found."""
    bench = Bench("placement")
    bench.open()
    assert bench.shared(REVEALED)["results"] == []
    assert bench.outcome() == {"items": []}


def test_two_hundred_items() -> None:
    """Two hundred items of a hundred people are summed up."""
    bench = Bench("placement", **placement(items=[f"Group {n}" for n in range(200)]).options)
    bench.open()
    rounds = {
        f"p{who}": {f"i{n}": [1 + (n + who % 3) % 9, 1 + n % 9] for n in range(1, 201)}
        for who in range(100)
    }
    bench.board = {**bench.board, "rounds": {"s": rounds}}
    assert {one["n"] for one in bench.shared(REVEALED)["results"]} == {100}


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=1, max_size=6),
    st.permutations(EVERYBODY),
)
def test_who_placed_changes_nothing(points: list[tuple[int, int]], order: list[str]) -> None:
    """The result depends on where an item was put, not on who put it there."""
    one_way, other_way = placing(), placing()
    put(one_way, "i1", *points)
    for author, (x, y) in zip(order, points, strict=False):
        other_way.act(author, "place", item="i1", x=x, y=y)
    assert one_way.activity.results(one_way.board) == other_way.activity.results(other_way.board)


def room() -> Room:
    """A room with a first and a second round."""
    setting = placement(items=["Claims team", "Regulator"])
    first = Step("p1", "Place", setting.activity, 5, anonymous=True, options=setting.options)
    again = Step("p2", "Again", setting.activity, 5, continues="p1", options=setting.options)
    return Room(replace(one(first), steps=(first, again)))


def test_undo_restores_exactly() -> None:
    """Opening the second round by mistake and taking it back leaves the board as it was."""
    held = room()
    ada, ben = held.join("Ada", "Ben")
    held.open("p1")
    ada.do("place", item="i1", x=2, y=3)
    ben.do("place", item="i1", x=4, y=5)
    before = held.live.state.boards
    held.open("p2")
    held.desk.do("undo", at=None)
    assert held.live.state.boards == before


def test_a_round_leaves_in_no_file_before_it_is_revealed() -> None:
    """The first round was revealed; what is placed in the second stays in until it is, too."""
    held = room()
    ada, ben = held.join("Ada", "Ben")
    held.open("p1")
    ada.do("place", item="i1", x=2, y=3)
    held.desk.do("reveal")
    held.open("p2")
    ben.do("place", item="i1", x=4, y=5)

    def kinds() -> list[tuple[str, str]]:
        return [(e.step, e.kind) for e in revealed(held.live.events).events if e.step]

    assert ("p1", "placed") in kinds()
    assert ("p2", "placed") not in kinds()
    assert revealed(held.live.events).withheld == {"p2": 1}
    held.desk.do("reveal")
    assert ("p2", "placed") in kinds()


def test_a_secret_ballot() -> None:
    """In a step with names, too, neither the log nor a file says who put what where."""
    setting = placement(items=["Claims team"])
    held = Room(one(Step("p1", "Place", setting.activity, 5, options=setting.options)))
    held.open("p1")
    ada = held.person("Ada")
    ada.do("place", item="i1", x=2, y=3)
    ada.do("place", item="i1", x=2, y=4)
    ada.do("done")
    actors = {event.actor for event in held.live.events[-3:]}
    assert len(actors) == 1
    assert ada.id not in actors
    assert ada.page["mine"] == {"placed": {"i1": [2, 4]}, "before": {}, "done": True}
    assert "not even the facilitator" in ada.page["step"]["who_sees"]


def test_who_comes_late() -> None:
    """A late comer, in the second round even, places all items."""
    held = room()
    held.open("p1")
    held.open("p2")
    late = held.person("Chika")
    late.do("place", item="i2", x=1, y=1)
    assert late.page["mine"]["placed"] == {"i2": [1, 1]}
    assert late.page["progress"]["of"] == 0  # nobody has a page open in this test
