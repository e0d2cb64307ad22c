"""A cell shown to nobody, so that the first real one finds its way trodden.

What Python and its libraries do for the first time they remember: which classes have which
attributes, which notations mean what, which code is run often. Done once in the warm process, no
kernel does it again. The messages are those of a page that opens; the answers go nowhere.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable
from typing import Any

from ipywidgets import Widget  # type: ignore[import-untyped]
from tornado.ioloop import IOLoop

from commonground.hub.links import HUB
from commonground.kernel.application import LineKernel
from commonground.kernel.frames import frame
from commonground.session.people import Role

_DECLARE = """
from commonground_widgets import Workshop, statement
workshop = Workshop("dry", "Dry run")
workshop
"""
_STEP = 'workshop.step("frame", "Frame", statement(), minutes=1, prompt="Is anybody there?")'
_SHOW = """
from IPython.display import display
from commonground.forks.dry_run import Nobody
from commonground_widgets.roles import page
shown = page(Nobody("{role}"))
display(shown)
"""
_CHART = """
import altair, pandas
table = pandas.DataFrame({"what": ["a chart"], "number": [1]})
display(altair.Chart(table).mark_bar().encode(x="what:N", y="number:Q", tooltip=["what"]))
"""
_CONTROL = "dry-run-of-the-widgets"


class Nobody:
    """A link to no hub, for a page that nobody sees."""

    def __init__(self, role: str) -> None:
        self.page: dict[str, Any] = {"me": {"role": role}}
        self.v = 0

    def now(self) -> float:
        """The beginning of time."""
        return 0.0

    def send(self, message: dict[str, Any]) -> None:
        """Nobody hears it."""

    def listen(self, listener: Callable[[dict[str, Any]], None]) -> None:
        """Say one thing."""
        listener({"patch": {"room": {"here": 0}}, "v": 1})


class Nowhere:
    """A line on which nobody listens."""

    def send(self, data: bytes) -> None:
        """It is lost."""


def dry_run(app: LineKernel) -> None:
    """Have a prepared kernel show a page to nobody, and leave no trace of it."""
    streams = sys.stdout, sys.stderr
    app.connect(Nowhere())
    try:
        asyncio.run(_open_pages(app))
    finally:
        sys.stdout, sys.stderr = streams
    _forget(app.kernel)


async def _open_pages(app: LineKernel) -> None:
    async def say(kind: str, **content: Any) -> None:
        parts = [{"msg_id": kind, "msg_type": kind}, {}, {"version": "1.0.0"}, content]
        await app.answer(frame("shell", [json.dumps(part).encode() for part in parts]))

    app.kernel.io_loop = IOLoop.current()
    os.environ[HUB] = "nobody"
    await app.run([_DECLARE, _STEP, *(_SHOW.format(role=role) for role in Role), _CHART])
    del os.environ[HUB]
    await say("comm_info_request", target_name="jupyter.widget")
    await say("comm_open", comm_id=_CONTROL, target_name="jupyter.widget.control", data={})
    await say("comm_msg", comm_id=_CONTROL, data={"method": "request_states"})
    shown = app.kernel.shell.user_ns["shown"].comm.comm_id
    await say("comm_msg", comm_id=shown, data={"method": "custom", "content": {"hello": 0}})
    await say("comm_close", comm_id=_CONTROL)
    Widget.close_all()


def _forget(kernel: Any) -> None:
    kernel.set_parent([], {}, channel="shell")
    kernel.shell.reset(new_session=True)
