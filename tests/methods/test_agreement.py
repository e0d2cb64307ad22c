"""Agreement: known values, what must hold for any answers, and where an index ends."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.agreement import (
    Judgements,
    kendall_w,
    krippendorff_alpha,
    reliability,
    summarise,
    van_der_eijk,
)
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Bands

FREQUENCIES = st.lists(st.integers(0, 200), min_size=3, max_size=11).filter(any)
ANSWERS = st.lists(st.integers(1, 9), min_size=5, max_size=40)
RANKINGS = st.integers(3, 7).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 9), min_size=items, max_size=items), min_size=2, max_size=9
    )
)
# Three observers, fifteen units: the example that the package krippendorff explains itself with.
CODED = pd.DataFrame(
    [
        [None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3],
        [1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None],
        [None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4],
    ],
    dtype=float,
)


@pytest.mark.parametrize(
    ("frequencies", "agreement"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),
        ([10, 0, 0, 0, 10], -1),
        ([7, 7, 7, 7, 7], 0),
        ([0, 0, 12, 0], 1),
        # By hand. 110 has the triples 110 only, so U = 1 and A = 1 - 1/2; 101 has U = -2.
        ([1, 1, 0], 0.5),
        ([1, 0, 1], -1),
        # 1101 (three answers, A = -2/9), 1100 (two, 2/3) and 0100 (one, 1).
        ([2, 3, 0, 1], (3 * -2 / 9 + 2 * 2 / 3 + 1) / 6),
    ],
)
def test_known_agreement(frequencies: list[float], agreement: float) -> None:
    """The values of the paper and of the method, and three by hand."""
    assert van_der_eijk(frequencies) == pytest.approx(agreement, abs=5e-8)


@given(FREQUENCIES)
def test_agreement_lies_between_its_ends(frequencies: list[int]) -> None:
    """A is within -1 to 1, the same from both ends of the scale, and the same of shares."""
    agreement = van_der_eijk(frequencies)
    assert -1 <= agreement <= 1
    assert van_der_eijk(frequencies[::-1]) == agreement
    shares = pd.Series(frequencies) / sum(frequencies)
    assert van_der_eijk(shares) == pytest.approx(agreement, abs=1e-9)


@pytest.mark.parametrize(
    ("frequencies", "says"),
    [
        ([5, 5], "three categories or more; this one has 2"),
        ([0, 0, 0], "Nobody answered"),
        ([1, -1, 3], "-1 is no frequency"),
        ([1, math.nan, 3], "nan is no frequency"),
        ([1, math.inf, 3], "inf is no frequency"),
    ],
)
def test_agreement_says_what_it_cannot_work_with(frequencies: list[float], says: str) -> None:
    """A sentence about what is wrong and one about what to do; it is a ValueError."""
    with pytest.raises(Unsuitable, match=says) as problem:
        van_der_eijk(frequencies)
    assert problem.value.do
    assert isinstance(problem.value, ValueError)


def test_a_whole_summary() -> None:
    """n, the distribution, median, quartiles, A and its band, in one record."""
    assert summarise([4, 4, 5, 4, 3], (1, 5)) == Judgements(
        n=5, counts=(0, 0, 1, 3, 1), median=4, q1=4, q3=4, agreement=0.7, band="agree", note=""
    )


@pytest.mark.parametrize(
    ("counts", "agreement", "band"),
    [
        ((0, 5, 0, 0, 0), 1.0, "agree"),
        ((2, 6, 2, 0, 0), 0.7, "agree"),
        ((1, 2, 2, 0, 0), 0.6, "agree"),
        ((2, 2, 2, 1, 0), (4 / 4 + 3 / 2) / 7, "discuss"),
        ((6, 6, 6, 6, 1), 20 / 25 / 4, "split"),
        ((2, 2, 2, 2, 2), 0.0, "split"),
        ((3, 1, 1, 0, 3), (-4 / 24 - 4) / 8, "two camps"),
        ((4, 0, 0, 0, 4), -1.0, "two camps"),
    ],
)
def test_bands(counts: tuple[int, ...], agreement: float, band: str) -> None:
    """The edges belong to the better word; two camps have no median, but their quartiles."""
    answers = [value for value, count in enumerate(counts, start=1) for _ in range(count)]
    found = summarise(answers, (1, 5))
    assert found.agreement == pytest.approx(agreement)
    assert found.band == band
    assert (found.median is None) == (band == "two camps")
    assert None not in {found.q1, found.q3}


@pytest.mark.parametrize("answers", [[], [1, 5], [1, 1, 5, 5]])
def test_few_answers_have_no_index(answers: list[int]) -> None:
    """Below five there is a note instead, and no word that one more person could turn."""
    found = summarise(answers, (1, 5))
    assert (found.agreement, found.band) == (None, "")
    assert found.note == f"Agreement is computed from 5 answers on; these are {len(answers)}."
    assert found.counts == tuple(answers.count(value) for value in range(1, 6))


def test_a_scale_of_two_has_no_index() -> None:
    """Counts and median remain."""
    found = summarise([0, 1, 1, 1, 0, 1], (0, 1))
    assert (found.counts, found.median, found.agreement) == ((2, 4), 1, None)
    assert "scale of two" in found.note


def test_the_bands_are_settings() -> None:
    """A facilitator who wants other thresholds gives them."""
    strict = Bands(agree=0.9, discuss=0.8, least=3)
    assert summarise([4, 4, 5, 4, 3], (1, 5), strict).band == "split"
    assert summarise([4, 4, 4], (1, 5), strict).band == "agree"


def test_a_table_is_summarised_item_by_item() -> None:
    """Raters × items in, items × numbers out; an empty cell is nobody's answer."""
    ratings = pd.DataFrame(
        {"all of one mind": [3.0, 3, 3, 3, 3, None], "camps": [1, 5, 1, 5, 1, 5]}
    )
    found = summarise(ratings, range(1, 6))
    assert list(found.index) == ["all of one mind", "camps"]
    assert list(found.columns) == list(Judgements.__dataclass_fields__)
    assert list(found["n"]) == [5, 6]
    assert list(found["band"]) == ["agree", "two camps"]
    assert found["median"].isna().tolist() == [False, True]
    assert list(summarise(pd.DataFrame(), (1, 5)).columns) == list(found.columns)


