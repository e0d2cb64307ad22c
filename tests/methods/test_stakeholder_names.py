"""Names that may mean the same: what is suggested for merging, and what is left alone."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.methods.settings import Likeness
from commonground.methods.stakeholders import Alike, duplicates, names

ALIKE = [
    ("Legal", "LEGAL", "writing"),
    ("Zoë Ångström", "zoe angstrom", "writing"),
    ("Zoe\u0308", "Zoë", "writing"),
    ("Straße Süd", "STRASSE SUD", "writing"),
    ("Works council", " works  Council. ", "writing"),
    ("R&D", "r & d", "writing"),
    ("U.S. sales", "US Sales", "writing"),
    ("The IT department", "IT Department", "writing"),
    ("Healthcare workers", "Health-care workers", "writing"),
    ("ＬＥＧＡＬ", "legal", "writing"),
    ("ΜΑΡΊΑ", "Μαρία", "writing"),
    ("Андрей", "АНДРЕЙ", "writing"),
    ("❤️ nurses", "❤ nurses", "writing"),
    ("Müller, Zoë", "Zoe Muller", "order"),
    ("Team North: nurses", "nurses, Team North", "order"),
    ("Regulator", "Regulators", "spelling"),
    ("Comunications", "Communications", "spelling"),
    ("Healthcare workers", "health care worker", "spelling"),
    ("Miller, Anna", "Anna Milller", "spelling"),
    ("Совет работников", "Совет рабoтников", "spelling"),
    ("Legal & compliance", "Legal and Compliance", "order"),
    ("Head of IT", "IT head", "order"),
    ("CEO", "CEOs", "spelling"),
    ("Insurance companies", "insurance company", "spelling"),
    ("Customer services", "Customer’s service", "spelling"),
    ("Organisation team", "Organization team", "spelling"),
    ("Marekting", "Marketing", "spelling"),
]
UNLIKE = [
    ("Marketing North", "Marketing South"),
    ("Marketing", "Marketing team"),
    ("Team 1", "Team 2"),
    ("Ward 12", "Ward 21"),
    ("IT", "HR"),
    ("Nurse", "Purse seiners"),
    ("Vitamin A", "Vitamin"),
    ("🙂", "🎉"),
    ("カ", "ガ"),
    ("की", "का"),
    ("田中", "田村"),
    ("???", "!!!"),
    ("", "x"),
    ("Employers", "Employees"),
    ("Trainers in North", "Trainees in North"),
    ("Insurers", "Insured"),
    ("Patients", "Parents"),
    ("Leaders", "Readers"),
    ("Lenders", "Leaders"),
    ("Payers", "Players"),
    ("Carers", "Careers"),
    ("Internal auditors", "External auditors"),
    ("Intranet team", "Internet team"),
    ("B2B customers", "B2C customers"),
    ("Ward 1, 12", "Ward 11, 2"),
    ("Level 1.5", "Level 15"),
]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_names_that_may_mean_the_same(one: str, other: str, reason: str) -> None:
    """They are suggested, with the weakest reason that is needed."""
    found = duplicates([one, "🎈", other])
    assert [(alike.members, alike.reason) for alike in found] == [((0, 2), reason)]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_that_differ(one: str, other: str) -> None:
    """Nothing is suggested."""
    assert duplicates([one, other]) == []


def test_three_ways_of_writing_are_one_suggestion() -> None:
    """And the group's reason is its weakest link."""
    assert duplicates(["Legal team", "Sales", "LEGAL TEAM", "team, legal", "sales"]) == [
        Alike((0, 2, 3), "order"),
        Alike((1, 4), "writing"),
    ]


def test_for_programs() -> None:
    """All fields."""
    found = duplicates(["a team", "A Team"])[0].to_json()
    assert json.loads(json.dumps(found)) == {"members": [0, 1], "reason": "writing"}


def test_nothing_to_compare() -> None:
    """No name, one name, and names without a letter."""
    assert duplicates([]) == []
    assert duplicates(["Legal"]) == []
    assert duplicates(["?", "…", "\u200b", ""]) == []


def test_a_facilitator_can_ask_for_more() -> None:
    """The thresholds are settings."""
    names = ["Managers", "Mangers"]
    assert duplicates(names) == []
    assert duplicates(names, Likeness(long=6)) == [Alike((0, 1), "spelling")]


def test_a_thousand_names_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only those are that have all but a letter in common."""
    compared: list[tuple[str, str]] = []

    def slip(one: str, other: str, likeness: Likeness) -> bool:
        compared.append((one, other))
        return real(one, other, likeness)

    real = names._slip
    monkeypatch.setattr(names, "_slip", slip)
    draw = random.Random(5)  # noqa: S311 - the same names every time
    said = [" ".join("".join(draw.sample("aeioumnrtlk", 8)) for _ in "ab") for _ in range(1000)]
    found = duplicates([*said, *(f"{name[:3]}x{name[3:]}" for name in said[:20])])
    assert [alike.members for alike in found] == [(n, 1000 + n) for n in range(20)]
    assert len(compared) < 100


def test_two_hundred_stakeholders() -> None:
    """Each is found once with its other way of writing, and with nobody else."""
    sounds = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    draw = random.Random(7)  # noqa: S311 - the same names every time
    names = ["".join(draw.sample(sounds, 6)) for _ in range(100)]
    assert duplicates(names + [name.upper() for name in names]) == [
        Alike((place, place + 100), "writing") for place in range(100)
    ]


NAMES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(["Legal", "legal", "Lègal", "Legal team", "team legal", "Leagal team"]),
    ),
    max_size=12,
)


@given(NAMES, st.randoms())
def test_groups_depend_on_nothing_but_the_names(names: list[str], chance: random.Random) -> None:
    """No name is in two groups, and another order of the list gives the same groups."""
    groups = duplicates(names)
    members = [member for alike in groups for member in alike.members]
    assert len(members) == len(set(members))
    assert all(len(alike.members) > 1 for alike in groups)
    order = list(range(len(names)))
    chance.shuffle(order)
    shuffled = duplicates([names[place] for place in order])
    assert {frozenset(order[member] for member in alike.members) for alike in shuffled} == {
        frozenset(alike.members) for alike in groups
    }


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_like_itself(name: str) -> None:
    """Whatever it is made of."""
    assert duplicates([name, name]) == [Alike((0, 1), "writing")]
