"""What all activities have in common."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities import ACTIVITIES
from commonground.activities.base import Ask, Author, new_id, one_of, shuffled
from commonground.hub.permissions import DESK
from commonground.session.events import Event
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench

STEP = Step("s", "A step", "reading", 5)


@given(st.lists(st.text(max_size=3), unique=True), st.text(max_size=3))
def test_shuffling(items: list[str], seed: str) -> None:
    """A shuffled order has all items, and depends on nothing but them and the seed."""
    mixed = shuffled(items, seed)
    assert sorted(mixed) == sorted(items)
    assert shuffled(sorted(items), seed) == mixed


@given(st.sampled_from(["a", "b", 1, 2]))
def test_one_of_the_choices(value: object) -> None:
    """A choice is given back as it is."""
    assert one_of(value, ["a", "b", 1, 2], "letter") == value


@pytest.mark.parametrize("value", ["c", 3, True, 1.0, None, ["a"], {"a": 1}])
def test_no_choice(value: object) -> None:
    """Everything else is refused; a boolean is no number."""
    with pytest.raises(Refused, match="There is no such letter here"):
        one_of(value, ["a", "b", 1, 2], "letter")


def test_ids_of_one_command() -> None:
    """Commands that begin alike make different ids; the same command makes the same."""
    one, other = (Ask("write", {}, Author("a1", "a1"), STEP, f"0123456789abcdef{n}") for n in "12")
    assert new_id("s", one) == new_id("s", one) != new_id("s", other)
    assert new_id("s", one).startswith("s_")


def test_no_command_means_two_things() -> None:
    """No activity has a command that the desk has in every step."""
    assert not [kind for each in ACTIVITIES.values() for kind in each.commands if kind in DESK]


@pytest.mark.parametrize("name", ACTIVITIES)
def test_a_new_board(name: str) -> None:
    """An untouched board is JSON, has no rows and no answers, and foreign events leave it alone."""
    bench = Bench(name)
    before = bench.board
    assert json.loads(json.dumps(before)) == before
    bench.fold(Event(0, 0.0, "a1", "something_else", "s", {"text": "x"}))
    assert bench.board is before
    assert (bench.rows(), bench.activity.authorship(bench.board)) == ([], {})


@pytest.mark.parametrize("name", ACTIVITIES)
def test_what_the_desk_enters_can_be_taken_back(name: str) -> None:
    """A sheet of paper that was typed wrongly is one "undo" away, in every activity."""
    each = ACTIVITIES[name]
    assert each.on_paper <= each.undoable.keys()
    assert all(words and words == words.strip() for words in each.undoable.values())
