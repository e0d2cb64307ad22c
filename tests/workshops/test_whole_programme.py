"""The whole beginning in one day, led by the simulated facilitator."""

from __future__ import annotations

from random import Random

from commonground.agendas import Menu
from commonground.hub import Hub
from commonground.rehearsal.autopilot import PATIENCE, decide
from commonground.rehearsal.room import play, populate
from commonground.report import export, take
from commonground.session.people import Role, Viewer
from commonground.workshops import packaged, read


def test_from_readiness_to_commitments_in_one_day() -> None:
    """Twelve people go through all steps; the map begins with the purpose; it all comes back in.

    Nobody is asked why they go on: the way of working is held before the audit is back, for the
    reason that the agenda gives, and says so.
    """
    hub, luck = Hub(), Random(5)  # noqa: S311 - chance, not a secret
    _, day = Menu({name: read(path) for name, path in packaged().items()}).choose("whole-day")
    code = hub.create(day, "The whole beginning")
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
    (jump,) = live.state.jumps.values()
    assert [lack["id"] for lack in jump["missing"]] == ["voices"]
    assert live.given()["tools"]["provisional"] == jump["reason"]
    body = export(hub, code, "json").body
    assert take(Hub(), body)
