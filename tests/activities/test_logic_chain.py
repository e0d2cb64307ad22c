"""Logic chain: written into columns in private, revealed, linked from left to right."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.activities.pieces import LIMIT
from commonground.methods.indicators import STAGES
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench
from tests.rooms import Room, one

CHAIN = [
    ("a1", "Two hours a week", "input"),
    ("a2", "Share worked cases", "activity"),
    ("a3", "Cases in the library", "output"),
    ("a1", "Less rework", "outcome"),
]


def written(**options: Any) -> tuple[Bench, list[str]]:
    """A bench with a card in each of four columns, and their ids from left to right."""
    bench = Bench("logic_chain", **options)
    ids = [bench.act(who, "add_piece", text=t, place=p)[1]["piece"] for who, t, p in CHAIN]
    return bench, ids


def test_nothing_is_seen_before_the_reveal() -> None:
    """A count; one's own; and at the desk what was entered there."""
    bench, _ = written()
    bench.act(DESK, "enter_piece", text="On paper", place="impact")
    for phase in (OPEN, CLOSED):
        for role in Role:
            seen = bench.shared(phase, role)
            assert (seen["count"], "results" in seen) == (5, False)
            entered = [piece["text"] for piece in seen.get("entered", [])]
            assert entered == (["On paper"] if role is Role.FACILITATOR else [])
    assert [piece["text"] for piece in bench.mine("a1")["pieces"]] == [
        "Two hours a week",
        "Less rework",
    ]
    assert bench.mine("a4") == {"pieces": []}
    assert bench.answered() == ["a1", "a2", "a3"]


def test_revealed_the_chain_stands_in_columns_with_its_gaps() -> None:
    """From left to right, and nobody's name in it."""
    bench, ids = written()
    bench.act(DESK, "link_pieces", **{"from": ids[0], "to": ids[1]})
    bench.act(DESK, "link_pieces", **{"from": ids[1], "to": ids[3]})
    results = bench.shared(REVEALED, Role.SCREEN)["results"]
    assert [(one["stage"], one["leads_to"], one["gap"]) for one in results] == [
        ("input", [ids[1]], ""),
        ("activity", [ids[3]], ""),
        ("output", [], "comes from nothing, leads to nothing"),
        ("outcome", [], ""),
    ]
    assert '"a1"' not in json.dumps([results, bench.rows(), bench.outcome()])
    assert list(bench.activity.summary(bench.board).columns) == list(bench.activity.columns)
    assert bench.outcome()["items"][0]["stage"] == "outcome"


def test_links_lead_to_the_right() -> None:
    """Not back, not in a circle, not twice, and not to what is not there."""
    bench, (first, second, *_) = written()
    bench.act(DESK, "link_pieces", **{"from": first, "to": second})
    for start, end in ((second, first), (first, first), (first, second), (first, "p_none")):
        with pytest.raises(Refused):
            bench.ask(DESK, "link_pieces", **{"from": start, "to": end})
    bench.act(DESK, "unlink_pieces", **{"from": first, "to": second})
    assert bench.board["links"] == []
    with pytest.raises(Refused):
        bench.ask(DESK, "unlink_pieces", **{"from": first, "to": second})


def test_what_several_people_write_alike_is_one_card() -> None:
    """Also when one of them comes later; what is done to it is done to all of it."""
    bench, (first, second, *_) = written()
    bench.act(DESK, "link_pieces", **{"from": first, "to": second})
    for number, text in enumerate(("two hours a WEEK.", "Two hours a wéek"), start=2):
        bench.act(f"a{number}", "add_piece", text=text, place="input")
        found = bench.activity.results(bench.board)[0]
        assert (found["n"], found["leads_to"]) == (number, [second])
    record = bench.activity.results(bench.board)[0]
    bench.act(DESK, "unlink_pieces", **{"from": record["id"], "to": second})
    assert bench.activity.results(bench.board)[0]["leads_to"] == []
    bench.act(DESK, "move_piece", piece=record["id"], place="activity")
    stacks = [(one["stage"], one["n"]) for one in bench.activity.results(bench.board)]
    assert sorted(stacks) == [("activity", 1), ("activity", 3), ("outcome", 1), ("output", 1)]
    bench.act(DESK, "reword_piece", piece=record["id"], text="Time")
    assert [one["text"] for one in bench.activity.results(bench.board)].count("Time") == 1


