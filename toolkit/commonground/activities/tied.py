"""What comes out of secret ballots on whom people turn to: counts that give nobody away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from commonground.activities.base import Board

LEAST = 2  # who is alone in answering for a role is counted with other roles
OTHERS = ""
OTHER_ROLES = "Other roles"
Names = Mapping[str, str]


def named(board: Board, known: Names) -> dict[str, str]:
    """Key → name of those who agreed and are still in the session."""
    agreed = board["agreed"].items()
    return {key: known[one["person"]] for key, one in agreed if one["person"] in known}


def counted(board: Board, names: Names) -> tuple[list[dict[str, Any]], int]:
    """The ties, strongest first, and how many answers were left out to give nobody away."""
    texts = {item["id"]: item["text"] for item in board["items"]}
    answers = [answer for answer in board["answers"].values() if answer["to"]]
    members = Counter(answer["role"] for answer in answers)
    sources = [
        answer["role"] if answer["role"] in texts and members[answer["role"]] >= LEAST else OTHERS
        for answer in answers
    ]
    few = sources.count(OTHERS) if sources.count(OTHERS) < LEAST else 0
    weights: Counter[tuple[str, str]] = Counter()
    for source, answer in zip(sources, answers, strict=True):
        if source != OTHERS or not few:
            # Two people who are not named may be of one role: that is one tie of this person.
            targets = {to if to in names else board["keys"].get(to, to) for to in answer["to"]}
            weights.update((source, to) for to in targets if to in texts or to in names)
    found = [
        {
            "source": texts.get(source, OTHER_ROLES),
            "target": names.get(target) or texts[target],
            "weight": weight,
            "kind": "person" if target in names else "role",
            "source_id": source,
            "target_id": target,
        }
        for (source, target), weight in weights.items()
    ]
    return sorted(found, key=lambda one: (-one["weight"], one["source"], one["target"])), few
