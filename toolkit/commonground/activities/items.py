"""The items that a step is about: from its source, or named in its own options.

What an item is known by (the kind of card that it was, its group, the question that it answers)
goes along with it from step to step, whatever is found out about it on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commonground.activities.base import Board
from commonground.session.steps import Step

Item = dict[str, Any]
HELPS = ("kind", "question")  # what helps to know an item, beside its text


def starting_items(step: Step, source: Board) -> list[Item]:
    """The items of the source, or where there are none, those that the step's options name."""
    return list(source.get("items", ()) or step.options.get("items", ()))


def plain(items: Iterable[Item], *also: str) -> list[Item]:
    """The items as every page may have them: id and text, and what else is named and there."""
    names = ("id", "text", *also)
    return [{name: item[name] for name in names if item.get(name)} for item in items]


def going_on(items: Iterable[Item], found: Iterable[Mapping[str, Any]]) -> list[Item]:
    """What was found, in its order, each record with what its item was known by before."""
    known = {item["id"]: item for item in items}
    return [{**known.get(record["id"], {}), **record} for record in found]


def picked(record: Mapping[str, Any], names: Sequence[str]) -> Item:
    """A record's values under these names."""
    return {name: record[name] for name in names}
