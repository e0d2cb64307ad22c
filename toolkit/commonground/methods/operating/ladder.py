"""The ladder: community, council, centre, tribe, and only then a platform.

A rung is reached by evidence, not by a plan. The platform is locked until people who already work
together have shown that it pays: tools first is the commonest way to fail. The rungs and the sizes
of centre and tribe are those of practitioners' articles on social collaboration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Sizes

RUNGS: Final = {
    "community": "A community of practice that measurably improves a role",
    "council": "A council of practitioners, with legal, security, privacy and HR",
    "centre": "A centre of excellence",
    "tribe": "A tribe with clear roles",
    "platform": "A platform, now and only now",
}
"""The rungs from the lowest to the highest → what each is."""
EVIDENCE: Final = "evidence"  # what a rung lacks that nothing else keeps from being reached


@dataclass(frozen=True, slots=True)
class Problem:
    """A shared problem, and how many people would work on it together from the first day."""

    words: str
    people: int


@dataclass(frozen=True, slots=True)
class Rung:
    """Whether a rung is reached, what would open it, and what is odd about it."""

    name: str
    reached: bool
    lacks: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs from the lowest, and the people of the first day, summed over the problems."""

    rungs: tuple[Rung, ...]
    people: int

    @property
    def standing(self) -> str:
        """The highest rung with none missing below it; empty on the ground."""
        names = ""
        for rung in self.rungs:
            if not rung.reached:
                break
            names = rung.name
        return names


def climb(
    evidence: Mapping[str, str],
    *,
    centre: int | None = None,
    tribe: int | None = None,
    roles: Sequence[str] = (),
    problems: Sequence[Problem] = (),
    sizes: Sizes | None = None,
) -> Ladder:
    """Where a group stands, from the ``evidence`` for each rung in words (empty is none).

    ``centre`` and ``tribe`` are numbers of people, ``roles`` those that the tribe has, and
    ``problems`` what people would work on from the first day.

    >>> climb({"community": "Rework fell from 18 to 14 % in North"}).standing
    'community'

    Raises Unsuitable for evidence of a rung that is none.
    """
    if strange := sorted(evidence.keys() - RUNGS.keys()):
        raise Unsuitable(f"“{strange[0]}” is no rung.", f"The rungs are {', '.join(RUNGS)}.")
    shown = {name for name, words in evidence.items() if words.strip()}
    odd = {
        "centre": tuple(_centre(centre, sizes or Sizes())),
        "tribe": tuple(_tribe(centre, tribe, roles, sizes or Sizes())),
    }
    lacks = {name: () if name in shown else (EVIDENCE,) for name in RUNGS}
    lacks["platform"] = (*_locks(shown, problems), *lacks["platform"])
    rungs = (Rung(name, not lacks[name], lacks[name], odd.get(name, ())) for name in RUNGS)
    return Ladder(tuple(rungs), sum(problem.people for problem in problems))


def _locks(shown: set[str], problems: Sequence[Problem]) -> Iterator[str]:
    """What would open the platform."""
    if "community" not in shown:
        yield "a community that has shown an outcome"
    if "council" not in shown:
        yield "a council"
    if not problems:
        yield "the problems that people would work on"
    elif not any(problem.people for problem in problems):
        yield "the people who would work on them from the first day"


def _centre(centre: int | None, sizes: Sizes) -> Iterator[str]:
    if centre is not None and not sizes.centre[0] <= centre <= sizes.centre[1]:
        low, high = sizes.centre
        yield f"A centre of {centre}: with {low} to {high} people it is quick and not alone."


def _tribe(
    centre: int | None, tribe: int | None, roles: Sequence[str], sizes: Sizes
) -> Iterator[str]:
    if tribe is None:
        return
    if not any(role.strip() for role in roles):
        yield "A tribe without roles: who helps newcomers, who decides, who listens?"
    low, high = sizes.times
    if centre and not low * centre <= tribe <= high * centre:
        yield (
            f"A tribe of {tribe} for a centre of {centre}: "
            f"{low} to {high} times as many ({low * centre} to {high * centre}) can be cared for."
        )
