"""Guide: who must be heard, and which question is asked of whom.

Everybody fills it together and sees each change at once, as a plan that many improve; nobody sees
who changed what. A segment that must be heard is a *key* segment: without its voices the audit is
not done. What the guide lacks is told beside it: a key segment that is asked nothing, a question
that is asked of nobody.

One board serves two steps: with the option ``focus`` "segments" the pages ask for the segments,
with "questions" for the questions and who is asked them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonground.activities.base import (
    ALWAYS,
    BOTH,
    FACILITATOR,
    OPEN,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    new_id,
    one_of,
)
from commonground.activities.items import starting_items
from commonground.methods.stakeholders import STRATEGIES
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean, same_name

LENGTH = {"segment": 80, "question": 160}
MOST = {"segment": 16, "question": 20}
TOGETHER = frozenset({OPEN})
# What a command is about, and the event that it causes.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "mark_key": ("segment",),
    "ask_of": ("question", "segment"),
    "take_out_segment": ("segment",),
    "take_out_question": ("question",),
}
_EVENTS = {
    "mark_key": "key_marked",
    "ask_of": "asked_of",
    "take_out_segment": "segment_taken_out",
    "take_out_question": "question_taken_out",
}
_KEY = STRATEGIES[True, True]


class Guide(Activity):
    """Add segments and questions, say who must be heard, and tick what is asked of whom.

    Board: ``segments`` (id → ``text``, ``key``), ``questions`` (id → text), ``asked`` (question →
    ids of segments), ``gone`` (what was taken out, which opening the step again does not bring
    back) and ``acted`` (who has changed something in this step).
    """

    name = "guide"
    pictured = True
    private = False
    promise = "Everybody sees each change at once; nobody sees who made it."
    columns = ("question", "text", "segment", "segment_text", "key", "asked")
    commands = {
        "add_segment": Allowed(BOTH, TOGETHER),
        "mark_key": Allowed(BOTH, TOGETHER),
        "add_question": Allowed(BOTH, TOGETHER),
        "ask_of": Allowed(BOTH, TOGETHER),
        "take_out_segment": Allowed(FACILITATOR, ALWAYS),
        "take_out_question": Allowed(FACILITATOR, ALWAYS),
    }
    undoable = {
        "segment_added": "New segment",
        "key_marked": "Who must be heard",
        "question_added": "New question",
        "asked_of": "Which question is asked of whom",
        "segment_taken_out": "Removal of a segment",
        "question_taken_out": "Removal of a question",
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = starting_items(step, source)[: MOST["segment"]]
        return {
            "segments": {
                str(one["id"]): {
                    "text": str(one["text"]),
                    "key": bool(one.get("key")) or one.get("strategy") == _KEY,
                }
                for one in items
            }
        }

    def blank(self, step: Step) -> Board:
        questions = step.options.get("questions", ())
        return {
            "segments": {},
            "questions": {f"q{n}": str(text) for n, text in enumerate(questions, 1)},
            "asked": {},
            "gone": [],
            "acted": [],
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind in ("add_segment", "add_question"):
            return _added(board, ask, ask.kind.removeprefix("add_"))
        data: dict[str, Any] = {
            name: one_of(ask.data.get(name), board[f"{name}s"].keys(), name)
            for name in _ABOUT[ask.kind]
        }
        if ask.kind in ("mark_key", "ask_of"):
            data["on"] = ask.data.get("on") is True
        return _EVENTS[ask.kind], data

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            return _begun(board, event.data.get("inputs", {}).get("segments", {}))
        change = _FOLDS.get(event.kind)
        if change is None:
            return board
        acted = list(dict.fromkeys([*board["acted"], event.actor]))
        return {**board, **change(board, event.data), "acted": acted}

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        plain = self.outcome(board)
        return {name: plain[name] for name in ("segments", "questions", "findings")}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["acted"]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record for each question and segment: whether it is ``asked``."""
        return [
            {
                "question": question,
                "text": text,
                "segment": segment,
                "segment_text": one["text"],
                "key": one["key"],
                "asked": segment in board["asked"].get(question, ()),
            }
            for question, text in board["questions"].items()
            for segment, one in board["segments"].items()
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The segments as ``items``, key ones first; the questions, with whom they are asked.

        ``findings`` say what the guide lacks.
        """
        segments = [{"id": key, **one} for key, one in board["segments"].items()]
        questions = [
            {"id": key, "text": text, "segments": _of(board, key)}
            for key, text in board["questions"].items()
        ]
        return {
            "items": sorted(segments, key=lambda one: not one["key"]),
            "segments": segments,
            "questions": questions,
            "findings": lacking(segments, questions),
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        asked = [
            {"item": one["question"], "text": one["text"], "group": one["segment_text"]}
            for one in self.results(board)
            if one["asked"]
        ]
        segments = [
            {"item": key, "text": one["text"], "status": "key" if one["key"] else ""}
            for key, one in board["segments"].items()
        ]
        return [*segments, *asked]


def lacking(
    segments: list[dict[str, Any]], questions: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """What is missing: no key segment at all, one that is asked nothing, a question for nobody."""
    asked = {segment for one in questions for segment in one["segments"]}
    found = []
    if segments and not any(one["key"] for one in segments):
        found.append(
            _finding("No segment is marked as key yet.", "Mark those without whom it fails.", None)
        )
    found += [
        _finding(f"“{one['text']}” is asked nothing yet.", "Tick a question for them.", one["id"])
        for one in segments
        if questions and one["key"] and one["id"] not in asked
    ]
    found += [
        _finding(
            f"“{one['text']}” is asked of nobody.", "Tick a segment, or leave it out.", one["id"]
        )
        for one in questions
        if asked and not one["segments"]
    ]
    return found


def _finding(words: str, cure: str, row: str | None) -> dict[str, Any]:
    return {"level": "warning", "words": words, "cure": cure, "row": row}


def _of(board: Board, question: str) -> list[str]:
    """The segments that a question is asked of, in their order."""
    asked = board["asked"].get(question, ())
    return [segment for segment in board["segments"] if segment in asked]


def _added(board: Board, ask: Ask, kind: str) -> tuple[str, dict[str, Any]]:
    text = clean(ask.data.get("text"), LENGTH[kind], lines=False, name=kind)
    if not text:
        raise Refused(f"The {kind} has no words yet.", do="Write a few words first.")
    there = board[f"{kind}s"].values()
    known = there if kind == "question" else [one["text"] for one in there]
    if any(same_name(text, other) for other in known):
        raise Refused(f"This {kind} is there already.", safe="Nothing has changed.")
    if len(there) >= MOST[kind]:
        raise Refused(
            f"There are {MOST[kind]} {kind}s, as many as an audit can bear.",
            do="Ask the facilitator to take one out first.",
        )
    return f"{kind}_added", {kind: new_id(kind[0], ask), "text": text}


def _begun(board: Board, segments: Mapping[str, Any]) -> Board:
    """What is there stays as it is, whatever the source says now. Nobody has acted yet."""
    new = {
        key: one
        for key, one in segments.items()
        if key not in board["segments"] and key not in board["gone"]
    }
    return {**board, "segments": {**board["segments"], **new}, "acted": []}


def _with_segment(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    new = {data["segment"]: {"text": data["text"], "key": False}}
    return {"segments": {**board["segments"], **new}}


def _with_question(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"questions": {**board["questions"], data["question"]: data["text"]}}


def _marked(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    key, segments = data["segment"], board["segments"]
    if key not in segments:
        return {}
    return {"segments": {**segments, key: {**segments[key], "key": data["on"]}}}


def _asked(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    others = [s for s in board["asked"].get(data["question"], ()) if s != data["segment"]]
    now = [*others, data["segment"]] if data["on"] else others
    return {"asked": {**board["asked"], data["question"]: now}}


def _without_segment(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    left = {key: one for key, one in board["segments"].items() if key != data["segment"]}
    return {"segments": left, "gone": [*board["gone"], data["segment"]]}


def _without_question(board: Board, data: Mapping[str, Any]) -> dict[str, Any]:
    left = {key: text for key, text in board["questions"].items() if key != data["question"]}
    return {"questions": left}


_FOLDS: Mapping[str, Callable[[Board, Mapping[str, Any]], dict[str, Any]]] = {
    "segment_added": _with_segment,
    "question_added": _with_question,
    "key_marked": _marked,
    "asked_of": _asked,
    "segment_taken_out": _without_segment,
    "question_taken_out": _without_question,
}
