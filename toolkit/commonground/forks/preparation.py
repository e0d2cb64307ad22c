"""What the warm process does before it waits: all that is the same for everybody."""

from __future__ import annotations

import importlib
import logging

from commonground.startup import leave_out

# What is imported late, for the first message; what libraries look for; what pages are made of.
# Not what draws files (`commonground.charts`): no page needs it, a cell that does has it in a
# moment, and vl-convert starts threads, which no fork has.
MODULES = [
    *("IPython.core.logger", "faulthandler", "jupyter_client.session", "psutil"),
    *("tornado.gen", "tornado.locks", "tornado.platform.asyncio", "tornado.queues"),
    *("numpy", "pandas", "altair"),
    *("ipywidgets", "anywidget"),
    *("commonground_widgets", "commonground_widgets.roles"),
    *("commonground.hub.links", "commonground.methods.purpose"),
]
_log = logging.getLogger(__name__)


def prepare(arguments: list[str]) -> None:
    """Make a kernel, import what kernels import, and show a page to nobody.

    The kernel comes first: libraries look for it when they are imported.
    """
    leave_out()
    from commonground.kernel.application import prepared  # noqa: PLC0415  # slow, so it is told

    app = prepared(arguments)
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError as error:
            _log.warning("%s is left to the kernels: it cannot be imported (%s)", name, error)
    from commonground.forks.dry_run import dry_run  # noqa: PLC0415  # needs what was imported

    dry_run(app)
    app.prepare_code()
