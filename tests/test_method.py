"""The table of the method: every workshop, step and test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from commonground.workshops import packaged, read

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| [A-E] \|(.+)\|(.+)\|(.+)\|$", re.MULTILINE)
STEP = re.compile(r"`([a-z-]+)/([a-z-]+)`")
TEST = re.compile(r"`(tests/[a-z_/]+\.py)(?:::(test_\w+))?`")


def test_every_line_has_its_place_and_its_test() -> None:
    """Twenty lines of five sources; each says where it works and what shows it."""
    rows = ROW.findall(MANUAL)
    assert len(rows) == 20
    assert [says for says, _, shown in rows if not TEST.findall(shown)] == []
    whole = "a step that is opened before what it builds on"
    assert [where for _, where, _ in rows if not STEP.findall(where) and whole not in where] == []


def test_the_steps_are_there() -> None:
    """Each workshop and step that is named is one of the packaged notebooks."""
    steps = {name: {step.id for step in read(path).steps} for name, path in packaged().items()}
    named = set(STEP.findall(MANUAL)) - {("data", "readiness")}
    assert sorted(f"{w}/{s}" for w, s in named if s not in steps.get(w, ())) == []
    assert {workshop for workshop, _ in named} == steps.keys() - {"welcome"}


def test_the_tests_are_there() -> None:
    """Each test that is named is one of this folder."""
    sources = {name: ROOT / name for name, _ in TEST.findall(MANUAL)}
    assert [name for name, path in sources.items() if not path.is_file()] == []
    missing = [
        f"{name}::{test}"
        for name, test in TEST.findall(MANUAL)
        if test and f"def {test}(" not in sources[name].read_text(encoding="utf-8")
    ]
    assert missing == []
