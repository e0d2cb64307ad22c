"""The wall with ipywidgets: a kernel for each page, and a small file that they share.

Kernels know nothing of each other, so each looks into the file once a second.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3

import ipywidgets as widgets  # type: ignore[import-untyped]

EVERY = 1.0  # seconds


class Wall:
    """The widgets of one page."""

    def __init__(self) -> None:
        self._file = sqlite3.connect(os.environ["WALL"], isolation_level=None, timeout=30)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("CREATE TABLE IF NOT EXISTS card (id INTEGER PRIMARY KEY, text TEXT)")
        self._name = widgets.Text(description="Your name")
        self._text = widgets.Text(description="Your card")
        self._cards = widgets.VBox()
        button = widgets.Button(description="Add a card")
        button.on_click(self._add)
        self.page = widgets.VBox([self._name, self._text, button, self._cards])
        self._watching = asyncio.get_running_loop().create_task(self._watch())

    def _add(self, _button: object) -> None:
        if self._text.value:
            card = f"{self._text.value} ({self._name.value or 'somebody'})"
            self._file.execute("INSERT INTO card (text) VALUES (?)", [card])
            self._text.value = ""
            self._look()

    def _look(self) -> None:
        known = len(self._cards.children)
        query = "SELECT text FROM card ORDER BY id LIMIT -1 OFFSET ?"
        if new := [widgets.Label(text) for (text,) in self._file.execute(query, [known])]:
            self._cards.children = (*self._cards.children, *new)

    async def _watch(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(EVERY)
