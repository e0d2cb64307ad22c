"""How a page reaches the hub: in the same process, and over a socket."""

import asyncio
import json
import os
import socket
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pytest

from commonground.hub import links
from commonground.hub.links import LocalLink, SocketLink, from_environment
from commonground.session.problems import Unusable
from tests.patience import ENOUGH
from tests.rooms import PURPOSE, Json, Room, without_nulls

PAGE = {"me": {"role": "screen"}, "board": {"count": 1}}
WELCOME = {"welcome": {"page": PAGE, "v": 4, "now": 1e12}}
PATCH = {"patch": {"board": {"count": 2}}, "v": 5, "now": 1e12}
UNREACHABLE = {
    "what": "The server cannot be reached.",
    "safe": "Everything that was saved is safe.",
    "do": "Reload the page in a moment.",
}


def line(message: object) -> bytes:
    """A message as it goes over the wire."""
    return json.dumps(message).encode() + b"\n"


# In the same process ----------------------------------------------------------------------------


def test_a_page_in_the_same_process() -> None:
    """A local link has the whole page, sends commands and drafts, and hears what changes."""
    room = Room(PURPOSE)
    room.open("drafts")
    ada = room.person("Ada")
    link = LocalLink(room.hub, ada.viewer)
    heard: list[Json] = []
    link.listen(heard.append)
    assert (link.page, link.v, link.now()) == (ada.page, 0, room.clock.now)
    data = {"text": "Fewer returns"}
    link.send({"command": {"id": "command_1", "kind": "write", "step": "drafts", "data": data}})
    assert [set(message) for message in heard] == [{"patch", "v", "now"}, {"reply", "now"}]
    assert heard[1]["reply"] == {"command": "command_1", "ok": True}
    assert (without_nulls(link.page), link.v) == (without_nulls(ada.page), 1)
    link.send({"draft": {"step": "drafts", "data": {"text": "Fewer"}}})
    assert ada.page["draft"] == {"text": "Fewer"}
    link.close()
    room.open("rate")
    assert link.page["step"]["id"] == "drafts"


@pytest.mark.parametrize("message", [{}, {"draft": None}, {"draft": [1]}, {"hello": 1}])
def test_messages_that_are_none(message: Json) -> None:
    """What is neither a command nor a draft does nothing."""
    room = Room(PURPOSE)
    link = LocalLink(room.hub, room.person("Ada").viewer)
    heard: list[Json] = []
    link.listen(heard.append)
    link.send(message)
    assert (heard, room.events) == ([], 2)


# Over a socket ----------------------------------------------------------------------------------


class Server:
    """A server of one connection, which does as it is told. It runs in a thread of its own."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.received: list[Json] = []

    def meet(self, *parts: bytes) -> "Server":
        """Take a connection and a ticket, and send these parts, each as a packet of its own."""
        self.connection, _ = self._listening.accept()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.lines = self.connection.makefile("rb")
        self.hear()
        for part in parts:
            self.connection.sendall(part)
        return self

    def hear(self) -> Json:
        """The next message."""
        message: Json = json.loads(self.lines.readline())
        self.received.append(message)
        return message

    def say(self, part: bytes) -> None:
        """Send some bytes."""
        self.connection.sendall(part)

    def hang_up(self) -> None:
        """End the connection."""
        self.lines.close()
        self.connection.close()


@contextmanager
def listening() -> Iterator[tuple[Server, str]]:
    """A server on the loopback address, and how it is reached."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        sock.settimeout(ENOUGH)
        yield Server(sock), f"tcp:127.0.0.1:{sock.getsockname()[1]}"


@asynccontextmanager
async def connected(*parts: bytes) -> AsyncIterator[tuple[SocketLink, Server, "Heard"]]:
    """A link to a server that said this after the ticket."""
    with listening() as (server, address):
        meeting = threading.Thread(target=server.meet, args=parts)
        meeting.start()
        link = SocketLink(address, "the ticket")
        heard = Heard()
        link.listen(heard)
        meeting.join()
        try:
            yield link, server, heard
        finally:
            server.hang_up()
            await heard.until(lambda message: message.get("link") == "down")


class Heard:
    """All that a listener heard, and a way to wait for more."""

    def __init__(self) -> None:
        self.messages: list[Json] = []
        self._more = asyncio.Event()

    def __call__(self, message: Json) -> None:
        """Hear a message."""
        self.messages.append(message)
        self._more.set()

    async def until(self, wanted: Callable[[Json], bool]) -> Json:
        """The first message that is wanted; whether it came already or is still to come."""
        while not (found := [message for message in self.messages if wanted(message)]):
            self._more.clear()
            await asyncio.wait_for(self._more.wait(), ENOUGH)
        return found[0]


def run(test: Callable[[], Awaitable[None]]) -> None:
    """Run a test in an event loop."""

    async def main() -> None:
        await test()

    asyncio.run(main())


def is_patch(message: Json) -> bool:
    """Whether a message says what changed."""
    return "patch" in message


def test_the_ticket_and_the_welcome() -> None:
    """A link shows its ticket, and has the whole page when it is made."""

    async def test() -> None:
        async with connected(line(WELCOME)) as (link, server, _):
            assert (link.page, link.v) == (PAGE, 4)
            assert abs(link.now() - 1e12) < 60
            assert server.received == [{"ticket": "the ticket"}]

    run(test)


