"""The log: written in transactions, read back in order."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.store import Log, SessionRow

ROW = SessionRow("K7M2QX", "an-id", "A title", "purpose", 1000.0, "salt")
CREATED = Event(1, 1000.0, "hub", "session_created", None, {"title": "A title"}, "created")
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=8,
)


def happened(seq: int, kind: str, **data: Any) -> Event:
    """An event of the session."""
    return Event(seq, 1000.0 + seq, "p_1", kind, "drafts", data, f"command_{seq}")


@pytest.fixture
def session(log: Log) -> Log:
    """A log with one session in it."""
    log.create(ROW, [CREATED])
    return log


def test_what_was_written_is_read(session: Log) -> None:
    """Events come back as they were, in order."""
    events = [happened(n, "written", text=f"é {n}") for n in range(2, 5)]
    session.append([(ROW.code, event) for event in events])
    assert session.events(ROW.code) == [CREATED, *events]


@given(JSON, st.none() | PLAIN)
def test_any_json_is_read_as_it_was_written(data: Any, step: str | None) -> None:
    """Whatever JSON an event holds comes back as the same."""
    log = Log()
    event = Event(1, 0.1, "p_1", "written", step, {"data": data}, "command_1")
    log.create(ROW, [event])
    assert log.events(ROW.code) == [event]
    log.close()


def test_one_session(session: Log) -> None:
    """A session is found by its code and by its id, and nothing by others."""
    assert session.session(ROW.code) == ROW
    assert session.session("OTHERS") is None
    assert (session.code_of("an-id"), session.code_of("other")) == (ROW.code, None)
    assert session.events("OTHERS") == []


def test_all_sessions(session: Log) -> None:
    """The newest is first; each says who joined, and whether it began and ended."""
    newer = dataclasses.replace(ROW, code="NEWER2", id="b", created_at=2000.0)
    session.create(newer, [CREATED])
    kinds = ["joined", "joined", "step_opened", "finished"]
    session.append([(ROW.code, happened(n, kind)) for n, kind in enumerate(kinds, start=2)])
    listed = dataclasses.replace(ROW, joined=2, started=True, finished=True)
    assert session.sessions() == [newer, listed]


def test_an_end_that_was_taken_back(session: Log) -> None:
    """A session whose end was undone has not ended, until it ends again."""
    seen = []
    for seq, kind in enumerate(["finished", "undone", "finished", "undone"], start=2):
        session.append([(ROW.code, happened(seq, kind))])
        seen.append(session.sessions()[0].finished)
    assert seen == [True, False, True, False]


def test_all_or_nothing(session: Log) -> None:
    """If one event cannot be written, none of the same moment is, nor any draft."""
    good, bad = happened(2, "written"), happened(1, "written")
    with pytest.raises(Refused, match="This could not be saved: UNIQUE constraint failed"):
        session.append([(ROW.code, good), (ROW.code, bad)], {(ROW.code, "p_1", "drafts"): {"a": 1}})
    assert session.events(ROW.code) == [CREATED]
    assert session.drafts(ROW.code) == {}


def test_one_event_for_one_command(session: Log) -> None:
    """The file itself does not take a second event of the same command."""
    session.append([(ROW.code, happened(2, "written"))])
    twice = dataclasses.replace(happened(2, "written"), seq=3)
    with pytest.raises(Refused):
        session.append([(ROW.code, twice)])
    assert len(session.events(ROW.code)) == 2


def test_the_same_session_twice(session: Log) -> None:
    """A code and an id belong to one session; a second one leaves nothing behind."""
    for row in (ROW, dataclasses.replace(ROW, code="OTHERS"), dataclasses.replace(ROW, id="b")):
        with pytest.raises(Refused, match="This could not be saved"):
            session.create(row, [CREATED])
    assert session.sessions() == [ROW]


def test_what_the_file_cannot_hold(session: Log) -> None:
    """A lone surrogate is refused like a full disk, not with a crash."""
    broken = dataclasses.replace(happened(2, "written"), step="\ud800")
    with pytest.raises(Refused, match="surrogates not allowed"):
        session.append([(ROW.code, broken)])
    with pytest.raises(Refused, match="surrogates not allowed"):
        session.create(dataclasses.replace(ROW, code="OTHERS", id="b", title="\ud800"), [CREATED])
    assert session.events(ROW.code) == [CREATED]


def test_drafts(session: Log) -> None:
    """A draft replaces the one before; an empty one takes it away."""
    key, other = (ROW.code, "p_1", "drafts"), (ROW.code, "p_2", "drafts")
    session.append([], {key: {"text": "one"}, other: {"text": "other"}})
    session.append([], {key: {"text": "two"}})
    assert session.drafts(ROW.code) == {key: {"text": "two"}, other: {"text": "other"}}
    session.append([], {key: {}, (ROW.code, "p_9", "drafts"): {}})
    assert session.drafts(ROW.code) == {other: {"text": "other"}}
    assert session.drafts("OTHERS") == {}


def test_after_a_restart(path: Path) -> None:
    """Sessions, events and drafts are there when the file is opened again."""
    first = Log(str(path))
    first.create(ROW, [CREATED])
    first.append([(ROW.code, happened(2, "written"))], {(ROW.code, "p", "s"): {"text": "x"}})
    first.close()
    second = Log(str(path))
    assert second.session(ROW.code) == ROW
    assert second.events(ROW.code) == [CREATED, happened(2, "written")]
    assert second.drafts(ROW.code) == {(ROW.code, "p", "s"): {"text": "x"}}
    second.close()
