"""Summaries of boards on which something happened, for as many things as a test wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from commonground.activities import ACTIVITIES
from commonground.methods.review import Asked, against
from commonground.session.steps import Step

NAMES = ["Claims adjusters", "مجلس العمال", "Zoë & <b>Co</b>", "お客様の声を聞く", "🙂", "x" * 90]
CRITERIA = [
    {"id": "v", "label": "Validity"},
    {"id": "c", "label": "Cost", "low": 0, "high": 3},
]
ATTRIBUTES = [
    {"id": name, "label": name.title(), "low": 0, "high": 1}
    for name in ("power", "legitimacy", "urgency")
]
PEOPLE = [f"author {number}" for number in range(6)]


def names(number: int) -> list[str]:
    """So many names, each its own."""
    return [NAMES[place % 6] + (f" {place}" if place > 5 else "") for place in range(number)]


def items(number: int) -> list[dict[str, str]]:
    """The same as items."""
    return [{"id": str(place), "text": name} for place, name in enumerate(names(number))]


def summary(name: str, options: dict[str, Any] | None = None, **held: Any) -> pd.DataFrame:
    """What an activity found on a board that holds something."""
    step = Step("s", "A step", name, 5, options=options or {})
    activity = ACTIVITIES[name]
    return activity.summary({**activity.blank(step), **held})


def cards(things: int) -> pd.DataFrame:
    """In three groups and none, every fifth laid under the one before."""
    written = {
        str(place): {"text": name, "kind": "", "author": "a"}
        for place, name in enumerate(names(things))
    }
    merged = {str(place): str(place - 1) for place in range(4, things, 5)}
    groups = {f"g{n}": f"Group {n}" for n in range(3)}
    where = {str(place): f"g{place % 4}" for place in range(things)}
    return summary("cards", cards=written, merged=merged, groups=groups, **{"in": where})


def dots(things: int) -> pd.DataFrame:
    """Two first, then always three with as many, then none."""
    given = {author: {"0": 2, "1": 2} for author in PEOPLE[:2]}
    some = {str(place): 1 for place in range(2, things, 2)}
    return summary("dots", items=items(things), dots={**given, "other": some})


def ranking(things: int) -> pd.DataFrame:
    """Three of one mind, one the other way round, one who placed a single thing."""
    there = [[str(place)] for place in range(things)]
    orders = dict.fromkeys(PEOPLE[:3], there) | {"other": there[::-1], "one": there[:1]}
    return summary("ranking", items=items(things), orders=orders)


def criteria(things: int) -> pd.DataFrame:
    """Of one mind, two camps, nobody; then again."""
    given = {
        author: {
            str(place): {"v": 1 + place % 5, "c": 0 if place % 3 or number % 2 else 3}
            for place in range(things)
            if place % 4 != 3
        }
        for number, author in enumerate(PEOPLE)
    }
    return summary("rating", {"criteria": CRITERIA}, items=items(things), ratings=given)


def votes(things: int) -> pd.DataFrame:
    """All classes one after another, ties, and some on whom nobody voted."""
    given = {
        author: {
            str(place): {
                one["id"]: int(bool(place & 1 << bit)) if place % 9 else number % 2
                for bit, one in enumerate(ATTRIBUTES)
            }
            for place in range(things)
            if place % 10 != 8
        }
        for number, author in enumerate(PEOPLE)
    }
    options = {"criteria": ATTRIBUTES, "model": "salience"}
    return summary("rating", options, items=items(things), ratings=given)


def tree(things: int) -> pd.DataFrame:
    """A goal without a question, a question without a number, and one with all the others."""
    goals = [{"id": f"g{n}", "text": f"Goal {n}"} for n in range(min(things, 3))]
    places = ["g1", "g2", *(["1"] * things)]
    pieces = {
        str(place): {"text": name, "place": places[place], "author": "a"}
        for place, name in enumerate(names(things if things > 1 else 0))
    }
    return summary("goal_tree", goals=goals, pieces=pieces)


def indicators(things: int) -> pd.DataFrame:
    """Names, most of which need mending; one counts logins."""
    texts = ["Number of logins", *names(things)][:things]
    written = {str(n): {"fields": {"name": text}, "changed": {}} for n, text in enumerate(texts)}
    return summary("indicators", cards=written)


def proposals(things: int) -> pd.DataFrame:
    """The second is preferred by two, and chosen."""
    texts = {
        f"{number:03}": {"text": name, "version": 1, "by": "a"}
        for number, name in enumerate(names(things))
    }
    liked = dict.fromkeys(PEOPLE[:2], "001") | {"other": "000"}
    return summary("proposals", texts=texts, preferred=liked, chosen="001")


def consent(things: int) -> pd.DataFrame:
    """Rounds with an objection, the last one without."""
    ways = ["consent", "consent", "concern", "objection"]
    past = [
        {"text": name, "responses": [{"choice": way} for way in ways]}
        for name in names(max(things - 1, 0))
    ]
    text = "Fewer returns" if things else ""
    last = {author: {"choice": way} for author, way in zip(PEOPLE, ways[:3], strict=False)}
    return summary("consent", text=text, past=past, responses=last)


def checklist(things: int) -> pd.DataFrame:
    """There, ticked with nothing to show, taken, and nothing; then again."""
    blank: dict[str, object] = {"ticked": False, "where": "", "by": "", "owner": None}
    ways: list[dict[str, object]] = [
        {"ticked": True, "where": "here"},
        {"ticked": True},
        {"owner": "a", "by": "2026-12-01"},
    ]
    marks = {str(place): {**blank, **ways[place % 4]} for place in range(things) if place % 4 < 3}
    return summary("checklist", items=items(things), marks=marks)


def gate(things: int) -> pd.DataFrame:
    """Met, not met, said and nothing; then again."""
    ways = [{"met": True, "evidence": "Made."}, {"met": False, "evidence": "Not enough."}]
    told = {"needs": "Something", "opens": "Make it."}
    conditions = [
        {**one, **told, **(ways[place % 4] if place % 4 < 2 else {"met": None, "evidence": ""})}
        for place, one in enumerate(items(things))
    ]
    said = {str(n): {"evidence": "See there", "change": 1} for n in range(2, things, 4)}
    return summary("gate", conditions=conditions, said=said)


def commitments(things: int) -> pd.DataFrame:
    """Taken by two, by one with a date, by nobody; then again."""
    tasks = {str(place): name for place, name in enumerate(names(things))}
    ways = [{"a": "", "b": ""}, {"a": "2026-12-01"}, {}]
    owners = {str(place): ways[place % 3] for place in range(things)}
    return summary("commitments", tasks=tasks, owners=owners)


def results(things: int) -> pd.DataFrame:
    """Better, worse, not measured, an activity; then again."""
    cards: list[dict[str, object]] = []
    series: list[dict[str, object]] = []
    for place, name in enumerate(names(things)):
        stage = "activity" if place % 4 == 3 else "outcome"
        about = {"question": "Better?", "logic_stage": stage, "threshold": "over 5", "baseline": 10}
        cards.append({"id": f"c{place}", "name": name, "unit": "%", "direction": "down", **about})
        if place % 4 != 2:
            way = -3 if place % 4 == 0 else 3
            points = [
                {"at": f"2025-{month:02}-01", "value": k / 100, "n": 100, "k": k}
                for month in range(1, 13)
                for k in [30 + month % 3 + way * max(0, month - 6)]
            ]
            known = {"unit": "share", "cadence": "month", "arm": "", "segment": ""}
            more = {"activity": place % 4 == 3, "measure": name, "points": points}
            series.append({"card": f"c{place}", **known, **more})
    asked = Asked(cards, series, date(2025, 7, 1))
    return summary("results", found=against(asked), change="2025-07-01")


def estimates(things: int) -> pd.DataFrame:
    """Ranges by three, by one, by nobody; then again."""
    ranges = [[1, 2, 9], [2, 2, 2], [-5, 0, 1.5]]
    given = {
        author: {str(place): ranges[number] for place in range(things) if number <= place % 3 - 1}
        for number, author in enumerate(PEOPLE[:3])
    }
    known = [{**item, "unit": "%", "baseline": 3.0} for item in items(things)]
    return summary("estimates", {"kind": "range"}, items=known, given=given)


def register(reads: str, things: int, rows: list[dict[str, str]]) -> pd.DataFrame:
    """A register with these rows, over and over."""
    columns = [{"name": name, "label": name.title()} for name in rows[0]]
    options = {"reads": reads, "columns": columns}
    written = {
        str(n): {"fields": {"text": text, **rows[n % len(rows)]}, "changed": {}}
        for n, text in enumerate(names(things))
    }
    return summary("register", options, rows=written)


def ladder(things: int) -> pd.DataFrame:
    """Rungs with and without evidence; the reading knows none of these names."""
    shown = [{"evidence": "Rework fell 🙂", "people": "12"}, {"evidence": "", "people": ""}]
    return register("ladder", things, shown)


def tools(things: int) -> pd.DataFrame:
    """Two that do the same, one that nobody needs, one that nobody knows; then again."""
    can = ["messaging, presence", "messaging", "workflow", ""]
    purposes = ["to talk", "to talk", "", "?"]
    pairs = zip(can, purposes, strict=True)
    return register("tools", things, [{"capabilities": c, "purpose": p} for c, p in pairs])


def ownership(things: int) -> pd.DataFrame:
    """Most in one unit, some in another, some nobody's."""
    ways = [("Claims", "sponsor"), ("claims ", ""), ("IT & <b>", "grass roots"), ("", "")]
    return register("roles", things, [{"unit": unit, "owns": owns} for unit, owns in ways])


