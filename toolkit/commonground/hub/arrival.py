"""Who may come into a session, and under which name."""

from __future__ import annotations

import secrets

from commonground.hub.live import Live
from commonground.hub.state import State
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.text import NAME_LENGTH, clean, same_name


def arrival(live: Live, name: str, now: float, *, simulated: bool = False) -> Event:
    """The event by which a new person comes in.

    Raises `Refused` for an empty or taken name, a locked room and a session that is over.
    """
    name = clean(name, NAME_LENGTH, lines=False, name="name")
    _check(live.state, name)
    data = {"name": name, "simulated": simulated}
    person, command = (f"{kind}_{secrets.token_urlsafe(9)}" for kind in ("p", "join"))
    return live.event(person, "joined", data, now, command=command)


def _check(state: State, name: str) -> None:
    if not name:
        raise Refused("Your name is empty.", do="Type the name that the others call you.")
    if state.finished:
        raise Refused("This session has ended.", do="Ask the facilitator for the report.")
    if state.locked:
        raise Refused(
            "The facilitator has locked the room.",
            safe="Whoever is in it stays in it.",
            do="Ask the facilitator to open it, then press Join again.",
        )
    if any(same_name(name, person.name) for person in state.people.values()):
        raise Refused(
            f"Somebody called {name} is already here.",
            do="Add a letter of your last name. If it was you on another device, ask the "
            "facilitator to remove the first one.",
        )
