"""What simulated people write when a group designs its measures.

Like the other texts of the simulated people, these stand in ``data/rehearsal.json``. Where there
are more people than texts, some write what others write too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

PIECES = 3  # by one person


@cache
def texts() -> dict[str, Any]:
    """What they have in mind: of each stage, as questions, as metrics, and on cards."""
    return dict(json.loads(data("rehearsal.json").read_text(encoding="utf-8"))["measures"])


def write_chain(page: Page, chance: Random) -> Move | None:
    """A card in some column, until there are three."""
    own = page["mine"]["pieces"]
    if "add_piece" not in page["can"] or len(own) >= PIECES or _is_revealed(page):
        return None
    place = chance.choice(page["board"]["stages"])
    return _new(own, place, texts()["chain"][place], chance)


def write_tree(page: Page, chance: Random) -> Move | None:
    """A question under some goal, and then numbers under one's own questions."""
    own, goals = page["mine"]["pieces"], [goal["id"] for goal in page["board"]["goals"]]
    if "add_piece" not in page["can"] or len(own) >= PIECES or _is_revealed(page) or not goals:
        return None
    questions = [piece["id"] for piece in own if piece["place"] in goals]
    if questions:
        return _new(own, chance.choice(questions), texts()["metrics"], chance)
    return _new(own, chance.choice(goals), texts()["questions"], chance)


def fill_card(page: Page, chance: Random) -> Move | None:
    """The next part of the card that this person is filling; then a card that nobody is at."""
    board, at = page["board"], page["mine"].get("at")
    if "save_indicator" not in page["can"] or not board["cards"]:
        return None
    if at is None:  # as a page hears of it: a merge patch says null by leaving out
        return "fill_indicator", {"card": chance.choice(board["cards"])["id"]}
    card = next(each for each in board["cards"] if each["id"] == at)
    if new := _next_part(board, card):
        return "save_indicator", {"card": at, "base": board["changes"], "fields": new}
    left = (one for one in board["cards"] if not one["filling"] and _next_part(board, one))
    return next((("fill_indicator", {"card": one["id"]}) for one in left), None)


def _next_part(board: Mapping[str, Any], card: Mapping[str, Any]) -> dict[str, str]:
    """What they would write into the first part of a card in which something is open."""
    known = {each["name"]: each for each in texts()["cards"]}
    sample = known.get(card["fields"]["name"], texts()["any_card"])
    for part in board["parts"]:
        names = [field["name"] for field in part["fields"]]
        new = {n: sample[n] for n in names if n in sample and not card["fields"].get(n)}
        if "segments" in new and (map_names := board.get("stakeholders")):
            new["segments"] = ", ".join(map_names[:2])
        if new:
            return new
    return {}


def _is_revealed(page: Page) -> bool:
    return bool(page["step"]["phase"] == "revealed")


def _new(own: list[dict[str, Any]], place: str, choices: list[str], chance: Random) -> Move | None:
    said = {piece["text"] for piece in own}
    left = [text for text in choices if text not in said]
    return ("add_piece", {"text": chance.choice(left), "place": place}) if left else None
