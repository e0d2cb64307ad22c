"""What the report shows of ratings and placements: scales in words, and the map as a drawing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import Board
from commonground.session.steps import Step

Json = dict[str, Any]
SIDE = 360.0  # of the drawing, in its own units
TOKEN = 26.0  # between two that share a point


def rating(step: Step, results: Sequence[Json], board: Board) -> Json:
    """The scale in words, the most answers at one point; with several criteria, the items."""
    scale = _scale(step)
    labels = [str(label) for label in scale.get("labels", ())]
    low, high = board["scale"]
    several = len(board["criteria"]) > 1
    return {
        "points": list(range(low, high + 1)),
        "labels": labels,
        "most": max((n for result in results for n in result["counts"]), default=0),
        "several": several,
        "items": _items(results, board) if several else [],
        "classes": bool(board["model"]),
    }


def _scale(step: Step) -> Mapping[str, Any]:
    """The scale of a rating by one criterion, however it is named."""
    criteria = step.options.get("criteria") or [{}]
    scale: Mapping[str, Any] = step.options.get("scale") or criteria[0]
    return scale


def _items(results: Sequence[Json], board: Board) -> list[Json]:
    """The cells of each item together, each with the points of its own scale."""
    found: dict[str, Json] = {}
    scales = {one["id"]: range(one["low"], one["high"] + 1) for one in board["criteria"]}
    for cell in results:
        item = found.setdefault(
            cell["id"], {"text": cell["text"], "class": cell.get("class"), "cells": []}
        )
        item["cells"].append({**cell, "points": list(scales[cell["criterion"]])})
    return list(found.values())


def placement(results: Sequence[Json], board: Board) -> Json:
    """The placements by the end of the last round that was shown, and the drawing of them."""
    field = board["field"]
    return {
        "results": results,
        "rounds": len(board["rounds"]),
        "side": SIDE,
        "cut": (field["cut"] - field["low"] + 0.25) * SIDE / _points(field),
        "discs": _discs(results, field),
        "lines": [line for one in results for line in _lines(one, field)],
    }


def _points(field: Mapping[str, Any]) -> int:
    return int(field["high"] - field["low"] + 1)


def _at(x: float, y: float, field: Mapping[str, Any]) -> tuple[float, float]:
    """The place of a point on the drawing."""
    cell = SIDE / _points(field)
    return (x - field["low"] + 0.5) * cell, SIDE - (y - field["low"] + 0.5) * cell


def _discs(results: Sequence[Json], field: Mapping[str, Any]) -> list[Json]:
    """A numbered disc at each pair of medians, and one for each of two camps."""
    found: list[Json] = []
    there: Counter[tuple[float, float]] = Counter()
    for number, one in enumerate(results, start=1):
        middles = [(one["x"], one["y"])] if None not in (one["x"], one["y"]) else []
        for x, y in [(camp["x"], camp["y"]) for camp in one["camps"]] or middles:
            left, top = _at(x, y, field)
            tone = one["band"].replace(" ", "-") or "few"
            aside = TOKEN * there[x, y]
            found.append({"x": left + aside, "y": top, "number": number, "tone": tone})
            there[x, y] += 1
    return found


def _lines(one: Json, field: Mapping[str, Any]) -> list[Json]:
    """The cross of the quartiles, and the way from where the first round had it."""
    x, y = one["x"], one["y"]
    if x is None or y is None:
        camps = [_at(camp["x"], camp["y"], field) for camp in one["camps"]]
        return [_line("camps", *camps)] if len(camps) == 2 else []
    found = [
        _line("cross", _at(one["x_q1"], y, field), _at(one["x_q3"], y, field)),
        _line("cross", _at(x, one["y_q1"], field), _at(x, one["y_q3"], field)),
    ]
    before = one.get("x_before"), one.get("y_before")
    if None not in before and before != (x, y):
        found.append(_line("way", _at(*before, field), _at(x, y, field)))  # type: ignore[arg-type]  # not None
    return found


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> Json:
    return {"kind": kind, "x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
