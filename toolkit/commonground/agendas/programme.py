"""From an agenda to what a session is made of: its workshops, and the breaks between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from commonground.agendas.narrowing import narrowed
from commonground.agendas.reading import LONGEST, SAFE, Agenda, Part, found, read
from commonground.resources import agendas_folder
from commonground.session.problems import CommonGroundError, Refused, Unusable
from commonground.session.steps import Workshop, recess

BREAK = 15  # minutes, where nothing is said of it
_JOINED_BREAK = re.compile(r"break(?::(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Choice:
    """An agenda that can be chosen, with the title and the minutes of each part."""

    agenda: Agenda
    parts: Sequence[tuple[str, int, bool]]

    @property
    def minutes(self) -> int:
        """The whole length."""
        return sum(minutes for _, minutes, _ in self.parts)


class Wrong(NamedTuple):
    """A file that is no agenda, and why."""

    name: str
    problem: CommonGroundError


@dataclass(frozen=True, slots=True)
class Menu:
    """The workshops and agendas of a server, and what keeps an agenda from being used.

    ``own`` are the ids of workshops that are a facilitator's own: a packaged agenda takes them as
    long as they are. ``folder`` has agendas of their own, which must add up with everything.
    """

    workshops: Mapping[str, Workshop]
    own: Collection[str] = ()
    folder: Path | None = None

    def choices(self) -> tuple[list[Choice], list[Wrong]]:
        """All agendas that can be used, the blank one last, and what is wrong with the others."""
        good, wrong = [], []
        for path in self._files().values():
            try:
                agenda = self._read(path)
            except CommonGroundError as problem:
                wrong.append(Wrong(path.name, problem))
                continue
            held = zip(programme(agenda, self.workshops), agenda.parts, strict=True)
            parts = [(book.title, book.minutes, not part.workshop) for book, part in held]
            good.append(Choice(agenda, parts))
        return sorted(good, key=_rank), wrong

    def choose(self, words: str) -> tuple[str, list[Workshop]]:
        """The title and the workshops of an agenda, or of workshops joined by ``+``.

        Raises `Refused` when there is no such thing, and `Unusable` for what is wrong with a file.
        """
        files = self._files()
        if words in files:
            agenda = self._read(files[words])
            return agenda.title, programme(agenda, self.workshops)
        joint = joined(words)
        missing = [name for name in joint.workshops if name not in self.workshops]
        if missing or not joint.workshops:
            raise Refused(
                f"There is no agenda called “{(missing or [words])[0][:60]}”.",
                do=f"Choose one of: {', '.join(files)}. Or join workshops by +, of these: "
                f"{', '.join(self.workshops)}.",
            )
        titles = [self.workshops[name].title for name in joint.workshops]
        return ", ".join(titles), programme(joint, self.workshops)

    def _files(self) -> dict[str, Path]:
        return found(agendas_folder(), *([self.folder] if self.folder else []))

    def _read(self, path: Path) -> Agenda:
        agenda = read(path)
        given = path.parent == agendas_folder() and {*agenda.workshops} & {*self.own}
        check(agenda, self.workshops, lengths=not given)
        return agenda


def _rank(choice: Choice) -> tuple[bool, int, int]:
    return choice.agenda.id == "blank", len(choice.parts), choice.minutes


def joined(words: str) -> Agenda:
    """The agenda of workshops and breaks that are joined by ``+``, in this order.

    The breaks have 15 minutes, or as many as ``break:20`` says; the workshops' minutes stand in
    their notebooks.
    """
    return Agenda(words, "", "", "", tuple(_joined(word) for word in words.split("+") if word))


def _joined(word: str) -> Part:
    pause = _JOINED_BREAK.fullmatch(word)
    if pause is None:
        return Part(0, workshop=word)
    minutes = int(pause[1] or BREAK)
    if not 1 <= minutes <= LONGEST:
        raise Refused(f"A break has 1 to {LONGEST} minutes.", do="Write for example break:15.")
    return Part(minutes, title="Break")


def check(agenda: Agenda, workshops: Mapping[str, Workshop], *, lengths: bool = True) -> None:
    """Raises `Unusable` unless the workshops are there and as long as the agenda says."""
    names = [part.workshop for part in agenda.parts if part.workshop]
    if missing := [name for name in names if name not in workshops]:
        raise Unusable(
            f"The agenda “{agenda.id}” has a workshop “{missing[0]}”, and there is none.",
            SAFE,
            f"Choose one of: {', '.join(workshops)}.",
        )
    for part, held in zip(agenda.parts, programme(agenda, workshops), strict=True):
        if lengths and part.minutes != held.minutes:
            raise Unusable(
                f"The agenda “{agenda.id}” gives {held.title} {part.minutes} minutes; the "
                f"steps in its notebook take {held.minutes}.",
                SAFE,
                "Change one of the two until they are the same, or name the steps that are held: "
                "then they share out the minutes.",
            )


def programme(agenda: Agenda, workshops: Mapping[str, Workshop]) -> list[Workshop]:
    """What a session of this agenda is made of: workshops, and between them each break as one.

    Raises `Unusable` where a part holds steps without those that they need.
    """
    found: list[Workshop] = []
    before: dict[str, set[str]] = {}  # the steps of each workshop in the parts so far
    for part in agenda.parts:
        if not part.workshop:
            found.append(recess(part.title, part.minutes))
            continue
        held = before.setdefault(part.workshop, set())
        found.append(narrowed(agenda.id, part, workshops[part.workshop], held))
        held |= {step.id for step in found[-1].steps}
    return found


def in_words(minutes: int) -> str:
    """“90 min”, and “5 h 45 min” where one thinks in hours."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min".removesuffix(" 0 min") if minutes > 120 else f"{minutes} min"
