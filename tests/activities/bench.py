"""One activity on a bench: commands are decided and folded as the hub does, and nothing else.

bench = Bench("statement")
bench.act("a1", "write", text="Fewer returns")
assert bench.shared() == {"count": 1}
"""

from typing import Any

from commonground.activities import ACTIVITIES
from commonground.activities.base import OPEN, Ask, Author, Board, Look, Room
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.steps import Step

NAMES = {"a1": "Ada", "a2": "Ben", "a3": "Chika", "a4": "Dilan"}
AT = 1000.0


class Bench:
    """An activity, a step with options, and its board."""

    def __init__(self, name: str, **options: Any) -> None:
        self.activity = ACTIVITIES[name]
        self.step = Step("s", "A step", name, 5, options=options)
        self.board: Board = self.activity.blank(self.step)
        self._commands = 0

    def open(self, source: Board | None = None, room: Room | None = None) -> None:
        """Open the step, starting from an outcome, with these people in the room."""
        inputs = self.activity.prepare(self.step, source or {}, room or Room(sorted(NAMES)))
        self.fold(Event(0, AT, DESK, "step_opened", self.step.id, {"inputs": inputs}))

    def ask(self, author: str, kind: str, /, **data: Any) -> tuple[str, dict[str, Any]]:
        """What a command would cause. Raises `Refused`."""
        self._commands += 1
        ask = Ask(kind, data, Author(author, author), self.step, f"command_{self._commands}")
        return self.activity.decide(self.board, ask)

    def act(self, author: str, kind: str, /, **data: Any) -> tuple[str, dict[str, Any]]:
        """Carry out a command; the kind and data of its event."""
        decided = self.ask(author, kind, **data)
        self.fold(Event(0, AT, author, decided[0], self.step.id, decided[1]))
        return decided

    def fold(self, event: Event) -> None:
        """Take an event into the board."""
        self.board = self.activity.fold(self.board, event)

    def look(self, phase: str = OPEN, role: Role = Role.PARTICIPANT) -> Look:
        """How a role looks at the board in a phase."""
        return Look(role, phase, self.step, NAMES)

    def shared(self, phase: str = OPEN, role: Role = Role.PARTICIPANT) -> dict[str, Any]:
        """The part of the board that a role sees."""
        return self.activity.shared(self.board, self.look(phase, role))

    def mine(self, author: str, phase: str = OPEN) -> dict[str, Any]:
        """The author's own part."""
        return self.activity.mine(self.board, Author(author, author), self.look(phase))

    def has_answered(self, author: str, phase: str = OPEN) -> bool:
        """Whether an author has answered."""
        return self.activity.answered(self.board, Author(author, author), phase)

    def answered(self, phase: str = OPEN) -> list[str]:
        """Who of the room has answered."""
        return [a for a in NAMES if self.has_answered(a, phase)]

    def outcome(self) -> dict[str, Any]:
        """What the next step starts from."""
        return self.activity.outcome(self.board)

    def rows(self) -> list[dict[str, Any]]:
        """The contributions as rows."""
        return self.activity.rows(self.board)
