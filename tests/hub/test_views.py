"""Board → page: what each role sees around the board."""

import pytest

from commonground.session.steps import Step
from commonground_widgets import Workshop as Notebook
from commonground_widgets import cards, versions
from tests.rooms import PURPOSE, Room, one

AGENDA = [(step.id, step.title, step.minutes) for step in PURPOSE.steps]


def test_an_empty_room() -> None:
    """Before the first step a page says where one is and what will come, and nothing else."""
    room = Room(PURPOSE)
    assert room.screen.page == {
        "session": {
            "code": room.code,
            "title": "A room",
            "locked": False,
            "finished": False,
            "anonymous": True,
            "join": None,
            "qr": None,
        },
        "room": {"here": 0, "joined": 0, "people": []},
        "agenda": [
            {
                "id": key,
                "title": title,
                "minutes": minutes,
                "continues": key in ("check", "reveal"),
                "workshop": None,
                "recess": False,
                "phase": "ahead",
            }
            for key, title, minutes in AGENDA
        ],
        "timing": {"started_at": None, "planned_before": 0, "total": 60},
        "step": None,
        "progress": {"answered": 0, "of": 0},
        "board": {},
        "undo": None,
        "agreed": [],
        "me": {"role": "screen", "person": None, "name": None},
        "mine": {},
        "draft": {},
        "can": [],
    }


def test_the_same_shape_for_everybody() -> None:
    """All roles have the same keys in all steps, so that a page never meets a missing one."""
    room = Room(PURPOSE)
    room.person("Ada")
    shapes = {frozenset(hand.page) for hand in room.hands()}
    steps = set()
    for step in PURPOSE.steps:
        room.open(step.id)
        shapes |= {frozenset(hand.page) for hand in room.hands()}
        steps |= {frozenset(hand.page["step"]) for hand in room.hands()}
    assert (len(shapes), len(steps)) == (1, 1)


def test_the_step() -> None:
    """A step comes with all that its page needs."""
    room = Room(PURPOSE)
    room.open("rate")
    assert room.screen.page["step"] == {
        "id": "rate",
        "title": "Rate",
        "prompt": "Judge.",
        "minutes": 8,
        "activity": "rating",
        "phase": "open",
        "opened_at": 1_000_000.0,
        "ends_at": 1_000_480.0,
        "left": None,
        "anonymous": True,
        "private": True,
        "pictured": False,
        "who_sees": UNNAMED,
        "notes": "",
        "workshop": None,
        "gives": None,
        "provisional": "",
        "options": dict(PURPOSE.steps[3].options),
        "revealed": False,
        "asks": True,
        "index": 3,
        "count": 9,
    }


def test_notes_are_for_the_desk() -> None:
    """The facilitator's script is on no other page."""
    room = Room(one(Step("read", "Read", "reading", 5, notes="Say this")))
    room.person("Ada")
    room.open("read")
    assert [hand.page["step"]["notes"] for hand in room.hands()] == ["Say this", "", ""]


def test_a_picture_is_for_the_desk_to_save() -> None:
    """Of what can be drawn, and on no other page."""
    room = Room(PURPOSE)
    room.person("Ada")
    for step, pictured in (("rate", [True, False, False]), ("frame", [False] * 3)):
        room.open(step)
        assert [hand.page["step"]["pictured"] for hand in room.hands()] == pictured


def test_the_agenda() -> None:
    """What is behind, now and ahead follows the step, also when one goes back."""
    room = Room(PURPOSE)
    seen = []
    for step in ("frame", "merge", "drafts"):
        room.open(step)
        phases = [row["phase"] for row in room.screen.page["agenda"]]
        timing = room.screen.page["timing"]["planned_before"]
        seen.append((phases.count("done"), phases.index("now"), phases.count("ahead"), timing))
    assert seen == [(0, 0, 8, 0), (4, 4, 4, 23), (1, 1, 7, 5)]