@given(ANSWERS, st.randoms())
def test_the_order_of_raters_changes_nothing(answers: list[int], random: Any) -> None:
    """Nor does the container: a list, a Series, a Series with gaps."""
    shuffled = random.sample(answers, len(answers))
    found = summarise(answers, (1, 9))
    assert summarise(shuffled, range(1, 10)) == found
    assert summarise(pd.Series([*shuffled, None], dtype="Int64"), (1, 9)) == found
    assert summarise([*shuffled, None, math.nan], (1, 9)) == found


@pytest.mark.parametrize(
    ("ratings", "scale", "says"),
    [
        ([6], (1, 5), "6 is not on the scale from 1 to 5"),
        ([2.5], (1, 5), "2.5 is not on the scale"),
        ([1], (5, 5), "is no scale"),
        ([1], (), "is no scale"),
        ([1], (1, 2, 5), "is no scale"),
        ([1], (0.5, 3), "is no scale"),
    ],
)
def test_what_is_not_on_a_scale(ratings: list[float], scale: Any, says: str) -> None:
    """A sentence, with the value."""
    with pytest.raises(Unsuitable, match=says):
        summarise(ratings, scale)


def test_known_concordance() -> None:
    """Three rankings of six things (the method's value), and the two ends."""
    ranks = [[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]
    assert kendall_w(pd.DataFrame(ranks)) == pytest.approx(0.162, abs=0.0005)
    assert kendall_w([[1, 2, 3], [1, 2, 3]]) == pytest.approx(1)
    assert kendall_w([[1, 2, 3], [3, 2, 1]]) == pytest.approx(0)


def test_ties_are_corrected_for() -> None:
    """Raters who agree on the ties too have the full W; without the correction it would be 0.9."""
    assert kendall_w([[1, 1, 3, 4], [1, 1, 3, 4]]) == pytest.approx(1)


@given(RANKINGS, st.randoms())
def test_concordance_holds_for_any_order_of_raters(ranks: list[list[int]], random: Any) -> None:
    """W is within 0 to 1, and neither raters' nor items' order counts."""
    if all(len(set(own)) == 1 for own in ranks):
        with pytest.raises(Unsuitable, match="undefined"):
            kendall_w(ranks)
        return
    w = kendall_w(ranks)
    assert -1e-9 <= w <= 1 + 1e-9
    shuffled = pd.DataFrame(random.sample(ranks, len(ranks)))
    assert kendall_w(shuffled[shuffled.columns[::-1]]) == pytest.approx(w)


@pytest.mark.parametrize(
    ("ranks", "says"),
    [
        ([[1, 2, 3]], "two or more; there are 1"),
        ([[1, 2, 3], [None, None, None]], "two or more; there are 1"),
        ([], "two or more; there are 0"),
        ([[1, 2], [2, 1]], "three items or more; there are 2"),
        ([[1, 2, 3], [2, 1, None]], "complete rankings; 1 have gaps"),
        ([[1, 1, 1], [2, 2, 2]], "same rank, so W is undefined"),
    ],
)
def test_where_concordance_ends(ranks: Any, says: str) -> None:
    """One rater, two items, gaps, no variation: each a sentence."""
    with pytest.raises(Unsuitable, match=says):
        kendall_w(pd.DataFrame(ranks, dtype=float))


def test_known_reliability() -> None:
    """The sample data of the package, with its gaps."""
    assert krippendorff_alpha(CODED, "nominal") == pytest.approx(0.691, abs=0.0005)
    assert krippendorff_alpha(CODED, "interval") == pytest.approx(0.811, abs=0.0005)
    assert krippendorff_alpha(CODED.to_numpy(), "interval") == pytest.approx(0.811, abs=0.0005)


def test_labels_can_be_compared_as_nominal() -> None:
    """Only whether they are equal counts, so their names change nothing."""
    names = {1.0: "Anlaß", 2.0: "προβλημα", 3.0: "🙂", 4.0: "gain"}
    assert krippendorff_alpha(CODED.map(names.get)) == pytest.approx(0.691, abs=0.0005)


def test_the_order_of_coders_changes_nothing() -> None:
    """Nor does that of the units."""
    turned = CODED.iloc[::-1, ::-1]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert krippendorff_alpha(turned, level) == pytest.approx(krippendorff_alpha(CODED, level))


@pytest.mark.parametrize(
    ("data", "level", "says"),
    [
        ([[1, 2, 3]], "nominal", "two or more; there are 1"),
        ([[1, None], [None, 2]], "nominal", "No unit was judged by two"),
        ([[4, 4], [4, 4]], "interval", "alpha is undefined: nothing varies"),
        ([["a", "b"], ["b", "b"]], "ordinal", "needs numbers"),
        ([[1, 2], [2, 2]], "ordnal", "'ordnal' is no level"),
    ],
)
def test_where_reliability_ends(data: Any, level: Any, says: str) -> None:
    """One rater, nothing shared, no variation, labels without an order: each a sentence."""
    with pytest.raises(Unsuitable, match=says):
        krippendorff_alpha(data, level)


def test_reliability_in_words() -> None:
    """.667 is tentative, .80 good."""
    words = [reliability(alpha) for alpha in (np.nextafter(0.667, 0), 0.667, 0.79, 0.8)]
    assert words == ["too low", "tentative", "tentative", "good"]
