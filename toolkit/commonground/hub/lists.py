"""The difference between two lists of things that have ids, and how it is carried out.

A wall of a thousand cards must not be sent again for one more. So a list whose elements all have
an id of their own, a text under "id", is changed in place::

    {"drop": [places that go], "set": [[place, patch], …], "put": [[new place, element], …]}

``drop`` and ``set`` speak of places in the list before, ``put`` of places in the list after; all
are ascending. What has moved goes and comes back; how little that is, the longest run of elements
that kept their order says. Any other list is replaced whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]


def change(
    old: list[Any], new: list[Any], diff: Callable[[Mapping[str, Any], Mapping[str, Any]], Json]
) -> Json | None:
    """What turns ``old`` into ``new``; None where the whole new list says it as shortly."""
    was, now = _places(old), _places(new)
    if was is None or now is None:
        return None
    stays = set(_in_order([was[name] for name in now if name in was]))
    if 2 * len(stays) < len(new):
        return None
    pairs = [(was[name], place) for name, place in now.items() if was.get(name) in stays]
    return {
        "drop": [place for place in range(len(old)) if place not in stays],
        "set": [
            [before, diff(old[before], new[place])]
            for before, place in pairs
            if old[before] is not new[place] and old[before] != new[place]
        ],
        "put": [[place, new[place]] for name, place in now.items() if was.get(name) not in stays],
    }


def changed(
    old: Sequence[Any], change: Json, merge: Callable[[Mapping[str, Any], Json], Json]
) -> list[Any]:
    """``old`` with a change carried out. Elements that it does not name stay the same objects."""
    new = list(old)
    for place, patch in change["set"]:
        new[place] = merge(new[place], patch)
    for place in reversed(change["drop"]):
        del new[place]
    for place, element in change["put"]:
        new.insert(place, element)
    return new


def _places(elements: list[Any]) -> dict[str, int] | None:
    """Id → place; None if not every element has an id of its own."""
    places: dict[str, int] = {}
    for place, element in enumerate(elements):
        name = element.get("id") if isinstance(element, Mapping) else None
        if not isinstance(name, str):
            return None
        places[name] = place
    return places if len(places) == len(elements) else None


def _in_order(numbers: list[int]) -> list[int]:
    """The longest part of the numbers that ascends, found by laying them in piles."""
    tops: list[int] = []
    piles: list[int] = []
    for number in numbers:
        pile = bisect_left(tops, number)
        tops[pile : pile + 1] = [number]
        piles.append(pile)
    found, pile = [], len(tops) - 1
    for number, its in zip(reversed(numbers), reversed(piles), strict=True):
        if its == pile:
            found.append(number)
            pile -= 1
    return found
