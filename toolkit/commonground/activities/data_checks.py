"""Whether what a page sends as taken from a file is that: series, voices and what was left out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from commonground.session.problems import Refused
from commonground.session.text import LINE_LENGTH, TEXT_LENGTH, clean

SERIES, POINTS, VOICES, LINES = 200, 2_000, 500, 30
ALL_POINTS = 20_000
UNITS = ("share", "count", "mean", "sum")
ARMS = ("", "treated", "control")
CADENCES = ("day", "week", "month", "quarter")


def checked(found: Mapping[str, Any], cards: Collection[str]) -> dict[str, Any]:
    """The file with its series and voices, cleaned. Raises `Refused` for anything else."""
    (file,) = _list(found.get("files"), 1) or [{}]
    series = [_series(one, cards) for one in _list(found.get("series"), SERIES)]
    voices = [_voice(one) for one in _list(found.get("voices"), VOICES)]
    if not series and not voices:
        raise Refused("Nothing of the file was chosen.", do="Choose a measure, then take it in.")
    if sum(len(one["points"]) for one in series) > ALL_POINTS:
        raise Refused(
            f"That is more than {ALL_POINTS:,} numbers.",
            do="Choose fewer measures, or longer periods.",
        )
    return {
        "name": line(file.get("name"), "file") or "A file",
        "kind": line(file.get("kind"), "kind"),
        "rows": _count(file.get("rows")),
        "from": _day(file.get("from"), needed=False),
        "to": _day(file.get("to"), needed=False),
        "activity": file.get("activity") is True,
        **{
            name: [line(one, "note", TEXT_LENGTH) for one in _list(file.get(name), LINES)]
            for name in ("remarks", "left_out", "notes")
        },
        "series": series,
        "voices": voices,
    }


def _series(given: object, cards: Collection[str]) -> dict[str, Any]:
    one = _object(given)
    points = [_point(point) for point in _list(one.get("points"), POINTS)]
    if not points:
        raise _odd("a measure without numbers")
    return {
        "measure": line(one.get("measure"), "measure") or "A measure",
        "card": one.get("card") if one.get("card") in cards else "",
        "segment": line(one.get("segment"), "segment"),
        "arm": _one(one.get("arm") or "", ARMS),
        "unit": _one(one.get("unit"), UNITS),
        "statistic": line(one.get("statistic"), "statistic"),
        "activity": one.get("activity") is True,
        "of": line(one.get("of"), "what is counted"),
        "cadence": _one(one.get("cadence"), CADENCES),
        "points": points,
    }


def _point(given: object) -> dict[str, Any]:
    point = _object(given)
    value, k = point.get("value"), point.get("k")
    right = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if value is not None and not right:
        raise _odd("a number that is none")
    kept = {"at": _day(point.get("at")), "value": value, "n": _count(point.get("n"))}
    kept["k"] = None if k is None else _count(k)
    return kept | ({"withheld": True} if point.get("withheld") is True and value is None else {})


def _voice(given: object) -> dict[str, str]:
    voice = _object(given)
    text = clean(voice.get("text", ""), TEXT_LENGTH, name="voice")
    if not text or "@" in text:
        raise _odd("a voice that is empty or holds an address")
    return {
        "segment": line(voice.get("segment"), "segment"),
        "text": text,
        "source": line(voice.get("source"), "source", TEXT_LENGTH),
    }


def line(given: object, name: str, limit: int = LINE_LENGTH) -> str:
    """One line of text without an address."""
    text = clean("" if given is None else given, limit, lines=False, name=name)
    if "@" in text:
        raise _odd("an address")
    return text


def _list(given: object, most: int) -> Sequence[Any]:
    if given is None:
        return []
    if not isinstance(given, list) or len(given) > most:
        raise _odd("a list that is none or too long")
    return given


def _object(given: object) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise _odd("something that is no series and no voice")
    return given


def _one(given: object, known: Collection[str]) -> str:
    if isinstance(given, str) and given in known:
        return given
    raise _odd("a word that means nothing here")


def _count(given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given < 2**53:
        return given
    raise _odd("a count that is none")


def _day(given: object, *, needed: bool = True) -> str:
    if not given and not needed:
        return ""
    try:
        return date.fromisoformat(given if isinstance(given, str) else "").isoformat()
    except ValueError:
        raise _odd("a day that is none") from None


def _odd(what: str) -> Refused:
    return Refused(
        f"That is not what comes out of a file: there is {what} in it.",
        do="Choose the file again.",
    )
