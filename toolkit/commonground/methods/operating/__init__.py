"""The operating model: who carries it, with what, and in which order it is built.

=================  =====================================================================
``climb``          the ladder from a community to a platform, with what each rung lacks
``ownership``      who holds the roles, and whether one unit holds too many
``overlaps``       tools that do the same, and tools without a purpose
``ties``           how many pairs could work together, beside how many do
=================  =====================================================================
"""

from commonground.methods.operating.ladder import RUNGS, Ladder, Problem, Rung, climb
from commonground.methods.operating.roles import Ownership, ownership
from commonground.methods.operating.ties import Ties, ties
from commonground.methods.operating.tools import Inventory, Overlap, Tool, overlaps

__all__ = [
    "RUNGS",
    "Inventory",
    "Ladder",
    "Overlap",
    "Ownership",
    "Problem",
    "Rung",
    "Ties",
    "Tool",
    "climb",
    "overlaps",
    "ownership",
    "ties",
]
