"""The built files: that they hang together. Whether they are fresh is asked where there is Node."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from commonground_widgets.page import built

MANIFEST = json.loads((built.FOLDER / "manifest.json").read_text(encoding="utf-8"))
PRELOAD = json.loads((built.FOLDER / "preload.json").read_text(encoding="utf-8"))
INLINE = sorted((built.FOLDER / "inline").iterdir())
SERVED = sorted(path for path in built.FOLDER.glob("*-*.*") if path.suffix in {".js", ".css"})


def test_every_entry_is_there() -> None:
    """What the server and the kernels ask for by name."""
    pages = {"participant.js", "desk.js", "screen.js", "page.js"}
    assert set(MANIFEST) >= pages | {"host.js", "app.css", "look.css", "controls.css", "icon.svg"}
    named = [*MANIFEST.values(), *(part for parts in PRELOAD.values() for part in parts)]
    assert [name for name in named if not (built.FOLDER / name).exists()] == []


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_every_file_has_its_compressed_forms(path: Path) -> None:
    """And the gzip form holds the same bytes."""
    assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
    assert path.with_name(f"{path.name}.br").exists()


@pytest.mark.parametrize("path", SERVED, ids=lambda path: path.name)
def test_every_import_is_there(path: Path) -> None:
    """Modules import each other by names that exist beside them."""
    text = path.read_text(encoding="utf-8")
    imported = re.findall(r"""(?:from|import)\s*\(?["']\./([\w.-]+)["']""", text)
    assert [name for name in imported if not (built.FOLDER / name).exists()] == []


@pytest.mark.parametrize("path", INLINE, ids=lambda path: path.name)
def test_a_page_names_no_other_host(path: Path) -> None:
    """Whole pages, scripts and styles, with no address in them but names of XML's vocabularies."""
    hosts = set(re.findall(r"https?://([\w.-]+)", path.read_text(encoding="utf-8")))
    assert hosts <= {"www.w3.org"}
