"""Exchange: what each party gives another and gets from them, from 0 to 3, in private.

Somebody speaks for one side of a pair at a time: what i gives j, what i gets from j, how one would
know, and, if they like, what draws that side to it (`MOTIVATORS`). A win for both takes both sides
(`commonground.methods.stakeholders.win_win`): what one side believes that it gives is not yet what
the other gets. Which pairs are asked about is told in `commonground.activities.pairing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities import sheets
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
    one_of,
    shuffled,
)
from commonground.activities.exchanged import told
from commonground.activities.items import starting_items
from commonground.activities.pairing import CHOSEN, MOST, NEIGHBOURS, distinct, fallen_to, side
from commonground.session.events import Event
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground.session.text import LINE_LENGTH, clean

SAID = ("give", "get", "evidence", "motivators")
GIVEN_ON = ("from_id", "to_id", "give", "get", "motivators", "exchange")
AMOUNTS = range(4)
MOTIVATORS = ("autonomy", "mastery", "purpose", "community")
"""What people gain beyond the thing itself: say, skill, meaning, company."""


class Exchange(Activity):
    """Everybody speaks for the sides that fell to them, or for those that they choose.

    Board: ``items`` (the parties), ``pairs`` (how they are paired), ``most`` (sides for each
    person), ``sides`` (those that are asked about), ``assigned`` (author → sides), ``given``
    (author → side → give, get, evidence, and motivators where there are any), ``done`` (authors who
    leave the rest open), ``shown`` (the side that the screen dwells on, or None).
    """

    name = "exchange"
    solitary = True
    pictured = True
    columns = (
        *("from", "to", "give", "get", "net", "n", "evidence", "motivators", "exchange"),
        *("id", "from_id", "to_id"),
    )
    commands = {
        "say_exchange": Allowed(PARTICIPANT),
        "done": Allowed(PARTICIPANT),
        "show": Allowed(FACILITATOR, frozenset({REVEALED})),
        **sheets.COMMANDS,
    }
    undoable = sheets.UNDOABLE
    on_paper = frozenset({sheets.ENTERED})

    def prepare(self, step: Step, source: Board, room: Room) -> dict[str, Any]:
        items = distinct(starting_items(step, source))
        if step.options.get("pairs") == CHOSEN:
            return {"items": items, "sides": [], "assigned": {}}
        sides, assigned = fallen_to([item["id"] for item in items], room, step.options)
        return {"items": items, "sides": sides, "assigned": assigned}

    def blank(self, step: Step) -> Board:
        return {
            "items": [],
            "pairs": str(step.options.get("pairs", NEIGHBOURS)),
            "most": int(step.options.get("most", MOST)),
            "sides": [],
            "assigned": {},
            "given": {},
            "done": [],
            "shown": None,
        }

    def decide(self, board: Board, ask: Ask) -> tuple[str, dict[str, Any]]:
        if ask.kind == "done":
            return "done", {}
        if ask.kind == "show":
            known = [record["id"] for record in self.results(board)]
            name = ask.data.get("side")
            return "shown", {"side": name if name is None else one_of(name, known, "pair")}
        if ask.kind == "enter_sheet":
            return sheets.entered(sheets.new_sheet(ask), _on_paper(board, ask))
        way = _side(board, ask.data)
        if board["pairs"] == CHOSEN:
            _room_for(board, ask.author, way)
        else:
            one_of(way, self._assigned(board, ask.author), "pair")
        return "exchange_said", {"side": way, **_said(ask.data)}

    def fold(self, board: Board, event: Event) -> Board:
        if event.kind == "step_opened":
            inputs = event.data.get("inputs", {})
            # Coming back to the step must not hand out anew what was said already.
            same = board["given"] and inputs.get("items") == board["items"]
            return board if same else {**board, **inputs}
        if event.kind == "exchange_said":
            said = {name: event.data[name] for name in SAID if name in event.data}
            own = {**board["given"].get(event.actor, {}), event.data["side"]: said}
            kept = {way: one for way, one in own.items() if _is_said(one)}
            return {**board, "given": {**board["given"], event.actor: kept}}
        if event.kind == sheets.ENTERED:
            sheet = {event.data["ballot"]: event.data["answers"]}
            return {**board, "given": {**board["given"], **sheet}}
        if event.kind == "done" and event.actor not in board["done"]:
            return {**board, "done": [*board["done"], event.actor]}
        if event.kind == "shown":
            return {**board, "shown": event.data["side"]}
        return board

    def _assigned(self, board: Board, author: str) -> Sequence[str]:
        """The author's sides; a late comer gets as many as others may have, in their own order."""
        if board["pairs"] == CHOSEN:
            return list(board["given"].get(author, {}))
        if author in board["assigned"]:
            return list(board["assigned"][author])
        return shuffled(board["sides"], author)[: board["most"]]

    def shared(self, board: Board, look: Look) -> dict[str, Any]:
        asked = {item for way in board["sides"] for item in way.split(">")}
        seen: dict[str, Any] = {
            "given": sum(len(own) for own in board["given"].values()),
            "pairs": board["pairs"],
            "most": board["most"],
            "parties": len(board["items"]),
            "asked": len(asked) if board["pairs"] != CHOSEN else len(board["items"]),
        }
        if look.role is not Role.SCREEN:
            seen["items"] = list(board["items"])
        if look.role is Role.FACILITATOR:
            seen["sheets"] = len(sheets.sheets(board["given"]))
        if look.phase == REVEALED:
            seen["results"] = self.results(board)
            if board["shown"]:
                seen["shown"] = board["shown"]
        return seen

    def results(self, board: Board) -> list[dict[str, Any]]:
        return told(board["items"], board["given"].values())

    def mine(self, board: Board, author: Author, look: Look) -> dict[str, Any]:
        return {
            "sides": list(self._assigned(board, author)),
            "given": dict(board["given"].get(author, {})),
            "done": author in board["done"],
        }

    def answered(self, board: Board, author: Author, phase: str) -> bool:
        if author in board["done"]:
            return True
        given = board["given"].get(author, {})
        if board["pairs"] == CHOSEN:
            return bool(len(given) >= board["most"])
        sides = self._assigned(board, author)
        return bool(sides) and all(_is_full(given.get(way)) for way in sides)

    def begun(self, board: Board, author: Author) -> bool:
        return bool(board["given"].get(author))

    def outcome(self, board: Board) -> dict[str, Any]:
        """The parties, and under ``exchanges`` what was found of each side."""
        exchanges = [{name: record[name] for name in GIVEN_ON} for record in self.results(board)]
        return {"items": list(board["items"]), "exchanges": exchanges}

    def rows(self, board: Board) -> list[dict[str, Any]]:
        texts = {item["id"]: item["text"] for item in board["items"]}
        return [
            {
                "item": way,
                "text": " → ".join(texts.get(end, "") for end in way.split(">")),
                **said,
                "motivators": ", ".join(said.get("motivators", ())),
                "author": author,
            }
            for author, own in sorted(board["given"].items())
            for way, said in sorted(own.items())
        ]


