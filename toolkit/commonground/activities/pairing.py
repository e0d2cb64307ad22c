"""Which pairs of parties are asked about, so that two hundred of them do not make forty thousand.

Either each party is paired with those who stand next to it in the list, as many pairs as the room
can speak for; or everybody chooses the pairs that they know something about. A pair has two sides,
and each side is asked for by itself: ``i>j`` is what i gives j and gets from j, as i sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from commonground.activities.assignment import assign
from commonground.activities.base import Room

NEIGHBOURS, CHOSEN = "neighbours", "chosen"
PAIRS = (NEIGHBOURS, CHOSEN)
NEAR = 2  # how far away in the list a neighbour may stand
MOST = 6  # sides that one person speaks for
RATERS = 2  # people who speak for each side
LIMIT = 60  # pairs in all


def side(one: str, other: str) -> str:
    """The id of what ``one`` gives ``other`` and gets from them."""
    return f"{one}>{other}"


def neighbours(items: Sequence[str], near: int) -> Iterator[tuple[str, str]]:
    """Each with the next in the list, then with the one after it, and so on, all round."""
    count = len(items)
    for far in range(1, min(near, count // 2) + 1):
        # Half way round, each pair would come twice.
        for place in range(count // 2 if 2 * far == count else count):
            yield items[place], items[(place + far) % count]


def fallen_to(
    items: Sequence[str], room: Room, options: Mapping[str, Any]
) -> tuple[list[str], Mapping[str, list[str]]]:
    """The sides that are asked about, and author → those that fell to them.

    No more pairs than the people of the room can speak for, when each has ``most`` sides.
    """
    most, limit = int(options.get("most", MOST)), int(options.get("limit", LIMIT))
    raters = min(int(options.get("raters", RATERS)), len(room.authors))
    if raters:
        limit = max(1, min(limit, len(room.authors) * most // (2 * raters)))
    pairs = islice(neighbours(items, int(options.get("near", NEAR))), limit)
    sides = [way for one, other in pairs for way in (side(one, other), side(other, one))]
    return sides, assign(sides, Room(room.authors, {}, room.seed), raters)


def distinct(items: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The items with id and text; texts that are the same are numbered, to be told apart."""
    found: list[dict[str, str]] = []
    taken: set[str] = set()
    for item in items:
        text, number = str(item["text"]), 2
        while text in taken:
            text, number = f"{item['text']} ({number})", number + 1
        taken.add(text)
        found.append({"id": str(item["id"]), "text": text})
    return found
