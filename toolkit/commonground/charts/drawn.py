"""A chart with all that belongs to it: its finding in words, a text for the blind, its table.

It is drawn by vl-convert, which holds Vega itself: no browser, and nothing is fetched from anywhere
(an address in a chart would be refused). In a notebook it shows as SVG for the same reason: what
Altair shows by itself loads its scripts from another host.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from commonground.charts.look import SUBTITLE_LINES, TITLE_LINES, View
from commonground.charts.words import wrapped

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd


_SVG = "http://www.w3.org/2000/svg"
ET.register_namespace("", _SVG)  # so that its elements are written without a prefix


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart.

    ``title`` says what was found. ``description`` says in full what can be seen, for who cannot see
    it. ``table`` has the numbers, one row for each thing that could be drawn.
    """

    chart: alt.LayerChart
    title: str
    description: str
    table: pd.DataFrame

    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite JSON."""
        return self.chart.to_dict()

    def svg(self) -> str:
        """The chart as a drawing that stays sharp at any size; screen readers read its texts."""
        import vl_convert

        plain = vl_convert.vegalite_to_svg(self.spec(), allowed_base_urls=[])
        return _described(str(plain), self.title, self.description)

    def png(self, scale: float = 1) -> bytes:
        """The chart as a picture, as wide as its view times ``scale`` pixels."""
        import vl_convert

        return bytes(vl_convert.svg_to_png(lined(self.svg()), scale=scale))

    def save(self, path: str | Path) -> None:
        """Write the chart to a file that ends in .svg or .png. Raises ValueError for another."""
        file = Path(path)
        match file.suffix.lower():
            case ".svg":
                file.write_text(self.svg(), encoding="utf-8")
            case ".png":
                file.write_bytes(self.png(2))
            case other:
                raise ValueError(f"A chart is saved as .svg or .png, not as “{other}”.")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": f"{self.title}\n{self.description}"}


def _described(svg: str, title: str, description: str) -> str:
    """The drawing as one image with a title and a description (WAI-ARIA Graphics)."""
    root = ET.fromstring(svg)  # noqa: S314  # what vl-convert wrote a moment ago
    root.set("role", "img")
    root.set("aria-label", f"{title} {description}")
    for place, (name, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{{{_SVG}}}{name}")
        element.text = text
        root.insert(place, element)
    return ET.tostring(root, encoding="unicode")


def lined(svg: str) -> str:
    """The drawing with each line of a text as a text of its own.

    What makes the picture lays out a text of several lines as one paragraph, in which a name that
    is read from right to left moves what stands before it.
    """
    root = ET.fromstring(svg)  # noqa: S314  # as above
    for parent in list(root.iter()):
        for place, text in reversed(list(enumerate(parent))):
            lines = list(text)
            if text.tag != f"{{{_SVG}}}text" or not lines:
                continue
            parent.remove(text)
            down = 0.0
            for number, line in enumerate(lines):
                down += float(line.get("dy", 0))
                one = ET.Element(text.tag, text.attrib)
                one.set("transform", f"{text.get('transform', '')} translate(0,{down})".strip())
                one.text = line.text
                parent.insert(place + number, one)
    return ET.tostring(root, encoding="unicode")


def drawn(
    layers: Sequence[alt.Chart],
    size: tuple[float, float],
    view: View,
    said: tuple[str, str, str],
    table: pd.DataFrame,
) -> Drawn:
    """Put layers together: ``size`` in pixels; title, subtitle and description in ``said``."""
    import altair as alt

    title, subtitle, description = said
    width, height = size
    heading = view.type * 1.4
    chart = (
        alt.layer(*layers)
        .properties(
            width=width,
            height=round(height),
            description=f"{title} {description}",
            title=alt.TitleParams(
                text=wrapped(title, view.inner, heading, TITLE_LINES),
                subtitle=wrapped(subtitle, view.inner, view.type, SUBTITLE_LINES)
                if subtitle
                else alt.Undefined,
                limit=view.inner,
            ),
        )
        .resolve_scale(color="independent", shape="independent", size="independent")
        .configure(**view.config())
    )
    return Drawn(chart, title, description, table)
