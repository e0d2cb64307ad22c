"""Coding: two or more say what a quote is about, and how far they agree."""

from __future__ import annotations

import json
from typing import Any

import pytest

from commonground.activities.base import REVEALED, Room
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import NAMES, Bench

THEMES = [{"id": "t1", "text": "Waiting"}, {"id": "t2", "text": "Asked twice"}]
QUOTES = [
    {"id": f"v{n}", "text": f"Quote {n}", "segment": "s2" if n % 2 else "s1"} for n in range(8)
]
SOURCE = {
    "quotes": QUOTES,
    "items": [
        {"id": s, "text": t} for s, t in [("s1", "Brokers"), ("s2", "Clients"), ("s3", "No")]
    ],
}


def started(**given: Any) -> Bench:
    """Eight quotes of two segments, four coders, of whom one has written two quotes down."""
    bench = Bench("coding", themes=THEMES)
    bench.open(SOURCE, Room(sorted(NAMES), own={"a1": ["v0", "v1"]}, given=given))
    return bench


def all_code(bench: Bench) -> None:
    """What is even is about waiting; one coder sees it otherwise in one."""
    for author in NAMES:
        for quote in bench.mine(author)["quotes"]:
            themes = ["t1"] if int(quote["id"][1:]) % 2 == 0 else ["t2", "t1"]
            bench.act(author, "code", quote=quote["id"], themes=themes)
    first = bench.mine("a1")["quotes"][0]["id"]
    bench.act("a1", "code", quote=first, themes=[])


def test_each_quote_falls_to_two_who_did_not_write_it_down() -> None:
    """Nobody has much more to do than another; the segments are those with quotes."""
    bench = started()
    own = {author: [one["id"] for one in bench.mine(author)["quotes"]] for author in NAMES}
    everything = sorted(quote for quotes in own.values() for quote in quotes)
    assert everything == sorted([one["id"] for one in QUOTES] * 2)
    assert not {"v0", "v1"} & {*own["a1"]}
    assert {len(quotes) for quotes in own.values()} == {4}
    assert [one["text"] for one in bench.shared()["segments"]] == ["Brokers", "Clients"]
    assert len(bench.mine("late")["quotes"]) == 4


def test_whom_nobody_has_heard_stands_at_its_end() -> None:
    """What the step before found of segments with too few voices, once it may be seen."""
    lack = {"level": "block", "words": "“No” has no voice yet.", "cure": "Listen.", "row": "s3"}
    bench = Bench("coding", themes=THEMES)
    bench.open({**SOURCE, "findings": [lack]})
    assert "unheard" not in bench.shared()
    assert bench.shared(REVEALED, Role.SCREEN)["unheard"] == [lack]


def test_of_two_people_both_code_all() -> None:
    """Also what they wrote down: there is nobody else."""
    bench = Bench("coding", themes=THEMES)
    bench.open(SOURCE, Room(["a1", "a2"], own={"a1": ["v0"]}))
    assert [len(bench.mine(author)["quotes"]) for author in ("a1", "a2")] == [8, 8]


def test_nobody_sees_the_codes_of_others_before_the_reveal() -> None:
    """Not even the desk; it sees how many quotes two have coded."""
    bench = started()
    all_code(bench)
    seen = [bench.shared(role=role) for role in Role]
    assert "heat" not in json.dumps(seen)
    assert not any("said" in quote for one in seen for quote in one.get("quotes", ()))
    assert bench.shared(role=Role.FACILITATOR)["enough"] == 8
    assert bench.answered() == ["a1", "a2", "a3", "a4"]


def test_what_is_found() -> None:
    """Alpha in a word, the themes by segment, what coders saw differently."""
    bench = started()
    all_code(bench)
    seen = bench.shared(REVEALED)
    (apart,) = seen["talk"]
    even = int(apart[1:]) % 2 == 0
    assert [one["n"] for one in seen["heat"]] == [7, 4 if even else 3]
    assert [one["cells"] for one in seen["heat"]] == [
        [3, 4] if even else [4, 3],
        [0, 4 - (not even)],
    ]
    assert seen["overall"]["word"] == "good" if seen["overall"]["alpha"] >= 0.8 else "tentative"
    assert seen["heat"][0]["word"] == "too low"  # nearly all are about waiting: chance would do
    assert not {"a1", "a2"} & {*json.dumps([seen, bench.outcome()]).split('"')}
    assert "quotes" not in bench.shared(REVEALED, Role.SCREEN)


