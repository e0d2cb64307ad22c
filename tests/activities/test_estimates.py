"""Estimates: numbers as people type them, private until revealed, then the middle of all."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.activities.base import OPEN, REVEALED
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import Bench
from tests.rooms import Json

CARD = {"name": "Rework", "unit": "%", "direction": "down", "baseline": 18, "target": 12}
MEASURES: Json = {
    "items": [{"id": "k1", "text": "Rework", "stage": "outcome"}],
    "cards": [CARD],
}
PARTS: tuple[Json, ...] = (
    {"id": "b", "text": "Hours saved", "part": "benefit"},
    {"id": "c", "text": "Hours spent", "part": "cost"},
    {"id": "a", "text": "Our part", "part": "attribution", "unit": "%"},
)


def opened(source: Json = MEASURES, **options: Any) -> Bench:
    """A bench on which the items of the source are estimated."""
    bench = Bench("estimates", **options)
    bench.open(source)
    return bench


def ranges(bench: Bench, **given: tuple[float, float, float]) -> None:
    """Three numbers of one person for each item."""
    for item, (low, likely, high) in given.items():
        bench.act("a1", "estimate", item=item, low=low, likely=likely, high=high)


def test_a_card_brings_what_is_known_of_it() -> None:
    """Its unit, from where to where it shall go, beside the number that is asked for."""
    assert opened().shared()["items"] == [
        {
            "id": "k1",
            "text": "Rework",
            "unit": "%",
            "hint": "18 → 12%",
            "baseline": 18.0,
            "target": 12.0,
        }
    ]


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("13,5", "", 13.5),
        ("1 200", "h", 1200),
        ("15%", "share", 0.15),
        ("15%", "%", 15),
        (7, "", 7),
    ],
)
def test_numbers_as_they_are_typed(typed: object, unit: str, number: float) -> None:
    """With a comma, in thousands, in percent of a share."""
    bench = opened({"items": [{"id": "i", "text": "It"}]}, unit=unit)
    bench.act("a1", "estimate", item="i", likely=typed)
    assert bench.mine("a1")["given"] == {"i": {"likely": number}}


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        ("point", {"likely": "soon"}, "is not a number"),
        ("point", {"likely": "1.200"}, "can be read in two ways"),
        ("point", {"likely": 1e30}, "more than can be counted"),
        ("point", {"likely": True}, "is not a number"),
        ("range", {"low": 1, "likely": 2}, "one is missing"),
        ("range", {"low": 3, "likely": 2, "high": 5}, "not in order"),
        ("point", {"likely": 1, "item": "x"}, "no such item"),
    ],
)
def test_what_is_no_estimate(kind: str, data: Json, says: str) -> None:
    """Each in a sentence."""
    bench = opened(kind=kind)
    with pytest.raises(Refused, match=says):
        bench.act("a1", "estimate", **{"item": "k1", **data})


def test_nobody_hears_the_others_first() -> None:
    """Until the reveal there is a count; after it there are numbers, and no names."""
    bench = opened()
    for author, likely in (("a1", 12), ("a2", 16), ("a3", 13)):
        bench.act(author, "estimate", item="k1", likely=likely)
    assert "results" not in bench.shared(role=Role.FACILITATOR)
    assert bench.shared(role=Role.SCREEN) == {"given": 3}
    (found,) = bench.shared(REVEALED, Role.SCREEN)["results"]
    assert {name: found[name] for name in ("n", "low", "likely", "high", "least", "most")} == {
        "n": 3,
        "low": 12.5,
        "likely": 13,
        "high": 14.5,
        "least": 12,
        "most": 16,
    }
    assert found["values"] == [[12], [13], [16]]
    outcome = bench.outcome()
    assert outcome["text"] == "Rework: 13% (12.5 to 14.5)"
    assert outcome["items"][0] | {"likely": 13, "n": 3, "target": 12} == outcome["items"][0]


def test_an_answer_can_be_taken_back_or_left_out() -> None:
    """Empty fields take it back; who is done has answered."""
    bench = opened()
    bench.act("a1", "estimate", item="k1", likely=12)
    bench.act("a1", "estimate", item="k1", likely="")
    assert (bench.mine("a1")["given"], bench.answered()) == ({}, [])
    bench.act("a1", "done")
    assert bench.answered() == ["a1"]


def test_the_range_of_a_room() -> None:
    """The medians of both ends and of the middle; one who gave nothing does not count."""
    bench = opened(kind="range")
    for author, low in (("a1", 10.0), ("a2", 20.0), ("a3", 60.0)):
        bench.act(author, "estimate", item="k1", low=low, likely=low + 1, high=low + 5)
    (found,) = bench.outcome()["items"]
    assert (found["low"], found["likely"], found["high"], found["n"]) == (20, 21, 25, 3)
    assert [row["low"] for row in bench.rows()] == [10, 20, 60]


def test_what_it_is_worth() -> None:
    """Benefit and cost come to a chance and to what it hangs on; one alone does not."""
    bench = opened({}, kind="range", model="value", items=PARTS)
    assert bench.shared(phase=REVEALED)["worth"] == {
        "missing": "Nobody has estimated a benefit yet."
    }
    ranges(bench, b=(10, 30, 80))
    assert bench.outcome()["worth"] == {"missing": "Nobody has estimated a cost yet."}
    ranges(bench, c=(28, 30, 32), a=(40, 50, 60))
    found = bench.outcome()["worth"]
    assert 0 < found["chance"] < 0.5
    assert [one["text"] for one in found["drivers"]] == ["Hours saved", "Our part", "Hours spent"]
    assert (len(found["percentiles"]), found["draws"]) == (99, 10_000)
    ranges(bench, c=(0, 0, 0))
    assert "as low as 0" in bench.outcome()["worth"]["missing"]
    assert "worth" not in bench.shared(phase=OPEN)
