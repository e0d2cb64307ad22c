"""A chart as a widget: what it takes, and what a browser gets."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd
import pytest
import traitlets

import commonground_widgets
from commonground.charts import Drawn
from commonground_widgets import Chart
from commonground_widgets.chart.chart import as_records
from commonground_widgets.page import built

if TYPE_CHECKING:
    from tests.widgets.conftest import Wire

FRAME = pd.DataFrame({"answer": ["yes", "no"], "people": [9, 1]})
BARS: Any = alt.Chart(FRAME).mark_bar().encode(x="people:Q", y="answer:N")
LAYERS: Any = alt.layer(BARS)


def test_an_altair_chart(wire: Wire) -> None:
    """It travels as Vega-Lite with its data in it, and its words beside it."""
    chart = Chart(BARS, title="Most can live with it", description="9 yes, 1 no.")
    (state,) = (one for one in wire.states() if "spec" in one)
    assert state["spec"] == chart.spec == BARS.to_dict()
    assert list(chart.spec["datasets"].values()) == [FRAME.to_dict("records")]
    assert (state["title"], state["description"]) == ("Most can live with it", "9 yes, 1 no.")
    assert (state["records"], state["columns"]) == (None, None)


def test_a_chart_of_ours() -> None:
    """It brings its finding, its description and its table."""
    table = pd.DataFrame({"text": ["a"], "n": [3]})
    drawn = Drawn(LAYERS, "All of us", "One bar.", table)
    chart = Chart(drawn)
    assert (chart.title, chart.description) == ("All of us", "One bar.")
    assert chart.records == [{"text": "a", "n": 3}]
    assert chart.spec == drawn.spec()
    assert Chart(drawn, title="Nearly all").title == "Nearly all"
    assert Chart(drawn, dark=drawn).dark == drawn.spec()


def test_vega_lite_as_it_is() -> None:
    """A dict is taken as it stands, with other rows for its table."""
    spec = {"data": {"values": [{"a": 1}]}, "mark": "bar"}
    chart = Chart(spec, records=[{"b": 2}], columns={"b": "People"})
    assert (chart.spec, chart.records, chart.columns) == (spec, [{"b": 2}], {"b": "People"})


def test_rows_of_a_frame() -> None:
    """Dates become text and what is missing null: JSON has neither."""
    day = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    frame = pd.DataFrame({"day": [day, None], "n": [1.5, None]})
    rows = as_records(frame)
    assert rows == [{"day": "2026-05-01T00:00:00.000Z", "n": 1.5}, {"day": None, "n": None}]
    assert Chart(BARS, records=frame).records == rows


@pytest.mark.parametrize(
    "spec",
    [
        {"data": {"url": "https://example.com/a.json"}, "mark": "bar"},
        {
            "hconcat": [
                {"mark": "bar"},
                {"layer": [{"data": {"url": "https://example.com/a.json"}}]},
            ]
        },
    ],
)
def test_data_elsewhere_is_refused(spec: dict[str, Any]) -> None:
    """Wherever in the chart it is, with the address and the cure."""
    with pytest.raises(traitlets.TraitError, match=r"example\.com/a\.json.*from the DataFrame"):
        Chart(spec)


def test_words_about_addresses_are_none() -> None:
    """What stands in the data is data."""
    rows = [{"data": {"url": "https://example.com"}}]
    assert Chart({"data": {"values": rows}, "mark": "bar"}).spec["data"]["values"] == rows


def test_a_misspelt_setting_is_told() -> None:
    """With its name."""
    with pytest.raises(TypeError, match="Chart knows no 'titel': check the spelling"):
        Chart(BARS, titel="x")


def test_the_drawing_is_given_when_it_is_asked_for(wire: Wire, monkeypatch: Any) -> None:
    """A chart itself is a few words; Vega's text goes once, to the browser that wants it."""
    monkeypatch.delenv(built.STATIC, raising=False)
    chart = Chart(BARS)
    assert len(json.dumps([chart._esm, chart._css])) < 20_000
    wire.say(chart, part="draw")
    wire.say(chart, part="../../../etc/passwd")
    wire.say(chart, part=["draw"])
    (given,) = wire.custom()
    assert given["part"] == "draw"
    assert len(given["text"]) > 500_000


def test_under_our_server_it_has_an_address(monkeypatch: Any) -> None:
    """The script is a few words there, the styles are the page's, and Vega has an address too."""
    monkeypatch.setenv(built.STATIC, "/x/static/")
    chart = Chart(BARS)
    assert "/x/static/chart-" in chart._esm
    assert chart._css == ""


def test_what_has_no_such_name() -> None:
    """The package offers `Chart`, and no more than it says."""
    assert commonground_widgets.Chart is Chart
    with pytest.raises(AttributeError, match="has no attribute 'Chrat'"):
        commonground_widgets.__getattr__("Chrat")
