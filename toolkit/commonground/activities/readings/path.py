"""Where to begin: what the sources do not agree on, and what both sides at once needs."""

from __future__ import annotations

from commonground.activities.readings.base import Given, Reading, Result, Rows, finding, items
from commonground.methods import path


def chosen(rows: Rows, given: Given) -> Result:
    """The options of a decision; one with conditions of its own gets the preconditions besides.

    ``people`` is among the figures that were asked for.
    """
    judged = {str(one["id"]): one["median"] for one in items(given, "readiness")}
    flags = given.get("red flags", {})
    people = given.get("figures", {}).get("people")
    found = path.honeycomb(
        guide=judged.get("guide"),
        purpose=judged.get("purpose"),
        red={str(one["id"]) for one in flags["items"]} if flags.get("judged") else None,
        people=None if people is None else int(people),
    )
    needs = [{"text": one.text, "state": one.state, "opens": one.opens} for one in found]
    with_conditions = [row["id"] for row in rows if row["needs"]]
    return {
        "findings": [finding("note", path.CONFLICT)],
        "figures": [],
        "needs": dict.fromkeys(with_conditions, needs),
    }


READING = Reading(chosen, ("readiness", "red flags"))
