"""Reading the value of one field, as people and programs write it.

Each function takes a field and a value and gives what the card holds, or raises `Wrong` with why
it cannot and what to write instead. An empty value never comes here.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from commonground.methods.indicators.fields import Field, Kind

_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:[, '’]\d{3})+(?:\.\d+)?")
_DOTTED = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+,\d+|[-+]?\d{1,3}(?:\.\d{3}){2,}")
_EITHER = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}")  # thousands in one country, decimals in another
_PLAIN = re.compile(r"[-+]?(?:\d+(?:[.,]\d+)?|\.\d+)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_LAST_DAYS = ("baseline_end", "horizon")

_SYNONYMS: Final[Mapping[str, Mapping[str, str]]] = {
    "direction": {
        **dict.fromkeys(("increase", "higher", "rise", "more", "maximise", "maximize"), "up"),
        **dict.fromkeys(("decrease", "lower", "fall", "less", "minimise", "minimize"), "down"),
        **dict.fromkeys(("keep", "stable", "maintain", "same"), "hold"),
    },
    "logic_stage": {
        "inputs": "input",
        "activities": "activity",
        "outputs": "output",
        "outcomes": "outcome",
        "impacts": "impact",
    },
    "value_cycle": {"realized": "realised", "reframed": "reframing"},
    "timing": {"lead": "leading", "lag": "lagging"},
    "cadence": {
        "every day": "daily",
        "day": "daily",
        "every week": "weekly",
        "week": "weekly",
        **dict.fromkeys(("every two weeks", "fortnight", "biweekly", "bi-weekly"), "fortnightly"),
        "every month": "monthly",
        "month": "monthly",
        "every quarter": "quarterly",
        "quarter": "quarterly",
        **dict.fromkeys(("every half-year", "half-year", "half yearly"), "half-yearly"),
        **dict.fromkeys(("every year", "year", "annual", "annually"), "yearly"),
        "one-off": "once",
    },
    "privacy_class": {
        "aggregated": "aggregate",
        "public": "aggregate",
        "anonymous": "aggregate",
        "pseudonymised": "pseudonymous",
        "pseudonymized": "pseudonymous",
    },
    "status": {"draft": "candidate", "proposed": "candidate", "active": "agreed"},
}


class Wrong(ValueError):
    """What a field cannot hold: why, and what to write."""

    def __init__(self, reason: str, fix: str) -> None:
        super().__init__(f"{reason} {fix}")
        self.reason, self.fix = reason, fix


def value(field: Field, given: Any) -> Any:
    """What the card holds for what was given."""
    return _READERS[field.kind](field, given)


def number(text: str) -> float | None:
    """The number that a text is, with or without %; None if it is none."""
    bare = _bare(text)
    if _THOUSANDS.fullmatch(bare):
        return float(re.sub("[, '’]", "", bare))
    if _DOTTED.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    return float(bare.replace(",", ".")) if _PLAIN.fullmatch(bare) else None


def _bare(text: str) -> str:
    """Without % and blanks around, each sign as a program knows it."""
    bare = text.strip().removesuffix("%").strip().replace("−", "-")
    return re.sub("[\u00a0\u2009\u202f]", " ", bare)


def _text(field: Field, given: Any) -> str:
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, int | float) and not isinstance(given, bool):
        return f"{given:g}"
    raise Wrong(f"The {field.label.lower()} is not a text.", "Write it as words.")


def _number(field: Field, given: Any) -> float:
    if isinstance(given, str) and _EITHER.fullmatch(bare := _bare(given)):
        if field.kind == "whole":
            return _number(field, int(bare.replace(".", "")))
        point = bare.rstrip("0") if bare.endswith("0") else f"{bare}0"
        raise Wrong(
            f"“{given}” can be read in two ways.",
            f"Write {bare.replace('.', '')} or {point.rstrip('.')}.",
        )
    found = number(given) if isinstance(given, str) else given
    if isinstance(found, bool) or not isinstance(found, int | float) or not math.isfinite(found):
        raise Wrong(f"“{given}” is not a number.", "Write it in digits, for example 12.5.")
    if (field.low is not None and found < field.low) or (
        field.high is not None and found > field.high
    ):
        raise Wrong(f"{found:g} is out of range.", f"Write a number {_range(field)}.")
    return float(found)


def _range(field: Field) -> str:
    low, high = f"{field.low:g}", field.high
    return f"from {low} to {high:g}" if high is not None else f"from {low} on"


def _whole(field: Field, given: Any) -> int:
    found = _number(field, given)
    if found != int(found):
        raise Wrong(f"{found:g} is not a whole number.", f"Write a whole number {_range(field)}.")
    return int(found)


def _date(field: Field, given: Any) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    text = given.strip() if isinstance(given, str) else ""
    try:
        if month := _MONTH.fullmatch(text):
            year, of = int(month[1]), int(month[2])
            last = calendar.monthrange(year, of)[1] if field.name in _LAST_DAYS else 1
            return date(year, of, last)
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise Wrong(
            f"“{given}” is not a day that everybody reads alike.",
            "Write year, month and day, for example 2027-03-31.",
        ) from None


def _choice(field: Field, given: Any) -> str:
    word = " ".join(given.split()).casefold() if isinstance(given, str) else ""
    word = _SYNONYMS.get(field.name, {}).get(word, word)
    if word not in field.choices:
        raise Wrong(
            f"“{given}” is not one of the choices.", f"Choose one of: {', '.join(field.choices)}."
        )
    return word


def _list(field: Field, given: Any) -> tuple[str, ...]:
    parts = re.split(r"[,;\n]", given) if isinstance(given, str) else given
    if not isinstance(parts, list | tuple) or not all(isinstance(part, str) for part in parts):
        raise Wrong(
            f"The {field.label.lower()} are not a list of texts.", "Write one after another."
        )
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in parts))))


_READERS: Final[Mapping[Kind, Callable[[Field, Any], Any]]] = {
    "line": _text,
    "text": _text,
    "number": _number,
    "whole": _whole,
    "date": _date,
    "choice": _choice,
    "list": _list,
}
