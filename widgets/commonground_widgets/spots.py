"""Setting of the criteria by which hot spots are found.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.spots import MODEL
from commonground.methods.hotspots import HIGH, LOW
from commonground_widgets.scales import rating
from commonground_widgets.settings import Setting

CRITERIA: Sequence[Mapping[str, Any]] = (
    {"id": "pain", "label": "It hurts", "hint": "How much does it cost people, day by day?"},
    {"id": "both", "label": "Both gain", "hint": "Those who take part, and the organisation."},
    {"id": "small", "label": "Small start", "hint": "Could a few people begin within weeks?"},
    {"id": "willing", "label": "Wanted", "hint": "Are there people who ask for it?"},
    {"id": "seen", "label": "Seen soon", "hint": "Would a number move within three months?"},
)
"""What speaks for a hot spot (ours): of each, more is better."""


def hotspots(
    question: str = "How far is this true of it? 1 is hardly, 5 is fully.",
    *,
    criteria: Sequence[Mapping[str, Any]] = CRITERIA,
    items: Sequence[str] = (),
) -> Setting:
    """Everybody rates every candidate from 1 to 5; the result is its chance of the first three.

    A criterion is ``{"id", "label"}`` and may have a ``"hint"``; say each so that more is better.
    """
    scaled = [{**one, "low": LOW, "high": HIGH} for one in criteria]
    setting = rating(question, criteria=scaled, everyone=True, items=items)
    return Setting("rating", {**setting.options, "model": MODEL})