def _side(board: Board, data: Mapping[str, Any]) -> str:
    items = {item["id"] for item in board["items"]}
    one, other = (one_of(data.get(end), items, "party") for end in ("from", "to"))
    if one == other:
        raise Refused("Nobody exchanges anything with themselves.", do="Choose two parties.")
    return side(one, other)


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    give, get = (_amount(data.get(name)) for name in ("give", "get"))
    evidence = clean(data.get("evidence", ""), LINE_LENGTH, lines=False, name="evidence")
    drawn = data.get("motivators") or []
    if not isinstance(drawn, list):
        raise Refused("What draws them is no list.", do="Reload the page.")
    chosen = {one_of(one, MOTIVATORS, "motivator") for one in drawn}
    named = {"motivators": [one for one in MOTIVATORS if one in chosen]} if chosen else {}
    return {"give": give, "get": get, "evidence": evidence, **named}


def _on_paper(board: Board, ask: Ask) -> dict[str, Any]:
    """What is said on a sheet, side by side."""
    lines = ask.data.get("answers")
    found: dict[str, Any] = {}
    for line in lines if isinstance(lines, list) else ():
        data = line if isinstance(line, Mapping) else {}
        way, said = _side(board, data), _said(data)
        if way in found:
            raise Refused("One side is on this sheet twice.", do="Take one of the two out.")
        if not _is_said(said):
            raise Refused("Nothing is said of one side.", do="Fill it in, or take it out.")
        found[way] = said
    if len(found) > board["most"]:
        raise Refused(f"A sheet has room for {board['most']} sides; this one has more.")
    return found


def _room_for(board: Board, author: str, way: str) -> None:
    given = board["given"].get(author, {})
    if way not in given and len(given) >= board["most"]:
        raise Refused(
            f"You have spoken for {board['most']} sides, as many as there is time for.",
            safe="They are all saved.",
            do="Empty one of them, then choose another.",
        )


def _amount(value: object) -> int | None:
    if value is None:
        return None
    amount: int = one_of(value, AMOUNTS, "amount")
    return amount


def _is_said(said: Mapping[str, Any]) -> bool:
    told = (said["give"], said["get"], said["evidence"]) != (None, None, "")
    return told or bool(said.get("motivators"))


def _is_full(said: Mapping[str, Any] | None) -> bool:
    return said is not None and None not in (said["give"], said["get"])
