"""The wall with Solara: one list in the server's process; each page is told when it grows."""

from __future__ import annotations

import threading
from collections.abc import Callable

import solara  # type: ignore[import-not-found]
from solara.server import kernel_context  # type: ignore[import-not-found]

wall: list[str] = []
pages: list[Callable[[], None]] = []
lock = threading.Lock()


def tell_all() -> None:
    """Tell every page that there is a new card."""
    with lock:
        everybody = list(pages)
    for tell in everybody:
        tell()


@solara.component  # type: ignore[untyped-decorator]
def Page() -> None:  # noqa: N802  # a component is named like a class
    """Two fields, a button and the cards."""
    name, set_name = solara.use_state("")
    text, set_text = solara.use_state("")
    _, set_count = solara.use_state(0)

    def listen() -> Callable[[], None]:
        context = kernel_context.get_current_context()

        def tell() -> None:
            with context:
                set_count(len(wall))

        with lock:
            pages.append(tell)
        return lambda: pages.remove(tell)

    def add() -> None:
        if text:
            wall.append(f"{text} ({name or 'somebody'})")
            set_text("")
            tell_all()

    solara.use_effect(listen, [])
    solara.InputText("Your name", value=name, on_value=set_name)
    solara.InputText("Your card", value=text, on_value=set_text, continuous_update=True)
    solara.Button("Add a card", on_click=add)
    for card in wall:
        solara.Text(card)
