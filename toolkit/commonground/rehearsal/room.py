"""Simulated people in a room: they join, and do what their pages offer until nothing is left."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from random import Random
from typing import Any

from commonground.hub import Hub
from commonground.hub.patch import merge
from commonground.hub.told import Told
from commonground.rehearsal.behaviour import next_move, script
from commonground.session.people import Role, Viewer
from commonground.session.problems import Refused
from commonground.session.text import same_name

ROUNDS = 1000  # more moves than anybody has in one step


class SimulatedPerson:
    """A page that is looked at by nobody, and the commands that come from it."""

    def __init__(self, hub: Hub, viewer: Viewer, chance: Random) -> None:
        self.viewer = viewer
        self._hub = hub
        self._chance = Random(chance.random())  # noqa: S311  # chance, not a secret
        self._subscription = hub.subscribe(viewer, self._receive)
        self.page: dict[str, Any] = self._subscription.page

    def _receive(self, told: Told) -> None:
        self.page = merge(self.page, told.message()["patch"])

    def move(self) -> dict[str, Any] | None:
        """The person's next command, ready to send; None when they have nothing to do."""
        found = next_move(self.page, self._chance)
        if found is None:
            return None
        kind, data = found
        # Not by seed: the same rehearsal held twice must not repeat the commands of the first.
        identity = f"sim_{secrets.token_urlsafe(12)}"
        return {"id": identity, "kind": kind, "step": self.page["step"]["id"], "data": data}

    def leave(self) -> None:
        """Close the page."""
        self._subscription.close()


def populate(hub: Hub, code: str, count: int, chance: Random) -> list[SimulatedPerson]:
    """Let ``count`` simulated people join and open their pages."""
    return [enter(hub, code, chance) for _ in range(count)]


def enter(hub: Hub, code: str, chance: Random) -> SimulatedPerson:
    """Let one simulated person join, under the first name that is free."""
    names = script()["names"]
    for place in range(10 * len(names)):
        again = place // len(names)
        name = names[place % len(names)] + (f" {again + 1}" if again else "")
        people = hub.live(code).state.people.values()
        if not any(same_name(name, person.name) for person in people):
            person = hub.join(code, name, simulated=True)
            return SimulatedPerson(hub, Viewer(code, Role.PARTICIPANT, person.id), chance)
    raise Refused("The room is full of simulated people.", do="Remove some of them.")


def play(hub: Hub, people: Sequence[SimulatedPerson], chance: Random) -> int:
    """Let everybody act until nobody has anything left to do in this step; how often they did."""
    moves = 0
    for _ in range(ROUNDS):
        asked = [(p.viewer, move) for p in people if (move := p.move()) is not None]
        if not asked:
            break
        chance.shuffle(asked)
        moves += sum(reply["ok"] for reply in hub.handle(asked))
    return moves
