"""What the report shows of each step's board: what the pages show, and what a page has no room for.

Earlier rounds, all versions with their differences, each owner with a date of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from commonground.activities.base import Board
from commonground.activities.consent import CHOICES
from commonground.hub.state import activity
from commonground.report import judged
from commonground.report.differences import between
from commonground.report.record import Record
from commonground.session.steps import Step

Json = dict[str, Any]


class Place(NamedTuple):
    """A step's board in a session."""

    record: Record
    step: Step
    board: Board


def seen(record: Record, step: Step) -> Json:
    """Everything that the report shows of the step."""
    place = Place(record, step, record.state.board(step))
    shown = activity(step).shared(place.board, record.look(step))
    more = _MORE.get(step.activity)
    return shown | more(place) if more else shown


def _statement(place: Place) -> Json:
    """Each statement that stands, with those that were merged into it."""
    rows = activity(place.step).rows(place.board)
    speaks_for = {row["item"]: _last(place.board["merged"], row["item"]) for row in rows}
    standing = [row for row in rows if speaks_for[row["item"]] == row["item"]]
    return {
        "statements": [
            {
                "text": row["text"],
                "merged": [
                    other["text"]
                    for other in rows
                    if other is not row and speaks_for[other["item"]] == row["item"]
                ],
            }
            for row in standing
        ]
    }


def _last(merged: Mapping[str, str], item: str) -> str:
    """The statement that speaks for this one at the end, however often it was merged on."""
    for _ in merged:
        item = merged.get(item, item)
    return item


def _cards(place: Place) -> Json:
    """Each group with its cards by their words; first those that are in none."""
    board = activity(place.step).shared(place.board, place.record.look(place.step))
    cards = sorted(board["results"], key=lambda card: str(card["text"]).casefold())
    groups = [{"id": "", "name": ""}, *board["groups"]]
    parts = [
        {"name": group["name"], "cards": [card for card in cards if card["in"] == group["id"]]}
        for group in groups
    ]
    return {"parts": [part for part in parts if part["cards"] or part["name"]]}


def _rating(place: Place) -> Json:
    shared = activity(place.step).shared(place.board, place.record.look(place.step))
    return judged.rating(place.step, shared["results"], place.board)


def _placement(place: Place) -> Json:
    """The last round, whichever step it was."""
    return judged.placement(activity(place.step).results(place.board), place.board)


def _versions(place: Place) -> Json:
    """Every version in order, with what changed since the one before."""
    history = place.board["history"]
    # The first one has nothing before it: all of it is shown as it is.
    texts = [version["text"] for version in (*history[:1], *history)]
    return {
        "versions": [
            {
                "version": version["version"],
                "at": version["at"],
                "by": place.record.author(place.step, version["by"]),
                "changes": between(before, version["text"]),
            }
            for before, version in zip(texts, history, strict=False)
        ]
    }


def _consent(place: Place) -> Json:
    """Every round: the text, how many gave which answer, and what they said."""
    board = place.board
    asked = [(past["text"], past["responses"]) for past in board["past"]]
    if board["text"]:
        asked.append((board["text"], list(board["responses"].values())))
    return {"rounds": [_round(text, responses) for text, responses in asked]}


def _round(text: str, responses: Sequence[Json]) -> Json:
    counts = Counter(response["choice"] for response in responses)
    in_no_order = sorted(responses, key=lambda response: str(response["id"]))
    return {
        "text": text,
        "counts": {choice: counts[choice] for choice in CHOICES},
        "concerns": [r["reason"] for r in in_no_order if r["choice"] == "concern"],
        "objections": [r for r in in_no_order if r["choice"] == "objection"],
    }


def _commitments(place: Place) -> Json:
    """Every task with everybody who took it, and by when."""
    owners = place.board["owners"]
    return {
        "commitments": [
            {
                "text": text,
                "owners": [
                    {"name": place.record.author(place.step, author), "by": by}
                    for author, by in owners.get(task, {}).items()
                ],
            }
            for task, text in place.board["tasks"].items()
        ]
    }


def _branches(place: Place) -> Json:
    """The tree branch by branch, once it may be seen."""
    seen = activity(place.step).shared(place.board, place.record.look(place.step))
    return {"results": activity(place.step).results(place.board)} if "pieces" in seen else {}


_MORE: dict[str, Callable[[Place], Json]] = {
    "statement": _statement,
    "cards": _cards,
    "rating": _rating,
    "placement": _placement,
    "goal_tree": _branches,
    "versions": _versions,
    "consent": _consent,
    "commitments": _commitments,
}
