"""The samples: made by their script, small, and synthetic for whoever sees any row of them."""

from __future__ import annotations

import csv
import json
import runpy
from pathlib import Path

from commonground.methods.indicators import read
from tests.samples.organisations import FOLDER, SCRIPT


def test_the_files_are_those_of_the_script(tmp_path: Path) -> None:
    """To the letter; whoever changes the script makes them again."""
    for made in SCRIPT["make"](tmp_path):
        assert made.read_bytes() == (FOLDER / made.name).read_bytes(), made.name


def test_the_session_is_that_of_its_script(tmp_path: Path) -> None:
    """To the letter; and it says in its title that it is synthetic."""
    made: Path = runpy.run_path(str(FOLDER / "session.py"))["make"](tmp_path)
    assert made.read_bytes() == (FOLDER / made.name).read_bytes()
    assert "synthetic" in json.loads(made.read_text(encoding="utf-8"))["session"]["title"]


def test_each_row_says_that_it_is_synthetic() -> None:
    """And so does each name; all of it is small."""
    files = sorted(FOLDER.glob("*.csv"))
    assert len(files) == 2 * len(SCRIPT["FILES"])
    for file in files:
        with file.open(encoding="utf-8", newline="") as rows:
            assert {row[-1] for row in list(csv.reader(rows))[1:]} == {"synthetic"}
        assert "synthetic" in file.name
    assert sum(file.stat().st_size for file in files) < 320_000


def test_another_scale_has_more_tickets() -> None:
    """Ten times as many, over the same time."""
    org = SCRIPT["organisations"](2)[0]
    _, *few = SCRIPT["tickets"](org)
    _, *many = SCRIPT["tickets"](org, 10)
    assert len(many) == 10 * len(few)
    assert few[-1][4][:7] == many[-1][4][:7]


def test_the_plan_can_be_read() -> None:
    """Nothing is wrong with its cards but what an activity measure lacks."""
    for card in SCRIPT["plan"]()["cards"]:
        assert [str(found) for found in read(card)[1]] == []
