"""What the charts draw in the tests: small tables with every case in them."""

from __future__ import annotations

import itertools
import re
import struct
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from commonground import charts
from commonground.activities.field import fallen, field
from commonground.activities.readings import READINGS
from commonground.charts import (
    Drawn,
    View,
    distributions,
    exchange,
    honeycomb,
    logic_chain,
    network,
    placement,
    portfolio,
    roadmap,
    worth,
)
from commonground.methods.agreement import summarise
from commonground.methods.indicators import STAGES
from commonground.methods.portfolio import STRENGTHS
from tests.charts.boards import SUMMARIES, names

Draw = Callable[[View, int], Drawn]


def answers(things: int) -> pd.DataFrame:
    """Of one mind, two camps, evenly spread, nobody; then again."""
    ways = [[4, 4, 4, 4, 5], [1, 1, 1, 5, 5, 5], [1, 2, 3, 4, 5], []]
    rows = [ways[place % 4] for place in range(things)]
    table = pd.DataFrame({place: pd.Series(row, dtype=float) for place, row in enumerate(rows)})
    return summarise(table, (1, 5)).assign(text=names(things))


def placed(things: int) -> pd.DataFrame:
    """The same for two axes; the first and the fifth stand in one place."""
    ways = [[(8, 8)] * 5, [(1, 2)] * 3 + [(9, 8)] * 3, [(x, 5) for x in range(1, 10)], []]
    rows = [
        {"id": str(place), "text": name, **fallen(ways[place % 4], field({}))}
        for place, name in enumerate(names(things))
    ]
    columns = [*("id", "text", "n", "x", "y", "agreement", "band", "strategy")]
    return pd.DataFrame(rows, columns=None if rows else columns)


def exchanged(things: int) -> list[dict[str, Any]]:
    """A ring: the first exchange is a win for both, the second for one; the last is half told."""
    ring = names(things)
    pairs = list(itertools.pairwise(ring))
    there = [{"from": a, "to": b, "give": 3, "get": 2} for a, b in pairs]
    back = [
        {"from": b, "to": a, "give": 2, "get": place % 4} for place, (a, b) in enumerate(pairs, 3)
    ]
    return there + back[:-1]


def ties(things: int) -> list[tuple[str, str]]:
    """A line of people: everybody in it is the only way."""
    line = names(things)
    return list(itertools.pairwise(line))


def cells(things: int) -> list[dict[str, Any]]:
    """Full, one-sided on either side, empty; then again."""
    sides = [("time", "news"), ("time", ""), ("", "news"), ("", "")]
    return [
        {"segment": "Brokers", "role": "Adjuster", "problem": name, "give": give, "get": get}
        for name, (give, get) in zip(names(things), sides * (things // 4 + 1), strict=False)
    ]


def chained(things: int) -> list[dict[str, Any]]:
    """Round and round the stages; each leads to the next."""
    return [
        {"id": place, "stage": STAGES[place % 5], "text": name, "leads_to": [place + 1, "gone"]}
        for place, name in enumerate(names(things))
    ]


def returns(things: int) -> dict[str, Any]:
    """A return with so many things that it hangs on; of none it is not known."""
    if not things:
        return {"missing": "Nobody has estimated a cost yet."}
    drivers = [{"id": name, "text": name, "strength": 0.4} for name in names(things)]
    percentiles = [percent / 50 - 0.5 for percent in range(1, 100)]
    return {
        "chance": 0.75,
        "median": 0.5,
        "interval": [-0.3, 1.3],
        "drivers": drivers,
        "percentiles": percentiles,
    }


def road(things: int) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Steps of all kinds one after another, every fifth without days; and what was read of them."""
    kinds = ["step", "early win", "launch", "step", "step"]
    rows = [
        {
            "id": str(place),
            "text": name,
            "kind": kinds[place % 5],
            "owner": name[:9],
            "start": f"2027-{1 + place % 12:02}-{1 + place % 28:02}" if place % 5 < 4 else "",
            "after": "",
        }
        for place, name in enumerate(names(things))
    ]
    limits = {"items": [{"horizon": "2028-01-31"}]}
    return pd.DataFrame(rows), READINGS["roadmap"](rows, {"limits": limits})


def communities(things: int) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Communities of every decision and strength; every fifth without an effect."""
    decisions = ["scale one step", "sustain", "adapt", "stop", ""]
    rows = [
        {
            "id": str(place),
            "text": name,
            "evidence": STRENGTHS[place % 5],
            "effect": str(place % 13 * 20 - 60) if place % 5 else "",
            "people": str(place % 7 * 30),
            "decision": decisions[place % 5],
        }
        for place, name in enumerate(names(things))
    ]
    return pd.DataFrame(rows), READINGS["portfolio"](rows, {})


def _of_board(name: str, view: View, things: int) -> Drawn:
    """The chart of that name, of what an activity found on a board."""
    found: Drawn = getattr(charts, name)(SUMMARIES[name](things), view=view)
    return found


DRAW: dict[str, Draw] = {
    "distributions": lambda view, n: distributions(answers(n), view=view),
    "placement": lambda view, n: placement(placed(n), view=view),
    "exchange": lambda view, n: exchange(exchanged(n), view=view),
    "network": lambda view, n: network(
        ties(n),
        people=names(n),
        units={name: len(name) % 3 for name in names(n)},
        named=True,
        view=view,
    ),
    "honeycomb": lambda view, n: honeycomb(cells(n), view=view),
    "logic_chain": lambda view, n: logic_chain(chained(n), view=view),
    "portfolio": lambda view, n: portfolio(*communities(n), view=view),
    "roadmap": lambda view, n: roadmap(*road(n), today=date(2027, 3, 3), view=view),
    "worth": lambda view, n: worth(returns(n), pd.DataFrame({"text": names(n)}), view=view),
    **{name: partial(_of_board, name) for name in SUMMARIES},
}


def size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture, in pixels, as its header says."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def width(png: bytes) -> int:
    """That of a picture, in pixels."""
    return size(png)[0]


def colours(spec: Any) -> Iterator[str]:
    """Every colour in a chart, wherever it is named."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name not in {"text", "description", "$schema"}:
                yield from colours(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from colours(value)
    elif isinstance(spec, str) and re.fullmatch(r"#[0-9a-f]{3,8}", spec):
        yield spec
