"""Stakeholders: who they are, what they exchange, and where both sides meet.

==================  ==========================================================================
``duplicates``      names that may mean the same, to be asked about before anything is counted
``strategy``        power and interest → what to do about somebody (Mendelow)
``salience``        votes on power, legitimacy, urgency → eight classes (Mitchell, Agle, Wood)
``win_win``         what each gives and gets → the exchanges that are a win for both
``honeycomb``       customer segment × employee role × problem → full, one-sided, empty cells
==================  ==========================================================================

Importing this costs nothing: what needs pandas imports it when it is called.
"""

from commonground.methods.stakeholders.exchange import EXCHANGES, exchanged, win_win
from commonground.methods.stakeholders.honeycomb import STATUSES, honeycomb, neighbours, status
from commonground.methods.stakeholders.interest import STRATEGIES, strategy
from commonground.methods.stakeholders.names import Alike, duplicates
from commonground.methods.stakeholders.salient import CLASSES, salience, salience_class

__all__ = [
    "CLASSES",
    "EXCHANGES",
    "STATUSES",
    "STRATEGIES",
    "Alike",
    "duplicates",
    "exchanged",
    "honeycomb",
    "neighbours",
    "salience",
    "salience_class",
    "status",
    "strategy",
    "win_win",
]
