"""A part of a workshop: some of its steps, in less time.

A long day has no room for the whole of each workshop, and some workshops are held in two halves
with something between. A part names the steps that are held and its own minutes; these are shared
out among the steps as they stand to each other in the notebook, in whole minutes. What a step
starts from, or goes on with, must be held before it: in the same part, or in an earlier part of
the same workshop; or the step takes it from an earlier workshop or session, by its name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from commonground.agendas.reading import SAFE, Part
from commonground.session.problems import Unusable
from commonground.session.steps import Step, Workshop


def narrowed(agenda: str, part: Part, workshop: Workshop, held: Collection[str] = ()) -> Workshop:
    """The workshop as a part of an agenda holds it, in the order of its notebook.

    ``held`` are the steps of it in earlier parts. Raises `Unusable` with the step that is missing.
    """
    called = replace(workshop, title=part.title or workshop.title, provisional=part.provisional)
    if not part.steps:
        return called
    known = {step.id: step for step in workshop.steps}
    if missing := [name for name in part.steps if name not in known]:
        raise Unusable(
            f"The agenda “{agenda}” has a step “{missing[0]}” of {workshop.title}, and there "
            "is none.",
            SAFE,
            f"Choose among its steps: {', '.join(known)}.",
        )
    steps = [step for step in workshop.steps if step.id in part.steps]
    for step in steps:
        _check_before(agenda, workshop, step, {*part.steps, *held})
    if part.minutes < len(steps):
        raise Unusable(
            f"The agenda “{agenda}” gives {len(steps)} steps of {workshop.title} "
            f"{part.minutes} minutes, and each needs one at least.",
            SAFE,
            "Give the part more minutes, or fewer steps.",
        )
    minutes = shared_out([step.minutes for step in steps], part.minutes)
    changed = (replace(step, minutes=m) for step, m in zip(steps, minutes, strict=True))
    return replace(called, steps=tuple(changed))


def _check_before(agenda: str, workshop: Workshop, step: Step, held: Collection[str]) -> None:
    source = None if step.takes else step.source
    needed = [name for name in (source, step.continues) if name and name not in held]
    if not needed:
        return
    how = "which it goes on with" if needed[0] == step.continues else "from which it starts"
    raise Unusable(
        f"The agenda “{agenda}” has the step “{step.id}” of {workshop.title} without "
        f"“{needed[0]}”, {how}.",
        SAFE,
        f"Add “{needed[0]}” to the steps of this part, or leave “{step.id}” out.",
    )


def shared_out(minutes: Sequence[int], total: int) -> list[int]:
    """Whole minutes of at least one that add up to ``total``, in the ratio of the given ones.

    One after another each minute goes to the step that is furthest below its share (the method of
    Sainte-Laguë). Where ``total`` is the sum of ``minutes`` nothing changes.
    """
    given = [1 for _ in minutes]
    for _ in range(total - len(given)):
        behind = [wanted / (2 * got + 1) for wanted, got in zip(minutes, given, strict=True)]
        given[behind.index(max(behind))] += 1
    return given
