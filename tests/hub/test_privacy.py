"""What is private stays private: in pages, log, rows and files, until it is revealed."""

import json
import re
from typing import Any

import pytest

from commonground.hub.state import activity
from commonground.session.steps import Step
from commonground.store import Log
from tests.rooms import PURPOSE, SCALE, Hand, Room, one

NAMES = ("Adaline", "Benedikt", "Chikako", "Dilaneh")
SECRET = re.compile(r"secret\w+")


def secrets(page: Any) -> set[str]:
    """Every planted word that is anywhere in a page."""
    return set(SECRET.findall(json.dumps(page, ensure_ascii=False)))


def seen(room: Room) -> dict[str, set[str]]:
    """Page → the planted words that are on it."""
    hands = {"desk": room.desk, "screen": room.screen, **room.people}
    return {who: secrets(hand.page) for who, hand in hands.items()}


def private(name: str, **options: Any) -> Room:
    """Four people in a step of a private activity."""
    room = Room(one(Step("s", "A step", name, 5, options=options)))
    room.join(*NAMES)
    room.open("s")
    return room


def word(who: str, what: str = "") -> str:
    """A word that only one person says."""
    return f"secret{what}by{who}"


def phases(room: Room) -> list[dict[str, set[str]]]:
    """What is seen while the step is open, and when it is closed."""
    found = [seen(room)]
    room.desk.do("close_step")
    found.append(seen(room))
    return found


NOBODY: dict[str, set[str]] = {"desk": set(), "screen": set()}


def test_statements() -> None:
    """Until the reveal everybody sees their own statement and nobody another's."""
    room = private("statement", slots=[{"id": "who", "label": "", "hint": ""}])
    for name, hand in room.people.items():
        hand.do("write", text=word(name), slots={"who": word(name, "slot")})
    own = {name: {word(name), word(name, "slot")} for name in NAMES}
    assert phases(room) == [NOBODY | own] * 2
    room.desk.do("reveal")
    texts = {word(name) for name in NAMES}
    assert seen(room) == {who: texts | own.get(who, set()) for who in ("desk", "screen", *NAMES)}


def test_answers_to_a_text() -> None:
    """Until the reveal nobody sees what another thinks of the text, nor how many think what."""
    room = private("consent")
    choices = ("consent", "concern", "objection", "objection")
    for (name, hand), choice in zip(room.people.items(), choices, strict=True):
        words = {key: word(name, key) for key in ("reason", "harm", "amendment")}
        hand.do("respond", choice=choice, **words)
    own = {
        "Adaline": set(),
        "Benedikt": {word("Benedikt", "reason")},
        "Chikako": {word("Chikako", "harm"), word("Chikako", "amendment")},
        "Dilaneh": {word("Dilaneh", "harm"), word("Dilaneh", "amendment")},
    }
    assert phases(room) == [NOBODY | own] * 2
    assert not {"counts", "concerns", "objections"} & room.desk.page["board"].keys()
    room.desk.do("reveal")
    everything = set().union(*own.values())
    assert seen(room) == dict.fromkeys(("desk", "screen", *NAMES), everything)


def test_proposals_of_groups() -> None:
    """Until the reveal a group sees its own text and no other group's."""
    room = private("proposals", groups=2)
    groups = {name: hand.page["mine"]["group"] for name, hand in room.people.items()}
    for name, hand in room.people.items():
        if hand.page["mine"]["version"] == 0:
            hand.do("propose", text=word(groups[name]), base=0)
    own = {name: {word(group)} for name, group in groups.items()}
    assert phases(room) == [NOBODY | own] * 2
    room.desk.do("reveal")
    both = {word("A"), word("B")}
    assert seen(room) == dict.fromkeys(("desk", "screen", *NAMES), both)


def test_ratings() -> None:
    """Until the reveal nobody sees a rating of another's, and nobody sees results."""
    room = Room(PURPOSE)
    room.join(*NAMES)
    room.open("drafts")
    for name, hand in room.people.items():
        hand.do("write", text=word(name))
    room.desk.do("reveal")
    room.open("rate")
    for hand in room.people.values():
        for item in hand.page["mine"]["assigned"]:
            hand.do("rate", item=item, value=5)
    for _ in range(2):
        assert [hand.page["board"] for hand in room.hands()] == [{"given": 12}] * 6
        room.desk.send("close_step")
    others = {name: {word(other) for other in NAMES if other != name} for name in NAMES}
    assert seen(room) == NOBODY | others


def test_drafts_of_others() -> None:
    """What somebody types is on no other page, whatever the step."""
    room = Room(PURPOSE)
    room.join(*NAMES)
    for step in PURPOSE.steps:
        room.open(step.id)
        for name, hand in room.people.items():
            room.hub.save_draft(hand.viewer, step.id, {"text": word(name)})
        assert seen(room) == NOBODY | {name: {word(name)} for name in NAMES}


def test_hidden_again() -> None:
    """A step that is opened again after its reveal hides what is written from then on."""
    room = private("statement")
    room.people["Adaline"].do("write", text=word("Adaline"))
    room.desk.do("reveal")
    room.desk.do("reopen_step")
    room.people["Benedikt"].do("write", text=word("Benedikt"))
    assert seen(room) == NOBODY | {
        "Adaline": {word("Adaline")},
        "Benedikt": {word("Benedikt")},
        "Chikako": set(),
        "Dilaneh": set(),
    }


