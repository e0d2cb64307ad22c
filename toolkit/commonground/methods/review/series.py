"""Numbers in the order of time, checked where they come in."""

from __future__ import annotations

import math
from collections.abc import Iterable

from commonground.methods.problems import Unsuitable


def numbers(values: Iterable[float | None], least: int, name: str = "series") -> list[float]:
    """The values as floats; at least ``least`` of them, each a finite number.

    Raises Unsuitable, naming the first position (from 1) that holds no number.
    """
    found = [math.nan if value is None else float(value) for value in values]
    for place, value in enumerate(found, 1):
        if not math.isfinite(value):
            raise Unsuitable(
                f"Value {place} of the {name} is missing or no number.",
                "Find the number, or leave the whole period out and say so beside the picture.",
            )
    if len(found) < least:
        raise Unsuitable(
            f"The {name} has {len(found)} of the {least} values that this needs.",
            "Wait for more periods, or look at shorter ones: weeks in place of months.",
        )
    return found