def test_the_beginning() -> None:
    """The session begins with its first step, and the beginning stays what it was."""
    room = Room(PURPOSE)
    room.open("frame")
    room.clock.now += 600
    room.open("drafts")
    assert room.screen.page["timing"]["started_at"] == 1_000_000.0


PRIVATE = "Only you see this until the facilitator reveals it. "
NAMED = PRIVATE + "Then it stands under your name."
UNNAMED = PRIVATE + (
    "Then everybody sees it without names; nobody is told who wrote it, not even the facilitator."
)
AT_ONCE = "Everybody sees this at once."
OWN_WORDS = "Your group sees this."


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step("s", "S", "statement", 5), NAMED),
        (Step("s", "S", "statement", 5, anonymous=True), UNNAMED),
        (Step("s", "S", "versions", 5), AT_ONCE),
        (Step("s", "S", "versions", 5, anonymous=True), AT_ONCE),
        (Step("s", "S", "statement", 5, anonymous=True, who_sees=OWN_WORDS), OWN_WORDS),
    ],
)
def test_who_will_see_it(step: Step, told: str) -> None:
    """Who sees what one writes is said before one writes; a step may say it in its own words."""
    room = Room(one(step))
    room.open("s")
    assert room.person("Ada").page["step"]["who_sees"] == told


def test_a_session_with_names() -> None:
    """Where the whole session is held with names, no step promises to be without."""
    room = Room(PURPOSE, anonymous=False)
    room.open("drafts")
    step = room.screen.page["step"]
    assert (step["anonymous"], "name" in step["who_sees"]) == (False, True)
    ada = room.person("Ada")
    ada.do("write", text="Fewer returns")
    assert room.live.events[-1].actor == ada.id


def test_n_of_m_counts_those_who_are_here() -> None:
    """Who answered and left counts in neither number; who only looks is waited for."""
    room = Room(PURPOSE)
    ada, ben = room.join("Ada", "Ben")
    room.open("drafts")
    subscriptions = [room.hub.subscribe(hand.viewer, lambda message: None) for hand in (ada, ben)]
    ada.do("write", text="Fewer returns")
    seen = [room.desk.page["progress"]]
    for subscription in subscriptions:
        subscription.close()
        seen.append(room.desk.page["progress"])
    assert seen == [
        {"answered": 1, "of": 2},
        {"answered": 0, "of": 1},
        {"answered": 0, "of": 0},
    ]
    assert room.desk.page["board"]["count"] == 1


def test_a_plan_to_take_away() -> None:
    """Only the desk is told, and only where some step makes indicator cards."""
    room = Room(one(Step("cards", "Cards", "indicators", 5)))
    room.join("Ada")
    assert [hand.page["session"].get("plan") for hand in room.hands()] == [True, None, None]
    assert "plan" not in Room(PURPOSE).desk.page["session"]


def test_pictures_to_take_away() -> None:
    """The desk offers them where some step has one."""
    assert Room(PURPOSE).desk.page["session"]["pictures"] is True
    assert "pictures" not in Room(PURPOSE).screen.page["session"]
    assert "pictures" not in Room(one(Step("a", "A", "reading", 5))).desk.page["session"]


def test_who_is_not_asked() -> None:
    """A step that is only looked at, or whose text one person writes, counts no answers."""
    book = Notebook("book", "A book")
    book.step("text", "Text", versions(), minutes=5, prompt="Write.")
    book.step("names", "Names", cards(), minutes=5, prompt="Name.")
    book.step("same", "Same", cards(), minutes=5, prompt="M.", continues="names", revealed=True)
    room = Room(book.declared)
    asks = {}
    for step in book.declared.steps:
        room.open(step.id)
        asks[step.id] = [hand.page["step"]["asks"] for hand in room.hands()]
    assert asks == {"text": [False] * 2, "names": [True] * 2, "same": [False] * 2}
    room.desk.do("reopen_step")
    assert room.desk.page["step"]["asks"]
