"""What one has to know before believing a result: each as level, words and cure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from commonground.methods.review import told
from commonground.methods.review.matched import Asked, Json, Measured, same
from commonground.methods.sampling import wilson

FEW = 5  # measures outside the plan that are named


def note(level: str, words: str, cure: str) -> Json:
    """A finding about a result; level is "block", "warning" or "note"."""
    return {"level": level, "words": words, "cure": cure, "row": None}


def of_result(
    one: Measured,
    asked: Asked,
    over: bool | None,  # noqa: FBT001 - crossed, not crossed, not known
    *,
    activity: bool,
    context: bool,
) -> Iterable[Json]:
    """What one has to know of a result before believing it."""
    card, found = one.card, one.found
    if one.treated is None or not one.treated.points or found is None:
        yield note(
            "warning",
            f"Nothing was measured for “{card.title}”.",
            "Bring the data, or take the card out of the plan and say why.",
        )
        return
    if context:
        what = "This counts activity." if activity else "The vanity check says what it lacks."
        yield note("note", f"{what} It is context, and no success by itself.", "")
    if asked.change is not None and found.before is None:
        yield note(
            "warning",
            "The data does not reach back before the change.",
            "Look for older data, or call it an observed change.",
        )
    if one.other_unit:
        yield note(
            "warning",
            f"The plan counts it in “{one.other_unit}”, and the data is a share.",
            "Its baseline, target and threshold cannot be held against that; mend the card.",
        )
    elif card.baseline is None:
        yield note(
            "warning",
            "The plan has no baseline for it.",
            "Before is what the file holds from before the change; agree that this is fair.",
        )
    else:
        yield from _differs(one, asked.change)
    if found.drift:
        yield note(
            "warning",
            "Both groups did not move alike before the change.",
            "Do not call the difference an effect; look for what else differed.",
        )
    if found.chart and found.chart.provisional:
        yield note("note", "Fewer than twelve periods came before: the limits are provisional.", "")
    if one.treated.holes:
        yield note("note", f"{one.treated.holes} periods are without a value.", "")
    if over:
        yield note("warning", f"The threshold is crossed: {card.threshold}.", card.action)


def _differs(one: Measured, change: date | None) -> Iterable[Json]:
    """Where the plan's baseline cannot be what the data says of the time before."""
    if change is None or one.treated is None:
        return
    counted, baseline = one.treated.before(change).counted, one.card.baseline
    if not counted or not counted[1] or baseline is None:
        return
    low, high = (one.treated.scale * end for end in wilson(*counted))
    if not low <= baseline <= high:
        yield note(
            "note",
            f"The plan begins at {told.amount(baseline, one.card.unit)}; the data says "
            f"{told.amount(low, one.card.unit)} to {told.amount(high, one.card.unit)}.",
            "Use the data, and ask why the plan had another number.",
        )


def of_review(asked: Asked, outside: Sequence[str]) -> Iterable[Json]:
    """What is to be said of the review as a whole."""
    if not asked.cards:
        yield note(
            "block",
            "There is no plan, so there is nothing to hold the data against.",
            "Write the indicator cards, or begin with the file of the workshop that made them.",
        )
    if asked.change is None:
        yield note(
            "block" if asked.series else "warning",
            "Nobody has said when the change came, so before and after cannot be told apart.",
            "Enter the day at the desk.",
        )
    for name in outside[:FEW]:
        yield note(
            "note",
            f"“{name}” is in no card of the plan, so it is no result.",
            "Whoever looks long enough finds something that moved.",
        )


def outside(asked: Asked, keys: Sequence[str], titles: Sequence[str]) -> list[str]:
    """The measures that are in no card of the plan."""
    known, named = set(keys), {same(title) for title in titles}
    left = [
        str(one.get("measure", ""))
        for one in asked.series
        if str(one.get("card") or "") not in known and same(one.get("measure", "")) not in named
    ]
    return list(dict.fromkeys(left))