def potential(things: int) -> pd.DataFrame:
    """Some active, none, more than there can be, and unknown."""
    ways = [("100", "45"), ("1", ""), ("3", "9"), ("many", "")]
    return register("ties", things, [{"people": n, "active": active} for n, active in ways])


def coding(things: int) -> pd.DataFrame:
    """So many themes, six segments; two coders who differ in every third quote."""
    themes = {str(place): name for place, name in enumerate(names(things))}
    segments = {f"s{n}": name for n, name in enumerate(NAMES)}
    quotes = {f"v{n}": {"text": "…", "segment": f"s{n % 6}"} for n in range(36 if things else 0)}
    both = {quote: [str(int(quote[1:]) % things)] for quote in quotes}
    other = {quote: [] if int(quote[1:]) % 3 == 0 else given for quote, given in both.items()}
    codes = {"a": both, "b": other}
    return summary("coding", themes=themes, segments=segments, quotes=quotes, codes=codes)


def guide(things: int) -> pd.DataFrame:
    """So many questions for six segments, of which two are key; every third asked of nobody."""
    rows = [
        {
            "question": str(place),
            "text": name,
            "segment": f"s{n}",
            "segment_text": segment,
            "key": n < 2,
            "asked": place % 3 > 0 and (place + n) % 2 == 0,
        }
        for place, name in enumerate(names(things))
        for n, segment in enumerate(NAMES)
    ]
    return pd.DataFrame(rows)


