"""Proposals: groups merge the best drafts, the room picks one."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED, Room
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from tests.activities.bench import NAMES, Bench

SOURCES = [{"id": f"i{n}", "text": f"text {n}"} for n in range(5)]


def groups() -> tuple[Bench, dict[str, str]]:
    """Four people in two groups, and who is in which."""
    bench = Bench("proposals", groups=2, top=3)
    bench.open({"items": SOURCES})
    return bench, {author: bench.mine(author)["group"] for author in NAMES}


def pick(group_of: dict[str, str], group: str) -> list[str]:
    """The authors in a group."""
    return [author for author, of in group_of.items() if of == group]


def test_groups() -> None:
    """The people are spread over the groups, and start from the three best."""
    bench, group_of = groups()
    assert Counter(group_of.values()) == {"A": 2, "B": 2}
    assert bench.shared() == {
        "sources": SOURCES[:3],
        "groups": [
            {"id": "A", "size": 2, "version": 0, "written": False},
            {"id": "B", "size": 2, "version": 0, "written": False},
        ],
        "chosen": None,
    }
    one = pick(group_of, "A")[0]
    assert bench.mine(one) == {
        "group": "A",
        "members": sorted(NAMES[author] for author in pick(group_of, "A")),
        "text": "",
        "version": 0,
        "by": None,
        "preferred": None,
    }


@given(st.integers(0, 40), st.integers(1, 40), st.text(max_size=3))
def test_sizes(people: int, wanted: int, seed: str) -> None:
    """Groups differ by one person at most, and nobody is alone unless the room is."""
    bench = Bench("proposals", groups=wanted)
    bench.open({}, Room([f"a{n}" for n in range(people)], seed=seed))
    sizes = [group["size"] for group in bench.shared()["groups"]]
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    assert len(sizes) <= wanted
    assert min(sizes) >= min(people, 2)


def test_writing_together() -> None:
    """A group has one text; who saves must have seen the one before."""
    bench, group_of = groups()
    one, two = pick(group_of, "B")
    assert bench.act(one, "propose", text=" Fewer\nreturns ", base=0) == (
        "proposed",
        {"group": "B", "text": "Fewer returns", "version": 1},
    )
    with pytest.raises(Refused, match="Somebody in your group saved a newer version") as refused:
        bench.ask(two, "propose", text="Less waiting", base=0)
    assert refused.value.safe == "Your text is kept in the field, and theirs is saved."
    bench.act(two, "propose", text="Far fewer returns", base=1)
    assert bench.board["texts"] == {"B": {"text": "Far fewer returns", "version": 2, "by": two}}
    assert bench.mine(one)["by"] == NAMES[two]
    assert bench.answered() == sorted([one, two])


@pytest.mark.parametrize("text", ["", " ", None, "x" * 601])
def test_no_proposal(text: object) -> None:
    """What is empty, too long or no text is refused."""
    with pytest.raises(Refused):
        groups()[0].ask("a1", "propose", text=text, base=0)


@pytest.mark.parametrize("base", [None, -1, 1, "0", [0], 0.5])
def test_no_version_to_build_on(base: object) -> None:
    """Who does not know the version that they replace replaces nothing."""
    with pytest.raises(Refused, match="newer version"):
        groups()[0].ask("a1", "propose", text="x", base=base)


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
def test_other_groups_see_no_text(phase: str) -> None:
    """Before the reveal others see that a group has written, and not what."""
    bench, group_of = groups()
    bench.act(pick(group_of, "A")[0], "propose", text="Fewer returns", base=0)
    assert bench.shared(phase)["groups"] == [
        {"id": "A", "size": 2, "version": 1, "written": True},
        {"id": "B", "size": 2, "version": 0, "written": False},
    ]
    assert [bench.mine(author, phase)["text"] for author in pick(group_of, "B")] == ["", ""]


def test_preferring_and_choosing() -> None:
    """After the reveal everybody prefers one text that there is; the desk chooses."""
    bench, group_of = groups()
    bench.act(pick(group_of, "A")[0], "propose", text="Fewer returns", base=0)
    for group in ("B", "C", "", None, 0, ["A"]):
        with pytest.raises(Refused, match="There is no such proposal here"):
            bench.ask("a1", "prefer", group=group)
    bench.act("a1", "prefer", group="A")
    bench.act("a2", "prefer", group="A")
    assert bench.outcome() == {}
    assert bench.act(DESK, "choose", group="A") == ("chosen", {"group": "A"})
    first = {"id": "A", "size": 2, "version": 1, "written": True}
    assert bench.shared(REVEALED) == {
        "sources": SOURCES[:3],
        "groups": [
            first | {"text": "Fewer returns", "preferred": 2},
            {"id": "B", "size": 2, "version": 0, "written": False, "text": "", "preferred": 0},
        ],
        "chosen": "A",
    }
    assert bench.answered(REVEALED) == ["a1", "a2"]
    assert bench.outcome() == {"text": "Fewer returns"}
    assert bench.rows() == [
        {"item": "A", "text": "Fewer returns", "version": 1, "value": 2, "status": "chosen"}
    ]


def test_preferring_again() -> None:
    """Everybody prefers one: the last."""
    bench, group_of = groups()
    for group in "AB":
        bench.act(pick(group_of, group)[0], "propose", text=f"by {group}", base=0)
    bench.act("a1", "prefer", group="A")
    bench.act("a1", "prefer", group="B")
    assert bench.board["preferred"] == {"a1": "B"}


def test_who_comes_late() -> None:
    """A late comer has a group by chance, keeps it, and counts once they take part."""
    bench, _ = groups()
    group = bench.mine("a9")["group"]
    assert bench.mine("a9")["group"] == group
    assert not bench.has_answered("a9")
    bench.act("a9", "propose", text="Late", base=0)
    sizes = {row["id"]: row["size"] for row in bench.shared()["groups"]}
    assert sizes == {"A": 2, "B": 2} | {group: 3}
    assert bench.has_answered("a8") == (bench.mine("a8")["group"] == group)


def test_coming_back_to_the_step() -> None:
    """Groups that have written stay together; what they start from may be another."""
    bench, group_of = groups()
    bench.act("a1", "propose", text="Fewer returns", base=0)
    bench.open({"items": SOURCES[::-1]}, Room([*NAMES, "a5", "a6"], seed="other"))
    assert {author: bench.mine(author)["group"] for author in NAMES} == group_of
    assert bench.shared()["sources"] == SOURCES[4:1:-1]


def test_the_screen_shows_no_name() -> None:
    """Nothing on the screen says who wrote."""
    bench, group_of = groups()
    bench.act(pick(group_of, "A")[0], "propose", text="Fewer returns", base=0)
    assert bench.shared(REVEALED, Role.SCREEN) == bench.shared(REVEALED)
    assert not [name for name in NAMES.values() if name in str(bench.shared(REVEALED))]
