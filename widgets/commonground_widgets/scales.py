"""Settings of what is judged on scales: rating, salience, placement.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.salience import MODEL
from commonground.methods.stakeholders import STRATEGIES
from commonground.session.text import LINE_LENGTH, clean
from commonground_widgets.settings import Setting, named_items

POINTS = range(2, 12)  # how many a scale may have, so that each is a place for a thumb
YES_NO = ("no", "yes")
ATTRIBUTES = (
    ("power", "Power", "Could they make us do, or stop, what we mean to do?"),
    ("legitimacy", "Legitimacy", "Would most people here say that their claim is right?"),
    ("urgency", "Urgency", "Does it matter much to them, and soon?"),
)
INTEREST = {"id": "interest", "label": "Interest", "ends": ("little", "much")}
POWER = {"id": "power", "label": "Power", "ends": ("little", "much")}


def rating(
    question: str,
    labels: Sequence[str] = (),
    *,
    criteria: Sequence[Mapping[str, Any]] = (),
    low: int = 1,
    raters: int = 5,
    everyone: bool = False,
    items: Sequence[str] = (),
    anchors: Mapping[str, Sequence[str]] | None = None,
    evidence: str = "",
) -> Setting:
    """Each item judged blind on a scale with a label per point, or by several ``criteria``.

    A criterion is ``{"id", "label", "low", "high"}`` and may have ``"labels"``, one for each whole
    number from low to high, and a ``"hint"``. Each item falls to at least ``raters`` people who did
    not write it; with ``everyone`` all items fall to all. ``items`` names them where no step does,
    and ``anchors`` may say for each of these what every point means for it. ``evidence`` asks for a
    line beside each answer, which is revealed without a name.
    """
    if raters < 1:
        raise ValueError(f"raters is {raters}; at least one person must rate each item")
    options: dict[str, Any] = {"question": question}
    if criteria:
        options["criteria"] = [_criterion(one) for one in criteria]
        _different([one["id"] for one in options["criteria"]], "criteria")
    else:
        _enough(len(labels), "labels")
        options["scale"] = {"low": low, "high": low + len(labels) - 1, "labels": list(labels)}
    options |= {"everyone": True} if everyone else {"raters": raters}
    if criteria and (anchors or evidence):
        raise ValueError("anchors and evidence go with one scale, not with several criteria")
    if evidence:
        options["evidence"] = clean(evidence, LINE_LENGTH, lines=False, name="evidence")
    return Setting("rating", options | _anchored(named_items(items), anchors or {}, len(labels)))


def salience(
    question: str = "Think of what we are here for. Who has what?", *, items: Sequence[str] = ()
) -> Setting:
    """Who has power, legitimacy, urgency, by yes or no of everybody; the result is their class.

    More than half of the votes give an attribute (Mitchell, Agle and Wood).
    """
    criteria = [
        {"id": key, "label": label, "hint": hint, "low": 0, "high": 1, "labels": YES_NO}
        for key, label, hint in ATTRIBUTES
    ]
    setting = rating(question, criteria=criteria, everyone=True, items=items)
    return Setting("rating", {**setting.options, "model": MODEL})


def placement(
    question: str = "",
    *,
    x: Mapping[str, Any] = INTEREST,
    y: Mapping[str, Any] = POWER,
    low: int = 1,
    high: int = 9,
    cut: float | None = None,
    names: Sequence[str] = (),
    items: Sequence[str] = (),
) -> Setting:
    """Everybody places all items on a field of two axes, from ``low`` to ``high``, in private.

    An axis is ``{"id", "label", "ends": (low, high)}``. A median on the ``cut`` (by default the
    middle) or above it is high. ``names`` are those of the quadrants: both high, only y high, only
    x high, both low; by default the four strategies of power and interest. A second round is a
    step that ``continues`` the first, with the same setting.
    """
    axes = [_axis(x), _axis(y)]
    _different([axis["id"] for axis in axes], "axes")
    _enough(high - low + 1, "points")
    cut = (low + high) / 2 if cut is None else cut
    if not low < cut <= high:
        raise ValueError(f"cut is {cut:g}; it must divide the scale from {low} to {high}")
    names = list(names) or _quadrants(axes)
    if len(names) != len(STRATEGIES):
        raise ValueError(f"there are four quadrants; these are {len(names)} names: {names!r}")
    options = {"question": question, "axes": axes, "low": low, "high": high, "cut": cut}
    return Setting("placement", {**options, "names": names, **named_items(items)})


def _anchored(
    named: dict[str, Any], anchors: Mapping[str, Sequence[str]], points: int
) -> dict[str, Any]:
    """The named items, each with what the points of the scale mean for it, where that is said."""
    texts = [item["text"] for item in named.get("items", ())]
    if strange := [text for text in anchors if text not in texts]:
        raise ValueError(f"there are anchors for {strange[0]!r}, which is none of the items")
    for text, said in anchors.items():
        if len(said) != points:
            raise ValueError(f"{text!r} has {len(said)} anchors; the scale has {points} points")
    for item in named.get("items", ()):
        if item["text"] in anchors:
            item["anchors"] = [clean(said, LINE_LENGTH) for said in anchors[item["text"]]]
    return named


def _criterion(given: Mapping[str, Any]) -> dict[str, Any]:
    """One criterion with all that it needs."""
    if missing := [key for key in ("id", "label", "low", "high") if key not in given]:
        raise ValueError(f"criterion {dict(given)!r} has no {missing[0]}")
    if unknown := given.keys() - {"id", "label", "hint", "low", "high", "labels"}:
        raise ValueError(f"criterion {given['id']!r} has {sorted(unknown)}; check the spelling")
    points = int(given["high"]) - int(given["low"]) + 1
    _enough(points, f"points of {given['id']!r}")
    labels = list(given.get("labels", ()))
    if labels and len(labels) != points:
        raise ValueError(
            f"criterion {given['id']!r} has {points} points, but labels for {len(labels)}"
        )
    return {**given, "labels": labels}


def _axis(given: Mapping[str, Any]) -> dict[str, Any]:
    """One axis; the words at its ends may be left out."""
    if missing := [key for key in ("id", "label") if not given.get(key)]:
        raise ValueError(f"axis {dict(given)!r} has no {missing[0]}")
    ends = [str(word) for word in given.get("ends", ("low", "high"))]
    return {"id": str(given["id"]), "label": str(given["label"]), "ends": ends}


def _quadrants(axes: Sequence[Mapping[str, Any]]) -> list[str]:
    if [axis["id"] for axis in axes] == [INTEREST["id"], POWER["id"]]:
        return list(STRATEGIES.values())
    x, y = (str(axis["label"]) for axis in axes)
    levels = [("high" if a else "low", "high" if b else "low") for a, b in STRATEGIES]
    return [f"{y} {a}, {x.lower()} {b}" for a, b in levels]


def _different(ids: Sequence[str], what: str) -> None:
    if len(set(ids)) != len(ids):
        raise ValueError(f"the {what} are {list(ids)!r}; each needs an id of its own")


def _enough(points: int, what: str) -> None:
    if points not in POINTS:
        raise ValueError(f"a scale has 2 to 11 {what}; this one has {points}")
