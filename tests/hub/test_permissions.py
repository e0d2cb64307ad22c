"""Who may send what, and when."""

import itertools

import pytest

from commonground.activities import ACTIVITIES
from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.hub import permissions
from commonground.session.commands import Command
from commonground.session.people import Role, Viewer
from commonground.session.problems import Refused
from tests.rooms import PURPOSE, Hand, Room, all_kinds

KINDS = [*all_kinds(), "other"]
STEPS = [None, *(step.id for step in PURPOSE.steps)]
MOMENTS = ["open", "closed", "revealed", "paused", "locked", "finished"]

WRITING = {"add_piece": [OPEN, REVEALED], "edit_piece": [OPEN], "withdraw_piece": [OPEN]}
CARD = ("add_indicator", "save_indicator", "fill_indicator")
GUIDE = ("add_segment", "mark_key", "add_question", "ask_of")
VOICE = ("add_voice", "edit_voice", "withdraw_voice")
ROW = ("add_row", "save_row", "fill_row")

# Participants, and in which phases. Written down a second time, on purpose.
PARTICIPANTS = {
    "reading": {"ready": [OPEN]},
    "statement": {"write": [OPEN]},
    "rating": {key: [OPEN] for key in ("rate", "done", "say_evidence")},
    "placement": {"place": [OPEN], "take_off": [OPEN], "done": [OPEN]},
    "exchange": {"say_exchange": [OPEN], "done": [OPEN]},
    "honeycomb": {
        **{key: [OPEN, REVEALED] for key in ("fill_cell", "add_cell")},
        "done": [OPEN],
    },
    "ties": {
        **{key: [OPEN] for key in ("belong", "turn_to", "done", "be_named")},
        "not_named": [OPEN, CLOSED, REVEALED],
    },
    "cards": {"add_card": [OPEN], "edit_card": [OPEN], "withdraw_card": [OPEN]},
    "dots": {"dot": [OPEN]},
    "ranking": {"rank": [OPEN]},
    "logic_chain": WRITING,
    "goal_tree": WRITING,
    "indicators": {key: [OPEN] for key in CARD},
    "register": {key: [OPEN] for key in ROW},
    "proposals": {"propose": [OPEN], "prefer": [REVEALED]},
    "versions": {"save_version": [OPEN]},
    "estimates": {"estimate": [OPEN], "done": [OPEN]},
    "results": {"read": [OPEN]},
    "consent": {"respond": [OPEN, REVEALED]},
    "decision": {"opt": [OPEN]},
    "checklist": {key: [OPEN] for key in ("tick", "say_where", "own", "disown")},
    "gate": {key: [OPEN] for key in ("tick", "say_evidence", "done")},
    "guide": {key: [OPEN] for key in GUIDE},
    "voices": {key: [OPEN, REVEALED] for key in VOICE},
    "coding": {key: [OPEN] for key in ("code", "miss_theme", "done")},
    "commitments": {"take": [OPEN], "drop": [OPEN], "add_task": [OPEN]},
}
SORTING = (
    *("merge_cards", "merge_same", "split_card", "keep_apart", "reword_card", "take_out_card"),
    *("add_group", "rename_group", "remove_group", "place_cards"),
)
ARRANGING: dict[str, list[str]] = {
    "edit_piece": [OPEN],
    "withdraw_piece": [OPEN],
    "enter_piece": [OPEN, CLOSED, REVEALED],
    **{key: [REVEALED] for key in ("reword_piece", "move_piece", "take_out_piece")},
}
ON_PAPER = {"enter_sheet": [OPEN, CLOSED, REVEALED]}
FACILITATOR: dict[str, dict[str, list[str]]] = {
    "statement": {"merge": [OPEN, CLOSED, REVEALED]},
    "rating": {key: [REVEALED] for key in ("show", "hide_evidence")} | ON_PAPER,
    "placement": {"show": [REVEALED], **ON_PAPER},
    "estimates": {"show": [REVEALED], **ON_PAPER},
    "results": {key: [OPEN, CLOSED, REVEALED] for key in ("show", "say_change")},
    "exchange": {"show": [REVEALED], **ON_PAPER},
    "ties": ON_PAPER,
    "checklist": {key: [OPEN] for key in ("tick", "say_where")},
    "gate": {"say_evidence": [OPEN]},
    "honeycomb": {
        **{key: [OPEN, REVEALED] for key in ("fill_cell", "add_cell")},
        **{key: [REVEALED] for key in ("take_out_cell", "show")},
    },
    "cards": {
        "edit_card": [OPEN],
        "withdraw_card": [OPEN],
        "enter_card": [OPEN, CLOSED, REVEALED],
        **{key: [REVEALED] for key in SORTING},
    },
    "logic_chain": {**ARRANGING, "link_pieces": [REVEALED], "unlink_pieces": [REVEALED]},
    "goal_tree": ARRANGING,
    "indicators": {
        **{key: [OPEN] for key in CARD},
        **{key: [OPEN, CLOSED, REVEALED] for key in ("take_out_indicator", "put_first")},
    },
    "register": {
        **{key: [OPEN] for key in (*ROW, "take_rows")},
        **{key: [OPEN, CLOSED, REVEALED] for key in ("take_out_row", "put_row_first")},
    },
    "guide": {
        **{key: [OPEN] for key in GUIDE},
        **{key: [OPEN, CLOSED, REVEALED] for key in ("take_out_segment", "take_out_question")},
    },
    "voices": {
        **{key: [OPEN, REVEALED] for key in ("edit_voice", "withdraw_voice")},
        **{key: [OPEN, CLOSED, REVEALED] for key in ("enter_voice", "add_heard", "mark_heard")},
        "take_out_voice": [REVEALED],
    },
    "coding": {
        **{key: [OPEN, CLOSED, REVEALED] for key in ("add_theme", "rename_theme")},
        "take_out_theme": [OPEN, CLOSED, REVEALED],
        **{key: [REVEALED] for key in ("settle", "show")},
        **ON_PAPER,
    },
    "data": {key: [OPEN, CLOSED, REVEALED] for key in ("take_in", "take_sample", "put_away")},
    "dots": {"enter_dots": [OPEN, CLOSED, REVEALED]},
    "ranking": {"enter_order": [OPEN, CLOSED, REVEALED]},
    "proposals": {"choose": [REVEALED]},
    "versions": {"save_version": [OPEN], "restore": [OPEN]},
    "consent": {"amend": [REVEALED], "confirm": [REVEALED]},
    "decision": {"decide": [REVEALED], "mark_need": [OPEN, CLOSED, REVEALED], **ON_PAPER},
}


