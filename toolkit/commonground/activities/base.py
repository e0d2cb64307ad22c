"""What every activity says about itself.

An activity turns commands into event data (`decide`), events into a board (`fold`), and a board
into what may be seen of it (`shared`, `mine`). A board is a JSON object that is never changed in
place: `fold` returns a new one. Who may send what, and when, is declared here and enforced in
`commonground.hub.permissions`, nowhere else.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self

from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

if TYPE_CHECKING:
    import pandas as pd

    from commonground.charts import Drawn, View

Board = Mapping[str, Any]
PARTICIPANT = frozenset({Role.PARTICIPANT})
FACILITATOR = frozenset({Role.FACILITATOR})
BOTH = PARTICIPANT | FACILITATOR
OPEN, CLOSED, REVEALED = "open", "closed", "revealed"
ALWAYS = frozenset({OPEN, CLOSED, REVEALED})


class Author(str):
    """How a board and the log call a person.

    ``ballot`` is what they are called where nobody is to be named even in a step with names;
    ``person`` is the person's own id, for what somebody signs even in a step without names.
    """

    __slots__ = ("ballot", "person")

    def __new__(cls, name: str, ballot: str, person: str = "") -> Self:
        """A name, the one that stands on ballots, and the person's id if it is another."""
        author = super().__new__(cls, name)
        author.ballot = ballot
        author.person = person or name
        return author

    ballot: str
    person: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """Who may send a command, in which phases of the step, and how they stand in the log.

    A ``secret`` ballot stands there under a pseudonym, whatever the step; what is ``signed`` under
    the person's own id.
    """

    roles: frozenset[Role]
    phases: frozenset[str] = frozenset({OPEN})
    secret: bool = False
    signed: bool = False

    def actor(self, author: Author) -> str:
        """What the log calls the author of such a command."""
        return author.person if self.signed else author.ballot if self.secret else str(author)


@dataclass(frozen=True, slots=True)
class Ask:
    """A command on its way to a decision: who asks (as the board knows them) for what."""

    kind: str
    data: Mapping[str, Any]
    author: Author
    step: Step
    command: str


@dataclass(frozen=True, slots=True)
class Look:
    """How somebody looks at a board: role, phase, and the names that go with authors."""

    role: Role
    phase: str
    step: Step
    names: Mapping[str, str] = field(default_factory=dict)

    def name(self, author: str) -> str | None:
        """The author's name, or None where none may be shown: the screen never shows one."""
        if self.role is Role.SCREEN:
            return None
        return "the facilitator" if author == DESK else self.names.get(author)


@dataclass(frozen=True, slots=True)
class Room:
    """Who is there when a step opens: authors of this board, and what each wrote in the source.

    ``given`` is what earlier workshops of the session gave by its name, as outcomes.
    """

    authors: Sequence[str] = ()
    own: Mapping[str, Collection[str]] = field(default_factory=dict)
    seed: str = ""
    given: Mapping[str, Board] = field(default_factory=dict)


