"""Coding: what each quote is about, said by two people or more, each by themselves.

The quotes are shared out when the step opens, so that each falls to as many people as it needs;
not to whoever wrote it down, unless there are too few others. Who comes later gets as many as the
others. A quote may be about several themes; the one that a person gives first is what it is mainly
about, and giving none says that no theme fits.

The codebook begins with the themes that an earlier step gave as "codebook", or with those that the
step names. Coders may say which one is missing: the desk reads that at once, without a name, and
writes it into the codebook or not. Whether the coders agree is told when all is revealed
(`commonground.methods.listening`); what they saw differently the room talks about, and the desk
writes down what it settled.

When the step is opened again before it was revealed, the quotes that came meanwhile are shared out
with those that too few have coded. What was coded stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commonground.activities import sheets
from commonground.activities.assignment import assign
from commonground.activities.base import (
    ALWAYS,
    FACILITATOR,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
)
from commonground.activities.coded import assigned, codes, fold, found, records, standing
from commonground.activities.deciding_codes import DECISIONS, MOST_THEMES
from commonground.activities.items import Item
from commonground.methods.settings import Coded
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.steps import Step
from commonground.session.text import same_name

CODEBOOK = "codebook"  # what an earlier step gives it as
SHOWN = frozenset({REVEALED})


class Coding(Activity):
    """Give each quote its themes.

    Board: ``quotes`` (id → ``text``, ``segment``), ``segments`` (id → text), ``themes`` (id →
    text), ``coders`` (how many a quote needs), ``assigned`` (author → quotes), ``codes`` (author →
    quote → themes, the main one first), ``missing`` (author → themes that they miss), ``settled``
    (quote → themes), ``unheard`` (findings: segments with too few voices), ``done`` and ``shown``
    (the quote that the screen dwells on, or None).
    """

    name = "coding"
    solitary = True
    pictured = True
    columns = (
        *("theme", "text", "segment", "segment_text", "n", "of", "share"),
        *("alpha", "word", "overall", "overall_word", "units"),
    )
    commands = {
        "code": Allowed(PARTICIPANT),
        "miss_theme": Allowed(PARTICIPANT),
        "done": Allowed(PARTICIPANT),
        "add_theme": Allowed(FACILITATOR, ALWAYS),
        "rename_theme": Allowed(FACILITATOR, ALWAYS),
        "take_out_theme": Allowed(FACILITATOR, ALWAYS),
        "settle": Allowed(FACILITATOR, SHOWN),
        "show": Allowed(FACILITATOR, SHOWN),
        **sheets.COMMANDS,
    }
    undoable = {
        "theme_added": "New theme",
        "theme_renamed": "New name of a theme",
        "theme_taken_out": "Removal of a theme",
        "settled": "What was settled on a quote",
        **sheets.UNDOABLE,
    }
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        quotes = list(source.get("quotes") or step.options.get("quotes", ()))
        themes = room.given.get(CODEBOOK, {}).get("items") or step.options.get("themes", ())
        coders = int(step.options.get("coders", Coded().coders))
        return {
            "quotes": {one["id"]: _plain(one) for one in quotes},
            "segments": _segments(quotes, source.get("items", ())),
            "themes": {str(one["id"]): str(one["text"]) for one in _first(themes)},
            "assigned": shared_out([one["id"] for one in quotes], room, coders),
            "unheard": list(source.get("findings", ())),
        }

    def blank(self, step: Step) -> Board:
        empty: dict[str, Any] = {name: {} for name in ("quotes", "segments", "themes", "assigned")}
        rest: dict[str, Any] = {
            "codes": {},
            "missing": {},
            "settled": {},
            "unheard": [],
            "done": [],
            "shown": None,
        }
        return {**empty, "coders": int(step.options.get("coders", Coded().coders)), **rest}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        return DECISIONS[ask.kind](board, ask)

    def fold(self, board: Board, event: Event) -> Board:
        return fold(board, event)

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {
            "themes": _listed(board["themes"]),
            "segments": _listed(board["segments"]),
            "given": sum(len(own) for own in board["codes"].values()),
            "count": len(board["quotes"]),
        }
        if look.role is Role.FACILITATOR:
            seen["missing"] = _missing(board)
            seen["sheets"] = len(sheets.sheets(board["codes"]))
            seen["enough"] = _enough(board)
            if look.phase != REVEALED:
                seen["quotes"] = [{"id": k, **one} for k, one in board["quotes"].items()]
        if look.phase == REVEALED:
            all_ = found(board)
            quotes = all_.pop("quotes")
            seen |= {**all_, "unheard": board["unheard"]}
            if look.role is not Role.SCREEN:
                seen["quotes"] = quotes
            if board["shown"]:
                seen["shown"] = next((q for q in quotes if q["id"] == board["shown"]), None)
        return seen

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = standing(board, board["codes"].get(author, {}))
        mine: dict[str, Any] = {"codes": own, "done": author in board["done"]}
        if look.phase != REVEALED:
            there = board["quotes"]
            own_quotes = [one for one in assigned(board, author) if one in there]
            mine["quotes"] = [{"id": one, **there[one]} for one in own_quotes]
            mine["missing"] = board["missing"].get(author, [])
        return mine

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        given = board["codes"].get(author, {})
        return author in board["done"] or all(one in given for one in assigned(board, author))

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record for each theme and segment: in how many quotes it counts, and how reliably."""
        return records(board)

    def outcome(self, board: Board) -> dict[str, Any]:
        """The themes as ``items``, the commonest first, with their number of quotes ``n``.

        ``heat`` has them by segment, ``agreement`` the overall alpha and its word.
        """
        seen = found(board)
        themes = sorted(seen["heat"], key=lambda one: -one["n"])
        kept = ("id", "text", "n", "alpha", "word")
        return {
            "items": [{name: one[name] for name in kept} for one in themes],
            "heat": records(board),
            "agreement": seen["overall"],
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        coded = [
            {**_row(board, quote, themes), "author": author}
            for author, own in codes(board).items()
            for quote, themes in own.items()
        ]
        coded.sort(key=lambda row: (row["item"], row["author"]))
        settled = standing(board, board["settled"])
        return [
            *coded,
            *({**_row(board, quote, own), "status": "settled"} for quote, own in settled.items()),
        ]


def _row(board: Board, quote: str, themes: Sequence[str]) -> dict[str, str]:
    one = board["quotes"][quote]
    return {
        "item": quote,
        "text": one["text"],
        "group": board["segments"].get(one["segment"], ""),
        "value": "; ".join(board["themes"][theme] for theme in themes),
    }


def shared_out(quotes: Sequence[str], room: Room, coders: int) -> Mapping[str, list[str]]:
    """Author → quotes to code: each falls to so many people, not to who wrote it down.

    Where there are fewer others than it needs, who wrote it down codes it too.
    """
    others = len(room.authors) > coders
    return assign(quotes, room if others else Room(room.authors, {}, room.seed), coders)


def _segments(quotes: Iterable[Item], items: Iterable[Item]) -> dict[str, str]:
    """Id → text of the segments that have quotes; where none are told, a segment is its text."""
    named = {str(one["id"]): str(one["text"]) for one in items}
    used = dict.fromkeys(str(one.get("segment", "")) for one in quotes)
    return {one: text for one, text in named.items() if one in used} | {
        one: one for one in used if one not in named
    }


def _first(themes: Sequence[Item]) -> list[Item]:
    """Those that most have written, no more than a codebook has room for, in their order."""
    most = sorted(themes, key=lambda one: -int(one.get("n", 1)))[:MOST_THEMES]
    return [one for one in themes if one in most]


def _plain(quote: Item) -> dict[str, str]:
    return {"text": str(quote["text"]), "segment": str(quote.get("segment", ""))}


def _listed(named: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": key, "text": text} for key, text in named.items()]


def _missing(board: Board) -> list[dict[str, Any]]:
    """What coders miss and the codebook has not: each text once, and by how many."""
    told: dict[str, tuple[str, int]] = {}
    for text in (text for own in board["missing"].values() for text in own):
        first, number = told.get(text.casefold(), (text, 0))
        told[text.casefold()] = first, number + 1
    return [
        {"text": text, "n": number}
        for text, number in sorted(told.values())
        if not any(same_name(text, theme) for theme in board["themes"].values())
    ]


def _enough(board: Board) -> int:
    """How many quotes as many people have coded as they need."""
    coders: dict[str, int] = dict.fromkeys(board["quotes"], 0)
    for quote in (quote for own in board["codes"].values() for quote in own):
        coders[quote] = coders.get(quote, 0) + 1
    return sum(coders[quote] >= board["coders"] for quote in board["quotes"])
