"""A facilitator's own workshops: checked by a command, and served beside the packaged ones."""

import json

import httpx
import pytest

from commonground.notebooks import checks
from commonground.notebooks.cells import read
from commonground.notebooks.running import gather
from tests.cli.running import User
from tests.patience import ENOUGH
from tests.server.visiting import xsrf
from tests.workshops.written import BEGIN, GUIDE, PAGE, STEP, notebook

SCRIPT = "# Say hello\n\nHello."
GOOD = (GUIDE, PAGE, SCRIPT, STEP)


@pytest.fixture
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cells run in this process: starting another one takes a second."""
    monkeypatch.setattr(checks, "run", lambda path: gather(read(path), lambda _: None))


@pytest.mark.usefixtures("_here")
def test_a_good_workshop(user: User) -> None:
    """It is told what it holds, and the exit code is 0."""
    path = notebook(user.home, *GOOD, name="Größere Ziele")
    assert user.run("check-workshop", str(path)) == (
        0,
        "A try: 1 step, 5 minutes.\nNothing to mend.\n",
        "",
    )
    assert user.json("check-workshop", str(path))["mistakes"] == []


@pytest.mark.usefixtures("_here")
def test_mistakes_are_told_with_cell_and_cure(user: User) -> None:
    """An error ends with 1; a program gets the same in JSON."""
    path = notebook(user.home, *GOOD, "1 / 0")
    code, out, err = user.run("check-workshop", str(path))
    assert (code, err) == (1, "")
    assert out == (
        "Cell 5: 1 / 0\n"
        "  error: line 1: ZeroDivisionError: division by zero\n"
        "  Run the cell in JupyterLab: it shows the whole message.\n\n"
        "A try: 1 step, 5 minutes.\n"
        "It cannot be held before the errors are mended.\n"
    )
    code, out, _ = user.run("check-workshop", str(path), "--json")
    (mistake,) = json.loads(out)["mistakes"]
    assert (code, mistake["cell"], mistake["level"]) == (1, 5, "error")


@pytest.mark.usefixtures("_here")
def test_warnings_do_not_keep_it_from_being_held(user: User) -> None:
    """Unless one is strict."""
    path = notebook(user.home, GUIDE, PAGE, STEP)
    assert user.run("check-workshop", str(path))[0] == 0
    assert user.run("check-workshop", str(path), "--strict")[0] == 1


def test_a_file_that_is_no_notebook(user: User) -> None:
    """It is told in three parts."""
    path = user.home / "notes.txt"
    path.write_text("Notes")
    assert "notes.txt is no notebook" in user.problem("check-workshop", str(path))
    assert "none.ipynb cannot be read" in user.problem("check-workshop", "none.ipynb")


def test_a_folder_that_is_not_there(user: User) -> None:
    """No server is started."""
    told = user.problem("serve", "--port=0", "--workshops", str(user.home / "none"))
    assert "none is not there" in told
    assert "commonground lab" in told


def test_own_workshops_are_served_and_broken_ones_named(user: User) -> None:
    """On start, and on the home page, where the others can be chosen."""
    folder = user.home / "Meine Workshops – größer"
    folder.mkdir()
    notebook(folder, *GOOD, name="ours")
    notebook(folder, BEGIN, "x = (", name="half done")
    with user.serving("serve", "--port=0", "--workshops", str(folder)) as said:
        assert said["workshops"] == ["try"]
        (broken,) = said["broken"]
        assert broken["name"] == "half done.ipynb"
        assert broken["what"].endswith(
            "Cell 2 (“x = (”): line 1: SyntaxError: '(' was never closed"
        )
        links = user.json("new", "try", "--title", "Ours")
        home, _, secret = said["home"].partition("#secret=")
        with httpx.Client(base_url=home, timeout=ENOUGH, follow_redirects=True) as browser:
            browser.post("enter", json={"secret": secret}, headers=xsrf(browser))
            page = browser.get("").text
        assert "A try" in page
        assert "half done.ipynb" in page
        assert links["join"].startswith(home)


def test_what_is_said_on_start(user: User) -> None:
    """To a person: which are theirs, and what was left out and why."""
    folder = user.home / "ours"
    folder.mkdir()
    notebook(folder, BEGIN, "x = (", name="half done")
    process = user.start("serve", "--port=0", "--workshops", str(folder))
    assert process.stderr is not None
    with process:
        told = [process.stderr.readline() for _ in range(4)]
        process.terminate()
        process.communicate(timeout=ENOUGH)
    assert told[0] == f"Reading the workshops in {folder} ...\n"
    assert told[1].startswith("Left out: The workshop half done.ipynb cannot be read: Cell 2")
    assert told[2].strip().startswith("Look at “x = (”")
    assert told[3] == "Your own workshops: none yet.\n"
