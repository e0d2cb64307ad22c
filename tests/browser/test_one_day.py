"""The day from a purpose to its measures, on a real server, with twelve people on its wire.

Three workshops and their breaks in one session, led from a desk: at the end stand a purpose, a map
and a plan, and each says which of the others it belongs to.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from html import unescape
from typing import Any

import httpx
import pytest

from commonground.hub import Hub
from commonground.rehearsal.autopilot import PATIENCE, decide
from commonground.report import exporting, take
from tests.patience import ENOUGH
from tests.protocol import Client

from .crowd import Crowd
from .house import SECRET, House

pytestmark = pytest.mark.held
Rows = list[dict[str, str]]
PEOPLE = 12
BOOKS = ["One purpose", "Who matters", "What we measure"]


def table(text: str) -> Rows:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def session(house: House) -> dict[str, Any]:
    """A session of the whole day, made by the command."""
    command = [sys.executable, "-m", "commonground", "new", "day", "--json", "--server", house.home]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout))


def lead(crowd: Crowd, desk: Client) -> list[str]:
    """Lead everybody through the day, as a facilitator would; the steps in the order they came."""
    held: list[str] = []
    while not desk.page["session"]["finished"]:
        if step := desk.page["step"]:
            crowd.see(step["id"], step["phase"])
            crowd.play()
            held += [step["id"]] if step["id"] not in held else []
        page = desk.page
        kind, data = (
            decide(page) or decide(page, PATIENCE) or decide(page, 2 * PATIENCE) or ("", {})
        )
        about = None if kind == "open_step" else page["step"]["id"]
        before = desk.v
        reply = crowd.run(desk.send(kind, data, step=about))
        assert reply["ok"], (kind, reply)
        crowd.run(desk.wait(lambda _page, before=before: desk.v > before))  # type: ignore[misc]
    return held


def exported(house: House, code: str, formats: Iterable[str]) -> dict[str, bytes]:
    """The session as files."""
    found = {}
    bearer = {"Authorization": f"Bearer {SECRET}"}
    with httpx.Client(base_url=house.address, headers=bearer, timeout=ENOUGH) as server:
        for name in formats:
            answer = server.get(f"api/sessions/{code}/export", params={"format": name})
            assert answer.status_code == 200, answer.text
            found[name] = answer.content
    return found


@pytest.fixture
def files(house: House, crowd: Crowd) -> dict[str, bytes]:
    """What a day leaves behind."""
    links = session(house)
    crowd.join(links["join"], PEOPLE)
    desk = crowd.watch(links["desk"])
    screen = crowd.watch(links["screen"])
    agenda = desk.page["agenda"]
    held = lead(crowd, desk)
    assert held == [row["id"] for row in agenda]
    assert [row["title"] for row in agenda if row["recess"]] == ["Coffee", "Lunch"]
    assert [row["workshop"] for row in agenda if row["workshop"]] == BOOKS
    assert desk.refused == []
    agreed = [(one["workshop"], one["gives"]) for one in desk.page["agreed"]]
    assert agreed == [("One purpose", "purpose"), ("What we measure", "measures")]
    for client in (screen, *crowd.clients):
        crowd.run(client.wait(lambda page: bool(page["session"]["finished"])))
        assert client.page["agreed"] == desk.page["agreed"]
    return exported(house, links["code"], ["json", "csv", "plan"])


def test_a_purpose_a_map_and_a_plan_that_belong_together(files: dict[str, bytes]) -> None:
    """Told by the files alone, which is all that a group takes away."""
    rows = table(files["csv"].decode())
    agreed = {row["workshop"]: row["text"] for row in rows if row["item"] == "statement"}
    assert agreed.keys() == {"purpose", "measures"}
    purpose = agreed["purpose"]

    hub = Hub()
    code = take(hub, files["json"])
    state = hub.live(code).state
    assert [workshop.title for workshop in state.books] == BOOKS
    assert [one["statement"] for one in state.agreements()] == list(agreed.values())
    assert len(state.people) == PEOPLE

    page = exporting(hub, code, "html").without_pictures()  # which would take long to draw
    assert page is not None
    report = " ".join(unescape(re.sub(r"<[^>]+>", " ", page.body.decode())).split())
    for heading in ("Who matters", "What we measure"):
        assert f"{heading} Held for the purpose agreed in “One purpose” {purpose}" in report
    assert f"One purpose: what we agreed {purpose}" in report

    names = {row["text"] for row in rows if (row["workshop"], row["step"]) == MAP}
    with zipfile.ZipFile(io.BytesIO(files["plan"])) as plan:
        dictionary = table(plan.read("data-dictionary.csv").decode())
        readme = plan.read("README.txt").decode("utf-8-sig")
        sheets = [name for name in plan.namelist() if name.startswith("sheets/")]
    assert {card["Purpose"] for card in dictionary} == {purpose}
    concerned = {name for card in dictionary for name in card["Segments"].split(", ") if name}
    assert len(names) > 5
    assert concerned
    assert concerned <= names
    assert len(sheets) == len(dictionary)
    # Somebody's amendment may have added a number that has no card yet, below the others.
    listed = [re.split("[:;]", line)[0] for line in agreed["measures"].splitlines()]
    assert listed[: len(dictionary)] == [card["Name"] for card in dictionary]
    assert all(f"- {card['Name']}: " in readme for card in dictionary)


MAP = ("stakeholders", "place")
