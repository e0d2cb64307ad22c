"""The whole chain in one organisation: each workshop begins with what the one before it led to.

Simulated people take part and the simulated facilitator leads; by hand comes only what somebody
brings from outside: more voices, the indicator that the files are about, the files themselves. From
readiness to the roadmap it is one session; months later its file is where the review begins, and
the portfolio lays two communities side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from commonground.hub import Hub
from commonground.hub.live import Live
from commonground.hub.state import activity
from commonground.rehearsal.autopilot import PATIENCE, decide
from commonground.rehearsal.room import SimulatedPerson, play, populate
from commonground.session.people import Role, Viewer
from commonground.workshops import packaged, read

Json = dict[str, Any]
BEGINNING = (
    *("readiness", "hotspots", "purpose", "stakeholders", "listening"),
    *("operating-model", "measures", "roadmap"),
)


class Led:
    """A session that is led from step to step; ``by_hand`` is done where the room is in a step."""

    def __init__(
        self, hub: Hub, names: tuple[str, ...], title: str, begun: Json | None = None
    ) -> None:
        self.hub = hub
        books = [read(packaged()[name]) for name in names]
        self.code = hub.create(books, title, carried=begun)
        self.desk = Viewer(self.code, Role.FACILITATOR)
        self.luck = Random(5)  # noqa: S311 - chance, not a secret
        self.people: list[SimulatedPerson] = populate(hub, self.code, 8, self.luck)
        self.sent = 0

    @property
    def live(self) -> Live:
        """The session in memory."""
        return self.hub.live(self.code)

    def send(self, viewer: Viewer, kind: str, at: str | None, /, **data: Any) -> Json:
        """Send a command; the reply."""
        self.sent += 1
        raw = {"id": f"pilot_{self.sent:014}", "kind": kind, "step": at, "data": data}
        (reply,) = self.hub.handle([(viewer, raw)])
        return reply

    def lead(self, by_hand: Mapping[str, Callable[[], None]]) -> None:
        """From the first step to the end. No step asks for a reason: all comes in order."""
        left = dict(by_hand)
        for _ in range(12 * len(self.live.state.steps)):
            if extra := left.pop(self.live.state.current or "", None):
                extra()
            play(self.hub, self.people, self.luck)
            page = self.hub.look(self.desk)
            waits = (decide(page, waited) for waited in (0, PATIENCE, 2 * PATIENCE))
            kind, data = next(filter(None, waits))
            step = None if kind == "open_step" else self.live.state.current
            reply = self.send(self.desk, kind, step, **data)
            assert reply["ok"], (self.live.state.current, kind, data, reply)
            if self.live.state.finished:
                break
        assert (self.live.state.finished, left) == (True, {})
        assert self.live.state.opened.keys() == self.live.state.steps.keys()
        assert self.live.state.jumps == {}

    def board(self, step: str) -> Mapping[str, Any]:
        """The board of a step."""
        return self.live.state.board(self.live.state.steps[step])

    def outcome(self, step: str) -> Json:
        """What a step leads to."""
        found = self.live.state.steps[step]
        return activity(found).outcome(self.live.state.board(found))


def texts(outcome: Mapping[str, Any]) -> list[str]:
    """What the items of an outcome are called."""
    return [one["text"] for one in outcome["items"]]


def listen_on(room: Led) -> None:
    """The tools are locked; then each segment is heard until it has its three voices."""
    board = room.board("voices")
    writer = room.people[0].viewer
    for segment in board["segments"]:
        for number in range(3):
            said = {"segment": segment, "text": f"We are asked twice, and it takes {number} days."}
            assert room.send(writer, "add_voice", "voices", **said)["ok"]


def test_each_outcome_feeds_the_next() -> None:
    """From readiness to the roadmap in one session: what one found stands where the next begins."""
    room = Led(Hub(), BEGINNING, "Northwind Claims")
    room.lead({"voices": lambda: listen_on(room)})
    given = room.live.given()
    statement = given["purpose"]["statement"]
    cards = [card["name"] for card in given["measures"]["cards"]]
    # Readiness: what is red has a counter-measure, and is where one looks for hot spots.
    red = texts(given["red flags"])
    assert texts(given["countermeasures"])[: len(red)] == red
    assert room.board("start")["taken"] == {"name": "red flags", "lines": red}
    # Hot spots: what was chosen is what the purpose is about, and whose first day is counted.
    spots = texts(given["hot spots"])
    assert 2 <= len(spots) <= 3
    assert room.board("frame")["taken"] == {"name": "hot spots", "lines": spots}
    assert [row["text"] for row in room.outcome("first-day")["items"]][: len(spots)] == spots
    # The purpose is what the map, and later the measures, are made for.
    assert room.board("audience")["history"][0]["text"] == statement
    assert room.board("aim")["history"][0]["text"] == statement
    # The map is who is listened to; who was heard opens the way of working.
    assert {*texts(given["audit plan"])} <= {*texts(given["stakeholders"])}
    assert texts(given["voices"]) == texts(given["audit plan"])
    assert all(one["voices"] >= 3 and not one["missing"] for one in given["voices"]["items"])
    # Who has a role, and who matters, is offered on the cards; the plan is agreed on with them.
    roles = {one["who"] for one in given["role map"]["items"] if one.get("who")}
    assert {*room.board("vanity")["owners"]} == roles
    assert cards == [card["name"] for card in room.outcome("counters")["cards"]]
    # The roadmap predicts each of these numbers, and stands on what all of them made.
    assert texts(given["prediction"]) == cards
    assert {*given["foundations"]["verdicts"].values()} == {"met"}
