"""A cell shown to nobody, so that the first real one finds its way trodden.

What Python and its libraries do for the first time they remember: which classes have which
attributes, which notations mean what, which code is run often. Done once in the warm process, no
kernel does it again. The messages are those of a page that opens; the answers go nowhere.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from typing import Any

import zmq
from ipywidgets import Widget  # type: ignore[import-untyped]
from jupyter_client.session import Session

from commonground.hub.links import HUB
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


def dry_run(kernel: Any) -> None:
    """Have a prepared kernel show a page to nobody, and leave no trace of it."""
    asyncio.run(_open_pages(kernel))
    for kind in (zmq.Socket, zmq.Context):
        for base in kind.mro():
            # pyzmq asks for them at the first option that is set, and Python then writes them into
            # `Generic`, which makes it forget what it knows of hundreds of classes.
            getattr(base, "__annotations__", None)
    _forget(kernel)


async def _open_pages(kernel: Any) -> None:
    session = Session(key=b"dry run")
    publishers: list[Any] = [kernel, kernel.shell.displayhook, kernel.shell.display_pub]
    for publisher in publishers:
        publisher.session = session

    async def say(kind: str, **content: Any) -> None:
        metadata = {"version": "1.0.0"}  # of the widgets' protocol; nothing else looks at it
        message = session.msg(kind, content, metadata=metadata)
        parts = session.serialize(message, ident=b"nobody")
        await kernel.dispatch_shell([zmq.Frame(part) for part in parts])

    await say("kernel_info_request")
    await say("comm_info_request", target_name="jupyter.widget")
    os.environ[HUB] = "nobody"
    for code in (_DECLARE, _STEP, *(_SHOW.format(role=role) for role in Role), _CHART):
        await say("execute_request", code=code, silent=False, store_history=True)
    del os.environ[HUB]
    await say("comm_open", comm_id=_CONTROL, target_name="jupyter.widget.control", data={})
    await say("comm_msg", comm_id=_CONTROL, data={"method": "request_states"})
    shown = kernel.shell.user_ns["shown"].comm.comm_id
    await say("comm_msg", comm_id=shown, data={"method": "custom", "content": {"hello": 0}})
    await say("comm_close", comm_id=_CONTROL)
    Widget.close_all()
    for publisher in publishers:
        publisher.session = None


def _forget(kernel: Any) -> None:
    kernel.set_parent([], {}, channel="shell")
    kernel.shell.reset(new_session=True)
