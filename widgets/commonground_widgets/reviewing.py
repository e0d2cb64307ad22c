"""Settings of what looks back and ahead: estimates, what something is worth, results.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from commonground.activities.commitments import ITEM
from commonground.activities.estimated import ATTRIBUTION, BENEFIT, COST, RANGE
from commonground.activities.estimates import KINDS, POINT, VALUE
from commonground.methods.review import Asked, against
from commonground.session.text import LINE_LENGTH, clean
from commonground_widgets.settings import Setting, named_items

CLAIMED = "How much of the benefit may this work claim for itself?"


def estimates(
    items: Sequence[str] = (), *, unit: str = "", kind: str = POINT, each: str = ""
) -> Setting:
    """A number by each person for each of ``items``, or of those that the step before leads to.

    With ``kind="range"`` three numbers: at least, most likely, at most. ``unit`` stands behind
    the numbers; indicator cards bring their own. ``each`` is the question, in which ``{item}``
    stands for the item's text.
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it is either {KINDS[0]!r} or {KINDS[1]!r}")
    if each and ITEM not in each:
        raise ValueError(f"each is {each!r}; it needs {ITEM}, in whose place the item is put")
    options = {"unit": clean(unit, 20, lines=False, name="unit"), "kind": kind, "each": each}
    return Setting("estimates", options | named_items(items))


def value(
    benefits: Sequence[str], costs: Sequence[str], *, unit: str = "€", claimed: str = CLAIMED
) -> Setting:
    """What it brought and what it cost, each as a range by each person, and so what it is worth.

    All ``benefits`` and ``costs`` are in the same ``unit`` over the same time. ``claimed`` asks
    for the part of the benefit that this work may claim, in percent; empty, it claims all.
    """
    for name, given in {"benefits": benefits, "costs": costs}.items():
        if not given:
            raise ValueError(f"there are no {name}; name at least one")
    asked = [*((one, BENEFIT) for one in benefits), *((one, COST) for one in costs)]
    items = named_items([text for text, _ in asked])["items"]
    found = [
        {**item, "part": part, "unit": unit} for item, (_, part) in zip(items, asked, strict=True)
    ]
    if text := clean(claimed, LINE_LENGTH, lines=False, name="claimed"):
        found.append({"id": ATTRIBUTION, "text": text, "part": ATTRIBUTION, "unit": "%"})
    return Setting("estimates", {"kind": RANGE, "model": VALUE, "unit": unit, "items": found})


def results(
    *,
    change: str = "",
    focus: str = "",
    cards: Sequence[Mapping[str, Any]] = (),
    series: Sequence[Mapping[str, Any]] = (),
) -> Setting:
    """What came in with the step before, against the plan: each result with its label.

    ``change`` is the day on which the change came ("2026-11-02"); without it the roadmap's launch,
    or the day after the plan's baseline. ``focus="prediction"`` is for a step that continues one:
    it shows the results beside what the room had predicted. ``cards`` and ``series`` are looked at
    where nothing came before: indicator cards as JSON, and series as `commonground.imports` gives
    them.
    """
    if focus not in ("", "prediction"):
        raise ValueError(f"focus is {focus!r}; it is 'prediction', or left out")
    try:
        day = date.fromisoformat(change).isoformat() if change else ""
    except ValueError:
        raise ValueError(f"change is {change!r}; write a day as 2026-11-02") from None
    own = {"cards": list(cards), "series": list(series)}
    try:
        against(Asked(own["cards"], own["series"]))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ValueError(f"cards or series cannot be read: {error!r}") from error
    return Setting(
        "results", {"change": day, "focus": focus, **{k: v for k, v in own.items() if v}}
    )
