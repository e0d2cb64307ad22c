"""Results: found when the step opens, kept in its event, found anew when the desk says a day."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.activities.base import OPEN, Room
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from tests.activities.bench import Bench
from tests.report.held import exported
from tests.rooms import Json
from tests.rooms import Room as Held
from tests.samples.organisations import SCRIPT, WORKS
from tests.samples.series import active, rework

CARDS: list[Json] = SCRIPT["plan"]()["cards"]
PREDICTED = {"id": "rework", "text": "Rework share", "low": 11, "likely": 13, "high": 15, "n": 5}
LAUNCH = {"items": [{"id": "r1", "text": "We begin", "kind": "launch", "start": "2025-10-20"}]}
BOOK = Workshop(
    "review",
    "Review",
    "",
    (
        Step("came", "What came", "results", 5, options={"cards": CARDS, "series": rework(WORKS)}),
        Step("beside", "Beside", "results", 5, continues="came", options={"focus": "prediction"}),
    ),
)


def opened(given: Json | None = None, series: list[Json] | None = None, **options: Any) -> Bench:
    """A bench with the samples' plan, unless something else is given."""
    bench = Bench("results", **options)
    given = {"measures": {"cards": CARDS}} if given is None else given
    source = {"series": rework(WORKS) if series is None else series, "files": [{"name": "a.csv"}]}
    bench.open(source, Room(given=given))
    return bench


@pytest.mark.parametrize(
    ("options", "roadmap", "day", "known"),
    [
        ({}, {}, "2025-11-01", "the end of the baseline"),
        ({}, LAUNCH, "2025-10-20", "the roadmap"),
        ({"change": "2025-11-03"}, LAUNCH, "2025-11-03", "this step"),
    ],
)
def test_the_day_of_the_change(options: Json, roadmap: Json, day: str, known: str) -> None:
    """From the cell, or the roadmap, or the day after the plan's baseline."""
    given = {"measures": {"cards": CARDS}, "roadmap": roadmap}
    seen = opened(given, **options).shared()
    assert (seen["change"], seen["change_from"], seen["files"]) == (day, known, ["a.csv"])
    assert seen["results"][0]["verdict"] == "better"


def test_the_desk_says_another_day() -> None:
    """The results are found anew; without a day nothing is compared; a wrong one is refused."""
    bench = opened()
    first = bench.shared()["results"][0]
    bench.act("desk", "say_change", change="2025-06-02")
    assert bench.shared()["results"][0]["before"] != first["before"]
    assert bench.shared()["change_from"] == "the desk"
    bench.act("desk", "say_change", change="2025-11-01", randomised=True)
    assert bench.shared()["results"][0]["label"] == "randomised"
    bench.act("desk", "say_change", change="")
    assert bench.shared()["results"][0]["label"] == "observed change"
    assert bench.shared()["findings"][0]["level"] == "block"
    with pytest.raises(Refused, match="not a date"):
        bench.act("desk", "say_change", change="soon")


def test_what_goes_on() -> None:
    """Each finding with its label, and what the scale gate asks for."""
    outcome = opened().outcome()
    assert outcome["text"].splitlines()[0].endswith("(compared with a control)")
    assert outcome["items"][0]["label"] == "compared with a control"
    assert outcome["hot_spots"] == [{"name": "All hot spots together", "moved": 1}]
    assert outcome["counters"] == [{"name": "Time until solved", "breached": None}]
    assert (outcome["weeks"], outcome["people"]) == (34, [221, 200])


def test_an_activity_has_an_outcome_beside_it() -> None:
    """Or it is not drawn: the page is told which stands beside it, or none."""
    both = opened(series=[*rework(WORKS), *active(WORKS)]).shared()["results"]
    assert {one["id"]: one["beside"] for one in both if one["context"]} == {"active": "rework"}
    alone = opened(series=active(WORKS)).shared()["results"]
    assert [one["beside"] for one in alone if one["context"]] == [""]


def test_without_a_plan_there_is_no_result() -> None:
    """What came in is named as what it is not; an empty review says what it lacks."""
    bench = opened({})
    assert bench.shared()["outside"] == ["Rework share"]
    assert [row["verdict"] for row in bench.activity.results(bench.board)] == ["not in the plan"]
    assert bench.shared()["findings"][0]["words"].startswith("There is no plan")
    assert opened({}, series=[]).outcome()["items"] == []


def test_reading_and_showing() -> None:
    """Who has read says so; the desk puts one alone on the screen."""
    bench = opened()
    bench.act("a1", "read")
    bench.act("desk", "show", item="rework")
    assert bench.answered() == ["a1"]
    assert bench.shared(OPEN, Role.SCREEN)["shown"] == "rework"
    with pytest.raises(Refused, match="no such result"):
        bench.act("desk", "show", item="nothing")


def test_beside_the_prediction() -> None:
    """A step that goes on shows only what was predicted, with what came."""
    bench = opened({"measures": {"cards": CARDS}, "prediction": {"items": [PREDICTED]}})
    bench.step = Step("b", "B", "results", 5, continues="s", options={"focus": "prediction"})
    (found,) = bench.shared()["results"]
    assert found["predicted"]["where"] == "inside"


def test_it_is_kept_undone_and_reported() -> None:
    """What was found stands in the event; undo brings back the day; the report has the label."""
    room = Held(BOOK)
    room.person("Dana")
    room.open("came")
    assert room.live.events[-1].data["inputs"]["found"]["results"][0]["verdict"] == "better"
    room.desk.do("say_change", change="")
    assert room.desk.page["undo"] == "Day of the change"
    room.desk.do("undo")
    assert room.screen.page["board"]["results"][0]["label"] == "compared with a control"
    room.open("beside")
    assert room.screen.page["board"]["results"] == []
    for kind in ("html", "csv"):
        assert "compared with a control" in exported(room, kind)
