"""Ranks of orders with ties, and how far the orders agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.agreement import kendall_w
from commonground.methods.ranks import concordance, midranks, quartiles, standing, strength

ITEMS = "abcd"


def ranked(*rows: list[float]) -> list[dict[str, float]]:
    """Rows of ranks, one per person, as they are for the items in their order."""
    return [dict(zip("abcdefghij", row, strict=False)) for row in rows]


def test_midranks() -> None:
    """What shares a place shares its ranks; what is left out shares those that are left."""
    assert midranks([["b"], ["a", "c"]], ITEMS) == {"a": 2.5, "b": 1, "c": 2.5, "d": 4}
    assert midranks([], ITEMS) == dict.fromkeys(ITEMS, 2.5)
    assert midranks([["x"], ["b"]], "ab") == {"a": 2, "b": 1}


def test_a_known_value() -> None:
    """Three orders of six items."""
    rows = ranked([1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1])
    assert concordance(rows) == pytest.approx(0.162, abs=5e-4)


def test_the_ends() -> None:
    """One order for all is 1; two opposite ones have nothing in common."""
    assert concordance(ranked([1, 2, 3], [1, 2, 3])) == 1
    assert concordance(ranked([1, 2, 3], [3, 2, 1])) == 0


@pytest.mark.parametrize(
    "rows", [[], [[1, 2, 3]], [[1, 2], [1, 2]], [[2, 2, 2], [2, 2, 2]], [[], []]]
)
def test_undefined(rows: list[list[float]]) -> None:
    """Of one person, of two items, and where all tie everything, there is no W."""
    assert concordance(ranked(*rows)) is None


ORDERS = st.lists(st.integers(0, 3), min_size=4, max_size=4)


def levels(numbers: list[int]) -> list[list[str]]:
    """The order that these numbers give to the items."""
    return [[i for i, n in zip(ITEMS, numbers, strict=True) if n == k] for k in sorted({*numbers})]


@given(st.lists(ORDERS, min_size=2, max_size=8), st.randoms())
def test_the_same_as_with_scipy(orders: list[list[int]], chance: object) -> None:
    """With ties too, in whatever order the people come, W is what the library says."""
    given_ranks = [midranks(levels(numbers), ITEMS) for numbers in orders]
    w = concordance(given_ranks)
    assert all(sum(ranks.values()) == 10 for ranks in given_ranks)
    if w is None:
        assert all(len(set(numbers)) == 1 for numbers in orders)
        return
    assert 0 <= w <= 1
    assert w == pytest.approx(kendall_w([list(ranks.values()) for ranks in given_ranks]))
    assert concordance(given_ranks[::-1]) == pytest.approx(w)


def test_words() -> None:
    """Each W has a word; a limit belongs to the word above it."""
    found = [strength(w) for w in (0, 0.299, 0.3, 0.5, 0.699, 0.7, 1)]
    assert found == ["very weak", "very weak", "weak", "moderate", "moderate", "strong", "strong"]


def test_the_place_of_all() -> None:
    """By median, then by the hinges; what is equal in both shares a place."""
    found = {item: quartiles(own) for item, own in {
        "a": [1, 1, 2], "b": [2, 2, 3], "c": [2, 3, 1], "d": [2, 2, 3], "e": [5, 5, 5]
    }.items()}  # fmt: skip
    assert list(found["a"]) == [1, 1, 1.5]
    assert standing(found) == {"a": 1, "c": 2, "b": 3, "d": 3, "e": 5}
    assert list(quartiles([4])) == [4, 4, 4]
