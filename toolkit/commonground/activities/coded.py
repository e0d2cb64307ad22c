"""The board of a coding: what an event changes in it, and what was found.

A theme that is taken out of the codebook counts nowhere any more; who had given it alone has then
said that no theme fits. It comes back with all that was given when the desk takes the removal back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from commonground.activities.base import Board, shuffled
from commonground.activities.sheets import ENTERED
from commonground.methods.listening import agreement, by_quote, carried, contested, heat
from commonground.session.events import Event

Json = dict[str, Any]


def assigned(board: Board, author: str) -> Sequence[str]:
    """The author's quotes; for a late comer as many as the others have, in their own order."""
    if author in board["assigned"]:
        return list(board["assigned"][author])
    most = max((len(own) for own in board["assigned"].values()), default=len(board["quotes"]))
    own = [*board["codes"].get(author, ())]
    others = [one for one in shuffled([*board["quotes"]], author) if one not in own]
    return [*own, *others][:most]


def codes(board: Board) -> dict[str, dict[str, list[str]]]:
    """Author → quote → the themes that they gave and the codebook has."""
    return {author: standing(board, own) for author, own in board["codes"].items()}


def standing(board: Board, given: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Quote → those of its themes that the codebook has, for quotes that are there."""
    themes, quotes = board["themes"], board["quotes"]
    return {q: [one for one in own if one in themes] for q, own in given.items() if q in quotes}


def found(board: Board) -> Json:
    """How far the coders agree, the themes by segment, and each quote with its themes.

    ``overall`` is the agreement on the main themes; ``heat`` has a record per theme with its
    agreement, its number ``n`` and the numbers of the segments in their order (``cells``); ``of``
    how many quotes of each segment are coded; ``talk`` the quotes that coders saw differently.
    """
    here, quotes, themes = codes(board), board["quotes"], [*board["themes"]]
    settled = standing(board, board["settled"])
    about, agreed = carried(here, settled), agreement(here, themes)
    segments = {quote: one["segment"] for quote, one in quotes.items()}
    cells = heat(segments, about, [*board["segments"]], themes)
    width = len(board["segments"])
    by_theme = [cells[place * width : (place + 1) * width] for place in range(len(themes))]
    sets = by_quote(here)
    return {
        "overall": agreed[""],
        "of": [cell["of"] for cell in by_theme[0]] if by_theme else [0] * width,
        "heat": [
            {
                "id": theme,
                "text": board["themes"][theme],
                **agreed[theme],
                "n": sum(cell["n"] for cell in row),
                "cells": [cell["n"] for cell in row],
                "shares": [cell["share"] for cell in row],
            }
            for theme, row in zip(themes, by_theme, strict=True)
        ],
        "talk": contested(here, settled),
        "quotes": [
            {
                "id": quote,
                **one,
                "themes": about.get(quote, []),
                "said": _said(sets.get(quote, ())),
                "coders": len(sets.get(quote, ())),
                "settled": quote in settled,
            }
            for quote, one in quotes.items()
        ],
    }


def records(board: Board) -> list[Json]:
    """The heat map as flat records, with the agreement on each theme and on all of them."""
    all_ = found(board)
    return [
        {
            "theme": row["id"],
            "text": row["text"],
            "segment": segment,
            "segment_text": name,
            "n": row["cells"][place],
            "of": all_["of"][place],
            "share": row["shares"][place],
            "alpha": row["alpha"],
            "word": row["word"],
            "overall": all_["overall"]["alpha"],
            "overall_word": all_["overall"]["word"],
            "units": all_["overall"]["units"],
        }
        for row in all_["heat"]
        for place, (segment, name) in enumerate(board["segments"].items())
    ]


def _said(sets: Sequence[Sequence[str]]) -> list[Json]:
    """Theme → how many gave it, and how many as the main one; "" for none that fits."""
    counted: dict[str, Json] = {}
    for one in sets:
        for place, theme in enumerate(one or [""]):
            votes = counted.setdefault(theme, {"theme": theme, "n": 0, "main": 0})
            votes["n"] += 1
            votes["main"] += place == 0
    return sorted(counted.values(), key=lambda votes: (-votes["n"], votes["theme"]))


def fold(board: Board, event: Event) -> Board:
    """The board after an event; the same one where the event is no concern of the coding."""
    change = _FOLDS.get(event.kind)
    return change(board, event) if change else board


def _opened(board: Board, event: Event) -> Board:
    """What is there stays; quotes that are new, or coded by too few, are shared out again."""
    inputs = event.data.get("inputs", {})
    if not inputs:
        return board
    coded = board["codes"]
    number: dict[str, int] = {}
    for quote in (quote for own in coded.values() for quote in own):
        number[quote] = number.get(quote, 0) + 1
    assigned = {
        author: [
            *coded.get(author, ()),
            *(
                quote
                for quote in quotes
                if quote not in coded.get(author, ()) and number.get(quote, 0) < board["coders"]
            ),
        ]
        for author, quotes in inputs["assigned"].items()
    }
    # The desk's own themes stay, and so does what it took out.
    themes = board["themes"] or inputs["themes"]
    return {
        **board,
        "quotes": inputs["quotes"],
        "segments": inputs["segments"],
        "themes": themes,
        "assigned": assigned,
        "unheard": inputs.get("unheard", []),
        "done": [],
        "shown": None,
    }


def _coded(board: Board, event: Event) -> Board:
    own = dict(board["codes"].get(event.actor, {}))
    own.pop(event.data["quote"], None)
    if event.data["themes"] is not None:
        own[event.data["quote"]] = event.data["themes"]
    return {**board, "codes": {**board["codes"], event.actor: own}}


def _sheet(board: Board, event: Event) -> Board:
    sheet = {event.data["ballot"]: event.data["answers"]}
    return {**board, "codes": {**board["codes"], **sheet}}


def _missed(board: Board, event: Event) -> Board:
    own = [*board["missing"].get(event.actor, ()), event.data["text"]]
    return {**board, "missing": {**board["missing"], event.actor: list(dict.fromkeys(own))}}


def _themed(board: Board, event: Event) -> Board:
    return {**board, "themes": {**board["themes"], event.data["theme"]: event.data["text"]}}


def _renamed(board: Board, event: Event) -> Board:
    return _themed(board, event) if event.data["theme"] in board["themes"] else board


def _unthemed(board: Board, event: Event) -> Board:
    left = {key: text for key, text in board["themes"].items() if key != event.data["theme"]}
    return {**board, "themes": left}


def _settled(board: Board, event: Event) -> Board:
    settled = {**board["settled"], event.data["quote"]: event.data["themes"]}
    return {**board, "settled": settled}


def _done(board: Board, event: Event) -> Board:
    return {**board, "done": list(dict.fromkeys([*board["done"], event.actor]))}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _opened,
    "coded": _coded,
    ENTERED: _sheet,
    "theme_missed": _missed,
    "theme_added": _themed,
    "theme_renamed": _renamed,
    "theme_taken_out": _unthemed,
    "settled": _settled,
    "done": _done,
    "shown": lambda board, event: {**board, "shown": event.data["quote"]},
}
