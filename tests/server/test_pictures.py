"""Files with pictures are made beside the server, for its facilitator, from what was revealed."""

from __future__ import annotations

import asyncio

import pytest

from commonground import report
from commonground.report import Making
from commonground.server import drawing
from commonground.server.drawing import Drawing
from commonground.session.problems import Unusable
from commonground_widgets import Setting
from tests.charts.rehearsed import PICTURED, rehearsed
from tests.rooms import Room

from .visiting import Running

PATIENCE = 300  # seconds: to begin a process that draws takes a busy machine long


def brought(running: Running, setting: Setting, *, reveal: bool = True) -> str:
    """The code of a session on the server in which people have answered."""
    room = rehearsed(setting, reveal=reveal)
    body = report.export(room.hub, room.code, "json", include_unrevealed=True).body
    return str(running.run(report.take, running.site.hub, body))


def test_the_desk_saves_a_picture(running: Running) -> None:
    """With the facilitator's cookie or the secret; nobody else is given it."""
    code = brought(running, PICTURED["placement"])
    path = f"api/sessions/{code}/pictures/s"
    picture = running.facilitator().get(f"{path}.png", timeout=PATIENCE)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")
    assert picture.headers["content-disposition"].endswith(f"a-step-{code}.png")
    command = running.command_line()
    assert command.get(f"{path}.svg", timeout=PATIENCE).text.startswith("<svg")
    assert running.visitor().get(f"{path}.png").status_code == 403
    assert running.participant(code, "Zelda").get(f"{path}.png").status_code == 403
    assert command.get(f"{path}.gif").status_code == 404
    none = command.get(f"api/sessions/{code}/pictures/t.png")
    assert (none.status_code, none.json()["problem"]["what"]) == (409, "There is no such picture.")


def test_nothing_unrevealed_is_drawn(running: Running) -> None:
    """There is a sentence in its place."""
    code = brought(running, PICTURED["rating"], reveal=False)
    path = f"api/sessions/{code}/export?format=pictures"
    answer = running.command_line().get(path, timeout=PATIENCE)
    assert answer.status_code == 409
    assert "No step of this session has a picture" in answer.json()["problem"]["what"]


def making(room: Room, kind: str = "html") -> Making:
    """What is to be made of a room."""
    return report.exporting(room.hub, room.code, kind)


def test_the_room_goes_on_meanwhile() -> None:
    """Whoever asks the loop while pictures are drawn is answered."""
    room = rehearsed(PICTURED["rating"])
    wanted = report.picturing(room.hub, room.code, "s", "svg")

    async def held() -> int:
        beside, turns = Drawing(), 0
        task = asyncio.ensure_future(beside.made(wanted))
        while not task.done():
            await asyncio.sleep(0.001)
            turns += 1
        assert (await task).mime == "image/svg+xml"
        await beside.close()
        return turns

    assert asyncio.run(held()) > 20


def test_only_what_has_pictures_is_made_beside() -> None:
    """Before a step with one was opened, a report is made at once."""
    assert not making(rehearsed(PICTURED["rating"]), "csv").draws
    assert making(rehearsed(PICTURED["rating"])).draws
    room = rehearsed(PICTURED["rating"])
    fresh = room.hub.create([room.live.state.workshops[0]], "Not begun")
    assert not report.exporting(room.hub, fresh, "html").draws


def test_a_report_without_pictures_is_better_than_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be drawn, or it takes too long, the report has the numbers."""
    monkeypatch.setattr(drawing, "SECONDS", 0.0)
    room = rehearsed(PICTURED["rating"])

    async def held() -> None:
        beside = Drawing()
        made = await beside.made(making(room))
        assert b"could not be drawn this time" in made.body
        with pytest.raises(Unusable, match="could not be drawn"):
            await beside.made(making(room, "pictures"))
        await beside.close()

    asyncio.run(held())


def test_a_server_that_stops_draws_no_more() -> None:
    """What is under way ends, and who waited is not kept waiting."""
    room = rehearsed(PICTURED["rating"])

    async def held() -> None:
        beside = Drawing()
        both = [asyncio.ensure_future(beside.made(making(room, "pictures"))) for _ in range(2)]
        await asyncio.sleep(0)  # the first is under way
        await beside.close()
        for one in both:
            with pytest.raises(Unusable):
                await one

    asyncio.run(held())
