"""Rounds of placing on one board: what counts by the end of each.

What somebody does not move in a round stays where they had it; None takes it off the field. A step
in which nobody did anything (one that only shows the round before, to talk about it) is no round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import Board
from commonground.activities.field import Point


def upto(board: Board, step: str) -> list[str]:
    """The rounds from the first to that of a step, in order."""
    steps = list(board["rounds"])
    return steps[: steps.index(step) + 1] if step in steps else []


def opened(board: Board, step: str) -> dict[str, Any]:
    """The rounds when a step opens: with one for it, without others in which nobody took part."""
    rounds = board["rounds"]
    kept = {name: rounds[name] for name in rounds if name == step or name in held(board, name)}
    return {**kept, step: rounds.get(step, {})}


def held(board: Board, step: str) -> list[str]:
    """The first round, and those up to that of a step in which somebody took part."""
    steps = upto(board, step)
    return [s for s in steps if s == steps[0] or board["rounds"][s] or board["done"].get(s)]


def number(board: Board, step: str) -> int:
    """Which round a step is, from 1; 0 before it was opened."""
    return len(upto(board, step))


def points(board: Board, steps: Sequence[str], author: str) -> dict[str, Point]:
    """Where somebody has put the items by the end of some rounds."""
    found: dict[str, Any] = {}
    for step in steps:
        found |= board["rounds"][step].get(author, {})
    return {item: point for item, point in found.items() if point is not None}


def by_item(board: Board, steps: Sequence[str]) -> dict[str, list[Point]]:
    """Item → where the people of the room have put it by the end of some rounds."""
    authors = dict.fromkeys(author for step in steps for author in board["rounds"][step])
    found: dict[str, list[Point]] = {}
    for author in authors:
        for item, point in points(board, steps, author).items():
            found.setdefault(item, []).append(point)
    return found


def change(now: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Where an item was in the first round, and how far the agreement on it has grown since."""
    known = now["agreement"] is not None and before["agreement"] is not None
    return {
        **{f"{key}_before": before[key] for key in ("x", "y", "agreement")},
        "change": now["agreement"] - before["agreement"] if known else None,
    }
