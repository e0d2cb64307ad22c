"""The door for kernels: tickets, commands, bad lines, and kernels that do not read."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.hub.patch import merge
from commonground.server.hub_socket import LONGEST_QUEUE, HubSocket
from commonground.server.lines import LONGEST
from commonground.server.tickets import Tickets
from commonground.session.people import Role, Viewer
from tests.patience import ENOUGH

from .visiting import WORKSHOP

Json = dict[str, Any]
SCREEN = Role.SCREEN


class Room:
    """A hub, its door and one session."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hub = Hub()
        self.tickets = Tickets()
        self.door = HubSocket(self.hub, self.tickets)
        self.code = self.hub.create([WORKSHOP], "A session")
        self.desk = Viewer(self.code, Role.FACILITATOR)
        self._writers: list[asyncio.StreamWriter] = []

    async def knock(self) -> Line:
        """A connection that has said nothing."""
        reader, writer = await asyncio.open_unix_connection(str(self.path), limit=2**24)
        self._writers.append(writer)
        return Line(reader, writer)

    async def enter(self, viewer: Viewer) -> Line:
        """A connection of a viewer, welcomed."""
        line = await self.knock()
        await line.send({"ticket": self.tickets.mint(viewer)})
        line.welcome = (await line.read())["welcome"]
        return line

    async def close(self) -> None:
        """Everybody goes."""
        for writer in self._writers:
            writer.close()
        await self.door.close()
        self.hub.close()


class Line:
    """A kernel's end of a connection."""

    welcome: Json

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def send(self, message: object) -> None:
        """Send a message, or bytes as they are."""
        data = message if isinstance(message, bytes) else json.dumps(message).encode() + b"\n"
        self.writer.write(data)
        await self.writer.drain()

    async def read(self) -> Json:
        """The next message."""
        return dict(json.loads(await asyncio.wait_for(self.reader.readline(), ENOUGH)))

    async def until(self, key: str) -> Json:
        """The next message that has this key."""
        while key not in (message := await self.read()):
            pass
        return message


Scene = Callable[[Room], Awaitable[None]]


