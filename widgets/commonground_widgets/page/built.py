"""The built front end, as a widget hands it to a browser.

An anywidget sends its script's text to every browser, every time, and the browser can keep none of
it. Where our server runs, it gives the files addresses that a browser may keep for ever, so there
the widget sends a few words that import the file from its address, and the page that hosts the
widget brings the styles. A module made from text has no place in the web, so the address is
completed with the page's own origin in the browser. Everywhere else the text is sent whole, but for
the drawing of charts: it is large, so a browser asks for it when it shows the first one.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

STATIC = "COMMONGROUND_STATIC"  # the address of the static folder, set by the server for a kernel
FOLDER = Path(__file__).parent.parent / "static"


def script(name: str) -> str:
    """The module of a page, or the words that import it."""
    address = os.environ.get(STATIC)
    if not address:
        return _text(f"inline/{name}.js")
    path = json.dumps(address.rstrip("/") + "/" + _manifest()[f"{name}.js"])
    return f"export default (await import(new URL({path}, location.origin).href)).default;\n"


def styles(name: str) -> str:
    """The styles of a page; none where the hosting page has them already."""
    return "" if os.environ.get(STATIC) else _text(f"inline/{name}.css")


def inline(name: str) -> str:
    """The text of a script or of styles that only notebooks on their own show."""
    return _text(f"inline/{name}")


def part(name: object) -> str | None:
    """The text of what a widget asks for because it does not carry it, if there is such a part."""
    return _text(_manifest()["draw.js"]) if name == "draw" else None


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@cache
def _manifest() -> dict[str, str]:
    return dict(json.loads(_text("manifest.json")))
