"""A page that waits for its turn, in a real browser: it counts down, before any script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from commonground.hub import Hub
from commonground.server.site import Limits
from tests.patience import until
from tests.server.visiting import Running, serve

from .visit import Visit

Begin = Callable[..., Visit]


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """A server that renders one page at a time."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    yield from serve(Hub(), limits=Limits(rendering=1))


def test_a_page_that_waits_says_so(running: Running, visit: Begin) -> None:
    """Only the newest line is shown, nothing is cut off, and then the page comes by itself."""
    code = running.session()
    running.run(running.site.rendering.acquire, lambda before: None)
    people = [visit("small"), visit("phone", "dark")]
    for number, person in enumerate(people, 1):
        person.page.goto(f"{running.url}join/{code}")
        person.page.get_by_label("Your name").fill(f"Person {number}")
        person.page.get_by_role("button", name="Join", exact=True).click(no_wait_after=True)
        until(lambda number=number: len(running.site.rendering) == number)  # type: ignore[misc]
    first, second = (person.page.locator(".turn") for person in people)
    expect(first).to_have_text("You are next.", use_inner_text=True)
    expect(second).to_have_text(
        "It is your turn soon. 1 person is before you.", use_inner_text=True
    )
    assert [person.sideways() for person in people] == [0, 0]
    expect(people[0].page.get_by_text("Laying the table")).to_be_hidden()
    running.run(running.site.rendering.release)
    for person in people:
        expect(person.page.locator("body")).to_have_attribute("data-shows", "page")
        assert (person.complaints, person.elsewhere) == ([], [])