def play(path: Path, scene: Scene) -> None:
    """Play a scene in a room with a door."""

    async def main() -> None:
        room = Room(path)
        await room.door.listen(path)
        try:
            await scene(room)
        finally:
            await room.close()

    asyncio.run(main())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the socket lies."""
    return tmp_path / "hub.sock"


def open_step(number: int = 0) -> Json:
    """A command of the desk."""
    return {"id": f"open-it-{number:04}", "kind": "open_step", "data": {"step": "frame"}}


async def until(condition: Callable[[], bool]) -> None:
    """Let things happen until something is so."""
    for _ in range(10_000):
        if condition():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_ticket_opens_the_door(path: Path) -> None:
    """The whole page first, then replies and changes."""

    async def scene(room: Room) -> None:
        assert mode(path) == 0o600
        desk = await room.enter(room.desk)
        assert desk.welcome["page"]["me"]["role"] == "facilitator"
        screen = await room.enter(Viewer(room.code, Role.SCREEN))
        await desk.send({"command": open_step()})
        assert (await desk.until("reply"))["reply"] == {"command": "open-it-0000", "ok": True}
        assert (await screen.until("patch"))["patch"]["step"]["id"] == "frame"

    play(path, scene)
    assert not path.exists()


@pytest.mark.parametrize(
    "first",
    [
        *({"ticket": "no"}, {"ticket": 7}, {}),
        *(b"nonsense\n", b"[]\n", b"x" * 2_000_000 + b"\n", b"[" * 100_000 + b"\n"),
    ],
)
def test_without_a_ticket(path: Path, first: object) -> None:
    """A problem in three parts, and the door closes."""

    async def scene(room: Room) -> None:
        line = await room.knock()
        await line.send(first)
        assert set((await line.read())["problem"]) == {"what", "safe", "do"}
        assert await line.reader.read() == b""

    play(path, scene)


def test_a_ticket_opens_it_once(path: Path) -> None:
    """The second kernel with the same ticket is turned away."""

    async def scene(room: Room) -> None:
        ticket = {"ticket": room.tickets.mint(room.desk)}
        first, second = await room.knock(), await room.knock()
        await first.send(ticket)
        assert "welcome" in await first.read()
        await second.send(ticket)
        assert "problem" in await second.read()

    play(path, scene)


def test_bad_lines(path: Path) -> None:
    """Each gets a reply with a problem, and the line goes on working."""

    async def scene(room: Room) -> None:
        line = await room.enter(room.desk)
        deep = b'{"draft":' * 100_000 + b"\n"
        for bad in (b"{\n", b"7\n", b"\xff\xfe\n", b'"' + b"x" * (3 * LONGEST) + b'"\n', deep):
            await line.send(bad)
            reply = (await line.until("reply"))["reply"]
            assert (reply["command"], reply["ok"]) == (None, False)
        odd_ones: list[Json] = [{}, {"draft": 7}, {"draft": {"step": []}}, {"command": None}]
        for odd in odd_ones:
            await line.send(odd)
        assert (await line.until("reply"))["reply"]["ok"] is False
        await line.send({"command": open_step()})
        assert (await line.until("reply"))["reply"]["ok"] is True

    play(path, scene)


def test_a_person_who_was_removed(path: Path) -> None:
    """The ticket was good, the person is not there any more."""

    async def scene(room: Room) -> None:
        line = await room.knock()
        await line.send({"ticket": room.tickets.mint(Viewer(room.code, Role.PARTICIPANT, "p"))})
        assert "no longer in this session" in (await line.read())["problem"]["what"]

    play(path, scene)


def test_who_acts_sees_it_with_the_reply(path: Path) -> None:
    """Whether the room is quiet or others wait for the next frame; they hear of both then."""

    async def scene(room: Room) -> None:
        room.hub.loop = asyncio.get_running_loop()
        desk = await room.enter(room.desk)
        screen = await room.enter(Viewer(room.code, Role.SCREEN))
        for number, kind in enumerate(["open_step", "pause"]):
            await desk.send({"command": open_step(number) | {"kind": kind}})
        told = [await desk.until("reply") for _ in range(2)]
        assert [message["reply"]["ok"] for message in told] == [True, True]
        assert told[0]["patch"]["step"]["phase"] == "open"
        assert "left" in told[1]["patch"]["step"]
        page = screen.welcome["page"]
        while not page.get("step") or "left" not in page["step"]:
            page = merge(page, (await screen.until("patch"))["patch"])

    play(path, scene)


def test_drafts_are_kept(path: Path) -> None:
    """They are on the page again when the person comes back."""

    async def scene(room: Room) -> None:
        person = room.hub.join(room.code, "Ada")
        room.hub.handle([(room.desk, open_step())])
        ada = Viewer(room.code, Role.PARTICIPANT, person.id)
        line = await room.enter(ada)
        await line.send({"draft": {"step": "frame", "data": {"text": "half a sen"}}})
        await line.send({"command": {"id": "is-it-here"}})
        await line.until("reply")
        again = await room.enter(ada)
        assert again.welcome["page"]["draft"] == {"text": "half a sen"}

    play(path, scene)


def test_a_kernel_that_does_not_read(path: Path) -> None:
    """It holds up nobody, and when it reads again it gets the whole page, and its replies."""

    async def scene(room: Room) -> None:
        asleep = await room.enter(room.desk)
        asleep.writer.transport.pause_reading()  # type: ignore[attr-defined]
        await asleep.send({"command": open_step()})
        await until(lambda: room.hub.live(room.code).state.current == "frame")
        last = 2 * LONGEST_QUEUE + 100
        for number in range(1, last + 1):
            room.hub.save_draft(room.desk, "frame", {"text": f"{number:04}" * 2000})
            room.hub._memory.audience(room.code)._tell_everybody()  # and not only once in a frame
            await asyncio.sleep(0)
        asleep.writer.transport.resume_reading()  # type: ignore[attr-defined]
        v, page, kinds = 0, asleep.welcome["page"], []
        while page.get("draft", {}).get("text") != f"{last:04}" * 2000:
            message = await asleep.read()
            kinds += [kind for kind in ("patch", "state", "reply") if kind in message]
            if "patch" in message:
                assert message["v"] == v + 1
                page = merge(page, message["patch"])
            page, v = message.get("state", page), message.get("v", v)
        assert kinds.count("reply") == 1
        assert kinds.count("state") >= 1
        assert len(kinds) < last

    play(path, scene)


def test_a_kernel_that_goes(path: Path) -> None:
    """Its person is not here any more, and the others are told."""

    async def scene(room: Room) -> None:
        person = room.hub.join(room.code, "Ada")
        desk = await room.enter(room.desk)
        ada = await room.enter(Viewer(room.code, Role.PARTICIPANT, person.id))
        assert (await desk.until("patch"))["patch"]["room"]["here"] == 1
        ada.writer.close()
        assert (await desk.until("patch"))["patch"]["room"]["here"] == 0

    play(path, scene)


def test_a_line_that_fails(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be written ends one line, is logged, and holds up nobody else."""

    async def scene(room: Room) -> None:
        broken, screen = await room.enter(room.desk), await room.enter(Viewer(room.code, SCREEN))
        (subscription,) = (
            one
            for one in room.hub._memory.audience(room.code)._everybody()
            if one.viewer.role is Role.FACILITATOR
        )
        subscription._deliver({"reply": object()})  # type: ignore[arg-type]
        assert await broken.reader.read() == b""
        room.hub.handle([(room.desk, open_step())])
        assert (await screen.until("patch"))["patch"]["step"]["id"] == "frame"

    play(path, scene)
    assert "The line to a kernel has failed and was closed; the others go on" in caplog.text
