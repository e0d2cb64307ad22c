"""Consent: no reasoned objection. A concern is recorded and does not block.

An objection names a harm and proposes an amendment. Adopting a changed text starts a new round, in
which everybody is asked again; what was said before stays on record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from commonground.activities.base import (
    FACILITATOR,
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
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean

CHOICES = ("consent", "concern", "objection")
REASON = 400
KEPT = ("items", "cards")  # what a text that sums them up is agreed on for
LENGTH = 4_000  # of a text to agree on: a sentence, or a line for each of many cards


class Consent(Activity):
    """Each person answers; the group has agreed when no objection stands.

    Board: ``text``, ``round``, ``responses`` (author → id, choice, reason, harm, amendment),
    ``past`` (the rounds before) and ``confirmed``.
    """

    name = "consent"
    pictured = True
    solitary = True
    agrees = True
    columns = ("round", "text", *CHOICES, "confirmed")
    commands = {
        "respond": Allowed(PARTICIPANT, frozenset({"open", REVEALED})),
        "amend": Allowed(FACILITATOR, frozenset({REVEALED})),
        "confirm": Allowed(FACILITATOR, frozenset({REVEALED})),
    }
    undoable = {
        "amended": "Amendment of the statement",
        "confirmed": "Agreement of the group",
    }

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        about = {name: source[name] for name in KEPT if name in source}
        return {"text": str(source.get("text", ""))} | ({"about": about} if about else {})

    def blank(self, step: Step) -> Board:
        return {"text": "", "round": 1, "responses": {}, "past": [], "confirmed": False}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if board["confirmed"]:
            raise Refused("The group has already agreed.", do="Undo the decision to change it.")
        if ask.kind == "respond":
            return self._respond(ask)
        if ask.kind == "amend":
            return self._amend(board, ask)
        return self._confirm(board)

    def _respond(self, ask: Ask) -> tuple[str, dict[str, Any]]:
        choice = one_of(ask.data.get("choice"), CHOICES, "answer")
        asked = {"concern": ("reason",), "objection": ("harm", "amendment")}.get(choice, ())
        limits = {"amendment": LENGTH}  # it may be all of the text, as it ought to be
        words = {
            key: clean(ask.data.get(key, ""), limits.get(key, REASON), name=key) for key in asked
        }
        if missing := [key for key, text in words.items() if not text]:
            raise Refused(
                f"The {missing[0]} is still empty.",
                safe="What you chose and typed is still in the form.",
                do="An objection needs a harm and an amendment, a concern a reason.",
            )
        return "responded", {"id": new_id("r", ask), "choice": choice, **words}

    def _amend(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        text = clean(ask.data.get("text"), LENGTH, name="text")
        if not text or text == board["text"]:
            raise Refused("The text is the same as before.", do="Change it, then ask again.")
        return "amended", {"text": text, "round": board["round"] + 1}

    def _confirm(self, board: Board) -> tuple[str, dict[str, Any]]:
        counts = self._counts(board)
        if counts["objection"]:
            raise Refused(
                f"{counts['objection']} objection still stands, so there is no consent yet."
                if counts["objection"] == 1
                else f"{counts['objection']} objections still stand, so there is no consent yet.",
                do="Adopt an amendment and ask again, or ask whether it is withdrawn.",
            )
        if not board["text"] or not any(counts.values()):
            raise Refused("Nobody has answered yet.", do="Let the group answer first.")
        return "confirmed", {"text": board["text"]}

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        if event.kind == "step_opened" and data.get("inputs", {}).get("text"):
            board = self._next_round(board, str(data["inputs"]["text"]))
            about = data["inputs"].get("about", {})
            return {**board, "about": about} if about else board
        if event.kind == "responded":
            return {**board, "responses": {**board["responses"], event.actor: dict(data)}}
        if event.kind == "amended":
            return self._next_round(board, str(data["text"]))
        if event.kind == "confirmed":
            return {**board, "confirmed": True}
        return board

    def _next_round(self, board: Board, text: str) -> Board:
        """Ask again about a changed text; the same text changes nothing."""
        if text == board["text"]:
            return board
        if not board["text"]:
            return {**board, "text": text}
        past = {"text": board["text"], "responses": list(board["responses"].values())}
        return {
            **board,
            "text": text,
            "round": board["round"] + 1,
            "responses": {},
            "past": [*board["past"], past],
            "confirmed": False,
        }

    def _counts(self, board: Board) -> dict[str, int]:
        return _counted(board["responses"].values())

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen = {key: board[key] for key in ("text", "round", "confirmed")}
        if look.phase == REVEALED:
            seen["counts"] = self._counts(board)
            seen["concerns"] = self._said(board, look, "concern")
            seen["objections"] = self._said(board, look, "objection")
        return seen

    def _said(self, board: Board, look: Look, choice: str) -> list[dict[str, Any]]:
        """The responses of one kind, in an order that says nothing about who and when."""
        said = {
            response["id"]: {**response, "by": look.name(author)}
            for author, response in board["responses"].items()
            if response["choice"] == choice
        }
        for response in said.values():
            response["text"] = response.pop("reason", "")
            del response["choice"]
        return [said[key] for key in shuffled(list(said), "")]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per round, the last one last: its text, the numbers of answers, ``confirmed``.

        Without a text there is nothing to answer, and there are no results.
        """
        rounds = [(past["text"], past["responses"], False) for past in board["past"]]
        if board["text"]:
            rounds.append((board["text"], board["responses"].values(), board["confirmed"]))
        return [
            {"round": number, "text": text, **_counted(responses), "confirmed": confirmed}
            for number, (text, responses, confirmed) in enumerate(rounds, start=1)
        ]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = board["responses"].get(author, {})
        return {"choice": own.get("choice")} | {
            key: own.get(key, "") for key in ("reason", "harm", "amendment")
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["responses"]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The statement and how it was agreed, once it was; before, only the text asked about.

        With what the text stands for, if it does for more than itself: the cards of a plan.
        """
        if not board["confirmed"]:
            return {"text": board["text"], **board.get("about", {})}
        concerns = [r["reason"] for r in board["responses"].values() if r["choice"] == "concern"]
        return {
            "text": board["text"],
            "statement": board["text"],
            "counts": self._counts(board),
            "concerns": concerns,
            "rounds": board["round"],
            **board.get("about", {}),
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        rounds = [(past["text"], past["responses"]) for past in board["past"]]
        rounds.append((board["text"], list(board["responses"].values())))
        return [
            {
                "item": response["id"],
                "version": number,
                "status": response["choice"],
                "text": response.get("reason") or response.get("harm", ""),
                "amendment": response.get("amendment", ""),
                "of": text,
            }
            for number, (text, responses) in enumerate(rounds, start=1)
            for response in sorted(responses, key=lambda r: str(r["id"]))
        ]


def _counted(responses: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many gave each of the answers that there are."""
    counts = Counter(response["choice"] for response in responses)
    return {choice: counts[choice] for choice in CHOICES}
