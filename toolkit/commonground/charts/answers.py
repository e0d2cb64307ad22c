"""What the answers on a scale say: as a title, and for who cannot see them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from commonground.charts.look import BANDS
from commonground.charts.words import count, described, listed

Row = Mapping[Any, Any]


def finding(rows: Sequence[Row], ends: tuple[str, str] = ("", "")) -> str:
    """What most agree on and what splits them; of votes without a middle, what has a majority."""
    if not any(row["n"] for row in rows):
        return "Nobody has answered yet."
    known = [row for row in rows if row["band"]]
    votes = [row for row in rows if row["n"] and len(row["counts"]) == 2]
    if votes and not known:
        return _majority(votes, ends)
    if not known:
        return f"Too few answers to speak of agreement on {count(len(rows), 'thing')}."
    of: dict[str, list[str]] = {band: [] for band in BANDS}
    for row in sorted(known, key=lambda row: float(row["agreement"])):
        of[row["band"]].append(named(row))
    best = sorted(known, key=lambda row: float(row["agreement"]), reverse=True)
    agreed = [named(row) for row in best if row["band"] == "agree"]
    parts = [f"Most agree on {listed(agreed)}" if agreed else "Most agree on nothing yet"]
    if of["two camps"]:
        parts.append(f"two camps on {listed(of['two camps'])}")
    elif of["split"]:
        parts.append(f"split on {listed(of['split'])}")
    elif not agreed:
        parts.append(f"{count(len(known), 'thing is', 'things are')} to discuss")
    return "; ".join(parts) + "."


def _majority(votes: Sequence[Row], ends: tuple[str, str]) -> str:
    """On what more than half chose the upper of two answers, and where exactly half did."""
    value = int(votes[0]["low"]) + 1
    # Where nobody says what 0 and 1 mean, they are no and yes.
    word = f"“{ends[1]}”" if ends[1] else "yes" if value == 1 else str(value)
    for_it = sorted(votes, key=lambda row: row["counts"][-1] / row["n"], reverse=True)
    won = [named(row) for row in for_it if 2 * row["counts"][-1] > row["n"]]
    even = [named(row) for row in votes if 2 * row["counts"][-1] == row["n"]]
    parts = [
        f"More than half say {word} to {listed(won)}"
        if won
        else f"More than half say {word} to nothing"
    ]
    if even:
        parts.append(f"exactly half to {listed(even)}")
    return "; ".join(parts) + "."


def description(rows: Sequence[Row]) -> str:
    """Each row with its median, how many answered, and its band."""
    said = []
    for row in rows:
        vote = len(row["counts"]) == 2
        middle = f"median {row['median']:g}, " if not vote and is_known(row["median"]) else ""
        upper = f"{row['counts'][-1]} of " if vote else ""
        band = f", {row['band']}" if row["band"] else ""
        said.append(f"{named(row)}: {middle}{upper}{count(int(row['n']), 'answer')}{band}")
    return described(f"Rows of dots along a scale, one row for each of {len(rows)}.", said)


def named(row: Row) -> str:
    """The thing and, where there are several, the criterion."""
    label = row.get("label")
    return f"{row['text']} · {label}" if isinstance(label, str) and label else str(row["text"])


def is_known(value: Any) -> bool:
    """Whether there is a number."""
    return value is not None and not math.isnan(value)
