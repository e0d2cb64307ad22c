"""Ties: whom people turn to, as weighted ties between roles, and people only where they agreed.

Everybody tells in a secret ballot what they are and whom they turn to. From that ballot only counts
come out: k people of one role who turn to another are one *perceived* tie of weight k. A role for
which fewer than two people answered would give them away: such roles are counted together,
and where even those are too few, they are left out and that is said.

With the option ``people``, whoever is there may agree to be named, on their own page; that is the
one thing that they sign. Only who agreed can be chosen by others, no name can be typed, and who is
absent is a role. Whoever takes it back, or leaves, is counted as their role from then on. A name is
in no event: pages and reports find it among the people of the session.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from commonground.activities import sheets
from commonground.activities.base import (
    CLOSED,
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
)
from commonground.activities.items import starting_items
from commonground.activities.pairing import distinct
from commonground.activities.tied import OTHER_ROLES, counted, named
from commonground.methods.settings import Response
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step

MOST = 8  # whom one person may name
NOBODY = "nobody"  # who takes back what they never agreed to
ANY_TIME = frozenset({OPEN, CLOSED, REVEALED})


class Ties(Activity):
    """Ballots on whom people turn to, and who agreed to be named.

    Board: ``items`` (the roles), ``asked`` (how many were there when the step opened), ``answers``
    (ballot → role, to), ``done`` (ballots), ``agreed`` (key → person and role of those who may be
    named), ``keys`` (key → role of all who ever agreed).
    """

    name = "ties"
    solitary = True
    pictured = True
    columns = ("source", "target", "weight", "kind", "source_id", "target_id")
    promise = (
        "Nobody is told whom you turn to, not even the facilitator. When it is revealed, all see "
        "how many of each role turn to whom. A person is named only if they agreed to it here."
    )
    commands = {
        "belong": Allowed(PARTICIPANT, secret=True),
        "turn_to": Allowed(PARTICIPANT, secret=True),
        "done": Allowed(PARTICIPANT, secret=True),
        "be_named": Allowed(PARTICIPANT, signed=True),
        "not_named": Allowed(PARTICIPANT, ANY_TIME, signed=True),
        **sheets.COMMANDS,
    }
    undoable = sheets.UNDOABLE
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        return {"items": distinct(starting_items(step, source)), "asked": len(room.authors)}

    def blank(self, step: Step) -> Board:
        return {"items": [], "asked": 0, "answers": {}, "done": [], "agreed": {}, "keys": {}}

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        roles = {item["id"] for item in board["items"]}
        match ask.kind:
            case "belong":
                return "belonged", {"role": one_of(ask.data.get("role"), roles, "role")}
            case "done":
                return "done", {}
            case "be_named":
                return "agreed", _agreeing(board, ask)
            case "not_named":
                return "not_agreed", {}
            case "enter_sheet":
                return sheets.entered(sheets.new_sheet(ask), _on_paper(board, sheets.given(ask)))
        own = _key(board, ask.author.person)
        to = one_of(ask.data.get("to"), roles | board["agreed"].keys(), "role or person")
        if to == own:
            raise Refused("That is you.", do="Choose somebody else.")
        chosen = _answer(board, ask.author)["to"]
        on = ask.data.get("on") is True
        if on and to not in chosen and len(chosen) >= MOST:
            raise Refused(
                f"You have named {MOST}, as many as there is room for.",
                safe="They are all saved.",
                do="Take one of them back first.",
            )
        return "turned_to", {"to": to, "on": on}

    def fold(self, board: Board, event: Event) -> Board:
        change = _FOLDS.get(event.kind)
        return change(board, event) if change else board

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        names = named(board, look.names)
        on_paper = sheets.sheets(board["answers"])
        seen: dict[str, Any] = {
            "given": len(board["answers"]),
            "asked": max(board["asked"] + len(on_paper), len(board["answers"])),
            "agreed": len(names),
        }
        if look.role is Role.FACILITATOR:
            seen["sheets"] = len(on_paper)
        if look.role is not Role.SCREEN:
            seen["items"] = list(board["items"])
            people = [{"id": key, "text": name} for key, name in names.items()]
            seen["people"] = sorted(people, key=lambda person: person["text"].casefold())
        if look.phase == REVEALED:
            seen["results"], seen["withheld"] = counted(board, names)
            seen["few"] = seen["given"] < Response().least * seen["asked"]
        return seen

    def unsigned(self, events: Sequence[Event], people: Collection[str]) -> Mapping[int, str]:
        """Who took it back or left is only the key under which they could be chosen."""
        found: dict[int, str] = {}
        signed: dict[str, dict[int, str]] = {}
        for event in events:
            if event.kind == "agreed":
                signed.setdefault(event.actor, {})[event.seq] = event.data["key"]
            elif event.kind == "not_agreed":
                own = signed.pop(event.actor, {})
                found |= own | {event.seq: next(reversed(own.values()), NOBODY)}
        for person, own in signed.items():
            found |= {} if person in people else own
        return found

    def results(self, board: Board) -> list[dict[str, Any]]:
        """A record per tie, strongest first: ``weight`` people of ``source`` turn to ``target``.

        ``kind`` is of the target, "role" or "person"; here even who agreed is a number.
        """
        numbers: Counter[str] = Counter()
        texts = {item["id"]: item["text"] for item in board["items"]}
        names = {}
        for key, one in sorted(board["agreed"].items()):
            numbers[one["role"]] += 1
            names[key] = f"{texts.get(one['role'], OTHER_ROLES)}, person {numbers[one['role']]}"
        return counted(board, names)[0]

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        own = _answer(board, author)
        there = {item["id"] for item in board["items"]} | board["agreed"].keys()
        key = _key(board, author.person)
        return {
            "role": own["role"],
            "to": [to for to in own["to"] if to in there],
            "done": author.ballot in board["done"],
            "key": key if key in board["agreed"] else None,
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        own = _answer(board, author)
        return author.ballot in board["done"] or bool(own["role"] and own["to"])

    def begun(self, board: Board, author: Author) -> bool:
        own = _answer(board, author)
        return bool(own["role"] or own["to"])

    def outcome(self, board: Board) -> dict[str, Any]:
        """The roles, and the ties between them without names."""
        return {"items": list(board["items"]), "ties": self.results(board)}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        return [
            {
                "item": f"{one['source_id']}>{one['target_id']}",
                "text": f"{one['source']} → {one['target']}",
                "value": one["weight"],
                "kind": one["kind"],
            }
            for one in self.results(board)
        ]


def _agreeing(board: Board, ask: Ask) -> dict[str, Any]:
    if not ask.step.options.get("people"):
        raise Refused("People are not named in this step.", do="It shows roles only.")
    roles = [item["id"] for item in board["items"]]
    key = _key(board, ask.author.person) or new_id("n", ask)
    return {"key": key, "role": one_of(ask.data.get("role"), roles, "role")}


def _answer(board: Board, author: str) -> dict[str, Any]:
    ballot = author.ballot if isinstance(author, Author) else author
    return {"role": None, "to": [], **board["answers"].get(ballot, {})}


def _on_paper(board: Board, given: Mapping[str, Any]) -> dict[str, Any]:
    """What is said on a sheet: a role, and whom somebody turns to."""
    roles = {item["id"] for item in board["items"]}
    role, to = given.get("role"), given.get("to")
    chosen = to if isinstance(to, list) else []
    known = roles | board["agreed"].keys()
    found = list(dict.fromkeys(one_of(one, known, "role or person") for one in chosen))
    if len(found) > MOST:
        raise Refused(f"A sheet has room for {MOST}; this one names {len(found)}.")
    if role is None and not found:
        return {}
    return {"role": None if role is None else one_of(role, roles, "role"), "to": found}


def _with(board: Board, ballot: str, change: Mapping[str, Any]) -> Board:
    answer = {**_answer(board, ballot), **change}
    return {**board, "answers": {**board["answers"], ballot: answer}}


def _key(board: Board, person: str) -> str | None:
    """Under which key somebody agreed to be named."""
    found = (key for key, one in board["agreed"].items() if one["person"] == person)
    return next(found, None)


def _opened(board: Board, event: Event) -> Board:
    return board if board["answers"] else {**board, **event.data.get("inputs", {})}


def _belonged(board: Board, event: Event) -> Board:
    return _with(board, event.actor, {"role": event.data["role"]})


def _turned_to(board: Board, event: Event) -> Board:
    to, on = event.data["to"], event.data["on"]
    others = [other for other in _answer(board, event.actor)["to"] if other != to]
    return _with(board, event.actor, {"to": [*others, to] if on else others})


def _sheet_entered(board: Board, event: Event) -> Board:
    return _with(board, event.data["ballot"], event.data["answers"])


def _done(board: Board, event: Event) -> Board:
    return {**board, "done": list(dict.fromkeys([*board["done"], event.actor]))}


def _agreed(board: Board, event: Event) -> Board:
    key, role = event.data["key"], event.data["role"]
    agreed = {**board["agreed"], key: {"person": event.actor, "role": role}}
    return {**board, "agreed": agreed, "keys": {**board["keys"], key: role}}


def _not_agreed(board: Board, event: Event) -> Board:
    left = {key: one for key, one in board["agreed"].items() if one["person"] != event.actor}
    return {**board, "agreed": left}


_FOLDS: Mapping[str, Callable[[Board, Event], Board]] = {
    "step_opened": _opened,
    "belonged": _belonged,
    "turned_to": _turned_to,
    sheets.ENTERED: _sheet_entered,
    "done": _done,
    "agreed": _agreed,
    "not_agreed": _not_agreed,
}
