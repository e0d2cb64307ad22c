"""The review, weeks later: what has moved, by how much, and how sure one may be that it did.

==============================  =================================================
``xmr``                         one series: is it steady, or has something shifted
``difference_in_shares``        before and after, of a share
``difference_in_differences``   before and after, beside a group without the change
``interrupted_series``          level and slope before and after a date
``roi``                         value for cost, both known only as ranges
``evidence``                    a measure before and after, and the label of causality
``against``                     all that was measured against the plan
==============================  =================================================

Series are sequences of numbers in the order of time, one per period, without gaps. Intervals are
pairs (low, high). What statsmodels or scipy calculates is imported when it is needed. What a
method cannot work with raises ``commonground.methods.problems.Unsuitable``.
"""

from commonground.methods.review.against import against
from commonground.methods.review.differences import (
    Difference,
    difference_in_differences,
    difference_in_shares,
)
from commonground.methods.review.evidence import LABELS, SAYS, Evidence, evidence
from commonground.methods.review.interrupted import Interruption, interrupted_series
from commonground.methods.review.matched import Asked
from commonground.methods.review.measured import Line, line
from commonground.methods.review.steady import Signal, Xmr, xmr, xmr_since
from commonground.methods.review.value import Range, Roi, roi

__all__ = [
    "LABELS",
    "SAYS",
    "Asked",
    "Difference",
    "Evidence",
    "Interruption",
    "Line",
    "Range",
    "Roi",
    "Signal",
    "Xmr",
    "against",
    "difference_in_differences",
    "difference_in_shares",
    "evidence",
    "interrupted_series",
    "line",
    "roi",
    "xmr",
    "xmr_since",
]
