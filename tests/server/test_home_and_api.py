"""The facilitator's home, and the same things asked by the commands."""

from __future__ import annotations

import json

import pytest

from commonground.session.people import Role, Viewer
from commonground.session.steps import Step, Workshop
from tests.patience import until

from .visiting import Running, token, xsrf

AIM = Workshop("aim", "Aim", "", (Step("edit", "Edit", "versions", 5, gives="purpose"),))


def test_start_shows_the_links(running: Running) -> None:
    """A form makes a session from a packaged agenda."""
    browser = running.facilitator()
    form = {"agenda": "purpose", "title": "Fewer <returns>", "_xsrf": token(browser)}
    answer = browser.post("start", data=form)
    assert answer.status_code == 303
    code = answer.headers["location"].removeprefix("/?new=")
    page = browser.get(f"?new={code}").text
    assert "Fewer &lt;returns&gt;" in page
    assert running.site.links.join(code) in page
    assert '<path fill="#000" d="M4 4h7' in page
    state = running.run(running.site.hub.live, code).state
    assert (state.title, state.anonymous) == ("Fewer <returns>", True)
    assert [workshop.id for workshop in state.workshops] == ["purpose"]


def test_names_are_chosen_at_the_start(running: Running) -> None:
    """A session with names says so to those who join."""
    browser = running.facilitator()
    form = {"agenda": "purpose", "names": "named", "_xsrf": token(browser)}
    code = browser.post("start", data=form).headers["location"].removeprefix("/?new=")
    assert running.run(running.site.hub.live, code).state.anonymous is False
    assert "can be shown under it" in running.visitor().get(f"join/{code}").text


def test_only_packaged_agendas(running: Running) -> None:
    """A path is no agenda; the title stays in the form."""
    browser = running.facilitator()
    form = {"agenda": "../secret", "title": "Mine", "_xsrf": token(browser)}
    answer = browser.post("start", data=form)
    assert answer.status_code == 409
    assert "There is no agenda called" in answer.text
    assert 'value="Mine"' in answer.text


def test_it_goes_on_from_an_earlier_session(running: Running) -> None:
    """By its code or by its file, in the form and for a command; what is neither is told."""
    code = running.run(running.site.hub.create, [AIM], "The purpose")
    desk = Viewer(code, Role.FACILITATOR)
    for number, (kind, data) in enumerate(
        [("open_step", {"step": "edit"}), ("save_version", {"text": "Less rework", "base": 0})]
    ):
        step = "edit" if number else None
        sent = {"id": f"command_{number}", "kind": kind, "step": step, "data": data}
        assert running.run(running.site.hub.handle, [(desk, sent)])[0]["ok"]
    file = running.command_line().get(f"api/sessions/{code}/export").content
    browser = running.facilitator()
    form = {"agenda": "stakeholders", "from": code, "_xsrf": token(browser)}
    made = [browser.post("start", data=form)]
    form["from"] = ""
    made.append(browser.post("start", data=form, files={"from_file": file}))
    codes = [answer.headers["location"].removeprefix("/?new=") for answer in made]
    sent = {"agenda": "stakeholders", "files": [file.decode()]}
    codes.append(running.command_line().post("api/sessions", json=sent).json()["code"])
    for one in codes:
        carried = running.run(running.site.hub.live, one).state.carried
        assert carried["given"] == {"purpose": {"text": "Less rework"}}
        assert carried["from"][0]["title"] == "The purpose"
    for wrong in ({"from": ["K7M2QX"]}, {"files": ["{}"]}, {"from": 3}, {"from": [codes[0][::-1]]}):
        answer = running.command_line().post("api/sessions", json={"agenda": "purpose", **wrong})
        assert (answer.status_code, bool(answer.json()["problem"]["do"])) == (409, True)


@pytest.mark.parametrize("path", ["start", "import"])
def test_strangers_have_no_home(running: Running, path: str) -> None:
    """Its forms do not exist for them."""
    browser = running.visitor()
    answer = browser.post(path, data={"agenda": "purpose", "_xsrf": token(browser)})
    assert answer.status_code == 404


def test_commands_bring_the_secret(running: Running) -> None:
    """New, list, and nothing without it."""
    command = running.command_line()
    made = command.post("api/sessions", json={"agenda": "purpose", "title": "From a command"})
    assert made.status_code == 201
    links = made.json()
    assert links == running.site.links.all(links["code"])
    listed = command.get("api/sessions").json()["sessions"][0]
    assert (listed["title"], listed["join"]) == ("From a command", links["join"])
    stranger = running.visitor()
    assert stranger.get("api/sessions").status_code == 403
    assert stranger.get("api/sessions").json()["problem"]["what"].startswith("This needs")
    wrong = running.visitor(Authorization="Bearer wrong")
    assert wrong.post("api/sessions", json={}).status_code == 403


