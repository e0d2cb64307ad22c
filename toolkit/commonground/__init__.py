"""Common Ground: workshops that start a collaboration small, on purpose, and measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commonground.results import Session

__all__ = ["__version__", "open"]

__version__ = "0.1.0"


def open(source: str | Path, code: str = "") -> Session:  # noqa: A001  # commonground.open(…) is what one types
    """The results of a session, to be looked at in a notebook.

    ``source`` is one of

    - a JSON export: ``commonground.open("less-rework-K7M2QX.json")``
    - the code of a session on the server that you started last on this machine:
      ``commonground.open("K7M2QX")``
    - a server's home link, with the session's ``code``; keep notebooks with such a link to
      yourself, since it is the key to all sessions of that server

    Raises `commonground.session.problems.Unusable` or `Refused`, with what to do.
    """
    from commonground.results import open_session  # noqa: PLC0415  # who asks pays

    return open_session(source, code)
