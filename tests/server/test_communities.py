"""Communities at the desk of a portfolio: from a file, and from a session on the same server."""

from __future__ import annotations

import json
from typing import Any

import httpx

from .visiting import Running, xsrf


def test_bringing_communities(running: Running) -> None:
    """The facilitator gets a token and the sessions; a row comes of a file or of a code."""
    code, other = running.session("Portfolio"), running.session("Less rework")
    browser = running.facilitator()
    given = browser.get(f"api/sessions/{code}/communities").json()
    assert other not in [one["code"] for one in given["sessions"]]  # it has not begun
    headers = {"X-XSRFToken": given["token"]}
    row = {"row": {"text": "Less rework"}}
    answer = browser.post(f"api/sessions/{code}/communities?of={other}", headers=headers)
    assert (answer.status_code, answer.json()) == (200, row)
    answer = browser.post(f"api/sessions/{code}/communities?of={other}")
    assert answer.status_code == 403  # without the token
    file = running.command_line().get(f"api/sessions/{other}/export").content
    assert read(browser, code, headers, file) == {"result": {"look": {}, "found": row}}
    assert "problem" in read(browser, code, headers, b"{}")


def read(browser: httpx.Client, code: str, headers: dict[str, str], file: bytes) -> Any:
    """Bring a file, and what its reader says in the end."""
    address = f"api/sessions/{code}/files"
    sent = browser.post(f"{address}?purpose=sessions&name=a.json", content=file, headers=headers)
    step = {"step": "frame", "take": True}
    said = browser.post(f"{address}/{sent.json()['file']}", json=step, headers=headers)
    return json.loads(said.text.splitlines()[-1])


def test_only_for_whose_sessions_they_are(running: Running) -> None:
    """A desk's own key opens its own session and no other; who only takes part gets nothing."""
    code, other = running.session("Portfolio"), running.session("Private")
    desk = running.visitor()
    key = running.site.links.all(code)["desk"].partition("#key=")[2]
    seat = {"key": key, "code": code, "role": "desk"}
    assert desk.post("enter", json=seat, headers=xsrf(desk)).json() == {"ok": True}
    given = desk.get(f"api/sessions/{code}/communities").json()
    assert given["sessions"] == []
    headers = {"X-XSRFToken": given["token"]}
    answer = desk.post(f"api/sessions/{code}/communities?of={other}", headers=headers)
    assert answer.status_code == 403
    guest = running.participant(code)
    assert guest.get(f"api/sessions/{code}/communities").status_code == 403
