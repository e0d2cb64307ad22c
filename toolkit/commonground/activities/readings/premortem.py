"""A premortem: each red flag ends in some result, and has an owner and a counter-measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from commonground.activities.readings.base import (
    Given,
    Reading,
    Result,
    Row,
    Rows,
    chosen,
    figure,
    finding,
    items,
    said,
)

FLAGS = "red flags"


def premortem(rows: Rows, given: Given) -> Result:
    """Rows with ``results`` (several of the results), ``counter`` and ``owner``.

    A row that is called like a red flag of an earlier step is about that flag.
    """
    red = {one["id"]: str(one["text"]) for one in items(given, FLAGS)}
    met = sum(not _lacks(row) for row in rows)
    figures = [figure("With an owner and a counter-measure", f"{met} of {len(rows)}")]
    return {"findings": [*_about(rows, red, given), *_of_rows(rows)], "figures": figures}


def _lacks(row: Row) -> list[str]:
    """What a row needs and has not."""
    needs = {"counter": "counter-measure", "owner": "owner"}
    return [word for column, word in needs.items() if not said(row, column)]


def _about(rows: Rows, red: dict[str, str], given: Given) -> Iterator[dict[str, Any]]:
    there = {row["id"] for row in rows} | {str(row["text"]) for row in rows}
    for key, name in red.items():
        if key not in there and name not in there:
            yield finding("block", f"“{name}” is a red flag and stands here no longer.", "Add it.")
    if FLAGS in given and not red and not rows:
        yield finding("note", "No red flag was found, so nothing must be countered.")


def _of_rows(rows: Rows) -> Iterator[dict[str, Any]]:
    for row in rows:
        if lacks := _lacks(row):
            words = f"“{row['text']}” has no {' and no '.join(lacks)} yet."
            cure = "Say what you do so that it does not come to this, and who sees to it."
            yield finding("block", words, cure, row["id"])
        elif not chosen(row, "results"):
            words = f"“{row['text']}” leads to no result of failing yet."
            yield finding("warning", words, "Choose what it would end in.", row["id"])


READING = Reading(premortem, (FLAGS,))
