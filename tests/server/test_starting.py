"""Starting a session: agendas, workshops in an order of one's own, and what cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from commonground.hub import Hub
from commonground.notebooks.shelf import Shelf
from commonground.server.starting import chosen
from commonground.session.problems import Refused
from tests.workshops.written import BEGIN, STEP, notebook

from .visiting import Running, serve, token

MORNING = """
title = "Our morning"
leads_to = "What we need"
for_whom = "Us"
minutes = 75

[[part]]
workshop = "purpose"
minutes = 60

[[part]]
break = "Tea & talk"
minutes = 15
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a folder of its own: a workshop, a broken one, and three agendas."""
    folder = tmp_path_factory.mktemp("ours")
    notebook(folder, BEGIN, STEP, name="ours")
    notebook(folder, BEGIN, "1 / 0", name="broken")
    (folder / "agendas").mkdir()
    for name, text in {
        "morning": MORNING,
        "wrong": MORNING.replace("minutes = 75", "minutes = 70"),
        "day": MORNING.replace("Our morning", "Our own day"),
    }.items():
        (folder / "agendas" / f"{name}.toml").write_text(text, encoding="utf-8")
    shelf = Shelf(folder)
    shelf.offer()  # the notebooks are read before anybody waits for a page
    yield from serve(Hub(), shelf=shelf, forked=False)


def titles(running: Running, code: str) -> tuple[str, list[tuple[str, int]]]:
    """The title of a session, and its workshops and breaks with their minutes."""
    state = running.run(running.site.hub.live, code).state
    return state.title, [(one.title, one.minutes) for one in state.workshops]


def started(running: Running, **form: Any) -> httpx.Response:
    """What the home page's form is answered."""
    browser = running.facilitator()
    return browser.post("start", data={**form, "_xsrf": token(browser)})


def test_the_home_offers_what_there_is(own: Running) -> None:
    """Packaged agendas, own ones in their place or beside them, own workshops; the rest is told."""
    page = own.facilitator().get("").text
    for words in ("One purpose", "Our morning", "Our own day", "A try", "Tea &amp; talk"):
        assert words in page
    assert "From a purpose to its measures, in one day" not in page
    assert "The agenda wrong.toml says 70 minutes, and its parts add up to 75." in page
    assert '<strong dir="auto">broken.ipynb</strong>' in page
    assert "1 h 15 min" not in page
    assert "75 min" in page


def test_an_agenda_makes_a_session(own: Running) -> None:
    """With its breaks, and its own title unless another is given."""
    answer = started(own, agenda="morning")
    code = answer.headers["location"].removeprefix("/?new=")
    parts = [("One purpose", 60), ("Tea & talk", 15)]
    assert titles(own, code) == ("Our morning", parts)
    links = own.command_line().post("api/sessions", json={"agenda": "day", "title": "Claims"})
    assert titles(own, links.json()["code"]) == ("Claims", parts)


def test_workshops_in_an_order_of_ones_own(own: Running) -> None:
    """As they were chosen, where the page knew it; with breaks between them if one wants."""
    form = {"agenda": "own", "workshop": ["purpose", "try"], "order": "try+purpose"}
    code = started(own, **form, breaks="yes").headers["location"].removeprefix("/?new=")
    parts = [("A try", 5), ("Break", 15), ("One purpose", 60)]
    assert titles(own, code) == ("A try, One purpose", parts)
    code = started(own, agenda="own", workshop=["try"]).headers["location"].removeprefix("/?new=")
    assert titles(own, code) == ("A try", [("A try", 5)])


REFUSED = {
    "nothing chosen": ({"agenda": "own"}, "No workshop is chosen yet."),
    "a broken notebook": ({"agenda": "broken"}, "The workshop broken.ipynb cannot be read"),
    "a broken agenda": ({"agenda": "wrong"}, "The agenda wrong.toml says 70 minutes"),
    "nothing of that kind": ({"agenda": "none"}, "There is no agenda called “none”."),
    "a break alone": ({"agenda": "break"}, "There is no agenda called “break”."),
    "a path": ({"agenda": "../morning"}, "There is no agenda called “../morning”."),
}


@pytest.mark.parametrize(("form", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_started(own: Running, form: dict[str, str], told: str) -> None:
    """A sentence above the form, and no session."""
    before = len(own.run(own.site.hub.sessions))
    answer = started(own, **form, title="Kept")
    assert (answer.status_code, told in answer.text) == (409, True)
    assert 'value="Kept"' in answer.text
    assert len(own.run(own.site.hub.sessions)) == before


def test_a_command_is_told_the_same(own: Running, tmp_path: Path) -> None:
    """The cure names what there is."""
    answer = own.command_line().post("api/sessions", json={"agenda": "purpose+none"})
    problem = answer.json()["problem"]
    assert problem["what"] == "There is no agenda called “none”."
    assert "morning" in problem["do"]
    assert "join workshops by +" in problem["do"]


def test_what_a_form_says() -> None:
    """An order that names what is not chosen, or not all of it, does no harm."""

    def words(**fields: Any) -> str:
        return chosen(lambda name: list(fields.get(name, [])))

    assert words(agenda=["day"], workshop=["a"]) == "day"
    assert words(agenda=["own"], workshop=["a", "b", "c"], order=["c+x+a"]) == "c+a+b"
    assert words(agenda=["own"], workshop=["a", "b"], breaks=["yes"]) == "a+break+b"
    with pytest.raises(Refused, match="No workshop is chosen yet"):
        words(agenda=["own"], order=["a"])


def test_what_the_desk_may_add(own: Running) -> None:
    """All workshops, each with what it would start from; for whoever has the desk."""
    code = started(own, agenda="morning").headers["location"].removeprefix("/?new=")
    path = f"api/sessions/{code}/workshops"
    assert own.participant(code).get(path).status_code == 403
    found = {one["id"]: one for one in own.facilitator().get(path).json()["workshops"]}
    assert {"purpose", "stakeholders", "measures", "try"} <= found.keys()
    assert found["stakeholders"]["minutes"] == 90
    assert found["stakeholders"]["begins_with"] == [
        "Starts from the purpose, once “One purpose” has led to it."
    ]
    assert own.site.hub.books.keys() == found.keys()
    assert own.facilitator().get("api/sessions/222222/workshops").status_code == 404
