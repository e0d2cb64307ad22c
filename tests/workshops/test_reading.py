"""Reading a notebook: its cells are run, and what they declare is taken."""

from pathlib import Path

import pytest

import commonground
from commonground.notebooks import cells, running
from commonground.notebooks.running import Run, gather, plain
from commonground.session.problems import Unusable
from commonground.workshops import read
from tests.workshops.written import BEGIN, STEP, notebook

IMPORT = "line 1: ModuleNotFoundError: No module named 'missing_package'"


def gathered(path: Path) -> Run:
    """What the cells of a notebook give when they are run here."""
    return gather(cells.read(path), lambda _: None)


def test_a_workshop(tmp_path: Path) -> None:
    """Steps come with the script above their cells, without heading and marks."""
    script = "# Welcome\n\nSay **hello**.\n\n- Look at *each*\n- Smile"
    book, places, mistakes = gathered(
        notebook(tmp_path, BEGIN, script, STEP, STEP.replace('"a"', '"b"'))
    )
    assert book is not None
    assert [(step.id, step.notes) for step in book.steps] == [
        ("a", "Say hello.\n\n• Look at each\n• Smile"),
        ("b", ""),
    ]
    assert (places, mistakes) == ({"a": 3, "b": 4}, [])


def test_a_notebook_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    """What cells print or change does not reach the server; the same file is read once."""
    cells = [BEGIN, "import commonground\ncommonground.spoilt = True\nprint('{')", STEP]
    path = notebook(tmp_path, *cells)
    book = read(path)
    assert (book.title, [step.id for step in book.steps]) == ("A try", ["a"])
    assert not hasattr(commonground, "spoilt")
    assert read(path) is book


WRONG = {
    "a mistake": ((BEGIN, "1 / 0"), [(2, "line 1: ZeroDivisionError: division by zero")]),
    "no Python": (
        (BEGIN, "x = 1\n%matplotlib inline"),
        [(2, "line 2: SyntaxError: invalid syntax")],
    ),
    "a slip": (
        (BEGIN, STEP.replace("5", "0")),
        [(2, "line 1: ValueError: step 'a' has 0 minutes; it needs at least 1")],
    ),
    "an end": ((BEGIN, "raise SystemExit"), [(2, "line 1: SystemExit")]),
    "a question": ((BEGIN, "import missing_package"), [(2, IMPORT)]),
    "no workshop": (("x = 1",), [(None, "The notebook declares 0 workshops; it should be one.")]),
    "two workshops": (
        (BEGIN, BEGIN.replace("book", "other")),
        [(None, "The notebook declares 2 workshops; it should be one.")],
    ),
    "a step twice": (
        (BEGIN, STEP, STEP),
        [(3, "the step “a” is declared in cell 2 already, so one of the two would be lost")],
    ),
    "a step twice in a cell": (
        (BEGIN, f"{STEP}\n{STEP}"),
        [(2, "the step “a” is declared in this cell already, so one of the two would be lost")],
    ),
    "several": (
        (BEGIN, "x = (", "1 / 0", STEP),
        [
            (2, "line 1: SyntaxError: '(' was never closed"),
            (3, "line 1: ZeroDivisionError: division by zero"),
        ],
    ),
}


