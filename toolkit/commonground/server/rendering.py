"""Rendering a workshop's notebook for one page.

Voila renders; what differs here is the order of things. The head of the page leaves at once, so
that the browser fetches what it needs while the kernel starts; then the page waits for its turn,
since many pages rendering at the same time only make each other late; then its kernel is started
and its id sent, so that the page connects while the cells run. The cells run in the kernel by
themselves (`commonground.kernel`): it is told them all at once, and what they put out comes back.

Notebooks are read once per change of the file, templates compiled and exporters made once: Voila
would do all of it for every visitor.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from voila.exporter import VoilaExporter  # type: ignore[import-untyped]
from voila.notebook_renderer import NotebookRenderer  # type: ignore[import-untyped]

from commonground.server import waiting
from commonground.server.kernel import Kernel
from commonground.server.turns import Turns

CELLS_WITHIN = 120.0  # seconds
PAGE = "page"  # the tag of the cell that shows the page
Start = Callable[[Sequence[str]], Awaitable[Kernel]]
Flush = Callable[[], Awaitable[None]]


class PageExporter(VoilaExporter):  # type: ignore[misc]  # Voila has no types
    """Makes pages of notebooks, as Voila does."""

    def _preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Leave the notebook as it is: it was checked when it was read."""
        return nb, resources


class RoomRenderer(NotebookRenderer):  # type: ignore[misc]  # Voila has no types
    """Renders one notebook once. ``start`` starts the kernel ``identity``, with cells to run."""

    def __init__(
        self,
        *,
        notebook: Path,
        page: str,
        own: dict[str, Any],
        identity: str,
        turn: Turns,
        start: Start,
        flush: Flush,
        exporter: PageExporter,
        **voila: Any,
    ) -> None:
        super().__init__(notebook_path=notebook.name, page_config={}, **voila)
        self.exporter = exporter
        self._notebook = notebook
        self._page = page
        self._own = own
        self._identity = identity
        self._turn = turn
        self._start = start
        self._flush = flush
        self._has_turn = False
        self._kernel: Kernel | None = None

    async def snippets(self) -> AsyncGenerator[str, None]:
        """The page, piece by piece."""
        await self.initialize()
        try:
            async for snippet, _ in self.generate_content_generator():
                yield snippet
        finally:
            if self._has_turn:
                self._turn.release()

    async def initialize(self, **_overrides: None) -> None:
        """Take the notebook; template, theme and exporter are the same for all pages."""
        self.notebook = await self.load_notebook(self.notebook_path)
        self.resources = {"base_url": self.base_url, "metadata": {"name": self._notebook.stem}}

    async def load_notebook(self, _path: str) -> nbformat.NotebookNode:
        """The notebook as it is on the disk, with what the template needs to know of this page."""
        changed = self._notebook.stat().st_mtime_ns
        notebook = deepcopy(_read(self._notebook, self._page, changed))
        notebook.metadata.commonground = nbformat.NotebookNode(self._own)  # type: ignore[no-untyped-call]
        return notebook

    async def _jinja_kernel_start(self, nb: Any, **_voila: None) -> str:
        await self._flush()
        await waiting.for_turn(self._turn, self.request_handler)
        self._has_turn = True
        self._kernel = await self._start([cell.source for cell in nb.cells])
        return self._identity

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        """The cells with what they put out, up to one that failed.

        Raises `KernelDied`, or `TimeoutError` when they take too long.
        """
        await self._flush()
        assert self._kernel is not None, kernel_id  # noqa: S101 - the template starts it first
        found = await asyncio.wait_for(self._kernel.outputs, CELLS_WITHIN)
        for cell, outputs in zip(nb.cells, found, strict=False):
            cell.outputs = [nbformat.from_dict(output) for output in outputs]  # type: ignore[no-untyped-call]
            yield cell


@lru_cache(maxsize=32)
def _read(path: Path, page: str, _changed: int) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.cells = _shown(notebook.cells, page)
    return notebook


def _shown(cells: list[nbformat.NotebookNode], page: str) -> list[nbformat.NotebookNode]:
    """The cells of code that a page runs: those up to the one that shows it, and its own.

    The script is on the desk, as the notes of the steps, and the steps come from the hub: what
    stands below the cell tagged ``page`` is for a notebook on its own, unless it is tagged with the
    page that it is for: ``participant``, ``desk`` or ``screen``. That stands below the page.
    """
    code = [(cell, cell.metadata.get("tags", ())) for cell in cells if cell.cell_type == "code"]
    places = [place for place, (_, tags) in enumerate(code) if PAGE in tags]
    last = places[0] if places else len(code)
    return [cell for place, (cell, tags) in enumerate(code) if place <= last or page in tags]
