"""Settings of what maps stakeholders (value exchange, ties, honeycomb), and of the checklist.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonground.activities.pairing import LIMIT, MOST, NEAR, NEIGHBOURS, PAIRS, RATERS
from commonground_widgets.settings import Setting, named_items


def exchange(
    parties: Sequence[str] = (),
    *,
    question: str = "",
    pairs: str = NEIGHBOURS,
    near: int = NEAR,
    most: int = MOST,
    raters: int = RATERS,
    limit: int = LIMIT,
) -> Setting:
    """What each party gives another and gets from them, 0 to 3 with evidence, in private.

    ``parties`` are the items of the step before, or named here. Not all pairs are asked about:
    with ``pairs="neighbours"`` those that stand up to ``near`` apart in the list, at most
    ``limit``, each side by ``raters`` people; with ``pairs="chosen"`` those that people choose.
    A person speaks for ``most`` sides.
    """
    if pairs not in PAIRS:
        raise ValueError(f"pairs is {pairs!r}; it is either {PAIRS[0]!r} or {PAIRS[1]!r}")
    for name, value in {"near": near, "most": most, "raters": raters, "limit": limit}.items():
        if value < 1:
            raise ValueError(f"{name} is {value}; it is at least 1")
    options = {"question": question, "pairs": pairs, "near": near, "most": most}
    return Setting("exchange", {**options, "raters": raters, "limit": limit} | named_items(parties))


def ties(
    roles: Sequence[str] = (),
    *,
    question: str = "Whom do you turn to when you need to know something?",
    people: bool = False,
) -> Setting:
    """Whom people turn to, in secret; revealed, how many of each role turn to which.

    ``roles`` are the items of the step before, or named here. With ``people``, whoever is in the
    room may agree, on their own page, to be named; everybody else is only their role.
    """
    return Setting("ties", {"question": question, "people": people} | named_items(roles))


def honeycomb(
    segments: Sequence[str] = (), roles: Sequence[str] = (), problems: Sequence[str] = ()
) -> Setting:
    """Cells of customer segment × employee role × problem: who would meet, and what each gets.

    What is not named here comes from the step before by its kind: "customer", "employee",
    "problem" (or none). People may add cells; where one of the three is not known at all, they
    begin with that.
    """
    lists = {"segments": segments, "roles": roles, "problems": problems}
    named = {name: named_items(texts).get("items", []) for name, texts in lists.items()}
    return Setting("honeycomb", {name: [i["text"] for i in items] for name, items in named.items()})


def checklist(items: Sequence[str] = ()) -> Setting:
    """Items that count when they are ticked and it is said where there is something to show.

    ``items`` are those of the step before, or named here. All see all of it at once.
    """
    return Setting("checklist", named_items(items))
