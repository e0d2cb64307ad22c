"""The review, weeks later: what has moved, by how much, and how sure one may be that it did.

==============================  =================================================
``xmr``                         one series: is it steady, or has something shifted
``difference_in_shares``        before and after, of a share
``difference_in_differences``   before and after, beside a group without the change
``interrupted_series``          level and slope before and after a date
``roi``                         value for cost, both known only as ranges
==============================  =================================================

Series are sequences of numbers in the order of time, one per period, without gaps. Intervals are
pairs (low, high). What statsmodels or scipy calculates is imported when it is needed. What a
method cannot work with raises ``commonground.methods.problems.Unsuitable``.
"""

from commonground.methods.review.differences import (
    Difference,
    difference_in_differences,
    difference_in_shares,
)
from commonground.methods.review.interrupted import Interruption, interrupted_series
from commonground.methods.review.steady import Signal, Xmr, xmr
from commonground.methods.review.value import Range, Roi, roi

__all__ = [
    "Difference",
    "Interruption",
    "Range",
    "Roi",
    "Signal",
    "Xmr",
    "difference_in_differences",
    "difference_in_shares",
    "interrupted_series",
    "roi",
    "xmr",
]
