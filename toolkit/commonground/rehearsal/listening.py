"""What simulated people do in a listening audit: plan it, bring voices, say what they are about.

Everybody sees the same in a quote, by the words in it, and now and then something else: so that the
coders agree as far as people do.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any

from commonground.resources import data

Page = Mapping[str, Any]
Move = tuple[str, dict[str, Any]]

VOICES = 3  # by one person
KEY = 3  # segments that must be heard
SLIP = 0.12  # how often somebody sees something else in a quote


@cache
def texts() -> dict[str, Any]:
    """Segments, questions, quotes and themes, from ``data/rehearsal.json``."""
    return dict(json.loads(data("rehearsal.json").read_text(encoding="utf-8"))["listening"])


def plan(page: Page, chance: Random) -> Move | None:
    """Segments until there are enough, some of them key; then a question for each."""
    board, can = page["board"], page["can"]
    if "ask_of" not in can:
        return None
    segments, questions = board["segments"], board["questions"]
    if page["step"]["options"].get("focus") == "segments":
        return _segment(segments)
    if not questions:
        return "add_question", {"text": chance.choice(texts()["questions"])}
    for question in questions:
        wanted = [one for one in segments if _about(question["text"] + one["text"], 2)]
        for segment in wanted or segments[:1]:
            if segment["id"] not in question["segments"]:
                asked = {"question": question["id"], "segment": segment["id"]}
                return "ask_of", {**asked, "on": True}
    asked_of = {segment for question in questions for segment in question["segments"]}
    left = [one["id"] for one in segments if one["key"] and one["id"] not in asked_of]
    first = questions[0]["id"]
    return ("ask_of", {"question": first, "segment": left[0], "on": True}) if left else None


def _segment(segments: list[dict[str, Any]]) -> Move | None:
    there = {one["text"] for one in segments}
    left = [text for text in texts()["segments"] if text not in there]
    if len(segments) < KEY and left:
        return "add_segment", {"text": left[0]}
    open_ = [one["id"] for one in segments[:KEY] if not one["key"]]
    return ("mark_key", {"segment": open_[0], "on": True}) if open_ else None


def bring(page: Page, chance: Random) -> Move | None:
    """Three quotes of different segments, each person their own."""
    own, segments = page["mine"]["quotes"], page["board"]["segments"]
    waiting = page["step"]["phase"] == "open" and len(own) < VOICES
    if "add_voice" not in page["can"] or not waiting or not segments:
        return None
    place = zlib.crc32(page["me"]["name"].encode()) + 5 * len(own)
    said = {one["text"] for one in own}
    quotes = [text for text in texts()["quotes"] if text not in said]
    segment = segments[(place + len(own)) % len(segments)]["id"]
    return "add_voice", {"text": chance.choice(quotes), "segment": segment}


def code(page: Page, chance: Random) -> Move | None:
    """The next quote that fell to them; at the end one in six misses a theme."""
    mine, themes = page["mine"], page["board"]["themes"]
    if "code" not in page["can"] or mine["done"] or not themes:
        return None
    left = [one for one in mine["quotes"] if one["id"] not in mine["codes"]]
    if left:
        return "code", {"quote": left[0]["id"], "themes": _seen(left[0]["text"], themes, chance)}
    own = zlib.crc32(page["me"]["name"].encode())
    if not own % 6 and not mine["missing"]:
        return "miss_theme", {"text": "Money"}
    return None


def _seen(text: str, themes: list[dict[str, Any]], chance: Random) -> list[str]:
    """The themes of the words in it; of a codebook with other themes, any two the same for all."""
    known = {theme["text"]: theme["id"] for theme in themes}
    found = [known[theme] for word, theme in texts()["codebook"] if word in text and theme in known]
    if not found and not known.keys() & {*texts()["themes"]}:
        found = [themes[_about(text, len(themes))]["id"]]
    if chance.random() < SLIP:
        found = [chance.choice(themes)["id"]]
    return list(dict.fromkeys(found))


def _about(thing: str, number: int) -> int:
    """What everybody sees the same, below ``number``."""
    return zlib.crc32(thing.encode()) % number
