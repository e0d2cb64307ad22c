"""Rendering a workshop's notebook for one page.

Voila renders; what differs here is the order of things. The head of the page leaves at once, so
that the browser fetches what it needs while the kernel starts; then the page waits for its turn,
since many pages rendering at the same time only make each other late; then its kernel is started
and its id sent, so that the page connects while the cells run.

Notebooks are read once per change of the file, and templates compiled once: Voila would do both
for every visitor.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from voila.notebook_renderer import NotebookRenderer  # type: ignore[import-untyped]

from commonground import workshops
from commonground.server import waiting
from commonground.server.kernels import KERNEL, VisitorKernels
from commonground.server.problems import no_such_workshop
from commonground.server.turns import Turns

PAGE = "page"  # the tag of the cell that shows the page
Start = Callable[[], Awaitable[str]]
Flush = Callable[[], Awaitable[None]]


class _Compiled(BytecodeCache):
    """Compiled templates, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


class RoomRenderer(NotebookRenderer):  # type: ignore[misc]  # Voila has no types
    """Renders one notebook once. ``start`` starts the kernel and gives its id."""

    def __init__(
        self,
        *,
        notebook: Path,
        own: dict[str, Any],
        kernels: VisitorKernels,
        turn: Turns,
        start: Start,
        flush: Flush,
        **voila: Any,
    ) -> None:
        super().__init__(notebook_path=notebook.name, **voila)
        self._notebook = notebook
        self._own = own
        self._kernels = kernels
        self._turn = turn
        self._start = start
        self._flush = flush
        self._has_turn = False

    async def snippets(self) -> AsyncGenerator[str, None]:
        """The page, piece by piece."""
        await self.initialize()
        self.exporter.environment.bytecode_cache = _compiled
        try:
            async for snippet, _ in self.generate_content_generator():
                yield snippet
        finally:
            if self._has_turn:
                self._turn.release()

    async def load_notebook(self, _path: str) -> nbformat.NotebookNode:
        """The notebook as it is on the disk, with what the template needs to know of this page."""
        notebook = deepcopy(_read(self._notebook, self._notebook.stat().st_mtime_ns))
        notebook.metadata.commonground = nbformat.NotebookNode(self._own)  # type: ignore[no-untyped-call]
        return notebook

    async def _jinja_kernel_start(self, nb: Any, **_voila: None) -> str:
        await self._flush()
        await waiting.for_turn(self._turn, self.request_handler)
        self._has_turn = True
        kernel = await self._start()
        await super()._jinja_kernel_start(nb, kernel, self._kernels.get_kernel(kernel))
        return kernel

    async def _jinja_cell_generator(self, nb: Any, kernel_id: str) -> AsyncIterator[Any]:
        await self._flush()
        async for cell in super()._jinja_cell_generator(nb, kernel_id):
            yield cell


def notebook_of(workshop: str) -> Path:
    """The packaged notebook of a workshop: nothing else is ever rendered."""
    found = workshops.packaged().get(workshop)
    if found is None:
        raise no_such_workshop(workshop)
    return found


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> nbformat.NotebookNode:
    notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    notebook.cells = _shown(notebook.cells)
    # Which kernel a notebook was last opened with on somebody's machine is of no importance here.
    notebook.metadata.kernelspec = {"name": KERNEL, "display_name": KERNEL, "language": "python"}
    return notebook


def _shown(cells: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """The cells that a page needs: those of code, up to the one that shows the page.

    The script is on the desk, as the notes of the steps, and the steps come from the hub: what
    stands below the cell tagged ``page`` is for a notebook on its own.
    """
    code = [cell for cell in cells if cell.cell_type == "code"]
    tagged = [n for n, cell in enumerate(code, 1) if PAGE in cell.metadata.get("tags", ())]
    return code[: tagged[0]] if tagged else code
