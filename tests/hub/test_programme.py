"""Several workshops in one session: the room moves on from one, and so does what it found."""

from __future__ import annotations

from dataclasses import replace

from commonground.session.steps import Step, Workshop, programme, recess
from tests.rooms import PURPOSE, Room

MAP = Workshop(
    "map",
    "Who matters",
    "A map",
    (
        Step("frame", "For which purpose", "versions", 5, takes="purpose"),
        Step("drafts", "Names", "statement", 8, anonymous=True),
        Step("rate", "Rate them", "rating", 8, source="drafts", anonymous=True),
        Step("again", "Again", "statement", 3, continues="drafts"),
    ),
)


def gives(workshop: Workshop) -> Workshop:
    """The purpose workshop, which gives what it leads to."""
    steps = (replace(s, gives="purpose") if s.id == "consent" else s for s in workshop.steps)
    return replace(workshop, steps=tuple(steps))


class Two(Room):
    """A room with two workshops before it."""

    def __init__(self) -> None:
        super().__init__(gives(PURPOSE))
        self.code = self.hub.create([gives(PURPOSE), MAP], "Two")
        self.desk.viewer = replace(self.desk.viewer, code=self.code)
        self.screen.viewer = replace(self.screen.viewer, code=self.code)


def test_no_two_steps_have_the_same_id() -> None:
    """Steps of a later workshop are called after it, and what they refer to is still theirs."""
    first, second = programme([PURPOSE, MAP])
    assert first == PURPOSE
    assert [(s.id, s.source, s.continues) for s in second.steps] == [
        ("map-frame", None, None),
        ("map-drafts", None, None),
        ("rate" if "rate" not in {s.id for s in PURPOSE.steps} else "map-rate", "map-drafts", None),
        ("again", None, "map-drafts"),
    ]
    assert programme([MAP]) == [MAP]


def test_held_again() -> None:
    """A workshop is counted, and so is each of its steps; ids stay as short as they must be."""
    tea = recess("Tea", 5)
    long = Workshop("l" * 60, "Long", "", (Step("s" * 60, "S", "reading", 5),))
    held = programme([MAP, tea, MAP, tea, recess("Lunch", 45), long, long])
    assert [(w.id, w.title, w.is_break) for w in held[:5]] == [
        ("map", "Who matters", False),
        ("break", "Tea", True),
        ("map-2", "Who matters (2)", False),
        ("break-2", "Tea (2)", True),
        ("break-3", "Lunch", True),
    ]
    assert [step.title for workshop in held for step in workshop.steps if workshop.is_break] == [
        *("Tea", "Tea", "Lunch"),
    ]
    ids = [step.id for workshop in held for step in workshop.steps]
    assert len({*ids}) == len(ids)
    assert max(map(len, [*ids, *(workshop.id for workshop in held)])) <= 60
    assert not Workshop("empty", "Empty", "", ()).is_break


def test_the_agenda_says_where_a_workshop_begins() -> None:
    """Only where there are several; everybody's page follows from one to the other."""
    two = Two()
    agenda = two.desk.page["agenda"]
    begins = {step["id"]: step["workshop"] for step in agenda if step["workshop"]}
    assert begins == {"frame": "One purpose", "map-frame": "Who matters"}
    assert [s["workshop"] for s in Room(PURPOSE).desk.page["agenda"]] == [None] * len(PURPOSE.steps)
    (ada,) = two.join("Ada")
    two.open("owners")
    assert ada.page["step"]["id"] == "owners"
    two.open("map-frame")
    assert [hand.page["step"]["title"] for hand in two.hands()] == ["For which purpose"] * 3


def test_what_one_workshop_gives_the_next_one_takes() -> None:
    """The confirmed purpose is the text that the next workshop begins with."""
    two = Two()
    (ada,) = two.join("Ada")
    two.open("edit")
    two.desk.do("save_version", text="By June, 40 adjusters cut rework from 18% to 12%.", base=0)
    two.open("consent")
    ada.do("respond", choice="consent", reason="", harm="", amendment="")
    two.desk.do("reveal")
    two.desk.do("confirm")
    two.open("map-frame")
    assert ada.page["board"]["text"] == "By June, 40 adjusters cut rework from 18% to 12%."


def test_without_the_earlier_one_it_starts_empty() -> None:
    """Alone, or when the step that gives was never opened, the next workshop asks."""
    alone = Room(MAP)
    alone.open("frame")
    assert alone.desk.page["board"]["text"] == ""
    two = Two()
    two.open("map-frame")
    assert two.desk.page["board"]["text"] == ""
