"""What the warm process does before it waits: all that is the same for everybody."""

from __future__ import annotations

import importlib
import logging

# The first two lines are what ipykernel imports late, each kernel for itself: for its debugger, and
# for the first message. Then what libraries look for, and what pages are made of.
MODULES = [
    *("debugpy.server.api", "ipykernel.debugger"),
    *("IPython.core.logger", "faulthandler", "jupyter_client.session", "psutil"),
    *("zmq.utils.garbage",),
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
    from commonground.forks.kernel import ForkedKernel  # noqa: PLC0415  # slow, so it is told

    app = ForkedKernel.instance()
    app.prepare(arguments)
    for name in MODULES:
        try:
            importlib.import_module(name)
        except ImportError as error:
            _log.warning("%s is left to the kernels: it cannot be imported (%s)", name, error)
    from commonground.forks.dry_run import dry_run  # noqa: PLC0415  # needs what was imported

    dry_run(app.kernel)
    app.prepare_code()
