"""Settings of the readiness workshop: six disciplines, five ways of failing, action items.

Their words stand in ``data/readiness.json``; a cell may put others in their place. As in
`commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from commonground.activities.readiness import READINESS, SCENARIOS
from commonground.methods.settings import Failing, Ready
from commonground.resources import data
from commonground.session.text import LINE_LENGTH, clean
from commonground_widgets.settings import Setting, named_items

Words = Mapping[str, Mapping[str, Any]]
EVIDENCE = "What have you seen that makes you say so?"


@cache
def catalogue() -> dict[str, Any]:
    """The words of the workshop, from ``data/readiness.json``."""
    return dict(json.loads(data("readiness.json").read_text(encoding="utf-8")))


def readiness(
    question: str = "Which sentence is nearest to us today?",
    *,
    words: Words | None = None,
    evidence: str = "",
) -> Setting:
    """The six disciplines, each judged by everybody against five sentences of its own (0 to 4).

    Overall readiness is the lowest of the six medians. ``words`` puts others in place of ours:
    ``{"guide": {"name": "Host", "about": "…", "anchors": ["…", "…", "…", "…", "…"]}}``.
    ``evidence`` is what is asked beside each, if anything.
    """
    scale = {"low": Ready().low, "high": Ready().high, "labels": catalogue()["scale"]}
    items = _reworded(catalogue()["disciplines"], words or {}, len(catalogue()["scale"]))
    return _model(READINESS, question, scale, items, evidence)


def scenarios(
    question: str = "How much is this us?",
    *,
    words: Words | None = None,
    evidence: str = EVIDENCE,
) -> Setting:
    """The five ways of failing, each judged by everybody from "not us" to "this is us" (0 to 3).

    A median of 2 is a red flag, and one is enough; no average is made. ``words`` as in `readiness`,
    where a scenario has ``anchors`` only if you give them. ``evidence`` is asked beside each; it is
    revealed without names.
    """
    scale = {"low": Failing().low, "high": Failing().high, "labels": catalogue()["failing"]}
    items = _reworded(catalogue()["scenarios"], words or {}, len(catalogue()["failing"]))
    return _model(SCENARIOS, question, scale, items, evidence)


def actions(items: Sequence[str] = ()) -> Setting:
    """The action items as a checklist: necessary, and not sufficient while a discipline is not.

    What the room found of the disciplines earlier in the session says so. ``items`` are others than
    ours.
    """
    named = named_items(items or catalogue()["actions"])
    return Setting("checklist", {**named, "sufficient": READINESS})


def _model(
    model: str, question: str, scale: dict[str, Any], items: list[dict[str, Any]], evidence: str
) -> Setting:
    options = {"question": question, "scale": scale, "items": items, "everyone": True}
    asked = clean(evidence, LINE_LENGTH, lines=False, name="evidence")
    return Setting("rating", options | {"model": model} | ({"evidence": asked} if asked else {}))


def _reworded(ours: Sequence[Mapping[str, Any]], words: Words, points: int) -> list[dict[str, Any]]:
    """The items as a rating has them: ours, each with what a cell says instead."""
    known = [one["id"] for one in ours]
    if strange := sorted(words.keys() - set(known)):
        raise ValueError(f"{strange[0]!r} is none of {', '.join(known)}; check the spelling")
    return [_item({**one, **words.get(one["id"], {})}, points) for one in ours]


def _item(words: Mapping[str, Any], points: int) -> dict[str, Any]:
    if unknown := words.keys() - {"id", "name", "about", "anchors"}:
        raise ValueError(f"{words['id']!r} has {sorted(unknown)}; check the spelling")
    anchors = [clean(text, LINE_LENGTH, lines=False) for text in words.get("anchors", ())]
    if anchors and len(anchors) != points:
        raise ValueError(f"{words['id']!r} has {len(anchors)} anchors; the scale has {points}")
    name = clean(words["name"], LINE_LENGTH, lines=False, name="name")
    about = clean(words.get("about", ""), 2 * LINE_LENGTH, lines=False, name="sentence")
    if not name:
        raise ValueError(f"{words['id']!r} needs a name")
    return {"id": words["id"], "text": name, "about": about, "anchors": anchors}
