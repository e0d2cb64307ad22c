"""Gate: conditions that count only by what there is to show for them.

The foundations stand on what workshops made, and on nothing else: people may say that they have
something, and the desk where it is, and both are shown and do not count. Of the scale gate what
was measured counts; for the rest the room brings evidence, and where there is none it is unknown,
which is never a pass; that an outcome moved and that no counter-metric broke, only numbers can say.
What earlier steps gave is read when the step opens; opened again, it is read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.base import (
    BOTH,
    FACILITATOR,
    PARTICIPANT,
    Activity,
    Allowed,
    Ask,
    Author,
    Board,
    Look,
    Room,
    one_of,
)
from commonground.activities.gated import (
    FOUNDATIONS,
    MET,
    NOT_MET,
    OF,
    SCALE,
    UNKNOWN,
    begun,
    finding,
    record,
    suggestion,
)
from commonground.activities.versions import stale
from commonground.methods.scaling import MEASURED
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import clean

EVIDENCE = 300
VERDICTS = (MET, NOT_MET, UNKNOWN)


class Gate(Activity):
    """Who says what of each condition, beside what was made and measured.

    Board: ``of`` (which gate), ``conditions`` (id, text, needs, opens, met, evidence), ``known``
    (what of the scale gate was measured), ``ticks`` (condition → who says that it is there),
    ``said`` (condition → ``is``, ``evidence``, ``change``), ``changes`` and ``done``.
    """

    name = "gate"
    pictured = True
    solitary = True
    private = False
    promise = "Everybody sees how each condition stands; nobody sees who said what."
    columns = ("id", "text", "status", "evidence", "needs", "opens", "ticks")
    commands = {
        "tick": Allowed(PARTICIPANT),
        "say_evidence": Allowed(BOTH),
        "done": Allowed(PARTICIPANT),
    }
    undoable = {"evidence_said": "Change of what is shown"}

    def allowed(self, step: Step) -> Mapping[str, Allowed]:
        if step.options.get("of") == SCALE:
            return {name: one for name, one in self.commands.items() if name != "tick"}
        return {**self.commands, "say_evidence": Allowed(FACILITATOR)}

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return begun(_of(step), room.given)

    def blank(self, step: Step) -> Board:
        empty: dict[str, Any] = {"of": _of(step), "conditions": [], "known": {}, "ticks": {}}
        return {**empty, "said": {}, "changes": 0, "done": []}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "done":
            return "done", {}
        there = {one["id"]: one for one in board["conditions"]}
        item = one_of(ask.data.get("item"), there.keys(), "condition")
        if ask.kind == "tick":
            return "ticked", {"item": item, "on": ask.data.get("on") is True}
        evidence = clean(ask.data.get("evidence", ""), EVIDENCE, lines=False, name="evidence")
        if board["of"] == FOUNDATIONS:
            return "evidence_said", {"item": item, "evidence": evidence}
        if there[item]["met"] is not None:
            raise Refused("This was measured, so there is nothing to say in its place.")
        base = ask.data.get("base", 0)
        if not isinstance(base, int) or board["said"].get(item, {}).get("change", 0) > base:
            raise stale("Somebody")
        verdict = one_of(ask.data.get("is"), VERDICTS, "answer")
        if verdict == MET and item in MEASURED:
            raise Refused(
                "Only numbers can show this, so it stays unknown.",
                safe="Nothing was changed.",
                do=f"{there[item]['opens']} Then bring the data in and open this step again.",
            )
        if verdict != UNKNOWN and not evidence:
            raise Refused(
                "There is no evidence yet, so it stays unknown.",
                do="Say in a sentence what shows it: a number, a name, a place to look.",
            )
        return "evidence_said", {"item": item, "is": verdict, "evidence": evidence}

    def fold(self, board: Board, event: Event) -> Board:
        data = event.data
        match event.kind:
            case "step_opened":
                return {**board, **data.get("inputs", {})}
            case "done":
                return {**board, "done": list(dict.fromkeys([*board["done"], event.actor]))}
            case "ticked":
                others = [one for one in board["ticks"].get(data["item"], ()) if one != event.actor]
                now = [*others, event.actor] if data["on"] else others
                return {**board, "ticks": {**board["ticks"], data["item"]: now}}
            case "evidence_said":
                change = board["changes"] + 1
                said = {"is": data.get("is", ""), "evidence": data["evidence"], "change": change}
                both = {**board["said"], data["item"]: said}
                return {**board, "changes": change, "said": both}
        return board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        results = self.results(board)
        return {
            "of": board["of"],
            "results": results,
            "changes": board["changes"],
            "finding": finding(board["of"], results),
            **suggestion(board),
        }

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per condition.

        ``status`` is "met", "not met", "unknown", "not made yet" or "said, not made here";
        ``evidence`` what shows it, ``measured`` whether that comes from workshops, ``numbers``
        whether only numbers can show it, ``said`` what was said beside it, ``ticks`` how many say
        that it is there.
        """
        return [record(board, one) for one in board["conditions"]]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        ticks = [item for item, own in board["ticks"].items() if author in own]
        return {"ticks": ticks, "done": author in board["done"]}

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        return author in board["done"]

    def outcome(self, board: Board) -> dict[str, Any]:
        """What does not stand yet as ``items``, each with what would open it; all in ``text``.

        ``verdicts`` by condition, and of the scale gate its ``suggestion`` and ``reason``.
        """
        results = self.results(board)
        left = [one for one in results if one["status"] != MET]
        return {
            "items": [{name: one[name] for name in ("id", "text", "opens")} for one in left],
            "text": _text(board, results),
            "of": board["of"],
            "verdicts": {one["id"]: one["status"] for one in results},
            **suggestion(board),
        }

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": one["id"],
                "text": one["text"],
                "status": one["status"],
                "value": one["evidence"] or one["said"],
                "opens": "" if one["status"] == MET else one["opens"],
            }
            for one in self.results(board)
        ]


def _of(step: Step) -> str:
    of = step.options.get("of")
    return of if of in OF else FOUNDATIONS


def _text(board: Board, results: Sequence[Mapping[str, Any]]) -> str:
    lines = [finding(board["of"], results), suggestion(board).get("reason", "")]
    return "\n".join(filter(None, lines))
