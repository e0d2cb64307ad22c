"""Reading a notebook: its cells are run, and what they declare is taken."""

import json
from pathlib import Path
from typing import Any

import pytest

import commonground
from commonground import workshops
from commonground.session.problems import Unusable
from commonground.workshops import declared, plain, read

BEGIN = 'from commonground_widgets import Workshop, reading\nbook = Workshop("try", "A try")'
STEP = 'book.step("a", "A", reading("x"), minutes=5, prompt="Read.")'


def notebook(folder: Path, *cells: str) -> Path:
    """A notebook of these cells; those that begin with # and a blank are Markdown."""

    def cell(source: str) -> dict[str, Any]:
        kind = "markdown" if source.startswith("# ") else "code"
        made: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
        return made | ({} if kind == "markdown" else {"outputs": [], "execution_count": None})

    path = folder / "try.ipynb"
    content = {
        "cells": [cell(s) for s in cells],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_workshop(tmp_path: Path) -> None:
    """Steps come with the script above their cells, without heading and marks."""
    script = "# Welcome\n\nSay **hello**.\n\n- Look at *each*\n- Smile"
    book = declared(notebook(tmp_path, BEGIN, script, STEP, STEP.replace('"a"', '"b"')))
    assert [(step.id, step.notes) for step in book.steps] == [
        ("a", "Say hello.\n\n• Look at each\n• Smile"),
        ("b", ""),
    ]


def test_a_notebook_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """What cells print or change does not reach the server; the same file is read once."""
    cells = [BEGIN, "import commonground\ncommonground.spoilt = True\nprint('{')", STEP]
    path = notebook(tmp_path, *cells)
    book = read(path)
    assert (book.title, [step.id for step in book.steps]) == ("A try", ["a"])
    assert not hasattr(commonground, "spoilt")
    assert read(path) is book


WRONG = {
    "a mistake": ((BEGIN, "1 / 0"), "Cell 2: ZeroDivisionError: division by zero"),
    "no Python": ((BEGIN, "%matplotlib inline"), "Cell 2: SyntaxError: "),
    "a slip": ((BEGIN, STEP.replace("5", "0")), "Cell 2: ValueError: step 'a' has 0 minutes"),
    "an end": ((BEGIN, "raise SystemExit"), "Cell 2: SystemExit: "),
    "no workshop": (("x = 1",), "The notebook declares 0 workshops; it should be one."),
    "two workshops": (
        (BEGIN, BEGIN.replace("book", "other")),
        "The notebook declares 2 workshops; it should be one.",
    ),
}


@pytest.mark.parametrize(("cells", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_goes_wrong_is_told_with_its_cell(
    tmp_path: Path, cells: tuple[str, ...], told: str
) -> None:
    """A cell that fails is told by its number and reason."""
    with pytest.raises(Unusable) as problem:
        declared(notebook(tmp_path, *cells))
    assert problem.value.what.startswith(told)


def test_what_goes_wrong_reaches_the_server_as_a_sentence(tmp_path: Path) -> None:
    """A notebook that cannot be read does not end the server; mended, it is read."""
    path = notebook(tmp_path, BEGIN, "1 / 0")
    with pytest.raises(Unusable) as problem:
        read(path)
    assert problem.value.to_json() == {
        "what": "The workshop try.ipynb cannot be read: Cell 2: ZeroDivisionError: division by "
        "zero",
        "safe": "Nothing was changed.",
        "do": "Mend the cell.",
    }
    assert read(notebook(tmp_path, BEGIN, STEP)).title == "A try"


def test_a_cell_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a cell that waits."""
    monkeypatch.setattr(workshops, "SECONDS", 0.1)
    with pytest.raises(Unusable, match=r"The cells of try.ipynb did not end within 0.1 seconds"):
        read(notebook(tmp_path, "while True: pass"))


def test_no_notebook(tmp_path: Path) -> None:
    """A file that is not there, or is no notebook, is told by its name."""
    with pytest.raises(Unusable, match=r"The workshop none.ipynb cannot be read: No such file"):
        read(tmp_path / "none.ipynb")
    path = tmp_path / "text.ipynb"
    path.write_text("no JSON", encoding="utf-8")
    with pytest.raises(Unusable, match=r"The workshop text.ipynb cannot be read"):
        read(path)


MARKDOWN = {
    "## A heading\ntext": "text",
    "**bold** and __bold__ and *light* and _light_": "bold and bold and light and light",
    "snake_case_name and 2*3*4": "snake_case_name and 2*3*4",
    "- one\n* two": "• one\n• two",
    "one\n\ntwo": "one\n\ntwo",
}


@pytest.mark.parametrize(("markdown", "text"), MARKDOWN.items())
def test_plain(markdown: str, text: str) -> None:
    """The desk shows Markdown as text: marks go, words, lists and paragraphs stay."""
    assert plain(markdown) == text
