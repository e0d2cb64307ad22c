"""`commonground.open` asks a running server for a session's results."""

import pytest

import commonground
from tests.cli.conftest import Serving


def test_by_code_or_by_link(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server that was started last on this machine needs no link; nothing is told of it."""
    for name, value in serving.user.environment.items():
        if name.startswith("XDG_"):
            monkeypatch.setenv(name, value)
    code = serving.user.json("new", "purpose", "--title", "Less rework")["code"]
    address, _, secret = serving.home.partition("#secret=")
    for session in (commonground.open(code), commonground.open(serving.home, code.lower())):
        assert (session.title, session.code, session.steps) == ("Less rework", code, {})
        assert session.source == f"the server at {address}"
        assert secret not in repr(session) + session._repr_html_()
