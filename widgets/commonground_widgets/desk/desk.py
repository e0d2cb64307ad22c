"""The facilitator's page."""

from __future__ import annotations

from commonground_widgets.page.page import Page


class Desk(Page):
    """What the facilitator sees: who is here, how far they are, and what to do next."""

    script = "desk"
