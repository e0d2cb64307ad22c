"""A session as the exports read it: its row, the events that may leave, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from commonground.activities.base import REVEALED, Look
from commonground.activities.sheets import is_sheet
from commonground.hub.state import State, replay
from commonground.report.public import Kept
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.steps import Step
from commonground.store import SessionRow

GONE = "somebody who was removed"


@dataclass(frozen=True)
class Record:
    """Everything that a file may be made of. ``state`` knows nothing that was withheld."""

    row: SessionRow
    kept: Kept
    made_at: float
    numbers: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    @cached_property
    def state(self) -> State:
        """The session as far as it may be told."""
        return replay(self.kept.events)

    def anonymous(self, step: Step) -> bool:
        """Whether the log knows the people of this step by pseudonyms only."""
        return self.state.anonymous and self.state.steps.get(step.board, step).anonymous

    def look(self, step: Step) -> Look:
        """How the report looks at a board: everything on it, with names where people gave them."""
        names = {person.id: person.name for person in self.state.people.values()}
        return Look(Role.FACILITATOR, REVEALED, step, names)

    def author(self, step: Step, author: str) -> str:
        """What to call the author of something; in anonymous steps a number, never a name."""
        if author in ("", DESK):
            return "the facilitator" if author else ""
        if is_sheet(author):
            return f"from paper {self._number(f'{step.board} on paper', author)}"
        if not self.anonymous(step):
            person = self.state.people.get(author)
            return person.name if person else GONE
        return f"anonymous {self._number(step.board, author)}"

    def _number(self, of: str, author: str) -> int:
        """Authors are counted as they come."""
        numbers = self.numbers.setdefault(of, {})
        return numbers.setdefault(author, len(numbers) + 1)
