"""The workshops that a server offers: the packaged ones, and a facilitator's own."""

import os
from pathlib import Path

import pytest

from commonground import workshops
from commonground.notebooks.shelf import Shelf
from commonground.session.problems import Unusable
from commonground.session.steps import Workshop
from tests.workshops.written import BEGIN, PAGE, STEP, notebook

OURS = BEGIN.replace("A try", "Größere Ziele")


def test_without_a_folder() -> None:
    """The packaged ones, each shown by its own notebook."""
    shelf = Shelf()
    assert sorted(shelf.offer().workshops) == sorted(workshops.packaged())
    assert shelf.offer()[1:] == (frozenset(), ())
    assert {name: shelf.notebook(name) for name in workshops.packaged()} == workshops.packaged()


def test_own_workshops_stand_beside_the_packaged_ones(tmp_path: Path) -> None:
    """A name with blanks and accents is a name."""
    path = notebook(tmp_path, OURS, STEP, name="größere Ziele 2")
    shelf = Shelf(tmp_path)
    offered = shelf.offer()
    assert (offered.own, offered.broken) == (frozenset({"try"}), ())
    assert set(offered.workshops) == {"try", *workshops.packaged()}
    assert offered.workshops["try"].title == "Größere Ziele"
    assert shelf.notebook("try") == path


def test_an_own_one_takes_the_place_of_the_packaged_one(tmp_path: Path) -> None:
    """It usually began as its copy."""
    path = notebook(tmp_path, OURS.replace('"try"', '"purpose"'), STEP)
    shelf = Shelf(tmp_path)
    assert shelf.offer().workshops["purpose"].title == "Größere Ziele"
    assert shelf.notebook("purpose") == path


def test_a_broken_one_is_named_and_the_others_are_served(tmp_path: Path) -> None:
    """Also one that has the id of another; when it was mended, it is read again."""
    good = notebook(tmp_path, BEGIN, STEP, name="a")
    notebook(tmp_path, BEGIN, STEP, name="b")
    path = notebook(tmp_path, BEGIN, "1 / 0", name="c")
    (tmp_path / ".d.ipynb").write_text("kept by an editor")
    shelf = Shelf(tmp_path)
    offered = shelf.offer()
    assert [(one.name, one.problem.what.partition(": ")[0]) for one in offered.broken] == [
        ("b.ipynb", "The workshop b.ipynb has the same id as a.ipynb"),
        ("c.ipynb", "The workshop c.ipynb cannot be read"),
    ]
    assert (offered.own, shelf.notebook("try")) == (frozenset({"try"}), good)
    notebook(tmp_path, BEGIN.replace('"try"', '"other"'), STEP, name="c")
    os.utime(path, (1, 1))
    assert shelf.offer().own == {"try", "other"}


def test_a_broken_one_is_not_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home page does not wait for an endless cell each time it is opened."""
    path = notebook(tmp_path, "1 / 0")
    tried: list[Path] = []
    read = workshops.read

    def told(path: Path) -> Workshop:
        tried.append(path)
        return read(path)

    monkeypatch.setattr(workshops, "read", told)
    shelf = Shelf(tmp_path)
    for _ in range(3):
        assert [one.name for one in shelf.offer().broken] == ["try.ipynb"]
    assert tried.count(path) == 1


def test_a_session_goes_on_when_its_notebook_cannot_be_read(tmp_path: Path) -> None:
    """While it is edited, and when it is gone, a packaged one shows its pages."""
    path = notebook(tmp_path, PAGE, STEP)
    shelf = Shelf(tmp_path)
    shelf.offer()
    os.utime(path, (1, 1))
    assert shelf.notebook("try") in workshops.packaged().values()
    shelf.offer()
    assert shelf.notebook("try") == path
    path.unlink()
    assert shelf.notebook("try") in workshops.packaged().values()
    assert shelf.offer().own == frozenset()


def test_what_is_not_there(tmp_path: Path) -> None:
    """A folder."""
    with pytest.raises(Unusable, match=r"The folder .*none is not there\. No server was started"):
        Shelf(tmp_path / "none")
    file = notebook(tmp_path, BEGIN)
    with pytest.raises(Unusable, match=r"is a file.*Name the folder that it is in"):
        Shelf(file)
