"""What people do in a step: one module each, with its commands, fold and views."""

from __future__ import annotations

from commonground.activities.base import Activity
from commonground.activities.commitments import Commitments
from commonground.activities.consent import Consent
from commonground.activities.placement import Placement
from commonground.activities.proposals import Proposals
from commonground.activities.rating import Rating
from commonground.activities.reading import Reading
from commonground.activities.statement import Statement
from commonground.activities.versions import Versions

ACTIVITIES: dict[str, Activity] = {
    activity.name: activity
    for activity in (
        Reading(),
        Statement(),
        Rating(),
        Placement(),
        Proposals(),
        Versions(),
        Consent(),
        Commitments(),
    )
}

__all__ = ["ACTIVITIES", "Activity"]
