"""Goal, question, metric: a tree that is written in private and revealed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench
from tests.rooms import Room, one

GOALS = [{"id": "p_goal", "text": "Less rework"}, {"id": "g2", "text": "Faster answers 🙂"}]


def asked() -> tuple[Bench, str, str, str]:
    """A bench with a question in the first goal, a metric under it, and an empty question."""
    bench = Bench("goal_tree")
    bench.open({"items": GOALS})
    question = bench.act("a1", "add_piece", text="Where is it?", place="p_goal")[1]["piece"]
    metric = bench.act("a1", "add_piece", text="Rework by team", place=question)[1]["piece"]
    other = bench.act("a2", "add_piece", text="減らす？", place="p_goal")[1]["piece"]
    return bench, question, metric, other


def test_nothing_is_seen_before_the_reveal() -> None:
    """But the goals, and how much is written."""
    bench, *_ = asked()
    for phase in (OPEN, CLOSED):
        for role in Role:
            seen = bench.shared(phase, role)
            assert (seen["count"], seen["goals"]) == (3, GOALS)
            assert "Where" not in json.dumps(seen)
    assert [piece["text"] for piece in bench.mine("a2")["pieces"]] == ["減らす？"]


def test_the_tree() -> None:
    """One record per branch; what ends early ends empty."""
    bench, *_ = asked()
    assert sorted(bench.activity.results(bench.board), key=str) == sorted(
        [
            {"goal": "Less rework", "question": "Where is it?", "metric": "Rework by team"},
            {"goal": "Less rework", "question": "減らす？", "metric": ""},
            {"goal": "Faster answers 🙂", "question": "", "metric": ""},
        ],
        key=str,
    )
    pieces = bench.shared(REVEALED, Role.SCREEN)["pieces"]
    assert all(piece.keys() == {"id", "text", "place", "n"} for piece in pieces)
    assert len(bench.activity.summary(bench.board)) == 3


def test_metrics_go_on_with_their_question_and_goal() -> None:
    """So that an indicator card knows what it is for."""
    bench, _, metric, _ = asked()
    assert bench.outcome() == {
        "items": [
            {
                "id": metric,
                "text": "Rework by team",
                "question": "Where is it?",
                "purpose": "Less rework",
            }
        ]
    }


def test_what_can_stand_where() -> None:
    """Nothing under a metric, nothing in itself; a question that has metrics stays one."""
    bench, question, metric, other = asked()
    with pytest.raises(Refused):
        bench.ask("a1", "add_piece", text="Deeper", place=metric)
    for piece, place in ((question, question), (question, other), (metric, metric)):
        with pytest.raises(Refused):
            bench.ask(DESK, "move_piece", piece=piece, place=place)
    bench.act(DESK, "move_piece", piece=question, place="g2")
    bench.act(DESK, "move_piece", piece=other, place=question)
    assert [one["goal"] for one in bench.activity.results(bench.board)] == [
        "Less rework",
        *["Faster answers 🙂"] * 2,
    ]


def test_what_stands_in_a_question_is_gone_with_it() -> None:
    """And comes back with it."""
    bench, question, metric, _ = asked()
    before = bench.board
    bench.act(DESK, "take_out_piece", piece=question)
    assert metric not in str(bench.shared(REVEALED))
    assert bench.outcome() == {"items": []}
    assert [one["text"] for one in bench.shared(REVEALED)["pieces"]] == ["減らす？"]
    assert before["pieces"].keys() - bench.board["pieces"].keys() == {question}


def test_what_two_people_ask_alike_is_one_question() -> None:
    """With the numbers of both under it; each may still put more under their own."""
    bench, question, *_ = asked()
    again = bench.act("a3", "add_piece", text="WHERE is it", place="p_goal")[1]["piece"]
    bench.act("a3", "add_piece", text="Rework by site", place=again)
    bench.act("a3", "add_piece", text="rework BY team", place=again)
    pieces = {one["text"].casefold(): one for one in bench.shared(REVEALED)["pieces"]}
    assert len(pieces) == 4
    assert pieces["rework by team"]["n"] == 2
    first = next(one for one in pieces.values() if one["id"] in (question, again))
    assert first["n"] == 2
    assert pieces["rework by site"]["place"] == first["id"]
    bench.act(DESK, "take_out_piece", piece=first["id"])
    assert [one["text"] for one in bench.shared(REVEALED)["pieces"]] == ["減らす？"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ({"items": GOALS}, ["Less rework", "Faster answers 🙂"]),
        ({"text": "Cut rework from 18% to 12%"}, ["Cut rework from 18% to 12%"]),
        (
            {"items": [{"id": "a", "text": "A", "stage": "input"},
                       {"id": "b", "text": "B", "stage": "impact"}]},
            ["B"],
        ),
        ({"items": [{"id": "a", "text": "A", "stage": "input"}]}, ["A"]),
        ({"items": [{"id": f"g{n}", "text": f"{n}"} for n in range(200)]}, list("01234")),
        ({"items": [], "purpose": "Cut rework"}, ["Cut rework"]),
        ({}, []),
    ],
)  # fmt: skip
def test_goals(source: dict[str, Any], wanted: list[str]) -> None:
    """From the step before: of a chain what changes, of an empty one its purpose; five at most."""
    bench = Bench("goal_tree")
    bench.open(source)
    assert [goal["text"] for goal in bench.shared()["goals"]] == wanted


def test_a_goal_that_was_asked_about_stays() -> None:
    """When the step is opened again and the source has changed."""
    bench, *_ = asked()
    bench.open({"items": [{"id": "g3", "text": "New"}]})
    assert [goal["id"] for goal in bench.shared()["goals"]] == ["g3", "p_goal"]


def test_in_a_room() -> None:
    """Revealed, all may add, also late; what the desk took out comes back with undo."""
    options = {"items": GOALS}
    room = Room(one(Step("s", "Tree", "goal_tree", 5, anonymous=True, options=options)))
    ada = room.person("Ada Okafor")
    room.open("s")
    ada.do("add_piece", text="Where?", place="g2")
    assert "Where?" not in json.dumps([room.desk.page, room.screen.page])
    room.desk.do("reveal", at=None)
    (question,) = room.screen.page["board"]["pieces"]
    late = room.person("Chika")
    late.do("add_piece", text="Answers within a day", place=question["id"])
    assert len(room.screen.page["board"]["pieces"]) == 2
    assert late.refused("take_out_piece", piece=question["id"])
    before = room.live.state.boards["s"]
    room.desk.do("take_out_piece", piece=question["id"])
    assert room.screen.page["board"]["pieces"] == []
    room.desk.do("undo", at=None)
    assert room.live.state.boards["s"] == before
    assert "Ada" not in json.dumps(room.screen.page)


STEP = st.tuples(st.sampled_from(["add", "move", "take"]), st.integers(0, 9), st.integers(0, 9))


@given(st.lists(STEP, max_size=25))
def test_the_tree_is_never_deeper_than_three(steps: list[tuple[str, int, int]]) -> None:
    """Whatever is written, moved and taken out, everything that stands is in the results."""
    bench = Bench("goal_tree")
    bench.open({"items": GOALS})
    made: list[str] = []
    for number, (what, one_, other) in enumerate(steps):
        places = ["p_goal", "g2", *made]
        piece, place = (made or ["none"])[one_ % len(made or [0])], places[other % len(places)]
        try:
            if what == "add":
                text = f"Text {number}"
                made.append(bench.act("a1", "enter_piece", text=text, place=place)[1]["piece"])
            elif what == "move":
                bench.act(DESK, "move_piece", piece=piece, place=place)
            else:
                bench.act(DESK, "take_out_piece", piece=piece)
        except Refused:
            continue
    results = bench.activity.results(bench.board)
    shown = {one["question"] for one in results} | {one["metric"] for one in results}
    assert len(shown - {""}) == len(bench.shared(REVEALED)["pieces"])
