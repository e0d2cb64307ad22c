"""Orders with ties as ranks, and how far several orders agree.

An order is a list of levels: ``[["a"], ["b", "c"]]`` puts a first and b and c on one place. What
shares a place shares the ranks too: b and c have 2.5 each (midranks), so that the ranks of n items
always sum to n (n + 1) / 2. What an order leaves out counts as below everything in it, and shares
the ranks that are left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from statistics import median

Order = Sequence[Sequence[str]]


def midranks(order: Order, items: Collection[str]) -> dict[str, float]:
    """Item → rank, 1 to n, of all ``items``; what the order holds besides is passed over.

    >>> midranks([["a"], ["c", "b"]], "abcde")
    {'a': 1.0, 'b': 2.5, 'c': 2.5, 'd': 4.5, 'e': 4.5}
    """
    known = set(items)
    levels = [[item for item in level if item in known] for level in order]
    placed = {item for level in levels for item in level}
    ranks: dict[str, float] = {}
    for level in (*levels, [item for item in items if item not in placed]):
        rank = len(ranks) + (len(level) + 1) / 2
        ranks |= dict.fromkeys(level, rank)
    return {item: ranks[item] for item in items}


def concordance(orders: Sequence[Mapping[str, float]]) -> float | None:
    """Kendall's W of m people's midranks of the same n items: 0 (no common order) to 1 (one order).

    None where it is undefined: fewer than two people or three items, or all of them tie all items.
    The same as `commonground.methods.agreement.kendall_w`, in plain Python: a server that shows it
    live need not load scipy. W = 12 S / (m² (n³ − n) − m T), S being the sum of the squared
    deviations of the rank sums from their mean, T the sum of t³ − t over each person's ties of t
    items (M. Kendall, *Rank Correlation Methods*, 4th edition, Griffin 1970, chapter 6).
    """
    raters, items = len(orders), len(orders[0]) if orders else 0
    if raters < 2 or items < 3:
        return None
    sums = [sum(ranks[item] for ranks in orders) for item in orders[0]]
    middle = raters * (items + 1) / 2
    spread = sum((total - middle) ** 2 for total in sums)
    ties = sum(t**3 - t for ranks in orders for t in Counter(ranks.values()).values())
    most = raters**2 * (items**3 - items) - raters * ties
    return min(1.0, 12 * spread / most) if most > 0 else None


STRENGTHS = ((0.7, "strong"), (0.5, "moderate"), (0.3, "weak"))


def strength(w: float) -> str:
    """The word for a W: "strong" from .7 on, "moderate" from .5, "weak" from .3, or "very weak".

    Source: R. C. Schmidt, "Managing Delphi surveys using nonparametric statistical techniques",
    *Decision Sciences* 28 (1997), 763-774.
    """
    return next((word for least, word in STRENGTHS if w >= least), "very weak")


def quartiles(ranks: Sequence[float]) -> tuple[float, float, float]:
    """Tukey's lower hinge, the median and the upper hinge of one rank or more, as in `ordinal`."""
    ordered = sorted(ranks)
    half = (len(ordered) + 1) // 2
    return median(ordered[:half]), median(ordered), median(ordered[-half:])


def standing(quartiles_of: Mapping[str, tuple[float, float, float]]) -> dict[str, int]:
    """Item → place of the whole group: by median, then by the sum of the hinges.

    What is equal in both shares a place: 1, 2, 2, 4.
    """
    merit = {item: (mid, low + high) for item, (low, mid, high) in quartiles_of.items()}
    ordered = sorted(merit.values())
    return {item: 1 + bisect_left(ordered, own) for item, own in merit.items()}
