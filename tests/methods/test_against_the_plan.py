"""Results against the plan: the effect is found, its absence respected, and each says how sure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from commonground.methods.indicators import Card
from commonground.methods.review import Asked, against, difference_in_shares, evidence, line
from commonground.methods.review.told import crossed, headline, number
from tests.samples.organisations import NOTHING, SCRIPT, WORKS
from tests.samples.series import active, all_of, reopened, rework

Json = dict[str, Any]
CARDS: list[Json] = SCRIPT["plan"]()["cards"]
CHANGE: date = SCRIPT["CHANGE"]
SHARE = Card(name="Errors", unit="%", direction="down")


def reviewed(series: list[Json], **asked: Any) -> Json:
    """The results of the samples' plan, by the id of the card."""
    found = against(Asked(**{"cards": CARDS, "series": series, "change": CHANGE, **asked}))
    return found | {"of": {one["id"]: one for one in found["results"]}}


def monthly(*values: tuple[int, int], start: int = 1, arm: str = "") -> Json:
    """A share in each month of 2025 from ``start`` on."""
    points = [
        {"at": f"2025-{month:02}-01", "value": k / n, "n": n, "k": k}
        for month, (k, n) in enumerate(values, start)
    ]
    about = {"measure": "Errors", "card": "errors", "segment": "", "arm": arm}
    return {**about, "unit": "share", "cadence": "month", "points": points}


def test_the_effect_is_found() -> None:
    """In the organisation in which the change worked; compared with those without it."""
    found = reviewed(all_of(WORKS))
    rework_share = found["of"]["rework"]
    assert (rework_share["label"], rework_share["verdict"]) == ("compared with a control", "better")
    assert rework_share["low"] < -6 < rework_share["high"] < 0
    assert found["of"]["reopened"]["verdict"] == "better"
    assert found["of"]["reopened"]["reached"]
    assert found["of"]["minutes"]["verdict"] == "no change shown"
    assert found["counters"] == [{"name": "Time until solved", "breached": False}]
    assert found["hot_spots"] == [{"name": "All hot spots together", "moved": 1}]
    assert (found["weeks"], found["people"]) == (34, [221, 200])


def test_its_absence_is_respected() -> None:
    """In the other one nothing is claimed, however much people chat."""
    found = reviewed(all_of(NOTHING))
    for card in ("rework", "reopened"):
        assert found["of"][card]["verdict"] == "no change shown"
        assert "is shown" in found["of"][card]["finding"]
        assert found["of"][card]["crossed"]
    assert found["hot_spots"] == [{"name": "All hot spots together", "moved": 0}]
    assert found["of"]["active"]["verdict"] == "context"
    assert found["of"]["active"]["beside"] == "rework"


def test_how_sure() -> None:
    """Of ten organisations each: the effect in all, and a false alarm in two at most."""
    found = []
    for works in (0, 1):
        made = [SCRIPT["organisations"](seed)[works] for seed in range(2, 12)]
        found.append([reviewed(rework(org))["of"]["rework"]["moved"] for org in made])
    assert found[0] == [1] * 10
    assert sum(moved != 0 for moved in found[1]) <= 2


def test_each_hot_spot_by_itself() -> None:
    """Where the file tells teams apart, each is held against those without the change."""
    series = rework(WORKS, by_team=True)
    found = reviewed(series, spots=["Motor North", "Property North", "Travel"])
    assert [(spot["name"], spot["moved"]) for spot in found["hot_spots"]] == [
        ("Motor North", 1),
        ("Property North", 1),
        ("Travel", None),
    ]
    together = reviewed(rework(WORKS))["of"]["rework"]
    assert found["of"]["rework"]["low"] == pytest.approx(together["low"])


def test_without_a_control_it_is_a_shift() -> None:
    """And chance that chose the groups makes it more."""
    alone = [one for one in rework(WORKS) if one["arm"] == "treated"]
    found = reviewed(alone)["of"]["rework"]
    assert (found["label"], found["verdict"]) == ("shift signal", "better")
    assert len(found["expected"]) == 34
    assert found["expected"][0][0] == "2025-11-03"
    assert {one["direction"] for one in found["signals"] if one["last"] > "2025-11-03"} == {-1}
    assert reviewed(rework(WORKS), randomised=True)["of"]["rework"]["label"] == "randomised"


def test_a_drift_from_before_is_no_shift() -> None:
    """What falls since long before the change passes before and after, and not the course."""
    days = [date(2025, 1, 6) + timedelta(weeks=week) for week in range(40)]
    points = [
        {"at": str(day), "value": (300 - 3 * week) / 1000, "n": 1000, "k": 300 - 3 * week}
        for week, day in enumerate(days)
    ]
    weekly = {**monthly((1, 2)), "cadence": "week", "points": points}
    found = evidence(line(weekly, SHARE), change=days[20])
    assert found.change is not None
    assert (found.change.shifted, found.direction, found.label) == (True, 0, "observed change")


