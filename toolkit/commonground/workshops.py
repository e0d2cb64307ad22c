"""Reading a workshop's notebook: its cells are run, and what they declare is taken.

The cells run in a process of their own, so that a notebook cannot touch the server. The Markdown
above a step's cell is the facilitator's script; it becomes the step's notes on the desk.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from commonground.resources import workshops_folder
from commonground.session.problems import Unusable
from commonground.session.steps import Workshop
from commonground.startup import leave_out

SECONDS = 60


def packaged() -> dict[str, Path]:
    """The notebooks that come with the program, by name."""
    return {path.stem: path for path in sorted(workshops_folder().glob("*.ipynb"))}


def read(path: Path) -> Workshop:
    """The workshop that a notebook declares. Raises `Unusable` with the cell that went wrong."""
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Unusable(f"The workshop {path.name} cannot be read: {error.strerror}.") from None


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> Workshop:
    command = [sys.executable, "-m", "commonground.workshops", str(path)]
    try:
        run = subprocess.run(  # noqa: S603  # our own interpreter, module and notebook
            command, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unusable(
            f"The cells of {path.name} did not end within {SECONDS} seconds.",
            do="Look for a cell that waits for something.",
        ) from None
    if run.returncode:
        last = run.stderr.strip().splitlines()[-1:] or ["no message"]
        raise Unusable(f"The workshop {path.name} cannot be read: {last[0]}", do="Mend the cell.")
    return Workshop.from_json(json.loads(run.stdout.splitlines()[-1]))


def declared(path: Path) -> Workshop:
    """Run the notebook's cells in this process and return what they declare."""
    import nbformat  # noqa: PLC0415  # slow, and only the process that runs the cells needs it

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    names: dict[str, Any] = {"__name__": "__main__"}
    notes: dict[str, str] = {}
    known: set[str] = set()
    for number, script, source in _cells(notebook):
        try:
            exec(compile(ast.parse(source), f"cell {number}", "exec"), names)  # noqa: S102
        except (Exception, SystemExit) as error:
            raise Unusable(f"Cell {number}: {type(error).__name__}: {error}") from error
        steps = {step.id for workshop in _found(names) for step in workshop.steps}
        notes |= dict.fromkeys(steps - known, script)
        known |= steps
    workshops = _found(names)
    if len(workshops) != 1:
        raise Unusable(f"The notebook declares {len(workshops)} workshops; it should be one.")
    (workshop,) = workshops
    steps_with_notes = [replace(s, notes=s.notes or notes.get(s.id, "")) for s in workshop.steps]
    return replace(workshop, steps=tuple(steps_with_notes))


def _cells(notebook: Any) -> Iterator[tuple[int, str, str]]:
    """Each code cell with its number and the script that stands above it."""
    script: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "markdown":
            script.append(cell.source)
        elif cell.cell_type == "code":
            yield number, plain("\n\n".join(script)), cell.source
            script = []


def _found(names: dict[str, Any]) -> list[Workshop]:
    values = (getattr(value, "declared", None) for value in names.values())
    return list({id(v): v for v in values if isinstance(v, Workshop)}.values())


def plain(markdown: str) -> str:
    """Markdown as a desk shows it: without headings and marks, lists and paragraphs kept."""
    text = re.sub(r"^#+ .*\n?", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\*\*(.+?)\*\*|__(.+?)__", r"\1\2", text)
    text = re.sub(r"(?<!\w)[*_](.+?)[*_](?!\w)", r"\1", text)
    return re.sub(r"^[-*] ", "• ", text, flags=re.MULTILINE).strip()


if __name__ == "__main__":
    leave_out()
    try:
        found = declared(Path(sys.argv[1]))
    except Unusable as problem:
        sys.exit(problem.what)
    sys.stdout.write("\n" + json.dumps(found.to_json()) + "\n")
