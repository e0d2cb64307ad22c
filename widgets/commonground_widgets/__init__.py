"""What a workshop's notebook uses.

A notebook declares one `Workshop` and its steps, a cell each::

    from commonground_widgets import Workshop, statement

    workshop = Workshop("purpose", "One purpose", leads_to="One agreed purpose statement")
    workshop.step("drafts", "Private drafts", statement(), minutes=7, prompt="…", anonymous=True)

In JupyterLab each of these cells shows its step working alone. Under Voila the cell tagged ``page``
shows the page of whoever opened it, and the page follows the facilitator. `Chart` shows a chart of
Altair's as our pages do, in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commonground_widgets.deciding import decision, figure, need, option
from commonground_widgets.gates import gate
from commonground_widgets.listening import coding, guide, voices
from commonground_widgets.mapping import checklist, exchange, honeycomb, ties
from commonground_widgets.measures import goal_tree, indicators, logic_chain
from commonground_widgets.portfolio import portfolio
from commonground_widgets.ready import actions, readiness, scenarios
from commonground_widgets.registers import column, register
from commonground_widgets.reviewing import estimates, results, value
from commonground_widgets.scales import placement, rating, salience
from commonground_widgets.settings import (
    Setting,
    cards,
    commitments,
    consent,
    data,
    dots,
    proposals,
    ranking,
    reading,
    recess,
    statement,
    versions,
)
from commonground_widgets.spots import hotspots
from commonground_widgets.workshop import Workshop

if TYPE_CHECKING:
    from commonground_widgets.chart import Chart

__all__ = [
    "Chart",
    "Setting",
    "Workshop",
    "actions",
    "cards",
    "checklist",
    "coding",
    "column",
    "commitments",
    "consent",
    "data",
    "decision",
    "dots",
    "estimates",
    "exchange",
    "figure",
    "gate",
    "goal_tree",
    "guide",
    "honeycomb",
    "hotspots",
    "indicators",
    "logic_chain",
    "need",
    "option",
    "placement",
    "portfolio",
    "proposals",
    "ranking",
    "rating",
    "readiness",
    "reading",
    "recess",
    "register",
    "results",
    "salience",
    "scenarios",
    "statement",
    "ties",
    "value",
    "versions",
    "voices",
]


def __getattr__(name: str) -> Any:
    """`Chart`, when it is asked for: where steps are only declared, no widget is imported."""
    if name != "Chart":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from commonground_widgets.chart import Chart  # noqa: PLC0415  # as the line above says

    return Chart
