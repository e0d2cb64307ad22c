"""Statement: one sentence by each person, in private."""

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.events import DESK
from commonground.session.problems import Refused
from tests.activities.bench import Bench

SLOTS = [{"id": "who", "label": "Who?", "hint": ""}, {"id": "by", "label": "By when?", "hint": ""}]


def written(*texts: str) -> tuple[Bench, list[str]]:
    """A bench on which a1, a2, … wrote these texts, and the ids of their items."""
    bench = Bench("statement", slots=SLOTS)
    said = [bench.act(f"a{n}", "write", text=text) for n, text in enumerate(texts, start=1)]
    return bench, [data["item"] for _, data in said]


def test_a_statement() -> None:
    """A statement is saved in one line, with the slots that the step has."""
    bench = Bench("statement", slots=SLOTS)
    slots = {"who": " Claims\tadjusters", "what": "is no slot"}
    kind, data = bench.act("a1", "write", text=" Fewer\nreturns ", slots=slots)
    item = data["item"]
    assert (kind, data) == (
        "written",
        {"item": item, "text": "Fewer returns", "slots": {"who": "Claims adjusters"}},
    )
    assert bench.mine("a1") == {
        "text": "Fewer returns",
        "slots": {"who": "Claims adjusters"},
        "saved": True,
    }
    assert bench.mine("a2") == {"text": "", "slots": {}, "saved": False}
    assert bench.answered() == ["a1"]


def test_one_statement_each() -> None:
    """Whoever writes again changes their statement; it keeps its id."""
    bench, (item,) = written("Fewer returns")
    bench.act("a1", "write", text="Far fewer returns")
    own = {"id": item, "text": "Far fewer returns", "slots": {}}
    assert bench.board == {"items": {"a1": own}, "merged": {}}


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
def test_only_their_number_is_seen(phase: str) -> None:
    """Before the reveal everybody sees how many statements there are, and nothing of them."""
    bench, _ = written("Fewer returns", "Less waiting")
    assert bench.shared(phase) == {"count": 2}


def test_revealed_without_names() -> None:
    """After the reveal there are ids and texts, in an order that does not tell who came first."""
    bench, items = written("one", "two", "three", "four")
    seen = bench.shared(REVEALED)
    texts = dict(zip(items, ["one", "two", "three", "four"], strict=True))
    assert seen == {"count": 4, "items": seen["items"], "merged": {}}
    assert {item["id"]: item["text"] for item in seen["items"]} == texts
    assert all(item.keys() == {"id", "text"} for item in seen["items"])
    assert [item["id"] for item in seen["items"]] != items


def test_merging() -> None:
    """A merged statement is shown by the other one, and stays on record."""
    bench, (one, two, three) = written("one", "two", "three")
    assert bench.act(DESK, "merge", item=one, into=two) == ("merged", {"item": one, "into": two})
    seen = bench.shared(REVEALED)
    assert (seen["count"], seen["merged"]) == (3, {one: two})
    assert {item["id"] for item in seen["items"]} == {two, three}
    assert {item["id"] for item in bench.outcome()["items"]} == {two, three}
    assert bench.rows() == sorted(
        [
            {"item": one, "text": "one", "of": two},
            {"item": two, "text": "two", "of": ""},
            {"item": three, "text": "three", "of": ""},
        ],
        key=lambda row: row["item"],
    )


def test_merging_in_a_circle() -> None:
    """At least one statement is left however one merges."""
    bench, (one, two) = written("one", "two")
    bench.act(DESK, "merge", item=one, into=two)
    for item, into in [(one, two), (two, one), (two, two), (one, one), ("x", two), (two, None)]:
        with pytest.raises(Refused, match="There is no such"):
            bench.ask(DESK, "merge", item=item, into=into)


@pytest.mark.parametrize("text", ["", "   ", "\x00\u202e", "\u200b", None, 7, ["x"], "x" * 601])
def test_no_statement(text: object) -> None:
    """What is empty, too long or no text is refused."""
    bench, _ = written("kept")
    with pytest.raises(Refused):
        bench.act("a1", "write", text=text)
    assert bench.mine("a1")["text"] == "kept"


@pytest.mark.parametrize("slots", [None, [], "who", 3, {"who": 3}, {"who": "x" * 201}])
def test_slots_that_are_none(slots: object) -> None:
    """Slots of the wrong shape are left out or refused."""
    bench = Bench("statement", slots=SLOTS)
    try:
        bench.act("a1", "write", text="Fewer returns", slots=slots)
    except Refused as refusal:
        assert "answer" in refusal.what  # noqa: PT017 - refusing is one of two right answers
    else:
        assert bench.mine("a1")["slots"] == {}


def test_nobody_can_think_of_an_id() -> None:
    """Ids of items say nothing of the command that made them, so they cannot be made again."""
    bench = Bench("statement")
    command = "0123456789abcdef"
    _, data = bench.act("a1", "write", text="mine")
    assert command[:8] not in data["item"]
    assert bench.activity.authorship(bench.board) == {data["item"]: "a1"}
