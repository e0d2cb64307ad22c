"""Charts in a real browser, under the policy of our pages: no code is made, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, Request, expect

from commonground.server.headers import room_policy
from commonground_widgets.page import built
from tests.looking import violations

ROWS = [{"item": "<img src=x onerror=alert(1)>", "median": 4}, {"item": "ج العربية", "median": 2}]
BARS: Any = (
    alt.Chart(pd.DataFrame(ROWS))
    .mark_bar()
    .encode(x="median:Q", y=alt.Y("item:N", sort="-x"), tooltip=["item", "median"])
)
DRAW = """async ({module, spec, options}) => {
  const { drawChart } = await import(module);
  const place = document.createElement("div");
  place.className = "cg";
  document.body.append(place);
  window.figure = await drawChart(place, spec, options);
  await figure.drawn.catch(() => {});
}"""
FILL = "figure => figure.querySelector('.mark-rect path').getAttribute('fill')"

Draw = Callable[..., Locator]


@pytest.fixture
def draw(tab: Page, files: str) -> Iterator[Draw]:
    """Draws a chart on a page with our styles and our policy; nothing may go wrong or elsewhere."""
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))

    def asked(request: Request) -> None:
        if not request.url.startswith((files, "blob:")):
            wrong.append(request.url)

    tab.on("request", asked)
    head = '<!doctype html><html lang="en"><title>x</title><body style="margin: 0">'
    head += f'<link rel="stylesheet" href="{_name("app.css")}">'
    policy = {"Content-Security-Policy": room_policy("none", "127.0.0.1")}
    page = {"body": f"{head}<main></main>", "content_type": "text/html", "headers": policy}
    tab.route("**/chart", lambda route: route.fulfill(**page))
    tab.goto(f"{files}/chart")

    def draw(chart: Any, **options: Any) -> Locator:
        spec = chart if isinstance(chart, dict) else chart.to_dict()
        tab.evaluate(DRAW, {"module": f"./{_name('draw.js')}", "spec": spec, "options": options})
        return tab.locator("figure")

    yield draw
    assert wrong == []


def _name(name: str) -> str:
    return built._manifest()[name]


def test_a_chart_and_its_twin(tab: Page, draw: Draw) -> None:
    """The finding, a description, the plot; the same as a table; text of people stays text."""
    figure = draw(BARS, title="The first wins", description="Two bars.")
    expect(figure.locator("figcaption")).to_have_text("The first wins")
    expect(figure.get_by_role("img", name="Two bars.")).to_be_visible()
    expect(figure.locator(".mark-rect path")).to_have_count(2)
    figure.get_by_role("button", name="Show as table").click()
    expect(figure.get_by_role("img")).to_be_hidden()
    cells = figure.locator("tbody tr").first.locator("th, td").all_inner_texts()
    assert cells == ["<img src=x onerror=alert(1)>", "4"]
    figure.get_by_role("button", name="Show as chart").click()
    expect(figure.get_by_role("table")).to_be_hidden()
    assert violations(tab) == []


def test_what_a_mark_says(draw: Draw) -> None:
    """Under the pointer, as text."""
    figure = draw(BARS)
    figure.locator(".mark-rect path").first.hover()
    tip = figure.locator(".cg-chart-tip")
    expect(tip).to_have_text("item<img src=x onerror=alert(1)>median4")
    figure.locator("figcaption, .cg-chart-controls").last.hover()
    expect(tip).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_it_fits(tab: Page, draw: Draw, width: int) -> None:
    """One plot, plots side by side and facets, on a phone and on a projector."""
    tab.set_viewport_size({"width": width, "height": 800})
    facets = BARS.encode(column="item:N")
    for chart in (BARS, BARS | BARS, facets):
        figure = draw(chart).last
        drawn = figure.locator("svg").bounding_box()
        assert drawn
        assert 0.5 * min(width, 600) < drawn["width"] <= width
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.evaluate(wide) == 0


def test_it_follows_its_place_and_the_dark(tab: Page, draw: Draw) -> None:
    """Drawn again when its width changes, and when the device turns dark."""
    figure = draw(BARS)
    before = figure.locator("svg").bounding_box()
    tab.set_viewport_size({"width": 500, "height": 800})
    expect(figure.locator("svg")).to_have_attribute("width", "500")
    assert before
    assert before["width"] > 500
    light = figure.evaluate(FILL)
    tab.emulate_media(color_scheme="dark")
    expect(figure.locator(".mark-rect path").first).not_to_have_attribute("fill", light)


def test_colours_of_its_own_in_the_dark(tab: Page, draw: Draw) -> None:
    """A chart that has them comes in two forms."""
    red, yellow = (BARS.mark_bar(color=colour).to_dict() for colour in ("red", "yellow"))
    bar = draw(red, dark=yellow).locator(".mark-rect path").first
    expect(bar).to_have_attribute("fill", "red")
    tab.emulate_media(color_scheme="dark")
    expect(bar).to_have_attribute("fill", "yellow")


def test_other_data_in_its_place(tab: Page, draw: Draw) -> None:
    """The same figure shows what is new, and leaves nothing behind in the end."""
    figure = draw(BARS, title="Two")
    three = alt.Chart(pd.DataFrame([*ROWS, {"item": "c", "median": 1}]))
    spec = three.mark_bar().encode(x="median:Q", y="item:N").to_json()
    tab.evaluate("spec => window.figure.update(spec, { title: 'Three' })", spec)
    expect(figure.locator(".mark-rect path")).to_have_count(3)
    expect(figure.locator("figcaption")).to_have_text("Three")
    tab.evaluate("window.figure.remove()")
    expect(figure).to_have_count(0)


@pytest.mark.parametrize(("kind", "begins"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_to_take_away(tab: Page, draw: Draw, tmp_path: Path, kind: str, begins: bytes) -> None:
    """A file named after the finding, which is in it."""
    figure = draw(BARS, title="The first wins")
    with tab.expect_download() as waiting:
        figure.get_by_role("button", name=f"Save {kind}").click()
    download = waiting.value
    assert download.suggested_filename == f"the-first-wins.{kind.lower()}"
    download.save_as(tmp_path / "chart")
    found = (tmp_path / "chart").read_bytes()
    assert found.startswith(begins)
    assert (b"The first wins" in found) is (kind == "SVG")


def test_nothing_is_fetched(draw: Draw) -> None:
    """Data and pictures at addresses: the chart says so in the place of the plot."""
    elsewhere = {"url": "https://example.com/a.json"}
    figure = draw({"data": elsewhere, "mark": "bar", "encoding": {"x": {"field": "a"}}})
    expect(figure).to_contain_text("This chart could not be drawn.")
    expect(figure).to_contain_text("https://example.com/a.json")
    image = {"mark": {"type": "image", "url": "https://example.com/a.png"}}
    assert (
        draw({"data": {"values": [{"a": 1}]}, **image}).last.locator("image[href^=http]").count()
        == 0
    )


def test_a_chart_that_cannot_be(draw: Draw) -> None:
    """A mistake in it is told, and its numbers stay within reach."""
    figure = draw({"data": {"values": ROWS}, "mark": "no such mark"}, title="Broken")
    expect(figure).to_contain_text("see them as a table")
    figure.get_by_role("button", name="Show as table").click()
    expect(figure.get_by_role("table")).to_be_visible()
    expect(figure.get_by_role("button", name="Save PNG")).to_be_hidden()


INLINE = """async ({scripts, css, state, draw}) => {
  const style = Object.assign(document.createElement("style"), { textContent: css });
  document.head.append(style);
  const listeners = [];
  const asked = window.asked = [];
  const model = {
    get: (name) => state[name],
    on: (name, listener) => { if (name === "msg:custom") listeners.push(listener); },
    off: () => {},
    send: (message) => {
      asked.push(message);
      for (const each of listeners) each({ part: message.part, text: draw });
    },
  };
  for (const script of scripts) {
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const { default: widget } = await import(address);
    const el = document.createElement("div");
    document.body.append(el);
    await widget.render({ model, el });
  }
}"""


def test_in_a_notebook_the_kernel_gives_the_drawing_once(tab: Page, files: str) -> None:
    """As JupyterLab shows it: the widget as text, and for two charts one question."""
    state = {"spec": BARS.to_dict(), "title": "The first wins", "description": ""}
    tab.goto(f"{files}/empty")
    script, draw = built._text("inline/chart.js"), built.part("draw")
    given = {"scripts": [script] * 2, "css": built._text("inline/chart.css"), "draw": draw}
    tab.evaluate(INLINE, given | {"state": state})
    expect(tab.locator("figure .mark-rect path")).to_have_count(4)
    assert tab.evaluate("asked") == [{"part": "draw"}]
