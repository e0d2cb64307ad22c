"""A register: rows filled together, kept as they were typed, and read as they are saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from commonground.activities.columns import Column
from commonground.activities.readings import READINGS
from commonground.activities.register import MOST
from commonground.session.problems import Refused
from commonground.session.steps import Step, Workshop
from commonground_widgets import Setting, column, register
from tests.activities.bench import Bench
from tests.rooms import Room, one

UNITS = ["Claims", "IT"]
COLUMNS = [
    column("unit", "Unit", kind="choice", choices=UNITS),
    column("owns", "Owns", kind="choice", choices=["grass roots", "sponsor"]),
    column("does", "Does", kind="choices", choices=["hosts", "reads", "decides"]),
    column("hours", "Hours a week", kind="number", low=0, high=40),
    column("since", "Since", kind="date"),
    column("note", "Note", kind="text"),
]


def started(**options: Any) -> Bench:
    """A bench with two roles."""
    bench = Bench("register", **register(COLUMNS, row="role", **options).options)
    bench.open({"items": [{"id": "a", "text": "Host"}, {"id": "b", "text": "Sponsor"}]})
    return bench


def save(bench: Bench, row: str, **fields: str) -> None:
    """Somebody saves on top of what there is."""
    base = bench.shared()["changes"]
    bench.act("a1", "save_row", row=row, base=base, fields=fields)


def test_rows_begin_with_the_items_and_what_they_bring() -> None:
    """A known column is filled, another is left; a choice that there is not is left out."""
    bench = Bench("register", **register(COLUMNS, limit=3).options)
    brought = {"unit": "IT", "owns": "nobody", "hours": 2.5, "other": "x"}
    bench.open({"items": [{"id": "a", "text": "Host", **brought}]})
    assert bench.board["rows"]["a"]["fields"] == {"text": "Host", "unit": "IT", "hours": "2.5"}


def test_named_rows_come_before_the_source() -> None:
    """With ids of their own where they are named; such rows are neither added nor taken out."""
    options = register(COLUMNS, {"up": "Upper", "low": "Lower"}, add="").options
    bench = Bench("register", **options)
    bench.open({"items": [{"id": "a", "text": "Host"}]})
    assert list(bench.board["rows"]) == ["up", "low"]
    step = Step("s", "S", "register", 5, options=options)
    assert not {"add_row", "take_out_row"} & bench.activity.allowed(step).keys()
    save(bench, "up", text="Renamed", unit="IT")
    assert bench.board["rows"]["up"]["fields"] == {"text": "Upper", "unit": "IT"}


def test_what_is_typed_is_kept_and_slips_are_told() -> None:
    """No number, out of range, no day: kept, and said beside the field; choices in their order."""
    bench = started()
    save(bench, "a", hours="50", since="soon", does="decides, hosts", unit="Claims")
    fields = bench.board["rows"]["a"]["fields"]
    assert fields | {"does": "hosts, decides", "hours": "50", "since": "soon"} == fields
    slips = bench.shared()["read"]["findings"]
    assert [(slip["row"], slip["field"], slip["level"]) for slip in slips] == [
        ("a", "hours", "warning"),
        ("a", "since", "warning"),
    ]
    assert "out of range" in slips[0]["words"]
    save(bench, "a", hours="", since="2027-01-31")
    assert bench.shared()["read"]["findings"] == []


@pytest.mark.parametrize(
    "data",
    [
        {"row": "z", "base": 9, "fields": {"unit": "IT"}},
        {"row": "a", "base": 9, "fields": {}},
        {"row": "a", "base": 9, "fields": "unit"},
        {"row": "a", "base": "9", "fields": {"unit": "IT"}},
        {"row": "a", "base": 9, "fields": {"unit": "Nowhere"}},
        {"row": "a", "base": 9, "fields": {"does": "hosts, flies"}},
        {"row": "a", "base": 9, "fields": {"text": ""}},
        {"row": "a", "base": 9, "fields": {"text": "SPONSOR"}},
        {"row": "a", "base": 9, "fields": {"note": "x" * 601}},
        {"row": "a", "base": 9, "fields": {"hours": 3}},
    ],
)
def test_what_is_refused(data: dict[str, Any]) -> None:
    """In words; the row is as it was."""
    bench = started()
    with pytest.raises(Refused) as refused:
        bench.ask("a1", "save_row", **data)
    assert refused.value.what


def test_several_people_fill_one_row() -> None:
    """Different columns never collide; the same one does, and nothing is written over."""
    bench = started()
    base = bench.shared()["changes"]
    bench.act("a1", "save_row", row="a", base=base, fields={"unit": "IT"})
    bench.act("a2", "save_row", row="a", base=base, fields={"note": "Evenings"})
    with pytest.raises(Refused, match="newer version"):
        bench.ask("a3", "save_row", row="a", base=base, fields={"unit": "Claims"})
    assert bench.answered() == ["a1", "a2"]


def test_adding_rows_up_to_the_limit() -> None:
    """By a name of its own; the desk takes one out, and opening the step brings none back."""
    bench = started(limit=3)
    bench.act("a1", "add_row", text="Guide")
    for text, told in (("guide", "there already"), ("", "no name yet")):
        with pytest.raises(Refused, match=told):
            bench.ask("a1", "add_row", text=text)
    with pytest.raises(Refused, match="There are 3 rows already"):
        bench.ask("a1", "add_row", text="Moderator")
    bench.act("desk", "take_out_row", row="a")
    bench.open({"items": [{"id": "a", "text": "Host"}, {"id": "b", "text": "Sponsor"}]})
    assert [row["text"] for row in bench.shared()["rows"]] == ["Sponsor", "Guide"]


def test_what_comes_first_and_who_is_where() -> None:
    """The desk puts a row first; how many fill it is a number, and one's own is where one was."""
    bench = started()
    bench.act("desk", "put_row_first", row="b", first=True)
    bench.act("a1", "fill_row", row="b")
    first, second = bench.shared()["rows"]
    assert (first["id"], first["filling"], second["filling"]) == ("b", 1, 0)
    assert bench.mine("a1") == {"at": "b"}
    assert "a1" not in json.dumps(bench.shared())


