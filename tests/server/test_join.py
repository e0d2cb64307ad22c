"""Joining: a form that says in place what is wrong and keeps what was typed."""

from __future__ import annotations

from html import escape

import pytest

from commonground.session.people import Role, Viewer

from .visiting import Running, join, token


def test_join_seats_and_leads_to_the_room(running: Running, code: str) -> None:
    """The person is in the log, the browser has its cookie, and only its hash is kept."""
    browser = running.visitor()
    answer = join(browser, code, "  Ada  ")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/room/{code}")
    (person,) = running.run(running.site.hub.live, code).state.people.values()
    assert person.name == "Ada"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    seats = running.site.hub.log.seats
    assert (
        running.run(seats.find, browser.cookies["commonground-visitor"], code, "participant")
        is None
    )


def test_it_starts_no_kernel(running: Running, code: str) -> None:
    """However often the page is looked at."""
    browser = running.participant(code)
    for _ in range(3):
        assert browser.get(f"join/{code}").status_code == 200
    assert running.kernels() == []


@pytest.mark.parametrize("typed", ["{lower}", " {spaced} ", "{dashed}"])
def test_codes_are_forgiven(running: Running, code: str, typed: str) -> None:
    """Case, blanks and dashes do not matter."""
    meant = typed.format(
        lower=code.lower(), spaced=f"{code[:3]} {code[3:]}", dashed=f"{code[:3]}-{code[3:]}"
    )
    browser = running.visitor()
    data = {"code": meant, "name": "Ada", "_xsrf": token(browser)}
    assert browser.post("join", data=data).headers["location"] == f"/room/{code}"


def test_the_code_in_the_address_is_put_right(running: Running, code: str) -> None:
    """So that a reload and a copied address hold the right one."""
    answer = running.visitor().get(f"join/{code.lower()}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/join/{code}")


@pytest.mark.parametrize("typed", ["222222", "hello", "<b>", "ABC"])
def test_unknown_code(running: Running, typed: str) -> None:
    """It says so, offers no guess, and keeps code and name."""
    browser = running.visitor()
    data = {"code": typed, "name": "Ada & Co", "_xsrf": token(browser)}
    answer = browser.post("join", data=data)
    assert answer.status_code == 404
    assert "There is no session with this code." in answer.text
    assert f'value="{escape(typed)}"' in answer.text
    assert 'value="Ada &amp; Co"' in answer.text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Your name is empty."),
        ("\u202e \x00\x07", "Your name is empty."),
        ("A" * 41, "The name is too long: 41 characters"),
    ],
)
def test_impossible_names(running: Running, code: str, name: str, says: str) -> None:
    """Each gets its sentence, and nobody joins."""
    answer = join(running.visitor(), code, name)
    assert (answer.status_code, says in answer.text) == (409, True)
    assert running.run(running.site.hub.live, code).state.people == {}


def test_taken_name(running: Running, code: str) -> None:
    """The second Ada is told what to do, with her name still in the field."""
    running.participant(code, "Ada")
    answer = join(running.visitor(), code, "ADA")
    assert answer.status_code == 409
    assert "is already here" in answer.text
    assert "Add a letter of your last name." in answer.text
    assert 'value="ADA"' in answer.text


def test_locked_room(running: Running, code: str) -> None:
    """Whoever is in stays in; others are told to ask."""
    ada = running.participant(code)
    lock = {"id": "lock-the-room", "kind": "lock_room"}
    running.run(running.site.hub.handle, [(Viewer(code, Role.FACILITATOR), lock)])
    answer = join(running.visitor(), code, "Ben")
    assert (answer.status_code, "has locked the room" in answer.text) == (409, True)
    assert "Continue as Ada" in ada.get(f"join/{code}").text


def test_continue_as_the_same_person(running: Running, code: str) -> None:
    """Opening the link again makes no second person, unless somebody else takes the device."""
    browser = running.participant(code)
    assert "Continue as Ada" in browser.get(f"join/{code}").text
    again = browser.post(f"join/{code}", data={"_xsrf": token(browser)})
    assert (again.status_code, again.headers["location"]) == (303, f"/room/{code}")
    assert len(running.run(running.site.hub.live, code).state.people) == 1
    assert "Your name" in browser.get(f"join/{code}?anew=yes").text
    assert join(browser, code, "Ben", anew="yes").status_code == 303
    assert "Continue as Ben" in browser.get(f"join/{code}").text


def test_a_removed_person_may_join_again(running: Running, code: str) -> None:
    """The seat is gone: there is nobody to continue as."""
    browser = running.participant(code)
    (person,) = running.run(running.site.hub.live, code).state.people
    remove = {"id": "remove-ada", "kind": "remove_person", "data": {"person": person}}
    running.run(running.site.hub.handle, [(Viewer(code, Role.FACILITATOR), remove)])
    assert "Continue as" not in browser.get(f"join/{code}").text


def test_anonymity_is_said_before_joining(running: Running, code: str) -> None:
    """On every form, in words that fit the session."""
    assert "nobody is told who\n      wrote what" in running.visitor().get(f"join/{code}").text


def test_a_form_from_elsewhere_is_refused(running: Running, code: str) -> None:
    """Without the token that our own form carries."""
    answer = running.visitor().post(f"join/{code}", data={"name": "Ada"})
    assert answer.status_code == 403
    assert "This form could not be checked" in answer.text


def test_ten_megabytes_are_refused_politely(running: Running, code: str) -> None:
    """With a sentence, and the server goes on."""
    answer = join(running.visitor(), code, "A" * 10_000_000)
    assert (answer.status_code, "10 MB were sent" in answer.text) == (413, True)
    assert running.visitor().get("api/alive").json() == {"alive": True}


def test_an_invalid_cookie_is_no_cookie(running: Running, code: str) -> None:
    """It is ignored, and joining gives a good one."""
    browser = running.visitor(Cookie="commonground-visitor=nonsense; other=1")
    assert "Your name" in browser.get(f"join/{code}").text


def test_what_people_type_is_only_text(running: Running) -> None:
    """A title or name that looks like HTML is shown as it was typed."""
    code = running.session("<img src=x onerror=alert(1)>")
    running.participant(code, "<b>Ada</b>")
    page = join(running.visitor(), code, "<b>Ada</b>").text
    assert "<img src=x" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;Ada&lt;/b&gt;" in page
