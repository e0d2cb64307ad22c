"""The operating model: who carries it, with what, and in which order it is built.

=================  =====================================================================
``climb``          the ladder from a community to a platform, with what each rung lacks
``ownership``      who holds the roles, and whether one unit holds too many
``overlaps``       tools that do the same, and tools without a purpose
``lacking``        what a link between inside and outside still needs
``plan``           a content plan: what only tells, and what is for nobody in particular
``ties``           how many pairs could work together, beside how many do
``by_grade``       benefits, summed by how well they are shown
=================  =====================================================================
"""

from commonground.methods.operating.benefits import GRADES, Benefit, by_grade
from commonground.methods.operating.content import A_MONTH, Piece, Plan, plan
from commonground.methods.operating.guidelines import forbids, mostly_forbid, too_many
from commonground.methods.operating.ladder import RUNGS, Ladder, Problem, Rung, climb
from commonground.methods.operating.links import Link, lacking, shared_goals
from commonground.methods.operating.roles import Ownership, ownership
from commonground.methods.operating.ties import Ties, ties
from commonground.methods.operating.tools import Inventory, Overlap, Tool, overlaps

__all__ = [
    "A_MONTH",
    "GRADES",
    "RUNGS",
    "Benefit",
    "Inventory",
    "Ladder",
    "Link",
    "Overlap",
    "Ownership",
    "Piece",
    "Plan",
    "Problem",
    "Rung",
    "Ties",
    "Tool",
    "by_grade",
    "climb",
    "forbids",
    "lacking",
    "mostly_forbid",
    "overlaps",
    "ownership",
    "plan",
    "shared_goals",
    "ties",
    "too_many",
]