def test_of_somebody_who_was_removed() -> None:
    """Who was removed keeps nothing private on their page, and sees nothing private."""
    room = private("statement")
    for name, hand in room.people.items():
        hand.do("write", text=word(name))
    room.desk.do("remove_person", person=room.people["Adaline"].id)
    assert seen(room)["Adaline"] == set()


# Anonymity --------------------------------------------------------------------------------------


def anonymous_room(log: Log | None = None) -> Room:
    """Everybody has written and rated; both was promised to be without names."""
    room = Room(PURPOSE, log)
    room.join(*NAMES)
    room.open("drafts")
    for name, hand in room.people.items():
        hand.do("write", text=f"by one of us {len(name)}")
    room.desk.do("reveal")
    room.open("check")
    room.people["Adaline"].do("write", text="by one of us, again")
    room.desk.do("reveal")
    room.open("rate")
    for hand in room.people.values():
        for item in hand.page["mine"]["assigned"]:
            hand.do("rate", item=item, value=4)
    room.desk.do("reveal")
    return room


def traces(room: Room, value: Any) -> list[str]:
    """Names and ids of people that are somewhere in a value."""
    text = json.dumps(value)
    known = [*room.people, *(hand.id for hand in room.people.values())]
    return [found for found in known if found in text]


def boards(hand: Hand) -> Any:
    """All of a page that is about the step, and not about the room or oneself."""
    return {key: hand.page[key] for key in ("step", "board", "mine", "progress", "agreed")}


def test_no_name_on_any_page() -> None:
    """In an anonymous step no name and no id of a person is on any board, the desk's neither."""
    room = anonymous_room()
    for step in ("drafts", "check", "rate"):
        room.open(step)
        assert [traces(room, boards(hand)) for hand in room.hands()] == [[]] * 6


def test_no_name_in_the_log() -> None:
    """The log of an anonymous step knows pseudonyms, other ones in each board."""
    room = anonymous_room()
    about = [event for event in room.live.events if event.step in ("drafts", "check", "rate")]
    assert traces(room, [event.to_json() for event in about]) == []
    actors = {
        board: {e.actor for e in about if e.kind == kind}
        for board, kind in [("drafts", "written"), ("rate", "rated")]
    }
    assert [len(found) for found in actors.values()] == [4, 4]
    assert actors["drafts"].isdisjoint(actors["rate"])


def test_no_name_in_the_rows() -> None:
    """The rows of an anonymous step hold no name, and of statements not even a pseudonym."""
    room = anonymous_room()
    for step in PURPOSE.steps[1:4]:
        rows = activity(step).rows(room.live.state.board(step))
        assert rows
        assert traces(room, rows) == []
    drafts = activity(PURPOSE.steps[1]).rows(room.live.state.board(PURPOSE.steps[1]))
    assert {frozenset(row) for row in drafts} == {frozenset({"item", "text", "of"})}


def test_pseudonyms_cannot_be_made_without_the_salt() -> None:
    """The same person is somebody else in another session, and nobody can compute who."""
    step = PURPOSE.steps[1]
    one_room, other = Room(PURPOSE), Room(PURPOSE)
    assert one_room.live.author("p_1", step) != other.live.author("p_1", step)
    assert one_room.live.author("p_1", step) == one_room.live.author("p_1", PURPOSE.steps[2])
    assert one_room.live.author("p_1", PURPOSE.steps[4]) == "p_1"


@pytest.mark.parametrize("role", ["desk", "screen"])
def test_the_salt_is_on_no_page(log: Log, role: str) -> None:
    """What makes the pseudonyms leaves the file on no page and in no event."""
    room = anonymous_room(log)
    hand: Hand = getattr(room, role)
    assert room.live.row.salt not in json.dumps(hand.page)
    assert room.live.row.salt not in json.dumps([e.to_json() for e in room.live.events])


def test_the_order_says_nothing(log: Log) -> None:
    """Statements come in an order that has nothing to do with who joined or wrote first."""
    room = Room(PURPOSE, log)
    names = [f"Person {n}" for n in range(30)]
    room.join(*names)
    room.open("drafts")
    for number, name in enumerate(names):
        room.people[name].do("write", text=f"{number:02}")
    room.desk.do("reveal")
    shown = [item["text"] for item in room.screen.page["board"]["items"]]
    places = [abs(place - int(text)) for place, text in enumerate(shown)]
    assert sorted(shown) == [f"{n:02}" for n in range(30)]
    assert sum(places) > 150  # in order it is 0, by chance about 300


def test_scales_of_ratings_are_public() -> None:
    """What a step offers is the same for all: nothing of a person is among its options."""
    room = anonymous_room()
    room.open("rate")
    assert [hand.page["step"]["options"]["scale"]["labels"] for hand in room.hands()] == [SCALE] * 6


def test_a_preference_is_a_secret_ballot() -> None:
    """In a step with names, neither log nor file says who preferred what; each has one vote."""
    room = Room(PURPOSE)
    people = room.join(*NAMES)
    room.open("merge")
    for hand in people:
        hand.send("propose", text="One sentence", base=0)
    room.open("reveal")
    for hand in people[:2]:
        hand.do("prefer", group="A")
        hand.do("prefer", group="A")
    votes = [event for event in room.live.events if event.kind == "preferred"]
    ids = {str(hand.viewer.person) for hand in people}
    assert [vote.actor in ids for vote in votes] == [False] * 4
    assert len({vote.actor for vote in votes}) == 2
    assert [hand.page["mine"].get("preferred") for hand in people] == ["A", "A", None, None]
