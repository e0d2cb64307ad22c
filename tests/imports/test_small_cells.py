"""Nothing about fewer than five comes out, and nothing by which it could be worked out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from commonground.imports import take
from commonground.imports.measures import Measure
from commonground.imports.small import TOTAL, Point, Points, withheld
from commonground.methods.settings import SmallCells

from .files import TICKETS, tickets, written

AT = date(2026, 3, 2)
LEAST = SmallCells().least


def test_no_total_where_a_group_is_withheld(tmp_path: Path) -> None:
    """Not even if the small group is one that nobody named: it is in the total."""
    path = written(tmp_path / "tickets.csv", TICKETS, tickets(small=3))
    groups = {"Harbour": "treated", "Hillside": "control"}
    found = {
        one["arm"]: one["points"][0]
        for one in take(path, {"groups": groups, "cadence": "week"}).series
        if one["measure"] == "Tickets created"
    }
    assert (found["treated"]["n"], found["control"]["n"]) == (10, 10)
    assert found[""] == {"at": "2026-03-02", "value": None, "n": 0, "k": None, "withheld": True}


def shares(counts: list[int]) -> list[Point]:
    """What is shown of the answers to one question, given how many chose each."""
    n = sum(counts)
    found: list[tuple[Measure, Points]] = [
        (
            Measure(f"is{place}-q", str(place), "share", "date", of="answers"),
            {(TOTAL, AT): Point(k / n if n else None, n, k)},
        )
        for place, k in enumerate(counts)
    ]
    return [points[TOTAL, AT] for points in withheld(found)]


@given(some.lists(some.integers(0, 40), min_size=2, max_size=8))
def test_no_answer_by_subtraction(counts: list[int]) -> None:
    """Behind what is not shown of a question are none, or ten and more, or all of it is hidden."""
    shown = shares(counts)
    hidden = [k for k, point in zip(counts, shown, strict=True) if point.withheld]
    assert all(point.withheld for k, point in zip(counts, shown, strict=True) if 0 < k < LEAST)
    everything = all(point.withheld or not k for k, point in zip(counts, shown, strict=True))
    assert not hidden or sum(hidden) >= SmallCells().together or everything


@given(some.integers(0, 60), some.integers(0, 60))
def test_neither_side_of_a_share_of_people(yes: int, no: int) -> None:
    """With n known, how many said no is how many did not say yes."""
    measure = Measure("q", "Yes", "share", "date", of="people")
    point = Point(yes / (yes + no) if yes + no else None, yes + no, yes)
    (shown,) = withheld([(measure, {(TOTAL, AT): point})])
    small = any(0 < side < LEAST for side in (yes, no, yes + no))
    assert shown[TOTAL, AT] == (Point(None, 0, None, withheld=True) if small else point)
