"""The three workshops one after another in one session, led by the simulated facilitator."""

from __future__ import annotations

from random import Random

from commonground.hub import Hub
from commonground.rehearsal.autopilot import PATIENCE, decide
from commonground.rehearsal.room import play, populate
from commonground.report import export, take
from commonground.session.people import Role, Viewer
from commonground.workshops import packaged, read

BOOKS = ("purpose", "stakeholders", "measures")


def test_purpose_map_and_plan_in_one_session() -> None:
    """Twelve people go through all steps; the map begins with the purpose; it all comes back in."""
    hub, luck = Hub(), Random(5)  # noqa: S311 - chance, not a secret
    code = hub.create([read(packaged()[name]) for name in BOOKS], "All three")
    people, desk = populate(hub, code, 12, luck), Viewer(code, Role.FACILITATOR)
    live = hub.live(code)
    for turn in range(10 * len(live.state.steps)):
        play(hub, people, luck)
        page = hub.look(desk)
        kind, data = (
            decide(page) or decide(page, PATIENCE) or decide(page, 2 * PATIENCE) or ("", {})
        )
        step = live.state.current if kind != "open_step" else None
        sent = {"id": f"pilot_{turn:014}", "kind": kind, "step": step, "data": data}
        (reply,) = hub.handle([(desk, sent)])
        assert reply["ok"], reply
        if live.state.finished:
            break
    assert live.state.finished
    assert live.state.opened.keys() == live.state.steps.keys()
    agreed = live.state.boards["consent"]["text"]
    assert live.state.boards["audience"]["history"][0]["text"] == agreed
    body = export(hub, code, "json").body
    assert take(Hub(), body)
