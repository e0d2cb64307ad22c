"""A step at work below its cell: three pages on one line."""

from typing import Any

import pytest

from commonground_widgets import Workshop, rating, statement
from commonground_widgets.page import built
from commonground_widgets.preview import Preview, preview

from .conftest import Wire


@pytest.fixture
def shown(wire: Wire) -> Preview:
    """The preview of a step, with all that it tells browsers on the wire."""
    assert wire.messages == []
    workshop = Workshop("try", "A try")
    workshop.step("drafts", "Drafts", statement(), minutes=7, prompt="Write.", anonymous=True)
    return preview(workshop.declared, workshop.declared.steps[0])


def test_the_picture_that_a_step_will_make(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line in a notebook, from what simulated people did; none of a text, none in a kernel."""
    workshop = Workshop("try", "A try")
    drafts = workshop.step("drafts", "Drafts", statement(), minutes=7, prompt="Write.")
    asked = rating("Clear?", ["no", "yes"])
    rate = workshop.step("rate", "Rate", asked, minutes=5, prompt="Judge.", source="drafts")
    assert drafts.chart() is None
    found = rate.chart()
    assert found is not None
    assert len(found.table) == 6
    monkeypatch.setenv("COMMONGROUND_HUB", "a line to a server")
    assert rate.chart() is None


def command(kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """A command as a page sends it."""
    return {"id": f"command-{kind}", "kind": kind, "step": "drafts", "data": data}


def test_a_preview_is_one_widget(shown: Preview, wire: Wire) -> None:
    """It brings one script, and the state of each page."""
    state = wire.states()[-1]
    assert {name: page["page"]["me"]["role"] for name, page in state["states"].items()} == {
        "participant": "participant",
        "desk": "facilitator",
        "screen": "screen",
    }
    assert (state["title"], state["people"]) == ("Drafts", 6)
    assert state["_esm"] == built.inline("preview.js")
    assert shown.newest()["desk"]["page"]["room"]["here"] == 7


def test_what_one_page_does_the_others_see(shown: Preview, wire: Wire) -> None:
    """A reply goes to who asked; each hears what changed for it, and what is private stays so."""
    wire.say(shown, of="participant", command=command("write", {"text": "Ours", "slots": {}}))
    replies = [one["of"] for one in wire.custom() if "reply" in one]
    assert replies == ["participant"]
    assert {one["of"] for one in wire.custom()} == {"participant", "desk", "screen"}
    assert "Ours" not in str([one for one in wire.custom() if one["of"] != "participant"])
    wire.say(shown, of="desk", command=command("reveal", {}))
    assert "Ours" in str([one for one in wire.custom() if one["of"] == "screen"])


def test_the_others_answer_when_they_are_let(shown: Preview, wire: Wire) -> None:
    """Until then the step is as it begins."""
    assert shown.newest()["desk"]["page"]["progress"]["answered"] == 0
    wire.say(shown, play=True)
    assert shown.newest()["desk"]["page"]["progress"]["answered"] == 6


@pytest.mark.parametrize("message", [{}, {"of": "nobody", "hello": 1}, {"play": "yes"}, {"of": 3}])
def test_a_browser_may_say_anything(shown: Preview, wire: Wire, message: dict[str, Any]) -> None:
    """Nothing comes of it."""
    wire.say(shown, **message)
    assert wire.custom() == []


def test_a_misspelt_setting() -> None:
    """It is refused by name."""
    with pytest.raises(TypeError, match="Preview knows no 'titel': check the spelling"):
        Preview({}, list, titel="A")
