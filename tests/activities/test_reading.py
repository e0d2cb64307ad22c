"""Reading: a text to look at together."""

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


def test_without_a_text() -> None:
    """A reading step may have nothing but its prompt."""
    assert Bench("reading").shared() == {"text": ""}
