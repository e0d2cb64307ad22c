"""Setting of the portfolio: communities side by side, from their files or by hand.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from commonground.activities.columns import Column
from commonground.activities.register import MOST
from commonground.methods.operating import RUNGS
from commonground.methods.portfolio import DECISIONS, STRENGTHS
from commonground.methods.review.result import BETTER, OPEN, SAME, WORSE
from commonground_widgets.registers import column, register
from commonground_widgets.settings import Setting

OUTCOMES = (BETTER, SAME, WORSE, OPEN)
COLUMNS: tuple[Column, ...] = (
    column("purpose", "Purpose", kind="text", asks="Who works together on what, to what end?"),
    column("model", "Engagement model", asks="How do people take part: inside first, a honeycomb?"),
    column("rung", "Rung", kind="choice", choices=tuple(RUNGS), asks="How far up the ladder?"),
    column("lowest", "Lowest discipline", asks="Which one, and where does it stand?"),
    column("outcome", "Outcome", kind="choice", choices=OUTCOMES, asks="What came of it?"),
    column("evidence", "Confidence", kind="choice", choices=STRENGTHS, asks="How is it shown?"),
    column("effect", "Of the way, in %", kind="number", asks="From where it stood to the target."),
    column("people", "People", kind="whole", asks="How many took part at the start?"),
    column("cost", "Cost a year", kind="number", asks="About how much, in your money?"),
    column("tools", "Tools", asks="Which ones, with commas between them?"),
    column("decision", "Decision", kind="choice", choices=DECISIONS, asks="What is decided?"),
    column("next", "Next", asks="What is decided next, by whom, and when?"),
)


def portfolio() -> Setting:
    """A row for each community: brought at the desk as session files, or written by hand.

    It tells what stands twice (purposes, tools, clones), and more than one expansion at once.
    """
    setting = register(
        COLUMNS, row="community", add="Add a community", reads="portfolio", limit=MOST
    )
    return Setting("register", {**setting.options, "brings": "sessions"})
