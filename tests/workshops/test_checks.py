"""What is to be mended in a workshop before people see it."""

from pathlib import Path

import pytest

from commonground.notebooks import cells as reading
from commonground.notebooks import checks
from commonground.notebooks.checks import PROMPT, check
from commonground.notebooks.running import gather
from commonground.workshops import packaged
from tests.workshops.written import BEGIN, GUIDE, PAGE, STEP, notebook

SCRIPT = "# Say hello\n\nHello."
LONG = STEP.replace("Read.", "Read this. " * 20)


@pytest.mark.parametrize("name", sorted(packaged()))
def test_the_packaged_workshops(name: str) -> None:
    """There is nothing to mend in them."""
    assert check(packaged()[name]).mistakes == []


def test_a_workshop_without_mistakes(tmp_path: Path) -> None:
    """It is told what it holds."""
    checked = check(notebook(tmp_path, GUIDE, PAGE, SCRIPT, STEP))
    assert checked.to_json() == {
        "workshop": {"id": "try", "title": "A try", "minutes": 5, "steps": ["a"]},
        "mistakes": [],
    }


TOLD = {
    "minutes": (
        (GUIDE.replace("5", "60"), PAGE, SCRIPT, STEP),
        [(1, "warning", "the guide says 60 minutes, and the steps add up to 5: 55 fewer")],
    ),
    "hours": (
        (GUIDE.replace("5 minutes", "1.5 hours"), PAGE, SCRIPT, STEP.replace("=5", "=95")),
        [(1, "warning", "the guide says 90 minutes, and the steps add up to 95: 5 more")],
    ),
    "no length": (
        ("# A try", PAGE, SCRIPT, STEP),
        [(1, "note", "the steps add up to 5 minutes, and the guide does not say how long it is")],
    ),
    "a long prompt": (
        (GUIDE, PAGE, SCRIPT, LONG),
        [(4, "warning", f"the prompt of “a” has 220 characters; on a phone {PROMPT} fit")],
    ),
    "an empty prompt": (
        (GUIDE, PAGE, SCRIPT, STEP.replace("Read.", " ")),
        [(4, "warning", "the step “a” asks nothing: its prompt is empty")],
    ),
    "no title": (
        (GUIDE, PAGE, SCRIPT, STEP.replace('"A"', '""')),
        [(4, "warning", "the step “a” has no title")],
    ),
    "no script": (
        (GUIDE, PAGE, STEP),
        [(3, "warning", "the step “a” has no script, so the desk has nothing to tell you")],
    ),
    "no page": (
        (GUIDE, BEGIN, SCRIPT, STEP),
        [
            (
                2,
                "warning",
                "no cell has the tag “page”, so each visitor's page waits for all cells to run",
            )
        ],
    ),
    "two pages": (
        (GUIDE, PAGE, SCRIPT, STEP, "1\nbook"),
        [(5, "warning", "cell 2 has the tag “page” already; this one is never shown")],
    ),
    "an empty page": (
        (GUIDE, "book = None\nbook"),
        [
            (
                2,
                "error",
                (
                    "this cell has the tag “page”, but what it ends with is no workshop, "
                    "so people would see an empty page"
                ),
            ),
            (None, "error", "The notebook declares 0 workshops; it should be one."),
        ],
    ),
    "a bad id": (
        (GUIDE, PAGE.replace('"try"', '"my try"'), SCRIPT, STEP),
        [(None, "error", "“my try” is no id for a workshop.")],
    ),
    "no steps": ((GUIDE, PAGE), [(None, "error", "The workshop has no steps.")]),
    "an unknown activity": (
        (
            GUIDE,
            PAGE,
            SCRIPT,
            "from commonground_widgets import Setting\n"
            + STEP.replace('reading("x")', 'Setting("quiz")'),
        ),
        [(4, "error", "the step “a” has an activity “quiz”, which nobody knows")],
    ),
}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cells run in this process: starting another one takes a second."""
    monkeypatch.setattr(checks, "run", lambda path: gather(reading.read(path), lambda _: None))


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("cells", "told"), TOLD.values(), ids=TOLD.keys())
def test_each_mistake_is_told_with_its_cell(
    tmp_path: Path, cells: tuple[str, ...], told: list[tuple[int | None, str, str]]
) -> None:
    """Number, level and words; each has its cure."""
    mistakes = check(notebook(tmp_path, *cells)).mistakes
    found = [(mistake.cell, mistake.level, mistake.what) for mistake in mistakes]
    assert sorted(found, key=str) == sorted(told, key=str)
    assert all(mistake.do.endswith(".") for mistake in mistakes)


@pytest.mark.usefixtures("here")
def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    """The errors first, each in the order of the cells."""
    twice = STEP.replace('"A"', '"B"')
    cells = (GUIDE, PAGE, SCRIPT, LONG, "1 / 0", twice, "x = (")
    mistakes = check(notebook(tmp_path, *cells)).mistakes
    assert [(mistake.level, mistake.cell, mistake.words) for mistake in mistakes] == [
        ("error", 5, "1 / 0"),
        ("error", 6, 'book.step("a", "B", reading("x"), minutes=5, pr…'),
        ("error", 7, "x = ("),
    ]


@pytest.mark.usefixtures("here")
def test_the_first_words_find_a_cell(tmp_path: Path) -> None:
    """Comments and empty lines say little; a long line is cut."""
    cell = "\n# what follows is wrong\nraise ValueError('" + "so it is " * 10 + "')"
    mistake = check(notebook(tmp_path, PAGE, cell, GUIDE, STEP)).mistakes[0]
    assert mistake.words == "raise ValueError('so it is so it is so it is so…"
