"""What a page tells, and what by the model it should tell, in the same plain words.

Ids are left out and texts stand in their place, so that both can be compared as whole values.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

from commonground.methods.agreement import van_der_eijk
from tests.hub.model import ACTIVITY, DESK, SCREEN, WORDS, Model
from tests.hub.rules import choices
from tests.rooms import Json


def on_page(page: Json) -> Json:
    """What a page tells."""
    step = page["step"]
    told = {
        "step": step and step["id"],
        "phase": step and step["phase"],
        "locked": page["session"]["locked"],
        "finished": page["session"]["finished"],
        "joined": page["room"]["joined"],
        "agreed": page["agreed"][0]["statement"] if page["agreed"] else None,
    }
    if step is None:
        return told
    board, mine = _PAGE[step["activity"]](page["board"], page["mine"])
    return told | {"board": board, "mine": mine if page["me"]["person"] else None}


def by_model(model: Model, who: str, chance: Json) -> Json:
    """What the page of somebody should tell: of a person by name, of the desk or the screen.

    ``chance`` is what fell to this person: ``group`` and ``items`` (the authors of them).
    """
    room = model.room
    now = room["now"]
    told = {
        "step": now,
        "phase": model.phase,
        "locked": room["locked"],
        "finished": room["finished"],
        "joined": len(room["people"]),
        "agreed": room["asked"] if room["confirmed"] else None,
    }
    if now is None:
        return told
    board, mine = _MODEL[ACTIVITY[now]](model, who, chance)
    return told | {"board": board, "mine": mine if who in room["people"] else None}


# On the page -------------------------------------------------------------------------------------


def _statement(board: Json, mine: Json) -> tuple[Any, Any]:
    texts = sorted(item["text"] for item in board["items"]) if "items" in board else None
    return {"count": board["count"], "texts": texts}, mine.get("text")


def _rating(board: Json, mine: Json) -> tuple[Any, Any]:
    results = None
    if "results" in board:
        results = {row["text"]: (row["counts"], row["median"]) for row in board["results"]}
    texts = {item["id"]: item["text"] for item in mine.get("items", ())}
    own = {
        "falls to me": set(texts.values()),
        "ratings": {text: mine["ratings"].get(item) for item, text in texts.items()},
    }
    by_id = {row["id"]: row["text"] for row in board.get("results", ())}
    shown = by_id.get(board.get("shown"))
    return {"given": board["given"], "results": results, "shown": shown}, own


def _proposals(board: Json, mine: Json) -> tuple[Any, Any]:
    groups = {
        group["id"]: (group["version"], group["written"], group.get("text"), group.get("preferred"))
        for group in board["groups"]
    }
    sources = [item["text"] for item in board["sources"]]
    told = {"sources": sources, "groups": groups, "chosen": board["chosen"]}
    return told, {key: mine.get(key) for key in ("text", "version", "preferred")}


def _versions(board: Json, mine: Json) -> tuple[Any, Any]:
    history = [(version["text"], version["by"]) for version in reversed(board["history"])]
    assert (board["text"], board["version"]) == (history[-1][0] if history else "", len(history))
    return history, mine


def _consent(board: Json, mine: Json) -> tuple[Any, Any]:
    told = {key: board[key] for key in ("text", "round", "confirmed")}
    said: list[tuple[str, ...]] | None = None
    if "counts" in board:
        said = sorted((item["text"], item["by"] or "") for item in board["concerns"])
        said += sorted(
            (item["harm"], item["amendment"], item["by"] or "") for item in board["objections"]
        )
    own = {key: mine[key] for key in mine if mine[key]}
    return told | {"counts": board.get("counts"), "said": said}, own


def _commitments(board: Json, mine: Json) -> tuple[Any, Any]:
    texts = {task["id"]: task["text"] for task in board["tasks"]}
    told = {task["text"]: (task["owners"], task["count"]) for task in board["tasks"]}
    return told, {texts[task] for task in mine.get("taken", ())}


_PAGE: dict[str, Callable[[Json, Json], tuple[Any, Any]]] = {
    "reading": lambda board, mine: (board["text"], mine.get("ready")),
    "statement": _statement,
    "rating": _rating,
    "proposals": _proposals,
    "versions": _versions,
    "consent": _consent,
    "commitments": _commitments,
}


# By the model ------------------------------------------------------------------------------------


def _name(model: Model, author: str, who: str) -> str | None:
    """What somebody is called on the page of somebody else."""
    if who == SCREEN:
        return None
    if author == DESK:
        return "the facilitator"
    return author if author in model.room["people"] else None


def _m_statement(model: Model, who: str, _: Json) -> tuple[Any, Any]:
    drafts, revealed = model.room["drafts"], model.phase == "revealed"
    texts = sorted(model.alone().values()) if revealed else None
    return {"count": len(drafts), "texts": texts}, drafts.get(who, "")


def _m_rating(model: Model, who: str, chance: Json) -> tuple[Any, Any]:
    room, results = model.room, None
    if model.phase == "revealed":
        results = {}
        for author, text in room["items"].items():
            v = [given[author] for given in room["ratings"].values() if author in given]
            counts = [v.count(n) for n in range(1, 6)]
            camps = len(v) >= 5 and van_der_eijk(counts) < 0
            results[text] = (counts, median(v) if v and not camps else None)
    authors = room["assigned"].get(who, chance.get("items", ()))
    texts = {author: room["items"][author] for author in authors}
    ratings = room["ratings"].get(who, {})
    own = {
        "falls to me": set(texts.values()),
        "ratings": {text: ratings.get(author) for author, text in texts.items()},
    }
    count = sum(len(ratings) for ratings in room["ratings"].values())
    shown = room["items"].get(room["shown"]) if model.phase == "revealed" else None
    return {"given": count, "results": results, "shown": shown}, own


def _m_proposals(model: Model, who: str, chance: Json) -> tuple[Any, Any]:
    room = model.room
    groups = {}
    for letter in room["letters"]:
        text, version = room["texts"].get(letter, ("", 0))
        liked = list(room["preferred"].values()).count(letter)
        shown = (text, liked) if model.phase == "revealed" else (None, None)
        groups[letter] = (version, version > 0, *shown)
    told = {"sources": room["sources"], "groups": groups, "chosen": room["chosen"]}
    text, version = room["texts"].get(chance.get("group"), ("", 0))
    preferred = room["preferred"].get(who)
    return told, {"text": text, "version": version, "preferred": preferred}


def _m_consent(model: Model, who: str, _: Json) -> tuple[Any, Any]:
    room, said, counts = model.room, None, None
    if model.phase == "revealed":
        counts = {choice: choices(model)[choice] for choice in WORDS}
        said = []
        for choice in ("concern", "objection"):
            said += sorted(
                (*(answer[key] for key in WORDS[choice]), _name(model, author, who) or "")
                for author, answer in room["responses"].items()
                if answer["choice"] == choice
            )
    told = {"text": room["asked"], "round": room["round"], "confirmed": room["confirmed"]}
    return told | {"counts": counts, "said": said}, room["responses"].get(who, {})


def _m_commitments(model: Model, who: str, _: Json) -> tuple[Any, Any]:
    owners = {task: model.room["owners"].get(task, set()) for task in model.room["tasks"]}
    told = {
        task: (sorted(filter(None, (_name(model, own, who) for own in all_of))), len(all_of))
        for task, all_of in owners.items()
    }
    return told, {task for task, all_of in owners.items() if who in all_of}


_MODEL: dict[str, Callable[[Model, str, Json], tuple[Any, Any]]] = {
    "reading": lambda model, who, _: ("Why we are here", who in model.room["ready"]),
    "statement": _m_statement,
    "rating": _m_rating,
    "proposals": _m_proposals,
    "versions": lambda model, who, _: (
        [(text, _name(model, by, who)) for text, by in model.room["versions"]],
        {},
    ),
    "consent": _m_consent,
    "commitments": _m_commitments,
}
