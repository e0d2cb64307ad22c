"""The numbers that people give: each is checked where it comes in, with a sentence that helps."""

from __future__ import annotations

import math

from commonground.methods.problems import Unsuitable


def share(value: float, name: str = "share") -> float:
    """A part of a whole, 0 to 1."""
    if not 0 <= value <= 1:
        raise Unsuitable(
            f"The {name} is {value:g}, and a share is between 0 and 1.",
            "Write 35 % as 0.35, and check that what is counted is part of the whole.",
        )
    return value


def inside(value: float, name: str) -> float:
    """A share that is neither 0 nor 1."""
    if not 0 < value < 1:
        raise Unsuitable(
            f"The {name} is {value:g}, and it must lie between 0 and 1.",
            f"Write a {name} of 80 % as 0.8.",
        )
    return value


def varying(value: float, name: str = "share") -> float:
    """A share that some have and some have not: with 0 or 1, the formulas see no spread."""
    if share(value, name) in {0, 1}:
        raise Unsuitable(
            f"A {name} of {value:g} leaves no spread to calculate with.",
            "Give the share that you expect, or 0.5 when you do not know: it asks for most people.",
        )
    return value


def people(value: float, name: str = "number of people") -> int:
    """A whole number of people, at least one."""
    if not math.isfinite(value) or value != int(value) or value < 1:
        raise Unsuitable(
            f"The {name} is {value:g}, and it must be a whole number from 1 up.",
            "Count those whom the share is about.",
        )
    return int(value)


def within(n: int, population: float | None) -> int | None:
    """The population, when one is given: everybody is in it who was asked."""
    if population is None:
        return None
    whole = people(population, "population")
    if n > whole:
        raise Unsuitable(
            f"There are {n} answers from a population of {whole}.",
            "Check both numbers: the population is all whom the share is about.",
        )
    return whole


def counted(successes: float, n: float) -> tuple[int, int]:
    """How many of how many."""
    whole = people(n, "number of answers")
    if successes != int(successes) or not 0 <= successes <= whole:
        raise Unsuitable(
            f"{successes:g} of {whole} is no share.",
            f"Give a whole number of successes from 0 to {whole}, counted among the answers.",
        )
    return int(successes), whole


def up(size: float) -> int:
    """Whole people, rounded up; what floating point adds to a whole number is no person."""
    return max(1, math.ceil(round(size, 9)))
