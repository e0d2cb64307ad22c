"""The scale gate: whether to stop, adapt, go on as it is, or take one step further.

Nine things must be shown, each by evidence. What nobody has shown is unknown, and unknown never
passes: enthusiasm is not evidence. The gate suggests; the group decides. All of it is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Scaling

Verdict = Literal["pass", "fail", "unknown"]
Decision = Literal["stop", "adapt", "sustain", "scale one step"]

SIGNALS, COUNTERS, LONG_ENOUGH = "signals", "counter-metrics", "long enough"
CRITERIA: Final = {
    SIGNALS: "An outcome moved as intended in at least two hot spots",
    COUNTERS: "No counter-metric is breached",
    LONG_ENOUGH: "It ran for at least twelve weeks, with as many people as planned",
    "both sides": "Employees and customers each show what they gained",
    "champions": "Local champions are named",
    "owners": "A sponsor and a grass-roots owner are named",
    "learned": "It is written down what worked and what did not, and for whom",
    "next site": "The next site has a purpose and a listening audit of its own",
    "capacity": "The centre and the tribe have time for one more",
}
"""What must be shown → in words."""

MEASURED: Final = frozenset({SIGNALS, COUNTERS})
"""Of these only numbers can say that they are met: a sentence cannot."""


@dataclass(frozen=True, slots=True)
class HotSpot:
    """What came of one hot spot.

    ``moved`` is 1 for an outcome signal in the intended direction, -1 against it, 0 for none, and
    None while nobody has measured.
    """

    name: str
    moved: int | None


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict on each of ``CRITERIA``, in that order, and the suggestion with its reason."""

    verdicts: dict[str, Verdict]
    suggestion: Decision
    reason: str

    @property
    def open(self) -> tuple[str, ...]:
        """What is not shown yet."""
        return tuple(name for name, verdict in self.verdicts.items() if verdict == "unknown")


def gate(
    hot_spots: list[HotSpot],
    shown: Mapping[str, bool | None],
    weeks: float | None = None,
    people: tuple[int, int] | None = None,
    settings: Scaling | None = None,
) -> Gate:
    """The gate for what has been shown.

    ``shown`` says of criteria whether they are met, with evidence: True, False, or None (as if
    left out) when nobody knows. ``weeks`` is how long it ran, ``people`` how many of how many
    planned took part. What these and the hot spots tell by themselves counts; what is shown of
    the same counts only where they tell nothing.

    >>> gate([HotSpot("Rework", 1), HotSpot("Complaints", None)], {}).suggestion
    'sustain'

    Raises Unsuitable for a criterion that is none.
    """
    settings = settings or Scaling()
    if strange := sorted(shown.keys() - CRITERIA.keys()):
        raise Unsuitable(
            f"“{strange[0]}” is nothing that one can say yes or no to here.",
            f"Say it of {', '.join(CRITERIA)}.",
        )
    measured = {
        SIGNALS: _signals(hot_spots, settings.signals),
        LONG_ENOUGH: _long_enough(weeks, people, settings.weeks),
    }
    told = {name: verdict for name, verdict in measured.items() if verdict != "unknown"}
    verdicts = {name: told.get(name, _said(shown.get(name))) for name in CRITERIA}
    return Gate(verdicts, *_suggestion(hot_spots, verdicts))


def _said(met: bool | None) -> Verdict:  # noqa: FBT001 - the one thing that it is about
    return "unknown" if met is None else "pass" if met else "fail"


def _signals(hot_spots: list[HotSpot], least: int) -> Verdict:
    up = sum(spot.moved == 1 for spot in hot_spots)
    still = sum(spot.moved is None for spot in hot_spots)
    if up >= least:
        return "pass"
    return "unknown" if up + still >= least or not hot_spots else "fail"


def _long_enough(weeks: float | None, people: tuple[int, int] | None, least: float) -> Verdict:
    short = weeks is not None and weeks < least
    few = people is not None and people[0] < people[1]
    if short or few:
        return "fail"
    return "unknown" if weeks is None or people is None else "pass"


def _suggestion(hot_spots: list[HotSpot], verdicts: Mapping[str, Verdict]) -> tuple[Decision, str]:
    measured = [spot.moved for spot in hot_spots if spot.moved is not None]
    if set(verdicts.values()) == {"pass"}:
        return "scale one step", "All nine are shown. One step, then measure again."
    if measured and max(measured) < 0 and len(measured) == len(hot_spots):
        return "stop", "In every hot spot the outcome moved against what was intended."
    if verdicts[COUNTERS] == "fail":
        return "adapt", "A counter-metric is breached: something else is paying for the gain."
    if verdicts[SIGNALS] == "fail":
        return "adapt", "Too few outcomes moved as intended."
    first = next(name for name, verdict in verdicts.items() if verdict != "pass")
    return "sustain", f"Not shown yet: {CRITERIA[first][0].lower()}{CRITERIA[first][1:]}."
