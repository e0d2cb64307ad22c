"""The page around a notebook: what it holds whatever the cells hold."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from voila.exporter import VoilaExporter  # type: ignore[import-untyped]  # Voila has no types

import commonground.server
from commonground_widgets.page import built

v4: Any = nbformat.v4  # nbformat has types for some of it only
FOLDER = Path(commonground.server.__file__).parent / "templates/voila/commonground"
OWN = {
    "assets": {"host.js": "/x/static/host-1.js", "app.css": "/x/static/app-1.css"},
    "preload": ["/x/static/host-1.js"],
    "title": "A </title><script>",
    "nonce": "n0nce",
}
VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "</script>"}}


def render(*cells: Any, own: dict[str, Any] | None = None) -> list[str]:
    """The page of these cells, as they come when they have run, piece by piece."""
    notebook = v4.new_notebook(cells=list(cells))
    notebook.metadata["commonground"] = OWN if own is None else own
    exporter = VoilaExporter(
        template_paths=[str(FOLDER)], template_name="commonground", base_url="/x/"
    )

    async def kernel_start(_nb: Any) -> str:
        return "kernel-1"

    async def cell_generator(nb: Any, _kernel: str) -> AsyncIterator[Any]:
        for cell in nb.cells:
            yield cell

    async def pieces() -> list[str]:
        context = {"kernel_start": kernel_start, "cell_generator": cell_generator}
        resources = {"base_url": "/x/"}
        return [
            piece
            async for piece, _ in exporter.generate_from_notebook_node(
                notebook, resources=resources, extra_context=context
            )
        ]

    return asyncio.run(pieces())


def cell(*outputs: Any) -> Any:
    """A cell that has run."""
    return v4.new_code_cell("", outputs=list(outputs))


def shown(data: dict[str, Any]) -> Any:
    """What a cell displays."""
    return v4.new_output("display_data", data=data)


def test_the_host_gets_what_it_needs_and_nothing_breaks_out() -> None:
    """Kernel, base and addresses; a title, a nonce; text that tries to be markup stays text."""
    page = "".join(render(cell(shown(VIEW)), cell(v4.new_output("stream", text="<b>"))))
    assert '"kernel": "kernel-1"' in page
    assert '"base": "/x/"' in page
    assert 'src="/x/static/host-1.js" nonce="n0nce"' in page
    assert "<title>A &lt;/title&gt;&lt;script&gt;</title>" in page
    assert r'{"model_id": "\u003c/script\u003e"}' in page
    assert r'"text": "\u003cb\u003e"' in page
    assert 'id="cg-problem"' not in page


def test_a_calm_page_leaves_before_the_kernel_is_there() -> None:
    """What is shown first does not wait for the first cell."""
    before, _, _ = "".join(render()).partition("kernel-1")
    assert "Laying the table" in before
    assert "width=device-width" in before
    assert 'rel="modulepreload" href="/x/static/host-1.js"' in before


def test_the_cells_are_held_back() -> None:
    """They lie in a template, where nothing runs, and what they show is JSON: the host draws it."""
    page = "".join(render(v4.new_markdown_cell("# Guide"), cell(shown({"text/html": "<i>x</i>"}))))
    held = re.search(r"<template id=\"cg-notebook\">(.*)</template>", page, re.DOTALL)
    assert held
    assert "Guide" in held[1]
    (output,) = re.findall(r'<script type="application/json">(.*)</script>', held[1])
    assert json.loads(output)["data"] == {"text/html": "<i>x</i>"}


def test_the_icon_is_no_request() -> None:
    """It stands in the page, as the file that the other pages load."""
    icon = (built.FOLDER.parent / "host/icon.svg").read_text(encoding="utf-8").strip()
    found = re.search(r'rel="icon" [^>]*href="data:image/svg\+xml,([^"]*)"', "".join(render()))
    assert found
    assert unquote(found[1]) == icon


@pytest.mark.parametrize(
    ("name", "reason"), [("ExecutionError", ""), ("ValueError", "ValueError: &lt;b&gt;")]
)
def test_a_cell_that_fails_is_told_instead_of_shown(name: str, reason: str) -> None:
    """Which cell, what is safe and what to do; a reason only where the server gives one."""
    error = v4.new_output("error", ename=name, evalue="<b>", traceback=[])
    page = "".join(render(cell(), cell(error)))
    problem = page[page.index('id="cg-problem"') :]
    assert "Cell 2 of the workshop's notebook" in problem
    assert "saved is safe" in problem
    assert "Try again" in problem
    assert reason in problem
    assert ("&lt;b&gt;" in problem) is bool(reason)


def test_a_page_that_nobody_says_anything_about_is_still_a_page() -> None:
    """Without the server's words there is no script to load, and no mistake either."""
    assert "<title>Common Ground</title>" in "".join(render(own={}))


def test_what_is_painted_first_has_the_colours_of_the_tokens() -> None:
    """first.css comes before the tokens do; each colour of its is one of theirs."""
    tokens = (built.FOLDER.parent / "look/tokens.css").read_text(encoding="utf-8")
    first = (FOLDER / "first.css").read_text(encoding="utf-8")
    page = (FOLDER / "index.html.j2").read_text(encoding="utf-8")
    colours = set(re.findall(r"#[0-9a-f]{6}\b", first + page))
    assert colours
    assert colours <= set(re.findall(r"#[0-9a-f]{6}\b", tokens))
