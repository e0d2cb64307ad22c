"""The answers to one question on an ordinal scale, as a record that a page or a table can hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from commonground.methods.agreement import Judgements, summarise

# Every page of every change asks again while results are shown, and hundreds of cells stay as
# they were. What is kept are numbers without names.
KEPT = 10_000


def judged(values: Iterable[int], low: int, high: int) -> dict[str, Any]:
    """n, counts, median, q1, q3, agreement, band and note of whole numbers on a scale.

    What they mean, and when there is none, is told in `commonground.methods.agreement.summary`.
    """
    found = asdict(_judgements(tuple(sorted(values)), low, high))
    return {**found, "counts": list(found["counts"])}


@lru_cache(maxsize=KEPT)
def _judgements(values: tuple[int, ...], low: int, high: int) -> Judgements:
    return summarise(values, (low, high))
