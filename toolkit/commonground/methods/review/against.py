"""What came in against the plan that was agreed: a result for each of its cards.

Everything is told as JSON, so that it can be kept as it was found. A card of which nothing was
measured has a result too, which says so; what was measured and is in no card is no result. An
activity is context: it stands beside an outcome or not at all.
"""

from __future__ import annotations

from commonground.methods.review import notes, scale
from commonground.methods.review.matched import Asked, Json, card_of, measured, same
from commonground.methods.review.result import result


def against(asked: Asked) -> Json:
    """The ``results``, a record for each card (see `commonground.methods.review.result`).

    With them what is ``outside`` the plan, ``findings`` about the whole, and for the scale gate
    ``hot_spots``, ``counters``, ``weeks`` and ``people``.
    """
    cards = [card_of(given) for given in asked.cards]
    found = [measured(card, key, asked) for card, key in cards]
    watched = {same(card.counter_metric) for card, _ in cards if card.counter_metric}
    results = [result(one, asked, watched) for one in found]
    there = [one for one in results if not one["activity"] and one["after"] is not None]
    first = min(there, key=lambda one: bool(one["context"]), default={"id": ""})["id"]
    results = [{**one, "beside": first if one["activity"] else ""} for one in results]
    left = notes.outside(asked, [key for _, key in cards], [card.title for card, _ in cards])
    return {
        "results": results,
        "outside": left,
        "hot_spots": scale.spots(found, asked, watched),
        "counters": scale.counters(results, [card for card, _ in cards]),
        "weeks": scale.weeks(found, asked.change),
        "people": scale.people(found, asked.change),
        "findings": [*notes.of_review(asked, left)],
    }
