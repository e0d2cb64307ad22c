"""A facilitator's own cells in our pages: widgets, outputs and charts, under the strict policy."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page, expect

from commonground.hub import Hub
from commonground.notebooks.shelf import Shelf
from commonground.store import Log
from tests.server.visiting import Running, serve

from .visit import Visit

v4: Any = nbformat.v4  # nbformat has types for some of it only

IMPORTS = """
import altair as alt
import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets

print("as text: <b>not bold</b>")
"""
INTERACT = """
@widgets.interact(n=widgets.IntSlider(value=3, min=1, max=9, description="How many"))
def rows(n):
    print("n is", n)
    return pd.DataFrame({"word": ["<script>window.bad = 1</script>"] * n})
"""
OUTPUT = """
out = widgets.Output()
button = widgets.Button(description="Press me")
choice = widgets.Dropdown(options=["red", "green"], description="Colour")

def pressed(_):
    with out:
        out.clear_output(wait=True)
        print("chosen:", choice.value)
        display(alt.Chart(pd.DataFrame({"a": [1, 2]})).mark_bar().encode(x="a:Q"))
        display(widgets.Label("a widget in it"))
        1 / 0

button.on_click(pressed)
hostile = widgets.HTML()  # only what can hold nothing but text may be left of it
hostile.value = "<b>bold</b><script>window.bad = 1</script><img src=https://example.com/x.png>"
widgets.VBox([button, choice, hostile, out])
"""
ANYWIDGET = '''
class Count(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const button = document.createElement("button");
      const show = () => { button.textContent = `count is ${model.get("value")}`; };
      button.onclick = () => { model.set("value", model.get("value") + 1); model.save_changes(); };
      model.on("change:value", show);
      show();
      el.append(button);
    } };
    """
    value = traitlets.Int(0).tag(sync=True)

count, doubled = Count(), widgets.Label()
widgets.dlink((count, "value"), (doubled, "value"), lambda value: f"twice is {2 * value}")
widgets.HBox([count, doubled])
'''
ALTAIR = """
frame = pd.DataFrame({"answer": ["yes", "concern"], "people": [9, 2]})
bars = alt.Chart(frame, title="As Altair has it").mark_bar().encode(x="people:Q", y="answer:N")
bars
"""
OURS = """
from commonground_widgets import Chart

Chart(bars, title="As our pages have it", description="9 yes, 2 with a concern.")
"""


PAGE = """
from commonground_widgets import Workshop

Workshop("own", "A workshop with a cell of its own")
"""


@contextlib.contextmanager
def serving(folder: Path, *cells: str) -> Iterator[Running]:
    """A server whose one workshop is a notebook of these cells; plain kernels, the slower ones."""
    notebook = v4.new_notebook(cells=[v4.new_code_cell(cell.strip()) for cell in cells])
    nbformat.write(notebook, folder / "own.ipynb")  # type: ignore[no-untyped-call]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        shelf = Shelf()
        patch.setattr(shelf, "notebook", lambda _workshop: folder / "own.ipynb")
        yield from serve(Hub(Log(f"sqlite:///{folder}/test.db")), shelf=shelf, forked=False)


def come_in(running: Running, visitor: Visit, shows: str) -> Page:
    """Join, and wait for what the window is to show: "page" or "cells"."""
    visitor.join(f"{running.url}join/{running.session()}", "Ada")
    expect(visitor.page.locator(f'body[data-shows="{shows}"]')).to_be_attached()
    return visitor.page


def is_content(visitor: Visit) -> bool:
    """Nothing ran that should not, nobody else was called, nothing sticks out."""
    assert visitor.page.evaluate("window.bad") is None
    assert (visitor.complaints, visitor.elsewhere) == ([], [])
    return visitor.sideways() == 0


def output(page: Page, number: int) -> Any:
    """What the cell with this number shows."""
    return page.locator("#cg-cells > section").nth(number - 1)


def test_own_cells(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    """Text, `interact`, an Output, an anywidget written in the notebook, and charts."""
    visitor = visit("phone")
    with serving(tmp_path, IMPORTS, INTERACT, OUTPUT, ANYWIDGET, ALTAIR, OURS) as running:
        use(come_in(running, visitor, "cells"))
        assert is_content(visitor)


def test_a_cell_below_the_page(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    """The page fills the window, and what stands below it in the notebook stands below it."""
    visitor = visit("phone")
    with serving(tmp_path, IMPORTS, PAGE, ANYWIDGET) as running:
        page = come_in(running, visitor, "page")
        expect(page.get_by_text("as text")).to_have_count(0)
        page.get_by_role("button", name="count is 0").click()
        expect(page.get_by_text("twice is 2")).to_be_visible()
        top = page.locator("#cg-page").bounding_box()
        below = page.locator("#cg-cells").bounding_box()
        assert top
        assert below
        assert top["height"] >= 800
        assert below["y"] >= top["y"] + top["height"]
        assert is_content(visitor)


def use(page: Page) -> None:
    """Try all that these cells have to offer."""
    expect(output(page, 1)).to_have_text("as text: <b>not bold</b>")

    slid = output(page, 2)
    expect(slid).to_contain_text("n is 3")
    expect(slid.locator("tbody tr")).to_have_count(3)
    slid.get_by_role("slider").press("ArrowRight")
    expect(slid).to_contain_text("n is 4")
    expect(slid.locator("tbody tr")).to_have_count(4)
    expect(slid.locator("tbody td").first).to_have_text("<script>window.bad = 1</script>")

    pressed = output(page, 3)
    expect(pressed.locator("b")).to_have_text("bold")
    pressed.get_by_label("Colour").select_option("green")
    for _ in range(2):  # the second time it is cleared first
        pressed.get_by_role("button", name="Press me").click()
        expect(pressed.get_by_text("chosen: green")).to_have_count(1)
        expect(pressed.locator("figure .mark-rect path")).to_have_count(2)
        for text in ("a widget in it", "ZeroDivisionError"):  # the old goes when the new is there
            expect(pressed.get_by_text(text).filter(visible=True)).to_have_count(1)

    counted = output(page, 4)
    counted.get_by_role("button", name="count is 0").click()
    expect(counted.get_by_role("button", name="count is 1")).to_be_visible()
    expect(counted.get_by_text("twice is 2")).to_be_visible()

    for number, title in ((5, "As Altair has it"), (6, "As our pages have it")):
        figure = output(page, number).locator("figure")
        expect(figure.locator("figcaption")).to_have_text(title)
        expect(figure.locator(".mark-rect path")).to_have_count(2)
        figure.get_by_role("button", name="Show as table").click()
        expect(figure.get_by_role("row", name=re.compile("concern 2"))).to_be_visible()
