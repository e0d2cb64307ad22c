"""What the report shows of ratings and placements: scales in words, and the last round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import Board
from commonground.activities.salience import MODEL
from commonground.session.steps import Step

Json = dict[str, Any]


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
        "model": board["model"],
        "classes": board["model"] == MODEL,
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
    """The placements by the end of the last round that was shown."""
    return {"results": results, "rounds": len(board["rounds"])}
