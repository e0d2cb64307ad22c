"""The screen's page."""

from __future__ import annotations

from commonground_widgets.page.page import Page


class Screen(Page):
    """What the room sees: the board, large and without names."""

    script = "screen"
