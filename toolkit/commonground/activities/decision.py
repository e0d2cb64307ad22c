"""Decision: everybody says in secret which they would choose; the desk records the choice, and why.

Options come from the source, or a step names them. Each may have conditions (`commonground
.activities.deciding`). Who records a choice says why; a condition of it that is not met, or that
nobody knows of, is told first: then the choice needs that reason all the more, or cannot be made,
as the option says. What the room would choose and what was chosen stand beside each other.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from commonground.activities import choosing, deciding, sheets
from commonground.activities.base import (
    ALWAYS,
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
    shuffled,
)
from commonground.activities.items import HELPS, going_on, picked
from commonground.activities.registered import frozen
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.steps import Step

TOLD = ("id", "text", "says", *HELPS)


class Decision(Activity):
    """Options, what people would choose, and the choice.

    Board: ``options`` (id, text, says, needs, unmet), ``least`` and ``most``, ``reads``, ``given``,
    ``asks`` (numbers that the desk is asked for), ``opinions`` (ballot → options, why), ``marks``
    (condition → state, where) and ``decision`` (options, reason, figures; or None).
    """

    name = "decision"
    pictured = True
    solitary = True
    columns = ("id", "text", "n", "of", "chosen", "conditions", "open")
    promise = (
        "Nobody is told what you would choose, not even the facilitator. The sums appear when the "
        "facilitator reveals them, with what was said and without names."
    )
    commands = {
        "opt": Allowed(PARTICIPANT, secret=True),
        "mark_need": Allowed(FACILITATOR, ALWAYS),
        "decide": Allowed(FACILITATOR, frozenset({REVEALED})),
        **sheets.COMMANDS,
    }
    undoable = {
        "decided": "The decision",
        "need_marked": "Mark on a condition",
        **sheets.UNDOABLE,
    }
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        named = step.options.get("items") or source.get("items", ())
        options = [{"says": "", "needs": [], "unmet": choosing.REASON, **one} for one in named]
        reads = str(step.options.get("reads", ""))
        given = frozen(reads, room)
        if reads and source:
            given[deciding.SOURCE] = source
        return {"options": options, "given": given}

    def blank(self, step: Step) -> Board:
        return {
            "options": [],
            "least": int(step.options.get("least", 1)),
            "most": int(step.options.get("most", 1)),
            "reads": str(step.options.get("reads", "")),
            "asks": list(step.options.get("asks", ())),
            "given": {},
            "opinions": {},
            "marks": {},
            "decision": None,
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        match ask.kind:
            case "opt":
                return "opted", choosing.opinion(board, ask.data)
            case "enter_sheet":
                return sheets.entered(
                    sheets.new_sheet(ask), choosing.opinion(board, sheets.given(ask))
                )
            case "mark_need":
                return "need_marked", choosing.mark(board, ask.data)
        return "decided", choosing.choice(board, ask.data)

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        match event.kind:
            case "step_opened":
                return {**board, **data.get("inputs", {})}
            case "opted":
                return {**board, "opinions": {**board["opinions"], event.actor: data}}
            case sheets.ENTERED:
                opinions = {**board["opinions"], data["ballot"]: data["answers"]}
                return {**board, "opinions": opinions}
            case "need_marked":
                mark = picked(data, ("state", "where"))
                return {**board, "marks": {**board["marks"], data["need"]: mark}}
            case "decided":
                return {**board, "decision": picked(data, ("options", "reason", "figures"))}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        read = _as_decided(board)
        seen: dict[str, Any] = {name: board[name] for name in ("least", "most")}
        seen["options"] = [
            {name: one[name] for name in (*TOLD, "needs", "unmet") if one.get(name)}
            for one in read["options"]
        ]
        seen["given"] = len(board["opinions"])
        if look.role is Role.FACILITATOR:
            seen |= {"asks": board["asks"], "sheets": len(sheets.sheets(board["opinions"]))}
        if look.phase == REVEALED:
            seen |= {"results": self.results(board), "whys": _whys(board)}
            seen |= {"decision": board["decision"], "findings": read["findings"]}
        return seen

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return dict(board["opinions"].get(author.ballot, {"options": [], "why": ""}))

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author.ballot in board["opinions"]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per option, in their order.

        How many would choose it (``n`` ``of`` so many), whether it is ``chosen``, how many
        ``conditions`` it has, and which of them are ``open``.
        """
        counts = Counter(
            one for opinion in board["opinions"].values() for one in opinion["options"]
        )
        return [
            {
                "id": one["id"],
                "text": one["text"],
                "n": counts[one["id"]],
                "of": len(board["opinions"]),
                "chosen": one["chosen"],
                "conditions": len(one["needs"]),
                "open": [need["text"] for need in deciding.open_needs(one)],
            }
            for one in _as_decided(board)["options"]
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """What was chosen as ``items``, a line each as ``text``, the ``reason``, all ``options``.

        With the ``figures`` that were asked for, and the ``findings`` that were told.
        """
        decision = board["decision"] or {"options": [], "reason": "", "figures": {}}
        results = self.results(board)
        chosen = [picked(one, ("id", "text")) for one in results if one["chosen"]]
        plain = [
            {name: value for name, value in one.items() if name not in ("needs", "unmet", "says")}
            for one in board["options"]
        ]
        return {
            "items": going_on(plain, chosen),
            "text": "\n".join(one["text"] for one in chosen),
            "reason": decision["reason"],
            "options": results,
            "figures": dict(decision["figures"]),
            "findings": _as_decided(board)["findings"],
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        """The options with how many would choose them, then what people said, without order."""
        options = [
            {
                "item": one["id"],
                "text": one["text"],
                "value": one["n"],
                "status": "chosen" if one["chosen"] else "",
            }
            for one in self.results(board)
        ]
        return options + [{"item": "why", "text": why["text"]} for why in _whys(board)]


def _as_decided(board: Board) -> dict[str, Any]:
    """The options with their conditions, and the findings on what is chosen."""
    decision = board["decision"] or {"options": (), "figures": {}}
    return deciding.as_read(board, decision["options"], decision["figures"])


def _whys(board: Board) -> list[dict[str, Any]]:
    """What people said, each with what they would choose, in an order that says nothing."""
    said = {ballot: one for ballot, one in board["opinions"].items() if one["why"]}
    return [
        {"options": said[ballot]["options"], "text": said[ballot]["why"]}
        for ballot in shuffled(list(said), "whys")
    ]
