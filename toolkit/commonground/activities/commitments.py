"""Commitments: who takes what, by when. Nobody is given a task by another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from commonground.activities.base import (
    PARTICIPANT,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    new_id,
    one_of,
)
from commonground.activities.items import starting_items
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

MOST = 30
MOST_BEGUN = 12  # tasks that the items of the step before become, so that each can find somebody
ITEM = "{item}"


class Commitments(Activity):
    """Board: ``tasks`` (id → text) and ``owners`` (task → author → date or "").

    The option ``each`` makes a task of each item that the step starts from, the first of them.
    The option ``carries`` names what an earlier step gave: what somebody here took in it stands
    among the tasks as taken by them, by when they said.
    """

    name = "commitments"
    pictured = True
    solitary = True
    private = False
    columns = ("id", "text", "owners", "by")
    commands = {
        "take": Allowed(PARTICIPANT),
        "drop": Allowed(PARTICIPANT),
        "add_task": Allowed(PARTICIPANT),
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        each = str(step.options.get("each", ""))
        items = starting_items(step, source)[:MOST_BEGUN] if each else ()
        tasks = {i["id"]: each.replace(ITEM, str(i["text"])) for i in items}
        earlier = room.given.get(str(step.options.get("carries", "")), {}).get("tasks", ())
        return _carried(tasks, earlier, room, self.blank(step)["tasks"])

    def blank(self, step: Step) -> Board:
        tasks = step.options.get("tasks", ())
        return {"tasks": {f"t{n}": str(text) for n, text in enumerate(tasks, 1)}, "owners": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "add_task":
            text = clean(ask.data.get("text"), LINE_LENGTH, lines=False, name="task")
            if not text:
                raise Refused("The task has no words yet.", do="Say what is to be done.")
            if len(board["tasks"]) >= MOST:
                raise Refused(f"There are {MOST} tasks already.", do="Take one that is there.")
            return "task_added", {"task": new_id("t", ask), "text": text}
        task = one_of(ask.data.get("task"), board["tasks"].keys(), "task")
        if ask.kind == "drop":
            return "dropped", {"task": task}
        return "taken", {"task": task, "by": date_of(ask.data.get("by", ""))}

    def fold(self, board: Board, event: Event) -> Board:
        data, owners = event.data, board["owners"]
        if event.kind == "step_opened":
            # A task that somebody has taken stays, even where the step before leads elsewhere now.
            inputs = data.get("inputs", {})
            if not inputs:
                return board
            tasks = {**inputs["tasks"], **board["tasks"]}
            return {**board, "tasks": tasks, "owners": {**inputs.get("owners", {}), **owners}}
        if event.kind == "task_added":
            return {**board, "tasks": {**board["tasks"], data["task"]: data["text"]}}
        if event.kind == "taken":
            own = {**owners.get(data["task"], {}), event.actor: data["by"]}
            return {**board, "owners": {**owners, data["task"]: own}}
        if event.kind == "dropped":
            left = {a: by for a, by in owners.get(data["task"], {}).items() if a != event.actor}
            return {**board, "owners": {**owners, data["task"]: left}}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        return {"tasks": [self._task(board, look, task) for task in board["tasks"]]}

    def _task(self, board: Board, look: Look, task: str) -> dict[str, Any]:
        own = board["owners"].get(task, {})
        record = self._record(board, task)
        names = sorted(filter(None, map(look.name, own)))
        return {**record, "owners": names, "count": record["owners"]}

    def _record(self, board: Board, task: str) -> dict[str, Any]:
        own = board["owners"].get(task, {})
        first = min(filter(None, own.values()), default="")
        return {"id": task, "text": board["tasks"][task], "owners": len(own), "by": first}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per task: its text, how many ``owners`` it has, and the first of their dates."""
        return [self._record(board, task) for task in board["tasks"]]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"taken": [task for task, own in board["owners"].items() if author in own]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return any(author in own for own in board["owners"].values())

    def outcome(self, board: Board) -> dict[str, Any]:
        return {
            "tasks": [
                {"text": text, "owners": dict(board["owners"].get(task, {}))}
                for task, text in board["tasks"].items()
            ]
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {"item": task, "text": text, "author": author, "date": by}
            for task, text in board["tasks"].items()
            for author, by in (board["owners"].get(task) or {"": ""}).items()
        ]


def _carried(
    begun: Mapping[str, str],
    earlier: Iterable[Mapping[str, Any]],
    room: Room,
    named: Mapping[str, str],
) -> dict[str, Any]:
    """The tasks that a step begins with, and those that people of this room took before."""
    by_text = {text: key for key, text in {**begun, **named}.items()}
    tasks, owners = dict(begun), {}
    for number, task in enumerate(earlier, start=1):
        taken = {a: by for a, by in dict(task.get("owners", {})).items() if a in room.authors}
        if not taken or len(tasks) >= MOST:
            continue
        key = by_text.get(str(task["text"]), f"e{number}")
        owners[key] = taken
        if key not in named:
            tasks[key] = str(task["text"])
    return {"tasks": tasks, "owners": owners} if owners else {"tasks": tasks} if tasks else {}


def date_of(text: object) -> str:
    """An ISO date or nothing."""
    if text in ("", None):
        return ""
    try:
        return dt.date.fromisoformat(text if isinstance(text, str) else "").isoformat()
    except ValueError:
        raise Refused("That is not a date.", do="Pick a day, or leave it empty.") from None
