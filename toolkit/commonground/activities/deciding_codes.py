"""What each command of a coding comes to: the kind and data of its event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonground.activities import sheets
from commonground.activities.base import Ask, Board, new_id, one_of
from commonground.activities.coded import assigned
from commonground.session.problems import Refused
from commonground.session.text import clean, same_name

THEME = 60
MOST_THEMES = 20
Decision = tuple[str, dict[str, Any]]


def _code(board: Board, ask: Ask) -> Decision:
    """One's own quote; None for themes takes the answer back."""
    quote = one_of(ask.data.get("quote"), assigned(board, ask.author), "quote")
    given = ask.data.get("themes")
    return "coded", {"quote": quote, "themes": None if given is None else _themes(board, given)}


def _sheet(board: Board, ask: Ask) -> Decision:
    answers = {
        _quote(board, quote): _themes(board, given) for quote, given in sheets.given(ask).items()
    }
    return sheets.entered(sheets.new_sheet(ask), answers)


def _miss(board: Board, ask: Ask) -> Decision:
    return "theme_missed", {"text": _new_theme(board, ask)}


def _add(board: Board, ask: Ask) -> Decision:
    if len(board["themes"]) >= MOST_THEMES:
        raise Refused(
            f"There are {MOST_THEMES} themes already, more than anybody can tell apart.",
            do="Take one out first.",
        )
    return "theme_added", {"theme": new_id("t", ask), "text": _new_theme(board, ask)}


def _rename(board: Board, ask: Ask) -> Decision:
    theme = _theme(board, ask)
    return "theme_renamed", {"theme": theme, "text": _new_theme(board, ask, theme)}


def _settle(board: Board, ask: Ask) -> Decision:
    themes = _themes(board, ask.data.get("themes"))
    return "settled", {"quote": _quote(board, ask.data.get("quote")), "themes": themes}


def _show(board: Board, ask: Ask) -> Decision:
    quote = ask.data.get("quote")
    return "shown", {"quote": None if quote is None else _quote(board, quote)}


def _quote(board: Board, given: object) -> str:
    return str(one_of(given, board["quotes"].keys(), "quote"))


def _theme(board: Board, ask: Ask) -> str:
    return str(one_of(ask.data.get("theme"), board["themes"].keys(), "theme"))


def _themes(board: Board, given: object) -> list[str]:
    """Themes of the codebook, each once."""
    if not isinstance(given, list):
        raise Refused("There are no themes.", do="Tap those that fit, or “None of these fits”.")
    return list(dict.fromkeys(str(one_of(one, board["themes"].keys(), "theme")) for one in given))


def _new_theme(board: Board, ask: Ask, itself: str = "") -> str:
    text = clean(ask.data.get("text"), THEME, lines=False, name="theme")
    if not text:
        raise Refused("The theme has no words yet.", do="Name it in two or three words.")
    if any(same_name(text, other) for key, other in board["themes"].items() if key != itself):
        raise Refused("This theme is in the codebook already.", safe="Nothing has changed.")
    return text


DECISIONS: Mapping[str, Callable[[Board, Ask], Decision]] = {
    "code": _code,
    "done": lambda board, ask: ("done", {}),
    "miss_theme": _miss,
    "add_theme": _add,
    "rename_theme": _rename,
    "take_out_theme": lambda board, ask: ("theme_taken_out", {"theme": _theme(board, ask)}),
    "settle": _settle,
    "show": _show,
    "enter_sheet": _sheet,
}
