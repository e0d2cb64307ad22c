"""Settings of a decision: its options, their conditions, and the numbers that it depends on.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.choosing import REASON, UNMET
from commonground.activities.readings import READINGS
from commonground.session.text import LINE_LENGTH, clean
from commonground_widgets.settings import Setting, named_items


def need(text: str, opens: str = "") -> dict[str, str]:
    """A condition that the desk marks as met or not, and what would open it."""
    return {"text": _line(text, "condition"), "opens": _line(opens, "what opens it", least=0)}


def option(
    text: str, says: str = "", *, needs: Sequence[Mapping[str, str] | str] = (), unmet: str = REASON
) -> dict[str, Any]:
    """What may be chosen, a sentence about it, and its conditions.

    While a condition is not met, or nobody knows, an option asks for a written "reason", or with
    ``unmet="block"`` it cannot be chosen.
    """
    if unmet not in UNMET:
        raise ValueError(f"unmet is {unmet!r}; it is either {UNMET[0]!r} or {UNMET[1]!r}")
    conditions = [need(one) if isinstance(one, str) else dict(one) for one in needs]
    about = _line(says, "sentence about an option", least=0)
    return {
        "text": _line(text, "option"),
        "says": about,
        "needs": conditions,
        "unmet": unmet,
    }


def figure(identity: str, label: str, hint: str = "") -> dict[str, str]:
    """A whole number that the desk is asked for beside the choice."""
    return {"id": identity, "label": _line(label, "label"), "hint": _line(hint, "hint", least=0)}


def decision(
    options: Sequence[Mapping[str, Any] | str] = (),
    *,
    least: int = 1,
    most: int = 1,
    reads: str = "",
    asks: Sequence[Mapping[str, str]] = (),
) -> Setting:
    """Everybody says in secret which they would choose; the desk records the choice and why.

    ``options`` are named here (`option`, or a text), or are the items of the step before. More than
    ``most`` cannot be chosen; ``least`` is what a reading may warn of. ``reads`` names a reading
    that gives findings and each option's conditions; ``asks`` are numbers (`figure`) that it needs.
    """
    if not 1 <= least <= most:
        raise ValueError(f"least is {least} and most is {most}; they are 1 ≤ least ≤ most")
    if reads and reads not in READINGS:
        raise ValueError(f"reads is {reads!r}; the readings are {', '.join(sorted(READINGS))}")
    given = [option(one) if isinstance(one, str) else dict(one) for one in options]
    items = named_items([one["text"] for one in given]).get("items", [])
    named = [
        {
            **one,
            **item,
            "needs": [{"id": f"{item['id']}.{n}", **c} for n, c in enumerate(one["needs"], 1)],
        }
        for one, item in zip(given, items, strict=True)
    ]
    settings: dict[str, Any] = {"least": least, "most": most, "reads": reads}
    settings |= {"asks": [dict(one) for one in asks]} | ({"items": named} if named else {})
    return Setting("decision", settings)


def _line(text: str, name: str, least: int = 1) -> str:
    line = clean(text, LINE_LENGTH, lines=False, name=name)
    if len(line) < least:
        raise ValueError(f"the {name} is {text!r}; say it in a few words")
    return line
