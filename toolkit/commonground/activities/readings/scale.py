"""The decision at the end of a review: what the scale gate has shown, beside what may be chosen."""

from __future__ import annotations

from commonground.activities.readings.base import Given, Reading, Result, Rows, finding
from commonground.methods import scaled, scaling

GATE = "scale gate"
_SCALES = "scale"  # the word by which the option to take one step further begins


def decided(rows: Rows, given: Given) -> Result:
    """The options of a decision; scaling needs all that the gate asks for, and unknown is no pass.

    What the gate suggests is told; the group may choose otherwise.
    """
    gate = given.get(GATE, {})
    verdicts = gate.get("verdicts", {})
    needs = [
        {"text": words, "state": verdicts.get(name, "unknown"), "opens": scaled.OPENS[name]}
        for name, words in scaling.CRITERIA.items()
    ]
    further = [row["id"] for row in rows if str(row["text"]).casefold().startswith(_SCALES)]
    return {
        "findings": [_suggested(gate.get("suggestion"), gate.get("reason", ""))],
        "figures": [],
        "needs": dict.fromkeys(further, needs),
    }


def _suggested(suggestion: str | None, reason: str) -> dict[str, object]:
    if not suggestion:
        return finding("note", "The scale gate was not asked, so nothing is shown for scaling.", "")
    return finding("note", f"The evidence suggests: {suggestion}. {reason}")


READING = Reading(decided, (GATE,))
