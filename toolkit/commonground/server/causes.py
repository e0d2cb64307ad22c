"""Why a page could not be shown, when the reason is the machine or the installation.

For those reasons the log gets one line that says what to do, and the visitor a sentence that is
true; for all others the log gets the whole story, and the visitor hears that something went wrong.
"""

from __future__ import annotations

import errno
import logging

from jinja2 import TemplateError, TemplateNotFound

from commonground.server.kernel import KernelDied
from commonground.session.problems import CommonGroundError, Refused

FULL = {errno.ENOSPC, errno.EDQUOT}
TOO_MANY = {errno.EMFILE, errno.ENFILE}
_log = logging.getLogger(__name__)


def log(what: str, error: BaseException) -> None:
    """Write into the log what happened, and why."""
    if cause := known(error):
        _log.error("%s: %s", what, cause)
    else:
        _log.error("%s", what, exc_info=error)


def known(error: BaseException) -> str | None:
    """The reason and the cure for whoever runs the server; None for what nobody has foreseen."""
    where = f" ({error.filename})" if isinstance(error, OSError) and error.filename else ""
    match error:
        case TemplateNotFound():
            cause = f"the template {error.name} is missing. Install the program again."
        case TemplateError():
            cause = f"a template cannot be read ({error}). Install the program again."
        case KernelDied():
            cause = "its kernel ended while the cells ran. The page offers to load again."
        case TimeoutError():
            cause = "the notebook's cells took too long. The page offers to load again."
        case OSError() if error.errno in FULL:
            cause = f"the disk is full{where}. Make room on it; nothing need be started again."
        case OSError() if error.errno in TOO_MANY:
            cause = f"no more files can be opened{where}. Raise the limit: ulimit -n; start again."
        case _:
            return None
    return cause


def told(error: BaseException) -> CommonGroundError | None:
    """What a visitor is told of that; None for what nobody has foreseen."""
    if isinstance(error, TemplateError):
        return incomplete()
    if isinstance(error, OSError) and error.errno in FULL:
        return Refused(
            "The server's disk is full, so this page cannot be shown.",
            safe="Everything that was marked as saved is safe, and you are still in the session.",
            do="Tell the facilitator, and load this page again in a minute.",
        )
    if isinstance(error, OSError) and error.errno in TOO_MANY:
        return no_room()
    return None


def incomplete() -> Refused:
    """Something of the program itself is not there."""
    return Refused(
        "Part of the program is missing on the server, so this page cannot be shown.",
        safe="Everything that was marked as saved is safe, and you are still in the session.",
        do="Tell the facilitator: the server's log says what is missing. Then load it again.",
    )


def no_room() -> Refused:
    """More pages are open than this machine can serve."""
    return Refused(
        "The server has as many pages open as it can.",
        safe="Whoever is in the session stays in it, and so do you: your place is kept.",
        do="Load this page again in a minute. If you have it open elsewhere, use that one.",
    )
