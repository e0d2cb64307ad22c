"""Decision: what people would choose in secret, conditions, and the choice with its reason."""

import html
from typing import Any, cast

import pytest

from commonground.activities import base
from commonground.activities.base import OPEN, REVEALED
from commonground.activities.readings import READINGS, Reading
from commonground.report import export
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import decision, figure, need, option
from tests.activities.bench import Bench
from tests.rooms import Room, one

ITEMS = [{"id": f"i{n}", "text": f"spot {n}", "chance": n / 10} for n in range(5)]
PEOPLE = figure("people", "How many people at the start?")


def spots(**more: Any) -> Bench:
    """Two or three of five, of which a reading warns."""
    bench = Bench("decision", **decision(least=2, most=3, reads="hotspots", **more).options)
    bench.open({"items": ITEMS})
    return bench


def paths() -> Bench:
    """Two named paths, of which one has conditions and the other cannot go without."""
    held = need("Both sides were asked", "Hold the listening audit")
    both = option("Honeycomb", "Customers and employees at once", needs=[held, "It is small"])
    grow = option("Scale", needs=["It works"], unmet="block")
    bench = Bench("decision", **decision([both, "Internal first", grow]).options)
    bench.open()
    return bench


def test_what_people_would_choose_is_a_secret() -> None:
    """Before the reveal there is a number; then sums, and what was said without names."""
    bench = spots()
    bench.act("a1", "opt", options=["i3", "i1"], why=" They ask for it ")
    bench.act("a2", "opt", options=["i1"])
    bench.act("a2", "opt", options=["i2", "i1"], why="")
    assert bench.shared()["given"] == 2
    assert bench.shared().keys() == {"least", "most", "options", "given"}
    assert bench.mine("a1") == {"options": ["i1", "i3"], "why": "They ask for it"}
    assert bench.mine("a3") == {"options": [], "why": ""}
    assert bench.answered() == ["a1", "a2"]
    shown = bench.shared(REVEALED, Role.SCREEN)
    assert [(one["id"], one["n"], one["of"]) for one in shown["results"]] == [
        *(("i0", 0, 2), ("i1", 2, 2), ("i2", 1, 2), ("i3", 1, 2), ("i4", 0, 2)),
    ]
    assert shown["whys"] == [{"options": ["i1", "i3"], "text": "They ask for it"}]
    assert bench.activity.allowed(bench.step)["opt"].secret


def test_a_sheet_of_paper_is_a_choice_of_its_own() -> None:
    """It counts like everybody's, and belongs to nobody."""
    bench = spots()
    bench.act(DESK, "enter_sheet", answers={"options": ["i0"], "why": "On paper"})
    assert bench.shared(OPEN, Role.FACILITATOR)["sheets"] == 1
    assert bench.shared(REVEALED)["results"][0]["n"] == 1
    assert bench.rows()[-1] == {"item": "why", "text": "On paper"}


@pytest.mark.parametrize("given", [[], None, ["i9"], [["i1"]], "i9", ["i0", "i1", "i2", "i3"]])
def test_no_choice(given: object) -> None:
    """Nothing, something else, or more than there can be."""
    with pytest.raises(Refused):
        spots().ask("a1", "opt", options=given)


def test_the_choice_feeds_what_comes_next() -> None:
    """What was chosen with all that is known of it, the reason, and everything that it was from."""
    bench = spots(asks=[PEOPLE])
    chosen = {"options": ["i4", "i0"], "reason": "They hurt", "figures": {"people": 40}}
    assert bench.outcome() == {
        "items": [],
        "text": "",
        "reason": "",
        "figures": {},
        "findings": [],
        "options": bench.activity.results(bench.board),
    }
    kind, data = bench.act(DESK, "decide", **chosen)
    assert (kind, data["texts"], data["despite"]) == ("decided", ["spot 0", "spot 4"], [])
    found = bench.outcome()
    assert found["items"] == [ITEMS[0], ITEMS[4]]
    assert (found["text"], found["reason"]) == ("spot 0\nspot 4", "They hurt")
    assert (found["figures"], found["findings"]) == ({"people": 40}, [])
    assert [one["chosen"] for one in found["options"]] == [True, False, False, False, True]


def test_how_many_and_with_how_many_people() -> None:
    """More than three block; one alone and a thousand people are told, and go on."""
    bench = spots(asks=[PEOPLE])
    with pytest.raises(Refused, match=r"4 are chosen\. More than 3 at once end as none"):
        bench.ask(DESK, "decide", options=["i0", "i1", "i2", "i3"], reason="All")
    one = {"options": ["i0"], "reason": "It hurts", "figures": {"people": 1000}}
    bench.act(DESK, "decide", **one)
    levels = [finding["level"] for finding in bench.shared(REVEALED)["findings"]]
    assert levels == ["warning", "warning"]
    bench.act(DESK, "decide", options=["i0", "i1"], reason="Better", figures={"people": ""})
    assert bench.shared(REVEALED)["findings"] == []


