"""The samples as files that come in at a desk, with what the desk says of each."""

from __future__ import annotations

from typing import Any

from commonground.imports import take
from tests.samples.organisations import SCRIPT, sample

Json = dict[str, Any]
CARDS: list[Json] = SCRIPT["plan"]()["cards"]
GROUPS = {team: "treated" if hot else "control" for team, hot in SCRIPT["TEAMS"].items()}
SPOTS = {team: "segment" if hot else "control" for team, hot in SCRIPT["TEAMS"].items()}
SAID: dict[str, Json] = {
    "rework": {"groups": SPOTS, "measures": {"ratio": {"card": "rework", "name": "Rework share"}}},
    "tickets": {
        "groups": SPOTS,
        "measures": {name: {"take": False} for name in ("satisfied", "created", "solved")},
    },
    "survey-limesurvey": {
        "roles": {"group": ["c8"], "answers": ["c9"]},
        "groups": GROUPS,
        "measures": {"yes-answers_c9": {"card": "answered"}},
    },
    "chat-slack": {
        "measures": {
            **{name: {"take": False} for name in ("daily", "posting", "enabled", "messages")},
            "weekly": {"card": "active"},
        }
    },
}


def brought(*, works: bool) -> list[Json]:
    """What the desk sends of each file."""
    return [
        take(sample(name, works=works), said, plan=CARDS).to_json() for name, said in SAID.items()
    ]
