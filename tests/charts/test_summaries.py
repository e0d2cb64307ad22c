"""The charts draw what the activities say they found."""

from __future__ import annotations

from typing import Any

import pandas as pd

from commonground.activities import ACTIVITIES
from commonground.activities.base import Board
from commonground.charts import distributions, logic_chain, placement
from commonground.session.steps import Step

ITEMS = [{"id": str(place), "text": f"Thing {place}"} for place in range(3)]
PEOPLE = [f"author {place}" for place in range(6)]


def board(name: str, options: dict[str, Any] | None = None, **held: Any) -> Board:
    """A board of an activity that holds something."""
    step = Step(id="one", title="One", activity=name, minutes=5, options=options or {})
    return {**ACTIVITIES[name].blank(step), "items": ITEMS, **held}


def summary(name: str, held: Board) -> pd.DataFrame:
    """What the activity found on it."""
    return ACTIVITIES[name].summary(held)


def test_ratings() -> None:
    """By one criterion, by several, and before anybody answered."""
    one = {author: {"0": 4, "1": 1 + 4 * (place % 2)} for place, author in enumerate(PEOPLE)}
    drawn = distributions(summary("rating", board("rating", everyone=True, ratings=one)))
    assert drawn.title == "Most agree on “Thing 0”; two camps on “Thing 1”."
    criteria = {
        "criteria": [
            {"id": "v", "label": "Validity"},
            {"id": "c", "label": "Cost", "low": 0, "high": 3},
        ]
    }
    several = {author: {"0": {"v": 4, "c": 0}} for author in PEOPLE}
    found = summary("rating", board("rating", criteria, everyone=True, ratings=several))
    assert distributions(found).title == (
        "Most agree on “Thing 0 · Validity” and “Thing 0 · Cost”."
    )
    assert distributions(summary("rating", board("rating"))).title == "Nobody has answered yet."


def test_placements() -> None:
    """In one round, in two, and before anybody placed anything."""
    first = {
        author: {"0": [2, 2], "1": [1 + 8 * (place % 2), 5]} for place, author in enumerate(PEOPLE)
    }
    second = {author: {"0": [8, 9]} for author in PEOPLE}
    once = placement(summary("placement", board("placement", rounds={"one": first})))
    assert once.title == "Manage closely: nobody yet; two camps on “Thing 1”."
    twice = board("placement", rounds={"one": first, "two": second})
    assert placement(summary("placement", twice)).title == (
        "Manage closely: “Thing 0”; two camps on “Thing 1”."
    )
    assert placement(summary("placement", board("placement"))).title == (
        "Nothing has been placed yet."
    )


def test_chains() -> None:
    """With what leads to nothing, and while it is empty."""
    pieces = {
        "a": {"text": "Time", "place": "input", "author": "x"},
        "b": {"text": "Tea", "place": "input", "author": "x"},
        "c": {"text": "Talks", "place": "activity", "author": "x"},
    }
    held = board("logic_chain", pieces=pieces, links=[["a", "c"]])
    drawn = logic_chain(summary("logic_chain", held))
    assert drawn.title == (
        "The chain has a gap: there are no outputs and no outcomes and no impact yet."
    )
    assert list(drawn.table["gap"]) == ["", "leads to nothing", ""]
    empty = summary("logic_chain", board("logic_chain"))
    assert logic_chain(empty).title == "The chain is still empty."
