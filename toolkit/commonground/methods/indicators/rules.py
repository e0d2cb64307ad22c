"""The rules of the vanity check: ten ways in which a number can look good while nothing is better.

A table of what to look for, why it matters and how to mend it. Where a rule stands twice, the
first line that applies speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from commonground.methods.findings import Level
from commonground.methods.indicators import looks
from commonground.methods.indicators.looks import Reading, Seen


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table. In ``reason`` and ``fix``, ``{words}`` stands for what was seen."""

    name: str
    level: Level
    look: Callable[[Reading], Seen | None]
    reason: str
    fix: str


RULES: Final = (
    Rule(
        "V1",
        "error",
        looks.traffic,
        "“{words}” counts traffic, which can grow while no problem is solved.",
        "Count what changes for those who take part, for example “share of cases with rework”, "
        "and keep this one as context.",
    ),
    Rule(
        "V2",
        "error",
        looks.cumulative,
        "“{words}” can only grow, so it looks like success whatever happens.",
        "Count each week or month afresh, for example “questions answered per week”.",
    ),
    Rule(
        "V3",
        "warning",
        looks.no_denominator,
        "Without a denominator nobody can tell whether the number is large: out of how many?",
        "Say out of what, for example “of all claims closed in the month”.",
    ),
    Rule(
        "V4",
        "error",
        looks.no_goal,
        "It answers no question and serves no purpose, so nobody will miss it.",
        "Write the question that somebody would decide by, for example “Does rework fall where "
        "cases are shared?”.",
    ),
    Rule(
        "V5",
        "warning",
        looks.no_threshold,
        "There is no value at which anybody would do anything, so it will only be looked at.",
        "Set a threshold and what it triggers, for example “above 20%: pause and ask the teams”.",
    ),
    Rule(
        "V5",
        "warning",
        looks.no_action,
        "There is a threshold, and nothing is said to happen when it is reached.",
        "Say what is done then and by whom, for example “pause and ask the teams”.",
    ),
    Rule(
        "V6",
        "warning",
        looks.output_only,
        "It stands at “{words}”: what is put in, done or made, and not yet what changes.",
        "Set an outcome beside it, for example “share of cases with rework”.",
    ),
    Rule(
        "V7",
        "warning",
        looks.mandated,
        "“{words}”: what people must do tells whether they obey, not whether it helps.",
        "Count what they do of their own accord, or what comes of it.",
    ),
    Rule(
        "V8",
        "warning",
        looks.no_baseline,
        "Without a baseline nobody can tell later what has changed.",
        "Measure it once before anything starts, and note from when to when.",
    ),
    Rule(
        "V9",
        "warning",
        looks.easily_gamed,
        "Its risk of gaming is {words} of 5, and no other number would show it.",
        "Name a counter-metric, one that gets worse when this one is gamed, for example “reopened "
        "cases” beside “closed cases”.",
    ),
    Rule(
        "V10",
        "note",
        looks.hides_segments,
        "One number over everybody can stay the same while one group gains and another loses.",
        "Name the groups to tell apart, for example “North, South”; leave out those below five.",
    ),
)
