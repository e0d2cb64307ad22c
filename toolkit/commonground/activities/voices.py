"""Voices: what was heard, as quotes, each with the segment that it comes from.

Whoever listened types what was said, on a phone, when it was heard; over weeks the step is opened
again and more come. Before the reveal everybody sees how many voices each segment has, and only
their own quotes. A quote never carries a name: the page says so before anybody types, and e-mail
addresses and telephone numbers are taken out at the door, before anything is written down.

Notes that come in as a file (`commonground.imports`) are quotes like the others. Their segments are
those of the plan where they are written the same, and otherwise new ones.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from commonground.activities.base import (
    ALWAYS,
    BOTH,
    FACILITATOR,
    OPEN,
    PARTICIPANT,
    REVEALED,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    new_id,
    one_of,
    shuffled,
)
from commonground.activities.items import starting_items
from commonground.methods.listening import coverage, short_of_voices, without_addresses
from commonground.methods.settings import Listened
from commonground.methods.stakeholders.names import same_letters
from commonground.session.events import DESK, Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, TEXT_LENGTH, clean

LENGTH = 600
MOST = 2_000
MOST_SEGMENTS = 24
COMING = frozenset({OPEN, REVEALED})
FROM_FILE = "from a file"


class Voices(Activity):
    """Write down what was said; change it, withdraw it.

    Board: ``segments`` (id → ``text``, ``key``), ``quotes`` (id → ``text``, ``segment``,
    ``source``, ``author``) and ``gone`` (quotes that were taken out; no file brings them back).
    """

    name = "voices"
    pictured = True
    solitary = True
    columns = ("id", "text", "key", "voices", "missing")
    commands = {
        "add_voice": Allowed(PARTICIPANT, COMING),
        "edit_voice": Allowed(BOTH, COMING),
        "withdraw_voice": Allowed(BOTH, COMING),
        "enter_voice": Allowed(FACILITATOR, ALWAYS),
        "add_heard": Allowed(FACILITATOR, ALWAYS),
        "mark_heard": Allowed(FACILITATOR, ALWAYS),
        "take_out_voice": Allowed(FACILITATOR, frozenset({REVEALED})),
    }
    undoable = {
        "voice_added": "Quote from the desk",
        "voice_changed": "Change of a quote",
        "voice_withdrawn": "Removal of a quote",
        "voice_taken_out": "Removal of a quote",
        "heard_added": "New segment",
        "heard_marked": "Who must be heard",
    }
    on_paper = frozenset({"voice_added", "voice_changed", "voice_withdrawn"})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        named = not source.get("items")  # whom the step itself names must be heard
        segments = {
            str(one["id"]): {"text": str(one["text"]), "key": bool(one.get("key", named))}
            for one in starting_items(step, source)[:MOST_SEGMENTS]
        }
        # Whatever step has brought in files: only they give voices as a list.
        brought = [
            voice
            for given in room.given.values()
            if isinstance(given.get("voices"), list)
            for voice in given["voices"]
            if isinstance(voice, Mapping)
        ]
        return {"segments": segments, **({"brought": _brought(brought)} if brought else {})}

    def blank(self, step: Step) -> Board:
        return {"segments": {}, "quotes": {}, "gone": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        data = ask.data
        match ask.kind:
            case "add_voice" | "enter_voice":
                if len(board["quotes"]) >= MOST:
                    raise Refused(f"There are {MOST:,} quotes already.", safe="All are saved.")
                return "voice_added", {"quote": new_id("v", ask), **_written(board, ask)}
            case "edit_voice":
                return "voice_changed", {"quote": _own(board, ask), **_written(board, ask)}
            case "withdraw_voice":
                return "voice_withdrawn", {"quote": _own(board, ask)}
            case "take_out_voice":
                quote = one_of(data.get("quote"), board["quotes"].keys(), "quote")
                return "voice_taken_out", {"quote": quote}
            case "mark_heard":
                segment = one_of(data.get("segment"), board["segments"].keys(), "segment")
                return "heard_marked", {"segment": segment, "on": data.get("on") is True}
        return "heard_added", {"segment": new_id("s", ask), "text": _segment(board, data)}

    def fold(self, board: Board, event: Event) -> Board:
        change = _FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen: dict[str, Any] = {
            "segments": self.results(board),
            "count": len(board["quotes"]),
            "least": Listened().voices,
            "findings": short_of_voices(self.results(board)),
        }
        if look.phase == REVEALED:
            seen["quotes"] = quotes(board)
        elif look.role is Role.FACILITATOR:
            seen["entered"] = _plain(board, DESK)
        return seen

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {"quotes": _plain(board, author)}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return any(one["author"] == author for one in board["quotes"].values())

    def authorship(self, board: Board) -> Mapping[str, str]:
        return {key: one["author"] for key, one in board["quotes"].items()}

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per segment: its ``voices``, and how many are ``missing``; key ones first."""
        segments = [{"id": key, **one} for key, one in board["segments"].items()]
        segments.sort(key=lambda one: not one["key"])
        return coverage(segments, board["quotes"].values())

    def outcome(self, board: Board) -> dict[str, Any]:
        """The segments as ``items`` with their ``voices``, the ``quotes``, and what is missing."""
        covered = self.results(board)
        return {
            "items": covered,
            "quotes": quotes(board),
            "findings": short_of_voices(covered),
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        names = {key: one["text"] for key, one in board["segments"].items()}
        return [
            {
                "item": one["id"],
                "text": one["text"],
                "group": names.get(one["segment"], ""),
                "value": one["source"],
            }
            for one in quotes(board)
        ]


def quotes(board: Board) -> list[dict[str, str]]:
    """All quotes, in an order that says nothing of who wrote them down and when."""
    return [
        {"id": key, **{name: board["quotes"][key][name] for name in ("text", "segment", "source")}}
        for key in shuffled([*board["quotes"]], "")
    ]


def _plain(board: Board, author: str) -> list[dict[str, Any]]:
    return [
        {"id": key, "text": one["text"], "segment": one["segment"]}
        for key, one in board["quotes"].items()
        if one["author"] == author
    ]


def _own(board: Board, ask: Ask) -> str:
    own = [key for key, one in board["quotes"].items() if one["author"] == ask.author]
    return str(one_of(ask.data.get("quote"), own, "quote of yours"))


def _written(board: Board, ask: Ask) -> dict[str, Any]:
    text, taken_out = without_addresses(clean(ask.data.get("text"), LENGTH, name="quote"))
    if not text:
        raise Refused("There is no quote yet.", do="Write down what was said, in their words.")
    segment = one_of(ask.data.get("segment"), board["segments"].keys(), "segment")
    said = {"text": text, "segment": segment}
    return {**said, "taken_out": taken_out} if taken_out else said


def _segment(board: Board, data: Mapping[str, Any]) -> str:
    text = clean(data.get("text"), LINE_LENGTH, lines=False, name="segment")
    if not text:
        raise Refused("The segment has no name yet.", do="Write who they are.")
    if same_letters(text) in _names(board["segments"]):
        raise Refused("This segment is there already.", safe="Nothing has changed.")
    if len(board["segments"]) >= MOST_SEGMENTS:
        raise Refused(f"There are {MOST_SEGMENTS} segments already.", do="Use one that is there.")
    return text


def _names(segments: Mapping[str, Any]) -> dict[str, str]:
    """What all ways of writing a segment have in common → its id."""
    return {same_letters(one["text"]): key for key, one in segments.items()}


def _brought(voices: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The voices of files as they may be written down; what is empty or too long is left out."""
    found = []
    for voice in voices:
        text = str(voice.get("text", ""))
        if not text.strip() or len(text) > TEXT_LENGTH:
            continue
        said, _ = without_addresses(clean(text, name="quote"))
        segment = clean(str(voice.get("segment", ""))[:LINE_LENGTH], LINE_LENGTH, lines=False)
        found.append({"text": said, "segment": segment or "Segment not named"})
    return found[:MOST]


def _begun(board: Board, event: Event) -> Board:
    inputs = event.data.get("inputs", {})
    segments = {**inputs.get("segments", {}), **board["segments"]}
    for key, one in inputs.get("segments", {}).items():  # whom the plan marks meanwhile, too
        segments[key] = {**segments[key], "key": segments[key]["key"] or one["key"]}
    there = dict(board["quotes"])
    for voice in inputs.get("brought", ()):
        known = _names(segments)
        identity = hashlib.sha256(f"{voice['segment']}|{voice['text']}".encode()).hexdigest()[:16]
        segment = known.get(same_letters(voice["segment"]), f"s_{identity}")
        segments.setdefault(segment, {"text": voice["segment"], "key": False})
        key = f"v_{identity}"
        if key not in board["gone"] and key not in there:
            quote = {"text": voice["text"], "segment": segment, "source": FROM_FILE}
            there[key] = {**quote, "author": ""}
    return {**board, "segments": segments, "quotes": there}


def _added(board: Board, event: Event) -> Board:
    data = event.data
    source = "from the desk" if event.actor == DESK else ""
    quote = {"text": data["text"], "segment": data["segment"], "source": source}
    return {
        **board,
        "quotes": {**board["quotes"], data["quote"]: {**quote, "author": event.actor}},
    }


def _changed(board: Board, event: Event) -> Board:
    data = event.data
    if data["quote"] not in board["quotes"]:
        return board
    quote = {**board["quotes"][data["quote"]], "text": data["text"], "segment": data["segment"]}
    return {**board, "quotes": {**board["quotes"], data["quote"]: quote}}


def _gone(board: Board, event: Event) -> Board:
    quote = event.data["quote"]
    left = {key: one for key, one in board["quotes"].items() if key != quote}
    return {**board, "quotes": left, "gone": [*board["gone"], quote]}


def _heard(board: Board, event: Event) -> Board:
    new = {event.data["segment"]: {"text": event.data["text"], "key": False}}
    return {**board, "segments": {**board["segments"], **new}}


def _marked(board: Board, event: Event) -> Board:
    segment = event.data["segment"]
    if segment not in board["segments"]:
        return board
    one = {**board["segments"][segment], "key": event.data["on"]}
    return {**board, "segments": {**board["segments"], segment: one}}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _begun,
    "voice_added": _added,
    "voice_changed": _changed,
    "voice_withdrawn": _gone,
    "voice_taken_out": _gone,
    "heard_added": _heard,
    "heard_marked": _marked,
}
