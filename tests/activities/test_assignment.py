"""Who rates what."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.assignment import assign
from commonground.activities.base import Room

NUMBER = st.integers(1, 14)
SEED = st.text(max_size=4)


def room_of(people: int, writers: int, seed: str) -> tuple[list[str], Room]:
    """The items of a room in which the first ``writers`` wrote one each; more are by others."""
    authors = [f"a{n}" for n in range(people)]
    items = [f"i{n}" for n in range(writers)]
    return items, Room(authors, {f"a{n}": [f"i{n}"] for n in range(min(people, writers))}, seed)


def raters_of(assigned: Mapping[str, Sequence[str]]) -> Counter[str]:
    """Item → how many rate it."""
    return Counter(item for items in assigned.values() for item in items)


@given(NUMBER, st.integers(0, 18), st.integers(1, 7), SEED)
def test_who_rates_what(people: int, writers: int, raters: int, seed: str) -> None:
    """Each item finds its raters, nobody rates their own, and nobody has much more than another."""
    items, room = room_of(people, writers, seed)
    assigned = assign(items, room, raters)
    given_to = raters_of(assigned)
    loads = [len(own) for own in assigned.values()]
    others = {item: sum(item not in room.own.get(a, ()) for a in room.authors) for item in items}
    assert assigned.keys() == set(room.authors)
    assert {item: given_to[item] for item in items} == {i: min(raters, others[i]) for i in items}
    assert all(len(own) == len(set(own)) for own in assigned.values())
    assert all(not set(own) & set(room.own.get(a, ())) for a, own in assigned.items())
    assert max(loads) - min(loads) <= 1


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sets(st.integers(0, 9)), min_size=1),
    st.integers(1, 4),
    SEED,
)
def test_several_items_by_one_person(wrote: dict[str, set[int]], raters: int, seed: str) -> None:
    """However unevenly the items were written, each finds its raters and nobody rates their own."""
    own = {author: [f"i{n}" for n in numbers] for author, numbers in wrote.items()}
    items = [f"i{n}" for n in range(10)]
    assigned = assign(items, Room(sorted(own), own, seed), raters)
    free = {item: sum(item not in theirs for theirs in own.values()) for item in items}
    given_to = raters_of(assigned)
    assert {i: given_to[i] for i in items} == {i: min(raters, free[i]) for i in items}
    assert all(not set(items) & set(own[author]) for author, items in assigned.items())


def test_nobody_there() -> None:
    """A step that opens in an empty room hands out nothing."""
    assert assign(["i1"], Room(), 5) == {}


@pytest.mark.parametrize("people", [2, 6, 12, 30, 100])
def test_the_same_seed_hands_out_the_same(people: int) -> None:
    """The hand-out depends on the seed and on nothing else, and another seed hands out others."""
    items, room = room_of(people, people, "one")
    assert assign(items, room, 5) == assign(items, room, 5)
    assert people == 2 or assign(items, room, 5) != assign(items, room_of(people, people, "")[1], 5)
