"""Voices: quotes with their segment, without anybody's name; how many each segment has."""

from __future__ import annotations

import json

import pytest

from commonground.activities.base import REVEALED, Room
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import NAMES, Bench

SEGMENTS = {
    "items": [{"id": "s1", "text": "Brokers"}, {"id": "s2", "text": "Clients", "key": True}]
}


def started() -> Bench:
    """Two segments, of which one must be heard."""
    bench = Bench("voices")
    bench.open(SEGMENTS)
    return bench


def test_quotes_stay_ones_own_until_they_are_revealed() -> None:
    """Everybody sees how many there are of whom; the texts only who wrote them down."""
    bench = started()
    bench.act("a1", "add_voice", segment="s2", text="I wait two weeks.")
    assert "wait" not in json.dumps([bench.shared(), bench.shared(role=Role.FACILITATOR)])
    assert [(one["id"], one["voices"], one["missing"]) for one in bench.shared()["segments"]] == [
        ("s2", 1, 2),
        ("s1", 0, 3),
    ]
    assert [one["text"] for one in bench.mine("a1")["quotes"]] == ["I wait two weeks."]
    assert (bench.mine("a2")["quotes"], bench.answered()) == ([], ["a1"])
    assert [one["text"] for one in bench.shared(REVEALED)["quotes"]] == ["I wait two weeks."]
    assert "a1" not in json.dumps([bench.shared(REVEALED), bench.outcome(), bench.rows()])


def test_addresses_are_not_even_written_down() -> None:
    """Not into the log; how many were taken out is told."""
    bench = started()
    _, data = bench.act("a1", "add_voice", segment="s1", text="Write to ann@example.org!")
    assert (data["text"], data["taken_out"]) == ("Write to [address removed]!", 1)
    _, data = bench.act("a1", "edit_voice", quote=data["quote"], segment="s1", text="Write!")
    assert "taken_out" not in data


def test_only_ones_own_is_changed_and_withdrawn() -> None:
    """The desk takes out what was revealed, and changes what it entered."""
    bench = started()
    _, data = bench.act("a1", "add_voice", segment="s1", text="Nobody asked us.")
    for author, kind in [("a2", "edit_voice"), (DESK, "withdraw_voice")]:
        with pytest.raises(Refused, match="quote of yours"):
            bench.ask(author, kind, quote=data["quote"], segment="s1", text="x")
    bench.act("a1", "edit_voice", quote=data["quote"], segment="s2", text="Nobody asked.")
    bench.act(DESK, "enter_voice", segment="s2", text="From paper")
    assert bench.shared(role=Role.FACILITATOR)["entered"][0]["text"] == "From paper"
    assert bench.outcome()["items"][0]["voices"] == 2
    bench.act("a1", "withdraw_voice", quote=data["quote"])
    assert [row["value"] for row in bench.rows()] == ["from the desk"]


def test_a_segment_with_too_few_voices_is_told() -> None:
    """A key one blocks; three voices are enough; what the desk marks becomes key."""
    bench = started()
    for text in ("One", "Two", "Three"):
        bench.act("a1", "add_voice", segment="s2", text=text)
    assert [one["level"] for one in bench.outcome()["findings"]] == ["note"]
    bench.act(DESK, "mark_heard", segment="s1", on=True)
    bench.act(DESK, "add_heard", text="Repair shops")
    assert [(one["level"], one["cure"]) for one in bench.outcome()["findings"]] == [
        ("block", "Listen to 3 more of them."),
        ("note", "Listen to 3 more of them."),
    ]
    with pytest.raises(Refused, match="there already"):
        bench.ask(DESK, "add_heard", text="repair SHOPS")


def test_notes_from_a_file_are_quotes_of_the_segments() -> None:
    """Once, however often the step is opened; segments that nobody planned are added."""
    bench = started()
    voices = [
        {
            "segment": "brokers",
            "text": "We wait in line. Ring 020 7946 0958",
            "source": "survey.csv",
        },
        {"segment": "Shops", "text": "Nobody asked."},
        *({"segment": "Shops", "text": text} for text in ("", "x" * 9_000)),
    ]
    room = Room(sorted(NAMES), given={"data": {"voices": voices}, "earlier": {"voices": 3}})
    bench.open(SEGMENTS, room)
    bench.open(SEGMENTS, room)
    assert sorted((row["group"], row["text"], row["value"]) for row in bench.rows()) == [
        ("Brokers", "We wait in line. Ring [number removed]", "from a file"),
        ("Shops", "Nobody asked.", "from a file"),
    ]
    gone = next(one["id"] for one in bench.outcome()["quotes"] if one["text"] == "Nobody asked.")
    bench.act(DESK, "take_out_voice", quote=gone)
    bench.open(SEGMENTS, room)
    assert len(bench.rows()) == 1


def test_who_is_named_in_the_step_must_be_heard() -> None:
    """Alone it asks for what it lacks: the segments of its own settings are key."""
    bench = Bench("voices", items=[{"id": "i1", "text": "Clients"}])
    bench.open()
    assert [one["key"] for one in bench.shared()["segments"]] == [True]
