"""What a workshop's notebook uses.

A notebook declares one `Workshop` and its steps, a cell each::

    from commonground_widgets import Workshop, statement

    workshop = Workshop("purpose", "One purpose", leads_to="One agreed purpose statement")
    workshop.step("drafts", "Private drafts", statement(), minutes=7, prompt="…", anonymous=True)

In JupyterLab each of these cells shows its step working alone. Under Voila the cell tagged ``page``
shows the page of whoever opened it, and the page follows the facilitator.
"""

from __future__ import annotations

from commonground_widgets.scales import placement, rating, salience
from commonground_widgets.settings import (
    Setting,
    commitments,
    consent,
    proposals,
    reading,
    statement,
    versions,
)
from commonground_widgets.workshop import Workshop

__all__ = [
    "Setting",
    "Workshop",
    "commitments",
    "consent",
    "placement",
    "proposals",
    "rating",
    "reading",
    "salience",
    "statement",
    "versions",
]
