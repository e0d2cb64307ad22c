"""Going ahead in the programme: the desk opens a step before what it builds on has been found.

It is asked for a reason once in each workshop and for each thing that is missing; the reason is
part of the opening event, and so it is undone with it. An agenda may declare beforehand that a
workshop is held provisionally while the voices are still being gathered; then nobody is asked for
them in front of the room. The method is in `commonground.methods.programme`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from commonground.hub.state import State
from commonground.methods.programme import STAGES, VOICES, Given, Lack, missing
from commonground.session.problems import NeedsReason
from commonground.session.steps import Step, Workshop
from commonground.session.text import clean

REASON = 400  # characters


def jump(
    state: State, step: Step, given: Callable[[], Given], data: Mapping[str, Any]
) -> dict[str, Any]:
    """What the opening event says of going ahead: nothing in order, else the reason and the lacks.

    ``given`` tells what the workshops before this step gave, and is asked only where it matters.
    Raises `NeedsReason`.
    """
    workshop = state.held_in(step)
    if step.id in state.opened or not (step.stage or workshop.stage):
        return {}
    told = {lack["id"] for one in workshop.steps for lack in _missed(state, one)}
    lacks = [lack for lack in lacking(state, step, given()) if lack.id not in told]
    if not lacks:
        return {}
    declared = bool(workshop.provisional) and all(lack.id == VOICES for lack in lacks)
    reason = workshop.provisional if declared else _reason(data)
    if not reason:
        raise NeedsReason(
            f"“{step.title}” builds on something that is not there yet.",
            [lack.to_json() for lack in lacks],
            do="Hold what is missing first, or say why you go on without it.",
        )
    return {"jump": {"reason": reason, "missing": [lack.to_json() for lack in lacks]}}


def lacking(state: State, step: Step, given: Given) -> list[Lack]:
    """What is missing for a step of a session, with or without a reason."""
    return lacking_for(state, state.held_in(step), step.stage or "", given)


def lacking_for(state: State, workshop: Workshop, stage: str, given: Given) -> list[Lack]:
    """What is missing for a workshop that is in a session, or would come to its end."""
    ids = [one.id for one in state.workshops]
    at = ids.index(workshop.id) if workshop.id in ids else len(ids)
    names = {step.gives for one in state.workshops[:at] for step in one.steps}
    before = [one.id for one in STAGES if names.intersection(one.outcomes)]
    return missing(stage or workshop.stage, given, before=before)


def _missed(state: State, step: Step) -> list[dict[str, Any]]:
    return list(state.jumps.get(step.id, {}).get("missing", ()))


def _reason(data: Mapping[str, Any]) -> str:
    return clean(data.get("reason", ""), REASON, lines=False, name="reason")
