"""Data: aggregates come in at the desk, and nothing else does."""

import json
from pathlib import Path
from typing import Any

import pytest

from commonground.activities.base import Room
from commonground.activities.data import sample
from commonground.imports.purposes import Brought
from commonground.imports.readers import READER
from commonground.imports.records import quiet
from commonground.session.people import Role
from commonground.session.problems import CommonGroundError, Refused
from commonground_widgets import data
from tests.activities.bench import Bench

CARD = {"id": "i1", "name": "Tickets reopened", "baseline": None, "owner": "Quill"}


def bringing() -> Bench:
    """A step in a session that has agreed on a card."""
    bench = Bench("data", **data().options)
    bench.open(room=Room(["a1"], given={"measures": {"cards": [CARD]}}))
    return bench


def found(**more: Any) -> dict[str, Any]:
    """What comes out of a file: one measure in one week, of the card."""
    point = {"at": "2026-03-02", "value": 0.2, "n": 60, "k": 12}
    series = {
        "measure": "Tickets reopened",
        "card": "i1",
        "segment": "",
        "arm": "",
        "unit": "share",
        "cadence": "week",
        "activity": False,
        "points": [point],
    }
    file = {"name": "tickets.csv", "kind": "Zendesk tickets", "rows": 60, "left_out": ["A column"]}
    return {"files": [file], "series": [series | more], "voices": []}


def test_what_comes_in() -> None:
    """Everybody sees the file and what was left out; the numbers are for desk and later steps."""
    bench = bringing()
    bench.act("desk", "take_in", **found())
    for role in (Role.PARTICIPANT, Role.SCREEN):
        (file,) = bench.shared(role=role)["files"]
        assert (file["name"], file["left_out"]) == ("tickets.csv", ["A column"])
        assert file["measures"] == ["Tickets reopened"]
        assert "series" not in file
    desk = bench.shared(role=Role.FACILITATOR)
    assert desk["files"][0]["series"][0]["points"][0]["k"] == 12
    assert "owner" not in desk["plan"][0]
    outcome = bench.outcome()
    assert outcome["items"] == [{"id": "m1", "text": "Tickets reopened"}]
    assert outcome["series"][0]["card"] == "i1"
    bench.act("desk", "put_away", file=bench.board["files"][0]["id"])
    assert bench.outcome() == {"items": [], "series": [], "voices": [], "files": []}


def test_activity_alone_is_said() -> None:
    """No adoption without an outcome beside it."""
    bench = bringing()
    bench.act("desk", "take_in", **found(activity=True, measure="Messages"))
    assert bench.shared()["lacks"].startswith("Only activity has come in so far.")
    bench.act("desk", "take_in", **found())
    assert bench.shared()["lacks"] == ""


def test_the_last_of_a_measure_counts() -> None:
    """A file brought again takes the place of the one before."""
    bench = bringing()
    bench.act("desk", "take_in", **found())
    bench.act("desk", "take_in", **found(points=[{"at": "2026-03-02", "value": 0.5, "n": 10}]))
    assert [one["points"][0]["n"] for one in bench.outcome()["series"]] == [10]


@pytest.mark.parametrize(
    "odd",
    [
        {"points": []},
        {"points": [{"at": "soon", "value": 1, "n": 1}]},
        {"points": [{"at": "2026-03-02", "value": float("nan"), "n": 1}]},
        {"points": [{"at": "2026-03-02", "value": 1, "n": -1}]},
        {"arm": "left"},
        {"segment": "quill@example.org"},
        {"measure": 7},
    ],
)
def test_what_is_no_series_is_refused(odd: dict[str, Any]) -> None:
    """Whoever sent it; nothing has changed."""
    bench = bringing()
    with pytest.raises(Refused):
        bench.act("desk", "take_in", **found(**odd))
    with pytest.raises(Refused):
        bench.act("desk", "take_in", rows=[["quill@example.org", 3]])
    assert bench.board["files"] == []


def test_what_was_taken_elsewhere(tmp_path: Path) -> None:
    """What a command wrote comes in as it is; anything else of that form is a sentence."""
    path, folder = tmp_path / "series.json", tmp_path
    brought = Brought(path, "series.json", {}, {"plan": [CARD]}, folder)
    path.write_text(json.dumps(found(card="")))
    made = READER.look(brought, quiet)["found"]
    bench = bringing()
    bench.act("desk", "take_in", **{name: made[name] for name in ("files", "series", "voices")})
    assert bench.outcome()["series"][0]["card"] == "i1"
    for text in ("{", "{}", json.dumps({"series": 3}), json.dumps(found(arm="left"))):
        path.write_text(text)
        with pytest.raises(CommonGroundError):
            READER.take(brought, quiet)


def test_the_sample() -> None:
    """It says that it is synthetic, and has both arms."""
    bench = bringing()
    bench.act("desk", "take_sample")
    (file,) = bench.shared()["files"]
    assert file["remarks"] == ["Synthetic: made by a program, about nobody"]
    assert {one["arm"] for one in sample()["series"]} == {"", "treated", "control"}
