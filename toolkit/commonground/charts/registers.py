"""Which picture belongs to which reading of a register.

A picture is drawn of the register's summary and of what was read (``read`` among the options). A
reading that is not in the table has none; those that are say so of themselves (`Reading.pictured`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from commonground.charts.drawn import Drawn
from commonground.charts.ladder import ladder
from commonground.charts.look import PAGE, View
from commonground.charts.ownership import ownership
from commonground.charts.portfolio import portfolio
from commonground.charts.potential import potential
from commonground.charts.roadmap import roadmap
from commonground.charts.tools import tools

if TYPE_CHECKING:
    import pandas as pd

Draw = Callable[["pd.DataFrame", Mapping[str, Any], View], "Drawn | None"]


def _of_rows(draw: Callable[..., Drawn], *needs: str) -> Draw:
    """A picture of the rows alone; none where a step has left out a column that it needs."""

    def drawn(summary: pd.DataFrame, _: Mapping[str, Any], view: View) -> Drawn | None:
        return draw(summary, view=view) if {*needs} <= {*summary.columns} else None

    return drawn


READ: Mapping[str, Draw] = {
    "ladder": _of_rows(ladder, "evidence"),
    "portfolio": lambda frame, read, view: portfolio(frame, read, view=view),
    "roadmap": lambda frame, read, view: roadmap(frame, read, view=view),
    "roles": _of_rows(ownership, "unit", "owns"),
    "ties": _of_rows(potential, "people", "active"),
    "tools": _of_rows(tools, "capabilities", "purpose"),
}
"""Name of the reading → its picture, from a summary, what was read, and a view."""


def register(
    summary: pd.DataFrame, options: Mapping[str, Any], *, view: View = PAGE
) -> Drawn | None:
    """Draw what was read of a register; None where its reading has no picture."""
    draw = READ.get(str(options.get("reads", "")))
    return draw(summary, options.get("read", {}), view) if draw else None