@pytest.mark.parametrize(("sources", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_goes_wrong_is_told_with_its_cell(
    tmp_path: Path, sources: tuple[str, ...], told: list[tuple[int | None, str]]
) -> None:
    """Each cell that fails is told by its number, line and reason, and each has a cure."""
    mistakes = gathered(notebook(tmp_path, *sources)).mistakes
    assert [(mistake.cell, mistake.what) for mistake in mistakes] == told
    assert all(mistake.do.endswith(".") for mistake in mistakes)


FOLLOWS = {
    "a name": ("value = 1 / 0", "print(value)"),
    "a name in a cell that cannot be read": ("value = (", "value + 1"),
    "a step": (STEP.replace("5", "0"), STEP.replace('"a"', '"b"')[:-1] + ', continues="a")'),
    "the workshop": (BEGIN.replace('"try"', "1 / 0"), STEP),
}


@pytest.mark.parametrize("sources", FOLLOWS.values(), ids=FOLLOWS.keys())
def test_what_only_follows_from_a_mistake_is_not_told(
    tmp_path: Path, sources: tuple[str, ...]
) -> None:
    """A cell that lacks what a failed one would have given is no mistake of its own."""
    begin = () if "Workshop" in sources[0] else (BEGIN,)
    mistakes = gathered(notebook(tmp_path, *begin, *sources)).mistakes
    assert [mistake.cell for mistake in mistakes] == [len(begin) + 1]


def test_what_goes_wrong_reaches_the_server_as_a_sentence(tmp_path: Path) -> None:
    """A notebook that cannot be read does not end the server; mended, it is read."""
    path = notebook(tmp_path, BEGIN, "1 / 0")
    with pytest.raises(Unusable) as problem:
        read(path)
    assert problem.value.to_json() == {
        "what": "The workshop try.ipynb cannot be read: Cell 2 (“1 / 0”): line 1: "
        "ZeroDivisionError: division by zero",
        "safe": "Nothing was changed.",
        "do": "Run the cell in JupyterLab: it shows the whole message.",
    }
    assert read(notebook(tmp_path, BEGIN, STEP)).title == "A try"


ENDLESS = {
    "a loop": ("while True: pass", "did not end within 3 seconds", 3),
    "an end of the process": ("import os\nos._exit(3)", "ended the process that ran it", 60),
}


@pytest.mark.parametrize(("source", "told", "seconds"), ENDLESS.values(), ids=ENDLESS.keys())
def test_a_cell_that_never_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, told: str, seconds: float
) -> None:
    """Nobody waits for a cell that waits, and it is known which one it was."""
    monkeypatch.setattr(running, "SECONDS", seconds)
    (mistake,) = running.run(notebook(tmp_path, source, "1 / 0")).mistakes
    assert mistake.what.startswith(told)
    assert mistake.cell in (1, None)  # on a busy machine Python may not have come so far


def test_a_question_on_the_keyboard(tmp_path: Path) -> None:
    """There is nobody who could answer, so nothing waits for it."""
    (mistake,) = running.run(notebook(tmp_path, BEGIN, "input('Well?')")).mistakes
    assert (mistake.cell, mistake.what.partition(":")[0]) == (2, "line 1")
    assert mistake.do.startswith("Nobody can answer here")


NO_NOTEBOOKS = {
    "no JSON": ("no JSON", "text.ipynb is no notebook: it does not hold what JupyterLab writes."),
    "a list": ("[]", "text.ipynb is no notebook: it has no cells."),
    "nothing": ("", "text.ipynb is no notebook: it does not hold what JupyterLab writes."),
    "an old form": ('{"worksheets": []}', "text.ipynb is no notebook: its form is that of a very"),
    "another language": (
        '{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}',
        "The workshop text.ipynb is written for R, not for Python.",
    ),
}


@pytest.mark.parametrize(("content", "told"), NO_NOTEBOOKS.values(), ids=NO_NOTEBOOKS.keys())
def test_no_notebook(tmp_path: Path, content: str, told: str) -> None:
    """A file that is no notebook is told by its name, with what to do."""
    path = tmp_path / "text.ipynb"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unusable) as problem:
        read(path)
    assert problem.value.what.startswith(told)
    assert problem.value.do


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is told by its name."""
    with pytest.raises(Unusable, match=r"The workshop none.ipynb cannot be read: No such file"):
        read(tmp_path / "none.ipynb")


def test_strange_cells(tmp_path: Path) -> None:
    """What JupyterLab would never write is not run, and breaks nothing."""
    path = tmp_path / "strange.ipynb"
    path.write_text('{"cells": [1, {"cell_type": "code", "source": {"a": 1}}, {}]}')
    assert [cell.kind for cell in cells.read(path)] == ["raw", "code", "None"]


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
