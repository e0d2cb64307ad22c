"""The manual says of real data what the product does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from commonground.imports import KINDS, take
from commonground.imports.limits import FILE
from commonground.imports.purposes import TABLES
from commonground.methods.settings import SmallCells

from .files import TICKETS, tickets, written

DOCS = Path(__file__).parents[2] / "docs"
SAMPLES = DOCS.parent / "data" / "samples"
PLAN = (
    {"id": "a", "name": "Weekly active members"},
    {"id": "b", "name": "Tickets reopened"},
    {"id": "c", "name": "Rework share"},
)


def test_numbers_and_names(tmp_path: Path) -> None:
    """Sizes, thresholds, kinds, and the fields of a series; the code in it is Python."""
    manual = (DOCS / "data.md").read_text(encoding="utf-8")
    assert f"up to {FILE // 2**20} MB" in manual
    assert (SmallCells().least, SmallCells().together) == (5, 10)
    assert all(
        ending[1:] in manual.casefold() for ending in TABLES if ending not in (".tsv", ".txt")
    )
    commands = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in commands for kind in KINDS)
    series = take(written(tmp_path / "a.csv", TICKETS, tickets())).series[0]
    assert all(f'"{field}"' in manual for field in (*series, *series["points"][0]))
    for code in re.findall(r"```python\n(.*?)```", manual, re.DOTALL):
        ast.parse(code)


def test_the_samples_find_their_cards() -> None:
    """Each measure the card that it fits best, by its name or its file's; no card has two."""
    found: dict[str, str] = {}
    for name in ("chat-slack", "tickets", "rework"):
        path = SAMPLES / f"northwind-claims-synthetic-{name}.csv"
        found |= {one["card"]: one["measure"] for one in take(path, plan=PLAN).series}
    assert found == {
        "": found[""],
        "a": "Weekly active members, mean of the days",
        "b": "Tickets reopened",
        "c": "Share",
    }
