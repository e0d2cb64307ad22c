"""The whole chain in one organisation: each workshop begins with what the one before it led to.

Simulated people take part and the simulated facilitator leads; by hand comes only what somebody
brings from outside: more voices, the indicator that the files are about, the files themselves. From
readiness to the roadmap it is one session; months later its file is where the review begins, and
the portfolio lays two communities side by side.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import Any

from commonground import report
from commonground.hub import Hub
from commonground.hub.live import Live
from commonground.hub.state import activity
from commonground.imports import take
from commonground.rehearsal.autopilot import PATIENCE, decide
from commonground.rehearsal.room import SimulatedPerson, play, populate
from commonground.report import export, opened
from commonground.report.carrying import carried
from commonground.report.communities import as_fields, communities
from commonground.session.events import DESK, HUB
from commonground.session.people import Role, Viewer
from commonground.workshops import packaged, read
from tests.samples.organisations import SCRIPT, sample

Json = dict[str, Any]
TEAMS: dict[str, bool] = SCRIPT["TEAMS"]
CHANGED = "2025-11-01"
CARD: Json = json.loads(sample("plan").with_suffix(".json").read_text(encoding="utf-8"))["cards"][0]
FILLED = (
    *("question", "numerator", "denominator", "unit", "direction", "logic_stage", "value_cycle"),
    *("baseline", "baseline_start", "baseline_end", "target", "horizon", "threshold", "action"),
)
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
        self.people: list[SimulatedPerson] = populate(hub, self.code, 6, self.luck)
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

    def must(self, viewer: Viewer, kind: str, at: str, /, **data: Any) -> None:
        """Send a command that must be carried out."""
        reply = self.send(viewer, kind, at, **data)
        assert reply["ok"], reply

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
            room.must(writer, "add_voice", "voices", **said)


def put_in(room: Led) -> None:
    """Somebody fills in the card of the number that the files are about."""
    writer = room.people[0].viewer
    room.must(writer, "add_indicator", "indicators", name=CARD["name"])
    cards = room.board("indicators")["cards"].items()
    card = next(key for key, one in cards if one["fields"]["name"] == CARD["name"])
    fields = {name: str(CARD[name]) for name in FILLED}
    room.must(writer, "save_indicator", "indicators", card=card, base=0, fields=fields)


def reviewed(file: bytes, *, works: bool) -> Led:
    """Months later, a new room with the file of the first one and the files of the organisation."""
    record = opened(file)
    begun = carried([record])
    somebody = {event.actor for event in record.kept.events} | record.state.people.keys()
    assert [one for one in somebody - {DESK, HUB} if one in json.dumps(begun["given"])] == []
    room = Led(Hub(), ("review",), f"{'North' if works else 'South'} after six months", begun)
    say = partial(room.must, room.desk, "say_change", "results", change=CHANGED)
    room.lead({"data": lambda: bring(room, works=works), "results": say})
    return room


def bring(room: Led, *, works: bool) -> None:
    """The desk takes in the table of rework: which teams changed is said, and whose card it is."""
    plan = room.board("data")["plan"]
    (card,) = (one for one in plan if one["name"] == CARD["name"])
    answers = {
        "said": {"rows": "total"},
        "groups": {team: "treated" if hot else "control" for team, hot in TEAMS.items()},
        "measures": {"ratio": {"take": True, "card": card["id"], "name": card["name"]}},
    }
    found = take(sample("rework", works=works), answers, plan=plan).to_json()
    room.must(room.desk, "take_in", "data", **found)


def test_each_outcome_feeds_the_next() -> None:
    """What one found stands where the next begins: whole values, from the first to the last."""
    room = Led(Hub(), BEGINNING, "Northwind Claims")
    room.lead({"voices": lambda: listen_on(room), "indicators": lambda: put_in(room)})
    file = export(room.hub, room.code, "json").body
    check_the_beginning(room)
    works, nothing = (reviewed(file, works=works) for works in (True, False))
    check_the_review(room, works, nothing)
    check_the_portfolio(works, nothing)


def check_the_beginning(room: Led) -> None:
    """From readiness to the roadmap in one session."""
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


def check_the_review(first: Led, works: Led, nothing: Led) -> None:
    """It begins with the plan and the prediction of the first session, and finds what is there."""
    plan, predicted = (first.live.given()[name] for name in ("measures", "prediction"))
    verdicts = {}
    for later in (works, nothing):
        assert later.live.state.carried["from"][0]["title"] == "Northwind Claims"
        given = later.live.given()
        assert given["prediction"] == predicted
        # All that was agreed on is there again: the cards, with what was filled in.
        names = ("id", "name", "unit", "baseline", "target", "threshold", "counter_metric")
        assert [[card[name] for name in names] for card in given["measures"]["cards"]] == [
            [card[name] for name in names] for card in plan["cards"]
        ]
        (moved,) = [one for one in given["results"]["items"] if one["moved"] is not None]
        (card,) = [one for one in plan["cards"] if one["name"] == moved["text"]]
        assert moved["target"] == card["target"] == 12
        (expected,) = [one for one in predicted["items"] if one["text"] == moved["text"]]
        found = later.board("results")["found"]["results"]
        (shown,) = [one for one in found if one["text"] == moved["text"]]
        assert shown["predicted"]["likely"] == expected["likely"]
        verdicts[later] = (moved["verdict"], moved["label"])
        assert given["scale gate"]["suggestion"] != "scale one step"
        again = Hub()
        file = export(later.hub, later.code, "json").body
        assert again.live(report.take(again, file)).state == later.live.state
    assert verdicts == {
        works: ("better", "compared with a control"),
        nothing: ("no change shown", "compared with a control"),
    }


def check_the_portfolio(works: Led, nothing: Led) -> None:
    """Both stand side by side, each with what its session came to."""
    files = [export(one.hub, one.code, "json").body for one in (works, nothing)]
    rows = [as_fields(row) for row in communities(files)]
    room = Led(Hub(), ("portfolio",), "All of us")
    room.lead({"communities": lambda: room.must(room.desk, "take_rows", "communities", rows=rows)})
    statement = works.live.given()["purpose"]["statement"]
    found = room.live.given()["portfolio"]
    assert [row["purpose"] for row in found["items"][:2]] == [statement] * 2
    assert [row["outcome"] for row in found["items"][:2]] == ["better", "no change shown"]
    twice = (
        "“North after six months” and “South after six months”: the same purpose in the same way"
    )
    assert [one for one in found["read"]["findings"] if one["words"].startswith(twice)]
