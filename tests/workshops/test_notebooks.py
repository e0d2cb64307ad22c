"""The packaged notebooks: each runs top to bottom in a plain kernel, and each step shows itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from commonground.activities import ACTIVITIES
from commonground.workshops import packaged, read

VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.mark.parametrize("name", sorted(packaged()))
def test_a_notebook_runs_top_to_bottom_and_each_step_shows_a_preview(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain kernel, no server: one page of three roles below each step's cell."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    notebook: Any = nbformat.read(packaged()[name], as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    views = [output for output in outputs if VIEW in output.get("data", {})]
    assert [output for output in outputs if output.output_type in ("error", "stream")] == []
    assert len(views) == len(read(packaged()[name]).steps)


@pytest.mark.parametrize("name", sorted(packaged()))
def test_a_notebook_declares_steps_that_hang_together(name: str) -> None:
    """Known activities, a script for each step, sources that come before."""
    workshop = read(packaged()[name])
    seen: list[str] = []
    for step in workshop.steps:
        assert step.activity in ACTIVITIES
        assert step.notes, f"{step.id} has no script above its cell"
        assert {step.source, step.continues} - {None} <= set(seen)
        seen.append(step.id)
    assert len(set(seen)) == len(seen)


def test_the_purpose_workshop_is_the_sixty_minutes_of_the_method() -> None:
    """Title and minutes of each step, and the whole hour."""
    workshop = read(packaged()["purpose"])
    minutes = [(step.id, step.minutes) for step in workshop.steps]
    assert minutes == [
        ("frame", 5),
        ("drafts", 7),
        ("check", 3),
        ("rating", 8),
        ("merge", 10),
        ("reveal", 5),
        ("edit", 12),
        ("consent", 7),
        ("owners", 3),
    ]
    assert workshop.minutes == 60


def test_changing_a_prompt_is_changing_a_cell(tmp_path: Path) -> None:
    """An edited copy of the notebook gives the workshop that was edited, and nothing else."""
    original = packaged()["purpose"].read_text(encoding="utf-8")
    copy = tmp_path / "ours.ipynb"
    copy.write_text(original.replace("What will you take upon yourself", "Who does what"))
    changed, before = read(copy), read(packaged()["purpose"])
    assert changed.steps[-1].prompt == "Who does what, and by when?"
    assert changed.steps[:-1] == before.steps[:-1]


@pytest.mark.parametrize("name", ["stakeholders", "measures", "operating-model", "roadmap"])
def test_what_a_phone_shows(name: str) -> None:
    """Prompts fit a phone, and before anybody types the page says who will see it."""
    for step in read(packaged()[name]).steps:
        assert 20 < len(step.prompt) <= 90
        assert step.who_sees or step.anonymous or ACTIVITIES[step.activity].promise


def test_no_two_workshops_have_a_step_of_the_same_name() -> None:
    """So that nothing is renamed where several are held in one session."""
    ids = [step.id for path in packaged().values() for step in read(path).steps]
    assert len(set(ids)) == len(ids)
