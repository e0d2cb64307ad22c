"""Asking a server: only the one that was meant, and every failure in words."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from commonground.cli.client import Server, _is_near
from commonground.session.problems import Refused, Unusable


class Elsewhere(BaseHTTPRequestHandler):
    """A server that is none of ours, and remembers what it was asked."""

    asked: ClassVar[list[tuple[str, str | None]]] = []
    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}

    def do_GET(self) -> None:
        """Answer as the test wants it."""
        self.asked.append((self.path, self.headers.get("Authorization")))
        status, headers, body = self.answers.get(self.path, (404, {}, b"not found"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """The address of another server."""
    Elsewhere.asked.clear()
    Elsewhere.answers.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    "home",
    ["", "localhost:8866", "http://localhost/", "http://localhost/#key=x", "ftp://host/#secret=x"],
)
def test_no_home_link(home: str) -> None:
    """What is no home link is never asked."""
    with pytest.raises(Unusable, match="not the home link"):
        Server.at(home)


def test_a_home_link() -> None:
    """Address and secret are taken apart, and the address ends in a slash."""
    assert Server.at(" http://host:1/x#secret=abc ") == Server("http://host:1/x/", "abc")


def test_the_secret_stays_with_its_server(elsewhere: str) -> None:
    """A redirection is not followed: the secret would go with it."""
    Elsewhere.answers["/api/alive"] = (302, {"Location": f"{elsewhere}caught"}, b"")
    with pytest.raises(Unusable, match="not a Common Ground server"):
        Server(elsewhere, "abc").ask("api/alive")
    assert Elsewhere.asked == [("/api/alive", "Bearer abc")]


@pytest.mark.parametrize("status", [200, 404, 500])
@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b'{"problem": 3}', b'{"problem": {}}'])
def test_another_program(elsewhere: str, status: int, body: bytes) -> None:
    """What does not answer as we do is not ours."""
    Elsewhere.answers["/api/alive"] = (status, {}, body)
    server = Server(elsewhere, "abc")
    assert not server.answers()
    if status != 200 or body == b"[1]":
        with pytest.raises(Unusable, match="not a Common Ground server"):
            server.ask("api/alive").json()


def test_a_refusal(elsewhere: str) -> None:
    """What the server refuses with is told in its own words."""
    problem = {"what": "No.", "safe": "All is well.", "do": "Wait."}
    Elsewhere.answers["/api/x"] = (409, {}, json.dumps({"problem": problem}).encode())
    with pytest.raises(Refused) as caught:
        Server(elsewhere, "abc").ask("api/x")
    assert caught.value.to_json() == problem


def test_nobody_there() -> None:
    """A server that is gone is told with its address."""
    with pytest.raises(Unusable, match=r"127\.0\.0\.1:9/ does not answer"):
        Server("http://127.0.0.1:9/", "abc").ask("api/alive", seconds=2)


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("192.168.1.9", True),
        ("::1", True),
        ("8.8.8.8", False),
        ("hub.example.org", False),
    ],
)
def test_which_servers_are_near(host: str, near: bool) -> None:  # noqa: FBT001 - a parameter
    """A proxy for the web is not asked for what stands on this desk."""
    assert _is_near(host) is near
