"""A launcher's token: once, for the facilitator, and never left in an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonground.hub import Hub
from commonground.server.launch import Launch, Opens

from .visiting import SECRET, Running, go, join, serve

PREFIX = "/user/room-x1/"
TOKEN = "the-token-of-the-launch"


@pytest.fixture
def launched(runtime_folder: Path) -> Iterator[Running]:
    """A server as a launcher starts it, not visited yet."""
    assert runtime_folder.is_dir()
    yield from serve(Hub(), base_url=PREFIX, trust_proxy=True, launch_token=TOKEN, forked=False)


def test_once() -> None:
    """The right one opens once; no other ever does, least of all an empty one."""
    launch = Launch.by(TOKEN)
    assert [launch.open(one) for one in ("", "x", TOKEN, TOKEN, "x")] == [
        *(Opens.NOTHING, Opens.NOTHING),
        *(Opens.HOME, Opens.USED, Opens.NOTHING),
    ]
    assert Launch.by("").open("") is Opens.NOTHING
    assert Launch.by(None).open("") is Opens.NOTHING


def test_the_facilitator_comes_in(launched: Running) -> None:
    """The token becomes a cookie and leaves the address; the same browser may use it again."""
    browser = launched.visitor()
    answer = browser.get(f"?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (302, PREFIX)
    assert TOKEN not in str(answer.headers)
    assert "Start a session" in browser.get("").text
    again = browser.get(f"?token={TOKEN}")
    assert (again.status_code, again.headers["location"]) == (302, PREFIX)
    assert "Start a session" in browser.get("").text


def test_a_second_use(launched: Running) -> None:
    """Another browser is told, in words, and gets nothing."""
    launched.visitor().get(f"?token={TOKEN}")
    stranger = launched.visitor()
    answer = stranger.get(f"?token={TOKEN}")
    assert answer.headers["location"] == f"{PREFIX}?link=used"
    told = go(stranger, answer.headers["location"])
    assert told.status_code == 403
    assert "has been used already" in told.text
    assert "join with the code" in told.text
    assert "Start a session" not in stranger.get("").text


@pytest.mark.parametrize("wrong", ["wrong", SECRET, "%00", "%ED%A0%80", "a" * 5000])
def test_a_wrong_token(launched: Running, wrong: str) -> None:
    """The facilitator's secret is none either: it belongs into a fragment."""
    stranger = launched.visitor()
    answer = stranger.get(f"?token={wrong}")
    if answer.status_code == 302:
        answer = go(stranger, answer.headers["location"])
    assert answer.status_code in {400, 403}
    assert "Start a session" not in stranger.get("").text
    assert not launched.site.launch.used


def test_no_token(launched: Running) -> None:
    """Who has none is asked for the code."""
    answer = launched.visitor().get("")
    assert answer.status_code == 200
    assert "Which session do you want to join?" in answer.text
    assert launched.visitor().get("?token=").headers["location"] == f"{PREFIX}?link=unknown"


@pytest.mark.parametrize("path", ["join/{code}", "join", "room/{code}"])
def test_a_participants_link_with_the_token(launched: Running, path: str) -> None:
    """It is taken out, opens nothing, is not used up, and joining goes on."""
    code = launched.session()
    browser = launched.visitor()
    answer = browser.get(f"{path.format(code=code)}?token={TOKEN}")
    assert answer.status_code == 302
    assert TOKEN not in answer.headers["location"]
    shown = go(browser, answer.headers["location"])
    assert TOKEN not in str(shown.url) + shown.text
    if path != "room/{code}":
        assert "held a key that is not for you" in shown.text
    assert join(browser, code, "Ada").headers["location"] == f"{PREFIX}room/{code}"
    assert "Start a session" not in browser.get("").text
    assert not launched.site.launch.used


@pytest.mark.parametrize("path", ["lab", "lab/tree/workshops/purpose.ipynb", "tree", "nowhere"])
def test_a_launcher_that_names_a_page_of_jupyters(launched: Running, path: str) -> None:
    """The facilitator comes in all the same."""
    browser = launched.visitor()
    answer = browser.get(f"{path}?token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (302, PREFIX)
    assert "Start a session" in browser.get("").text
    assert browser.get(path).status_code == 404


def test_a_hubs_question_uses_nothing_up(launched: Running) -> None:
    """Whether the server is up is asked with the token by some."""
    assert launched.visitor().get(f"api?token={TOKEN}").json() == {"alive": True}
    assert launched.visitor().get(f"api/sessions?token={TOKEN}").status_code == 403
    assert not launched.site.launch.used


def test_the_demonstration_is_shown_first(launched: Running) -> None:
    """Who launches sees a workshop at once, and how to start one of their own."""
    code = launched.session()
    launched.run(launched.server.show_first, code)
    browser = launched.visitor()
    desk = browser.get(f"?token={TOKEN}").headers["location"]
    assert desk == f"{PREFIX}desk/{code}"
    page = go(browser, desk).text
    assert "A demonstration." in page
    assert f'href="{PREFIX}#start-title">Start my own</a>' in page


def test_without_a_launcher_tokens_open_nothing(running: Running) -> None:
    """The parameter leaves the address all the same."""
    browser = running.visitor()
    assert browser.get(f"?token={SECRET}").headers["location"] == "/?link=unknown"
    assert "Start a session" not in browser.get("").text
