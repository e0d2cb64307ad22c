"""The manual says of each label what the product says: `docs/reviewing.md`."""

from __future__ import annotations

from pathlib import Path

from commonground.methods.review import LABELS, SAYS

MANUAL = Path(__file__).parents[2] / "docs" / "reviewing.md"


def test_every_label_stands_in_the_manual() -> None:
    """In the order of their strength, with the sentence that stands beside a result."""
    lines = MANUAL.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("| **")]
    told = [(row[0].strip().strip("*"), row[-1].strip()) for row in rows]
    assert told == [(label, SAYS[label]) for label in LABELS]
