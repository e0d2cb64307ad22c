"""Running a notebook's cells: what they declare, and each mistake in them.

The cells run in a process of its own, so that a notebook cannot touch the server, with an end to
waiting. All of them run, also after one that failed, so that every mistake is told at once; what
only follows from an earlier one (a name that the failed cell would have given) is left out.

The process tells what it finds as lines of JSON in a file, because what cells print is theirs: the
number of each cell as it begins, each mistake, and in the end the workshop. So it is known in which
cell a notebook hangs, or ended the process.

The Markdown above a step's cell is the facilitator's script; it becomes the step's notes.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from commonground.notebooks.cells import Cell, Mistake, read
from commonground.notebooks.cures import cure
from commonground.session.problems import Unusable
from commonground.session.steps import Workshop
from commonground.startup import leave_out

SECONDS = 60.0  # for all cells of a notebook; those that come with the program take one
PAGE = "page"  # the tag of the cell that shows the page
Tell = Callable[[dict[str, Any]], None]


class Run(NamedTuple):
    """What the cells declare, the cell that declares each step, and what went wrong."""

    workshop: Workshop | None
    places: Mapping[str, int]
    mistakes: Sequence[Mistake]


def run(path: Path) -> Run:
    """Run the cells in a process of its own. Raises `Unusable` for a file that is no notebook."""
    cells = {cell.number: cell for cell in read(path)}
    with tempfile.TemporaryDirectory(prefix="cg-") as folder:
        report = Path(folder, "report")
        report.touch()
        command = [sys.executable, "-m", "commonground.notebooks.running", str(path), str(report)]
        try:
            code = subprocess.run(  # noqa: S603  # our own interpreter, module and notebook
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            ).returncode
            ended = f"ended the process that ran it (exit code {code})"
        except subprocess.TimeoutExpired:
            ended = f"did not end within {SECONDS:g} seconds"
        told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    found = [Mistake(**line["mistake"]) for line in told if "mistake" in line]
    for line in told:
        if "workshop" in line:
            workshop = line["workshop"] and Workshop.from_json(line["workshop"])
            return Run(workshop, line["places"], found)
    began = [cells[line["began"]] for line in told if "began" in line]
    where = began[-1] if began else None
    do = "Look there for what waits or repeats for ever, or ends Python, and take it out."
    return Run(None, {}, [*found, Mistake.at(where, ended, do)])


def gather(cells: Iterable[Cell], tell: Tell) -> Run:
    """Run the cells in this process, and tell of each as it begins."""
    names: dict[str, Any] = {"__name__": "__main__"}
    notes: dict[str, str] = {}
    places: dict[str, int] = {}
    mistakes: list[Mistake] = []
    failed = ""
    for script, cell in _code(cells):
        tell({"began": cell.number})
        before = _calls(names)
        try:
            shown = _run(cell, names)
        except (Exception, SystemExit) as error:  # noqa: BLE001  # it is told, with its cell
            if not _follows(error, failed):
                mistakes.append(_mistake(cell, error))
            failed += f"\n{cell.source}"
        else:
            if PAGE in cell.tags and not isinstance(getattr(shown, "declared", None), Workshop):
                mistakes.append(_shows_nothing(cell))
        for step in _calls(names)[len(before) :]:
            if step in places:
                mistakes.append(_twice(cell, step, places[step]))
            places.setdefault(step, cell.number)
            notes.setdefault(step, script)
    workshops = _found(names)
    if len(workshops) != 1:
        if not failed:
            mistakes.append(_number_of_workshops(len(workshops)))
        return Run(None, places, mistakes)
    steps = (replace(s, notes=s.notes or notes.get(s.id, "")) for s in workshops[0].steps)
    return Run(replace(workshops[0], steps=tuple(steps)), places, mistakes)


def _run(cell: Cell, names: dict[str, Any]) -> Any:
    """Run a cell; the value of the expression that it ends with, as a notebook shows it."""
    tree = ast.parse(cell.source, _name(cell))
    *body, last = tree.body or [ast.Pass()]
    if not isinstance(last, ast.Expr):
        exec(compile(tree, _name(cell), "exec"), names)  # noqa: S102
        return None
    exec(compile(ast.Module(body, []), _name(cell), "exec"), names)  # noqa: S102
    return eval(compile(ast.Expression(last.value), _name(cell), "eval"), names)  # noqa: S307


def _name(cell: Cell) -> str:
    return f"cell {cell.number}"


def _code(cells: Iterable[Cell]) -> Iterator[tuple[str, Cell]]:
    """Each cell of code, after the script that stands above it."""
    script: list[str] = []
    for cell in cells:
        if cell.kind == "markdown":
            script.append(cell.source)
        elif cell.kind == "code":
            yield plain("\n\n".join(script)), cell
            script = []


def _declaring(names: Mapping[str, Any]) -> list[Any]:
    values = {id(value): value for value in names.values()}.values()
    return [value for value in values if isinstance(getattr(value, "declared", None), Workshop)]


def _found(names: Mapping[str, Any]) -> list[Workshop]:
    return [value.declared for value in _declaring(names)]


def _calls(names: Mapping[str, Any]) -> list[str]:
    """The ids of all steps in the order in which they were declared, also those declared again."""
    return [step for value in _declaring(names) for step in getattr(value, "calls", ())]


def _mistake(cell: Cell, error: BaseException) -> Mistake:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == _name(cell)]
    line = error.lineno if isinstance(error, SyntaxError) else lines[-1] if lines else None
    where = f"line {line}: " if line else ""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    what = f"{where}{type(error).__name__}: {said}".removesuffix(": ")
    return Mistake.at(cell, what, cure(error, cell.source))


def _follows(error: BaseException, failed: str) -> bool:
    """Whether what is missing is something that a cell above, which failed, speaks of."""
    missing = error.name if isinstance(error, NameError) else getattr(error, "missing", None)
    return bool(missing) and re.search(rf"\b{re.escape(str(missing))}\b", failed) is not None


def _twice(cell: Cell, step: str, first: int) -> Mistake:
    where = "in this cell" if first == cell.number else f"in cell {first}"
    what = f"the step “{step}” is declared {where} already, so one of the two would be lost"
    return Mistake.at(cell, what, "Give each step an id of its own: the first text in step(…).")


def _shows_nothing(cell: Cell) -> Mistake:
    return Mistake.at(
        cell,
        f"this cell has the tag “{PAGE}”, but what it ends with is no workshop, "
        "so people would see an empty page",
        "End the cell with a line that holds the workshop's name alone, such as “workshop”.",
    )


def _number_of_workshops(count: int) -> Mistake:
    what = f"The notebook declares {count} workshops; it should be one."
    if count:
        return Mistake.at(None, what, "Put each workshop into a notebook of its own.")
    return Mistake.at(None, what, 'Begin with workshop = Workshop("an-id", "A title").')


def plain(markdown: str) -> str:
    """Markdown as a desk shows it: without headings and marks, lists and paragraphs kept."""
    text = re.sub(r"^#+ .*\n?", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\*\*(.+?)\*\*|__(.+?)__", r"\1\2", text)
    text = re.sub(r"(?<!\w)[*_](.+?)[*_](?!\w)", r"\1", text)
    return re.sub(r"^[-*] ", "• ", text, flags=re.MULTILINE).strip()


def main(path: str, report: str) -> None:
    """Run a notebook, and write what is found into the report as it is found."""
    leave_out()
    with Path(report).open("a", encoding="utf-8", buffering=1) as lines:

        def tell(found: dict[str, Any]) -> None:
            lines.write(f"{json.dumps(found)}\n")

        try:
            workshop, places, mistakes = gather(read(Path(path)), tell)
        except Unusable as problem:
            sys.exit(problem.what)
        for mistake in mistakes:
            tell({"mistake": mistake.to_json()})
        tell({"workshop": workshop and workshop.to_json(), "places": dict(places)})


if __name__ == "__main__":
    main(*sys.argv[1:])