def room_at(step: str | None, moment: str) -> Room:
    """A room in a step, at some moment of it."""
    room = Room(PURPOSE)
    room.join("Ada", "Ben")
    if step is not None:
        room.open(step)
        does = {"closed": "close_step", "revealed": "reveal", "paused": "pause"}
        room.desk.send(does.get(moment, "nothing"))
    room.desk.do("remove_person", person=room.people["Ben"].id)
    room.desk.send({"locked": "lock_room", "finished": "finish"}.get(moment, "nothing"))
    return room


def viewers(room: Room) -> list[Viewer]:
    """Everybody who might send something, welcome or not."""
    hands = [hand.viewer for hand in room.hands()]
    return [*hands, *(Viewer(room.code, Role.PARTICIPANT, who) for who in (None, "p_nobody"))]


@pytest.mark.parametrize(("step", "moment"), list(itertools.product(STEPS, MOMENTS)))
def test_what_is_offered_is_what_is_let_through(step: str | None, moment: str) -> None:
    """For every role, kind and moment: a page offers a command exactly if it would be taken."""
    room = room_at(step, moment)
    state = room.live.state
    for viewer in viewers(room):
        let_through = []
        for kind in KINDS:
            try:
                permissions.check(state, viewer, Command("command_1", kind, state.current))
            except Refused:
                continue
            let_through.append(kind)
        assert permissions.allowed(state, viewer) == let_through, viewer.role


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_the_tables(activity: str) -> None:
    """What each role may do in which phase of which activity is what was agreed."""
    commands = ACTIVITIES[activity].commands
    for role, table in [(Role.PARTICIPANT, PARTICIPANTS), (Role.FACILITATOR, FACILITATOR)]:
        agreed = {
            kind: sorted(rule.phases) for kind, rule in commands.items() if role in rule.roles
        }
        assert agreed == {kind: sorted(p) for kind, p in table.get(activity, {}).items()}
    assert not any(Role.SCREEN in rule.roles for rule in commands.values())


