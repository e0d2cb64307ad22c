"""Whatever a room does, its summary is drawn: a picture or a sentence, never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonground.charts import PHONE, SCREEN, Drawn, View
from commonground.charts.steps import picture
from tests.charts.boards import ATTRIBUTES, CRITERIA, PEOPLE, summary

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
NAMES = st.lists(TEXT, min_size=1, max_size=8)
VIEWS = st.sampled_from([PHONE, SCREEN, View(880, 16, dark=True)])
FEW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def items(names: list[str]) -> list[dict[str, str]]:
    """Names as items."""
    return [{"id": str(place), "text": name} for place, name in enumerate(names)]


def seen(name: str, view: View, options: dict[str, Any], **held: Any) -> None:
    """Draw what was found, where there is anything: it has words, a size and a table."""
    frame = summary(name, options, **held)
    found = picture(name, frame, options, view)
    if found is None:
        return
    assert isinstance(found, Drawn)
    assert found.title.endswith(".")
    assert found.description
    assert len(found.table)
    assert found.spec()["width"] == view.inner


@pytest.mark.parametrize("criteria", [CRITERIA[:1], CRITERIA, ATTRIBUTES], ids=["1", "2", "3"])
@FEW
@given(data=st.data(), names=NAMES, view=VIEWS)
def test_ratings(
    criteria: list[dict[str, Any]], data: st.DataObject, names: list[str], view: View
) -> None:
    """By one criterion, by several, by attributes; with as many gaps as people leave."""
    options: dict[str, Any] = {"criteria": criteria}
    if criteria is ATTRIBUTES:
        options["model"] = "salience"
    of_one = {one["id"]: st.integers(one.get("low", 1), one.get("high", 5)) for one in criteria}
    value: st.SearchStrategy[Any] = (
        next(iter(of_one.values()))
        if len(criteria) == 1
        else st.fixed_dictionaries({}, optional=of_one)
    )
    places = st.sampled_from([str(place) for place in range(len(names))])
    ratings = data.draw(
        st.dictionaries(st.sampled_from(PEOPLE), st.dictionaries(places, value, max_size=8))
    )
    seen("rating", view, options, items=items(names), ratings=ratings)


@FEW
@given(data=st.data(), names=NAMES, view=VIEWS)
def test_votes_and_orders(data: st.DataObject, names: list[str], view: View) -> None:
    """Dots on anything, and orders of any part."""
    ids = [str(place) for place in range(len(names))]
    dots = st.dictionaries(st.sampled_from(ids), st.integers(0, 2))
    given_dots = data.draw(st.dictionaries(st.sampled_from(PEOPLE), dots))
    seen("dots", view, {"keep": 2}, items=items(names), dots=given_dots)
    order = st.permutations(ids).flatmap(
        lambda all_: st.integers(0, len(all_)).map(lambda n: [[one] for one in all_[:n]])
    )
    orders = data.draw(st.dictionaries(st.sampled_from(PEOPLE), order))
    seen("ranking", view, {}, items=items(names), orders=orders)


@FEW
@given(data=st.data(), names=NAMES, view=VIEWS)
def test_what_was_written(data: st.DataObject, names: list[str], view: View) -> None:
    """Cards in any group, trees of any shape, proposals, and marks of any kind."""
    ids = [str(place) for place in range(len(names))]
    some = st.sampled_from(["", *ids])
    cards = {key: {"text": t, "kind": "", "author": "a"} for key, t in zip(ids, names, strict=True)}
    merged = data.draw(st.dictionaries(st.sampled_from(ids), some))
    groups, where = {"0": names[0]}, data.draw(st.dictionaries(st.sampled_from(ids), some))
    seen("cards", view, {}, cards=cards, merged=merged, groups=groups, **{"in": where})
    places = data.draw(st.lists(st.sampled_from(["g", *ids]), min_size=len(ids), max_size=len(ids)))
    pieces = {
        key: {"text": text, "place": place, "author": "a"}
        for key, text, place in zip(ids, names, places, strict=True)
    }
    seen("goal_tree", view, {}, goals=[{"id": "g", "text": names[0]}], pieces=pieces)
    fields = {
        key: {"fields": {"name": text}, "changed": {}} for key, text in zip(ids, names, strict=True)
    }
    seen("indicators", view, {}, cards=fields)
    texts = {
        key: {"text": text, "version": 1, "by": "a"} for key, text in zip(ids, names, strict=True)
    }
    liked = data.draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(ids)))
    seen("proposals", view, {}, texts=texts, preferred=liked, chosen=data.draw(some) or None)
    owners = data.draw(
        st.dictionaries(st.sampled_from(ids), st.dictionaries(st.sampled_from(PEOPLE), st.just("")))
    )
    seen("commitments", view, {}, tasks=dict(zip(ids, names, strict=True)), owners=owners)


@FEW
@given(
    ways=st.lists(st.lists(st.sampled_from(["consent", "concern", "objection"])), max_size=4),
    text=TEXT,
    view=VIEWS,
)
def test_rounds_of_consent(ways: list[list[str]], text: str, view: View) -> None:
    """Any answers in any number of rounds."""
    past = [{"text": text, "responses": [{"choice": way} for way in said]} for said in ways[1:]]
    last = {f"a{n}": {"choice": way} for n, way in enumerate(ways[0] if ways else [])}
    seen("consent", view, {}, text=text, past=past, responses=last)
