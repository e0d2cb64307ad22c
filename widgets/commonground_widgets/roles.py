"""The page that goes with a role."""

from __future__ import annotations

from commonground.hub.links import Link
from commonground.session.people import Role
from commonground_widgets.desk.desk import Desk
from commonground_widgets.page.page import Page
from commonground_widgets.participant.participant import Participant
from commonground_widgets.screen.screen import Screen

PAGES: dict[Role, type[Page]] = {
    Role.PARTICIPANT: Participant,
    Role.FACILITATOR: Desk,
    Role.SCREEN: Screen,
}


def page(link: Link) -> Page:
    """The page of whoever is at the other end of the link."""
    return PAGES[Role(link.page["me"]["role"])](link)
