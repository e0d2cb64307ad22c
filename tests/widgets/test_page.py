"""The kernel's half of a page: what it tells a browser, and what it takes from one."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from commonground_widgets.desk.desk import Desk
from commonground_widgets.page import built
from commonground_widgets.page.page import Page
from commonground_widgets.participant.participant import Participant
from commonground_widgets.screen.screen import Screen

if TYPE_CHECKING:
    from tests.widgets.conftest import FakeLink, Wire

PAGES = [Participant, Desk, Screen]


def test_a_browser_gets_the_newest_state_whenever_it_asks(link: FakeLink, wire: Wire) -> None:
    """The state is made when it is asked for, so that late comers miss nothing."""
    page = Participant(link)
    first = {"page": link.page, "v": 3, "now": 1000.5}
    assert wire.states()[-1]["state"] == first
    link.page, link.v = {"board": {"count": 2}}, 4
    assert page.get_state()["state"] == {"page": {"board": {"count": 2}}, "v": 4, "now": 1000.5}


def test_a_page_that_knows_the_state_is_only_told_that_the_line_is_up(
    link: FakeLink, wire: Wire
) -> None:
    """Saying hello costs nothing when nothing was missed."""
    wire.say(Participant(link), hello=3)
    assert wire.custom() == [{"link": "up", "now": 1000.5}]


@pytest.mark.parametrize("known", [2, 4, None, "3", [3]])
def test_a_page_that_knows_another_state_gets_the_whole(
    link: FakeLink, wire: Wire, known: Any
) -> None:
    """Whatever number a page says it has: if it is not this one, it gets everything."""
    wire.say(Participant(link), hello=known)
    assert wire.custom() == [
        {"state": link.page, "v": 3, "now": 1000.5},
        {"link": "up", "now": 1000.5},
    ]


def test_what_the_link_says_is_passed_on_with_the_time(link: FakeLink, wire: Wire) -> None:
    """Patches, replies and the end of the line arrive as they are; a time of theirs stays."""
    page = Participant(link)
    link.tell({"patch": {"mine": {}}, "v": 4, "now": 7.0})
    link.tell({"reply": {"command": "c", "ok": True}})
    link.tell({"link": "down"})
    wire.say(page, hello=3)
    assert wire.custom() == [
        {"patch": {"mine": {}}, "v": 4, "now": 7.0},
        {"reply": {"command": "c", "ok": True}, "now": 1000.5},
        {"link": "down", "now": 1000.5},
        {"link": "down", "now": 1000.5},
    ]


def test_commands_and_drafts_reach_the_hub_as_they_are_and_nothing_else_does(
    link: FakeLink, wire: Wire
) -> None:
    """The hub judges them; what is neither goes nowhere."""
    page = Participant(link)
    command = {"id": "c", "kind": "write", "data": {"text": "We"}}
    wire.say(page, command=command, ticket="x")
    wire.say(page, draft={"step": "drafts", "data": {"text": "W"}})
    wire.say(page, open="sesame", check="no question")
    page.comm.handle_msg({"content": {"data": {"method": "custom", "content": ["command"]}}})
    assert link.sent == [{"command": command}, {"draft": {"step": "drafts", "data": {"text": "W"}}}]
    assert wire.custom() == []


def test_a_browser_cannot_write_the_state(link: FakeLink, wire: Wire) -> None:
    """A client may set any synced trait; this one stays what the link says."""
    page = Participant(link)
    data = {"method": "update", "state": {"state": {"page": {"board": "forged"}}}}
    page.comm.handle_msg({"content": {"data": data}, "buffers": []})
    assert page.get_state()["state"]["page"] == link.page


def test_the_form_of_a_text_is_checked_here(link: FakeLink, wire: Wire) -> None:
    """Findings answer the question with the same tag."""
    text = "Roll out Teams to all employees and reach 10,000 active users"
    wire.say(Participant(link), check={"text": text, "slots": {"who": 5}, "tag": 7})
    (answer,) = wire.custom()
    assert answer["tag"] == 7
    assert {"P10", "P11", "P12"} <= {finding["rule"] for finding in answer["findings"]}
    assert json.loads(json.dumps(answer)) == answer


def test_an_indicator_card_is_checked_here(link: FakeLink, wire: Wire) -> None:
    """What its fields cannot hold, and the vanity check; what is no text counts as empty."""
    fields = {"name": "Total members", "unit": "%", "baseline": "140%", "segments": ["North"]}
    question = {"text": "", "slots": fields, "tag": 3, "of": "indicator"}
    wire.say(Participant(link), check=question)
    (answer,) = wire.custom()
    told = [finding["rule"] for finding in answer["findings"]]
    assert told == ["value", "V1", "V3", "V4", "V5", "V10"]
    assert answer["findings"][0]["field"] == "baseline"


def test_what_so_many_can_show_is_worked_out_here(link: FakeLink, wire: Wire) -> None:
    """From the numbers as they are typed, with the finite population: no page waits for a save."""
    fields = {"unit": "%", "baseline": "50", "population": "200", "sample": "120"}
    question = {"text": "", "slots": fields, "tag": 3, "of": "indicator"}
    wire.say(Participant(link), check=question)
    (answer,) = wire.custom()
    told = [one for one in answer["findings"] if one["rule"] == "power"]
    assert [(one["field"], one["words"]) for one in told] == [
        ("sample", "132"),
        ("sample", "5.7"),
        ("minimum_detectable_change", "18.1"),
    ]


@pytest.mark.parametrize("text", [None, 5, ["We"]])
def test_what_is_no_text_has_no_findings(link: FakeLink, wire: Wire, text: Any) -> None:
    """A browser may ask anything, and gets an answer."""
    wire.say(Participant(link), check={"text": text, "tag": 1})
    assert wire.custom() == [{"findings": [], "tag": 1, "now": 1000.5}]


def test_an_endless_text_does_not_hold_up_the_kernel(link: FakeLink, wire: Wire) -> None:
    """Ten megabytes are looked at in no time: only so much of a text is examined."""
    began = time.monotonic()
    wire.say(Participant(link), check={"text": "share " * 1_700_000, "tag": 1})
    assert [answer["tag"] for answer in wire.custom()] == [1]
    assert time.monotonic() - began < 5


def test_a_page_is_given_what_it_does_not_carry(link: FakeLink, wire: Wire) -> None:
    """The drawing of charts, when it asks; there is nothing else to be had that way."""
    page = Participant(link)
    wire.say(page, part="draw")
    wire.say(page, part="manifest.json")
    (given,) = wire.custom()
    assert (given["part"], given["text"]) == ("draw", built.part("draw"))


def test_an_unknown_setting_is_refused(link: FakeLink) -> None:
    """A slip of the pen is told at once, with what was written."""
    with pytest.raises(TypeError, match=r"Desk knows no 'colour': check the spelling\."):
        Desk(link, colour="red")


@pytest.mark.parametrize("page", PAGES)
def test_in_a_notebook_a_page_brings_its_whole_script(
    page: type[Page], link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One module that imports no address, and the styles: JupyterLab loads nothing for it."""
    monkeypatch.delenv(built.STATIC, raising=False)
    widget = page(link)
    assert widget._esm == (built.FOLDER / f"inline/{page.script}.js").read_text(encoding="utf-8")
    assert re.search(r"""\bimport\s*(\(\s*)?["'`{*]""", widget._esm) is None
    assert ".cg" in widget._css


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("address", ["/user/x/static/", "/static"])
def test_under_the_server_a_page_only_names_its_script(
    page: type[Page], address: str, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address holds the hash, so that a browser may keep what lies there."""
    monkeypatch.setenv(built.STATIC, address)
    widget = page(link)
    hashed = built._manifest()[f"{page.script}.js"]
    assert (built.FOLDER / hashed).exists()
    assert f'"{address.rstrip("/")}/{hashed}"' in widget._esm
    assert len(widget._esm) < 200
    assert widget._css == ""


@pytest.mark.parametrize("page", PAGES)
def test_the_host_knows_our_pages_by_their_id(page: type[Page], link: FakeLink) -> None:
    """places.js lets a widget of this package fill the window."""
    assert (
        page(link)._anywidget_id
        == f"commonground_widgets.{page.script}.{page.script}.{page.__name__}"
    )