def test_what_later_steps_start_from() -> None:
    """The rows with what stands in them, a line for each, and what the reading found."""
    bench = started(reads="roles")
    save(bench, "a", unit="Claims", owns="grass roots", note="Not in the line")
    found = bench.activity.outcome(bench.board)
    assert found["items"][0] == {
        "id": "a",
        "text": "Host",
        "unit": "Claims",
        "owns": "grass roots",
        "note": "Not in the line",
    }
    assert found["text"] == "Host: Claims, grass roots\nSponsor"
    assert found["reads"] == "roles"
    (row, other) = bench.rows()
    assert (row["filled"], row["blocks"], row["warnings"], other["says"]) == (
        3,
        0,
        0,
        "Nobody has “Sponsor” yet. Name a unit, or do without.",
    )


def test_earlier_outcomes_are_frozen_and_offered() -> None:
    """What an earlier step gave is written into the opening, as far as it is asked for."""
    first = Step("map", "Map", "cards", 5, gives="stakeholders")
    columns = [column("who", "Who", offers="stakeholders")]
    second = Step("s", "S", "register", 5, options=register(columns, ["Host"]).options)
    room = Room(Workshop("w", "W", "", (first, second)))
    room.open("map")
    room.person("Nela").do("add_card", text="Brokers")
    room.desk.do("reveal")
    room.open("s")
    assert room.desk.page["board"]["offers"] == {"who": ["Brokers"]}


def test_undo_at_the_desk() -> None:
    """What the desk did to a row is one undo away; what people wrote stays."""
    room = Room(one(Step("s", "S", "register", 5, options=register(COLUMNS).options)))
    nela = room.person("Nela")
    room.open("s")
    nela.do("add_row", text="Host")
    (row,) = room.desk.page["board"]["rows"]
    room.desk.do("take_out_row", row=row["id"])
    assert room.desk.page["undo"] == "Removal of a row"
    room.desk.do("undo", at=None)
    assert [each["text"] for each in room.desk.page["board"]["rows"]] == ["Host"]


IMPOSSIBLE: list[tuple[Callable[[], Column | Setting], str]] = [
    (lambda: column("Owner", "Owner"), "'Owner' is no name of a column"),
    (lambda: column("text", "Text"), "'text' is taken"),
    (lambda: column("x", "X", kind="words"), "kind is 'words'"),
    (lambda: column("x", "X", kind="choice"), "column 'x' is a choice and its choices are []"),
    (lambda: column("x", "X", choices=["a"]), "column 'x' is a line and its choices are ['a']"),
    (lambda: column("x", "X", kind="choice", choices=["a, b"]), "without commas"),
    (lambda: column("x", "X", low=1), "only numbers lie between low and high"),
    (lambda: column("x", "X", kind="number", high=1), "goes from None to 1"),
    (lambda: column("x", " "), "column 'x' has no label"),
    (lambda: register([column("x", "X"), column("x", "Y")]), "each needs a name of its own"),
    (lambda: register(reads="stars"), "reads is 'stars'; the readings are"),
    (lambda: register(limit=MOST + 1), "a register has 1 to 60 rows"),
    (lambda: register(rows=["a", "b"], limit=1), "there are 2 rows to begin with"),
]


@pytest.mark.parametrize(("make", "told"), IMPOSSIBLE)
def test_settings_that_cannot_be(make: Callable[[], Any], told: str) -> None:
    """A slip in a cell is told in that cell, with the value."""
    with pytest.raises(ValueError, match=r".*") as slip:
        make()
    assert told in str(slip.value)


# A row of a register, or an option of a decision.
BARE = {"id": "r1", "text": "x", "chosen": False, "needs": []}


@pytest.mark.parametrize("name", READINGS)
@pytest.mark.parametrize("rows", [[], [BARE]], ids=["none", "bare"])
def test_every_reading_reads_rows_with_nothing_in_them(name: str, rows: list[Any]) -> None:
    """Findings of the agreed form, and figures; what is unknown is never a pass."""
    found = READINGS[name](rows, {})
    assert {"findings", "figures"} <= found.keys()
    assert json.loads(json.dumps(found)) == found
    for one_finding in found["findings"]:
        assert one_finding.keys() == {"level", "words", "cure", "row"}
        assert one_finding["level"] in ("block", "warning", "note")
        assert one_finding["row"] in (None, "r1")
    assert all(figure.keys() == {"label", "value", "note"} for figure in found["figures"])
