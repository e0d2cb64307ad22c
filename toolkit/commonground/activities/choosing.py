"""What a person chooses, what the desk marks and records, and what forbids it.

Each function gives the data of an event, or raises `Refused` with what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities import deciding
from commonground.activities.base import Board, one_of
from commonground.session.problems import Refused
from commonground.session.text import LINE_LENGTH, clean

REASON, BLOCK = UNMET = ("reason", "block")  # what an option asks for while a condition is open
LENGTH = 600
MOST_FIGURE = 10_000_000


def _several(board: Board, given: object) -> list[str]:
    """Different options that there are, in the order in which the board has them."""
    ids = [one["id"] for one in board["options"]]
    named = given if isinstance(given, list) else [given] if given is not None else []
    wanted = {one_of(one, ids, "option") for one in named}
    return [one for one in ids if one in wanted]


def opinion(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody would choose, and why."""
    options = _several(board, data.get("options"))
    if not options:
        raise Refused("Nothing is chosen yet.", do="Tap what you would choose.")
    if len(options) > board["most"]:
        raise Refused(
            f"You chose {len(options)}, and {board['most']} can be chosen at most.",
            do="Take one back first.",
        )
    why = clean(data.get("why", ""), LINE_LENGTH, lines=False, name="reason")
    return {"options": options, "why": why}


def mark(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    """How it stands with a condition that a step names. What is met has something to show."""
    needs = {need["id"] for one in board["options"] for need in one["needs"]}
    need = one_of(data.get("need"), needs, "condition")
    state = one_of(data.get("state"), deciding.STATES, "answer")
    where = clean(data.get("where", ""), LINE_LENGTH, lines=False, name="evidence")
    if state == deciding.MET and not where:
        raise Refused(
            "A condition counts as met when there is something to show for it.",
            do="Say in a few words what shows it.",
        )
    return {"need": need, "state": state, "where": where}


def choice(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    """The decision, unless something stands in its way."""
    options = _several(board, data.get("options"))
    figures = _figures(board, data.get("figures"))
    read = deciding.as_read(board, options, figures)
    chosen = [one for one in read["options"] if one["chosen"]]
    if problem := _blocked(board, chosen, read["findings"]):
        raise problem
    reason = clean(data.get("reason", ""), LENGTH, lines=False, name="reason")
    despite = [need["text"] for one in chosen for need in deciding.open_needs(one)]
    if not reason:
        raise Refused(
            f"There is no reason yet, and this is not met: {despite[0]}."
            if despite
            else "There is no reason yet.",
            safe="What you chose is still here.",
            do="Write in a sentence why you decide so all the same."
            if despite
            else "Write in a sentence why you decide so.",
        )
    return {
        "options": options,
        "texts": [one["text"] for one in chosen],
        "reason": reason,
        "figures": figures,
        "despite": despite,
    }


def _blocked(
    board: Board, chosen: Sequence[Mapping[str, Any]], findings: Sequence[Mapping[str, Any]]
) -> Refused | None:
    """What forbids a choice: none at all, too many, a finding, a condition that must be met."""
    if not chosen:
        return Refused("Nothing is chosen yet.", do="Choose at least one.")
    for finding in findings:
        if finding["level"] == "block":
            return Refused(
                finding["words"], safe="Nothing is recorded.", do=finding.get("cure", "")
            )
    if len(chosen) > board["most"]:
        said = f"{len(chosen)} are chosen, and {board['most']} can be at most."
        return Refused(said, safe="Nothing is recorded.", do="Take some away.")
    for one in chosen:
        needs = deciding.open_needs(one)
        if needs and one["unmet"] == BLOCK:
            said = (
                f"“{one['text']}” cannot be chosen yet: {needs[0]['text']} ({needs[0]['state']})."
            )
            return Refused(said, safe="Nothing is recorded.", do=needs[0]["opens"])
    return None


def _figures(board: Board, given: object) -> dict[str, int]:
    """The numbers that were asked for and given; whole, not negative."""
    named = given if isinstance(given, Mapping) else {}
    found: dict[str, int] = {}
    for one in board["asks"]:
        value = named.get(one["id"])
        if value in (None, ""):
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_FIGURE:
            raise Refused(
                f"“{one['label']}” takes a whole number from 0 to {MOST_FIGURE:,}.",
                safe="What you chose is still here.",
                do="Correct it, or leave it empty.",
            )
        found[one["id"]] = value
    return found
