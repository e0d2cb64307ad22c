"""Ordinal summaries: known values, and what must hold for any answers."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.ordinal import OrdinalSummary, rank, summarise

ANSWERS = st.lists(st.integers(1, 5), max_size=40)


@pytest.mark.parametrize(
    ("values", "median", "q1", "q3"),
    [
        ([], None, None, None),
        ([3], 3, 3, 3),
        ([2, 5], 3.5, 2, 5),
        ([3, 4], 3.5, 3, 4),
        ([1, 2, 4], 2, 1.5, 3),
        ([4, 5, 2, 4], 4, 3, 4.5),
        # With five values Tukey's halves share the middle one: 1 2 3 and 3 4 5.
        ([5, 4, 3, 2, 1], 3, 2, 4),
        ([1, 1, 2, 2, 3, 3, 4, 4, 5], 3, 2, 4),
        ([1, 5, 1, 5], 3, 1, 5),
        ([4, 4, 4, 4, 4, 4], 4, 4, 4),
    ],
)
def test_median_and_hinges_are_known(
    values: list[int], median: float | None, q1: float | None, q3: float | None
) -> None:
    """Medians of an even number lie half-way; quartiles are Tukey's hinges."""
    summary = summarise(values, 1, 5)
    assert (summary.median, summary.q1, summary.q3) == (median, q1, q3)


def test_a_whole_summary() -> None:
    """Counts begin with the lowest category, also on scales that begin at zero."""
    assert summarise([3, 0, 3, 2], 0, 3) == OrdinalSummary(
        low=0, high=3, n=4, counts=(1, 0, 1, 2), median=2.5, q1=1, q3=3
    )


def test_there_is_no_mean() -> None:
    """An ordinal scale has none, so the summary offers none."""
    assert not [name for name in dir(OrdinalSummary) if "mean" in name or "average" in name]


@pytest.mark.parametrize(
    ("values", "low", "high", "says"),
    [
        ([0], 1, 5, "0 is not on the scale: whole numbers from 1 to 5"),
        ([1, 6], 1, 5, "6 is not on the scale"),
        ([2.5], 1, 5, "2.5 is not on the scale"),
        ([], 5, 5, "needs two categories"),
        ([], 5, 1, "needs two categories"),
    ],
)
def test_what_is_no_judgement_is_refused(values: list[int], low: int, high: int, says: str) -> None:
    """The message names the value and the scale."""
    with pytest.raises(ValueError, match=says):
        summarise(values, low, high)


@given(ANSWERS, st.randoms())
def test_the_order_of_answers_does_not_matter(values: list[int], dice: st.DataObject) -> None:
    """Whoever answers first has no more weight."""
    shuffled = list(values)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summarise(shuffled, 1, 5) == summarise(values, 1, 5)


@given(ANSWERS.filter(bool))
def test_a_summary_is_in_order(values: list[int]) -> None:
    """The counts sum to n, the quartiles enclose the median, and the median is the usual one."""
    summary = summarise(values, 1, 5)
    assert sum(summary.counts) == summary.n == len(values)
    assert summary.q1 is not None
    assert summary.median is not None
    assert summary.q3 is not None
    assert 1 <= summary.q1 <= summary.median <= summary.q3 <= 5
    assert summary.median == statistics.median(values)


@given(ANSWERS.filter(bool))
def test_turning_the_scale_round_turns_the_summary_round(values: list[int]) -> None:
    """Neither end of the scale is favoured."""
    there, back = summarise(values, 1, 5), summarise([6 - value for value in values], 1, 5)
    assert back.counts == there.counts[::-1]
    assert (back.q1, back.median, back.q3) == tuple(6 - (v or 0) for v in _hinges(there)[::-1])


def _hinges(summary: OrdinalSummary) -> tuple[float | None, float | None, float | None]:
    return summary.q1, summary.median, summary.q3


def _ranked(**judged: list[int]) -> list[str]:
    return rank({name: summarise(values, 1, 5) for name, values in judged.items()})


@pytest.mark.parametrize(
    ("judged", "order"),
    [
        ({"low": [2, 2, 2], "high": [4, 4, 4]}, ["high", "low"]),
        # The same median: then the share in the top two, then in the top one.
        ({"a": [1, 3, 3, 3, 4], "b": [1, 3, 3, 4, 4]}, ["b", "a"]),
        ({"a": [3, 3, 3, 4, 4], "b": [3, 3, 3, 4, 5]}, ["b", "a"]),
        # The same above: then fewer in the bottom two.
        ({"a": [1, 3, 3, 4, 5], "b": [3, 3, 3, 4, 5]}, ["b", "a"]),
        ({"a": [2, 2, 3, 4, 5], "b": [1, 3, 3, 4, 5]}, ["b", "a"]),
        # Equal in all of it: as given, also when the numbers of answers differ.
        ({"a": [3, 4, 5], "b": [5, 3, 4]}, ["a", "b"]),
        ({"a": [3, 4, 5], "b": [3, 3, 4, 4, 5, 5]}, ["a", "b"]),
        ({"b": [3, 3, 4, 4, 5, 5], "a": [3, 4, 5]}, ["b", "a"]),
        # Nobody's judgement is no bad judgement, but it comes last.
        ({"none": [], "worst": [1, 1]}, ["worst", "none"]),
        ({}, []),
    ],
)
def test_the_order_is_known(judged: dict[str, list[int]], order: list[str]) -> None:
    """Median, top two, top one, bottom two; ties as given."""
    assert _ranked(**judged) == order


def test_the_mean_would_choose_another() -> None:
    """Three fives and two ones have the mean 3.4, but most people gave the top mark."""
    assert statistics.fmean([5, 5, 5, 1, 1]) < statistics.fmean([4, 4, 4, 4, 4])
    assert _ranked(steady=[4, 4, 4, 4, 4], liked=[5, 5, 5, 1, 1]) == ["liked", "steady"]


def test_scales_are_not_mixed() -> None:
    """A 3 of 3 and a 3 of 5 are not the same."""
    with pytest.raises(ValueError, match="one scale"):
        rank({"a": summarise([3], 1, 3), "b": summarise([3], 1, 5)})


@given(st.dictionaries(st.text(max_size=3), ANSWERS, max_size=8))
def test_ranking_loses_nobody(judged: dict[str, list[int]]) -> None:
    """Each name comes once, and no median is above one that comes before."""
    summaries = {name: summarise(values, 1, 5) for name, values in judged.items()}
    order = rank(summaries)
    assert sorted(order) == sorted(judged)
    medians = [summaries[name].median or 0 for name in order]
    assert medians == sorted(medians, reverse=True)
