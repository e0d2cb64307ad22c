"""Differences between pages."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.hub.patch import diff, merge
from tests.rooms import without_nulls

KEYS = st.sampled_from("abc")
VALUES = st.recursive(
    st.none() | st.integers(0, 3) | st.sampled_from("xy"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
PAGES = st.dictionaries(KEYS, VALUES, max_size=3)


@given(PAGES, PAGES)
def test_a_difference_leads_from_one_to_the_other(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Merging the difference gives the new page; neither page is changed by it."""
    before = deepcopy((old, new))
    assert without_nulls(merge(old, diff(old, new))) == without_nulls(new)
    assert (old, new) == before


@given(PAGES)
def test_no_difference(page: dict[str, Any]) -> None:
    """Equal pages differ by nothing, and the empty patch changes nothing."""
    assert diff(page, deepcopy(page)) == {}
    assert merge(page, {}) == page


@given(PAGES, PAGES, PAGES)
def test_one_after_another(one: dict[str, Any], two: dict[str, Any], three: dict[str, Any]) -> None:
    """Patches that are applied in order lead to the last page."""
    there = merge(merge(one, diff(one, two)), diff(two, three))
    assert without_nulls(there) == without_nulls(three)


# Lists of things that have ids, as walls, agendas and tables are.
CARDS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcdefgh")}, optional={"text": VALUES}),
    unique_by=lambda card: str(card["id"]),
)
LISTS = CARDS | VALUES | st.dictionaries(st.sampled_from(["", "id"]), VALUES)


@given(LISTS, LISTS)
def test_lists_lead_to_one_another(old: Any, new: Any) -> None:
    """From any list, or what stands in its place, a patch leads to any other; JSON can say it."""
    before = deepcopy((old, new))
    patch = json.loads(json.dumps(diff({"list": old}, {"list": new})))
    there = merge({"list": old}, patch).get("list")
    assert bare(there) == bare(new)
    assert (old, new) == before


def bare(value: Any) -> Any:
    """The value without any null that an object holds, at whatever depth."""
    if isinstance(value, list):
        return [bare(each) for each in value]
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items() if each is not None}
    return value


@given(CARDS, st.data())
def test_what_stays_in_a_list_is_not_sent(cards: list[Any], data: st.DataObject) -> None:
    """One card more, one less, one changed or one moved is told by itself."""
    kept = [dict(card, text="kept") for card in cards]
    place = data.draw(st.integers(0, len(kept)))
    more = {"id": "new", "text": "x"}
    added = [*kept[:place], more, *kept[place:]]
    if kept:
        assert diff({"a": kept}, {"a": added}) == in_place(put=[[place, more]])
        assert diff({"a": added}, {"a": kept}) == in_place(drop=[place])
        changed = [dict(card, text="y") if card is more else card for card in added]
        assert diff({"a": added}, {"a": changed}) == in_place(set=[[place, {"text": "y"}]])
        after = merge({"a": added}, diff({"a": added}, {"a": changed}))["a"]
        assert all(after[at] is added[at] for at in range(len(added)) if at != place)
    if len(kept) > 2 and place > 1:
        moved = [more, *kept]
        assert diff({"a": added}, {"a": moved}) == in_place(drop=[place], put=[[0, more]])


def in_place(**change: Any) -> dict[str, Any]:
    """A patch that changes the list ``a`` in place."""
    return {"a": {"": {"drop": [], "set": [], "put": []} | change}}


def test_a_list_that_is_another() -> None:
    """Where little stays the whole list is shorter; things without ids are sent whole."""
    for old, new in [
        ([{"id": "a"}], [{"id": "b"}, {"id": "c"}, {"id": "d"}]),
        ([{"id": "a"}, {"id": "a"}], [{"id": "a"}]),
        ([{"id": 1}], [{"id": 1}, {"id": 2}]),
        ([1, 2], [1, 2, 3]),
    ]:
        assert diff({"a": old}, {"a": new}) == {"a": new}


# The table of examples in RFC 7396: original, patch, result.
OF_THE_STANDARD: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("original", "patch", "result"), OF_THE_STANDARD)
def test_as_the_standard_says(
    original: dict[str, Any], patch: dict[str, Any], result: dict[str, Any]
) -> None:
    """What the standard gives as examples comes out as it says."""
    assert merge(original, patch) == result


def test_only_what_changed() -> None:
    """A patch holds what is new, and null for what is gone."""
    old = {"step": {"phase": "open", "left": 3.0, "id": "a"}, "people": [1, 2], "gone": 1, "as": 1}
    new = {"step": {"phase": "closed", "left": None, "id": "a"}, "people": [1, 2, 3], "as": 1}
    assert diff(old, new) == {
        "gone": None,
        "step": {"phase": "closed", "left": None},
        "people": [1, 2, 3],
    }