PACKETS = {
    "welcome and patch in one": [line(WELCOME) + line(PATCH)],
    "a welcome in two parts": [line(WELCOME)[:20], line(WELCOME)[20:] + line(PATCH)],
    "a patch in two parts": [line(WELCOME) + line(PATCH)[:9], line(PATCH)[9:]],
    "byte by byte": [bytes([byte]) for byte in line(WELCOME) + line(PATCH)],
}


@pytest.mark.parametrize("parts", PACKETS.values(), ids=PACKETS.keys())
def test_however_it_arrives(parts: list[bytes]) -> None:
    """Lines are lines, however the network cuts them; what comes early is not lost."""

    async def test() -> None:
        async with connected(*parts) as (link, _, heard):
            assert await heard.until(is_patch) == PATCH
            assert (link.page["board"], link.v) == ({"count": 2}, 5)

    run(test)


def test_the_whole_page_again() -> None:
    """A page that was left behind is replaced as a whole."""

    async def test() -> None:
        state = {"state": {"board": {"count": 9}}, "v": 12, "now": 1e12}
        async with connected(line(WELCOME), line(state)) as (link, _, heard):
            await heard.until(lambda message: "state" in message)
            assert (link.page, link.v) == ({"board": {"count": 9}}, 12)

    run(test)


def test_sending_at_once_and_later() -> None:
    """What is sent before the loop turns arrives in order with what is sent after."""

    async def test() -> None:
        async with connected(line(WELCOME)) as (link, server, heard):
            link.send({"command": 1})
            link.send({"command": 2})
            server.say(line({"reply": "ok"}))
            await heard.until(lambda message: "reply" in message)
            link.send({"draft": "ü\n\u2028"})
            hear = asyncio.get_running_loop().run_in_executor
            got = [await hear(None, server.hear) for _ in range(3)]
            assert got == [{"command": 1}, {"command": 2}, {"draft": "ü\n\u2028"}]

    run(test)


@pytest.mark.parametrize("last", [b"", b'{"patch": {', b"no json\n"])
def test_the_end(last: bytes) -> None:
    """When the server goes, or says what is no JSON, the page learns that the link is down."""

    async def test() -> None:
        async with connected(line(WELCOME), last) as (link, server, heard):
            server.hang_up()
            message = await heard.until(lambda message: message.get("link") == "down")
            assert message.keys() == {"link", "now"}
            link.send({"command": 3})
            assert link.page == PAGE

    run(test)


def refused(*parts: bytes, hang_up: bool = True) -> dict[str, str]:
    """The problem of a link that could not be made, given what the server says."""
    with listening() as (server, address):

        def meet() -> None:
            server.meet(*parts)
            if hang_up:
                server.hang_up()

        meeting = threading.Thread(target=meet)
        meeting.start()
        with pytest.raises(Unusable) as problem:
            SocketLink(address, "an old ticket")
        meeting.join()
        server.hang_up()
    return problem.value.to_json()


def test_a_ticket_that_is_refused() -> None:
    """What the server says against a ticket is what is shown."""
    problem = {"what": "Too old.", "safe": "All is safe.", "do": "Reload the page."}
    assert refused(line({"problem": problem})) == problem


@pytest.mark.parametrize("parts", [(), (b"",), (b'{"welcome"',), (b"HTTP/1.1 400 no\n",)])
def test_a_server_that_says_nothing_sensible(parts: tuple[bytes, ...]) -> None:
    """A door that is shut again, or that is another program's, is told in a sentence."""
    assert refused(*parts) == UNREACHABLE


def test_a_server_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for ever."""
    monkeypatch.setattr(links, "_WELCOME_WITHIN", 0.05)
    assert refused(hang_up=False) == UNREACHABLE


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    """An address where nobody listens is told in a sentence."""
    with listening() as (_, address):
        pass
    for nowhere in (address, f"unix:{tmp_path / 'hub.sock'}", "tcp:nowhere", "unix:"):
        with pytest.raises(Unusable) as problem:
            SocketLink(nowhere, "the ticket")
        assert problem.value.to_json() == UNREACHABLE


@pytest.mark.linux
def test_a_socket_in_the_file_system(tmp_path: Path) -> None:
    """A Unix socket works as an address of the network does."""

    async def test() -> None:
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(str(tmp_path / "hub.sock"))
            sock.listen()

            def answer() -> None:
                connection, _ = sock.accept()
                connection.recv(100)
                connection.sendall(line(WELCOME))
                connection.close()

            answering = threading.Thread(target=answer)
            answering.start()
            link = SocketLink(f"unix:{tmp_path / 'hub.sock'}", "the ticket")
            heard = Heard()
            link.listen(heard)
            answering.join()
            assert link.page == PAGE
            await heard.until(lambda message: message.get("link") == "down")

    run(test)


# In a kernel ------------------------------------------------------------------------------------


def test_a_notebook_on_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a server in the environment there is no link."""
    monkeypatch.delenv(links.HUB, raising=False)
    monkeypatch.delenv(links.TICKET, raising=False)
    assert from_environment() is None


def test_the_ticket_is_taken_out_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the link was made, or failed, nothing that runs in the kernel finds the ticket."""
    monkeypatch.setenv(links.HUB, "tcp:nowhere")
    monkeypatch.setenv(links.TICKET, "the ticket")
    with pytest.raises(Unusable):
        from_environment()
    assert links.TICKET not in os.environ
    assert from_environment() is None
