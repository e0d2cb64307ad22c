"""The roadmap: what is done by whom, from when to when, at what cost, and after what else.

A roadmap is small enough to be read at once, so it is no project plan: no effort, no calendars, no
baselines. What is asked of it is whether it holds together.

===================  ======================================================================
``schedule``         when it begins, is launched and ends, what comes early, what may not slip
``findings``         what does not hold, with what would mend it
``horizon``          the day that a purpose names as its end
``waits_for``        which steps a text names
===================  ======================================================================
"""

from commonground.methods.roadmap.findings import Finding, Limits, findings
from commonground.methods.roadmap.horizon import MONTHS, horizon, in_words
from commonground.methods.roadmap.schedule import (
    EARLY,
    KINDS,
    LAUNCH,
    STEP,
    Schedule,
    Task,
    schedule,
    waits_for,
)

__all__ = [
    "EARLY",
    "KINDS",
    "LAUNCH",
    "MONTHS",
    "STEP",
    "Finding",
    "Limits",
    "Schedule",
    "Task",
    "findings",
    "horizon",
    "in_words",
    "schedule",
    "waits_for",
]