def test_a_cookie_alone_posts_nothing(running: Running) -> None:
    """The facilitator's browser must not be used by another site."""
    browser = running.facilitator()
    assert browser.post("api/sessions", json={"agenda": "purpose"}).status_code == 403
    good = browser.post("api/sessions", json={"agenda": "purpose"}, headers=xsrf(browser))
    assert good.status_code == 201


@pytest.mark.parametrize("format", ["json", "csv", "html"])
def test_export(running: Running, code: str, format: str) -> None:  # noqa: A002 - its name
    """A command and the desk get the same file; others get none."""
    path = f"api/sessions/{code}/export?format={format}"
    by_command = running.command_line().get(path)
    assert by_command.status_code == 200
    assert by_command.headers["content-disposition"].startswith("attachment; filename")
    assert by_command.headers["content-disposition"].endswith(f".{format}")
    assert running.facilitator().get(path).status_code == 200
    assert running.participant(code).get(path).status_code == 403


def test_a_plan_without_cards(running: Running, code: str) -> None:
    """A sentence, as for everything that cannot be made."""
    answer = running.facilitator().get(f"api/sessions/{code}/export?format=plan")
    assert answer.status_code == 409
    assert "there is no measurement plan" in answer.json()["problem"]["what"]


def test_export_in_an_unknown_format(running: Running, code: str) -> None:
    """The problem names the choices."""
    answer = running.command_line().get(f"api/sessions/{code}/export?format=doc")
    assert (answer.status_code, "json" in answer.json()["problem"]["do"]) == (409, True)


def test_export_comes_back_in(running: Running, code: str) -> None:
    """Through the form and through the command; a second time it is refused."""
    command = running.command_line()
    body = command.get(f"api/sessions/{code}/export").content
    again = command.post("api/import", content=body)
    assert again.status_code == 409
    assert code in again.json()["problem"]["what"]
    file = json.loads(body)
    assert file
    browser = running.facilitator()
    answer = browser.post(
        "import", files={"file": ("a.json", b"{")}, data={"_xsrf": token(browser)}
    )
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    empty = browser.post("import", data={"_xsrf": token(browser)})
    assert "No file was chosen." in empty.text


def test_ten_megabytes_may_be_imported(running: Running) -> None:
    """The size is no reason to refuse a file; what is in it is."""
    answer = running.command_line().post("api/import", content=b" " * 10_000_000)
    assert answer.status_code == 409


def test_rehearse(running: Running) -> None:
    """Simulated people join in the server."""
    command = running.command_line()
    code = command.post("api/sessions", json={"agenda": "purpose"}).json()["code"]
    body = {"participants": 3, "seed": 7, "speed": 1000}
    answer = command.post(f"api/sessions/{code}/rehearse", json=body)
    assert (answer.status_code, answer.json()["participants"]) == (202, 3)
    until(lambda: len(running.run(running.site.hub.live, code).state.people) == 3)


@pytest.mark.parametrize(
    "body", [{"participants": 0}, {"participants": "many"}, {"speed": None}, {"participants": 1e9}]
)
def test_impossible_rehearsals(running: Running, code: str, body: dict[str, object]) -> None:
    """Numbers that make no room are refused with a sentence."""
    answer = running.command_line().post(f"api/sessions/{code}/rehearse", json=body)
    assert (answer.status_code, bool(answer.json()["problem"]["what"])) == (409, True)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "api/sessions/222222/export"),
        ("POST", "api/sessions/222222/rehearse"),
        ("GET", "api/sessions/nonsense/export"),
    ],
)
def test_sessions_that_are_not_there(running: Running, method: str, path: str) -> None:
    """The sentence about codes."""
    answer = running.command_line().request(method, path)
    assert answer.status_code == 404
    assert answer.json()["problem"]["what"] == "There is no session with this code."


@pytest.mark.parametrize("body", [b"{", b"[]", b"[" * 60_000])
def test_broken_json(running: Running, body: bytes) -> None:
    """A sentence, not a traceback."""
    answer = running.command_line().post("api/sessions", content=body)
    assert (answer.status_code, "no JSON object" in answer.text) == (400, True)


def test_alive(running: Running) -> None:
    """Anybody may ask, also where Binder asks."""
    browser = running.visitor()
    assert browser.get("api/alive").json() == {"alive": True}
    assert browser.get("api").json() == {"alive": True}
