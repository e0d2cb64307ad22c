"""A chart with its finding, its description and its numbers.

Altair makes charts and leaves them to whatever shows them; what it does on its own fetches Vega
from another host. This shows them with what the pages carry, in the pages' look, dark and light, as
wide as there is room, with a table that says the same::

    Chart(
        alt.Chart(frame).mark_bar().encode(x="count()", y="answer:N"),
        title="Most of us can live with it",
        description="Bars: 9 yes, 2 with a concern, 1 objection.",
    )

A chart of `commonground.charts` has all of that already: ``Chart(distributions(summary))``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import anywidget
import traitlets

from commonground.charts import Drawn
from commonground_widgets.page import built

Json = dict[str, Any]


class Chart(anywidget.AnyWidget):
    """A chart of Altair's or of ours, or a Vega-Lite specification as a dict, as a figure.

    The data must be in the chart: addresses in it are refused, since nothing leaves the room.
    """

    spec = traitlets.Dict().tag(sync=True)
    """The chart in Vega-Lite (dict)."""

    title = traitlets.Unicode().tag(sync=True)
    """What the chart shows, as a sentence (str; by default the chart's own title)."""

    description = traitlets.Unicode().tag(sync=True)
    """The same for those who do not see it (str; by default the title)."""

    records = traitlets.List(traitlets.Dict(), default_value=None, allow_none=True).tag(sync=True)
    """The rows of the table (list of dicts or DataFrame; by default the chart's own data)."""

    columns = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    """Which columns the table has, with their headings (dict; by default all, by name)."""

    dark = traitlets.Dict(default_value=None, allow_none=True).tag(sync=True)
    """The same for a dark page, if its colours are its own (as the chart; by default the chart)."""

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __init__(self, chart: Any, **settings: Any) -> None:
        if unknown := [name for name in settings if not self.has_trait(name)]:
            names = ", ".join(repr(name) for name in unknown)
            raise TypeError(f"Chart knows no {names}: check the spelling.")
        if isinstance(chart, Drawn):
            own = {"title": chart.title, "description": chart.description, "records": chart.table}
            settings = own | settings
        settings["records"] = as_records(settings.get("records"))
        if settings.get("dark") is not None:
            settings["dark"] = as_spec(settings["dark"])
        super().__init__(spec=as_spec(chart), **settings)
        self.on_msg(self._heard)

    @traitlets.default("_esm")
    def _script(self) -> str:
        return built.script("chart")

    @traitlets.default("_css")
    def _styles(self) -> str:
        return built.styles("chart")

    @traitlets.validate("spec", "dark")
    def _without_addresses(self, proposal: Any) -> Json | None:
        spec: Json | None = proposal["value"]
        if address := next(_addresses(spec), None):
            raise traitlets.TraitError(
                f"This chart reads its data from {address!r}, and nothing is fetched here. "
                "Load the data first and make the chart from the DataFrame."
            )
        return spec

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        """Give a browser what it asks for; it may say anything."""
        if isinstance(message, Mapping) and (text := built.part(message.get("part"))) is not None:
            self.send({"part": message["part"], "text": text})


def as_spec(chart: Any) -> Json:
    """A chart of Altair's or of ours as Vega-Lite; a dict is Vega-Lite already."""
    if isinstance(chart, Mapping):
        return dict(chart)
    return dict(chart.spec() if isinstance(chart, Drawn) else chart.to_dict())


def as_records(table: Any) -> list[Json] | None:
    """Rows as JSON has them, of a DataFrame or of dicts; dates as text, what is missing as null."""
    if table is None:
        return None
    if isinstance(table, Sequence):
        return [dict(row) for row in table]
    return list(json.loads(table.to_json(orient="records", date_format="iso")))


def _addresses(part: object) -> Iterator[str]:
    """The addresses of data, wherever in a specification."""
    if isinstance(part, Mapping):
        data = part.get("data")
        if isinstance(data, Mapping) and isinstance(data.get("url"), str):
            yield data["url"]
        for name, value in part.items():
            if name not in ("values", "datasets"):
                yield from _addresses(value)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for one in part:
            yield from _addresses(one)