@pytest.mark.parametrize("people", [-1, 1.5, "many", True, 10**9])
def test_no_number_of_people(people: object) -> None:
    """A sentence that says which numbers there are."""
    with pytest.raises(Refused, match="How many people at the start"):
        spots(asks=[PEOPLE]).ask(
            DESK, "decide", options=["i0", "i1"], reason="x", figures={"people": people}
        )


def test_unknown_is_never_a_pass() -> None:
    """A condition that is not met asks for a reason, kept with what is not met."""
    bench = paths()
    ask: dict[str, Any] = {"options": ["i1"], "reason": " "}
    with pytest.raises(Refused, match="this is not met: Both sides were asked") as refused:
        bench.ask(DESK, "decide", **ask)
    assert refused.value.do == "Write in a sentence why you decide so all the same."
    with pytest.raises(Refused, match="something to show for it"):
        bench.ask(DESK, "mark_need", need="i1.1", state="met", where="")
    bench.act(DESK, "mark_need", need="i1.1", state="met", where="Audit of May")
    bench.act(DESK, "mark_need", need="i1.2", state="not met")
    needs = bench.shared()["options"][0]["needs"]
    assert [(one["state"], one["where"]) for one in needs] == [
        *(("met", "Audit of May"), ("not met", "")),
    ]
    _, data = bench.act(DESK, "decide", options=["i1"], reason="We try it with ten people")
    assert data["despite"] == ["It is small"]
    assert bench.activity.results(bench.board)[0]["open"] == ["It is small"]


def test_what_must_be_met_blocks() -> None:
    """No reason helps until it is met."""
    bench = paths()
    ask: dict[str, Any] = {"options": ["i3"], "reason": "We want to"}
    with pytest.raises(Refused, match="“Scale” cannot be chosen yet: It works"):
        bench.ask(DESK, "decide", **ask)
    bench.act(DESK, "mark_need", need="i3.1", state="met", where="The chart")
    assert bench.act(DESK, "decide", **ask)[0] == "decided"


def test_conditions_that_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """They follow from what earlier steps gave, frozen when the step opens; nobody marks them."""

    def read(rows: Any, given: Any) -> dict[str, Any]:
        state = "met" if given["results"]["signals"] > 1 else "not met"
        needs = {rows[0]["id"]: [{"text": "Two signals", "state": state, "opens": "Wait"}]}
        note = {"level": "note", "words": given["source"]["text"], "row": None}
        return {"needs": needs, "findings": [note]}

    monkeypatch.setitem(cast(dict[str, Reading], READINGS), "test", Reading(read, ("results",)))
    setting = decision([option("Scale", unmet="block"), "Stop"], reads="test")
    bench = Bench("decision", **setting.options)
    source = {"text": "Gate", "items": ITEMS}
    bench.open(source, base.Room(given={"results": {"signals": 1}, "other": {"secret": 1}}))
    assert bench.board["given"] == {"results": {"signals": 1}, "source": source}
    with pytest.raises(Refused, match="Two signals") as refused:
        bench.ask(DESK, "decide", options=["i1"], reason="x")
    assert refused.value.do == "Wait"
    with pytest.raises(Refused):
        bench.ask(DESK, "mark_need", need="i1:0", state="met", where="x")
    assert bench.shared(REVEALED)["findings"][0]["words"] == "Gate"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: decision(least=3, most=2), "1 ≤ least ≤ most"),
        (lambda: decision(reads="tea leaves"), "the readings are"),
        (lambda: option(""), "the option is ''"),
        (lambda: option("x", unmet="maybe"), "either 'reason' or 'block'"),
        (lambda: decision(["x", "X"]), "needs a name of its own"),
    ],
)
def test_slips_in_a_cell(make: Any, says: str) -> None:
    """They are told in the cell."""
    with pytest.raises(ValueError, match=says):
        make()


def test_it_stands_in_the_report() -> None:
    """The choice, why, what is not met, and what people said; and in the log of decisions."""
    setting = decision([option("Honeycomb", "Both sides", needs=["It is small"]), "Inside"])
    room = Room(one(Step("s", "Which?", "decision", 5, options=setting.options)))
    (noor,) = room.join("Noor")
    room.open("s")
    noor.do("opt", options=["i2"], why="It is calmer")
    room.desk.do("reveal")
    room.desk.do("decide", options=["i1"], reason="They <asked>")
    page = html.unescape(export(room.hub, room.code, "html").body.decode())
    said = "Decided: “Honeycomb”. Not met, or unknown: It is small. The reason: They <asked>"
    for words in (said, "It is small: <strong>unknown", "Both sides", "It is calmer", "1 of 1"):
        assert words in page
    assert "They <asked>" not in export(room.hub, room.code, "html").body.decode()
