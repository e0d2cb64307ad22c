"""What was written in private leaves the database only after it was revealed."""

import pytest

from commonground import report
from commonground.session.problems import Refused
from tests.report.held import document, everywhere, exported
from tests.rooms import PURPOSE, Room

SECRET = "Zebras share forty notes"


def room(*names: str) -> Room:
    """A purpose workshop with these people."""
    room = Room(PURPOSE)
    room.join(*(names or ("Ada", "Ben", "Chika")))
    return room


def drafted() -> Room:
    """Ada has written a secret and Ben something else; nothing is revealed."""
    made = room()
    made.open("drafts")
    made.person("Ada").do("write", text=SECRET)
    made.person("Ben").do("write", text="Something else")
    return made


def test_before_the_reveal() -> None:
    """No file holds the answer; the JSON counts what is missing, the report of how many people."""
    made = drafted()
    made.person("Ben").do("write", text="Something else again")
    assert SECRET not in everywhere(made)
    assert document(made)["withheld"] == {"drafts": 3}
    assert "of 2 people in “Drafts”." in exported(made, "html")


def test_closing_reveals_nothing() -> None:
    """A closed step is as private as an open one."""
    made = drafted()
    made.desk.do("close_step")
    assert SECRET not in everywhere(made)


def test_after_the_reveal() -> None:
    """Every file holds it, and nothing is withheld."""
    made = drafted()
    made.desk.do("reveal")
    assert all(SECRET in exported(made, kind) for kind in report.FORMATS)
    assert document(made)["withheld"] == {}


def test_a_reveal_that_was_taken_back() -> None:
    """It counts for nothing."""
    made = drafted()
    made.desk.do("reveal")
    made.desk.do("undo")
    assert SECRET not in everywhere(made)
    assert document(made)["withheld"] == {"drafts": 2}


def test_what_comes_after_a_reveal() -> None:
    """In a step that was opened again, what everybody saw stays; what is new is private."""
    made = drafted()
    made.desk.do("reveal")
    made.desk.do("reopen_step")
    made.person("Chika").do("write", text="Hippos agree")
    assert SECRET in exported(made, "json")
    assert "Hippos" not in everywhere(made)
    assert document(made)["withheld"] == {"drafts": 1}


def test_what_a_later_step_starts_from() -> None:
    """Drafts that nobody was shown do not leave inside of the opening of the rating."""
    made = drafted()
    made.open("rate")
    made.person("Chika").do("rate", item=made.person("Chika").page["mine"]["assigned"][0], value=5)
    assert SECRET not in everywhere(made)
    assert document(made)["withheld"] == {"drafts": 2, "rate": 1}
    made.desk.do("reveal")
    assert SECRET in exported(made, "html")
    assert document(made)["withheld"] == {"drafts": 2}


def test_a_second_round_of_consent() -> None:
    """The first round, which everybody saw, is told; the one that runs is not."""
    made = room()
    made.open("edit")
    made.person("Ada").do("save_version", text="A sentence", base=0)
    made.open("consent")
    harm = {"harm": "Night shifts lose", "amendment": "A better sentence"}
    made.person("Ada").do("respond", choice="objection", **harm)
    assert "Night shifts" not in everywhere(made)
    made.desk.do("reveal")
    made.desk.do("amend", text="A better sentence")
    made.person("Ben").do("respond", choice="concern", reason="Elephants worry")
    assert all("Night shifts lose" in exported(made, kind) for kind in report.FORMATS)
    assert "Elephants" not in everywhere(made)


def test_private_votes_on_proposals() -> None:
    """A proposal is its group's until the reveal."""
    made = room()
    made.open("merge")
    made.person("Ada").do("propose", text=SECRET, base=0)
    assert SECRET not in everywhere(made)
    made.open("reveal")
    assert SECRET in exported(made, "csv")


def test_everything_on_request() -> None:
    """For a move to another machine the JSON file takes all along, and no other file does."""
    made = drafted()
    whole = document(made, include_unrevealed=True)
    assert SECRET in exported(made, "json", include_unrevealed=True)
    assert (len(whole["events"]), whole["withheld"]) == (made.events, {})
    for kind in ("csv", "html"):
        with pytest.raises(Refused, match="never go into"):
            exported(made, kind, include_unrevealed=True)


def test_what_never_leaves() -> None:
    """Neither the salt nor what was typed and not sent is in any file, whatever was asked for."""
    made = drafted()
    made.hub.save_draft(made.person("Chika").viewer, "drafts", {"text": "half a thought"})
    files = everywhere(made) + exported(made, "json", include_unrevealed=True)
    assert made.live.row.salt not in files
    assert "half a thought" not in files


def test_no_names_in_anonymous_steps() -> None:
    """No event of an anonymous step is by somebody who can be found in the list of people."""
    made = drafted()
    made.desk.do("reveal")
    events = document(made)["events"]
    people = {event["actor"] for event in events if event["kind"] == "joined"}
    assert len(people) == 3
    assert not people & {event["actor"] for event in events if event["step"] == "drafts"}


def test_an_unknown_format() -> None:
    """It is refused, with those that there are."""
    with pytest.raises(Refused, match="json, csv, html, ics, plan or pictures"):
        exported(drafted(), "docx")
