"""Which cells of a notebook a page runs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from commonground.server.rendering import _shown


def cell(source: str, *tags: str, kind: str = "code") -> Any:
    """A cell of a notebook."""
    return SimpleNamespace(cell_type=kind, source=source, metadata={"tags": list(tags)})


CELLS = [
    cell("The script.", kind="markdown"),
    cell("workshop = 1"),
    cell("workshop", "page"),
    cell("a step"),
    cell("for the desk", "desk"),
    cell("for two", "participant", "screen"),
]


@pytest.mark.parametrize(
    ("page", "own"),
    [("participant", ["for two"]), ("desk", ["for the desk"]), ("screen", ["for two"])],
)
def test_the_cells_of_a_page(page: str, own: list[str]) -> None:
    """Those up to the one that shows it, and those that are tagged with it."""
    assert [one.source for one in _shown(CELLS, page)] == ["workshop = 1", "workshop", *own]


def test_a_notebook_without_such_a_cell_runs_whole() -> None:
    """All of its code, on every page."""
    cells = [*CELLS[:2], *CELLS[3:]]
    sources = [one.source for one in _shown(cells, "participant")]
    assert sources == ["workshop = 1", "a step", "for the desk", "for two"]