DESK_IN_A_STEP = {"close_step", "extend", "pause", "finish", "lock_room", "open_step"}
DESK_ALWAYS = {"add_workshop", "lock_room", "open_step", "remove_person", "undo"}


def offered(room: Room) -> set[str]:
    """What the desk may do to the session, whatever the activity."""
    return set(room.desk.page["can"]) & permissions.DESK.keys()


def test_the_desk() -> None:
    """What the desk may do follows the step: open, paused, closed, revealed, ended."""
    room = Room(PURPOSE)
    seen = [offered(room)]
    for act in ["open", "pause", "resume", "close_step", "reveal", "reopen_step", "finish"]:
        if act == "open":
            room.open("drafts")
        else:
            room.desk.do(act)
        seen.append(offered(room) - DESK_ALWAYS)
    running = {"extend", "finish", "pause"}
    assert seen == [
        DESK_ALWAYS,
        running | {"close_step", "reveal"},
        {"extend", "finish", "close_step", "reveal", "resume"},
        running | {"close_step", "reveal"},
        running | {"reopen_step", "reveal"},
        running | {"reopen_step"},
        running | {"close_step", "reveal"},
        set(),
    ]
    assert room.desk.page["can"] == ["undo"]


def test_locking() -> None:
    """A room is either locked or not, and the desk is offered the other."""
    room = Room(PURPOSE)
    assert "unlock_room" not in offered(room)
    room.desk.do("lock_room")
    assert {"lock_room", "unlock_room"} & offered(room) == {"unlock_room"}


def test_nothing_is_revealed_that_was_never_private() -> None:
    """A step in which everybody sees everything at once has nothing to reveal."""
    for step in ("frame", "edit", "owners"):
        room = Room(PURPOSE)
        room.open(step)
        assert room.desk.refused("reveal") == "That is not possible at this point."


REFUSALS = {
    "the screen": ("screen", "open_step", "The screen only shows; it cannot change anything."),
    "a participant at the desk": ("Ada", "reveal", "Only the facilitator can do that."),
    "a facilitator among the people": ("desk", "write", "That is not yours to do in this step."),
    "another activity": ("Ada", "rate", "This step has nothing like that."),
    "nothing there is": ("Ada", "fly", "This step has nothing like that."),
    "somebody unknown": ("nobody", "write", "You are no longer in this session."),
}


@pytest.mark.parametrize(("who", "kind", "what"), REFUSALS.values(), ids=REFUSALS.keys())
def test_why(who: str, kind: str, what: str) -> None:
    """Who may not is told why."""
    room = Room(PURPOSE)
    room.open("drafts")
    nobody = Hand(room, Viewer(room.code, Role.PARTICIPANT, "p_nobody"))
    hands = {"screen": room.screen, "Ada": room.person("Ada"), "desk": room.desk, "nobody": nobody}
    assert hands[who].refused(kind, text="x") == what


def test_at_the_wrong_time() -> None:
    """A step that is closed, over, or not yet there takes no answers; what was said is kept."""
    room = Room(PURPOSE)
    ada = room.person("Ada")
    over = "The room has moved on, and this step takes no more answers."
    assert ada.refused("write", at="drafts", text="x") == over
    assert ada.refused("write", at=None, text="x") == over
    room.open("drafts")
    ada.do("write", text="kept")
    room.desk.do("close_step")
    assert ada.refused("write", text="x") == "The facilitator has closed this step."
    room.desk.do("reveal")
    assert ada.refused("write", text="x") == "That is not possible at this point of the step."
    room.open("check")
    assert ada.refused("write", at="drafts", text="x") == over
    assert ada.page["mine"]["text"] == "kept"
    room.desk.do("finish")
    assert ada.refused("write", text="x") == "The session has ended."


def test_two_desks() -> None:
    """A second window of the desk that is behind is told, and does nothing by mistake."""
    room = Room(PURPOSE)
    room.open("frame")
    room.open("drafts")
    behind = "The room has moved on to another step."
    assert room.desk.refused("close_step", at="frame") == behind
    assert room.desk.refused("open_step", at=None, step="drafts") == "“Drafts” is open already."
