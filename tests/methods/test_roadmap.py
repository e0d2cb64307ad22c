"""The roadmap: what follows from its days, what does not hold, and the day that a purpose names."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.roadmap import (
    LAUNCH,
    STEP,
    Limits,
    Task,
    findings,
    horizon,
    schedule,
    waits_for,
)

FIRST = date(2027, 3, 1)


def task(key: str, start: int | None, end: int | None, *after: str, **more: object) -> Task:
    """A step from one day of the roadmap to another."""
    days = [None if one is None else FIRST + timedelta(days=one) for one in (start, end)]
    known = {"owner": f"Owner of {key}", "unit": f"Unit {key}", **more}
    return Task(key, key.upper(), start=days[0], end=days[1], after=after, **known)  # type: ignore[arg-type]  # what a test names


SOUND = [
    task("a", 0, 7, budget=500.0),
    task("b", 8, 20, "a", budget=1000.0),
    task("c", 8, 12, "a"),
    task("launch", 21, 21, "b", "c", kind=LAUNCH),
    task("d", 22, 80, "launch"),
]


def test_what_follows_from_the_days() -> None:
    """Begin, launch, end, cost, what comes early; and what leads to the end without a gap."""
    plan = schedule(SOUND)
    assert (plan.first, plan.launch, plan.last) == (FIRST, date(2027, 3, 22), date(2027, 5, 20))
    assert (plan.cost, plan.early) == (1500, ("a", "c"))
    assert plan.slack == {"a": 0, "b": 0, "c": 5, "launch": 0, "d": 0}
    assert plan.critical == ("a", "b", "launch", "d")
    assert findings(SOUND, Limits(date(2027, 6, 1), 2000)) == ()
    assert schedule([]).launch is None


CASES = {
    "no launch": (SOUND[:3], Limits(), "block", "Nothing on it is the launch."),
    "a launch without a day": (
        [*SOUND[:3], task("l", None, None, kind=LAUNCH)],
        Limits(),
        "block",
        "The launch has no day.",
    ),
    "days the wrong way round": (
        [*SOUND, task("x", 9, 3)],
        Limits(),
        "block",
        "“X” ends before it begins.",
    ),
    "a circle": (
        [task("l", 30, 30, kind=LAUNCH), task("x", 0, 1, "y"), task("y", 0, 1, "x")],
        Limits(),
        "block",
        "These wait for one another: “X” → “Y” → “X”.",
    ),
    "nobody owns it": (
        [*SOUND, task("x", 3, 4, owner="")],
        Limits(),
        "warning",
        "Nobody owns “X”.",
    ),
    "it overlaps what it waits for": (
        [*SOUND, task("x", 6, 9, "a")],
        Limits(),
        "warning",
        "“X” begins before “A” is done.",
    ),
    "it waits for nothing that is there": (
        [*SOUND, task("x", 3, 4, unknown=("the board",))],
        Limits(),
        "warning",
        "“X” waits for “the board”, which is not on the roadmap.",
    ),
    "after the horizon": (
        SOUND,
        Limits(date(2027, 4, 30)),
        "warning",
        "“D” ends after 30 April 2027, the end of the purpose.",
    ),
    "too dear": (
        SOUND,
        Limits(budget=1200),
        "warning",
        "It costs 1,500, which is 300 more than there is.",
    ),
    "one unit": (
        [task("a", 0, 3, unit="IT"), task("launch", 4, 4, kind=LAUNCH, unit="it ")],
        Limits(),
        "warning",
        "All of it is in the hands of IT.",
    ),
    "no early win": (
        [task("a", 0, 15), task("launch", 16, 16, kind=LAUNCH)],
        Limits(),
        "warning",
        "Nothing is done within the first 14 days: there is no early win.",
    ),
    "too much at once": (
        [*SOUND, *(task(f"x{n}", 3, 9, owner="North") for n in range(4))],
        Limits(),
        "note",
        "North has 4 steps at the same time.",
    ),
    "no days": ([*SOUND, task("x", None, None)], Limits(), "note", "“X” has no days."),
}


@pytest.mark.parametrize(("tasks", "limits", "level", "words"), CASES.values(), ids=CASES.keys())
def test_what_does_not_hold(tasks: list[Task], limits: Limits, level: str, words: str) -> None:
    """One thing at a time, each with what would mend it."""
    (found,) = findings(tasks, limits)
    assert (found.level, found.words) == (level, words)
    assert found.cure.endswith(".")


DAY = st.one_of(st.none(), st.integers(0, 400), st.integers(-(10**5), 2_800_000))


@given(st.lists(st.tuples(DAY, DAY, st.sets(st.integers(0, 7))), max_size=8))
def test_any_days(rows: list[tuple[int | None, int | None, set[int]]]) -> None:
    """Whatever the days and whatever waits for what: an answer, and slack never below a circle."""
    tasks = [
        task(str(n), start, end, *(str(o) for o in after if o != n and o < len(rows)), kind=STEP)
        for n, (start, end, after) in enumerate(rows)
        if all(one is None or -FIRST.toordinal() < one for one in (start, end))
    ]
    plan = schedule(tasks)
    assert not (plan.circle and plan.slack)
    assert set(plan.critical) == {key for key, days in plan.slack.items() if days <= 0}
    assert not tasks or findings(tasks)[0].level == "block"


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ("Within six months 75% of the adjusters share cases", "2027-09-01"),
        ("In 12 weeks rework falls", "2027-05-24"),
        ("By the end of June 2028, rework falls", "2028-06-30"),
        ("by February rework falls", "2028-02-29"),
        ("by March rework falls", "2027-03-31"),
        ("Rework falls by 20% by Q3 2027", "2027-09-30"),
        ("before 2027-10-15", "2027-10-15"),
        ("by 2027-02-30 or so", None),
        ("by 2029 rework falls", "2029-12-31"),
        ("Rework falls by 20%", None),
        ("within 999 years", "3026-03-01"),
        ("", None),
    ],
)
def test_horizon(statement: str, day: str | None) -> None:
    """The last day of what is named; a month without a year is the next one."""
    assert horizon(statement, FIRST) == (date.fromisoformat(day) if day else None)


@given(st.text(), st.dates())
def test_any_statement_has_a_horizon_or_none(words: str, first: date) -> None:
    """Also at the end of all days."""
    horizon(f"Within 900 weeks {words} within 999 years by May", first)


def test_names_with_commas() -> None:
    """The longest name is found first; what is left is named."""
    others = [("1", "Ask"), ("2", "Ask Ada, then Ben"), ("3", "Launch")]
    assert waits_for("ask Ada, then Ben, Launch", others) == (["2", "3"], [])
    assert waits_for("Lunch; launch", others) == (["3"], ["lunch"])
