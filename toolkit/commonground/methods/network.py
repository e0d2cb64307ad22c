"""Who connects whom: brokers, holes and weak points in a network of ties.

A tie is named by one person and points to another ("whom do you turn to?"). How often somebody is
named keeps the direction. Everything about position (brokers, structural holes, points whose loss
breaks the network apart) is calculated without it: two people are connected when either names the
other. Where only some answered, the ties are *perceived* ties, named by these few, and a person's
position changes with each further answer: so a low response is said first, in ``warnings``.

The result names people. Ask them before they see each other in it, or show it by unit.

networkx calculates. Sources: L. Freeman, *Sociometry* 40 (1977), 35-41 (betweenness); R. Burt,
*Structural Holes*, Harvard 1992 (constraint, effective size); D. Krackhardt and R. Stern, *Social
Psychology Quarterly* 51 (1988), 123-140 (E-I index).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Response

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

ENDS = ("source", "target")
COLUMNS = (
    *("name", "unit", "named_by", "names", "betweenness", "constraint", "effective_size"),
    *("articulation_point", "isolate"),
)


@dataclass(frozen=True, slots=True)
class Network:
    """What a network of ties looks like.

    ``people``: one row per person, brokers first: ``name``, ``unit``, ``named_by`` and ``names``
    (numbers of people), ``betweenness`` (0 to 1), ``constraint`` (low where somebody spans holes;
    NaN for isolates), ``effective_size`` (contacts that are not redundant; NaN for isolates),
    ``articulation_point`` and ``isolate`` (bool).

    ``ties``: one row (``source``, ``target``) per connection, whoever named whom. ``bridges``:
    those whose loss breaks the network apart. ``density``: connections / possible connections, 0
    to 1. ``ei``: (E - I)/(E + I) over connections between (E) and within (I) units, -1 to 1; None
    without units or connections.
    ``warnings``: sentences to show beside the numbers.
    """

    people: pd.DataFrame
    ties: pd.DataFrame
    bridges: pd.DataFrame
    density: float
    ei: float | None
    warnings: tuple[str, ...]


def measures(
    ties: pd.DataFrame | Iterable[tuple[Hashable, Hashable]],
    units: Mapping[Any, Any] | pd.Series | None = None,
    people: Iterable[Hashable] = (),
    response_rate: float | None = None,
    settings: Response = Response(),  # noqa: B008  # frozen: as it is in settings.py
) -> Network:
    """Measure a network.

    ``ties``: a DataFrame with the columns ``source``, ``target`` and, if ties differ in strength,
    ``weight`` (above 0), as ``networkx.to_pandas_edgelist`` gives it; or pairs. The same tie twice
    adds up; a tie to oneself does not count. ``units``: the unit of each person, who need not have
    a tie. ``people``: others without ties or unit. ``response_rate``: the part (0 to 1) of those
    asked who answered.

    Raises Unsuitable for columns that are missing, cells that are empty, weights that are not
    above 0, and a rate outside 0 to 1.
    """
    import networkx as nx

    named = _named(ties)
    of_unit = dict(units.items()) if units is not None else {}
    for person in (*of_unit, *people):
        named.add_node(person)
    graph = _connections(named)
    return Network(
        people=_people(named, graph, of_unit),
        ties=_frame(graph.edges),
        bridges=_frame(nx.bridges(graph)),
        density=float(nx.density(graph)),
        ei=_ei(graph, of_unit),
        warnings=tuple(_warnings(graph, of_unit, response_rate, settings)),
    )


def _named(ties: pd.DataFrame | Iterable[tuple[Hashable, Hashable]]) -> nx.DiGraph[Any]:
    """Who names whom, how strongly."""
    import networkx as nx
    import pandas as pd

    table = ties if isinstance(ties, pd.DataFrame) else _frame(ties)
    missing = [column for column in ENDS if column not in table]
    if missing:
        raise Unsuitable(
            f"The ties have no column {' and no column '.join(missing)}.",
            "Name the columns source, target and, if ties differ in strength, weight.",
        )
    weights = table["weight"] if "weight" in table else pd.Series(1.0, index=table.index)
    if table[[*ENDS]].isna().any(axis=None) or not (weights > 0).all():
        raise Unsuitable(
            "Some ties lack one of the two people, or a weight above 0.",
            "Leave out the rows that are no tie.",
        )
    named: nx.DiGraph[Any] = nx.DiGraph()
    for source, target, weight in zip(table["source"], table["target"], weights, strict=True):
        named.add_nodes_from((source, target))
        if source != target:
            before = named.get_edge_data(source, target, {"weight": 0.0})["weight"]
            named.add_edge(source, target, weight=before + float(weight))
    return named


def _connections(named: nx.DiGraph[Any]) -> nx.Graph[Any]:
    """Who is connected, whoever named whom; the strength is that of both directions together."""
    import networkx as nx

    graph: nx.Graph[Any] = nx.Graph()
    graph.add_nodes_from(named)
    for source, target in named.edges:
        before = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=before + named.edges[source, target]["weight"])
    return graph


def _people(named: nx.DiGraph[Any], graph: nx.Graph[Any], units: Mapping[Any, Any]) -> pd.DataFrame:
    import networkx as nx
    import pandas as pd

    between = nx.betweenness_centrality(graph)
    constraint = nx.constraint(graph, weight="weight") if graph.size() else {}
    size = nx.effective_size(graph) if graph.size() else {}
    cut = set(nx.articulation_points(graph))
    rows = [
        {
            "name": person,
            "unit": units.get(person),
            "named_by": named.in_degree(person),
            "names": named.out_degree(person),
            "betweenness": float(between[person]),
            "constraint": float(constraint.get(person, float("nan"))),
            "effective_size": float(size.get(person, float("nan"))),
            "articulation_point": person in cut,
            "isolate": graph.degree(person) == 0,
        }
        for person in graph
    ]
    table = pd.DataFrame(rows, columns=[*COLUMNS])
    return table.sort_values(
        ["betweenness", "named_by"], ascending=False, kind="stable", ignore_index=True
    )


def _frame(pairs: Iterable[tuple[Hashable, Hashable]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([tuple(pair) for pair in pairs], columns=[*ENDS])


def _ei(graph: nx.Graph[Any], units: Mapping[Any, Any]) -> float | None:
    """The E-I index over the connections whose two units are both known."""
    known = [(a, b) for a, b in graph.edges if a in units and b in units]
    if not known:
        return None
    external = sum(1 for a, b in known if units[a] != units[b])
    return (2 * external - len(known)) / len(known)


def _warnings(
    graph: nx.Graph[Any],
    units: Mapping[Any, Any],
    response_rate: float | None,
    settings: Response,
) -> Iterable[str]:
    if response_rate is not None:
        if not 0 <= response_rate <= 1:
            raise Unsuitable(
                f"The response rate is {response_rate:g}, and a share is between 0 and 1.",
                "Divide the number of answers by the number of people asked.",
            )
        if response_rate < settings.least:
            yield (
                f"{response_rate:.0%} answered. Below {settings.least:.0%}, who comes out as a "
                "broker can change with each further answer."
            )
    if not graph.size():
        yield "There are no ties between two people yet."
    without = sum(person not in units for person in graph)
    if units and without:
        yield f"Of {without} the unit is not known; the E-I index leaves their ties out."
