"""Random histories: people and a facilitator who press whatever their pages offer, or anything.

@given(HISTORIES)
def test_something(moves: list[Move]) -> None:
    room = Room(PURPOSE)
    for move in moves:
        carry_out(room, move)
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from tests.rooms import Json, Room

# Anything that JSON can say, and Python takes for it.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
NAMES = ("Ada", "Ben", "Chika", "Dilan")


class Move(NamedTuple):
    """Three numbers; what they mean depends on what is possible when it is their turn."""

    who: int
    what: int
    how: int


# Half of all moves are made at the desk: it takes many of them to get through a workshop.
MOVES = st.builds(
    Move, st.one_of(st.just(0), st.integers(1, 12)), st.integers(0, 30), st.integers(0, 30)
)
# For what is looked at after each of many moves.
FEWER = settings(max_examples=settings().max_examples // 3)
HISTORIES = st.lists(MOVES, min_size=40, max_size=60)


def carry_out(room: Room, move: Move) -> Json | None:
    """Let somebody do something; the reply, or None if somebody joined or could do nothing."""
    if len(room.people) < 2 or (move.who == 12 and len(room.people) < len(NAMES)):
        _join(room)
        return None
    room.clock.now += 10
    hand = room.desk if move.who == 0 else _one(list(room.people.values()), move.who)
    page = hand.page
    kind = _kind(page, move)
    return None if kind is None else hand.send(kind, **_data(kind, page, move.how))


def _join(room: Room) -> None:
    if not (room.live.state.locked or room.live.state.finished):
        room.person(NAMES[len(room.people)])
    elif room.live.state.locked:
        room.desk.send("unlock_room")


_RARE = {"extend", "finish", "lock_room", "pause", "remove_person", "restore", "undo"}


def _kind(page: Json, move: Move) -> str | None:
    """Mostly what moves the session on."""
    can: list[str] = page["can"]
    if page["step"] is None and can and page["me"]["role"] == "facilitator":
        return "open_step"
    if move.what > 24 and "open_step" in can:
        return "open_step"
    if "confirm" in can and move.what % 2:
        return "confirm" if page["board"].get("text") else "amend"
    likely = [kind for kind in can if kind not in _RARE]
    if move.how % 4 and likely:
        can = likely
    return _one(can, move.what) if can else None


def _one(options: list[Any], number: int) -> Any:
    return options[number % len(options)]


def _data(kind: str, page: Json, how: int) -> Json:
    build = _BUILD.get(kind)
    try:
        return build(page, how) if build else {}
    except (LookupError, ZeroDivisionError):
        return {}  # there is nothing yet that the command could be about


def _next_step(page: Json, how: int) -> Json:
    """The step after the current one, or any."""
    ids = [step["id"] for step in page["agenda"]]
    ahead = [step["id"] for step in page["agenda"] if step["phase"] == "ahead"]
    return {"step": ahead[0] if ahead and how > 12 else _one(ids, how)}


def _merge(page: Json, how: int) -> Json:
    items = page["board"]["items"]
    return {"item": _one(items, how)["id"], "into": _one(items, how + 1)["id"]}


def _respond(page: Json, how: int) -> Json:
    words = {"reason": f"reason {how}", "harm": f"harm {how}", "amendment": f"amendment {how}"}
    return {"choice": _one(["consent", "concern", "consent", "objection", "consent"], how), **words}


_BUILD: dict[str, Callable[[Json, int], Json]] = {
    "open_step": _next_step,
    "extend": lambda page, how: {"minutes": how - 15},
    "remove_person": lambda page, how: {"person": _one(page["room"]["people"], how)["id"]},
    "write": lambda page, how: {"text": f"statement {how}"},
    "merge": _merge,
    "rate": lambda page, how: {
        "item": _one(page["mine"]["assigned"], how),
        "value": 1 + how % 6,
    },
    "propose": lambda page, how: {
        "text": f"proposal {how}",
        "base": page["mine"]["version"],
    },
    "prefer": lambda page, how: {"group": _one(page["board"]["groups"], how)["id"]},
    "choose": lambda page, how: {"group": _one(page["board"]["groups"], how)["id"]},
    "save_version": lambda page, how: {
        "text": f"version {how}",
        "base": page["board"]["version"],
    },
    "restore": lambda page, how: {"version": 1 + how % page["board"]["version"]},
    "respond": _respond,
    "amend": lambda page, how: {"text": f"amended {how}"},
    "take": lambda page, how: {"task": _one(page["board"]["tasks"], how)["id"], "by": ""},
    "drop": lambda page, how: {"task": _one(page["mine"]["taken"], how)},
    "add_task": lambda page, how: {"text": f"task {how}"},
}
