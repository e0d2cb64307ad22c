"""Activities with their settings, as a cell writes them down.

Each function names one activity of `commonground.activities` and checks what it was given, so that
a slip in a cell is told in that cell and not in front of the room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from commonground.activities.commitments import ITEM
from commonground.session.text import LINE_LENGTH, clean, same_name


@dataclass(frozen=True, slots=True)
class Setting:
    """The name of an activity and its options."""

    activity: str
    options: Mapping[str, Any] = field(default_factory=dict)


def named_items(items: Sequence[str]) -> dict[str, Any]:
    """The items that a cell names, as other steps lead to them; nothing where it names none."""
    texts = [clean(text, LINE_LENGTH, lines=False, name="item") for text in items]
    for place, text in enumerate(texts):
        if not text or any(same_name(text, other) for other in texts[:place]):
            raise ValueError(f"item {place + 1} is {text!r}: each needs a name of its own")
    return {"items": [{"id": f"i{n}", "text": t} for n, t in enumerate(texts, 1)]} if texts else {}


def reading(text: str = "") -> Setting:
    """Something to read together before anything is asked."""
    return Setting("reading", {"text": text})


def recess(text: str = "") -> Setting:
    """A break: every page says when the room comes back, and ``text`` if there is any."""
    return Setting("recess", {"text": text})


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


def cards(
    *, about: str = "", kinds: Sequence[str] = (), limit: int = 10, together: bool = False
) -> Setting:
    """Short texts by each person, in private; revealed, they are merged and put into groups.

    ``about`` is a hint beside the field; of ``kinds`` a person may choose one for each card;
    ``limit`` is how many each may write. With ``together`` everybody may merge and group, not only
    the desk.
    """
    if not 1 <= limit <= 30:
        raise ValueError(f"limit is {limit}; each person may write 1 to 30 cards")
    if len(set(kinds)) != len(kinds) or not all(kinds):
        raise ValueError(f"kinds are {list(kinds)!r}; each needs a name of its own")
    options = {"about": about, "kinds": list(kinds), "limit": limit, "together": together}
    return Setting("cards", options)


def dots(
    items: Sequence[str] = (),
    *,
    budget: int | None = None,
    most: int = 2,
    keep: int | None = None,
) -> Setting:
    """A secret dot vote on ``items``, or on those that the step before leads to.

    Each person has ``budget`` dots (by default a third as many as there are items) and may put at
    most ``most`` of them on one. The first ``keep`` go on to the next step, with all that are tied
    with them; by default all do.
    """
    for name, value in {"budget": budget, "most": most, "keep": keep}.items():
        if value is not None and value < 1:
            raise ValueError(f"{name} is {value}; it is at least 1")
    options = {"budget": budget, "most": most, "keep": keep}
    return Setting("dots", options | named_items(items))


def ranking(items: Sequence[str] = (), *, ties: bool = False) -> Setting:
    """Each person puts ``items``, or those that the step before leads to, in order, in secret.

    With ``ties`` items may share a place. What somebody leaves out counts as below all the rest.
    """
    return Setting("ranking", {"ties": ties} | named_items(items))


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


def data(about: str = "") -> Setting:
    """Files of real data come in at the desk, as numbers about five or more and as voices.

    ``about`` says which files are meant. The indicator cards that an earlier workshop gave as
    "measures", or those of the source, are the plan that each file is compared with.
    """
    return Setting("data", {"about": about})


def commitments(tasks: Sequence[str] = (), *, each: str = "", carries: str = "") -> Setting:
    """Tasks that people take upon themselves; they may add others.

    ``each`` is a task for each item of the step before, in which ``{item}`` stands for its text.
    ``carries`` names what an earlier step gave ("assignments"): what people took there stands here.
    """
    if each and ITEM not in each:
        raise ValueError(f"each is {each!r}; it needs {ITEM}, in whose place the item is put")
    more = {"each": each, "carries": carries}
    named = {name: value for name, value in more.items() if value}
    return Setting("commitments", {"tasks": list(tasks), **named})
