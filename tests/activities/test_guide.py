"""The guide: who must be heard, and which question is asked of whom."""

from __future__ import annotations

import pytest

from commonground.activities.guide import MOST
from commonground.session.events import DESK
from commonground.session.problems import Refused
from tests.activities.bench import Bench

SOURCE = {
    "items": [
        {"id": "c1", "text": "Customers", "kind": "Customer", "strategy": "manage closely"},
        {"id": "c2", "text": "Brokers", "strategy": "monitor"},
    ]
}
QUESTIONS = ["Why would you join in?", "What do you gain?"]


def started() -> Bench:
    """Two segments from a map of stakeholders, two questions."""
    bench = Bench("guide", questions=QUESTIONS)
    bench.open(SOURCE)
    return bench


def test_it_begins_with_the_stakeholders() -> None:
    """Those with power and interest are key; opening it again changes nothing that is there."""
    bench = started()
    assert [(one["text"], one["key"]) for one in bench.shared()["segments"]] == [
        ("Customers", True),
        ("Brokers", False),
    ]
    bench.act("a1", "mark_key", segment="c2", on=True)
    bench.act(DESK, "take_out_segment", segment="c1")
    bench.open(SOURCE)
    assert [(one["id"], one["key"]) for one in bench.shared()["segments"]] == [("c2", True)]


def test_a_matrix_is_filled_together() -> None:
    """A tick more, a tick less; the outcome says with whom each question is asked."""
    bench = started()
    bench.act("a1", "ask_of", question="q1", segment="c2", on=True)
    bench.act("a2", "ask_of", question="q1", segment="c1", on=True)
    bench.act("a2", "ask_of", question="q2", segment="c1", on=True)
    bench.act("a2", "ask_of", question="q2", segment="c1", on=False)
    found = bench.outcome()
    assert [one["segments"] for one in found["questions"]] == [["c1", "c2"], []]
    assert [one["text"] for one in found["items"]] == ["Customers", "Brokers"]
    assert bench.answered() == ["a1", "a2"]
    assert [row["asked"] for row in bench.activity.results(bench.board)] == [
        *(True, True, False, False)
    ]


def test_what_is_missing_is_told() -> None:
    """A key segment that is asked nothing, a question for nobody, no key segment."""
    bench = started()
    words = [one["words"] for one in bench.shared()["findings"]]
    assert words == ["“Customers” is asked nothing yet."]
    bench.act("a1", "ask_of", question="q1", segment="c2", on=True)
    bench.act("a1", "mark_key", segment="c1", on=False)
    words = [one["words"] for one in bench.shared()["findings"]]
    assert words == ["No segment is marked as key yet.", "“What do you gain?” is asked of nobody."]


def test_what_is_there_already_and_what_is_too_much() -> None:
    """In any case and accents; up to so many; nothing without words."""
    bench = started()
    for text, said in [("CUSTOMERS", "there already"), (" \u200b ", "no words")]:
        with pytest.raises(Refused, match=said):
            bench.ask("a1", "add_segment", text=text)
    for number in range(MOST["question"] - len(QUESTIONS)):
        bench.act("a1", "add_question", text=f"Question {number}?")
    with pytest.raises(Refused, match="as many as an audit can bear"):
        bench.ask("a1", "add_question", text="One more?")
    bench.act(DESK, "take_out_question", question="q1")
    bench.act("a1", "add_question", text="One more?")
    with pytest.raises(Refused, match="no such question"):
        bench.ask("a1", "ask_of", question="q1", segment="c1", on=True)