def test_what_is_settled_counts_but_not_for_the_agreement() -> None:
    """Alpha is about what people saw by themselves."""
    bench = started()
    all_code(bench)
    before = bench.shared(REVEALED)
    bench.act(DESK, "settle", quote=before["talk"][0], themes=["t1"])
    after = bench.shared(REVEALED)
    assert (after["talk"], after["overall"]) == ([], before["overall"])
    assert after["heat"][0]["n"] == 8
    bench.act(DESK, "show", quote=before["talk"][0])
    assert bench.shared(REVEALED, Role.SCREEN)["shown"]["settled"] is True
    assert {row["status"] for row in bench.rows() if "status" in row} == {"settled"}
    assert [one["text"] for one in bench.outcome()["items"]] == ["Waiting", "Asked twice"]


def test_the_codebook() -> None:
    """From an earlier step or named here; what coders miss the desk reads without names."""
    cards = [{"id": f"c{n}", "text": f"Card {n}", "n": 30 - n} for n in range(25)]
    bench = started(codebook={"items": cards})
    assert [one["id"] for one in bench.shared()["themes"]] == [f"c{n}" for n in range(20)]
    with pytest.raises(Refused, match="more than anybody can tell apart"):
        bench.ask(DESK, "add_theme", text="Money")
    bench = started()
    bench.act("a1", "miss_theme", text="Money")
    bench.act("a2", "miss_theme", text="money")
    assert bench.shared(role=Role.FACILITATOR)["missing"] == [{"text": "Money", "n": 2}]
    assert "missing" not in bench.shared()
    bench.act(DESK, "add_theme", text="MONEY")
    assert bench.shared(role=Role.FACILITATOR)["missing"] == []
    with pytest.raises(Refused, match="in the codebook already"):
        bench.ask(DESK, "rename_theme", theme="t1", text="asked TWICE")
    bench.act(DESK, "rename_theme", theme="t1", text="WAITING")
    quote = bench.mine("a1")["quotes"][0]["id"]
    bench.act("a1", "code", quote=quote, themes=["t1", "t2"])
    bench.act(DESK, "take_out_theme", theme="t1")
    assert bench.mine("a1")["codes"] == {quote: ["t2"]}


def test_quotes_that_came_meanwhile_are_shared_out() -> None:
    """What was coded by enough stays as it is; everything else finds its coders."""
    bench = started()
    all_code(bench)
    more = {**SOURCE, "quotes": [*QUOTES, {"id": "v9", "text": "Quote 9", "segment": "s3"}]}
    bench.open(more, Room(sorted(NAMES)))
    left = [
        quote["id"]
        for author in NAMES
        for quote in bench.mine(author)["quotes"]
        if quote["id"] not in bench.mine(author)["codes"]
    ]
    assert left == ["v9", "v9"]
    assert len(bench.answered()) == 2


def test_a_sheet_of_paper_is_a_coder() -> None:
    """Any of the quotes, with themes of the codebook."""
    bench = started()
    bench.act(DESK, "enter_sheet", answers={"v0": ["t1"], "v1": []})
    assert bench.shared(role=Role.FACILITATOR)["sheets"] == 1
    assert [row["value"] for row in bench.rows()] == ["Waiting", ""]
    wrong: list[dict[str, Any]] = [{}, {"v0": ["t9"]}, {"v99": []}, {"v0": "t1"}]
    for answers in wrong:
        with pytest.raises(Refused):
            bench.ask(DESK, "enter_sheet", answers=answers)


def test_an_answer_is_taken_back() -> None:
    """The quote is open again; only one's own quotes can be coded."""
    bench = started()
    quote = bench.mine("a1")["quotes"][0]["id"]
    bench.act("a1", "code", quote=quote, themes=["t2"])
    bench.act("a1", "code", quote=quote, themes=None)
    assert bench.mine("a1")["codes"] == {}
    with pytest.raises(Refused, match="no such quote"):
        bench.ask("a1", "code", quote="v0", themes=[])
