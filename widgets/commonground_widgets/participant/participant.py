"""The participant's page."""

from __future__ import annotations

from commonground_widgets.page.page import Page


class Participant(Page):
    """What one person sees: the step that is open, and their own part in it."""

    script = "participant"
