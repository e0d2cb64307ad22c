"""The seven foundations: each stands only on what was made in a workshop.

To start small, to listen first, a purpose with its roadmap, small-scale sophistication, to measure,
to blend grass roots with top-down, and content: everybody agrees to all seven at once, so agreeing
counts for nothing. What counts is the artefact. Given are the outcomes of the workshops by their
names; a foundation is met when its outcome is there and holds what it must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commonground.methods.operating.roles import ownership
from commonground.methods.settings import Focus, Listened

Outcomes = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """Whether something is shown by what the workshops gave, and what shows it, in a sentence.

    ``met`` is None where nothing that was given says so or otherwise.
    """

    met: bool | None
    evidence: str = ""


NOTHING: Final = Found(None)


@dataclass(frozen=True, slots=True)
class Foundation:
    """What must be there (``needs``), and what would make it (``opens``)."""

    id: str
    text: str
    needs: str
    opens: str
    look: Callable[[Outcomes], Found]


def rows(given: Outcomes, name: str, of: str = "items") -> Sequence[Mapping[str, Any]]:
    """The items of an outcome, or what else is listed in it; none where it was not given."""
    outcome = given.get(name)
    items = outcome.get(of) if isinstance(outcome, Mapping) else ()
    return [one for one in items if isinstance(one, Mapping)] if isinstance(items, list) else []


def _small(given: Outcomes) -> Found:
    spots, focus = rows(given, "hot spots"), Focus()
    if not spots:
        return NOTHING
    named = _named(spots)
    if len(spots) > focus.most:
        return Found(met=False, evidence=f"{len(spots)} hot spots are chosen: that is not small.")
    if len(spots) < focus.least:
        return Found(met=False, evidence=f"Only one hot spot is chosen: {named}.")
    return Found(met=True, evidence=f"{len(spots)} hot spots: {named}.")


def _listened(given: Outcomes) -> Found:
    every = rows(given, "voices")
    segments = [one for one in every if one.get("key", True)]
    if not segments:
        named = "Nobody has said yet which segments are key."
        return Found(met=False, evidence=named) if every else NOTHING
    least = Listened().voices
    quiet = [one for one in segments if _number(one.get("voices")) < least]
    if quiet:
        said = f"{len(segments) - len(quiet)} of {len(segments)} key segments have {least} voices"
        return Found(met=False, evidence=f"{said}; not yet {_named(quiet)}.")
    return Found(met=True, evidence=f"{least} voices and more from {_named(segments)}.")


def _aimed(given: Outcomes) -> Found:
    purpose = str(given.get("purpose", {}).get("statement", "")).strip()
    planned = [row for row in rows(given, "roadmap") if _is_planned(row)]
    if not purpose and not planned:
        return NOTHING
    if not purpose:
        return Found(met=False, evidence="There is a roadmap, and no purpose that all agreed to.")
    if not planned:
        return Found(met=False, evidence="There is a purpose, and no roadmap with owner and date.")
    steps = f"{len(planned)} step{'s' if len(planned) > 1 else ''} with owner and date"
    return Found(met=True, evidence=f"“{_short(purpose)}”, and {steps}.")


def _is_planned(row: Mapping[str, Any]) -> bool:
    return bool(row.get("owner")) and bool(row.get("start") or row.get("end"))


def _sophisticated(given: Outcomes) -> Found:
    cells = rows(given, "honeycomb")
    full = [cell for cell in cells if cell.get("status") == "full"]
    if full:
        return Found(met=True, evidence=f"Both sides gain in {_named(full)}.")
    if cells:
        return Found(met=False, evidence="No cell of the honeycomb has two sides yet.")
    return NOTHING


def _measured(given: Outcomes) -> Found:
    cards = [card for card in rows(given, "measures", "cards") if card]
    if not cards:
        return NOTHING
    named = _listed([str(card.get("name") or card.get("id") or "") for card in cards])
    return Found(met=True, evidence=f"{len(cards)} on the plan: {named}.")


def owners(given: Outcomes) -> Found:
    """Whether the role map names a sponsor and an owner from the grass roots."""
    roles = [
        (str(row.get("text", "")), str(row["unit"]), _side(row))
        for row in rows(given, "role map")
        if row.get("unit")
    ]
    if not roles:
        return NOTHING
    held = {role[2]: role[0] for role in reversed(roles) if role[2]}
    if held.keys() == {"sponsor", "grass roots"}:
        both = f"{held['sponsor']} (sponsor) and {held['grass roots']} (grass roots)"
        return Found(met=True, evidence=f"Owned from both sides: {both}.")
    missing = [said for said in ownership(roles).warnings if "sponsor" in said or "grass" in said]
    return Found(met=False, evidence=" ".join(missing))


def _side(row: Mapping[str, Any]) -> Any:
    side = row.get("owns")
    return side if side in ("sponsor", "grass roots") else ""


def _worth_reading(given: Outcomes) -> Found:
    plan = rows(given, "content plan")
    answered = [row for row in plan if row.get("reply")]
    if answered:
        return Found(met=True, evidence=f"Planned, and can be answered: {_named(answered)}.")
    told = "Nothing in the content plan can be answered yet."
    return Found(met=False, evidence=told) if plan else NOTHING


FOUNDATIONS: Final = (
    Foundation(
        "small",
        "Start small",
        "Two or three hot spots are chosen",
        "Hold the workshop on hot spots, and choose two or three.",
        _small,
    ),
    Foundation(
        "listened",
        "Listen first",
        f"Each key segment was heard: {Listened().voices} voices or more",
        "Plan the listening audit, and go on until each key segment has been heard.",
        _listened,
    ),
    Foundation(
        "purpose",
        "A purpose and its roadmap",
        "All agreed to one purpose, and somebody does each step by a day",
        "Agree on one purpose, and give each step of the roadmap an owner and a day.",
        _aimed,
    ),
    Foundation(
        "honeycomb",
        "Small, and complete",
        "One cell in which customers and employees both gain",
        "Fill the honeycomb until one cell has what both sides give and get.",
        _sophisticated,
    ),
    Foundation(
        "measures",
        "Monitor and measure",
        "There are indicator cards on the plan",
        "Hold the workshop on measures, down to its cards.",
        _measured,
    ),
    Foundation(
        "owners",
        "Grass roots and top-down",
        "The role map names a sponsor and an owner from the grass roots",
        "Name both in the role map of the operating model.",
        owners,
    ),
    Foundation(
        "content",
        "Content worth a conversation",
        "There is a content plan, and people can answer",
        "Fill the content plan of the operating model, and say how people answer.",
        _worth_reading,
    ),
)


def _named(items: Iterable[Mapping[str, Any]]) -> str:
    return _listed([str(item.get("text", "")) for item in items])


def _listed(names: Sequence[str], most: int = 3) -> str:
    said = [_short(name) for name in names if name.strip()]
    if len(said) > most:
        return f"{', '.join(said[:most])} and {len(said) - most} more"
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]}…"


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
