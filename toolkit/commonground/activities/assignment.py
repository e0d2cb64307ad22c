"""Who rates what: each item finds its raters, never its author, and nobody has much more to do.

It is settled when the step opens: each item goes to those who have least to do and did not write
it, and then what is left uneven is evened out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from commonground.activities.base import Room, shuffled


def assign(items: Sequence[str], room: Room, raters: int) -> Mapping[str, list[str]]:
    """Author → items to rate: each item gets ``raters`` raters, or all who did not write it.

    Nobody gets two more than another, unless somebody wrote more than one item themselves.
    """
    assigned: dict[str, list[str]] = {author: [] for author in shuffled(room.authors, room.seed)}
    for item in shuffled(items, room.seed):
        others = [author for author in assigned if item not in room.own.get(author, ())]
        for author in sorted(others, key=lambda author: len(assigned[author]))[:raters]:
            assigned[author].append(item)
    while _even_out(assigned, room):
        pass
    return {author: shuffled(own, room.seed + author) for author, own in assigned.items()}


def _even_out(assigned: dict[str, list[str]], room: Room) -> bool:
    """Give one item of who has most to who has least; whether there was one to give."""
    most = max(assigned, key=lambda author: len(assigned[author]), default="")
    least = min(assigned, key=lambda author: len(assigned[author]), default="")
    if not assigned or len(assigned[most]) - len(assigned[least]) < 2:
        return False
    taken = {*assigned[least], *room.own.get(least, ())}
    item = next((item for item in assigned[most] if item not in taken), None)
    if item is None:
        return False
    assigned[most].remove(item)
    assigned[least].append(item)
    return True
