"""Which series belongs to which card of the plan, and which is with the change or without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from commonground.methods import indicators
from commonground.methods.indicators import Card
from commonground.methods.review.evidence import Evidence, evidence
from commonground.methods.review.measured import Line, line, together

Json = dict[str, Any]
OUTCOMES: Final = ("outcome", "impact")
HOT, OTHER = "with the change", "without the change"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a review is asked: the plan's cards, the series, and what the room knows besides.

    ``change`` is the day of the change, ``randomised`` says that chance chose the groups,
    ``predicted`` are the room's estimates (id or text, low, likely, high, n), ``spots`` the names
    of the hot spots.
    """

    cards: Sequence[Mapping[str, Any]]
    series: Sequence[Mapping[str, Any]]
    change: date | None = None
    randomised: bool = False
    predicted: Sequence[Mapping[str, Any]] = ()
    spots: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """The lines of one card, and what they tell.

    ``key`` is by what the card is known in the session; ``activity`` says that the file counts
    what people do in a tool; ``other_unit`` is the card's, where it cannot be that of the data.
    """

    card: Card
    key: str
    treated: Line | None
    control: Line | None
    segments: tuple[Line, ...]
    activity: bool
    found: Evidence | None
    other_unit: str


def card_of(given: Mapping[str, Any]) -> tuple[Card, str]:
    """A card from JSON, and by what it is known: its ``key``, or its own id, or its name."""
    card, _ = indicators.read({k: v for k, v in given.items() if k not in ("key", "text")})
    return card, str(given.get("key") or card.id or card.name)


def measured(card: Card, key: str, asked: Asked) -> Measured:
    """What was measured of a card.

    Where groups were named and none of them is said to have the change, the segments are those
    with it: only the hot spots among them, if their names are known. One measure is taken; a
    second one of the same card would be another thing.
    """
    of_card = [one for one in asked.series if _is_of(one, card, key)]
    card, other_unit = _in_shares(card) if _is_share(of_card) else (card, "")
    own = [one for one in of_card if one.get("measure") == of_card[0].get("measure")]
    by_arm = {arm: [one for one in own if one.get("arm") == arm] for arm in ("treated", "control")}
    parts = [one for one in own if one.get("segment") and not one.get("arm")]
    segments = tuple(line(one, card) for one in parts)
    hot = tuple(one for one in segments if not asked.spots or named(one.name, asked.spots))
    whole = [one for one in own if not one.get("arm") and not one.get("segment")]
    control = [line(one, card) for one in by_arm["control"]]
    treated = [line(one, card) for one in by_arm["treated"]]
    if not treated and (control or not whole):
        treated = list(hot)
    one = together(treated, HOT) or together([line(each, card) for each in whole[:1]], "")
    other = together(control, OTHER)
    found = None
    if one is not None and one.points:
        found = evidence(one, other, asked.change, randomised=asked.randomised)
    activity = bool(own) and all(each.get("activity") for each in own)
    return Measured(card, key, one, other, segments, activity, found, other_unit)


def _is_share(series: Sequence[Mapping[str, Any]]) -> bool:
    return bool(series) and series[0].get("unit") == "share"


def _in_shares(card: Card) -> tuple[Card, str]:
    """The card of a share in percent, and the unit that it had if that was another thing.

    Then nothing can be held against what it says in that unit.
    """
    if card.is_percent or card.is_share:
        return card, ""
    if not card.unit.strip():
        return replace(card, unit="%"), ""
    return replace(card, unit="%", baseline=None, target=None, threshold=""), card.unit


def _is_of(series: Mapping[str, Any], card: Card, key: str) -> bool:
    said = str(series.get("card") or "")
    if said:
        return said in (key, card.id)
    return same(str(series.get("measure") or "")) == same(card.name)


def way(card: Card) -> int:
    """Where it shall go: 1 up, -1 down, 0 nowhere."""
    if card.direction in ("up", "down"):
        return 1 if card.direction == "up" else -1
    if card.direction == "hold" or card.target is None or card.baseline is None:
        return 0
    return (card.target > card.baseline) - (card.target < card.baseline)


def moved_as(card: Card, found: Evidence | None) -> int | None:
    """1 as intended, -1 against it, 0 not shown, None not known."""
    if found is None or found.direction is None:
        return None
    if wanted := way(card):
        return wanted * found.direction
    return -1 if found.direction and card.direction == "hold" else 0


def same(name: object) -> str:
    """A name as names are compared."""
    return " ".join(str(name).split()).casefold()


def named(name: str, names: Iterable[str]) -> bool:
    """Whether a name is among others."""
    return same(name) in {same(one) for one in names}