def test_a_card_that_moves_takes_its_links_along_where_they_still_lead_on() -> None:
    """What would lead back is not shown; moving it forth again brings it back."""
    bench, (first, second, *_) = written()
    bench.act(DESK, "link_pieces", **{"from": first, "to": second})
    bench.act(DESK, "move_piece", piece=first, place="impact")
    assert all(not record["leads_to"] for record in bench.activity.results(bench.board))
    bench.act(DESK, "move_piece", piece=first, place="input")
    assert bench.activity.results(bench.board)[0]["leads_to"] == [second]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("add_piece", {"text": " ", "place": "input"}),
        ("add_piece", {"text": "x" * 161, "place": "input"}),
        ("add_piece", {"text": "x", "place": "elsewhere"}),
        ("add_piece", {"text": "x", "place": None}),
        ("add_piece", {"text": "LESS rework", "place": "outcome"}),
        ("edit_piece", {"piece": "p_none", "text": "x", "place": "input"}),
        ("withdraw_piece", {"piece": "p_none"}),
    ],
)
def test_what_is_refused(kind: str, data: dict[str, Any]) -> None:
    """In words; the same text twice in one column by one person, too."""
    bench, _ = written()
    with pytest.raises(Refused) as refused:
        bench.ask("a1", kind, **data)
    assert refused.value.what


def test_nobody_changes_what_another_wrote() -> None:
    """Only one's own can be changed or withdrawn, and there is an end to it."""
    bench, ids = written()
    with pytest.raises(Refused):
        bench.ask("a2", "withdraw_piece", piece=ids[0])
    bench.act("a1", "edit_piece", piece=ids[0], text="Three hours", place="activity")
    assert bench.board["pieces"][ids[0]]["place"] == "activity"
    bench.act("a1", "withdraw_piece", piece=ids[0])
    for number in range(LIMIT - 1):
        bench.act("a1", "add_piece", text=f"Card {number}", place="input")
    with pytest.raises(Refused, match="as many as"):
        bench.ask("a1", "add_piece", text="One more", place="input")


def test_in_a_room() -> None:
    """Only the desk links, unless all may; undo restores the board exactly; late comers see it."""
    room = Room(one(Step("s", "Chain", "logic_chain", 5, anonymous=True)))
    ada = room.person("Ada Okafor")
    room.open("s")
    for text, place in (("減らす 🙂", "input"), ("Less rework", "outcome")):
        ada.do("add_piece", text=text, place=place)
    assert ada.refused("link_pieces")
    for hand in (room.desk, room.screen, room.person("Ben")):
        assert "減らす" not in json.dumps(hand.page, ensure_ascii=False)
    room.desk.do("reveal", at=None)
    first, last = (record["id"] for record in room.screen.page["board"]["results"])
    assert ada.refused("link_pieces", **{"from": first, "to": last})
    before = room.live.state.boards["s"]
    room.desk.do("link_pieces", **{"from": first, "to": last})
    room.desk.do("take_out_piece", piece=first)
    assert len(room.screen.page["board"]["results"]) == 1
    room.desk.do("undo", at=None)
    room.desk.do("undo", at=None)
    assert room.live.state.boards["s"] == before
    chika = room.person("Chika")
    chika.do("add_piece", text="One more", place="output")
    assert len(chika.page["board"]["results"]) == 3
    assert "Ada" not in json.dumps(room.screen.page)


def test_all_may_link_where_the_step_says_so() -> None:
    """An option of the step."""
    room = Room(one(Step("s", "Chain", "logic_chain", 5, options={"together": True})))
    ada = room.person("Ada")
    room.open("s")
    ada.do("add_piece", text="Time", place="input")
    ada.do("add_piece", text="Less rework", place="outcome")
    room.desk.do("reveal", at=None)
    first, last = (record["id"] for record in ada.page["board"]["results"])
    ada.do("link_pieces", **{"from": first, "to": last})
    assert ada.page["board"]["results"][0]["leads_to"] == [last]


MOVE = st.tuples(st.integers(0, 3), st.sampled_from(STAGES), st.integers(0, 3))


@given(st.lists(MOVE, max_size=12))
def test_whatever_is_moved_no_link_leads_back(moves: list[tuple[int, str, int]]) -> None:
    """And every card stands in one column."""
    bench, ids = written()
    for card, place, other in moves:
        bench.act(DESK, "move_piece", piece=ids[card], place=place)
        try:
            bench.act(DESK, "link_pieces", **{"from": ids[card], "to": ids[other]})
        except Refused:
            continue
    results = {record["id"]: record for record in bench.activity.results(bench.board)}
    assert results.keys() == set(ids)
    for record in results.values():
        for end in record["leads_to"]:
            assert STAGES.index(record["stage"]) < STAGES.index(results[end]["stage"])
