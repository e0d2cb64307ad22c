"""All kinds of files, and by which headers each is known.

The headers are those that the programs write, compared as `private.plain` has them; the measures
are ours.
"""

from __future__ import annotations

from collections.abc import Collection

from commonground.imports.chats import DISCOURSE, SLACK, TEAMS, YAMMER
from commonground.imports.exports import GOOGLE, JIRA, LIMESURVEY, ZENDESK
from commonground.imports.kind import GROUPS, Kind, Role, date_role, group_role
from commonground.imports.private import plain

VOICES = Kind(
    "voices",
    "Notes of a survey or of interviews",
    (),
    (
        Role(
            "said",
            "What was said",
            "text",
            (
                "quote",
                "quotes",
                "voice",
                "text",
                "note",
                "notes",
                "what was said",
                "answer",
                "verbatim",
                "said",
            ),
            needed=True,
            many=True,
        ),
        Role(
            "segment",
            "Who it stands for",
            "choice",
            ("segment", "group", "stakeholder", "audience", "role"),
        ),
        Role("question", "The question", "choice", ("question", "topic", "theme")),
        Role("source", "Where it comes from", "choice", ("source", "channel", "method")),
    ),
)
PLAIN = Kind(
    "table",
    "A plain table",
    (),
    (
        date_role(
            "date",
            "The date of a row",
            "date",
            "day",
            "week",
            "month",
            "period",
            "when",
            "at",
            "week of",
            needed=True,
        ),
        Role("part", "A share: how many of them", "number", ("numerator", "k")),
        Role("whole", "A share: of how many", "number", ("denominator", "n")),
        group_role(*GROUPS),
        Role("values", "Numbers to follow", "number", many=True),
        Role("yes", "Yes or no, to follow as a share", "answer", many=True),
    ),
)
KNOWN = (ZENDESK, JIRA, SLACK, TEAMS, YAMMER, DISCOURSE, LIMESURVEY, GOOGLE)
KINDS = {one.id: one for one in (*KNOWN, PLAIN, VOICES)}


def recognised(headers: Collection[str], *, dated: bool, told: bool) -> Kind:
    """The kind with these headers; ``dated`` and ``told`` say whether there are dates and texts."""
    names = {plain(header) for header in headers}
    known = [one for one in KNOWN if {*one.signs} <= names]
    if known:
        return max(known, key=lambda one: len(one.signs))
    spoken = {*VOICES.roles[0].headers} & names
    if spoken:
        return VOICES if told or not dated else PLAIN
    return VOICES if told and not dated else PLAIN