class Activity(ABC):
    """What people do in a step."""

    name: ClassVar[str]
    private: ClassVar[bool] = True  # answers are hidden until the facilitator reveals them
    everybody: ClassVar[bool] = True  # each person is asked for an answer of their own
    agrees: ClassVar[bool] = False  # its outcome may be what the group has agreed on
    # Nothing that another person does changes what `mine` and `answered` say of somebody. Where
    # that is so, one person's event costs nothing on the pages of the others.
    solitary: ClassVar[bool] = False
    rounds: ClassVar[bool] = False  # a step that continues another is revealed by itself
    columns: ClassVar[tuple[str, ...]] = ()  # of its summary
    pictured: ClassVar[bool] = False  # what it finds can be drawn (`commonground.charts.steps`)
    promise: ClassVar[str] = ""  # who sees an answer, where the usual words would not be true
    commands: ClassVar[Mapping[str, Allowed]]
    # What "undo" at the desk takes back: kind of event → how the desk calls it.
    undoable: ClassVar[Mapping[str, str]] = {}
    # Kinds of event by which the desk enters what somebody without a phone wrote on paper. They
    # are as private as what that person would have typed.
    on_paper: ClassVar[frozenset[str]] = frozenset()

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        """Who may send what in this step: ``commands``, unless its options give others a say."""
        return self.commands

    def draws(self, step: Step) -> bool:
        """Whether what is found in this step can be drawn: always, unless its options decide."""
        return self.pictured

    def dates(self, step: Step) -> bool:
        """Whether what is made in it has days, for `commonground.report.calendar`."""
        return False

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        """What the step starts from, written into its opening event."""
        return {}

    @abstractmethod
    def blank(self, step: Step) -> Board:
        """The board before anything happened."""

    @abstractmethod
    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        """The kind and data of the event that the command causes. Raises `Refused`."""

    @abstractmethod
    def fold(self, board: Board, event: Event) -> Board:
        """The board after ``event``; the same board for events that mean nothing to it."""

    @abstractmethod
    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        """The part of the board that everybody in this role may see now."""

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        """The part that only this author sees."""
        return {}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        """Whether this author has nothing left to answer."""
        return False

    def begun(self, board: Board, author: Author) -> bool:
        """Whether this author has answered a part, where an answer has several."""
        return False

    def outcome(self, board: Board) -> dict[str, Any]:
        """What later steps start from."""
        return {}

    def authorship(self, board: Board) -> Mapping[str, str]:
        """Item → author, so that nobody is asked to rate their own."""
        return {}

    def unsigned(self, events: Sequence[Event], people: Collection[str]) -> Mapping[int, str]:
        """What somebody signed and no longer stands for: number of the event → another signature.

        ``events`` are those of one board, ``people`` who is still in the session. In what leaves
        the database the other signature stands in place of the person's.
        """
        return {}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """What the step found: flat records, one per item, pair or cell. Never a name."""
        return []

    def summary(self, board: Board) -> pd.DataFrame:
        """The results as a table, with ``columns`` in their order even where there are none."""
        import pandas as pd  # noqa: PLC0415  # a server, which never asks, does not pay for it

        return pd.DataFrame(self.results(board), columns=list(self.columns))

    def chart(self, board: Board, step: Step, view: View | None = None) -> Drawn | None:
        """The summary as a picture, for a page if no view is given; None without any to see."""
        from commonground.charts.look import PAGE  # noqa: PLC0415  # as above
        from commonground.charts.steps import picture  # noqa: PLC0415

        return picture(self.name, self.summary(board), step.options, view or PAGE)

    def rows(self, board: Board) -> list[dict[str, Any]]:
        """The contributions as plain rows: item, text, value and so on. Never a name."""
        return []


def shuffled(items: Sequence[str], seed: str) -> list[str]:
    """The items in an order that depends on nothing but themselves and the seed."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}|{item}".encode()).digest())


def seed(author: Author) -> str:
    """What a page shuffles items by: each person sees them in an order of their own, which stays.

    Not the pseudonym itself, which stands in the log.
    """
    return hashlib.sha256(f"order|{author.ballot}".encode()).hexdigest()[:8]


def new_id(letter: str, ask: Ask) -> str:
    """The id of what a command makes.

    It is made from the whole of the command's id, which only its sender knows: whoever sees an
    item cannot think of a command that would make another with the same id.
    """
    return f"{letter}_{hashlib.sha256(ask.command.encode()).hexdigest()[:16]}"


def one_of(value: object, choices: Collection[Any], name: str) -> Any:
    """``value`` if it is one of ``choices``; otherwise `Refused`."""
    if isinstance(value, str | int) and not isinstance(value, bool) and value in choices:
        return value
    raise Refused(
        f"There is no such {name} here.",
        do="Reload the page: it may have changed meanwhile.",
    )
