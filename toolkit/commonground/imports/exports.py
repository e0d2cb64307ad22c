"""Exports that hold outcomes: tickets, issues, and what people answered."""

from __future__ import annotations

from commonground.imports.kind import GROUPS, Kind, Role, count_role, date_role, group_role
from commonground.imports.measures import Measure

ZENDESK = Kind(
    "zendesk",
    "Zendesk tickets",
    ("created at", "solved at", "status", "reopens"),
    (
        date_role("created", "Created", "created at", needed=True),
        date_role("solved", "Solved", "solved at"),
        count_role("reopens", "Times reopened", "reopens"),
        count_role(
            "minutes", "Minutes until solved", "full resolution time in minutes", "resolution time"
        ),
        count_role("reply", "Minutes until the first reply", "first reply time in minutes"),
        Role("satisfied", "Satisfaction", "choice", ("satisfaction score",)),
        group_role("group", "ticket group"),
    ),
    (
        Measure(
            "reopened",
            "Tickets reopened",
            "share",
            "solved",
            "reopens > 0",
            where="reopens IS NOT NULL",
            needs=("solved", "reopens"),
            of="tickets",
        ),
        Measure(
            "minutes",
            "Time until solved, in minutes",
            "median",
            "solved",
            "minutes",
            needs=("solved", "minutes"),
            of="tickets",
        ),
        Measure(
            "reply",
            "Time until the first reply, in minutes",
            "median",
            "created",
            "reply",
            needs=("created", "reply"),
            of="tickets",
        ),
        Measure(
            "satisfied",
            "Satisfied, of those who said",
            "share",
            "solved",
            "lower(satisfied) LIKE 'good%'",
            where="lower(satisfied) LIKE 'good%' OR lower(satisfied) LIKE 'bad%'",
            needs=("solved", "satisfied"),
            of="people",
        ),
        Measure("created", "Tickets created", "count", "created", needs=("created",), of="tickets"),
        Measure("solved", "Tickets solved", "count", "solved", needs=("solved",), of="tickets"),
    ),
    orders=(("created", "solved"),),
)

JIRA = Kind(
    "jira",
    "Jira issues",
    ("issue key", "issue type", "created"),
    (
        date_role("created", "Created", "created", needed=True),
        date_role("resolved", "Resolved", "resolved", "resolution date"),
        group_role("project name", "project key", "issue type"),
    ),
    (
        Measure(
            "cycle",
            "Time from created to resolved, in days",
            "median",
            "resolved",
            "date_diff('minute', created, resolved) / 1440.0",
            where="created IS NOT NULL AND resolved >= created",
            needs=("created", "resolved"),
            of="issues",
        ),
        Measure(
            "resolved", "Issues resolved", "count", "resolved", needs=("resolved",), of="issues"
        ),
        Measure("created", "Issues created", "count", "created", needs=("created",), of="issues"),
    ),
    orders=(("created", "resolved"),),
)


_ANSWERS = Role("answers", "Questions to follow", "answer", many=True)
_SAID = Role("said", "What people wrote, to be read as voices", "text", many=True)

LIMESURVEY = Kind(
    "limesurvey",
    "LimeSurvey responses",
    ("id", "submitdate", "startlanguage"),
    (
        date_role("date", "Answered (blank: not completed)", "submitdate", needed=True),
        Role("person", "Who (only counted)", "person", ("id",)),
        group_role(*GROUPS),
        _ANSWERS,
        _SAID,
    ),
    cadence="month",
)
GOOGLE = Kind(
    "google-forms",
    "Google Forms responses",
    ("timestamp",),
    (date_role("date", "Answered", "timestamp", needed=True), group_role(*GROUPS), _ANSWERS, _SAID),
    cadence="month",
)
