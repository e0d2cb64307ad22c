"""What people say in a random room: mostly what fits, now and then what does not.

``pick`` chooses one of several; the first of them always fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from commonground.session.people import Role, Viewer
from tests.hub.model import ACTIVITY, DESK, SCREEN, Model
from tests.rooms import PURPOSE, Hand, Json, Room

STEPS = list(ACTIVITY)
Pick = Callable[[Sequence[Any]], Any]


class Talk:
    """Makes up the data of commands, as they are sent and as the model understands them."""

    def __init__(self, room: Room, model: Model) -> None:
        self.room = room
        self._model = model
        self._words = 0

    def about(self, who: str, kind: str, pick: Pick) -> tuple[Json, Json]:
        """What a command says: as it is sent, and as the model understands it."""
        build = getattr(self, f"_{kind}", None)
        if build is None:
            return {}, {}
        said = build(who, pick)
        return said if isinstance(said, tuple) else (said, dict(said))

    def hand(self, who: str) -> Hand:
        """Somebody by name, the desk, the screen, or somebody whom nobody knows."""
        known = {DESK: self.room.desk, SCREEN: self.room.screen, **self.room.people}
        nobody = Viewer(self.room.code, Role.PARTICIPANT, "p_nobody")
        return known.get(who) or Hand(self.room, nobody)

    def falls_to(self, who: str) -> Json:
        """What fell to somebody by chance: a group, or the authors of items to rate."""
        mine = self.hand(who).page["mine"]
        writers = {item: who for who, item in self.items().items()}
        fell = {"items": sorted(writers[item] for item in mine.get("assigned", ()))}
        return {"group": mine.get("group")} | (fell if "assigned" in mine else {})

    def items(self) -> dict[str, str]:
        """Name → id of the statement that this person wrote."""
        live, drafts = self.room.live, PURPOSE.steps[1]
        written = live.state.board(drafts)["items"]
        authors = {live.author(hand.id, drafts): name for name, hand in self.room.people.items()}
        return {authors[author]: item["id"] for author, item in written.items()}

    def _text(self, pick: Pick, *others: str) -> str:
        """New words; now and then none, or others that were said before."""
        self._words += 1
        new = f"word{self._words}x"
        text: str = pick([new, new, new, new, "", *others])
        return text

    def _open_step(self, _who: str, pick: Pick) -> Json:
        return {"step": pick([*STEPS, "nowhere"])}

    def _extend(self, _who: str, pick: Pick) -> Json:
        return {"minutes": pick([-61, -5, -1, 0, 1, 5, 60])}

    def _remove_person(self, _who: str, pick: Pick) -> tuple[Json, Json]:
        name = pick([*self.room.people, "nobody"])
        return {"person": self.hand(name).viewer.person}, {"name": name}

    def _write(self, _who: str, pick: Pick) -> Json:
        return {"text": self._text(pick)}

    def _merge(self, _who: str, pick: Pick) -> tuple[Json, Json]:
        items = self.items() | {"nobody": "s_nothing"}
        of, to = (pick(sorted(items)) for _ in range(2))
        return {"item": items[of], "into": items[to]}, {"of": of, "with": to}

    def _rate(self, who: str, pick: Pick) -> tuple[Json, Json]:
        items = self.items() | {"nobody": "s_nothing"}
        mine = self.falls_to(who).get("items", [])
        of = pick([*mine, *mine, *mine, *items])
        value = pick([1, 2, 3, 4, 5, 5, 0, 6])
        return {"item": items[of], "value": value}, {"of": of, "value": value, "mine": mine}

    def _show(self, _who: str, pick: Pick) -> tuple[Json, Json]:
        items = self.items() | {"nobody": "s_nothing"}
        of = pick([None, *items])
        return {"item": items.get(of)}, {"of": of}

    def _propose(self, who: str, pick: Pick) -> tuple[Json, Json]:
        mine = self.hand(who).page["mine"]
        version = mine.get("version", 0) + pick([0, 0, 0, 0, 1, -1])
        wire = {"text": self._text(pick), "base": version}
        return wire, wire | {"group": mine.get("group")}

    def _prefer(self, _who: str, pick: Pick) -> Json:
        return {"group": pick([*self._model.room["texts"], *"ABC"])}

    _choose = _prefer

    def _save_version(self, _who: str, pick: Pick) -> Json:
        history = self._model.room["versions"]
        base = len(history) + pick([0, 0, 0, 0, 1, -1])
        return {"text": self._text(pick, *(text for text, _ in history)), "base": base}

    def _restore(self, _who: str, pick: Pick) -> Json:
        return {"version": pick(range(len(self._model.room["versions"]) + 2))}

    def _respond(self, _who: str, pick: Pick) -> Json:
        words = {key: self._text(pick) for key in ("reason", "harm", "amendment")}
        choices = ["consent", "consent", "consent", "concern", "objection", "maybe"]
        return {"choice": pick(choices)} | words

    def _amend(self, _who: str, pick: Pick) -> Json:
        return {"text": self._text(pick, self._model.room["asked"])}

    def _take(self, _who: str, pick: Pick) -> tuple[Json, Json]:
        board = self.room.desk.page["board"]
        tasks = {task["text"]: task["id"] for task in board.get("tasks", ())} | {"no": "t_nothing"}
        of = pick(list(tasks))
        return {"task": tasks[of], "by": ""}, {"of": of}

    _drop = _take

    def _add_task(self, _who: str, pick: Pick) -> Json:
        return {"text": self._text(pick)}
