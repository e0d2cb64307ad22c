"""The words by which the vanity check knows traffic, running totals, orders and outcomes."""

from __future__ import annotations

from commonground.methods.patterns import any_of, compiled
from commonground.methods.purpose.astray import TRAFFIC as _TRAFFIC
from commonground.methods.purpose.words import PROBLEM as _PROBLEM

_COUNTED = (
    r"(?:counts?|numbers?|growth|rates?|ratios?|volumes?|totals?|base|activity|figures?|statistics"
    r"|frequency|share|percentage|increase|per (?:day|week|month|quarter|year))"
)
_ONE = (
    r"(?:users?|members?|posts?|views?|visits?|visitors?|followers?|subscribers?|log-?ins?"
    r"|sign-?ins?|sign-?ups?|clicks?|messages?|comments?|threads?|downloads?|registrations?"
    r"|participants?|attendees?|sessions?|reactions?|likes?)"
)
TRAFFIC = compiled(
    rf"{_TRAFFIC}|\b{_ONE} {_COUNTED}\b|\b(?:number|count|volume|share|percentage) of {_ONE}\b"
    r"|\bmembers of (?:the|our) (?:\w+ )?(?:community|group|network|platform|forum|channel)\b"
    r"|\b(?:visits|visitors|participants|attendees|page ?views|logins|participation"
    r"(?: rate)?|adoption(?: rate)?|engagement (?:rate|score|level)|(?:daily|weekly|monthly) active"
    r"|active (?:user|member)s?)\b"
)
"""Who comes and what they click on: users, members, posts, views, log-ins."""

_ABOUT = r"(?:about|on|regarding|concerning|in|to)"
ABOUT_SOMETHING = compiled(
    rf"(?:{TRAFFIC.pattern}) {_ABOUT} (?:(?!who\b|that\b|which\b|with\b|whose\b)[^ ,.;:]+ ?){{1,6}}"
)
"""“Posts about complaints” are posts; what they are about is not what changed."""

OUTCOME = compiled(
    _PROBLEM.pattern
    + "|"
    + any_of(
        r"""
        solved, resolved, answered, applied, re-?used?, avoided, prevented, saved, fixed, recovered,
        retention, retained, quality, safety, satisfaction, accuracy, reliability, availability,
        uptime, throughput, yield, productivity, revenues?, sales, margins?, profits?, on time,
        first[- ](?:time|contact|pass) \w+, resolution, turnaround, health, wellbeing, learned,
        time to \w+, hours saved
        """
    )
)
"""What changes for somebody, good or bad."""

CUMULATIVE = compiled(
    any_of(
        r"""
        cumulative(?:ly)?, cumulated, accumulat(?:ed|ing|ive), running (?:total|count|sum),
        all[- ]time, since (?:the )?(?:launch|start|beginning|go-?live|inception|day one),
        (?:who|that|which|have|has|had) ever,
        to date, so far, until now, life-?time (?:total|count|number), cumsum, grand total
        """,
        unless_after="up",
    )
)
"""What can only grow."""
TOTAL = compiled(
    rf"\b(?:total|overall|registered|enrolled|signed-up|created)(?: (?:number|count|amount))?"
    rf"(?: of)?(?: \w{{1,30}}){{0,2}}? {_ONE}\b|\b{_ONE} (?:registered|enrolled|created|in total)\b"
    r"|\b(?:sign-?ups|registrations|downloads|installs)\b"
)
"""What can only grow, unless it is counted afresh for each week or month."""
AFRESH = compiled(
    r"\b(?:per|each|every|a|an|this|last|past|previous|in the|during the|within the)"
    r" (?:\w+ )?(?:hour|day|week|fortnight|month|quarter|year|period)s?\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|yearly|annual(?:ly)?|new|active)\b"
)

RATIO = compiled(
    r"[/÷]|\b(?:divided by|per|out of|for each|for every|relative to|compared with)"
    r"(?! (?:hour|day|week|fortnight|month|quarter|year|period|annum)\b)"
    r"|\b(?:median|mean|average|percentile|quartile|typical|p\d\d)\b"
)
"""What a number is out of, or that it tells of the middle of many; a time alone is neither."""

MANDATED = compiled(
    any_of(
        "mandatory, mandated, compulsory, obligatory, enforced, required (?:by|to|training|course"
        "|courses|reading|log-?ins?|posts?|use|usage|attendance|participation)",
        unless_after="not, no longer, non",
    )
)
"""What people do because they must."""
NOT = compiled(r"\b(?:not|no longer|never)\b")

WHOLE = compiled(
    any_of(
        r"""
        overall, company-?wide, organi[sz]ation-?wide, enterprise-?wide, group-?wide, all sites,
        all teams, all staff, all employees, across all,
        across the (?:whole )?(?:company|organi[sz]ation),
        in total, on average
        """
    )
)
"""One number over everybody."""
EVERYBODY = compiled(
    r"(?:all(?: .*)?|everyone|everybody|overall|total|none|n/?a|any|(?:the )?(?:whole|entire) .*)"
)
"""A list of segments that tells nobody apart."""
