"""What does not hold in a roadmap, and what would mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from commonground.methods.roadmap.horizon import in_words
from commonground.methods.roadmap.schedule import LAUNCH, Schedule, Task, schedule
from commonground.methods.settings import Road


@dataclass(frozen=True, slots=True)
class Limits:
    """By when it must be done, what it may cost, and what the day comes from."""

    horizon: date | None = None
    budget: float | None = None
    source: str = "the purpose"


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold, what would mend it, and the step that it is about, if it is one."""

    level: Literal["block", "warning", "note"]
    words: str
    cure: str
    row: str | None = None


def findings(
    tasks: Sequence[Task], limits: Limits | None = None, settings: Road | None = None
) -> tuple[Finding, ...]:
    """What does not hold, what blocks first; nothing of a roadmap that has not begun."""
    if not tasks:
        return ()
    road, bounds = settings or Road(), limits or Limits()
    plan = schedule(tasks, road)
    found = [
        *_launched(tasks, plan),
        *_round(tasks, plan),
        *(one for task in tasks for one in (*_of_task(task, bounds), *_order(task, tasks, plan))),
        *_whole(tasks, plan, bounds, road),
    ]
    order = ("block", "warning", "note")
    return tuple(sorted(found, key=lambda one: order.index(one.level)))


def _launched(tasks: Sequence[Task], plan: Schedule) -> Iterator[Finding]:
    launches = [task for task in tasks if task.kind == LAUNCH]
    if not launches:
        words = "Nothing on it is the launch."
        yield Finding("block", words, "Add it, or say of a step that it is the launch.")
    elif plan.launch is None:
        cure = "Give it a day, even a rough one."
        yield Finding("block", "The launch has no day.", cure, launches[0].id)


def _round(tasks: Sequence[Task], plan: Schedule) -> Iterator[Finding]:
    if plan.circle:
        names = {task.id: task.text for task in tasks}
        told = " → ".join(f"“{names[key]}”" for key in (*plan.circle, plan.circle[0]))
        words = f"These wait for one another: {told}."
        yield Finding("block", words, "Let one of them begin without the other.", plan.circle[0])


def _of_task(task: Task, limits: Limits) -> Iterator[Finding]:
    if task.start and task.end and task.end < task.start:
        words = f"“{task.text}” ends before it begins."
        yield Finding("block", words, "Put its days in order.", task.id)
    if not task.owner:
        yield Finding(
            "warning", f"Nobody owns “{task.text}”.", "Ask who takes it, or leave it out.", task.id
        )
    if task.days is None and not (task.start and task.end) and task.kind != LAUNCH:
        words = f"“{task.text}” has no days."
        yield Finding("note", words, "Say from when to when, roughly.", task.id)
    for name in task.unknown:
        words = f"“{task.text}” waits for “{name}”, which is not on the roadmap."
        yield Finding("warning", words, "Add it, or name it as it is called there.", task.id)
    if limits.horizon and task.days and task.days[1] > limits.horizon:
        by = in_words(limits.horizon)
        words = f"“{task.text}” ends after {by}, the end of {limits.source}."
        yield Finding("warning", words, "Do it earlier, make it smaller, or leave it out.", task.id)


def _order(task: Task, tasks: Sequence[Task], plan: Schedule) -> Iterator[Finding]:
    by_id = {one.id: one for one in tasks} if not plan.circle else {}
    for key in filter(by_id.__contains__, task.after):
        before = by_id[key].days
        if before and task.days and task.days[0] <= before[1]:
            words = f"“{task.text}” begins before “{by_id[key].text}” is done."
            cure = f"Begin it after {in_words(before[1])}, or let it not wait."
            yield Finding("warning", words, cure, task.id)


def _whole(tasks: Sequence[Task], plan: Schedule, limits: Limits, road: Road) -> Iterator[Finding]:
    if limits.budget is not None and plan.cost > limits.budget:
        over = plan.cost - limits.budget
        words = f"It costs {plan.cost:,.10g}, which is {over:,.10g} more than there is."
        yield Finding("warning", words, "Make it smaller, or ask for more before the launch.")
    units = [unit for task in tasks if (unit := task.unit.strip())]
    if len(units) > 1 and len({unit.casefold() for unit in units}) == 1:
        words = f"All of it is in the hands of {units[0]}."
        yield Finding("warning", words, "Give steps to those who gain from it elsewhere.")
    if plan.first and not plan.early:
        words = f"Nothing is done within the first {road.early} days: there is no early win."
        yield Finding("warning", words, "Find something small that somebody notices.")
    yield from _at_once(tasks, road)


def _at_once(tasks: Sequence[Task], road: Road) -> Iterator[Finding]:
    """Owners who have too much in their hands on one day."""
    dated = [(task, days) for task in tasks if task.owner and (days := task.days)]
    most: Counter[str] = Counter()
    for _, (begin, _end) in dated:
        busy = Counter(task.owner for task, (start, end) in dated if start <= begin <= end)
        most |= busy
    for owner, number in most.items():
        if number > road.at_once:
            words = f"{owner} has {number} steps at the same time."
            yield Finding("note", words, "Let some wait, or let somebody else take them.")
