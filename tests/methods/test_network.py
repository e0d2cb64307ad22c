"""Networks: known values, what must hold for any ties, and where there are none."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.network import COLUMNS, measures
from commonground.methods.problems import Unsuitable

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)
# Two groups of three who know each other, joined by one tie, and somebody whom nobody names.
TWO_GROUPS = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d")]


def of(people: pd.DataFrame, name: Any, column: str) -> Any:
    """One person's number."""
    return people.set_index("name").loc[name, column]


def test_the_florentine_families() -> None:
    """The Medici are the brokers, and first in the table."""
    found = measures(nx.to_pandas_edgelist(nx.florentine_families_graph()))
    assert found.people["name"][0] == "Medici"
    assert found.people["betweenness"][0] == pytest.approx(0.521978, abs=5e-7)
    assert found.density == pytest.approx(20 / 105)
    assert found.ei is None
    assert found.warnings == ()


def test_the_karate_club() -> None:
    """The instructor's betweenness, and 67 ties within the two halves against 11 between."""
    club = nx.karate_club_graph()
    found = measures(nx.to_pandas_edgelist(club), units=dict(club.nodes.data("club")))
    assert of(found.people, 0, "betweenness") == pytest.approx(0.437635, abs=5e-7)
    assert found.ei == pytest.approx(-56 / 78)
    assert of(found.people, 0, "unit") == "Mr. Hi"


def test_weak_points() -> None:
    """Whose loss, or which tie's, breaks the network apart; and who has no tie."""
    found = measures(TWO_GROUPS, people=["g"])
    cut = found.people.loc[found.people["articulation_point"], "name"]
    assert set(cut) == {"c", "d"}
    assert found.bridges.to_numpy().tolist() == [["c", "d"]]
    assert of(found.people, "g", "isolate")
    assert math.isnan(of(found.people, "g", "constraint"))
    assert set(found.people["name"][:2]) == {"c", "d"}
    assert of(found.people, "c", "constraint") < of(found.people, "a", "constraint")
    # c's three contacts hold one tie among them: 3 - 2 * 1 / 3.
    assert of(found.people, "c", "effective_size") == pytest.approx(3 - 2 / 3)


def test_who_is_named_keeps_its_direction() -> None:
    """Three turn to one; the same tie twice is one tie, and one to oneself is none."""
    found = measures([("a", "c"), ("b", "c"), ("d", "c"), ("a", "c"), ("c", "c"), ("c", "a")])
    assert (of(found.people, "c", "named_by"), of(found.people, "c", "names")) == (3, 1)
    assert found.density == 3 / 6


def test_stronger_ties_constrain_more() -> None:
    """Weights count for constraint: who leans on one contact is held by it."""
    even = pd.DataFrame({"source": ["a", "a"], "target": ["b", "c"], "weight": [1, 1]})
    leaning = even.assign(weight=[9, 1])
    assert of(measures(even).people, "a", "constraint") == pytest.approx(0.5)
    assert of(measures(leaning).people, "a", "constraint") == pytest.approx(0.82)


@given(PAIRS, st.randoms())
def test_the_order_of_ties_changes_nothing(pairs: list[tuple[int, int]], random: Any) -> None:
    """Nor who is written first; shares stay within their range, and isolates are who has none."""
    units = {person: person % 3 for person in range(10)}
    found = measures(pairs, units=units)
    turned = [(b, a) for a, b in random.sample(pairs, len(pairs))]
    again = measures(turned, units=units)
    order = ["name", "betweenness", "articulation_point", "isolate"]
    pd.testing.assert_frame_equal(
        found.people[order].sort_values("name", ignore_index=True),
        again.people[order].sort_values("name", ignore_index=True),
    )
    assert (found.density, found.ei) == pytest.approx((again.density, again.ei))
    assert found.people["betweenness"].between(0, 1).all()
    assert 0 <= found.density <= 1
    assert found.ei is None or -1 <= found.ei <= 1
    tied = {person for a, b in pairs if a != b for person in (a, b)}
    assert set(found.people.loc[found.people["isolate"], "name"]) == set(range(10)) - tied


@pytest.mark.parametrize(("rate", "warned"), [(None, False), (0.8, False), (0.79, True), (0, True)])
def test_a_low_response_is_said(rate: float | None, warned: bool) -> None:  # noqa: FBT001
    """Below 80 % whoever looks central may not be."""
    warnings = measures(TWO_GROUPS, response_rate=rate).warnings
    assert any("Below 80%" in sentence for sentence in warnings) == warned


@pytest.mark.parametrize(("ties", "people"), [([], []), ([], ["a"]), ([("a", "a")], [])])
def test_no_ties_at_all(ties: list[tuple[str, str]], people: list[str]) -> None:
    """Nobody, one person, and only oneself: tables with their columns, and a sentence."""
    found = measures(ties, people=people)
    assert list(found.people.columns) == list(COLUMNS)
    assert list(found.bridges.columns) == ["source", "target"]
    assert (found.density, found.ei) == (0, None)
    assert found.warnings == ("There are no ties between two people yet.",)
    assert found.people["isolate"].all()


def test_unknown_units_are_left_out_and_said() -> None:
    """The E-I index counts what it knows."""
    found = measures([("a", "b"), ("b", "c")], units=pd.Series({"a": "North", "b": "North"}))
    assert found.ei == -1
    assert found.warnings == ("Of 1 the unit is not known; the E-I index leaves their ties out.",)


@pytest.mark.parametrize(
    ("ties", "says"),
    [
        (pd.DataFrame({"from": ["a"], "to": ["b"]}), "no column source and no column target"),
        (pd.DataFrame({"source": ["a"], "target": [None]}), "lack one of the two people"),
        (pd.DataFrame({"source": ["a"], "target": ["b"], "weight": [0]}), "weight above 0"),
        (pd.DataFrame({"source": ["a"], "target": ["b"], "weight": [None]}), "weight above 0"),
    ],
)
def test_what_is_no_tie(ties: pd.DataFrame, says: str) -> None:
    """A sentence."""
    with pytest.raises(Unsuitable, match=says):
        measures(ties)


def test_a_response_of_140_percent() -> None:
    """A sentence too."""
    with pytest.raises(Unsuitable, match=r"response rate is 1\.4"):
        measures(TWO_GROUPS, response_rate=1.4)
