"""The items that a step is about: from its source, or named in its own options."""

from __future__ import annotations

from typing import Any

from commonground.activities.base import Board
from commonground.session.steps import Step

Item = dict[str, Any]


def starting_items(step: Step, source: Board) -> list[Item]:
    """The items of the source, or where there are none, those that the step's options name."""
    return list(source.get("items", ()) or step.options.get("items", ()))


def plain(items: list[Item]) -> list[Item]:
    """The items as every page may have them: id and text."""
    return [{"id": item["id"], "text": item["text"]} for item in items]
