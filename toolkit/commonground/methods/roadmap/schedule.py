"""What follows from the days of a roadmap's steps.

A step with only one of its two days is that day. Of steps that wait for one another in a circle
none can begin, so nothing is said of what may slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from commonground.methods.settings import Road

STEP, EARLY, LAUNCH = KINDS = ("step", "early win", "launch")
"""What a step of the roadmap may be."""


@dataclass(frozen=True, slots=True)
class Task:
    """A step: who does it and of which unit, its first and last day, cost, and what it waits for.

    ``after`` has ids of other steps, ``unknown`` names under which there is none.
    """

    id: str
    text: str
    kind: str = STEP
    owner: str = ""
    unit: str = ""
    start: date | None = None
    end: date | None = None
    budget: float | None = None
    after: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day, if at least one is known and they are in order."""
        start, end = self.start or self.end, self.end or self.start
        return (start, end) if start and end and start <= end else None


@dataclass(frozen=True, slots=True)
class Schedule:
    """What follows from the days of all steps.

    ``early`` are the ids of what is done within the first days. ``slack`` says how many working
    days each may slip before something else or the end does, ``critical`` which may not, in order.
    """

    first: date | None
    last: date | None
    launch: date | None
    cost: float
    early: tuple[str, ...]
    slack: Mapping[str, int]
    critical: tuple[str, ...]
    circle: tuple[str, ...]


def schedule(tasks: Sequence[Task], settings: Road | None = None) -> Schedule:
    """When it begins, is launched and ends, what comes early, and what may not slip."""
    road = settings or Road()
    dated = {task.id: days for task in tasks if (days := task.days)}
    first = min((start for start, _ in dated.values()), default=None)
    last = max((end for _, end in dated.values()), default=None)
    launches = [dated[task.id][0] for task in tasks if task.kind == LAUNCH and task.id in dated]
    early = [
        task.id
        for task in tasks
        if task.id in dated and first and (dated[task.id][1] - first).days < road.early
    ]
    circle = _circle(tasks)
    slack = {} if circle or last is None else _slack(tasks, dated, last)
    tight = sorted((key for key, days in slack.items() if days <= 0), key=lambda key: dated[key])
    return Schedule(
        first,
        last,
        min(launches, default=None),
        sum(task.budget or 0 for task in tasks),
        tuple(early),
        slack,
        tuple(tight),
        circle,
    )


def _slack(
    tasks: Sequence[Task], dated: Mapping[str, tuple[date, date]], last: date
) -> dict[str, int]:
    """How many working days each may slip, until what waits for it must begin, or the end."""
    waiting: dict[str, list[str]] = {key: [] for key in dated}
    for task in tasks:
        for before in task.after:
            if before in dated and task.id in dated:
                waiting[before].append(task.id)
    found: dict[str, int] = {}

    def of(key: str) -> int:
        if key not in found:
            done = _until(dated[key][1].toordinal())
            begins = {then: dated[then][0].toordinal() - 1 for then in waiting[key]}
            gaps = [_until(day) - done + of(then) for then, day in begins.items()]
            found[key] = min([_until(last.toordinal()) - done, *gaps])
        return found[key]

    return {key: of(key) for key in dated}


def _until(ordinal: int) -> int:
    """The working days up to a day; 1 is a Monday."""
    weeks, days = divmod(ordinal, 7)
    return weeks * 5 + min(days, 5)


def _circle(tasks: Sequence[Task]) -> tuple[str, ...]:
    """Steps that wait for one another in a circle; none if there is no circle."""
    after = {task.id: task.after for task in tasks}
    free: set[str] = set()
    while now := {
        key
        for key, before in after.items()
        if key not in free and free.issuperset(one for one in before if one in after)
    }:
        free |= now
    stuck = [key for key in after if key not in free]
    if not stuck:
        return ()
    path = [stuck[0]]
    while True:  # each that is stuck waits for another that is stuck
        then = next(one for one in after[path[-1]] if one in after and one not in free)
        if then in path:
            return tuple(path[path.index(then) :])
        path.append(then)


def waits_for(text: str, others: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The ids of the steps that a text names, and the names in it under which there is none.

    ``others`` are id and name of each. Names are parted by commas, and may have commas of their
    own: the longest are looked for first.
    """
    rest, found = text.casefold(), []
    for key, name in sorted(others, key=lambda one: -len(one[1])):
        if name and name.casefold() in rest:
            found.append(key)
            rest = rest.replace(name.casefold(), ",")
    strange = [part.strip() for part in rest.replace(";", ",").split(",")]
    return found, [part for part in strange if part]
