"""Words in charts: names cut to a length, lists that end, lines that fit.

Vega-Lite neither wraps a text nor knows how wide it will be where the chart is looked at, so the
width is estimated: generously, since a system font may be a wide one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

# Of the size of type: an ordinary letter, and a letter of Chinese or an emoji.
LETTER, WIDE = 0.56, 1.15


def short(text: object, most: int = 40) -> str:
    """The text on one line, in quotation marks, cut after a word near ``most`` letters."""
    line = " ".join(str(text).split())
    if len(line) > most:
        cut = line[:most].rsplit(" ", 1)[0] if " " in line[:most] else line[:most]
        line = cut.rstrip(" ,;:.–-") + "…"
    return f"“{line}”"


def listed(names: Sequence[object], most: int = 2) -> str:
    """Some names, and how many more there are: “A”, “B” and 3 more."""
    said = [short(name) for name in names[:most]]
    more = len(names) - len(said)
    if more:
        return f"{', '.join(said)} and {more} more"
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def count(number: int, one: str, many: str = "") -> str:
    """A number and its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def more(total: int, drawn: int) -> str:
    """How many are not drawn, as a sentence after another; nothing where all are."""
    return f" … and {total - drawn} more, in the table." if total > drawn else ""


def described(what: str, said: Sequence[str], most: int = 20) -> str:
    """A description: what is drawn, what each of the first things is, and how many more there are.

    Nothing to say is said.
    """
    if not said:
        return "There is nothing to draw."
    left = f" {len(said) - most} more are in the table." if len(said) > most else ""
    return f"{what} {'; '.join(said[:most])}.{left}"


def wrapped(text: object, width: float, size: float, most: int = 3) -> list[str]:
    """The text in at most ``most`` lines that fit into ``width`` pixels at a size of type."""
    lines = [""]
    for word in _words(str(text), width / size):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _ems(longer) * size > width:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width / size)]
    return lines


def _words(text: str, room: float) -> Iterable[str]:
    """The words; one that is wider than the room, or a text without blanks, in pieces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if _ems(piece + letter) > room:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _cut(line: str, room: float) -> str:
    while line and _ems(line + "…") > room:
        line = line[:-1]
    return line.rstrip() + "…"


def _ems(text: str) -> float:
    """The estimated width, in sizes of type."""
    return sum(
        0.0
        if unicodedata.combining(letter)
        else WIDE
        if unicodedata.east_asian_width(letter) in "WF"
        else LETTER
        for letter in text
    )
