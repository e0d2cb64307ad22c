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
    assert set(MANIFEST) >= {"chart.js", "draw.js"}
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


def test_a_page_is_few_files() -> None:
    """One for itself, the host and what it shares with the controls; nothing else at once."""
    assert {name: len(parts) for name, parts in PRELOAD.items()} == {"host.js": 1}


def test_only_who_shows_a_chart_loads_vega() -> None:
    """No entry carries it, and none imports it before it is needed."""
    scripts = {path for path in SERVED if path.suffix == ".js"}
    whole = {path for path in scripts if "vega-lite" in path.read_text(encoding="utf-8")}
    assert re.search(r"""\bimport\s*[("'{*]""", built.part("draw") or "") is None
    assert {path.name for path in whole} == {MANIFEST["draw.js"]}
    imported = re.compile(rf"""from\s*["']\./{re.escape(MANIFEST["draw.js"])}["']""")
    assert [path.name for path in scripts if imported.search(path.read_text("utf-8"))] == []


# Names of vocabularies, and what Vega says in a message and beside its own specifications.
NAMES = {
    "www.w3.org",
    "github.com/vega/vega-lite/issues/2415",
    "vega.github.io/schema/vega/v6.json",
}


@pytest.mark.parametrize(
    "path", [*INLINE, built.FOLDER / MANIFEST["draw.js"]], ids=lambda path: path.name
)
def test_a_page_names_no_other_host(path: Path) -> None:
    """Whole pages, scripts and styles: the addresses in them are names, and nothing loads them."""
    found = set(re.findall(r"https?://([\w./-]+)", path.read_text(encoding="utf-8")))
    assert {re.sub(r"^(www\.w3\.org)/.*", r"\1", name) for name in found} <= NAMES
