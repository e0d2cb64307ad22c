"""What the workshops have shown of the scale gate's criteria, before anybody says anything.

The review's outcome ``results`` tells most of it::

    {"hot_spots": [{"name": "Rework", "moved": 1}, …],     1, 0, -1, or None while unmeasured
     "counters": [{"name": "Complaints", "breached": False}, …],        None while unmeasured
     "weeks": 14, "people": [38, 40]}                              who took part, of how many

The role map tells of the owners, and the hot spots of their champions. The rest is for the room to
show: that the retrospective was written says that something was learned, and not for whom; so it
is only put beside the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commonground.methods import scaling
from commonground.methods.foundations import NOTHING, Found, Outcomes, owners, rows
from commonground.methods.scaling import COUNTERS, LONG_ENOUGH, SIGNALS, HotSpot
from commonground.methods.settings import Scaling

OPENS: Final = {
    SIGNALS: "Measure the outcome in each hot spot, before and after.",
    COUNTERS: "Measure every counter-metric of the plan, and mend what pays for the gain.",
    LONG_ENOUGH: "Go on until twelve weeks are over and as many take part as were planned.",
    "both sides": "Ask employees and customers for one gain each, in their own words.",
    "champions": "Find a person in each hot spot who would speak for it.",
    "owners": "Name both in the role map of the operating model.",
    "learned": "Hold the retrospective, and write beside each lesson for whom it holds.",
    "next site": "Agree on a purpose there, and listen there first.",
    "capacity": "Ask both how many hours a week they have, and for how long.",
}
"""Criterion → what would show it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known by itself: of the hot spots, how long with how many people, and the rest."""

    hot_spots: tuple[HotSpot, ...] = ()
    weeks: float | None = None
    people: tuple[int, int] | None = None
    found: dict[str, Found] | None = None


def known(given: Outcomes) -> Known:
    """What the outcomes of earlier workshops tell of the criteria."""
    results = given.get("results", {})
    spots = tuple(
        HotSpot(str(one.get("name", "")), _moved(one.get("moved")))
        for one in rows(given, "results", "hot_spots")
    )
    weeks, people = _weeks(results.get("weeks")), _people(results.get("people"))
    measured = scaling.gate(list(spots), {}, weeks, people).verdicts
    said = {SIGNALS: _signals(spots), LONG_ENOUGH: _long_enough(weeks, people)}
    passes = {"pass": True, "fail": False, "unknown": None}
    found = {name: Found(passes[measured[name]], words) for name, words in said.items()}
    found |= {COUNTERS: _counters(rows(given, "results", "counters")), "owners": owners(given)}
    found |= {"champions": _champions(given), "learned": _learned(given)}
    return Known(spots, weeks, people, found)


def _signals(spots: tuple[HotSpot, ...]) -> str:
    words = {1: "moved as intended", 0: "no signal", -1: "moved against it", None: "not measured"}
    return "; ".join(f"{spot.name}: {words[spot.moved]}" for spot in spots)


def _long_enough(weeks: float | None, people: tuple[int, int] | None) -> str:
    parts = [f"{weeks:g} of {Scaling().weeks:g} weeks"] if weeks is not None else []
    parts += [f"{people[0]} of {people[1]} people"] if people is not None else []
    return ", ".join(parts)


def _counters(counters: Sequence[Mapping[str, Any]]) -> Found:
    if not counters:
        return NOTHING
    breached = [str(one.get("name", "")) for one in counters if one.get("breached")]
    unknown = [str(one.get("name", "")) for one in counters if one.get("breached") is None]
    if breached:
        return Found(met=False, evidence=f"Breached: {', '.join(breached)}.")
    if unknown:
        return Found(None, f"Not measured: {', '.join(unknown)}.")
    return Found(met=True, evidence=f"None of {len(counters)} is breached.")


def _champions(given: Outcomes) -> Found:
    """Of the hot spots, each of which needs somebody who wants it."""
    spots = rows(given, "champions")
    lacks = [str(spot.get("text", "")) for spot in spots if not spot.get("champion")]
    if lacks:
        return Found(met=False, evidence=f"Nobody yet for {', '.join(lacks)}.")
    named = ", ".join(str(spot["champion"]) for spot in spots)
    return Found(met=True, evidence=f"Named: {named}.") if spots else NOTHING


def _learned(given: Outcomes) -> Found:
    notes = rows(given, "retrospective")
    return Found(None, f"{len(notes)} notes of the retrospective are there.") if notes else NOTHING


def _moved(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and value in (-1, 0, 1) else None


def _weeks(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _people(value: object) -> tuple[int, int] | None:
    if isinstance(value, list | tuple) and len(value) == 2 and all(_is_count(n) for n in value):
        return int(value[0]), int(value[1])
    return None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