def voices(things: int) -> pd.DataFrame:
    """Of each segment none to four voices; three would do."""
    rows = [
        {
            "id": str(place),
            "text": name,
            "key": place % 4 == 0,
            "voices": place % 5,
            "missing": max(0, 3 - place % 5),
        }
        for place, name in enumerate(names(things))
    ]
    return pd.DataFrame(rows)


def hotspots(things: int) -> pd.DataFrame:
    """By three criteria of six people, who differ; every fourth lacks a criterion."""
    criteria = [{"id": name, "label": name.upper()} for name in "abc"]
    given = {
        author: {
            str(place): {
                name: 1 + (place + number * column) % 5
                for column, name in enumerate("abc")
                if column or place % 4
            }
            for place in range(things)
        }
        for number, author in enumerate(PEOPLE)
    }
    options = {"criteria": criteria, "model": "hotspots"}
    return summary("rating", options, items=items(things), ratings=given)


def decision(things: int) -> pd.DataFrame:
    """Two are chosen; every second has a condition that is not met."""
    need = {"id": "n", "text": NAMES[2], "opens": ""}
    options = [{**one, "needs": [need][: n % 2], "says": ""} for n, one in enumerate(items(things))]
    there = [one["id"] for one in options]
    opinions = {who: {"options": there[n : n + 1], "why": ""} for n, who in enumerate(PEOPLE)}
    chosen = {"options": there[:2], "reason": "They hurt", "figures": {}}
    activity = ACTIVITIES["decision"]
    board = activity.blank(Step("s", "A step", "decision", 5))
    held = {"options": options, "opinions": opinions, "decision": chosen if there else None}
    return activity.summary({**board, **held})


SUMMARIES: dict[str, Callable[[int], pd.DataFrame]] = {
    "cards": cards,
    "checklist": checklist,
    "coding": coding,
    "commitments": commitments,
    "consent": consent,
    "criteria": criteria,
    "decision": decision,
    "dots": dots,
    "gate": gate,
    "estimates": estimates,
    "goal_tree": tree,
    "guide": guide,
    "hotspots": hotspots,
    "indicators": indicators,
    "ladder": ladder,
    "tools": tools,
    "ownership": ownership,
    "potential": potential,
    "proposals": proposals,
    "ranking": ranking,
    "results": results,
    "salience": votes,
    "voices": voices,
}
