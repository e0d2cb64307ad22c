"""The page as a widget: what the participant's, the facilitator's and the screen's share."""

from __future__ import annotations

from commonground_widgets.page.page import Page

__all__ = ["Page"]
