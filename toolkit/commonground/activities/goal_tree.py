"""Goal, question, metric: from what is wanted, over what one would ask, to what one could count.

Goals come from the step before, or from the step's own options. Everybody writes questions under
goals, and under their questions the numbers that would answer them, in private; revealed, the tree
is everybody's. A question without a number and a goal without a question are told.

Source: V. Basili, G. Caldiera and H. D. Rombach, "The goal question metric approach",
*Encyclopedia of Software Engineering*, Wiley 1994.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from commonground.activities.base import Board, Look, Room
from commonground.activities.items import plain, starting_items
from commonground.activities.pieces import Pieces
from commonground.methods.stakeholders.names import same_letters
from commonground.session.events import Event
from commonground.session.steps import Step

GOALS = 5  # more than these from a source, and nobody asks about each
QUESTIONS = 3  # of those that one metric answers, so many fit on its card
_CHANGES = ("outcome", "impact")


class GoalTree(Pieces):
    """Questions under goals, metrics under questions.

    Board: ``goals`` (a list of id and text), ``pieces`` (id → text, place, author): a piece in a
    goal is a question, a piece in a question is a metric; and ``purpose``, what the goals are for,
    where the source says it.
    """

    name = "goal_tree"
    pictured = True
    columns = ("goal", "question", "metric")

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = starting_items(step, source)
        # Of a logic chain only what changes can be a goal.
        changing = [item for item in items if item.get("stage") in _CHANGES]
        # Where nothing was written into the chain, what it is for can still be asked about.
        if not items and (text := source.get("text") or source.get("purpose")):
            items = [{"id": "goal", "text": str(text)}]
        goals = plain((changing or items)[: int(step.options.get("goals", GOALS))])
        purpose = {"purpose": str(source["purpose"])} if source.get("purpose") else {}
        return {"goals": goals, **purpose}

    def blank(self, step: Step) -> Board:
        return {"goals": [], "pieces": {}}

    def roots(self, board: Board) -> Collection[str]:
        return [goal["id"] for goal in board["goals"]]

    def places(self, board: Board, piece: str | None) -> Collection[str]:
        goals = self.roots(board)
        stack = self.stacks(board).get(piece, ()) if piece else ()
        if any(other["place"] in stack for other in board["pieces"].values()):
            return goals  # a question that has metrics stays a question
        questions = [key for key, p in board["pieces"].items() if p["place"] in goals]
        return [*goals, *(key for key in questions if key not in (piece, *stack))]

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            goals = event.data.get("inputs", {}).get("goals")
            if goals is None:
                return board
            # A goal that somebody has asked about stays when the source has changed meanwhile.
            asked = {piece["place"] for piece in board["pieces"].values()}
            known = {goal["id"] for goal in goals}
            kept = [g for g in board["goals"] if g["id"] in asked and g["id"] not in known]
            purpose = {key: text for key, text in event.data["inputs"].items() if key == "purpose"}
            return {**board, "goals": [*goals, *kept], **purpose}
        return super().fold(board, event)

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        seen = {**super().shared(board, look), "goals": list(board["goals"])}
        if "results" in seen:
            seen["pieces"] = self._tree(board)
        return seen

    def _tree(self, board: Board) -> list[dict[str, Any]]:
        """Each stack with the goal or the question that it stands in, questions first."""
        pieces, stacks = board["pieces"], self.stacks(board)
        top = {key: first for first, stack in stacks.items() for key in stack}
        return [
            {
                "id": key,
                "text": pieces[key]["text"],
                "place": top.get(pieces[key]["place"], pieces[key]["place"]),
                "n": len(stack),
            }
            for key, stack in stacks.items()
        ]

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per branch: goal, question and metric, "" where the branch ends before."""
        under: dict[str, list[dict[str, Any]]] = {}
        for one in self._tree(board):
            under.setdefault(one["place"], []).append(one)
        nothing = {"id": "", "text": ""}
        return [
            {"goal": goal["text"], "question": question["text"], "metric": metric["text"]}
            for goal in board["goals"]
            for question in under.get(goal["id"], [nothing])
            for metric in under.get(question["id"], [nothing])
        ]

    def outcome(self, board: Board) -> dict[str, Any]:
        """The metrics as ``items``, each with its question and what it is for.

        That is the purpose of all goals, where it is known, or else its own goal. A metric that
        answers several questions is one item, however often and however it was written.
        """
        goals = {goal["id"]: goal["text"] for goal in board["goals"]}
        tree = {one["id"]: one for one in self._tree(board)}
        alike: dict[str, list[dict[str, Any]]] = {}
        for one in tree.values():
            if one["place"] not in goals:
                alike.setdefault(same_letters(one["text"]), []).append(one)
        items = []
        for first, *others in alike.values():
            question = tree[first["place"]]
            asked = [question["text"], *(tree[one["place"]]["text"] for one in others)]
            items.append(
                {
                    "id": first["id"],
                    "text": first["text"],
                    "question": " ".join(dict.fromkeys(asked[:QUESTIONS])),
                    "purpose": board.get("purpose") or goals[question["place"]],
                }
            )
        return {"items": items}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        goals = self.roots(board)
        return [
            {
                "item": one["id"],
                "text": one["text"],
                "status": "question" if one["place"] in goals else "metric",
                "of": one["place"],
                "value": one["n"],
            }
            for one in self._tree(board)
        ]
