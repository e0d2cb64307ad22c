"""Exports of what people do in a tool. All of it is activity, and none of it an outcome."""

from __future__ import annotations

from commonground.imports.kind import GROUP, Kind, Role, count_role, date_role, group_role
from commonground.imports.measures import Measure


def _daily(name: str, label: str, header: str, statistic: str, *more: str) -> tuple[Role, Measure]:
    """A column that holds the day's total already."""
    role = count_role(name, label, header, *more)
    measure = Measure(
        name,
        label,
        "mean" if statistic == "mean" else "sum",
        "date",
        name,
        needs=("date", name),
        of="days",
        counted=True,
        activity=True,
    )
    return role, measure


_SLACK = (
    _daily("daily", "Daily active members, mean of the days", "daily active members", "mean"),
    _daily(
        "posting",
        "Daily members posting, mean of the days",
        "daily members posting messages",
        "mean",
    ),
    _daily("weekly", "Weekly active members, mean of the days", "weekly active members", "mean"),
    _daily(
        "enabled",
        "Members who may take part, mean of the days",
        "total enabled membership",
        "mean",
        "total members",
    ),
    _daily("messages", "Messages posted", "messages posted", "sum"),
    _daily("public", "Messages in public channels", "messages in public channels", "sum"),
)

SLACK = Kind(
    "slack",
    "Slack workspace overview",
    ("date", "daily active members", "weekly active members"),
    (date_role("date", "Day", "date", needed=True), *(role for role, _ in _SLACK)),
    tuple(measure for _, measure in _SLACK),
    activity=True,
)

_DAYS = "to_days(CAST(least(greatest(coalesce(period, 30), 1), 400) AS INTEGER))"
_THERE = "coalesce(lower(deleted), '') NOT IN ('true', 'yes', '1', 'deleted', 'soft_deleted')"
_SEEN = f"last IS NOT NULL AND last > date - {_DAYS}"


def _usage(name: str, title: str, signs: tuple[str, ...], sums: dict[str, tuple[str, str]]) -> Kind:
    """A report with a row for each person: who was active in its period, and how much."""
    return Kind(
        name,
        title,
        ("report refresh date", "user principal name", *signs),
        (
            date_role("date", "Day of the report", "report refresh date", needed=True),
            date_role("last", "Last active", "last activity date"),
            Role("period", "Days that the report covers", "number", ("report period",)),
            Role("person", "Who (only counted)", "person", ("user id", "user principal name")),
            Role("deleted", "Whether deleted", "choice", ("is deleted", "user state")),
            *(count_role(key, label, header) for key, (label, header) in sums.items()),
            GROUP,
        ),
        (
            Measure(
                "active",
                "People active in the period",
                "share",
                "date",
                _SEEN,
                where=_THERE,
                needs=("date", "last"),
                of="people",
                activity=True,
            ),
            Measure(
                "people",
                "Active people",
                "people",
                "date",
                where=f"{_SEEN} AND {_THERE}",
                needs=("date", "last", "person"),
                of="people",
                activity=True,
            ),
            *(
                Measure(
                    key,
                    label,
                    "sum",
                    "date",
                    key,
                    where=_THERE,
                    needs=("date", key),
                    of="people",
                    activity=True,
                )
                for key, (label, _) in sums.items()
            ),
        ),
        "month",
        activity=True,
    )


TEAMS = _usage(
    "teams",
    "Teams user activity",
    ("team chat message count",),
    {
        "chat": ("Messages in channels", "team chat message count"),
        "private": ("Messages in private chats", "private chat message count"),
        "posts": ("New conversations", "post messages"),
        "replies": ("Replies", "reply messages"),
        "meetings": ("Meetings", "meeting count"),
    },
)
YAMMER = _usage(
    "yammer",
    "Yammer / Viva Engage user activity",
    ("posted count", "read count"),
    {
        "posted": ("Messages posted", "posted count"),
        "read": ("Messages read", "read count"),
        "liked": ("Messages liked", "liked count"),
    },
)

_EXPORTED = "(SELECT max(seen) FROM base)"
DISCOURSE = Kind(
    "discourse",
    "Discourse users",
    ("username", "trust level", "last seen at"),
    (
        date_role("joined", "Joined", "created at", needed=True),
        date_role("seen", "Last seen", "last seen at"),
        date_role("posted", "Last posted", "last posted at"),
        Role("person", "Who (only counted)", "person", ("id", "username")),
        count_role("posts", "Posts", "post count"),
        group_role("group names", "trust level"),
    ),
    (
        Measure(
            "active",
            "Members seen in the last 30 days",
            "share",
            _EXPORTED,
            f"seen IS NOT NULL AND seen > {_EXPORTED} - INTERVAL 30 DAY",
            needs=("seen",),
            of="people",
            activity=True,
        ),
        Measure(
            "writing",
            "Members who posted in the last 30 days",
            "share",
            _EXPORTED,
            f"posted IS NOT NULL AND posted > {_EXPORTED} - INTERVAL 30 DAY",
            needs=("seen", "posted"),
            of="people",
            activity=True,
        ),
        Measure(
            "joined",
            "People who joined",
            "count",
            "joined",
            needs=("joined",),
            of="people",
            activity=True,
        ),
    ),
    "month",
    activity=True,
)
