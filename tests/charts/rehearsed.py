"""Steps that simulated people went through, each revealed at the end."""

from __future__ import annotations

from random import Random

from commonground.activities import ACTIVITIES
from commonground.rehearsal.room import play, populate
from commonground.session.steps import Step
from commonground_widgets import (
    Setting,
    actions,
    cards,
    checklist,
    coding,
    column,
    commitments,
    decision,
    dots,
    estimates,
    exchange,
    gate,
    goal_tree,
    guide,
    honeycomb,
    hotspots,
    indicators,
    logic_chain,
    placement,
    ranking,
    rating,
    readiness,
    register,
    results,
    salience,
    scenarios,
    ties,
    value,
    voices,
)
from tests.rooms import Room, one

NASTY = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "مجلس & 🙂"]
NAMES = ["Claims adjusters", "Brokers", "Works council", *NASTY]
PLANNED = {"id": "c", "name": NASTY[0], "unit": "%", "direction": "down", "target": 12}
MEASURED = {
    "measure": "Rework",
    "card": "c",
    "arm": "",
    "segment": "",
    "unit": "share",
    "cadence": "month",
    "points": [
        {"at": f"2025-{month:02}-01", "value": 0.3 - month / 100, "n": 100, "k": 30 - month}
        for month in range(1, 13)
    ],
}
# A setting for each activity that has a picture, by a name of its own.
PICTURED: dict[str, Setting] = {
    "rating": rating("How clear?", ["no", "hardly", "partly", "yes"], everyone=True, items=NAMES),
    "criteria": rating(
        "How good?",
        criteria=[
            {"id": "v", "label": "Validity", "low": 1, "high": 3},
            {"id": "c", "label": NASTY[0], "low": 0, "high": 3},
        ],
        everyone=True,
        items=NAMES,
    ),
    "salience": salience(items=NAMES),
    "hotspots": hotspots(items=NAMES),
    "readiness": readiness(words={"guide": {"name": NASTY[0]}}),
    "scenarios": scenarios(words={"command": {"name": NASTY[1]}}),
    "placement": placement(items=NAMES),
    "exchange": exchange(NAMES),
    "ties": ties(NAMES),
    "honeycomb": honeycomb(NAMES[:2], ["Adjuster", NASTY[1]], NAMES[4:]),
    "logic_chain": logic_chain(),
    "cards": cards(kinds=["Customer", NASTY[0]]),
    "dots": dots(NAMES, keep=2),
    "ranking": ranking(NAMES),
    "goal_tree": goal_tree(NAMES),
    "indicators": indicators(NAMES),
    "register": register([column("unit", NASTY[0]), column("owns", "Owns")], NAMES, reads="roles"),
    "decision": decision(NAMES, most=2),
    "checklist": checklist(NAMES),
    "roadmap": register(
        [column("owner", "Owner"), column("start", "From", kind="date")], NAMES, reads="roadmap"
    ),
    "gate": gate(),
    "scale": gate("scale"),
    "estimates": estimates(NAMES, unit="%"),
    "results": results(change="2025-11-01", cards=[PLANNED], series=[MEASURED]),
    "value": value(NAMES[:2], NAMES[3:4]),
    "actions": actions(NAMES),
    "guide": guide(NAMES, questions=["What is hard today?", NASTY[0]], focus="questions"),
    "voices": voices(NAMES[:4]),
    "coding": coding(
        [NASTY[1], "Waiting", "Not knowing who decides"],
        quotes={NAMES[0]: ["I wait for weeks", NASTY[0]], NASTY[2]: ["Nobody decides"]},
    ),
    "commitments": commitments(NAMES),
}


def rehearsed(setting: Setting, people: int = 6, *, reveal: bool = True) -> Room:
    """A room in which so many people have done what there was to do in a step."""
    step = Step("s", "A step", setting.activity, 5, options=setting.options)
    room, chance = Room(one(step)), Random(1)  # noqa: S311 - chance, not a secret
    there = populate(room.hub, room.code, people, chance)
    room.open("s")
    play(room.hub, there, chance)
    for person in there:
        person.leave()
    if reveal and ACTIVITIES[setting.activity].private:
        room.desk.do("reveal")
    return room
