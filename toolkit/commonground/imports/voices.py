"""Voices: what people wrote, taken in to be read, with addresses removed and nobody's name."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from commonground.imports.kinds import VOICES
from commonground.imports.limits import SPOKEN, VOICE
from commonground.imports.limits import VOICES as MOST
from commonground.imports.looking import Look
from commonground.imports.private import redacted, word
from commonground.imports.problems import Problem, Told
from commonground.imports.reading import Names
from commonground.imports.table import Table
from commonground.session.problems import Refused
from commonground.session.text import clean


def voices(look: Look, names: Names, table: Table, told: Told) -> list[dict[str, Any]]:
    """Each text with the segment that it stands for and where it comes from.

    What is too long to be read in a room is told and left out, never cut.
    """
    said = names.of.get("said", [])
    segment = next((n for role in ("segment", "group") for n in names.of.get(role, [])), "''")
    question = next(iter(names.of.get("question", [])), "''")
    source = next(iter(names.of.get("source", [])), "''")
    columns = {column.key: column.name for column in look.columns}
    found: list[dict[str, Any]] = []
    for name in said:
        called = columns[names.cells[name]]
        rows = table.ask(
            f"SELECT r, {name}, {segment}, {question}, {source} FROM base "
            f"WHERE ok AND {name} IS NOT NULL ORDER BY r LIMIT {MOST + 1}"
        )
        for row, text, whom, asked, where in rows:
            if (heard := _heard(text, int(row), called, told)) is None:
                continue
            topic = word(asked or ("" if look.kind is VOICES else called))
            parts = [look.name, topic, word(where or "")]
            found.append(
                {
                    "segment": word(whom or ""),
                    "text": heard,
                    "source": " · ".join(filter(None, parts)),
                }
            )
    lengths = accumulate(len(voice["text"]) for voice in found[:MOST])
    kept = sum(1 for length in lengths if length <= SPOKEN)
    if len(found) > kept:
        words = f"The file holds more voices than can be read; the first {kept} are taken."
        told.add(
            "more voices than can be read",
            Problem("warning", words, "Choose those that a group can read."),
        )
    return found[:kept]


def _heard(text: str, row: int, column: str, told: Told) -> str | None:
    try:
        heard = clean(redacted(text[: 5 * VOICE]), VOICE)
    except Refused:
        heard, words = (
            "",
            f"Row {row}, column “{column}”: longer than {VOICE:,} characters, so it was left out.",
        )
        told.add(
            "a text that is too long",
            Problem("warning", words, "Shorten it in the file.", row, column),
        )
    return heard or None
