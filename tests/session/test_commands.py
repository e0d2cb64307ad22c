"""Commands as they come over the wire."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.session.commands import Command
from commonground.session.problems import Refused
from tests.histories import JSON

GOOD: dict[str, Any] = {"id": "abcdefgh", "kind": "write", "step": "drafts", "data": {"text": "x"}}
# What is wrong, and what the sender is told about it.
MALFORMED: dict[str, tuple[dict[str, Any], str]] = {
    "no id": ({"id": None}, "id"),
    "a short id": ({"id": "abcdefg"}, "id"),
    "a long id": ({"id": "a" * 65}, "id"),
    "an id with a line break": ({"id": "abcdefgh\n"}, "id"),
    "an id with a letter of another script": ({"id": "abcdefghé"}, "id"),
    "a number for an id": ({"id": 12345678}, "id"),
    "no kind": ({"kind": None}, "kind"),
    "a kind in capitals": ({"kind": "Write"}, "kind"),
    "a kind with a line break": ({"kind": "write\n"}, "kind"),
    "a long kind": ({"kind": "w" * 41}, "kind"),
    "a number for a step": ({"step": 1}, "step"),
    "a long step": ({"step": "s" * 61}, "step"),
    "a list for data": ({"data": ["text"]}, "data"),
    "a text for data": ({"data": "text"}, "data"),
}


def test_a_command() -> None:
    """All four parts are taken as they are."""
    assert Command.from_json(GOOD) == Command("abcdefgh", "write", "drafts", {"text": "x"})


def test_a_command_without_step_and_data() -> None:
    """Step and data may be left out."""
    assert Command.from_json({"id": "abcdefgh", "kind": "undo"}) == Command("abcdefgh", "undo")


@pytest.mark.parametrize(("change", "part"), MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed(change: dict[str, Any], part: str) -> None:
    """What no page of ours would send is refused by the part that is wrong."""
    with pytest.raises(Refused, match=f"could not be read: its {part} is no"):
        Command.from_json(GOOD | change)


@pytest.mark.parametrize("raw", [None, 1, "write", [], [GOOD], True])
def test_no_object(raw: object) -> None:
    """Whatever is no object is no command."""
    with pytest.raises(Refused, match="it is not an object"):
        Command.from_json(raw)


@given(JSON | st.fixed_dictionaries({"id": JSON, "kind": JSON, "step": JSON, "data": JSON}))
def test_any_json(raw: object) -> None:
    """Any JSON is either refused or read; nothing else ever happens."""
    try:
        command = Command.from_json(raw)
    except Refused:
        return
    assert len(command.id) in range(8, 65)
    assert command.id.isascii()
