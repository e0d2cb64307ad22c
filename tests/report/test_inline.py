"""What of a drawing stands in the report: what draws, and nothing that could do more."""

from __future__ import annotations

import re

import pytest

from commonground.report import page
from commonground.report.inline import inline
from tests.charts.rehearsed import NASTY, PICTURED, rehearsed
from tests.report.test_page import Read
from tests.report.test_pictures import record

HARMFUL = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  onload="alert(1)" width="10" height="10" viewBox="0 0 10 10" style="fill: url(https://e.org)">
  <title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
  <script>alert(2)</script><foreignObject><img src="x" onerror="alert(3)"/></foreignObject>
  <a href="javascript:alert(4)"><text>kept out</text></a>
  <image href="https://example.org/x.png"/><use xlink:href="#x"/><style>* { fill: red }</style>
  <set attributeName="href" to="javascript:alert(5)"/>
  <g fill="url(#x)" onclick="alert(6)" class="a" id="b" transform="translate(1.23456,2)">
    <text fill="#000" font-family="x" opacity="0.5">5 &lt; 6 &amp; "7"</text>
  </g></svg>"""


def test_only_what_draws_is_kept() -> None:
    """No script, no link, no address, no name; texts stay texts, and numbers have two digits."""
    made = " ".join(inline(HARMFUL).split())
    assert made == (
        '<svg width="10" height="10" viewBox="0 0 10 10"> '
        "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title> "
        '<g transform="translate(1.23,2)"> '
        '<text fill="#000" opacity="0.5">5 &lt; 6 &amp; "7"</text> </g></svg>'
    )


@pytest.mark.parametrize("name", PICTURED)
def test_what_people_wrote_is_only_text_in_a_picture(name: str) -> None:
    """The report has the drawing, and still nothing in it runs or loads anything."""
    text = page.write(record(rehearsed(PICTURED[name])))
    read = Read(text)
    assert {"figure", "svg", "path", "details"} <= read.tags
    assert not read.tags & {"script", "iframe", "object", "embed", "form", "link", "img", "a"}
    assert not {key for key, _ in read.attributes if key in {"href", "src"} or key[:2] == "on"}
    assert not re.search(r"url\(|@import", text)
    # What simulated people write into a chain is theirs, and a gate has words of its own.
    if name not in ("logic_chain", "gate", "scale"):
        assert any(words in " ".join(read.texts) for words in NASTY)


def test_a_picture_says_what_it_shows() -> None:
    """For a wide page and for a phone, each as one image with its description."""
    text = page.write(record(rehearsed(PICTURED["placement"])))
    assert text.count('role="img"') == 2
    labels = re.findall(r'aria-label="([^"]+)"', text)
    assert len(set(labels)) == 1
    assert "A field of Interest and Power" in labels[0]
    assert re.findall(r'<svg width="(\d+)"', text) == ["880", "320"]


def test_without_pictures() -> None:
    """The numbers are all there, and it says why there is nothing to see."""
    held = record(rehearsed(PICTURED["placement"]))
    text = page.write(held, drawn=False)
    assert "<figure" not in text
    assert "could not be drawn this time" in text
    assert "Manage closely" in text
    assert "could not be drawn" not in page.write(held)
