"""Where those in a network stand: pulled together by their ties, and never on each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

SEED = 7  # the same ties are the same picture
TURNS = 40
Spots = Mapping[Any, tuple[float, float]]


def laid_out(
    ties: pd.DataFrame, people: Iterable[Any], size: tuple[float, float], margin: float
) -> Spots:
    """Where each stands in a field of a ``size``: who is not tied in rows at the foot.

    Nobody is nearer than ``margin`` to the edge, and to others only where there is no more room.
    """
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph(list(ties.itertuples(index=False, name=None)))
    width, height = size
    alone = [name for name in people if name not in graph]
    across = max(1, int((width - 2 * margin) / margin))
    rows = [alone[start : start + across] for start in range(0, len(alone), across)]
    foot = min(margin * len(rows), height / 2) if len(graph) else height
    spots = _tied(graph, (width, height - (foot if alone else 0)), margin)
    for number, row in enumerate(rows, start=1):
        for place, name in enumerate(row, start=1):
            y = height - foot * (len(rows) - number + 0.5) / len(rows)
            spots[name] = (width * place / (len(row) + 1), y)
    return spots


def _tied(
    graph: nx.Graph[Any], size: tuple[float, float], margin: float
) -> dict[Any, tuple[float, float]]:
    """By springs, then pushed apart."""
    import networkx as nx

    if not len(graph):
        return {}
    places = _from_0_to_1(nx.spring_layout(graph, seed=SEED, iterations=120))
    inner = [side - 2 * margin for side in size]
    spots = {
        name: [margin + at * side for at, side in zip(place, inner, strict=True)]
        for name, place in places.items()
    }
    # Two numbers above each other need as much; in a crowd there is less room for each.
    room = (inner[0] * inner[1] / len(spots)) ** 0.5
    _pushed(list(spots.values()), min(1.3 * margin, 0.8 * room), size, margin)
    return {name: (spot[0], spot[1]) for name, spot in spots.items()}


def _pushed(
    spots: list[list[float]], apart: float, size: tuple[float, float], margin: float
) -> None:
    """Move those that are nearer than ``apart`` away from each other, within the margins."""
    for _ in range(TURNS):
        moved = False
        for one, other in combinations(spots, 2):
            across, down = other[0] - one[0], other[1] - one[1]
            far = (across**2 + down**2) ** 0.5
            if far >= apart:
                continue
            moved = True
            way = (across / far, down / far) if far else (1.0, 0.0)
            for axis in (0, 1):
                push = way[axis] * (apart - far) / 2
                one[axis] = min(max(one[axis] - push, margin), size[axis] - margin)
                other[axis] = min(max(other[axis] + push, margin), size[axis] - margin)
        if not moved:
            return


def _from_0_to_1(places: Mapping[Any, Any]) -> dict[Any, tuple[float, ...]]:
    xs, ys = zip(*places.values(), strict=True)
    return {
        name: tuple((v - min(vs)) / ((max(vs) - min(vs)) or 1) for v, vs in ((x, xs), (y, ys)))
        for name, (x, y) in places.items()
    }
