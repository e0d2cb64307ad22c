"""The wall with Panel: one list in the server's process; its event draws it again on every page.

It stands in a module of its own because Panel clears the names of a page's script when the page
is closed, and what the list still calls would then find none of them.
"""

from __future__ import annotations

import panel as pn  # type: ignore[import-not-found]
import param  # type: ignore[import-not-found]

pn.extension()


class Wall(param.Parameterized):  # type: ignore[misc]  # has no types here
    """The cards that everybody sees."""

    cards = param.List()


wall = Wall()


class Page:
    """The fields, the button and the cards of one page."""

    def __init__(self) -> None:
        self._name = pn.widgets.TextInput(name="Your name")
        self._text = pn.widgets.TextInput(name="Your card")
        self._button = pn.widgets.Button(name="Add a card")
        self._cards = pn.Column()
        self._button.on_click(self._add)
        self._draw()
        watcher = wall.param.watch(self._draw, "cards")
        pn.state.on_session_destroyed(lambda _context: wall.param.unwatch(watcher))

    def view(self) -> pn.Column:
        """Everything, one below the other."""
        return pn.Column(self._name, self._text, self._button, self._cards)

    def _add(self, _event: object) -> None:
        if self._text.value:
            wall.cards = [*wall.cards, f"{self._text.value} ({self._name.value or 'somebody'})"]
            self._text.value = ""

    def _draw(self, *_events: object) -> None:
        self._cards.objects = [pn.pane.Str(card) for card in wall.cards]
