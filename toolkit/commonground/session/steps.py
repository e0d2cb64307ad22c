"""What a notebook declares: a workshop, and its steps."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Any

LONGEST_ID = 60
RECESS = "recess"  # the activity of a break


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of a workshop.

    ``source`` names the earlier step whose result this one starts from. ``continues`` names the
    earlier step whose board this one goes on with; a ``source`` beside it adds what that one found.
    ``gives`` names what this step's result is to later workshops of the same session ("purpose",
    "stakeholders"), and ``takes`` what this one starts from if an earlier workshop gave it; where
    none did, it starts from ``source``, or empty. ``anonymous`` steps are logged under a pseudonym
    that is different in each board. ``stage`` is the step of the programme that it belongs to
    (`commonground.methods.programme`), where that is not its workshop's.
    """

    id: str
    title: str
    activity: str
    minutes: int
    prompt: str = ""
    notes: str = ""
    who_sees: str = ""
    source: str | None = None
    continues: str | None = None
    gives: str | None = None
    takes: str | None = None
    anonymous: bool = False
    revealed: bool = False
    options: Mapping[str, Any] = field(default_factory=dict)
    stage: str | None = None

    @property
    def board(self) -> str:
        """The name of the board that this step works on."""
        return self.continues or self.id

    def to_json(self) -> dict[str, Any]:
        """All fields, as the log and the exports hold them."""
        return {name: getattr(self, name) for name in self.__slots__} | {
            "options": dict(self.options)
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Step:
        """The step that `to_json` wrote; fields of a later version are left out."""
        return cls(**{name: data[name] for name in cls.__slots__ if name in data})


@dataclass(frozen=True, slots=True)
class Workshop:
    """A notebook's title, steps and what they lead to.

    ``stage`` is the step of the programme that it belongs to, if it belongs to one. Where an agenda
    holds it before all is there that it builds on, ``provisional`` is the reason.
    """

    id: str
    title: str
    leads_to: str
    steps: tuple[Step, ...]
    stage: str = ""
    provisional: str = ""

    @property
    def is_break(self) -> bool:
        """Whether nothing but a break is in it."""
        return {step.activity for step in self.steps} == {RECESS}

    @property
    def minutes(self) -> int:
        """The planned length, in minutes."""
        return sum(step.minutes for step in self.steps)

    def to_json(self) -> dict[str, Any]:
        """All fields, as the log and the exports hold them."""
        return {
            "id": self.id,
            "title": self.title,
            "leads_to": self.leads_to,
            "steps": [step.to_json() for step in self.steps],
            "stage": self.stage,
            "provisional": self.provisional,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Workshop:
        """The workshop that `to_json` wrote."""
        steps = tuple(Step.from_json(step) for step in data["steps"])
        texts = {name: data.get(name, "") for name in ("leads_to", "stage", "provisional")}
        return cls(data["id"], data["title"], steps=steps, **texts)


def programme(workshops: Sequence[Workshop]) -> list[Workshop]:
    """The workshops of one session, in which no two have the same id, and no two steps either.

    A workshop that is held again is counted; a step whose id an earlier workshop has is called
    after its own workshop too.
    """
    held: list[Workshop] = []
    for workshop in workshops:
        held.append(joining(held, workshop))
    return held


def joining(held: Sequence[Workshop], workshop: Workshop) -> Workshop:
    """The workshop as it is called in a session that has these already."""
    identity = _free(workshop.id, [one.id for one in held])
    again = identity != workshop.id and any(one.title == workshop.title for one in held)
    title = f"{workshop.title} ({identity.rpartition('-')[2]})" if again else workshop.title
    earlier = {step.id for one in held for step in one.steps}
    taken = earlier | {step.id for step in workshop.steps}
    fresh: dict[str, str] = {}
    for step in workshop.steps:
        if step.id in earlier:
            alone = step.id == workshop.id  # a break, whose step is called as it is
            fresh[step.id] = _free(identity if alone else f"{identity}-{step.id}", taken)
            taken.add(fresh[step.id])
    steps = tuple(_renamed(step, fresh) for step in workshop.steps)
    return replace(workshop, id=identity, title=title, steps=steps)


def inserted(workshops: Sequence[Workshop], new: Workshop, after: str | None) -> list[Workshop]:
    """The workshops with a new one after that of this id; first for None, last for an unknown."""
    ids = [workshop.id for workshop in workshops]
    at = 0 if after is None else ids.index(after) + 1 if after in ids else len(ids)
    return [*workshops[:at], new, *workshops[at:]]


def recess(title: str, minutes: int) -> Workshop:
    """A break, as what stands between workshops: one step in which nothing is asked."""
    return Workshop("break", title, "", (Step("break", title, RECESS, minutes),))


def _free(name: str, taken: Collection[str]) -> str:
    """The name, or the first counted one that is free; as short as an id must be."""
    counted = (f"{name[: LONGEST_ID - 4]}-{number}" for number in count(2))
    return next(one for one in chain([name[:LONGEST_ID]], counted) if one not in taken)


def _renamed(step: Step, fresh: Mapping[str, str]) -> Step:
    return replace(
        step,
        id=fresh.get(step.id, step.id),
        source=fresh.get(step.source or "", step.source),
        continues=fresh.get(step.continues or "", step.continues),
    )
