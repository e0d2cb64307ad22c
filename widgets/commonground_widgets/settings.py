"""Activities with their settings, as a cell writes them down.

Each function names one activity of `commonground.activities` and checks what it was given, so that
a slip in a cell is told in that cell and not in front of the room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """The name of an activity and its options."""

    activity: str
    options: Mapping[str, Any] = field(default_factory=dict)


def reading(text: str = "") -> Setting:
    """Something to read together before anything is asked."""
    return Setting("reading", {"text": text})


def statement(
    slots: Mapping[str, tuple[str, str]] | None = None,
    *,
    focus: str = "write",
    template: str = "",
    example: str = "",
    check: bool = True,
) -> Setting:
    """One sentence by each person, in private; ``slots`` maps an id to a label and a hint.

    ``focus="check"`` puts what the check of form found in front of the writing. ``check=False``
    leaves the check out.
    """
    if focus not in ("write", "check"):
        raise ValueError(f"focus is {focus!r}; it is either 'write' or 'check'")
    rows = [
        {"id": key, "label": label, "hint": hint} for key, (label, hint) in (slots or {}).items()
    ]
    return Setting(
        "statement",
        {
            "slots": rows,
            "focus": focus,
            "template": template,
            "example": example,
            "check": check,
        },
    )


def proposals(*, groups: int = 3, top: int = 3) -> Setting:
    """Groups merge the ``top`` best items of the step before into one text each."""
    if groups < 1 or top < 1:
        raise ValueError(f"groups is {groups} and top is {top}; both are at least 1")
    return Setting("proposals", {"groups": groups, "top": top})


def versions() -> Setting:
    """One text that everybody may improve, with its history."""
    return Setting("versions")


def consent() -> Setting:
    """Consent, concern or objection to the text of the step before."""
    return Setting("consent")


def commitments(tasks: Sequence[str]) -> Setting:
    """Tasks that people take upon themselves; they may add others."""
    return Setting("commitments", {"tasks": list(tasks)})
