"""What a lent machine holds, how long it stays, and what people are told of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from commonground.hub import Hub
from commonground.server.house import HELD, House, Rules
from commonground.server.keeper import Keeper
from commonground.server.memory import Memory
from commonground.server.standing import duration, standing

from .visiting import Running, join, kernel_of, serve

MB = 2**20


class Clock:
    """A time that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


class Owners(Keeper):
    """Says who has a page open."""

    def __init__(self) -> None:
        self.there: set[str] = set()

    def owners(self) -> set[str]:
        """As the test says."""
        return self.there


class Weighed(Memory):
    """A memory of which a test says how much is used."""

    def __init__(self, limit: int | None, used: int = 0) -> None:
        self.limit = limit
        self.is_used = used

    def used(self) -> int:
        """As the test says."""
        return self.is_used


def house(rules: Rules, memory: Memory | None = None) -> tuple[House, Owners, Clock]:
    """A house, who is in it and its clock."""
    owners, clock = Owners(), Clock()
    made = House(rules, owners, memory=memory or Weighed(None), clock=clock)
    return made, owners, clock


# Places ---------------------------------------------------------------------------------------


def test_a_place_is_kept_for_a_while() -> None:
    """For as long as a page is open, and a moment longer."""
    one, owners, clock = house(Rules(places=1))
    one.take_place("ada")
    owners.there = {"ada"}
    clock.now += 10 * HELD
    assert (one.taken(), one.has_place("ben"), one.has_place("ada")) == (1, False, True)
    owners.there = set()
    clock.now += HELD - 1
    assert (one.has_place("ben"), one.has_place("ada")) == (False, True)
    clock.now += 2
    assert (one.taken(), one.has_place("ben")) == (0, True)


def test_without_rules_there_is_always_a_place() -> None:
    """A laptop of one's own turns nobody away."""
    one, _, _ = house(Rules())
    for number in range(500):
        one.take_place(str(number))
    assert one.has_place("another")
    assert not Rules()


# Time -----------------------------------------------------------------------------------------


def test_it_closes_at_its_age() -> None:
    """Whatever happens in it; what nobody has limited goes on."""
    one, _, clock = house(Rules(age=3600))
    clock.now += 400
    assert one.closes_old() == 3200
    clock.now += 9999
    assert one.closes_old() == 0
    assert house(Rules(idle=600))[0].closes_old() is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "less than a minute"),
        (61, "1 minute"),
        (1500, "25 minutes"),
        (7200, "2 h"),
        (20_400, "5 h 40 min"),
    ],
)
def test_durations(seconds: float, words: str) -> None:
    """As one says them."""
    assert duration(seconds) == words


def test_nothing_is_said_of_what_is_not_known() -> None:
    """No gauge, no time, no notice."""
    one, _, _ = house(Rules())
    assert standing(one) == {"gauges": [], "open": "", "notice": "", "idle": None}


def test_how_it_stands() -> None:
    """Gauges, how long, and a notice well before the end."""
    one, _, clock = house(Rules(places=60, idle=600, age=21_600))
    one.take_place("ada")
    now = standing(one)
    places = {"name": "Places", "words": "1 of 60 places taken", "share": 1 / 60, "tight": False}
    assert now["gauges"] == [places]
    assert now["open"] == (
        "Open for another 6 h at most, and closes after 10 minutes in which no page of it is open."
    )
    assert now["notice"] == ""
    assert now["idle"]["after"] == 300
    assert "closes in about 5 minutes, unless somebody does" in now["idle"]["words"]
    clock.now += 21_600 - 1700
    assert standing(one)["notice"].startswith("This server closes in 28 minutes. What is on it")


# A server with two places ---------------------------------------------------------------------


@pytest.fixture
def small(runtime_folder: Path) -> Iterator[Running]:
    """A server that holds two people."""
    assert runtime_folder.is_dir()
    yield from serve(Hub(), rules=Rules(places=2, idle=600, age=21_600), forked=False)


def fill(small: Running, code: str) -> list[Any]:
    """Two people join."""
    return [small.participant(code, name) for name in ("Ada", "Ben")]


def test_the_third_is_asked_to_wait(small: Running) -> None:
    """Before and after the name is typed; it is still there, and nobody was added."""
    code = small.session()
    fill(small, code)
    third = small.visitor()
    page = third.get(f"join/{code}")
    assert page.status_code == 503
    assert "All 2 places here are taken" in page.text
    answer = join(third, code, "Cleo")
    assert answer.status_code == 503
    assert 'value="Cleo"' in answer.text
    assert "The session goes on" in answer.text
    assert "Try again in a few minutes" in answer.text
    assert len(small.run(small.site.hub.live, code).state.people) == 2


def test_who_is_in_comes_back(small: Running) -> None:
    """A reload is no new person; somebody who was away for long is told that their seat stays."""
    code = small.session()
    ada, _ = fill(small, code)
    assert kernel_of(ada.get(f"room/{code}").text)
    small.site.house._seen = {"somebody": 1e12, "else": 1e12}
    small.run(small.site.keeper.close)
    answer = ada.get(f"room/{code}")
    assert answer.status_code == 503
    assert "You are still in the session" in answer.text


def test_who_leads_is_never_turned_away(small: Running) -> None:
    """Desk, screen, home and the file are open whatever happens."""
    code = small.session()
    fill(small, code)
    desk = small.facilitator()
    small.site.house._memory = Weighed(100, 99)
    small.site.house._used = 99
    for path in (f"desk/{code}", f"screen/{code}", "", f"api/sessions/{code}/export"):
        assert desk.get(path).status_code == 200


def test_short_of_memory(small: Running) -> None:
    """Nobody new, no further page; the words say who is safe."""
    code = small.session()
    ada = small.participant(code)
    small.site.house._memory = Weighed(100 * MB, 95 * MB)
    small.site.house._used = 95 * MB
    assert "hardly any memory left" in join(small.visitor(), code, "Ben").text
    answer = ada.get(f"room/{code}")
    assert answer.status_code == 503
    assert "everything that was saved is safe" in answer.text
    now = small.visitor().get("api/house").json()
    assert now["gauges"][1]["words"] == "95% of 0.0977 GB of memory used"
    assert "lets nobody else in" in now["notice"]


def test_the_strip_on_home_and_desk(small: Running) -> None:
    """With the file of each session that people are in; not on phones, nor on the wall."""
    code = small.session("Fewer returns")
    browser = small.facilitator()
    assert "0 of 2 places taken" in browser.get("").text
    assert f'{code}/export?format=json" download>Take' not in browser.get("").text
    ada = small.participant(code)
    home, desk = browser.get("").text, browser.get(f"desk/{code}").text
    for page in (home, desk):
        assert "1 of 2 places taken" in page
        assert f'/api/sessions/{code}/export?format=json" download>Take this session' in page
        assert "house-" in page.partition("data-house")[0] or "house.js" in page
    assert "data-house" not in ada.get(f"room/{code}").text
    assert "data-house" not in browser.get(f"screen/{code}").text


def test_no_strip_on_ones_own_machine(running: Running, code: str) -> None:
    """There it would say nothing."""
    browser = running.facilitator()
    assert "data-house" not in browser.get("").text
    assert "data-house" not in browser.get(f"desk/{code}").text
