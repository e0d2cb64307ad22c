"""Who connects whom, drawn: the larger somebody, the more ways between others go through them.

Nobody is named unless that was agreed: without names there are only units.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import cycle
from typing import TYPE_CHECKING, Any, cast

from commonground.charts.canvas import Canvas
from commonground.charts.drawn import Drawn, drawn
from commonground.charts.key import Key
from commonground.charts.look import CATEGORIES, NO_CATEGORY, PAGE, View
from commonground.charts.standing import Spots, laid_out
from commonground.charts.words import count, short
from commonground.methods.network import Network, measures

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

MOST = 12
_READING = (
    "The larger, the more ways between others go through somebody; thick lines are the only way."
)
_ASKED = "After a name: how many answers turn to it."
_NO_UNIT = (NO_CATEGORY, "circle")


def network(
    ties: pd.DataFrame | Iterable[tuple[Hashable, Hashable]],
    units: Mapping[Any, Any] | pd.Series | None = None,
    people: Iterable[Hashable] = (),
    response_rate: float | None = None,
    *,
    named: bool = False,
    nouns: tuple[str, str] = ("person", "people"),
    view: View = PAGE,
    most: int = MOST,
) -> Drawn:
    """Draw a network of ties.

    ``ties``, ``units``, ``people`` and ``response_rate`` are those of `methods.network.measures`,
    whose ``people`` is the table. ``named``: the group agreed that people are named; then the
    ``most`` who connect others most are numbered and named, and the table has names. ``nouns`` are
    the words for one of those who are tied, and for several: roles, say.
    """
    found = measures(ties, units, people, response_rate)
    title = _finding(found, nouns, named=named)
    asked = _asked(ties) if named else {}
    subtitle = " ".join([_READING, *([_ASKED] if asked else []), *found.warnings])
    looks = _looks(found)
    width, height = _ground(view, view.room(title, subtitle)) if len(found.people) else (1.0, 1.0)
    spots = laid_out(found.ties, found.people["name"], (width, height), view.type * 1.8)
    brokers = list(_brokers(found, looks, asked))[: most if named else 0]
    key = _key([*_units(found, looks)], brokers, (width, height), view)
    canvas = Canvas(view, max(key.bottom, height))
    layers = [
        *_lines(canvas, found, spots),
        *_people(canvas, found, spots, looks, sum("number" in entry for entry in key.entries)),
        *key.layers(canvas),
    ]
    table = found.people if named else found.people.drop(columns="name")
    said = (title, subtitle, _description(found, nouns))
    return drawn(layers, canvas.size, view, said, table)


def _ground(view: View, room: float) -> tuple[float, float]:
    """The size of the field: on a projector two thirds of the width, and all of the height."""
    if view.height is not None:
        return view.inner * 0.64, room
    return view.inner, view.inner * (0.95 if view.narrow else 0.42)


def _key(
    units: Sequence[Mapping[str, Any]],
    brokers: Sequence[Mapping[str, Any]],
    size: tuple[float, float],
    view: View,
) -> Key:
    """Below the field, or beside it as far down as the field goes."""
    if view.height is None:
        columns = max(1, int(view.inner / view.type / 16))
        return Key(view, [*units, *brokers], 0, size[1] + view.type * 1.5, columns)
    keys = (
        Key(view, [*units, *brokers[:number]], size[0] + view.type, view.type)
        for number in range(len(brokers), -1, -1)
    )
    return next((key for key in keys if key.bottom <= size[1]), Key(view, [], 0, 0))


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


def _asked(ties: pd.DataFrame | Iterable[tuple[Hashable, Hashable]]) -> Mapping[Any, float]:
    """How many turn to each, where the ties say how strong they are."""
    if not hasattr(ties, "columns") or "weight" not in ties:
        return {}
    return dict(cast("pd.DataFrame", ties).groupby("target")["weight"].sum())


def _brokers(
    found: Network, looks: Mapping[Any, tuple[str, str]], asked: Mapping[Any, float]
) -> Iterable[dict[str, Any]]:
    for number, row in enumerate(found.people.to_dict("records"), start=1):
        ink, shape = looks.get(row["unit"], _NO_UNIT if looks else ("", ""))
        text = f"{row['name']} · {asked.get(row['name'], 0):g}" if asked else row["name"]
        yield {"number": number, "text": text, "ink": ink, "shape": shape}


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


def _finding(found: Network, nouns: tuple[str, str], *, named: bool) -> str:
    if not len(found.ties):
        return "There are no ties yet."
    cut = int(found.people["articulation_point"].sum())
    parts = [
        f"{count(cut, f'{nouns[0]} holds', f'{nouns[1]} hold')} the network together"
        if cut
        else f"No single {nouns[0]} holds the network together"
    ]
    if named and found.people["betweenness"][0] > 0:
        parts.append(f"{short(found.people['name'][0])} connects most")
    alone = int(found.people["isolate"].sum())
    if alone:
        parts.append(f"{alone} {'has' if alone == 1 else 'have'} no tie")
    if found.ei:
        parts.append(f"ties go mostly {'between' if found.ei > 0 else 'within'} units")
    return "; ".join(parts) + "."


def _description(found: Network, nouns: tuple[str, str]) -> str:
    people, ties = count(len(found.people), *nouns), count(len(found.ties), "tie")
    bridges = count(len(found.bridges), "tie is", "ties are")
    size = f"A network of {people} with {ties}, {found.density:.0%} of those possible."
    return " ".join((size, f"{bridges} the only way between two parts.", *found.warnings))
