"""When pages are told: at once when it is quiet, together when much happens."""

from commonground.hub.frames import FRAME, PER_PAGE, PRESENCE, Frames
from tests.hub.loop import Loop
from tests.rooms import PURPOSE, Eye, Room, without_nulls

A_WHILE = 10.0


class Telling:
    """Notes when pages were told."""

    def __init__(self, pages: int = 1) -> None:
        self.loop = Loop()
        self.times: list[float] = []
        self.pages = pages
        self.frames = Frames(self._tell)

    def _tell(self) -> int:
        self.times.append(round(self.loop.time() - 100.0, 6))
        return self.pages


def test_at_once_when_it_is_quiet() -> None:
    """What happens after a pause waits for nothing."""
    telling = Telling()
    for _ in range(3):
        assert telling.frames.ask(telling.loop)
        telling.loop.forward(A_WHILE)
    assert telling.times == [0, A_WHILE, 2 * A_WHILE]


def test_once_in_a_frame() -> None:
    """However much happens within a frame, it is told once, at the end of it."""
    telling = Telling()
    for _ in range(50):
        telling.frames.ask(telling.loop)
    telling.loop.forward(A_WHILE)
    assert telling.times == [0, FRAME]


def test_a_large_room_has_longer_frames() -> None:
    """A frame is as long as telling everybody takes."""
    telling = Telling(pages=100)
    telling.frames.ask(telling.loop)
    telling.frames.ask(telling.loop)
    telling.loop.forward(A_WHILE)
    assert telling.times == [0, 100 * PER_PAGE]


def test_presence_waits_for_company() -> None:
    """Forty who come one after another within that time are told of once."""
    telling = Telling()
    for _ in range(40):
        assert not telling.frames.ask(telling.loop, PRESENCE)
        telling.loop.forward(PRESENCE / 50)
    telling.loop.forward(A_WHILE)
    assert telling.times == [PRESENCE]


def test_a_hand_takes_presence_along() -> None:
    """A command is not held up by those who come, and they are told of with it."""
    telling = Telling()
    telling.frames.ask(telling.loop, PRESENCE)
    assert telling.frames.ask(telling.loop)
    telling.frames.ask(telling.loop, PRESENCE)
    telling.frames.ask(telling.loop)
    telling.loop.forward(A_WHILE)
    assert telling.times == [0, FRAME]
    assert telling.loop.waiting == 0


def test_without_a_loop() -> None:
    """In a notebook on its own everything is told at once."""
    telling = Telling()
    assert [telling.frames.ask(None, PRESENCE) for _ in range(2)] == [True, True]
    assert len(telling.times) == 2


def test_nothing_after_the_end() -> None:
    """What still waits when the hub is closed is not told."""
    room = Room(PURPOSE, loop=(loop := Loop()))
    eye = Eye(room.hub, room.screen.viewer)
    room.person("Ada")
    room.hub.close()
    loop.forward(A_WHILE)
    assert (eye.messages, loop.waiting) == ([], 0)


def test_the_actor_is_told_before_the_reply() -> None:
    """Within a frame the others wait; whoever acts sees their deed before they hear it is saved."""
    room = Room(PURPOSE, loop=(loop := Loop()))
    ada, ben = room.join("Ada", "Ben")
    room.open("drafts")
    mine, other, desk = (Eye(room.hub, hand.viewer) for hand in (ada, ben, room.desk))
    loop.forward(A_WHILE)
    before = len(mine.messages), len(other.messages), len(desk.messages)
    ada.do("write", text="One")
    ada.do("write", text="Two")
    ben.do("write", text="Three")
    seen = len(mine.messages), len(other.messages), len(desk.messages)
    assert [after - old for after, old in zip(seen, before, strict=True)] == [2, 2, 1]
    assert (mine.page["mine"]["text"], other.page["mine"]["text"]) == ("Two", "Three")
    assert [eye.page["board"]["count"] for eye in (mine, other, desk)] == [1, 2, 1]
    loop.forward(A_WHILE)
    assert [eye.page["board"]["count"] for eye in (mine, other, desk)] == [2, 2, 2]
    for eye in (mine, other, desk):
        assert without_nulls(eye.page) == without_nulls(room.hub.look(eye.viewer))
        assert eye.versions == list(range(1, len(eye.versions) + 1))
