"""Consent: the group has agreed when no objection stands."""

from typing import Any

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import Bench

TEXT = "Fewer returns"
OBJECTION = {"choice": "objection", "harm": "Teams would compete", "amendment": "All teams"}
CONCERN = {"choice": "concern", "reason": "It takes an hour"}


def asked() -> Bench:
    """A group that is asked about a text."""
    bench = Bench("consent")
    bench.open({"text": TEXT})
    return bench


def answered() -> tuple[Bench, str, str]:
    """One consents, one has a concern, one objects; the ids of the last two answers."""
    bench = asked()
    bench.act("a1", "respond", choice="consent")
    _, concern = bench.act("a2", "respond", **CONCERN)
    _, objection = bench.act("a3", "respond", **OBJECTION)
    return bench, concern["id"], objection["id"]


def test_an_answer() -> None:
    """An answer holds the words that go with it, and one's own are shown to oneself."""
    bench, concern, _ = answered()
    assert bench.board["responses"]["a2"] == {"id": concern, **CONCERN}
    assert bench.mine("a3") == {**OBJECTION, "reason": ""}
    assert bench.mine("a4") == {"choice": None, "reason": "", "harm": "", "amendment": ""}
    assert bench.answered() == ["a1", "a2", "a3"]


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
def test_nothing_is_seen_before_the_reveal(phase: str) -> None:
    """Before the reveal everybody sees the text that is asked about."""
    bench, _, _ = answered()
    assert bench.shared(phase) == {"text": TEXT, "round": 1, "confirmed": False}


def test_revealed() -> None:
    """After the reveal there are counts, and concerns and objections with names."""
    bench, concern, objection = answered()
    assert bench.shared(REVEALED) == {
        "text": TEXT,
        "round": 1,
        "confirmed": False,
        "counts": {"consent": 1, "concern": 1, "objection": 1},
        "concerns": [{"id": concern, "text": CONCERN["reason"], "by": "Ben"}],
        "objections": [
            {
                "id": objection,
                "harm": OBJECTION["harm"],
                "amendment": OBJECTION["amendment"],
                "text": "",
                "by": "Chika",
            }
        ],
    }


def test_the_screen_shows_no_name() -> None:
    """On the screen nobody is named."""
    bench, _, _ = answered()
    seen = bench.shared(REVEALED, Role.SCREEN)
    assert [said["by"] for said in seen["concerns"] + seen["objections"]] == [None, None]


def test_changing_ones_mind() -> None:
    """There is one answer by each person: the last; nothing of the one before is left."""
    bench, _, _ = answered()
    _, data = bench.act("a3", "respond", choice="consent", reason="ignored", harm="ignored")
    assert bench.board["responses"]["a3"] == {"id": data["id"], "choice": "consent"}


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"choice": "concern"}, "reason"),
        ({"choice": "concern", "reason": " "}, "reason"),
        ({"choice": "objection", "amendment": "x"}, "harm"),
        ({"choice": "objection", "harm": "x"}, "amendment"),
        ({"choice": "objection", "harm": "x", "amendment": "\x00"}, "amendment"),
    ],
)
def test_words_that_are_missing(answer: dict[str, Any], missing: str) -> None:
    """A concern needs its reason; an objection its harm and an amendment."""
    with pytest.raises(Refused, match=f"The {missing} is still empty") as refused:
        asked().ask("a1", "respond", **answer)
    assert refused.value.safe == "What you chose and typed is still in the form."


@pytest.mark.parametrize("choice", ["", "yes", None, 1, ["consent"], {"choice": "consent"}])
def test_no_such_answer(choice: object) -> None:
    """There are three answers and no others."""
    with pytest.raises(Refused, match="There is no such answer here"):
        asked().ask("a1", "respond", choice=choice)


@pytest.mark.parametrize("reason", [None, 3, ["x"], "x" * 401])
def test_words_that_are_none(reason: object) -> None:
    """A reason that is no text or too long is refused."""
    with pytest.raises(Refused, match="The reason is"):
        asked().ask("a1", "respond", choice="concern", reason=reason)


def test_an_objection_stands() -> None:
    """While an objection stands there is no agreement; withdrawn, there is."""
    bench, _, _ = answered()
    with pytest.raises(Refused, match="1 objection still stands, so there is no consent yet"):
        bench.ask(DESK, "confirm")
    bench.act("a4", "respond", **OBJECTION)
    with pytest.raises(Refused, match="2 objections still stand, so there is no consent yet"):
        bench.ask(DESK, "confirm")
    bench.act("a3", "respond", choice="consent")
    bench.act("a4", "respond", choice="consent")
    assert bench.act(DESK, "confirm") == ("confirmed", {"text": TEXT})
    assert bench.outcome() == {
        "text": TEXT,
        "statement": TEXT,
        "counts": {"consent": 3, "concern": 1, "objection": 0},
        "concerns": ["It takes an hour"],
        "rounds": 1,
    }


def test_nobody_answered() -> None:
    """Silence is no consent, and there must be a text."""
    with pytest.raises(Refused, match="Nobody has answered yet"):
        asked().ask(DESK, "confirm")
    empty = Bench("consent")
    empty.act("a1", "respond", choice="consent")
    with pytest.raises(Refused):
        empty.ask(DESK, "confirm")


def test_amending() -> None:
    """A changed text is asked about afresh; what was said before stays on record."""
    bench, concern, objection = answered()
    assert bench.act(DESK, "amend", text="All\nteams") == (
        "amended",
        {"text": "All\nteams", "round": 2},
    )
    assert bench.shared(REVEALED) == {
        "text": "All\nteams",
        "round": 2,
        "confirmed": False,
        "counts": {"consent": 0, "concern": 0, "objection": 0},
        "concerns": [],
        "objections": [],
    }
    assert bench.answered() == []
    bench.act("a3", "respond", choice="consent")
    rows = {(row["version"], row["status"]): row for row in bench.rows()}
    assert rows.keys() == {(1, "consent"), (1, "concern"), (1, "objection"), (2, "consent")}
    assert rows[1, "objection"] == {
        "item": objection,
        "version": 1,
        "status": "objection",
        "text": "Teams would compete",
        "amendment": "All teams",
        "of": TEXT,
    }
    assert rows[1, "concern"]["item"] == concern
    assert rows[2, "consent"]["of"] == "All\nteams"


@pytest.mark.parametrize("text", ["", " ", TEXT, f" {TEXT}\n", None, 3, "x" * 4001])
def test_no_amendment(text: object) -> None:
    """An empty text, the same text, and what is no text are refused."""
    with pytest.raises(Refused):
        asked().ask(DESK, "amend", text=text)


@pytest.mark.parametrize("kind", ["respond", "amend", "confirm"])
def test_after_the_agreement(kind: str) -> None:
    """What was agreed is changed by nothing but an undo."""
    bench = asked()
    bench.act("a1", "respond", choice="consent")
    bench.act(DESK, "confirm")
    with pytest.raises(Refused, match="The group has already agreed"):
        bench.ask("a1", kind, choice="objection", text="Other")


def test_coming_back_to_the_step() -> None:
    """The same text changes nothing; another one is asked about afresh, also after agreement."""
    bench = asked()
    bench.act("a1", "respond", choice="consent")
    bench.act(DESK, "confirm")
    before = bench.board
    bench.open({"text": TEXT})
    assert bench.board is before
    bench.open({"text": "Less waiting"})
    assert bench.shared(REVEALED)["confirmed"] is False
    assert (bench.outcome(), len(bench.rows())) == ({"text": "Less waiting"}, 1)
