"""Real data: what a file is, and what of it may come in.

`look` says what kind of export it is, which column is what, and what a person has to answer. `take`
makes series and voices of it. `query` has the same added up in a database that a team has. Nothing
but aggregates and voices leaves: no row, no name, no address, and no number about fewer than five.

What reads files is imported when it is asked for: a server, which reads none itself, does not pay.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commonground.imports.answers import Answers
    from commonground.imports.kinds import KINDS
    from commonground.imports.looking import Look, Question
    from commonground.imports.problems import Problem, Unreadable
    from commonground.imports.taking import Imported, look, take
    from commonground.imports.warehouse import Asked, query

__all__ = [
    "KINDS",
    "Answers",
    "Asked",
    "Imported",
    "Look",
    "Problem",
    "Question",
    "Unreadable",
    "look",
    "query",
    "take",
]
_WHERE = {
    "Answers": "answers",
    "KINDS": "kinds",
    "Look": "looking",
    "Question": "looking",
    "Problem": "problems",
    "Unreadable": "problems",
    "Imported": "taking",
    "look": "taking",
    "take": "taking",
    "Asked": "warehouse",
    "query": "warehouse",
}


def __getattr__(name: str) -> Any:
    """What the module offers, from where it is."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
