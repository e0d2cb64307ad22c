"""Readiness: six disciplines on an anchored scale, and five ways of failing that one recognises.

A chain is as strong as its weakest link, so readiness overall is the lowest of the six medians,
never their mean: a strong vision does not make up for nobody who guides. For the same reason the
five scenarios are never averaged: one that fits is enough to fail by.

The disciplines and the scenarios are those of practitioners' articles on social collaboration; the
anchors and the thresholds are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from commonground.methods.agreement import Judgements, summarise
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Bands, Failing, Ready

DISCIPLINES: Final = ("vision", "strategy", "purpose", "launch", "guide", "adapt")
SCENARIOS: Final = ("roll-out", "everything", "command", "one-sided", "customers-first")
RESULTS: Final = ("ammunition for cynics", "too big, no purpose", "customers beside staff")

Answers = Mapping[str, Iterable[float | None]]


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a group sees itself.

    ``disciplines`` holds the answers to each (0 to 4), in the order of ``DISCIPLINES``.
    ``overall`` is the lowest median, and ``lowest`` names the disciplines that have it. It is None
    while a discipline has no median, because nobody judged it or there are two camps: ``open``
    names these.
    """

    disciplines: dict[str, Judgements]
    overall: float | None
    lowest: tuple[str, ...]
    open: tuple[str, ...]
    settings: Ready

    @property
    def passed(self) -> bool:
        """Whether every discipline is as good as it needs to be; what is open is not."""
        return self.overall is not None and self.overall >= self.settings.enough


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """How much each scenario fits, from 0 (not us) to 3 (this is us).

    ``red`` are the scenarios whose median reaches the threshold; ``split`` those with two camps,
    which have no median: the group has not yet seen the same thing, and that is to be talked about.
    """

    scenarios: dict[str, Judgements]
    red: tuple[str, ...]
    split: tuple[str, ...]


def readiness(ratings: Answers, settings: Ready | None = None) -> Readiness:
    """Readiness from ``ratings``: discipline → what each person said, 0 to 4; None for no answer.

    >>> good = {name: [3, 3, 4, 3, 3] for name in DISCIPLINES}
    >>> readiness(good | {"guide": [1, 1, 2, 1, 1]}).overall
    1.0

    Raises Unsuitable for a discipline that is none, and for a rating off the scale.
    """
    settings = settings or Ready()
    found = _judged(ratings, DISCIPLINES, (settings.low, settings.high), settings.bands)
    unsaid = tuple(name for name, one in found.items() if one.median is None)
    medians = {name: one.median for name, one in found.items() if one.median is not None}
    overall = None if unsaid else min(medians.values())
    lowest = tuple(name for name, median in medians.items() if median == overall)
    return Readiness(found, overall, lowest, unsaid, settings)


def diagnosis(ratings: Answers, settings: Failing | None = None) -> Diagnosis:
    """How much each of the five scenarios fits, from scenario → what each person said, 0 to 3.

    Raises Unsuitable for a scenario that is none, and for a rating off the scale.
    """
    settings = settings or Failing()
    found = _judged(ratings, SCENARIOS, (settings.low, settings.high), settings.bands)
    fits = {name: one.median for name, one in found.items() if one.median is not None}
    return Diagnosis(
        found,
        tuple(name for name, median in fits.items() if median >= settings.red),
        tuple(name for name, one in found.items() if one.n and one.median is None),
    )


def ready_in_words(found: Readiness, names: Mapping[str, str]) -> str:
    """What the six come to, in a sentence; ``names`` says how a discipline is called.

    >>> ready_in_words(readiness({}), {})
    'Nobody has answered yet.'
    """
    if not any(one.n for one in found.disciplines.values()):
        return "Nobody has answered yet."
    camps = [names.get(key, key) for key in found.open if found.disciplines[key].n]
    empty = [names.get(key, key) for key in found.open if not found.disciplines[key].n]
    if camps:
        return f"No level yet: two camps on {_listed(camps)}. Talk about it, then rate again."
    if empty:
        return f"No level yet: nobody has judged {_listed(empty)}."
    level = f"{found.overall:g} of {found.settings.high}"
    lowest = _listed([names.get(key, key) for key in found.lowest])
    if not found.passed:
        enough = f"{found.settings.enough:g}"
        return f"As ready as the weakest of the six: {lowest}, at {level}. Enough is {enough}."
    if len(found.lowest) == len(found.disciplines):
        return f"Ready to begin: all six are at {level}."
    return f"Ready to begin: the lowest of the six is {lowest}, at {level}."


def flags_in_words(found: Diagnosis, names: Mapping[str, str]) -> str:
    """What the five come to, in a sentence; ``names`` says how a scenario is called."""
    if not any(one.n for one in found.scenarios.values()):
        return "Nobody has answered yet."
    red = _listed([f"“{names.get(key, key)}”" for key in found.red])
    split = _listed([f"“{names.get(key, key)}”" for key in found.split])
    if not found.red:
        return f"No red flag yet, but two camps on {split}." if split else "No red flag."
    flags = "One red flag" if len(found.red) == 1 else f"{len(found.red)} red flags"
    camps = f" Two camps on {split}." if split else ""
    return f"{flags}: {red}. One is enough to fail by.{camps}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _judged(
    ratings: Answers, names: tuple[str, ...], scale: tuple[int, int], bands: Bands
) -> dict[str, Judgements]:
    if strange := sorted(ratings.keys() - set(names)):
        raise Unsuitable(
            f"“{strange[0]}” is none of these: {', '.join(names)}.", "Use their names."
        )
    return {name: summarise(ratings.get(name, ()), scale, bands) for name in names}
