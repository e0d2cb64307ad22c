"""What the columns of a file are, told without a single value of theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commonground.imports import dates
from commonground.imports.kind import Kind, Role, Wants
from commonground.imports.limits import CHOICES
from commonground.imports.private import holds_addresses, plain, says_personal, word

NOTHING = ("n/a", "na", "null", "none", "nan", "-", "–", ".")
_NUMBER = re.compile(r"[+-]?(\d[\d.,' \u00a0]*|[.,]\d+)([eE][+-]?\d+)?\s*%?")
_COMMA = re.compile(r"[+-]?[\d.' \u00a0]*\d,(\d{1,2}|\d{4,})\s*%?")
_POINT = re.compile(r"[+-]?[\d,' \u00a0]*\d\.(\d{1,2}|\d{4,})\s*%?")
_WORDS = 4  # from so many words on, most cells of a column are sentences
MOST = 0.9
LABELS = 6  # up to so many different sentences are the labels of a scale
YES = ("yes", "y", "true", "1", "ja", "oui", "si", "sí", "x", "done")
YES_OR_NO = {*YES, "no", "n", "false", "0", "nein", "non", "not done"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` is its place, ``name`` its header as it may leave.

    ``holds`` is "dates", "numbers", "few values", "words", "sentences" or "nothing"; ``filled`` the
    part of its cells that hold something; ``personal`` whether it names people.
    """

    key: str
    name: str
    holds: str
    filled: float
    personal: bool
    different: int = 0
    comma: bool = False
    again: bool = False

    def fits(self, wants: Wants) -> bool:
        """Whether a column like this can have a role that wants such a one."""
        if wants == "person":
            return self.holds != "nothing"
        if self.personal:
            return wants == "text" and self.holds in ("sentences", "words")
        kinds = {
            "date": ("dates", "words", "few values"),
            "number": ("numbers", "few values", "words"),
            "choice": ("few values", "yes or no", "words", "numbers"),
            "answer": ("few values", "yes or no", "numbers"),
            "text": ("sentences", "words", "few values"),
        }
        return self.holds in kinds[wants]

    def to_json(self) -> dict[str, Any]:
        """As the desk shows it."""
        return {"key": self.key, "name": self.name, "holds": self.about, "personal": self.personal}

    @property
    def about(self) -> str:
        """What it holds, in words."""
        kind = f"{self.different} different values" if self.holds == "few values" else self.holds
        if self.holds == "nothing" or self.filled > 0.995:
            return kind
        return f"{kind}, {max(1, round(100 * (1 - self.filled)))}% empty"


def described(
    headers: Sequence[str], sample: Sequence[Sequence[str]], delimiter: str = ","
) -> list[Column]:
    """The columns in their order. ``sample`` are rows with as many cells as there are headers."""
    seen: Counter[str] = Counter()
    found: list[Column] = []
    for place, header in enumerate(headers):
        cells = [row[place].strip() for row in sample if place < len(row)]
        seen[plain(header)] += 1
        again = seen[plain(header)]
        name = word(header) or f"Column {place + 1}"
        called = f"{name} ({again})" if again > 1 else name
        found.append(_described(f"c{place + 1}", called, header, cells, delimiter, again=again > 1))
    return found


def _described(
    key: str, name: str, header: str, cells: Sequence[str], delimiter: str, *, again: bool
) -> Column:
    full = [cell for cell in cells if cell and cell.casefold() not in NOTHING]
    filled = len(full) / len(cells) if cells else 0.0
    values = {*full}
    # A hash of a number is personal too, but only where the header says so.
    personal = says_personal(header) or holds_addresses(full)
    comma = (
        delimiter == ";"
        and any(map(_COMMA.fullmatch, full))
        and not any(map(_POINT.fullmatch, full))
    )
    return Column(key, name, _holds(full, values), filled, personal, len(values), comma, again)


def _holds(full: Sequence[str], values: set[str]) -> str:
    if not full:
        return "nothing"
    some = full[:500]
    if sum(map(_is_date, some)) >= MOST * len(some):
        return "dates"
    if sum(1 for cell in some if _NUMBER.fullmatch(cell)) >= MOST * len(some):
        return "numbers"
    if {value.casefold() for value in values} <= YES_OR_NO:
        return "yes or no"
    long = sum(1 for cell in some if cell.count(" ") >= _WORDS)
    different = len(values) > 0.5 * len(full)
    if (different and long > 0.3 * len(some)) or (len(values) > LABELS and long > 0.6 * len(some)):
        return "sentences"
    return "few values" if len(values) <= max(CHOICES, 0.05 * len(full)) else "words"


_Y, _N, _M = re.compile(r"\d{4,}"), re.compile(r"\d{1,3}"), re.compile(r"[^\W\d_]{3,}")
_END = re.compile(dates.ZONE.replace("(?:", "(?:"), re.IGNORECASE)
_FRACTION = re.compile(r"(:\d{2})[.,]\d+")


def _is_date(cell: str) -> bool:
    if len(cell) > 40 or not any(letter.isdigit() for letter in cell):
        return False
    bare = _END.sub("", cell.upper()) if ":" in cell else cell.upper()
    shape = _M.sub("M", _N.sub("9", _Y.sub("Y", _FRACTION.sub(r"\1", bare))))
    return bool(dates.formats_of(shape, day_first=True))


def mapped(kind: Kind, columns: Sequence[Column]) -> dict[str, list[str]]:
    """Role → the columns that have it, by their headers and by what they hold."""
    taken: set[str] = set()
    found: dict[str, list[str]] = {}
    for role in kind.roles:
        named = _named(role, columns, taken)
        chosen = named if named or role.headers else _guessed(role, columns, taken)
        if not chosen and role.needed:
            chosen = _guessed(role, columns, taken)
        found[role.name] = [column.key for column in chosen]
        if role.name == "whole" and not (chosen and found["part"]):
            found["part"] = found["whole"] = []  # one without the other is a number like any other
            taken = {key for keys in found.values() for key in keys}
            continue
        taken |= {column.key for column in chosen}
    return found


def _named(role: Role, columns: Sequence[Column], taken: set[str]) -> list[Column]:
    names = {header: place for place, header in enumerate(role.headers)}
    free = [
        c for c in columns if c.key not in taken and plain(c.name) in names and c.fits(role.wants)
    ]
    free.sort(key=lambda column: names[plain(column.name)])
    return free if role.many else free[:1]


def _guessed(role: Role, columns: Sequence[Column], taken: set[str]) -> list[Column]:
    """Columns for a role that no header names: those that hold what it wants."""
    if role.name in ("group", "part", "whole", "person", "segment", "question", "source"):
        return []
    wanted = {
        "date": ("dates",),
        "number": ("numbers",),
        "answer": ("few values", "yes or no", "numbers"),
        "text": ("sentences",),
    }.get(role.wants, ())
    free = [c for c in columns if c.key not in taken and c.holds in wanted and c.fits(role.wants)]
    free = [c for c in free if c.different > 1 or role.wants != "answer"]
    if role.name == "yes":
        free = [c for c in free if c.holds == "yes or no"]
    if role.wants == "answer" and role.name == "answers":
        free = [c for c in free if plain(c.name) not in ("lastpage", "seed", "startlanguage", "id")]
    return free if role.many else free[:1]
