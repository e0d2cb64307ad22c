"""What items are rated by: one criterion, or several, each on an ordinal scale of its own.

With one criterion a person's answer to an item is a value, with several it is a mapping from
criterion to value; what was not answered is not there. `answers` reads both the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from commonground.activities.base import Board
from commonground.activities.judged import judged

ONLY = ""  # the id of the criterion of a rating that names none
LOW, HIGH = 1, 5


class Answer(NamedTuple):
    """One cell that one person filled."""

    author: str
    item: str
    criterion: str
    value: int


def criteria(options: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The criteria that a step's options name, each with id, label, low and high; at least one."""
    named = options.get("criteria") or ({"id": ONLY, **options.get("scale", {})},)
    return [
        {
            "id": str(one["id"]),
            "label": str(one.get("label", "")),
            "low": int(one.get("low", LOW)),
            "high": int(one.get("high", HIGH)),
        }
        for one in named
    ]


def answers(board: Board) -> Iterator[Answer]:
    """Every cell that anybody filled."""
    only = board["criteria"][0]["id"] if len(board["criteria"]) == 1 else None
    for author, ratings in board["ratings"].items():
        for item, given in ratings.items():
            cells = given.items() if only is None else ((only, given),)
            for criterion, value in cells:
                yield Answer(author, item, criterion, value)


def values(board: Board) -> dict[tuple[str, str], list[int]]:
    """(item, criterion) → the values that were given, for every cell there is."""
    found: dict[tuple[str, str], list[int]] = {
        (item["id"], one["id"]): [] for item in board["items"] for one in board["criteria"]
    }
    for answer in answers(board):
        if (answer.item, answer.criterion) in found:
            found[answer.item, answer.criterion].append(answer.value)
    return found


def cells(board: Board) -> list[dict[str, Any]]:
    """How the room judged each item by each criterion: a record per cell, item by item."""
    given = values(board)
    return [
        {
            "id": item["id"],
            "text": item["text"],
            "criterion": one["id"],
            "label": one["label"],
            "low": one["low"],
            **judged(given[item["id"], one["id"]], one["low"], one["high"]),
        }
        for item in board["items"]
        for one in board["criteria"]
    ]
