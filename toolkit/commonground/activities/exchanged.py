"""What comes out of an exchange: each side of a pair as the room sees it, and nobody by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Any

from commonground.activities.base import shuffled
from commonground.activities.pairing import side
from commonground.methods.stakeholders import exchanged

Said = Mapping[str, Any]  # give, get and evidence of one person about one side


def told(items: Sequence[Said], given: Iterable[Mapping[str, Said]]) -> list[dict[str, Any]]:
    """A record per side of which somebody spoke, in the order of the parties.

    ``give``, ``get`` (medians, 0 to 3, None where nobody said), ``net`` (get - give, -3 to 3),
    ``n`` people, ``evidence`` (a line each, in no order), ``motivators`` (what draws them, with how
    many said so, the most first), ``exchange`` as in `methods.stakeholders.EXCHANGES`.
    """
    texts = {str(item["id"]): str(item["text"]) for item in items}
    said: dict[str, list[Said]] = {}
    for own in given:
        for way, one in own.items():
            said.setdefault(way, []).append(one)
    gets = {way: _median(one["get"] for one in of_all) for way, of_all in said.items()}
    places = {item: place for place, item in enumerate(texts)}
    ways = [way.split(">") for way in said]
    return [
        _record((one, other), texts, said[side(one, other)], gets)
        for one, other in sorted(ways, key=lambda way: [places.get(end, 0) for end in way])
        if one in texts and other in texts
    ]


def _record(
    way: tuple[str, str],
    texts: Mapping[str, str],
    said: Sequence[Said],
    gets: Mapping[str, float | None],
) -> dict[str, Any]:
    one, other = way
    give, get = _median(each["give"] for each in said), gets[side(one, other)]
    return {
        "id": side(one, other),
        "from": texts[one],
        "to": texts[other],
        "give": give,
        "get": get,
        "net": None if give is None or get is None else get - give,
        "n": len(said),
        "evidence": "\n".join(shuffled([e["evidence"] for e in said if e["evidence"]], "")),
        "motivators": ", ".join(f"{name} ({count})" for name, count in _drawn(said)),
        "exchange": exchanged(get, gets.get(side(other, one))),
        "from_id": one,
        "to_id": other,
    }


def _drawn(said: Sequence[Said]) -> list[tuple[str, int]]:
    """What draws them, by how many said so; where as many did, in the order of the words."""
    counts = Counter(one for each in said for one in each.get("motivators", ()))
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _median(values: Iterable[int | None]) -> float | None:
    told = [value for value in values if value is not None]
    return median(told) if told else None
