"""The portfolio: clones, purposes and tools that stand twice, and several expansions at once."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.portfolio import COLUMNS, portfolio, way
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Portfolio

CUT = "Adjusters in North share worked cases to cut rework from 18% to 12%"


def row(community: str, **given: Any) -> dict[str, Any]:
    """A community, with what is known of it."""
    return dict.fromkeys(COLUMNS) | {"community": community} | given


def found(*rows: dict[str, Any], **settings: float) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and communities of each overlap."""
    chosen = Portfolio(**settings)  # type: ignore[arg-type]
    return [(one.kind, one.communities) for one in portfolio(pd.DataFrame(rows), chosen)]


def test_a_clone_and_a_like_purpose() -> None:
    """With the same model it is a clone, with another the same purpose; case does not matter."""
    north = row("North", purpose=CUT, model="practice")
    south = row("South", purpose=CUT.lower() + "!", model="practice")
    east = row("East", purpose=CUT, model="council")
    other = row("West", purpose="Nurses agree on one handover sheet", model="practice")
    assert found(other, north, east, south) == [
        ("clone", ("North", "South")),
        ("purpose", ("North", "East")),
        ("purpose", ("East", "South")),
    ]


def test_tools() -> None:
    """Each tool that more than one uses, with who they are."""
    rows = [
        row("North", tools=["Wiki", "Chat", "Wiki"]),
        row("South", tools=("Chat",)),
        row("East"),
    ]
    assert found(*rows) == [("tool", ("North", "South"))]


def test_expansions() -> None:
    """One in a cycle is a step; two are told."""
    grows = {"decision": "scale one step"}
    assert found(row("North", **grows), row("South", decision="sustain")) == []
    both = [row("North", **grows), row("South", **grows)]
    assert found(*both) == [("expansions", ("North", "South"))]
    assert found(*both, expansions=2) == []


@given(st.lists(st.sampled_from(["", None, CUT, "Other words altogether"]), max_size=5))
def test_what_is_empty_is_like_nothing(purposes: list[str | None]) -> None:
    """Each pair of like purposes is told once."""
    rows = [row(str(place), purpose=purpose) for place, purpose in enumerate(purposes)]
    counts = [purposes.count(CUT), purposes.count("Other words altogether")]
    assert len(portfolio(pd.DataFrame(rows))) == sum(n * (n - 1) // 2 for n in counts)


def test_a_column_that_is_missing() -> None:
    """A sentence that names it; no rows at all have nothing in common."""
    with pytest.raises(Unsuitable, match="no column “purpose”"):
        portfolio(pd.DataFrame({"community": ["North"]}))
    assert portfolio(pd.DataFrame()) == []


def test_the_way_that_was_gone() -> None:
    """From 18 to 13 where 12 was wanted is five sixths; away from it is below nought."""
    assert way(0.18, 0.13, 0.12) == pytest.approx(5 / 6)
    assert way(30, 36, 8) == pytest.approx(-6 / 22)
    assert [way(None, 1, 2), way(1, 2, None), way(1, 2, 1)] == [None] * 3
