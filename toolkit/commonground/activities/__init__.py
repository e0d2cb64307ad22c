"""What people do in a step: one module each, with its commands, fold and views."""

from __future__ import annotations

from commonground.activities.base import Activity
from commonground.activities.cards import Cards
from commonground.activities.checklist import Checklist
from commonground.activities.coding import Coding
from commonground.activities.commitments import Commitments
from commonground.activities.consent import Consent
from commonground.activities.data import Data
from commonground.activities.decision import Decision
from commonground.activities.dots import Dots
from commonground.activities.estimates import Estimates
from commonground.activities.exchange import Exchange
from commonground.activities.gate import Gate
from commonground.activities.goal_tree import GoalTree
from commonground.activities.guide import Guide
from commonground.activities.honeycomb import Honeycomb
from commonground.activities.indicators import Indicators
from commonground.activities.logic_chain import LogicChain
from commonground.activities.placement import Placement
from commonground.activities.proposals import Proposals
from commonground.activities.ranking import Ranking
from commonground.activities.rating import Rating
from commonground.activities.reading import Reading
from commonground.activities.recess import Recess
from commonground.activities.register import Register
from commonground.activities.results import Results
from commonground.activities.statement import Statement
from commonground.activities.ties import Ties
from commonground.activities.versions import Versions
from commonground.activities.voices import Voices

ACTIVITIES: dict[str, Activity] = {
    activity.name: activity
    for activity in (
        Reading(),
        Results(),
        Statement(),
        Cards(),
        Dots(),
        Ranking(),
        Rating(),
        Placement(),
        Estimates(),
        Exchange(),
        Ties(),
        Honeycomb(),
        LogicChain(),
        GoalTree(),
        Indicators(),
        Register(),
        Proposals(),
        Versions(),
        Consent(),
        Decision(),
        Commitments(),
        Checklist(),
        Gate(),
        Guide(),
        Voices(),
        Coding(),
        Data(),
        Recess(),
    )
}

__all__ = ["ACTIVITIES", "Activity"]
