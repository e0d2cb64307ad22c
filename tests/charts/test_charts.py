"""What holds for every chart, whatever there is to draw."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from commonground import charts
from commonground.charts import PAGE, PHONE, SCREEN, View
from commonground.charts.look import (
    CATEGORIES,
    CIVIDIS,
    DARK,
    LIGHT,
    NO_CATEGORY,
    OKABE_ITO,
    ON_CIVIDIS,
    SANS,
)
from commonground_widgets.page import built
from tests.charts.boards import names
from tests.charts.pictured import DRAW, colours, size, width

ONE_ROW_EACH = DRAW.keys() - {
    *("exchange", "logic_chain", "cards", "criteria", "salience", "goal_tree"),
    *("coding", "guide", "hotspots"),
}
EVERY = pytest.mark.parametrize("name", DRAW)
EVERY_NUMBER = pytest.mark.parametrize("things", [0, 1, 8, 200])
FEW = pytest.mark.parametrize("things", [0, 8])


@EVERY
@EVERY_NUMBER
def test_a_chart_says_what_it_shows(name: str, things: int) -> None:
    """Its title is a sentence, also in the chart; its description says more; its table has all."""
    drawn = DRAW[name](PAGE, things)
    spec = drawn.spec()
    assert drawn.title.endswith(".")
    assert drawn.description.endswith(".")
    assert " ".join(spec["title"]["text"]).replace("…", "")[:20] in drawn.title
    assert spec["description"] == f"{drawn.title} {drawn.description}"
    assert not re.search(r"\bnan\b", drawn.title + drawn.description)
    if name in ONE_ROW_EACH:
        assert len(drawn.table) == things
    if things == 200:
        assert "more" in drawn.description or name == "network"


@EVERY
@pytest.mark.parametrize("view", [PHONE, PAGE, SCREEN], ids=str)
def test_a_chart_is_as_wide_as_its_view(name: str, view: View) -> None:
    """Nothing sticks out, at 320 pixels as on a projector, and two hundred things fit.

    What is too much for a projector's height is said to be in the table.
    """
    for things in (40, 200) if view.height else (200,):
        drawn = DRAW[name](view, things)
        found = ET.fromstring(drawn.svg())  # noqa: S314  # written by us
        assert found.get("width") == str(view.width)
        assert view.height is None or float(found.get("height", "inf")) <= view.height


@EVERY
@FEW
def test_a_drawing_is_one_described_image(name: str, things: int) -> None:
    """SVG that parses, with title and description; what people wrote is text and nothing else."""
    drawn = DRAW[name](PHONE, things)
    svg = drawn.svg()
    root = ET.fromstring(svg)  # noqa: S314  # written by us
    tags = {re.sub(r"\{.*\}", "", element.tag) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "text", "tspan", "line"}
    assert (root.get("role"), root[0].text, root[1].text) == (
        "img",
        drawn.title,
        drawn.description,
    )
    assert root.get("aria-label") == f"{drawn.title} {drawn.description}"
    assert not re.search(r"(href|src)=|url\(", svg)


@EVERY
def test_colours_are_those_of_the_palette(name: str) -> None:
    """Of the theme, of Okabe and Ito, and of cividis."""
    known = {*OKABE_ITO.values(), *CIVIDIS, *ON_CIVIDIS, NO_CATEGORY}
    for view, theme in ((PAGE, LIGHT), (View(880, 16, dark=True), DARK)):
        assert set(colours(DRAW[name](view, 8).spec())) - known <= set(theme.values())


@EVERY
def test_the_same_summary_is_the_same_picture(name: str) -> None:
    """Nothing is left to chance, not even where a network's people stand."""
    one, other = DRAW[name](PAGE, 8), DRAW[name](PAGE, 8)
    assert one.spec() == other.spec()


@EVERY
def test_nothing_is_fetched(name: str) -> None:
    """The data is in the chart, and no address is."""
    spec = DRAW[name](PAGE, 8).spec()
    text = str({key: value for key, value in spec.items() if key != "$schema"})
    assert "http" not in text
    assert "'url'" not in text
    assert "tooltip" not in text


def test_the_palette_is_that_of_the_pages() -> None:
    """Each colour is the token of its name, light and dark."""
    css = (built.FOLDER.parent / "look" / "tokens.css").read_text(encoding="utf-8")
    both = re.findall(r"--([\w-]+): var\(--lit, (#\w+)\) var\(--dim, (#\w+)\)", css)
    one = dict(re.findall(r"--((?:cat|scale|on-scale)-\w+): (#\w+)", css))
    themes = {name: (light, dark) for name, light, dark in both}
    assert {name: (LIGHT[name], DARK[name]) for name in LIGHT} == {
        name: themes[name] for name in LIGHT
    }
    assert {f"cat-{name}": colour for name, colour in OKABE_ITO.items()}.items() <= one.items()
    for name, steps in (("scale", CIVIDIS), ("on-scale", ON_CIVIDIS)):
        assert [one[f"{name}-{step}"] for step in range(1, 6)] == list(steps)
    fonts = re.search(r"--sans: (.*?);", css, re.DOTALL)
    assert fonts is not None
    assert " ".join(fonts[1].split()) == SANS


def test_categories_have_a_shape_each() -> None:
    """Nobody has to tell them apart by colour."""
    assert len({shape for _, shape in CATEGORIES}) == len(CATEGORIES)
    assert len({colour for colour, _ in CATEGORIES}) == len(CATEGORIES)


def test_saving(tmp_path: Path) -> None:
    """As SVG and PNG by the file's name; anything else is refused with a sentence."""
    drawn = DRAW["distributions"](PAGE, 3)
    drawn.save(tmp_path / "one.svg")
    drawn.save(str(tmp_path / "one.PNG"))
    assert (tmp_path / "one.svg").read_text(encoding="utf-8") == drawn.svg()
    assert width((tmp_path / "one.PNG").read_bytes()) == 2 * PAGE.width
    assert size(DRAW["placement"](SCREEN, 8).png()) <= (SCREEN.width, SCREEN.height)
    with pytest.raises(ValueError, match=r"\.svg or \.png, not as “\.gif”"):
        drawn.save(tmp_path / "one.gif")


def test_a_notebook_shows_the_drawing() -> None:
    """As SVG, which needs no script, and as text."""
    drawn = DRAW["placement"](PAGE, 3)
    shown: dict[str, Any] = drawn._repr_mimebundle_()
    assert shown == {
        "image/svg+xml": drawn.svg(),
        "text/plain": f"{drawn.title}\n{drawn.description}",
    }


def test_what_people_wrote_is_drawn_as_text() -> None:
    """Markup stays letters; other scripts and emoji arrive."""
    svg = DRAW["honeycomb"](View(1600, 16), 6).svg()
    assert "&lt;b&gt;" in svg
    assert "<b>" not in svg
    for name in names(6)[1:5]:
        assert name[:2].replace("&", "&amp;") in svg


def test_the_public_names() -> None:
    """What the package offers is what it says, each explained."""
    assert sorted(charts.__all__) == sorted(
        [*DRAW, "Drawn", "View", "PAGE", "PHONE", "SCREEN"],
    )
    assert all((getattr(charts, name).__doc__ or "").strip() for name in charts.__all__)
