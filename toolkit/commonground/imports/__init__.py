"""Real data: what a file is, and what of it may come in.

`look` says what kind of export a file is, which column is what, and what a person has to answer.
`take` makes series and voices of it. `query` does the same in a database that a team has. Nothing
but aggregates and voices leaves: no row, no name, no address, and no number about fewer than five.
"""

from __future__ import annotations

from commonground.imports.answers import Answers
from commonground.imports.kinds import KINDS
from commonground.imports.looking import Look, Question
from commonground.imports.problems import Problem, Unreadable
from commonground.imports.taking import Imported, look, take

__all__ = [
    "KINDS",
    "Answers",
    "Imported",
    "Look",
    "Problem",
    "Question",
    "Unreadable",
    "look",
    "take",
]
