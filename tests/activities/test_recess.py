"""A break: nothing can be sent, and every page says when it ends."""

from __future__ import annotations

from commonground.session.steps import Workshop, recess
from tests.rooms import PURPOSE, Hand, Room

TALK = Workshop("talk", "A talk", "", PURPOSE.steps[:1])


def test_everybody_sees_when_it_ends() -> None:
    """All three roles have the same clock, which the desk may stop and change."""
    room = Room(recess("Lunch", 45))
    (ada,) = room.join("Ada")
    room.open("break")
    ends = room.clock.now + 45 * 60
    assert [hand.page["step"]["ends_at"] for hand in room.hands()] == [ends] * 3
    assert [hand.page["step"]["title"] for hand in room.hands()] == ["Lunch"] * 3
    assert ada.page["can"] == []
    room.desk.do("extend", minutes=10)
    assert ada.page["step"]["ends_at"] == ends + 600
    room.desk.do("undo")
    assert ada.page["step"]["ends_at"] == ends
    room.desk.do("pause")
    assert (ada.page["step"]["ends_at"], ada.page["step"]["left"]) == (None, 45 * 60)


def test_nothing_is_asked() -> None:
    """No command means anything in it, and nobody has to answer."""
    room = Room(recess("Lunch", 45))
    (ada,) = room.join("Ada")
    room.open("break")
    assert ada.refused("ready") == "This step has nothing like that."
    assert not room.desk.send("reveal")["ok"]
    assert room.screen.page["progress"]["answered"] == 0


def agenda(hand: Hand) -> list[tuple[str, str | None, bool]]:
    """Each row's title, the workshop that begins in it, and whether it is a break."""
    return [(row["title"], row["workshop"], row["recess"]) for row in hand.page["agenda"]]


def test_a_break_between_workshops_is_none_itself() -> None:
    """The agenda names the workshops, and the break by its own title."""
    room = Room(TALK)
    room.code = room.hub.create([TALK, recess("Coffee", 15), PURPOSE], "A morning")
    row = room.live.state
    assert [workshop.title for workshop in row.books] == ["A talk", "One purpose"]
    room.desk = Hand(room, type(room.desk.viewer)(room.code, room.desk.viewer.role))
    assert agenda(room.desk)[:3] == [
        ("Frame", "A talk", False),
        ("Coffee", None, True),
        ("Frame", "One purpose", False),
    ]
    assert room.desk.page["timing"]["total"] == 5 + 15 + 60