def test_two_groups_that_moved_apart_before() -> None:
    """Are told so."""
    falling = monthly(*((300 - 12 * month, 1000) for month in range(10)), arm="treated")
    steady = monthly(*((300 + month % 2, 1000) for month in range(10)), arm="control")
    cards = [{"id": "errors", "name": "Errors", "unit": "%", "direction": "down"}]
    found = reviewed([falling, steady], cards=cards, change=date(2025, 7, 1))
    words = [one["words"] for one in found["results"][0]["findings"]]
    assert "Both groups did not move alike before the change." in words
    assert "The plan has no baseline for it." in words


def test_few_periods_count_people() -> None:
    """Two rounds of a survey: each arm's interval is Newcombe's, and together they are wider."""
    treated = monthly((24, 60), (40, 60), arm="treated")
    control = monthly((24, 60), (25, 60), arm="control")
    cards = [{"id": "errors", "name": "Errors", "unit": "%", "direction": "up"}]
    (found,) = reviewed([treated, control], cards=cards, change=date(2025, 2, 1))["results"]
    alone = difference_in_shares((24, 60), (40, 60)).interval
    assert alone is not None
    assert found["estimate"] == pytest.approx(25)
    assert found["low"] < 100 * alone[0] < 25 < found["high"]
    assert found["label"] == "compared with a control"


def test_what_is_missing_is_said() -> None:
    """No data for a card, a measure outside the plan, no plan, no day: each in a sentence."""
    other = {**active(WORKS)[0], "card": "", "measure": "Likes"}
    found = reviewed([*reopened(WORKS), other], change=None)
    assert found["outside"] == ["Likes"]
    assert found["of"]["rework"]["finding"] == "Rework share: nothing was measured."
    assert found["of"]["reopened"]["label"] == "observed change"
    assert [one["level"] for one in found["findings"]] == ["block", "note"]
    assert against(Asked([], []))["findings"][0]["words"].startswith("There is no plan")


def test_another_unit() -> None:
    """A share is told in percent; what the plan says in another unit is not held against it."""
    cards = [{**CARDS[0], "unit": "claims", "question": "Better?"}]
    (found,) = reviewed(rework(WORKS), cards=cards)["results"]
    assert (found["unit"], found["target"], found["verdict"]) == ("%", None, "better")
    assert (
        found["findings"][0]["words"] == "The plan counts it in “claims”, and the data is a share."
    )


def test_against_what_was_predicted() -> None:
    """Inside what the room expected, better than anybody expected, or short of it."""
    about = {"id": "rework", "n": 6}
    ranges = {"inside": (11, 12.4, 14), "beyond": (13, 15, 16), "short": (8, 9, 10)}
    for where, (low, likely, high) in ranges.items():
        predicted = [{**about, "low": low, "likely": likely, "high": high}]
        found = reviewed(rework(WORKS), predicted=predicted)["of"]["rework"]["predicted"]
        assert (found["where"], found["n"]) == (where, 6)


@pytest.mark.parametrize(
    ("threshold", "direction", "value", "beyond"),
    [
        ("over 15% after three months", "down", 16, True),
        ("over 15% after three months", "down", 14, False),
        ("under 50% in spring", "up", 45, True),
        ("15", "down", 16, True),
        ("15", "hold", 16, None),
        ("when it hurts", "down", 16, None),
        ("over 2,600 minutes", "hold", 2700, True),
    ],
)
def test_a_threshold_in_words(
    threshold: str, direction: str, value: float, *, beyond: bool | None
) -> None:
    """As far as its words can be read."""
    assert crossed(Card(threshold=threshold, direction=direction), value) is beyond


def test_nothing_since_the_change() -> None:
    """Numbers from before say nothing of what changed, and have no label to say it with."""
    found = reviewed(reopened(WORKS), change=date(2030, 1, 1))["of"]["reopened"]
    assert found["finding"] == "Tickets reopened: nothing was measured since the change."
    assert (found["label"], found["says"], found["verdict"]) == ("", "", "not measured")


def test_words() -> None:
    """Numbers as people write them, and a headline where little is known."""
    told = [number(one) for one in (12000.4, 0.1754, -0.0001, -3.25)]
    assert told == ["12,000", "0.175", "0", "−3.25"]
    assert headline(SHARE, None) == "Errors: nothing was measured."
    known = evidence(line(monthly((9, 10), (8, 10)), SHARE))
    assert headline(SHARE, known) == "Errors is at 85%; there is no before."
