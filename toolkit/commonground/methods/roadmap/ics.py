"""The roadmap on a calendar: an event for each step that has days, and one for the horizon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from commonground.methods.ics import Dated, all_day
from commonground.methods.roadmap.schedule import EARLY, LAUNCH, Task, schedule

_HEADS: Mapping[str, str] = {LAUNCH: "Launch: ", EARLY: "Early win: "}


def dated(
    tasks: Sequence[Task], horizon: date | None = None, *, of: str = "roadmap", sequence: int = 0
) -> Iterator[Dated]:
    """The events, each named by ``of`` and the step's id; ``sequence`` grows with each change."""
    plan = schedule(tasks)
    names = {task.id: task.text for task in tasks}
    for task in tasks:
        if task.days:
            head = _HEADS.get(task.kind, "")
            lines = [*_lines(task, names), "It must not slip." if task.id in plan.critical else ""]
            first, last = task.days
            yield Dated(f"{of}/{task.id}", all_day(first, head + task.text, lines, last), sequence)
    if horizon:
        lines = ["What did we promise, and what came of it? Hold the review."]
        yield Dated(f"{of}/horizon", all_day(horizon, "Look back", lines), sequence)


def _lines(task: Task, names: Mapping[str, str]) -> Iterator[str]:
    """What one must know to do it."""
    unit = f" ({task.unit})" if task.unit else ""
    yield f"Who: {task.owner or 'nobody yet'}{unit}"
    if task.budget is not None:
        yield f"Cost: {task.budget:,.10g}"
    if before := [names[key] for key in task.after if key in names]:
        yield f"Waits for: {'; '.join(before)}"
