"""What somebody typed and has not sent."""

import asyncio
from typing import Any

import pytest

from commonground.hub import hub as hub_module
from commonground.store import Log
from tests.rooms import PURPOSE, Room

DRAFT = {"mode": "free", "text": "Fewer retur", "slots": {"who": "us"}, "at": 1000.5}


@pytest.fixture
def room(log: Log) -> Room:
    """Ada and Ben, who write drafts; kept in a file."""
    room = Room(PURPOSE, log)
    room.join("Ada", "Ben")
    room.open("drafts")
    return room


def stored(room: Room) -> dict[str, Any]:
    """Step → draft of Ada's, as the file has it."""
    drafts = room.hub.log.drafts(room.code)
    return {step: data for (_, who, step), data in drafts.items() if who == room.people["Ada"].id}


def test_a_draft_is_ones_own(room: Room) -> None:
    """A draft is on the page of whoever typed it, in its step, and on no other."""
    ada = room.person("Ada")
    room.hub.save_draft(ada.viewer, "drafts", DRAFT)
    assert [hand.page["draft"] for hand in room.hands()] == [{}, {}, DRAFT, {}]
    room.open("rate")
    assert ada.page["draft"] == {}
    room.open("drafts")
    assert ada.page["draft"] == DRAFT


def test_it_survives(room: Room, log: Log) -> None:
    """Written with the next command of anybody, a draft is there after a restart."""
    room.hub.save_draft(room.people["Ada"].viewer, "drafts", DRAFT)
    assert stored(room) == {}
    room.people["Ben"].do("write", text="Less waiting")
    assert stored(room) == {"drafts": DRAFT}
    assert room.reopened(log).people["Ada"].page["draft"] == DRAFT


def test_it_survives_a_clean_end(room: Room) -> None:
    """What was typed last is written when the hub closes."""
    room.hub.save_draft(room.people["Ada"].viewer, "drafts", DRAFT)
    path = room.hub.log.database.path
    room.hub.close()
    log = Log(str(path))
    assert room.reopened(log).people["Ada"].page["draft"] == DRAFT
    log.close()


def test_in_a_server_it_is_written_soon(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drafts of a moment are written together by the event loop, without a command."""
    monkeypatch.setattr(hub_module, "DRAFTS_AFTER", 0)

    async def typing() -> None:
        for text in ("F", "Fe", "Few"):
            room.hub.save_draft(room.people["Ada"].viewer, "drafts", {"text": text})
        for _ in range(3):
            await asyncio.sleep(0)

    asyncio.run(typing())
    assert stored(room) == {"drafts": {"text": "Few"}}


def test_gone_when_sent(room: Room, log: Log) -> None:
    """A command with the draft's words takes it away, in memory and in the file."""
    ada = room.people["Ada"]
    room.hub.save_draft(ada.viewer, "drafts", DRAFT)
    room.hub.flush_drafts()
    ada.do("write", text="Fewer returns")
    assert (ada.page["draft"], stored(room)) == ({}, {})
    assert room.reopened(log).people["Ada"].page["draft"] == {}


def test_gone_at_the_desk_too(room: Room) -> None:
    """A draft of the facilitator is gone when it was sent."""
    room.open("edit")
    room.hub.save_draft(room.desk.viewer, "edit", {"text": "A begin", "base": 0})
    assert room.desk.page["draft"] == {"text": "A begin", "base": 0}
    room.desk.do("save_version", text="A beginning", base=0)
    assert room.desk.page["draft"] == {}


@pytest.mark.parametrize(("kind", "data"), [("write", {"text": ""}), ("rate", {"text": "x"})])
def test_kept_when_refused(room: Room, kind: str, data: dict[str, Any]) -> None:
    """A command that is refused leaves the draft where it was."""
    ada = room.people["Ada"]
    room.hub.save_draft(ada.viewer, "drafts", DRAFT)
    ada.refused(kind, **data)
    assert ada.page["draft"] == DRAFT


def test_kept_by_a_command_about_something_else(room: Room) -> None:
    """Taking a task does not lose the task that is being typed."""
    ada = room.people["Ada"]
    room.open("owners")
    room.hub.save_draft(ada.viewer, "owners", {"text": "Ask the wor"})
    ada.do("take", task="t1", by="")
    assert ada.page["draft"] == {"text": "Ask the wor"}
    ada.do("add_task", text="Ask the works council")
    assert ada.page["draft"] == {}


def test_emptied(room: Room) -> None:
    """An empty draft takes away the one before."""
    ada = room.people["Ada"]
    for draft in (DRAFT, {}):
        room.hub.save_draft(ada.viewer, "drafts", draft)
        room.hub.flush_drafts()
    assert (ada.page["draft"], stored(room)) == ({}, {})


NO_DRAFTS = {
    "no object": ("drafts", "text"),
    "a list": ("drafts", ["text"]),
    "nothing": ("drafts", None),
    "too large": ("drafts", {"text": "x" * 10_000}),
    "too deep": ("drafts", {"a": {"b": {"c": {"d": "x"}}}}),
    "without bottom": ("drafts", {"a": [[[[[[[[[[[[[[[[[[["x"]]]]]]]]]]]]]]]]]]]}),
    "no number": ("drafts", {"text": float("nan")}),
    "no json": ("drafts", {"text": object()}),
    "no step": (None, DRAFT),
    "a step that is a list": (["drafts"], DRAFT),
    "an unknown step": ("draughts", DRAFT),
    "half a picture": ("\ud83d", DRAFT),
}


@pytest.mark.parametrize(("step", "data"), NO_DRAFTS.values(), ids=NO_DRAFTS.keys())
def test_what_is_no_draft(room: Room, step: object, data: object) -> None:
    """Whatever is no draft is left alone: it replaces nothing and stops nobody's writing."""
    ada = room.people["Ada"]
    room.hub.save_draft(ada.viewer, "drafts", DRAFT)
    room.hub.save_draft(ada.viewer, step, data)
    assert ada.page["draft"] == DRAFT
    room.people["Ben"].do("write", text="Less waiting")
    assert stored(room) == {"drafts": DRAFT}


def test_half_a_picture(room: Room, log: Log) -> None:
    """A draft that ends in the middle of a picture is kept as far as it can be."""
    room.hub.save_draft(room.people["Ada"].viewer, "drafts", {"text": "Good \ud83d"})
    room.hub.flush_drafts()
    assert room.reopened(log).people["Ada"].page["draft"] == {"text": "Good ?"}
