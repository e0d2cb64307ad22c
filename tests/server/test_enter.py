"""Links with secrets: exchanged once for a cookie, recognised in constant time, never guessed."""

from __future__ import annotations

import httpx
import pytest

from commonground.server.secret import digest
from commonground.session.people import Role

from .visiting import SECRET, Running, token, xsrf


def enter(browser: httpx.Client, **given: str) -> httpx.Response:
    """What the page's script sends."""
    return browser.post("enter", json=given, headers=xsrf(browser))


def test_the_secret_opens_the_home(running: Running, code: str) -> None:
    """And with it every desk and screen."""
    browser = running.visitor()
    assert "Open the home link that the server printed" in browser.get("").text
    assert enter(browser, secret=SECRET).json() == {"ok": True}
    assert "Start a session" in browser.get("").text
    assert code in browser.get("").text


@pytest.mark.parametrize("role", ["desk", "screen"])
def test_a_key_opens_one_page_of_one_session(running: Running, code: str, role: str) -> None:
    """Not the other page, not another session, not the home."""
    other = running.session("Another")
    browser = running.visitor()
    link = running.site.links.all(code)[role]
    key = link.partition("#key=")[2]
    assert "data-enter" in browser.get(f"{role}/{code}").text
    assert enter(browser, key=key, code=other, role=role).status_code == 403
    wrong_role = {"desk": "screen", "screen": "desk"}[role]
    assert enter(browser, key=key, code=code, role=wrong_role).status_code == 403
    assert enter(browser, key=key, code=code, role=role).json() == {"ok": True}
    assert "data-enter" in browser.get(f"{role}/{other}").text
    assert "Start a session" not in browser.get("").text
    seat = running.run(lambda: running.site.hub.log.seats)
    wanted = Role.FACILITATOR if role == "desk" else Role.SCREEN
    assert running.run(seat.find, visitor_hash(browser), code, wanted) is not None


def visitor_hash(browser: httpx.Client) -> str:
    """What the server keeps of the cookie."""
    return digest(browser.cookies["commonground-visitor"])


@pytest.mark.parametrize(
    "given",
    [
        {"secret": "no"},
        {"secret": SECRET + "x"},
        {},
        {"key": "", "code": "", "role": "desk"},
    ],
)
def test_wrong_secrets(running: Running, given: dict[str, str]) -> None:
    """A sentence, and no cookie."""
    browser = running.visitor()
    answer = enter(browser, **given)
    assert answer.status_code == 403
    assert answer.json()["problem"]["what"] == "This link does not open anything here."
    assert "commonground-visitor" not in browser.cookies


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"secret": 7}', b'{"secret": "\\ud800"}', b"\xff"]
)
def test_what_is_no_request(running: Running, body: bytes) -> None:
    """The same sentence."""
    browser = running.visitor()
    answer = browser.post("enter", content=body, headers=xsrf(browser))
    assert (answer.status_code, answer.json()["ok"]) == (403, False)


def test_no_foreign_page_can_enter(running: Running) -> None:
    """Without the token of our own page nothing is exchanged."""
    answer = running.visitor().post("enter", json={"secret": SECRET})
    assert (answer.status_code, answer.json()["ok"]) == (403, False)


def test_the_token_of_a_form_fits_its_own_browser_only(running: Running, code: str) -> None:
    """Another browser's token is refused."""
    other = token(running.visitor())
    browser = running.visitor()
    browser.get("join")
    answer = browser.post(f"join/{code}", data={"name": "Ada", "_xsrf": other})
    assert answer.status_code == 403
