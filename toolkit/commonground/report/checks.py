"""Checks of single values in a file that may come from anybody.

Numbers are kept within bounds in which they can be added and written as JSON; texts go through the
same door as everywhere. A text that cleaning would change in nothing but its blanks is kept as it
is, since the script in a notebook may be indented.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

from commonground.session.problems import Refused, Unusable
from commonground.session.text import clean

LONGEST = 20_000
BIGGEST = 1e12
_BLANKS = re.compile("[ \t\n\xa0\u2000-\u200a\u202f\u3000]+")
_SAFE = "Nothing was imported; your sessions are as they were."


def damaged(why: str) -> Unusable:
    """The problem of a file that is ours but not whole."""
    return Unusable(
        f"This file is damaged: {why}.",
        safe=_SAFE,
        do="Export the session again and bring that file, unchanged.",
    )


def not_ours(why: str) -> Unusable:
    """The problem of a file that is something else."""
    return Unusable(
        f"This is not the file of a Common Ground session: {why}.",
        safe=_SAFE,
        do="Choose the .json file that `commonground export CODE --format json` or the desk gave.",
    )


def newer(version: int) -> Unusable:
    """The problem of a file that a later version of the program wrote."""
    return Unusable(
        f"This file was written by a newer version of Common Ground (format {version}).",
        safe=_SAFE,
        do="Update with `pip install --upgrade commonground`, then import it again.",
    )


def parse(text: str) -> Any:
    """The JSON in a text. Raises `Unusable` where it is none, or holds numbers beyond reason."""
    try:
        return json.loads(text, parse_constant=_number, parse_float=_number, parse_int=_whole)
    except json.JSONDecodeError as error:
        if text.lstrip()[:1] != "{":
            raise not_ours("it is no JSON object") from None
        rest = text[error.pos :].strip()
        cut = len(rest) <= 1 or any(word.startswith(rest) for word in ("null", "true", "false"))
        if cut or error.msg.startswith("Unterminated"):
            raise damaged("it ends in the middle") from None
        raise damaged(f"line {error.lineno} is no JSON") from None
    except RecursionError:
        raise damaged("its parts are nested too deeply") from None


def _number(text: str) -> float:
    number = float(text)
    if math.isfinite(number) and abs(number) <= BIGGEST:
        return number
    raise damaged(f"{text[:20]} is no number that can be in it")


def _whole(text: str) -> int:
    if len(text) > 13:
        raise damaged(f"{text[:20]} is no number that can be in it")
    return int(text)


def matching(value: object, pattern: re.Pattern[str], what: str) -> str:
    """``value`` if it is a text of this shape."""
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise damaged(f"{what} is missing or has the wrong form")


def mapping(value: object, what: str) -> dict[str, Any]:
    """``value`` if it is an object."""
    if isinstance(value, dict):
        return value
    raise damaged(f"{what} is missing or has the wrong form")


def washed(value: Any, what: str) -> Any:
    """``value`` with every text in it cleaned."""
    if isinstance(value, str):
        return _text(value, what)
    if isinstance(value, list):
        return [washed(one, what) for one in value]
    if isinstance(value, Mapping):
        return {_key(key, what): washed(one, what) for key, one in value.items()}
    return value


def _text(text: str, what: str) -> str:
    try:
        cleaned = clean(text, LONGEST)
    except Refused:
        raise damaged(f"{what} holds a text of {len(text):,} characters") from None
    return text if _BLANKS.split(text.strip()) == _BLANKS.split(cleaned) else cleaned


def _key(key: str, what: str) -> str:
    if len(key) <= 200 and key.isprintable():
        return key
    raise damaged(f"{what} holds a name that is none")
