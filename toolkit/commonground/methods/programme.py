"""The programme: four stages in order, what opens each, and what is missing for one.

challenge or opportunity → the right people → tools → links inside and outside. A stage is reached
when all stages before it have led to their outcome, and its own locks are open. Whoever goes ahead
all the same (tools first is the commonest mistake) gives a reason, which is kept. So the programme
is a machine whose state is what has been found so far (`reached`); it has one transition that
needs no reason, from a stage to the next, and all others are jumps (`missing`).

A lock beside the stages: the operating model opens when each key segment has enough voices.

The people of a purpose can be looked for without the challenge before them, where nothing else is
held: such a workshop asks for the purpose itself. Tools ask for nobody, so they are never alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Outcome = Mapping[str, Any]
Given = Mapping[str, Outcome]
VOICES = "voices"
"""The lock of the operating model, and the outcome that opens it."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: its ``id``, its title, and the ``outcomes`` of which any one is what it leads to.

    ``words`` say that it has led to none of them, ``cure`` what would.
    """

    id: str
    title: str
    outcomes: tuple[str, ...]
    words: str
    cure: str


STAGES = (
    Stage(
        "challenge",
        "A challenge or an opportunity",
        ("hot spots", "purpose"),
        "There is no hot spot and no purpose yet.",
        "“Hot spots” or “One purpose” opens this.",
    ),
    Stage(
        "people",
        "The right people",
        ("stakeholders", "honeycomb"),
        "Nobody has said yet who matters for it.",
        "“Who matters” opens this.",
    ),
    Stage(
        "tools",
        "Tools",
        ("tools", "ladder"),
        "It is not known yet with which tools people work.",
        "The step “Tools” of the operating model opens this.",
    ),
    Stage(
        "links",
        "Links inside and outside",
        ("links",),
        "Nothing links inside and outside yet.",
        "The step “Links” of the operating model opens this.",
    ),
)
IDS = tuple(stage.id for stage in STAGES)
ALONE = frozenset({"people"})
"""Stages that ask by themselves for what those before them would have led to."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing: ``id`` of the stage or lock, and what would open it."""

    id: str
    words: str
    cure: str

    def to_json(self) -> dict[str, Any]:
        """As a finding, which blocks until there is a reason to go on."""
        return {"id": self.id, "level": "block", "words": self.words, "cure": self.cure}


def is_there(outcome: Outcome | None) -> bool:
    """Whether an outcome holds anything: a text or at least one item."""
    return any((outcome or {}).get(name) for name in ("statement", "text", "items"))


def reached(given: Given) -> str:
    """The stage that is next, by what has been found; the last one where nothing is missing."""
    return next((one.id for one in STAGES if not _is_through(one, given)), IDS[-1])


def missing(stage: str, given: Given, *, before: Collection[str] = IDS) -> list[Lack]:
    """What is missing for a step of this stage, in order; nothing for a step of none.

    ``given`` are the outcomes so far by their names, ``before`` the stages whose outcomes something
    earlier in the same session is there to give. Raises `ValueError` where there is no such stage.
    """
    if not stage:
        return []
    if stage not in IDS:
        raise ValueError(f"there is no stage “{stage}”; there are: {', '.join(IDS)}")
    at = IDS.index(stage)
    asks_itself = stage in ALONE
    found = [
        Lack(one.id, one.words, one.cure)
        for one in STAGES[:at]
        if not _is_through(one, given) and not (asks_itself and one.id not in before)
    ]
    return [*found, *(_unheard(given.get(VOICES)) if at >= IDS.index("tools") else ())]


def _is_through(stage: Stage, given: Given) -> bool:
    return any(is_there(given.get(name)) for name in stage.outcomes)


def _unheard(voices: Outcome | None) -> Iterable[Lack]:
    """The lock of the voices: a segment with too few of them tells so by ``missing``."""
    if voices is None or not is_there(voices):
        yield Lack(
            VOICES,
            "Nobody has been listened to yet.",
            "The voices of “Listen first” open this, when each key segment has enough of them.",
        )
        return
    short = [one for one in voices["items"] if one.get("key", True) and one.get("missing")]
    if short:
        names = ", ".join(f"{one['text']} ({one['missing']} more)" for one in short)
        yield Lack(
            VOICES,
            f"{len(short)} key segment{'s have' if len(short) > 1 else ' has'} too few voices.",
            f"Listening opens this: {names}.",
        )
