"""Which cells of a notebook a page runs."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from commonground.server.rendering import _shown

CELLS = [
    new_markdown_cell("The script."),
    new_code_cell("workshop = 1"),
    new_code_cell("workshop", metadata={"tags": ["page"]}),
    new_code_cell("a step"),
    new_code_cell("for the desk", metadata={"tags": ["desk"]}),
    new_code_cell("for two", metadata={"tags": ["participant", "screen"]}),
]


@pytest.mark.parametrize(
    ("page", "own"),
    [("participant", ["for two"]), ("desk", ["for the desk"]), ("screen", ["for two"])],
)
def test_the_cells_of_a_page(page: str, own: list[str]) -> None:
    """Those up to the one that shows it, and those that are tagged with it."""
    assert [cell.source for cell in _shown(CELLS, page)] == ["workshop = 1", "workshop", *own]


def test_a_notebook_without_such_a_cell_runs_whole() -> None:
    """All of its code, on every page."""
    cells = [*CELLS[:2], *CELLS[3:]]
    sources = [cell.source for cell in _shown(cells, "participant")]
    assert sources == ["workshop = 1", "a step", "for the desk", "for two"]
