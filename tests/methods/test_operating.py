"""The operating model: rungs and locks, roles, tools and ties."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.operating import (
    GRADES,
    RUNGS,
    Benefit,
    Link,
    Overlap,
    Piece,
    Problem,
    Tool,
    by_grade,
    climb,
    forbids,
    lacking,
    mostly_forbid,
    overlaps,
    ownership,
    plan,
    shared_goals,
    ties,
    too_many,
)
from commonground.methods.operating.tools import CAPABILITIES
from commonground.methods.problems import Unsuitable
from commonground.methods.settings import Concentration, Merging

SHOWN = dict.fromkeys(RUNGS, "It was shown.")
REWORK = [Problem("Rework", 40), Problem("Complaints", 25)]


def test_the_whole_ladder() -> None:
    """With evidence for each rung and people who share problems, it is climbed."""
    found = climb(SHOWN, centre=4, tribe=60, roles=["host"], problems=REWORK)
    assert (found.standing, found.people) == ("platform", 65)
    assert all(rung.reached and not rung.lacks and not rung.warnings for rung in found.rungs)
    assert [rung.name for rung in found.rungs] == list(RUNGS)


def test_the_platform_is_locked() -> None:
    """Evidence for it alone does not open it; the lock says what would."""
    platform = climb({"platform": "It is bought."}).rungs[-1]
    assert not platform.reached
    assert platform.lacks == (
        "a community that has shown an outcome",
        "a council",
        "the problems that people would work on",
    )
    idle = climb(SHOWN, problems=[Problem("Rework", 0)]).rungs[-1]
    assert idle.lacks == ("the people who would work on them from the first day",)
    assert climb({}).rungs[-1].lacks[-1] == "evidence"


def test_no_rung_is_left_out() -> None:
    """Who has a centre and no council stands on the community; blanks are no evidence."""
    assert climb({"community": "Yes", "centre": "Yes"}).standing == "community"
    assert climb({"council": "Yes", "community": "  "}).standing == ""


@pytest.mark.parametrize(
    ("centre", "tribe", "roles", "warnings"),
    [
        (2, 20, ["host"], 0),
        (6, 600, ["host"], 0),
        (1, None, [], 1),
        (7, 70, ["host"], 1),
        (4, 39, ["host"], 1),
        (4, 401, ["host"], 1),
        (4, 100, [" "], 1),
        (9, 9, [], 3),
    ],
)
def test_sizes(centre: int, tribe: int | None, roles: list[str], warnings: int) -> None:
    """Centre 2 to 6, tribe 10 to 100 times as many, with roles."""
    found = climb(SHOWN, centre=centre, tribe=tribe, roles=roles, problems=REWORK)
    assert sum(len(rung.warnings) for rung in found.rungs) == warnings


def test_concentration() -> None:
    """More than half warns, half does not; roles that nobody has are not counted."""
    held = ownership(
        [("Host", "Claims", "grass roots"), ("Sponsor", "Board", "sponsor"), ("Editor", " ", "")]
    )
    assert (held.shares, held.concentrated, held.warnings) == (
        {"Claims": 0.5, "Board": 0.5},
        "",
        (),
    )
    one = ownership([("Host", "HR", ""), ("Editor", "HR", ""), ("Sponsor", "Board", "sponsor")])
    assert one.concentrated == "HR"
    assert [words.split(":")[0] for words in one.warnings] == [
        "HR holds 2 of 3 roles",
        "No owner is from the grass roots",
    ]
    assert ownership([("Host", "HR", "")], Concentration(1)).concentrated == ""
    assert len(ownership([]).warnings) == 2


def test_overlapping_tools() -> None:
    """The part of what either can do that both can; most first; shelfware has no purpose."""
    chat = Tool("Chat", frozenset({"messaging", "presence"}), "Questions of the day")
    talk = Tool("Talk", frozenset({"messaging", "presence", "workflow"}), " ")
    files = Tool("Files", frozenset({"content management", "workflow"}), "Contracts")
    found = overlaps([chat, files, talk])
    assert found.overlaps == (Overlap("Chat", "Talk", 2 / 3), Overlap("Files", "Talk", 1 / 4))
    assert (found.candidates, found.shelfware) == (found.overlaps[:1], ("Talk",))
    assert overlaps([chat, files, talk], Merging(0.2)).candidates == found.overlaps
    assert overlaps([Tool("a", frozenset()), Tool("b", frozenset())]).overlaps == ()


@given(st.lists(st.frozensets(st.sampled_from(CAPABILITIES)), max_size=6))
def test_overlaps_are_shares(sets: list[frozenset[str]]) -> None:
    """Above 0 and at most 1; 1 for the same capabilities; each pair once."""
    tools = [Tool(str(place), capabilities) for place, capabilities in enumerate(sets)]
    found = overlaps(tools).overlaps
    assert all(0 < pair.share <= 1 for pair in found)
    assert len({(pair.one, pair.other) for pair in found}) == len(found)
    same = sum(a == b != frozenset() for place, a in enumerate(sets) for b in sets[:place])
    assert sum(pair.share == 1 for pair in found) == same


def test_known_ties() -> None:
    """10 people have 45 pairs, 100 have 4,950."""
    assert (ties(10).possible, ties(100).possible) == (45, 4_950)
    assert ties(100).tempered == pytest.approx(460.517, abs=5e-4)
    assert ties(10, 9).share == 0.2
    assert (ties(0).share, ties(1).possible, ties(0).tempered) == (0, 0, 0)


def test_a_unit_is_one_however_it_is_spelled() -> None:
    """By its first spelling; what nobody has is not counted."""
    held = ownership([("A", "Claims", ""), ("B", "claims  ", "sponsor"), ("C", " ", "")])
    assert held.shares == {"Claims": 1.0}
    assert held.concentrated == "Claims"


def test_links_lack_cost_standard_or_measure() -> None:
    """A cost of nothing is known; a goal that two serve is one, however it is spelled."""
    free = Link("One form", goal="Fewer returns", cost=0, standard="One form", measure="Share")
    bare = Link("Open hour", goal="fewer  returns")
    assert (lacking(free), lacking(bare)) == ((), ("cost", "standard", "measure"))
    assert shared_goals([free, bare, Link("Post")]) == [
        ("Fewer returns", ("One form", "Open hour"))
    ]


def test_a_content_plan_that_only_tells() -> None:
    """Until one of its pieces can be answered; an empty plan does not tell anything."""
    news = Piece("News", "adjusters", "Press", "weekly")
    case = Piece("Case", "", "", "monthly", "A question below it")
    found = plan([news, case])
    assert (found.tells, found.unaddressed, found.unowned) == (("News",), ("Case",), ("Case",))
    assert found.times == pytest.approx(52 / 12 + 1)
    assert [plan(some).only_tells for some in ([news], [news, case], [])] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "forbids_it"),
    [
        ("Never name a customer", True),
        ("Don’t share photos", True),
        ("People may not quote mails", True),
        ("No names", True),
        ("Nobody is named", True),
        ("Note who was there", False),
        ("Tell cases without names; never mind the form", False),
        ("You may quote a colleague who agrees", False),
    ],
)
def test_guidelines_that_forbid(words: str, *, forbids_it: bool) -> None:
    """By how they begin."""
    assert forbids(words) is forbids_it


def test_few_guidelines_most_of_which_allow() -> None:
    """Half of them may forbid; eight are too many."""
    assert not mostly_forbid(["Never lie", "Tell cases"])
    assert mostly_forbid(["Never lie", "No names", "Tell cases"])
    assert [too_many(["x"] * n) for n in (7, 8)] == [False, True]


def test_benefits_are_added_up_by_their_grade() -> None:
    """The strongest first; what is not counted or not graded is in no sum."""
    told, seen, *_ = GRADES
    ledger = [
        Benefit("A", 10, told),
        Benefit("B", 20, seen),
        Benefit("C", 5, seen),
        Benefit("D", None, seen),
        Benefit("E", 7),
    ]
    assert list(by_grade(ledger).items()) == [(seen, 25), (told, 10)]


@pytest.mark.parametrize(
    ("attempt", "says"),
    [
        (lambda: climb({"tower": "Yes"}), "“tower” is no rung"),
        (lambda: overlaps([Tool("Chat", frozenset({"magic"}))]), "“magic”, of Chat"),
        (lambda: ties(-1), "-1 people"),
        (lambda: ties(3, 4), "there can be 0 to 3"),
    ],
)
def test_what_cannot_be(attempt: Callable[[], object], says: str) -> None:
    """A sentence that names it."""
    with pytest.raises(Unsuitable, match=says):
        attempt()
