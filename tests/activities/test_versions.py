"""Versions: one text that everybody may improve."""

import pytest

from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import AT, Bench


def starting(text: str = "Fewer returns") -> Bench:
    """A step that starts from a text."""
    bench = Bench("versions")
    bench.open({"text": text})
    return bench


def version(number: int, text: str, by: str | None) -> dict[str, object]:
    """A version as pages see it."""
    return {"version": number, "text": text, "by": by, "at": AT}


def test_the_text_it_starts_from() -> None:
    """The first version is the text of the step before, in the facilitator's name."""
    bench = starting()
    assert bench.shared() == {
        "text": "Fewer returns",
        "version": 1,
        "by": "the facilitator",
        "history": [version(1, "Fewer returns", "the facilitator")],
    }
    assert bench.answered() == []


def test_a_new_version() -> None:
    """A version is saved on top of the last; both stay in the history, the newest first."""
    bench = starting()
    saved = bench.act("a1", "save_version", text=" Far fewer\nreturns", base=1)
    assert saved == ("version_saved", {"version": 2, "text": "Far fewer returns"})
    assert bench.shared() == {
        "text": "Far fewer returns",
        "version": 2,
        "by": "Ada",
        "history": [
            version(2, "Far fewer returns", "Ada"),
            version(1, "Fewer returns", "the facilitator"),
        ],
    }
    assert bench.answered() == ["a1"]
    assert bench.mine("a1") == {}
    assert bench.outcome() == {"text": "Far fewer returns"}
    assert bench.rows() == [
        {"item": "v1", "text": "Fewer returns", "version": 1},
        {"item": "v2", "text": "Far fewer returns", "version": 2},
    ]


def test_the_screen_shows_no_name() -> None:
    """On the screen no version has an author."""
    bench = starting()
    bench.act("a1", "save_version", text="Far fewer returns", base=1)
    seen = bench.shared(role=Role.SCREEN)
    assert (seen["by"], [v["by"] for v in seen["history"]]) == (None, [None, None])


@pytest.mark.parametrize("base", [0, 2, -1, None, "1", [1]])
def test_on_top_of_another_version(base: object) -> None:
    """Who has not seen the last version does not replace it."""
    with pytest.raises(Refused, match="Somebody saved a newer version while you wrote"):
        starting().ask("a1", "save_version", text="Other", base=base)


@pytest.mark.parametrize("text", ["", " ", "Fewer  returns", None, 3, "x" * 601])
def test_nothing_new(text: object) -> None:
    """An empty text, the same text, and what is no text are refused."""
    with pytest.raises(Refused):
        starting().ask("a1", "save_version", text=text, base=1)


def test_restoring() -> None:
    """The desk brings back an earlier text as a new version; nothing is lost."""
    bench = starting()
    bench.act("a1", "save_version", text="Other", base=1)
    restored = bench.act(DESK, "restore", version=1)
    assert restored == ("version_saved", {"version": 3, "text": "Fewer returns", "restored": 1})
    texts = [version["text"] for version in bench.board["history"]]
    assert texts == ["Fewer returns", "Other", "Fewer returns"]


@pytest.mark.parametrize("number", [0, 2, 3, -1, None, "1", True, [1], 1.0])
def test_no_earlier_version(number: object) -> None:
    """Only an earlier version that there is can be restored."""
    bench = starting()
    bench.act("a1", "save_version", text="Other", base=1)
    with pytest.raises(Refused, match="There is no such earlier version here"):
        bench.ask(DESK, "restore", version=number)


def test_coming_back_to_the_step() -> None:
    """The starting text is not added twice; another one is, on top."""
    bench = starting()
    bench.act("a1", "save_version", text="Other", base=1)
    bench.open({"text": "Fewer returns"})
    assert bench.shared()["version"] == 2
    bench.open({"text": "Less waiting"})
    assert (bench.shared()["version"], bench.shared()["text"]) == (3, "Less waiting")


def test_from_nothing() -> None:
    """A step without a starting text is empty until somebody writes."""
    bench = Bench("versions")
    bench.open()
    assert bench.shared() == {"text": "", "version": 0, "by": None, "history": []}
    assert (bench.outcome(), bench.rows()) == ({}, [])
    bench.act("a1", "save_version", text="A beginning", base=0)
    assert bench.shared()["version"] == 1
