"""A server answers under its own names; a page elsewhere cannot lend it another."""

from __future__ import annotations

import pytest

from commonground.server.hosts import Hosts

from .visiting import Running

PUBLIC = "https://Workshops.Example.org/day/"


@pytest.mark.parametrize(
    ("hosts", "host", "known"),
    [
        (Hosts("127.0.0.1"), "127.0.0.1:8866", True),
        (Hosts("127.0.0.1"), "localhost:8866", True),
        (Hosts("127.0.0.1"), "desk.localhost", True),
        (Hosts("127.0.0.1"), "[::1]:8866", True),
        (Hosts("127.0.0.1"), "laptop", True),
        (Hosts("127.0.0.1"), "evil.example:8866", False),
        (Hosts("localhost"), "evil.example", False),
        (Hosts("127.0.0.1"), "a b", False),
        (Hosts("127.0.0.1"), "", False),
        (Hosts("127.0.0.1", behind_proxy=True), "hub.example", True),
        (Hosts("0.0.0.0"), "any.example", True),  # noqa: S104 - it is not bound
        (Hosts("0.0.0.0"), "a<b>", False),  # noqa: S104
        (Hosts("0.0.0.0", PUBLIC), "workshops.example.org", True),  # noqa: S104
        (Hosts("0.0.0.0", PUBLIC), "WORKSHOPS.example.org.:443", True),  # noqa: S104
        (Hosts("0.0.0.0", PUBLIC), "10.4.2.1:8888", True),  # noqa: S104
        (Hosts("0.0.0.0", PUBLIC), "evil.example", False),  # noqa: S104
    ],
)
def test_names(hosts: Hosts, host: str, known: bool) -> None:  # noqa: FBT001
    """Names of this machine, the public one, and where none can be known, any."""
    assert hosts.knows(host) is known


@pytest.mark.parametrize("path", ["", "join", "join/K7M2QX", "api/sessions", "static/look.css"])
def test_a_foreign_name_is_told(running: Running, path: str) -> None:
    """Nothing is shown but what happened, what is safe and what to do."""
    answer = running.visitor(Host="evil.example").get(path)
    assert answer.status_code == 421
    assert "does not go by the name “evil.example”" in answer.text
    assert "Nothing was shown or changed." in answer.text
    assert "--public-url" in answer.text


def test_a_malformed_name_is_told(running: Running) -> None:
    """It stands on the page as text."""
    answer = running.visitor(Host="<b>").get("join")
    assert answer.status_code in {400, 421}
    assert "<b>" not in answer.text
