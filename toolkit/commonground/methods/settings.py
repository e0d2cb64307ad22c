"""The thresholds of the method that are a judgement of ours: all here, for a facilitator to change.

Each is a setting of the calculation that uses it: ``summarise(ratings, scale, Bands(least=8))``.
What has a source (the formulas, .667 and .80 for Krippendorff's alpha) is kept with them only when
somebody may want another value.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bands:
    """How agreement is put into words.

    ``agree`` and ``discuss`` are the lowest values of van der Eijk's A (-1 to 1) that are called
    so; what is lower is "split", and below ``camps`` it is "two camps". Of fewer than ``least``
    answers no index is computed.
    """

    agree: float = 0.6
    discuss: float = 0.3
    camps: float = 0.0
    least: int = 5


@dataclass(frozen=True, slots=True)
class Reliability:
    """What Krippendorff's alpha must reach (*Content Analysis*, 4th edition, Sage 2018, ch. 12)."""

    tentative: float = 0.667
    good: float = 0.80


@dataclass(frozen=True, slots=True)
class Response:
    """The part (0 to 1) of those asked that must answer for a network's centrality to be stable."""

    least: float = 0.8


@dataclass(frozen=True, slots=True)
class Mendelow:
    """Where power and interest, both from ``low`` to ``high``, are cut into low and high.

    What lies on the ``cut`` counts as high: somebody who is heard without need costs an hour,
    somebody who is overlooked may cost the whole effort.
    """

    low: int = 1
    high: int = 9
    cut: float = 5


@dataclass(frozen=True, slots=True)
class WinWin:
    """What both sides must get (0 to 3) for an exchange to be a win for both."""

    least: float = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """When two names are near enough to ask whether they mean the same.

    Words with fewer than ``letters`` letters are too short for a slip in them; in words of ``long``
    letters and more, one letter may be wrong, missing or too many.
    """

    letters: int = 5
    long: int = 8


@dataclass(frozen=True, slots=True)
class Gaming:
    """From which risk of gaming (1 to 5) an indicator needs a counter-metric."""

    easily: int = 4


@dataclass(frozen=True, slots=True)
class Balance:
    """How many indicators a purpose can have before nobody looks at them all."""

    most: int = 7


@dataclass(frozen=True, slots=True)
class Power:
    """How sure a group wants to be: the margin of a share, and what chance may hide from it.

    ``margin`` and ``confidence`` are parts of 1, as is ``power``, the chance of seeing a change
    that is there.
    """

    margin: float = 0.05
    confidence: float = 0.95
    power: float = 0.8


@dataclass(frozen=True, slots=True)
class Steadiness:
    """How much of a series is needed, and how many in a row are a trend.

    Limits from fewer than ``least`` values are provisional, and a review shows none from fewer
    than ``shown`` before the change; an interrupted series needs ``each_side`` values before and
    from the change on.
    """

    least: int = 12
    shown: int = 5
    trend: int = 7
    each_side: int = 8


@dataclass(frozen=True, slots=True)
class Ready:
    """The scale of the six disciplines, and what each must reach for the list to be sufficient."""

    low: int = 0
    high: int = 4
    enough: float = 2
    bands: Bands = field(default_factory=Bands)


@dataclass(frozen=True, slots=True)
class Failing:
    """The scale of "this is us", and the median from which a scenario is a red flag."""

    low: int = 0
    high: int = 3
    red: float = 2
    bands: Bands = field(default_factory=Bands)


@dataclass(frozen=True, slots=True)
class Focus:
    """How many hot spots to begin with, and with how many people it is no longer small.

    With fewer than ``raters`` people, nothing is said about what other raters would have led to.
    What is among the first three in this part (0 to 1) of all ways to weigh, or more, is ``sure``.
    """

    least: int = 2
    most: int = 3
    people: int = 1_000
    raters: int = 5
    sure: float = 0.9


@dataclass(frozen=True, slots=True)
class Road:
    """Within how many days an early win comes, and how many steps an owner may have at once."""

    early: int = 14
    at_once: int = 3


@dataclass(frozen=True, slots=True)
class Listened:
    """How many voices a key segment must have before it counts as heard."""

    voices: int = 3


@dataclass(frozen=True, slots=True)
class Scaling:
    """In how many hot spots an outcome must move, and for how many weeks it must have run."""

    signals: int = 2
    weeks: float = 12


@dataclass(frozen=True, slots=True)
class Portfolio:
    """From which likeness (0 to 1) two purposes are one, and how many expand in one cycle."""

    alike: float = 0.85
    expansions: int = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many people a centre has, and how many times as many its tribe; ends included."""

    centre: tuple[int, int] = (2, 6)
    times: tuple[int, int] = (10, 100)


@dataclass(frozen=True, slots=True)
class Concentration:
    """The part (0 to 1) of the roles above which one unit owns too many of them."""

    most: float = 0.5


@dataclass(frozen=True, slots=True)
class Merging:
    """From which part (0 to 1) of common capabilities two tools are candidates to merge."""

    least: float = 0.5


@dataclass(frozen=True, slots=True)
class SmallCells:
    """How many people or cases must be behind a number of imported data for it to be shown.

    What is withheld beside a small cell, so that nobody can subtract, holds ``together`` at least.
    """

    least: int = 5
    together: int = 10


class Guidance:
    """How many guidelines people can keep in mind."""

    most: int = 7


@dataclass(frozen=True, slots=True)
class Coded:
    """How many ``coders`` a quote needs, and of how many quotes a share is told.

    A share of fewer than ``few`` quotes is told as a count only: "2 of 3" is no percentage.
    """

    coders: int = 2
    few: int = 5
