"""Differences between pages."""

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
    """A patch holds what is new, null for what is gone, and whole lists."""
    old = {"step": {"phase": "open", "left": 3.0, "id": "a"}, "people": [1, 2], "gone": 1, "as": 1}
    new = {"step": {"phase": "closed", "left": None, "id": "a"}, "people": [1, 2, 3], "as": 1}
    assert diff(old, new) == {
        "gone": None,
        "step": {"phase": "closed", "left": None},
        "people": [1, 2, 3],
    }
