"""What is to be mended in a workshop before people see it.

    found = check(Path("ours.ipynb"))

Everything that keeps it from being held is an error: a cell that fails or never ends, a step id
used twice, an activity that nobody knows, a page cell that shows nothing. A warning is what will
not read well in the room: minutes that do not add up to the length that the guide tells, a prompt
too long for a phone, a step without a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonground.activities import ACTIVITIES
from commonground.notebooks.cells import ERROR, NOTE, WARNING, Cell, Mistake, read
from commonground.notebooks.running import PAGE, run
from commonground.session.steps import Step, Workshop

# Characters that stand above the answers on a small phone (320 × 640) without being scrolled away.
PROMPT, TITLE, WHO_SEES = 120, 40, 200
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(min|hour|h\b)", re.IGNORECASE)
_LEVELS = (ERROR, WARNING, NOTE)


@dataclass(frozen=True, slots=True)
class Checked:
    """The workshop, as far as its cells could be run, and what was found: worst first."""

    workshop: Workshop | None
    mistakes: Sequence[Mistake]

    def has(self, *levels: str) -> bool:
        """Whether anything of these levels was found."""
        return any(mistake.level in levels for mistake in self.mistakes)

    def to_json(self) -> dict[str, Any]:
        """The workshop in short, and each mistake with all its fields."""
        book = self.workshop
        about = book and {
            "id": book.id,
            "title": book.title,
            "minutes": book.minutes,
            "steps": [step.id for step in book.steps],
        }
        return {"workshop": about, "mistakes": [mistake.to_json() for mistake in self.mistakes]}


def check(path: Path) -> Checked:
    """Run a notebook's cells and look at what they declare.

    Raises `Unusable` for a file that cannot be read or is no notebook.
    """
    cells = read(path)
    workshop, places, told = run(path)
    found = [*told, *_pages(cells)]
    if workshop is not None:
        at = {cell.number: cell for cell in cells}
        cell_of = {step: at.get(number) for step, number in places.items()}
        found += _of_workshop(workshop)
        for step in workshop.steps:
            found += _of_step(step, cell_of.get(step.id))
        if not any(mistake.level == ERROR for mistake in found):
            found += _length(cells, workshop.minutes)
    found.sort(key=lambda mistake: (_LEVELS.index(mistake.level), mistake.cell or 0))
    return Checked(workshop, found)


def _pages(cells: Sequence[Cell]) -> Iterator[Mistake]:
    """Exactly one cell shows the page; all that stands above it runs for each visitor."""
    code = [cell for cell in cells if cell.kind == "code"]
    tagged = [cell for cell in code if PAGE in cell.tags]
    if code and not tagged:
        yield Mistake.at(
            code[0],
            f"no cell has the tag “{PAGE}”, so each visitor's page waits for all cells to run",
            "In JupyterLab choose the cell that ends with the workshop's name, open the gears at "
            f"the upper right, and add the tag “{PAGE}”.",
            WARNING,
        )
    for cell in tagged[1:]:
        what = f"cell {tagged[0].number} has the tag “{PAGE}” already; this one is never shown"
        yield Mistake.at(cell, what, "Take the tag off one of the two.", WARNING)


def _of_workshop(workshop: Workshop) -> Iterator[Mistake]:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,60}", workshop.id):
        yield Mistake.at(
            None,
            f"“{workshop.id[:60]}” is no id for a workshop.",
            "Use up to 60 letters, digits, - and _ in the first text of Workshop(…).",
        )
    if not workshop.title.strip():
        do = "Write a title into the second text of Workshop(…)."
        yield Mistake.at(None, "The workshop has no title.", do)
    if not workshop.steps:
        yield Mistake.at(
            None, "The workshop has no steps.", "Add one: workshop.step(…), a cell for each."
        )


def _of_step(step: Step, cell: Cell | None) -> Iterator[Mistake]:
    if step.activity not in ACTIVITIES:
        known = ", ".join(ACTIVITIES)
        what = f"the step “{step.id}” has an activity “{step.activity[:40]}”, which nobody knows"
        yield Mistake.at(cell, what, f"Choose one of: {known}.")
    for name, text, most in (
        ("prompt", step.prompt, PROMPT),
        ("title", step.title, TITLE),
        ("who_sees", step.who_sees, WHO_SEES),
    ):
        if len(text) > most:
            what = f"the {name} of “{step.id}” has {len(text)} characters; on a phone {most} fit"
            do = "Keep one short sentence, and put the rest into the script above the cell."
            yield Mistake.at(cell, what, do, WARNING)
    if not step.title.strip():
        what = f"the step “{step.id}” has no title"
        yield Mistake.at(cell, what, "Write two or three words: title is the second text.", WARNING)
    if not step.prompt.strip():
        what = f"the step “{step.id}” asks nothing: its prompt is empty"
        yield Mistake.at(cell, what, "Write what people are to do, as one question.", WARNING)
    if not step.notes.strip():
        what = f"the step “{step.id}” has no script, so the desk has nothing to tell you"
        do = "Write what you will say into a Markdown cell above this one."
        yield Mistake.at(cell, what, do, WARNING)


def _length(cells: Sequence[Cell], minutes: int) -> Iterator[Mistake]:
    """The guide's first cell says how long it takes; the steps add up to that."""
    guide = next((cell for cell in cells if cell.kind == "markdown"), None)
    told = _LENGTH.search(guide.source) if guide else None
    if guide is None or told is None:
        do = "Write the length into the first Markdown cell, such as: **60 minutes**."
        what = f"the steps add up to {minutes} minutes, and the guide does not say how long it is"
        yield Mistake.at(guide, what, do, NOTE)
        return
    number, unit = float(told[1].replace(",", ".")), told[2].lower()
    planned = round(number if unit.startswith("m") else 60 * number)
    if planned != minutes:
        more = f"{abs(minutes - planned)} {'more' if minutes > planned else 'fewer'}"
        yield Mistake.at(
            guide,
            f"the guide says {planned} minutes, and the steps add up to {minutes}: {more}",
            "Change minutes= in a step's cell, or the length in this one.",
            WARNING,
        )
