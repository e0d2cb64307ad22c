"""Indicator cards: filled together, part by part, and checked as they are saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities import base
from commonground.activities.base import CLOSED, OPEN
from commonground.activities.indicators import MOST
from commonground.hub.permissions import allowed
from commonground.methods.indicators import FIELDS, PARTS, check
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench
from tests.rooms import Room, one

CANDIDATES: list[dict[str, Any]] = [
    {"id": "m1", "text": "Share of claims with rework", "question": "Does it fall?", "gaming": 2.5},
    {"id": "m2", "text": "Active users 🙂", "purpose": "Cut rework", "stage": "output"},
]


def started(**options: Any) -> Bench:
    """A bench with two cards."""
    bench = Bench("indicators", **{"purpose": "Share cases to cut rework", **options})
    bench.open({"items": CANDIDATES})
    return bench


def fields(bench: Bench, card: str) -> dict[str, str]:
    """What a card holds."""
    found: dict[str, str] = bench.board["cards"][card]["fields"]
    return found


def test_cards_begin_with_what_is_known_of_the_candidates() -> None:
    """The question and the purpose; a stage; of two answers on gaming the worse."""
    bench = started()
    assert fields(bench, "m1") == {
        "name": "Share of claims with rework",
        "purpose": "Share cases to cut rework",
        "question": "Does it fall?",
        "gaming_risk": "3",
    }
    assert fields(bench, "m2") == {
        "name": "Active users 🙂",
        "purpose": "Cut rework",
        "logic_stage": "output",
    }


def test_no_more_cards_than_a_room_can_fill() -> None:
    """The first ones; how many is an option. Without a source the step begins empty."""
    many = [{"id": f"m{n}", "text": f"Metric {n}"} for n in range(200)]
    bench = Bench("indicators", most=3)
    bench.open({"items": many})
    assert list(bench.board["cards"]) == ["m0", "m1", "m2"]
    empty = Bench("indicators")
    empty.open()
    assert empty.shared()["cards"] == []
    assert empty.shared()["balance"] == []


def test_saving_a_part_of_a_card() -> None:
    """What was typed is kept, cleaned; an emptied field is empty."""
    bench = started()
    bench.act("a1", "save_indicator", card="m1", base=0, fields={"unit": " % ", "owner": "Zoë\x00"})
    bench.act("a1", "save_indicator", card="m1", base=9, fields={"owner": "", "nonsense": "x"})
    assert fields(bench, "m1")["unit"] == "%"
    assert "owner" not in fields(bench, "m1")
    assert bench.answered() == ["a1"]


def test_several_people_fill_one_card() -> None:
    """Different fields never collide; the same field does, and nothing is overwritten."""
    bench = started()
    base = bench.shared()["changes"]
    bench.act("a1", "save_indicator", card="m1", base=base, fields={"unit": "%"})
    bench.act("a2", "save_indicator", card="m1", base=base, fields={"owner": "Ben"})
    with pytest.raises(Refused, match="newer version"):
        bench.ask("a3", "save_indicator", card="m1", base=base, fields={"unit": "share"})
    now = bench.shared()["changes"]
    bench.act("a3", "save_indicator", card="m1", base=now, fields={"unit": "share"})
    assert fields(bench, "m1")["unit"] == "share"


@pytest.mark.parametrize(
    "data",
    [
        {"card": "m9", "base": 9, "fields": {"unit": "%"}},
        {"card": "m1", "base": 9, "fields": {}},
        {"card": "m1", "base": 9, "fields": "unit"},
        {"card": "m1", "base": "9", "fields": {"unit": "%"}},
        {"card": "m1", "base": 9, "fields": {"name": ""}},
        {"card": "m1", "base": 9, "fields": {"name": "x" * 121}},
        {"card": "m1", "base": 9, "fields": {"direction": "sideways"}},
        {"card": "m1", "base": 9, "fields": {"unit": 3}},
        {"card": "m1", "base": 9, "fields": {"purpose": "Share cases to cut rework"}},
    ],
)
def test_what_is_refused(data: dict[str, Any]) -> None:
    """In words; the card is as it was."""
    bench = started()
    with pytest.raises(Refused) as refused:
        bench.ask("a1", "save_indicator", **data)
    assert refused.value.what


def test_bad_values_are_kept_and_told() -> None:
    """A share of 140% and a target on the wrong side keep nobody from saving."""
    bench = started()
    values = {"unit": "%", "baseline": "140%", "target": "12", "direction": "up", "horizon": "soon"}
    bench.act("a1", "save_indicator", card="m1", base=9, fields=values)
    told = bench.shared()["problems"]["m1"]
    assert [finding["field"] for finding in told] == ["baseline", "target", "horizon"]
    assert fields(bench, "m1")["horizon"] == "soon"
    assert "m2" not in bench.shared()["problems"]


def test_the_vanity_check_and_the_balance_speak_up() -> None:
    """On each card, and for each purpose."""
    shared = started().shared()
    vain = shared["cards"][1]
    assert vain["context_only"]
    assert vain["findings"][0]["rule"] == "V1"
    assert len(shared["balance"]) == 2
    missing = [finding["field"] for finding in shared["balance"][0]["findings"]]
    assert missing == ["value_cycle", "timing", "counter_metric"]


def test_parts_have_all_fields() -> None:
    """The page asks part by part."""
    parts = started().shared()["parts"]
    assert [part["id"] for part in parts] == list(PARTS)
    asked = [field["name"] for part in parts for field in part["fields"]]
    assert asked == [field.name for field in FIELDS]


def test_who_fills_which_card_is_a_number() -> None:
    """Nobody's name, and nothing of it on a page but one's own card."""
    bench = started()
    bench.act("a1", "fill_indicator", card="m1")
    bench.act("a2", "fill_indicator", card="m1")
    bench.act("a2", "fill_indicator", card="m2")
    assert [card["filling"] for card in bench.shared()["cards"]] == [1, 1]
    assert bench.mine("a2") == {"at": "m2"}
    bench.act("a2", "fill_indicator", card=None)
    assert bench.mine("a2") == {"at": None}
    assert bench.mine("a3") == {"at": None}


def test_adding_and_taking_out() -> None:
    """What was taken out stays out when the step is opened again; the others keep their words."""
    bench = started()
    bench.act("a1", "add_indicator", name=" Handling time ")
    bench.act(DESK, "take_out_indicator", card="m2")
    bench.act("a1", "save_indicator", card="m1", base=9, fields={"unit": "%"})
    bench.open({"items": CANDIDATES})
    names = [fields(bench, card)["name"] for card in bench.board["cards"]]
    assert names == ["Share of claims with rework", "Handling time"]
    assert fields(bench, "m1")["unit"] == "%"
    with pytest.raises(Refused):
        bench.ask("a1", "add_indicator", name=" \u200b")


def test_there_is_an_end_to_adding() -> None:
    """Twenty cards are more than anybody will look at."""
    bench = Bench("indicators")
    for number in range(MOST):
        bench.act("a1", "add_indicator", name=f"Metric {number}")
    with pytest.raises(Refused, match="already"):
        bench.ask("a1", "add_indicator", name="One more")


def test_what_later_steps_start_from() -> None:
    """Items, one text to consent to, and the cards for the plan; retired ones are left out."""
    bench = started()
    aim = {"baseline": "18%", "target": "12", "horizon": "2027-06"}
    bench.act("a1", "save_indicator", card="m1", base=9, fields=aim)
    bench.act("a1", "save_indicator", card="m2", base=9, fields={"status": "retired"})
    outcome = bench.outcome()
    name, purpose = "Share of claims with rework", "Share cases to cut rework"
    known = {"question": "Does it fall?", "purpose": purpose}
    assert outcome["items"] == [{"id": "m1", "text": name, **known}]
    assert outcome["text"] == f"{name}: 18 → 12% by 30 Jun 2027"
    assert outcome["cards"][0]["question"] == "Does it fall?"


def test_the_summary_is_a_table() -> None:
    """One row per card, all fields as columns, never a name."""
    bench = started()
    bench.act("a1", "save_indicator", card="m1", base=9, fields={"segments": "North, South"})
    table = bench.activity.summary(bench.board)
    assert list(table.columns) == list(bench.activity.columns)
    assert table["context_only"].tolist() == [False, True]
    assert table["segments"].tolist() == ["North, South", ""]
    assert table["filled"].tolist() == [5, 3]
    assert '"a1"' not in json.dumps(bench.rows())
    assert bench.activity.summary(Bench("indicators").board).empty


def test_in_a_room_everybody_sees_the_same_and_the_screen_no_name() -> None:
    """Anonymous: not who fills what either. Undo brings a card back exactly."""
    options = {"items": CANDIDATES}
    room = Room(one(Step("s", "Cards", "indicators", 5, anonymous=True, options=options)))
    ada = room.person("Ada Okafor")
    room.open("s")
    ada.do("fill_indicator", card="m1")
    ada.do("save_indicator", card="m1", base=9, fields={"unit": "%"})
    for hand in (room.desk, room.screen, room.person("Ben")):
        assert "Ada" not in json.dumps(hand.page["board"])
        assert hand.page["board"]["cards"][0]["fields"]["unit"] == "%"
    before = room.live.state.boards["s"]
    room.desk.do("take_out_indicator", card="m1")
    assert "m1" not in room.live.state.boards["s"]["cards"]
    room.desk.do("undo", at=None)
    assert room.live.state.boards["s"] == before
    assert ada.refused("take_out_indicator", card="m1")
    room.desk.do("close_step", at=None)
    assert ada.refused("save_indicator", card="m1", base=9, fields={"unit": "h"})
    assert "take_out_indicator" in allowed(room.live.state, room.desk.viewer)


TEXT = st.text(max_size=30)
CHANGE = st.dictionaries(st.sampled_from([field.name for field in FIELDS]), TEXT, max_size=5)


@given(st.lists(st.tuples(st.sampled_from(["m1", "m2"]), CHANGE), max_size=6))
def test_whatever_is_typed_can_be_shown(changes: list[tuple[str, dict[str, str]]]) -> None:
    """A refusal or a save, never a traceback; and all pages are JSON."""
    bench = started()
    for card, typed in changes:
        try:
            bench.act("a1", "save_indicator", card=card, base=10**6, fields=typed)
        except Refused:
            continue
    for phase, role in ((OPEN, Role.PARTICIPANT), (CLOSED, Role.SCREEN)):
        json.dumps(bench.shared(phase, role), allow_nan=False)
    shared = bench.shared()["cards"]
    assert [len(card["findings"]) for card in shared] == [
        len(check({**card["fields"]})) for card in shared
    ]
    json.dumps([bench.outcome(), bench.rows()], allow_nan=False)


def judged(bench: Bench) -> None:
    """The cards come back from a rating by two criteria."""
    items = [{**CANDIDATES[0], "validity": 4, "cost": 2.5}, CANDIDATES[1]]
    named = [{"id": "validity", "label": "Validity"}, {"id": "cost", "label": "Cost"}]
    bench.open({"items": items, "criteria": named})


def test_what_the_room_judged_stands_on_the_cards() -> None:
    """By the criteria of the rating, and nothing where it found nothing."""
    bench = started()
    judged(bench)
    found = [{"label": "Validity", "value": 4}, {"label": "Cost", "value": 2.5}]
    assert [card["judged"] for card in bench.shared()["cards"]] == [found, []]


def test_the_desk_says_which_cards_come_first() -> None:
    """In the order in which it put them first, for every page and every later step."""
    bench = started()
    bench.act(DESK, "put_first", card="m2", first=True)
    assert [(card["id"], card["first"]) for card in bench.shared()["cards"]] == [
        ("m2", True),
        ("m1", False),
    ]
    assert [item["id"] for item in bench.outcome()["items"]] == ["m2", "m1"]
    bench.act(DESK, "put_first", card="m1", first=True)
    assert [card["id"] for card in bench.shared()["cards"]] == ["m2", "m1"]
    bench.act(DESK, "put_first", card="m2", first=False)
    assert [card["id"] for card in bench.shared()["cards"]] == ["m1", "m2"]
    bench.act(DESK, "take_out_indicator", card="m1")
    assert [card["id"] for card in bench.shared()["cards"]] == ["m2"]


def test_each_step_asks_anew() -> None:
    """When a step opens, nobody is at a card, and nobody has done yet what it asks for."""
    bench = started()
    bench.act("a1", "fill_indicator", card="m1")
    bench.act("a1", "save_indicator", card="m1", base=9, fields={"unit": "%"})
    assert bench.answered() == ["a1"]
    bench.open()
    assert (bench.answered(), bench.mine("a1")) == ([], {"at": None})
    assert fields(bench, "m1")["unit"] == "%"


def test_names_of_the_map_are_offered() -> None:
    """Those of an earlier workshop, in an order that says nothing of where they were placed."""
    names = ["Brokers", "adjusters", "North, and South"]  # a list of segments could not hold it
    items = [{"id": name, "text": name} for name in names]
    bench = Bench("indicators")
    bench.open({"items": CANDIDATES}, base.Room(given={"stakeholders": {"items": items}}))
    assert bench.shared()["stakeholders"] == ["adjusters", "Brokers"]
    roles = [{"text": "Host", "who": "The night shift"}, {"text": "Guide"}]
    bench.open({"items": CANDIDATES}, base.Room(given={"role map": {"items": roles}}))
    assert bench.shared()["owners"] == ["The night shift"]
    assert not {"stakeholders", "owners"} & started().shared().keys()
