"""Anybody does anything, in any order: a room is always what a simple model says.

Random commands by random roles, right and wrong, twice and forged, with undo and restarts. After
each of them every page is compared with the model, and so is every word that is on it.
"""

import json
import re
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from commonground.hub import snapshots
from commonground.hub.state import replay
from commonground.session.problems import Refused
from tests.hub.model import DESK, SCREEN, Model, Op
from tests.hub.rules import DESK_TAKES, likely, takes
from tests.hub.talk import STEPS, Pick, Talk
from tests.hub.told import by_model, on_page
from tests.rooms import PURPOSE, Eye, Json, Room, all_kinds, without_nulls

NAMES = ["Ada", "Ben", "Chika", "Dilan", "Elif", "Femi"]
WORD = re.compile(r"word\d+x")


class AnybodyDoesAnything(RuleBasedStateMachine):
    """A room and its model."""

    def __init__(self) -> None:
        super().__init__()
        # A search for the shortest way to a mistake needs the same chance each time.
        chance = Random(0)  # noqa: S311 - chance, not a secret
        self.secrets = patch("secrets.token_urlsafe", lambda _: f"{chance.getrandbits(64):016x}")
        self.secrets.start()
        self.often = patch.object(snapshots, "EVERY", 7)
        self.often.start()
        self.room = Room(PURPOSE)
        self.model = Model()
        self.sent: list[Json] = []
        self.log: list[Any] = []
        self.eyes: dict[str, Eye] = {}
        self.fell: dict[Any, Any] = {}
        self.talk = Talk(self.room, self.model)

    def teardown(self) -> None:
        """Read the log again: it says it all."""
        self.secrets.stop()
        self.often.stop()
        assert replay(self.room.live.events) == self.room.live.state
        assert self.room.hub.log.events(self.room.code) == self.room.live.events
        self.room.hub.close()

    # Who ---------------------------------------------------------------------------------------

    @property
    def here(self) -> list[str]:
        """The people who are in the room by the model."""
        return list(self.model.room["people"])

    @initialize(count=st.integers(0, 6), until=st.sampled_from(STEPS))
    def begin(self, count: int, until: str) -> None:
        """Some are there, and have been through some of the steps."""
        for _ in range(count):
            self.join()
        for step in STEPS[: STEPS.index(until)]:
            self.go_through(step)

    def go_through(self, step: str) -> None:
        """Everybody does what the step is for, and the desk reveals and decides."""
        self.carry_out(DESK, "open_step", None, {"step": step}, {"step": step})
        for who in self.here:
            for number in range(5 if step == "rate" else 1):
                for kind in likely(self.model, who):
                    self.act(who, kind, step, nth(number))
        self.carry_out(DESK, "reveal", step, {}, {})
        for kind in {"choose", "confirm"}.intersection(likely(self.model, DESK)):
            self.act(DESK, kind, step, nth(0))

    @precondition(lambda self: len(self.room.people) < len(NAMES))
    @rule()
    def join(self) -> None:
        """Somebody comes, unless the room is locked or the session has ended."""
        name = NAMES[len(self.room.people)]
        if self.model.room["locked"] or self.model.room["finished"]:
            with pytest.raises(Refused):
                self.room.hub.join(self.room.code, name)
        else:
            self.room.person(name)
            self.model.carry_out(Op(name, "join", None))

    @precondition(lambda self: self.here)
    @rule()
    def join_under_a_taken_name(self) -> None:
        """Nobody gets a name that is taken."""
        with pytest.raises(Refused):
            self.room.hub.join(self.room.code, self.here[0].upper())

    # What they do ------------------------------------------------------------------------------

    @precondition(lambda self: self.here)
    @rule(data=st.data())
    def somebody_takes_part(self, data: st.DataObject) -> None:
        """A person does what the step is for."""
        who = data.draw(st.sampled_from(self.here))
        if kinds := likely(self.model, who):
            self.act(who, data.draw(st.sampled_from(kinds)), self.model.room["now"], pick(data))

    @precondition(lambda self: self.here)
    @rule(data=st.data())
    def everybody_takes_part(self, data: st.DataObject) -> None:
        """All do the same, each in their own words."""
        if kinds := likely(self.model, self.here[0]):
            kind = data.draw(st.sampled_from(kinds))
            for who in self.here:
                self.act(who, kind, self.model.room["now"], pick(data))

    @rule(data=st.data())
    def the_desk_decides(self, data: st.DataObject) -> None:
        """The facilitator does something in the step."""
        if kinds := likely(self.model, DESK):
            self.act(DESK, data.draw(st.sampled_from(kinds)), self.model.room["now"], pick(data))

    @rule()
    def the_next_step(self) -> None:
        """The facilitator goes on."""
        now = self.model.room["now"]
        following = STEPS[(STEPS.index(now) + 1) % len(STEPS)] if now else STEPS[0]
        self.carry_out(DESK, "open_step", None, {"step": following}, {"step": following})

    @rule(kind=st.sampled_from(["reveal", "reveal", "close_step", "reopen_step"]))
    def the_desk_turns_the_step(self, kind: str) -> None:
        """The facilitator reveals, closes, reopens."""
        self.carry_out(DESK, kind, self.model.room["now"], {}, {})

    @rule(data=st.data())
    def the_desk_leads(self, data: st.DataObject) -> None:
        """The facilitator does anything that moves the session."""
        kind = data.draw(st.sampled_from([kind for kind in DESK_TAKES if kind != "finish"]))
        self.act(DESK, kind, None, pick(data))

    @rule(data=st.data())
    def anybody_tries_anything(self, data: st.DataObject) -> None:
        """Somebody sends what their page does not offer, perhaps about another step."""
        who = data.draw(st.sampled_from([DESK, SCREEN, "nobody", *self.room.people]))
        kind = data.draw(st.sampled_from(all_kinds()))
        step = data.draw(st.sampled_from([self.model.room["now"], None, *STEPS]))
        self.act(who, kind, step, pick(data))

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def sent_again(self, data: st.DataObject) -> None:
        """What was carried out is sent again, by the same or another: nothing changes."""
        raw = data.draw(st.sampled_from(self.sent))
        who = data.draw(st.sampled_from([DESK, SCREEN, *self.room.people]))
        before = len(self.room.live.events)
        (reply,) = self.room.hub.handle([(self.talk.hand(who).viewer, raw)])
        assert (reply["ok"], len(self.room.live.events)) == (True, before)

    @rule(data=st.data())
    def look(self, data: st.DataObject) -> None:
        """Somebody opens their page, or closes it."""
        who = data.draw(st.sampled_from([DESK, SCREEN, *self.here]))
        if who in self.eyes:
            self.eyes.pop(who).subscription.close()
        else:
            self.eyes[who] = Eye(self.room.hub, self.talk.hand(who).viewer)

    @rule()
    def restart(self) -> None:
        """The server is started anew on the same log."""
        self.room = self.talk.room = self.room.reopened(self.room.hub.log)
        self.eyes.clear()

    # How it is done ----------------------------------------------------------------------------

    def act(self, who: str, kind: str, step: str | None, choose: Pick) -> None:
        """Make up what a command says, mostly right, and send it."""
        wire, said = self.talk.about(who, kind, choose)
        self.carry_out(who, kind, step, wire, said)

    def carry_out(self, who: str, kind: str, step: str | None, wire: Json, said: Json) -> None:
        """Send a command: it is taken exactly if the model takes it, and then both know."""
        op = Op(who, kind, step, said)
        expected = takes(self.model, op)
        before = len(self.room.live.events)
        raw = {"id": self.room.next_id(), "kind": kind, "step": step, "data": wire}
        (reply,) = self.room.hub.handle([(self.talk.hand(who).viewer, raw)])
        assert (reply["ok"], len(self.room.live.events) - before) == (expected, int(expected)), (
            op,
            reply,
        )
        if not expected:
            return
        self.sent.append(raw)
        if kind == "open_step":
            said["seen"] = self.seen(len(self.room.live.events))
        op.step = op.step or self.model.room["now"]
        self.model.carry_out(op)

    def seen(self, opening: int) -> Json:
        """What was handed out when a step was opened."""
        board = self.room.desk.page["board"]
        return {
            "opening": opening,
            "sources": [item["text"] for item in board.get("sources", ())],
            "letters": [group["id"] for group in board.get("groups", ())],
            "assigned": {name: self.talk.falls_to(name).get("items", []) for name in self.here},
        }

    # What always holds -------------------------------------------------------------------------

    @invariant()
    def every_page_is_as_the_model_says(self) -> None:
        """Every page tells what the model says, and holds no word that is not told."""
        agreed = self.model.room["asked"] if self.model.room["confirmed"] else ""
        answers = self.model.room["responses"].values()
        concerns = [said.get("reason", "") for said in answers] if agreed else []
        for who in (DESK, SCREEN, *self.room.people):
            page = self.talk.hand(who).page
            fell = self.talk.falls_to(who) if page["mine"] else {}
            expected = by_model(self.model, who, fell)
            assert on_page(page) == expected, who
            assert words(page) == words([str(expected), agreed, concerns]), who
            self.what_fell_stays(who, fell)

    def what_fell_stays(self, who: str, fell: Json) -> None:
        """Nobody gets another group or other items while the same are at work; or their own."""
        room = self.model.room
        handed = room["grouped"] if fell.get("group") else room["handed out"]
        if fell.get("group") or "items" in fell:
            assert self.fell.setdefault((who, handed), fell) == fell
            assert who not in fell.get("items", ())

    @invariant()
    def the_log_only_grows(self) -> None:
        """What is in the log stays in it, numbered without gaps."""
        events = self.room.live.events
        assert events[: len(self.log)] == self.log
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        self.log = list(events)

    @invariant()
    def told_is_as_good_as_looked(self) -> None:
        """Whoever has a page open has been told all of it, in messages without gaps."""
        for who, eye in self.eyes.items():
            assert without_nulls(eye.page) == without_nulls(self.talk.hand(who).page)
            assert eye.versions == list(range(1, len(eye.versions) + 1))


def pick(data: st.DataObject) -> Pick:
    """Leave it to hypothesis to choose one of several."""
    return lambda options: data.draw(st.sampled_from(options))


def nth(number: int) -> Pick:
    """Always choose the one at this place."""
    return lambda options: options[number % len(options)]


def words(value: Any) -> set[str]:
    """Everything that somebody wrote and that is somewhere in a value."""
    return set(WORD.findall(json.dumps(value, ensure_ascii=False)))


TestAnybodyDoesAnything = AnybodyDoesAnything.TestCase
TestAnybodyDoesAnything.settings = settings(
    max_examples=settings().max_examples // 2, stateful_step_count=40
)
