"""A drawing as a part of the report: only what draws is kept of it.

In a page of its own a drawing could hold scripts, links and addresses. What is put into the report
is made anew from a short list of elements and attributes, none of which can run or load anything,
so nothing depends on what made the drawing. The typeface is the report's, and numbers have two
digits: a picture is half as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from markupsafe import Markup

_TAGS = frozenset({"svg", "title", "desc", "g", "path", "rect", "line", "text", "tspan"})
_ATTRIBUTES = frozenset(
    {
        *("width", "height", "viewBox", "role", "aria-label", "transform", "d", "display"),
        *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "rx", "ry", "text-anchor"),
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap"),
        *("stroke-linejoin", "stroke-dasharray", "stroke-miterlimit", "opacity"),
        *("font-size", "font-weight", "font-style"),
    }
)
_WORDS = frozenset({"aria-label"})
_PLAIN = re.compile(r"[\w\s.,#%+()-]*")
_LONG = re.compile(r"\d+\.\d{3,}")


def inline(svg: str) -> Markup:
    """The drawing as markup that may stand in a page. Raises ``ET.ParseError`` if it is none."""
    found = _kept(ET.fromstring(svg))  # noqa: S314  # vl-convert wrote it a moment ago
    return Markup(ET.tostring(found, encoding="unicode"))  # noqa: S704  # escaped, and listed above


def _kept(element: ET.Element) -> ET.Element:
    """The element and those in it, as far as they are on the list."""
    made = ET.Element(_plain(element.tag), dict(_attributes(element)))
    made.text, made.tail = element.text, element.tail
    made.extend(_kept(one) for one in element if _plain(one.tag) in _TAGS)
    return made


def _attributes(element: ET.Element) -> Iterable[tuple[str, str]]:
    outer = _plain(element.tag) == "svg"
    for name, value in element.attrib.items():
        if name not in _ATTRIBUTES or (name in {"role", "aria-label"} and not outer):
            continue
        if name in _WORDS:
            yield name, value
        elif _PLAIN.fullmatch(value) and "url" not in value.lower():
            yield name, _LONG.sub(lambda number: f"{float(number[0]):.2f}", value)


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]
