"""A community as a row of the portfolio: what its session led to, in a few words and numbers.

Everything comes from the outcomes that a session gave (`commonground.report.carrying`), so that
nothing is told here that was not revealed to the room, and of nobody by name. What a session did
not come to is left empty: unknown is not nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from commonground.activities.readings.base import number
from commonground.methods.operating import RUNGS
from commonground.methods.portfolio import DECISIONS, STRENGTHS, way
from commonground.report.carrying import outcomes
from commonground.report.opened import opened
from commonground.report.record import Record

Json = dict[str, Any]
Given = Mapping[str, Mapping[str, Any]]
NAMED = 8  # tools
LINE, LONGER = 200, {"purpose": 600, "text": 120}  # characters


def communities(sources: Iterable[Path | bytes]) -> list[Json]:
    """A row for each session file, in their order. Raises `Unusable` for what is none."""
    return [community(opened(source)) for source in sources]


def community(record: Record) -> Json:
    """The row of one session.

    ``text`` (its title), ``purpose``, ``model`` (of engagement), ``rung`` (of the ladder),
    ``lowest`` (discipline), ``outcome`` (the verdict on its first outcome measure), ``evidence``
    (one of `STRENGTHS`), ``effect`` (percent of the way from where it stood to the target),
    ``cost``, ``people`` (at the start), ``tools`` (a list) and ``decision`` (one of `DECISIONS`);
    and the ``code`` of the session. Empty or None where it is not known.
    """
    given = outcomes(record)
    first = _first_result(given)
    gone = way(*(first.get(name) for name in ("before", "after", "target")))
    return {
        "text": record.state.title,
        "code": record.row.code,
        "purpose": _purpose(given),
        "model": str(given.get("path", {}).get("text", "")),
        "rung": _rung(given),
        "lowest": _lowest(given),
        "outcome": str(first.get("verdict", "")),
        "evidence": str(first.get("label") or STRENGTHS[0]) if "results" in given else "",
        "effect": None if gone is None else round(100 * gone),
        "cost": _cost(given),
        "people": _people(given),
        "tools": [str(one["text"]) for one in _items(given, "tools")][:NAMED],
        "decision": _decision(given),
    }


def as_fields(row: Mapping[str, Any]) -> dict[str, str]:
    """The row as the texts of a register's row, each as long as there is room for."""
    texts = {name: _text(value) for name, value in row.items() if name != "code"}
    return {name: text[: LONGER.get(name, LINE)] for name, text in texts.items() if text}


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, float):
        return f"{value:.0f}"
    return "" if value is None else str(value)


def _items(given: Given, name: str) -> list[Json]:
    return list(given.get(name, {}).get("items", ()))


def _purpose(given: Given) -> str:
    found = given.get("purpose", {})
    return str(found.get("statement") or found.get("text") or "")


def _rung(given: Given) -> str:
    """The highest rung with none missing below it."""
    rungs = given.get("ladder", {}).get("read", {}).get("rungs", ())
    reached = {one["id"]: one["reached"] for one in rungs}
    standing = ""
    for rung in RUNGS:
        if not reached.get(rung):
            break
        standing = rung
    return standing


def _lowest(given: Given) -> str:
    found = given.get("readiness", {})
    names = ", ".join(map(str, found.get("lowest", ())))
    overall = found.get("overall")
    return f"{names} ({overall:g})" if names and overall is not None else names


def _first_result(given: Given) -> Json:
    """The first outcome measure that was looked at: none that is context or only a counter."""
    kept = [
        one
        for one in _items(given, "results")
        if not one.get("context") and not one.get("counter") and one.get("label")
    ]
    return kept[0] if kept else {}


def _cost(given: Given) -> float | None:
    """What it costs, as the review estimated it, or else what its tools cost."""
    parts = [one.get("likely") for one in _items(given, "value") if one.get("part") == "cost"]
    known = [float(one) for one in parts if one is not None]
    return sum(known) if known else None


def _people(given: Given) -> int | None:
    """With how many it began, as the desk said; or else who works on it from the first day."""
    if asked := given.get("hot spots", {}).get("figures", {}).get("people"):
        return int(asked)
    there = [number(row, "people") for row in _items(given, "launch")]
    known = [found for found in there if found is not None]
    return int(sum(known)) if known else None


def _decision(given: Given) -> str:
    chosen = [str(one["text"]).lower() for one in _items(given, "decision")]
    return next((one for one in chosen if one in DECISIONS), "")
