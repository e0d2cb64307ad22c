"""Commitments: who takes what, by when."""

import pytest

from commonground.activities.base import Room
from commonground.activities.commitments import MOST_BEGUN
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import NAMES, Bench

TASKS = ["Tell the others", "Measure it"]


def test_taking() -> None:
    """People take tasks, with a day or without; the first day is shown."""
    bench = Bench("commitments", tasks=TASKS)
    assert bench.act("a2", "take", task="t1", by="2026-09-30") == (
        "taken",
        {"task": "t1", "by": "2026-09-30"},
    )
    bench.act("a1", "take", task="t1", by="2026-06-01")
    bench.act("a3", "take", task="t1", by="")
    one = {"id": "t1", "text": TASKS[0], "owners": ["Ada", "Ben", "Chika"]}
    two = {"id": "t2", "text": TASKS[1], "owners": [], "count": 0, "by": ""}
    assert bench.shared() == {"tasks": [one | {"count": 3, "by": "2026-06-01"}, two]}
    assert (bench.mine("a1"), bench.mine("a4")) == ({"taken": ["t1"]}, {"taken": []})
    assert bench.answered() == ["a1", "a2", "a3"]
    assert bench.outcome() == {
        "tasks": [
            {"text": TASKS[0], "owners": {"a2": "2026-09-30", "a1": "2026-06-01", "a3": ""}},
            {"text": TASKS[1], "owners": {}},
        ]
    }
    assert bench.rows() == [
        {"item": "t1", "text": TASKS[0], "author": "a2", "date": "2026-09-30"},
        {"item": "t1", "text": TASKS[0], "author": "a1", "date": "2026-06-01"},
        {"item": "t1", "text": TASKS[0], "author": "a3", "date": ""},
        {"item": "t2", "text": TASKS[1], "author": "", "date": ""},
    ]


def test_a_task_for_each_item() -> None:
    """The items of the step before begin as tasks; what was taken stays when it is opened anew."""
    bench = Bench("commitments", tasks=["Tell the others"], each="Listen to: {item}")
    bench.open({"items": [{"id": "c1", "text": "Brokers {x}"}, {"id": "c2", "text": "Legal"}]})
    texts = ["Listen to: Brokers {x}", "Listen to: Legal", "Tell the others"]
    assert [task["text"] for task in bench.shared()["tasks"]] == texts
    bench.act("a1", "take", task="c2", by="")
    bench.open({"items": [{"id": "c3", "text": "Finance"}]})
    assert [task["text"] for task in bench.shared()["tasks"]] == ["Listen to: Finance", *texts]
    assert bench.mine("a1") == {"taken": ["c2"]}


def test_of_very_many_items_the_first_become_tasks() -> None:
    """A list of two hundred tasks finds nobody."""
    bench = Bench("commitments", each="Listen to: {item}")
    bench.open({"items": [{"id": f"c{n}", "text": f"Group {n}"} for n in range(200)]})
    assert len(bench.shared()["tasks"]) == MOST_BEGUN
    bench = Bench("commitments", tasks=TASKS)
    bench.open({"items": [{"id": "c1", "text": "Brokers"}]})
    assert [task["text"] for task in bench.shared()["tasks"]] == TASKS


def test_the_screen_shows_no_name() -> None:
    """On the screen there is a number instead of names."""
    bench = Bench("commitments", tasks=TASKS[:1])
    bench.act("a1", "take", task="t1", by="")
    seen = {"id": "t1", "text": TASKS[0], "owners": [], "count": 1, "by": ""}
    assert bench.shared(role=Role.SCREEN) == {"tasks": [seen]}


def test_taking_again_and_dropping() -> None:
    """Who takes a task again changes the day; who drops it leaves the others in."""
    bench = Bench("commitments", tasks=TASKS)
    bench.act("a1", "take", task="t1", by="")
    bench.act("a2", "take", task="t1", by="")
    bench.act("a1", "take", task="t1", by="20260601")
    assert bench.board["owners"] == {"t1": {"a1": "2026-06-01", "a2": ""}}
    bench.act("a1", "drop", task="t1")
    bench.act("a3", "drop", task="t1")
    assert bench.board["owners"] == {"t1": {"a2": ""}}


def test_a_new_task() -> None:
    """Everybody may add tasks, up to thirty."""
    bench = Bench("commitments", tasks=[str(n) for n in range(29)])
    kind, data = bench.act("a1", "add_task", text=" Ask the\nworks council ")
    assert (kind, data["text"]) == ("task_added", "Ask the works council")
    assert bench.shared()["tasks"][-1]["text"] == "Ask the works council"
    with pytest.raises(Refused, match="There are 30 tasks already"):
        bench.ask("a1", "add_task", text="One more")


@pytest.mark.parametrize("text", ["", " ", None, 3, "x" * 201])
def test_no_task(text: object) -> None:
    """What is empty, too long or no text is no task."""
    with pytest.raises(Refused):
        Bench("commitments").ask("a1", "add_task", text=text)


@pytest.mark.parametrize("task", ["t3", "", None, 1, ["t1"], {"id": "t1"}])
@pytest.mark.parametrize("kind", ["take", "drop"])
def test_no_such_task(kind: str, task: object) -> None:
    """Only tasks that there are can be taken and dropped."""
    with pytest.raises(Refused, match="There is no such task here"):
        Bench("commitments", tasks=TASKS).ask("a1", kind, task=task)


@pytest.mark.parametrize(
    "day", ["soon", "2026-13-01", "2026-02-30", 20260601, ["x"], {}, False, "x" * 10_000_000]
)
def test_no_day(day: object) -> None:
    """What is no day is refused."""
    with pytest.raises(Refused, match="That is not a date"):
        Bench("commitments", tasks=TASKS).ask("a1", "take", task="t1", by=day)


def test_nobody_is_given_a_task() -> None:
    """An event names no other person: each takes for themselves."""
    bench = Bench("commitments", tasks=TASKS)
    _, data = bench.act("a1", "take", task="t1", by="", person="a2", author="a2")
    assert data == {"task": "t1", "by": ""}
    assert [a for a in NAMES if bench.mine(a)["taken"]] == ["a1"]


def test_what_was_taken_before_is_taken_here() -> None:
    """By whom it was, if they are here; the same task is one, and another comes along."""
    bench = Bench("commitments", tasks=TASKS[:1], each="Listen to: {item}", carries="assignments")
    earlier = [
        {"text": "Listen to: Brokers", "owners": {"a1": "2026-05-01", "gone": ""}},
        {"text": "Find a room", "owners": {"a2": ""}},
        {"text": "Nobody’s", "owners": {"gone": ""}},
        {"text": TASKS[0], "owners": {"a3": ""}},
    ]
    room = Room(sorted(NAMES), given={"assignments": {"tasks": earlier}})
    bench.open({"items": [{"id": "i1", "text": "Brokers"}]}, room)
    assert [(one["text"], one["owners"], one["by"]) for one in bench.shared()["tasks"]] == [
        ("Listen to: Brokers", ["Ada"], "2026-05-01"),
        ("Find a room", ["Ben"], ""),
        (TASKS[0], ["Chika"], ""),
    ]
    bench.act("a1", "drop", task="i1")
    assert bench.shared()["tasks"][0]["owners"] == []
