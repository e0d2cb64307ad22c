"""Who connects whom, drawn: the larger somebody, the more ways between others go through them.

Nobody is named unless that was agreed: without names there are only units.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import cycle
from typing import TYPE_CHECKING, Any

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import CATEGORIES, NO_CATEGORY, PAGE, View
from commonground.charts.words import count, short
from commonground.methods.network import Network, measures

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 12
_READING = (
    "The larger, the more ways between others go through somebody; thick lines are the only way."
)
_NO_UNIT = (NO_CATEGORY, "circle")
SEED = 7  # the same ties are the same picture
Spots = Mapping[Any, tuple[float, float]]


def network(
    ties: pd.DataFrame | Iterable[tuple[Hashable, Hashable]],
    units: Mapping[Any, Any] | pd.Series | None = None,
    people: Iterable[Hashable] = (),
    response_rate: float | None = None,
    *,
    named: bool = False,
    view: View = PAGE,
    most: int = MOST,
) -> Drawn:
    """Draw a network of ties.

    ``ties``, ``units``, ``people`` and ``response_rate`` are those of `methods.network.measures`,
    whose ``people`` is the table. ``named``: the group agreed that people are named; then the
    ``most`` who connect others most are numbered and named, and the table has names.
    """
    found = measures(ties, units, people, response_rate)
    height = view.inner * (0.95 if view.narrow else 0.42) if len(found.people) else view.type
    spots = _laid_out(found, (view.inner, height), view.type * 1.8)
    looks = _looks(found)
    key = Key(
        view,
        [*_units(found, looks), *(_brokers(found, looks, most) if named else ())],
        0,
        height + view.type * 1.5,
        max(1, int(view.inner / view.type / 16)),
    )
    canvas = Canvas(view, key.bottom)
    layers = [
        *_lines(canvas, found, spots),
        *_people(canvas, found, spots, looks, most if named else 0),
        *key.layers(canvas),
    ]
    subtitle = " ".join([_READING, *found.warnings])
    table = found.people if named else found.people.drop(columns="name")
    said = (_finding(found, named=named), subtitle, _description(found))
    return drawn(layers, canvas.size, view, said, table)


def _laid_out(found: Network, size: tuple[float, float], margin: float) -> Spots:
    """Where each stands: who is tied by forces, who is not in a row at the foot."""
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph(list(found.ties.itertuples(index=False, name=None)))
    width, height = size
    alone = [name for name in found.people["name"] if name not in graph]
    foot = margin * 1.5 if alone and len(graph) else 0.0
    places = nx.spring_layout(graph, seed=SEED, iterations=120) if len(graph) else {}
    spots = {
        name: (margin + x * (width - 2 * margin), margin + y * (height - foot - 2 * margin))
        for name, (x, y) in _from_0_to_1(places).items()
    }
    for place, name in enumerate(alone, start=1):
        spots[name] = (width * place / (len(alone) + 1), height - margin / 2)
    return spots


def _from_0_to_1(places: Mapping[Any, Any]) -> dict[Any, tuple[float, float]]:
    if not places:
        return {}
    xs, ys = zip(*places.values(), strict=True)
    return {
        name: tuple((v - min(vs)) / ((max(vs) - min(vs)) or 1) for v, vs in ((x, xs), (y, ys)))
        for name, (x, y) in places.items()
    }


def _looks(found: Network) -> dict[Any, tuple[str, str]]:
    """Unit → colour and shape, in the order of the units' names."""
    units = sorted(found.people["unit"].dropna().unique(), key=str)
    return dict(zip(units, cycle(CATEGORIES), strict=False))


def _units(found: Network, looks: Mapping[Any, tuple[str, str]]) -> Iterable[dict[str, Any]]:
    for unit, (ink, shape) in looks.items():
        members = int((found.people["unit"] == unit).sum())
        text = f"{unit} · {count(members, 'person', 'people')}"
        yield {"text": text, "ink": ink, "shape": shape}
    without = int(found.people["unit"].isna().sum())
    if looks and without:
        text = f"unit not known · {count(without, 'person', 'people')}"
        yield {"text": text, "ink": _NO_UNIT[0], "shape": _NO_UNIT[1]}


def _brokers(
    found: Network, looks: Mapping[Any, tuple[str, str]], most: int
) -> Iterable[dict[str, Any]]:
    for number, row in enumerate(found.people.head(most).to_dict("records"), start=1):
        ink, shape = looks.get(row["unit"], _NO_UNIT if looks else ("", ""))
        yield {"number": number, "text": row["name"], "ink": ink, "shape": shape}


def _lines(canvas: Canvas, found: Network, spots: Spots) -> list[alt.Chart]:
    """Ties, and thicker the bridges."""
    view = canvas.view
    thin, thick = (
        [
            {"x": spots[a][0], "y": spots[a][1], "x2": spots[b][0], "y2": spots[b][1]}
            for a, b in pairs.itertuples(index=False, name=None)
        ]
        for pairs in (found.ties, found.bridges)
    )
    return [
        canvas.lines(thin, color=view.colour("edge"), opacity=0.55, strokeWidth=view.type / 14),
        canvas.lines(thick, color=view.colour("ink"), strokeWidth=view.type / 5),
    ]


def _people(
    canvas: Canvas,
    found: Network,
    spots: Spots,
    looks: Mapping[Any, tuple[str, str]],
    numbered: int,
) -> list[alt.Chart]:
    view = canvas.view
    plain = (view.colour("accent"), "circle")
    most = max(found.people["betweenness"], default=0.0) or 1.0
    dots, numbers = [], []
    for place, row in enumerate(found.people.to_dict("records")):
        ink, shape = looks.get(row["unit"], _NO_UNIT if looks else plain)
        width = view.type * (0.7 + 1.3 * row["betweenness"] / most)
        x, y = spots[row["name"]]
        dots.append({"x": x, "y": y, "ink": ink, "shape": shape, "area": width**2})
        if place < numbered:
            numbers.append({"x": x, "y": y - width / 2 - view.type * 0.5, "text": str(place + 1)})
    return [
        canvas.points(dots, stroke=view.colour("card"), strokeWidth=view.type / 10),
        canvas.text(numbers, fontWeight=600, stroke=view.colour("card"), strokeWidth=view.type / 3),
        canvas.text(numbers, fontWeight=600),
    ]


def _finding(found: Network, *, named: bool) -> str:
    if not len(found.ties):
        return "There are no ties yet."
    cut = int(found.people["articulation_point"].sum())
    parts = [
        f"{count(cut, 'person holds', 'people hold')} the network together"
        if cut
        else "No single person holds the network together"
    ]
    if named and found.people["betweenness"][0] > 0:
        parts.append(f"{short(found.people['name'][0])} connects most")
    alone = int(found.people["isolate"].sum())
    if alone:
        parts.append(f"{alone} {'has' if alone == 1 else 'have'} no tie")
    if found.ei:
        parts.append(f"ties go mostly {'between' if found.ei > 0 else 'within'} units")
    return "; ".join(parts) + "."


def _description(found: Network) -> str:
    people, ties = count(len(found.people), "person", "people"), count(len(found.ties), "tie")
    bridges = count(len(found.bridges), "tie is", "ties are")
    size = f"A network of {people} with {ties}, {found.density:.0%} of those possible."
    return " ".join((size, f"{bridges} the only way between two parts.", *found.warnings))
