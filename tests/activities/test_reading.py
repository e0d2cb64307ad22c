"""Reading: a text to look at together."""

from dataclasses import replace

from commonground.activities.base import Room
from tests.activities.bench import Bench


def test_reading() -> None:
    """Everybody sees the text; who is ready counts once."""
    bench = Bench("reading", text="Why we are here")
    assert bench.act("a1", "ready") == bench.act("a1", "ready") == ("ready", {})
    assert bench.board == {"ready": ["a1"]}
    assert bench.shared() == {"text": "Why we are here"}
    assert (bench.mine("a1"), bench.mine("a2")) == ({"ready": True}, {"ready": False})
    assert bench.answered() == ["a1"]
    assert (bench.outcome(), bench.rows()) == ({}, [])


def test_what_an_earlier_workshop_gave() -> None:
    """Where the step takes something it stands below the text; opened again it is the newest."""
    bench = Bench("reading", text="Why we are here")
    bench.step = replace(bench.step, takes="hot spots")
    spots = {"items": [{"id": "a", "text": "Late answers"}, {"id": "b", "text": "Rework"}]}
    bench.open(spots, Room(given={"hot spots": spots}))
    taken = {"name": "hot spots", "lines": ["Late answers", "Rework"]}
    assert bench.shared() == {"text": "Why we are here", "taken": taken}
    bench.open({"text": "One line"}, Room(given={"hot spots": {}}))
    assert bench.shared()["taken"]["lines"] == ["One line"]
    bench.open({}, Room())
    assert bench.shared()["taken"]["lines"] == ["One line"]


def test_without_a_text() -> None:
    """A reading step may have nothing but its prompt."""
    assert Bench("reading").shared() == {"text": ""}
