"""Agendas: those that are packaged add up, and whatever is wrong with one is said with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground import agendas
from commonground.agendas import Agenda, Menu, Part
from commonground.agendas.narrowing import shared_out
from commonground.resources import agendas_folder
from commonground.session.problems import Refused, Unusable
from commonground.session.steps import Step, Workshop
from commonground.workshops import packaged, read

BOOKS = {
    "one": Workshop(
        "one", "One", "", (Step("a", "A", "reading", 20), Step("b", "B", "consent", 5))
    ),
    "two": Workshop("two", "Two", "", (Step("a", "A", "reading", 30),)),
}
GOOD = """
title = "A morning"
leads_to = "Two things"
for_whom = "Whoever comes"
minutes = 70

[[part]]
workshop = "one"
minutes = 25

[[part]]
break = "Coffee"
minutes = 15

[[part]]
workshop = "two"
minutes = 30
"""


def written(folder: Path, text: str, name: str = "morning.toml") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


LENGTHS = {
    "readiness": 80,
    "hotspots": 45,
    "purpose": 60,
    "stakeholders": 90,
    "listening": 115,
    "voices": 55,
    "operating-model": 75,
    "measures": 120,
    "review": 60,
    "roadmap": 45,
    "portfolio": 45,
    "day": 345,
    "whole-day": 480,
    "blank": 5,
}


def test_the_packaged_agendas() -> None:
    """Each is as long as it says, and so are the notebooks in it."""
    books = {name: read(path) for name, path in packaged().items()}
    found = {name: agendas.read(path) for name, path in agendas.found().items()}
    assert {name: agenda.minutes for name, agenda in found.items()} == LENGTHS
    for agenda in found.values():
        assert agenda.title
        assert agenda.leads_to
        assert agenda.for_whom
        agendas.check(agenda, books)
        held = agendas.programme(agenda, books)
        assert sum(workshop.minutes for workshop in held) == agenda.minutes
    day = next(c for c in agendas.Menu(books).choices()[0] if c.agenda.id == "day")
    assert (day.minutes, day.parts) == (
        345,
        [
            ("One purpose", 60, False),
            ("Coffee", 15, True),
            ("Who matters", 90, False),
            ("Lunch", 60, True),
            ("What we measure", 120, False),
        ],
    )


def test_reading(tmp_path: Path) -> None:
    """What a file says; a mark at its beginning and other scripts do no harm."""
    text = "\ufeff" + GOOD.replace("A morning", "朝の会 ☕")
    assert agendas.read(written(tmp_path, text)) == Agenda(
        "morning",
        "朝の会 ☕",
        "Two things",
        "Whoever comes",
        (Part(25, workshop="one"), Part(15, title="Coffee"), Part(30, workshop="two")),
    )


WRONG = {
    "not a file of that kind": (("title", "title ="), "line"),
    "another total": (("minutes = 70", "minutes = 75"), "says 75 minutes, and its parts add up"),
    "no title": (('title = "A morning"', ""), "has no good “title”"),
    "an empty title": (("A morning", "  "), "has no “title”"),
    "a title that is no text": (('"A morning"', "5"), "has no good “title”"),
    "a slip": (("for_whom", "for_who"), "has “for_who”, which means nothing"),
    "a slip in a part": (("workshop =", "worksop ="), "has “worksop” in part 1"),
    "neither nor": (('break = "Coffee"\n', ""), "does not say in part 2 whether"),
    "no minutes": (("minutes = 15", ""), "gives part 2 no minutes"),
    "minutes as words": (("minutes = 15", 'minutes = "15"'), "gives part 2 no minutes"),
    "minutes below nothing": (("minutes = 15", "minutes = -15"), "gives part 2 no minutes"),
    "steps that are no list": (
        ("minutes = 25", 'minutes = 25\nsteps = "a"'),
        "name in part 1 the steps",
    ),
    "a step twice": (
        ("minutes = 25", 'minutes = 25\nsteps = ["a", "a"]'),
        "name in part 1 the steps",
    ),
    "steps of a break": (
        ("minutes = 15", 'minutes = 15\nsteps = ["a"]'),
        "part 2, which is a break",
    ),
    "a group of its own": (("minutes = 70", 'group = "mine"\nminutes = 70'), "has a group 'mine'"),
    "minutes as a switch": (("minutes = 15", "minutes = true"), "gives part 2 no minutes"),
}


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    """The file, the place and the cure."""
    with pytest.raises(Unusable) as problem:
        agendas.read(written(tmp_path, GOOD.replace(*change, 1)))
    assert problem.value.what.startswith("The agenda morning.toml ")
    assert told in problem.value.what
    assert problem.value.do
    assert problem.value.safe == "The other agendas can be used."


def test_a_file_that_is_none(tmp_path: Path) -> None:
    """Not there, a folder, bytes."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    for name in ("none", "folder", "bytes"):
        with pytest.raises(Unusable, match=rf"The agenda {name}\.toml (is not there|cannot be)"):
            agendas.read(tmp_path / f"{name}.toml")


def test_without_parts(tmp_path: Path) -> None:
    """Nothing but breaks is no agenda, nor is nothing at all."""
    head = GOOD.partition("[[part]]")[0]
    with pytest.raises(Unusable, match="has no parts"):
        agendas.read(written(tmp_path, head))
    with pytest.raises(Unusable, match="has no parts"):
        agendas.read(written(tmp_path, head + "part = 3"))
    only = head + '[[part]]\nbreak = "Coffee"\nminutes = 70'
    with pytest.raises(Unusable, match="has no workshop in it"):
        agendas.read(written(tmp_path, only))


def test_against_the_notebooks(tmp_path: Path) -> None:
    """A workshop that is not there, and one whose notebook takes another time."""
    agenda = agendas.read(written(tmp_path, GOOD))
    with pytest.raises(Unusable) as unknown:
        agendas.check(agenda, {"one": BOOKS["one"]})
    assert unknown.value.what == "The agenda “morning” has a workshop “two”, and there is none."
    assert unknown.value.do == "Choose one of: one."
    longer = BOOKS | {"two": Workshop("two", "Two", "", (Step("a", "A", "reading", 31),))}
    with pytest.raises(Unusable, match="gives Two 30 minutes; the steps in its notebook take 31"):
        agendas.check(agenda, longer)


def test_what_a_session_is_made_of(tmp_path: Path) -> None:
    """The workshops, and each break as one of a single step."""
    held = agendas.programme(agendas.read(written(tmp_path, GOOD)), BOOKS)
    assert [held[0], held[2]] == [BOOKS["one"], BOOKS["two"]]
    assert held[1] == Workshop(
        "break", "Coffee", "", (Step("break", "Coffee", "recess", 15, prompt=""),)
    )


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    """It comes on top of what is packaged; one that is not there has none."""
    own = written(tmp_path, GOOD)
    other = written(tmp_path, GOOD, "day.toml")
    found = agendas.found(agendas_folder(), tmp_path, tmp_path / "none")
    assert (found["morning"], found["day"], found["blank"].parent.name) == (own, other, "agendas")
    assert agendas.found(tmp_path / "none") == {}


def test_joined_by_plus() -> None:
    """Workshops and breaks without a file; their minutes are those of the notebooks."""
    agenda = agendas.joined("one+break+two+break:5+one")
    assert agenda.workshops == ["one", "two", "one"]
    held = agendas.programme(agenda, BOOKS)
    assert [(w.title, w.minutes) for w in held] == [
        ("One", 25),
        ("Break", 15),
        ("Two", 30),
        ("Break", 5),
        ("One", 25),
    ]


@pytest.mark.parametrize("words", ["one+break:0", "one+break:9999"])
def test_breaks_without_a_length(words: str) -> None:
    """A sentence."""
    with pytest.raises(Refused, match="A break has 1 to 1440 minutes"):
        agendas.joined(words)


def standing_in() -> dict[str, Workshop]:
    """For each packaged workshop one that is as long, with the steps that agendas name."""
    parts = [part for path in agendas.found().values() for part in agendas.read(path).parts]
    lengths = {part.workshop: part.minutes for part in parts if part.workshop and not part.steps}
    books = {}
    for name, minutes in lengths.items():
        ids = dict.fromkeys(step for part in parts if part.workshop == name for step in part.steps)
        steps = [Step(one, one.title(), "reading", 1) for one in ids]
        rest = Step("a", "A", "reading", minutes - len(steps))
        books[name] = Workshop(name, name.title(), "", (*steps, rest))
    return books


def menu(folder: Path | None = None, own: tuple[str, ...] = ()) -> Menu:
    """What can be chosen where the workshops are all as long as they are packaged."""
    return Menu(standing_in() | BOOKS, own, folder)


def test_what_can_be_chosen(tmp_path: Path) -> None:
    """The packaged ones and those in a folder; one that is wrong keeps nobody from the others."""
    written(tmp_path, GOOD)
    written(tmp_path, GOOD.replace("minutes = 70", "minutes = 71"), "wrong.toml")
    written(tmp_path, GOOD.replace('"one"', '"none"'), "unknown.toml")
    good, wrong = menu(tmp_path).choices()
    found = [choice.agenda.id for choice in good]
    assert sorted(found) == sorted([*LENGTHS, "morning"])
    assert [name for name in found if name in ("purpose", "morning", "day", "blank")] == [
        *("purpose", "morning", "day", "blank"),
    ]
    assert [problem.what.partition(" says")[0] for _, problem in wrong] == [
        "The agenda “unknown” has a workshop “none”, and there is none.",
        "The agenda wrong.toml",
    ]


def test_choosing(tmp_path: Path) -> None:
    """An agenda by its name, workshops joined, and nothing else."""
    written(tmp_path, GOOD)
    title, held = menu(tmp_path).choose("morning")
    assert (title, [w.title for w in held]) == ("A morning", ["One", "Coffee", "Two"])
    title, held = menu().choose("two+break+one")
    assert (title, [w.title for w in held]) == ("Two, One", ["Two", "Break", "One"])
    assert menu().choose("one")[0] == "One"
    for words in ("", "break", "nonsense", "one+nonsense", "../one"):
        with pytest.raises(Refused, match="There is no agenda called") as problem:
            menu().choose(words)
        assert ", ".join(sorted(LENGTHS)) in problem.value.do


def test_a_notebook_of_ones_own_is_as_long_as_it_is() -> None:
    """A packaged agenda takes it; whoever wrote an agenda is told."""
    changed = menu(own=("purpose",))
    longer = Workshop("purpose", "Ours", "", (Step("a", "A", "reading", 75),))
    books = {**changed.workshops, "purpose": longer}
    good, wrong = Menu(books, ("purpose",)).choices()
    assert ({c.agenda.id: c.minutes for c in good}["day"], wrong) == (360, [])
    held_whole = [c for c in good if Part(60, workshop="purpose") in c.agenda.parts]
    assert len(Menu(books).choices()[1]) == len(held_whole) >= 2


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(5, "5 min"), (120, "120 min"), (180, "3 h"), (345, "5 h 45 min")],
)
def test_lengths_in_words(minutes: int, words: str) -> None:
    """Hours from two on."""
    assert agendas.in_words(minutes) == words


LONG = Workshop(
    "long",
    "A long one",
    "",
    (
        Step("write", "Write", "cards", 10),
        Step("rate", "Rate", "rating", 20, source="write"),
        Step("again", "Again", "cards", 5, continues="write"),
        Step("agree", "Agree", "consent", 5, source="write", takes="cards"),
    ),
)


def parts(*given: Part) -> Agenda:
    """An agenda of these parts."""
    return Agenda("two", "Two halves", "", "", given)


def test_a_part_of_a_workshop() -> None:
    """Its steps share out the part's minutes; the rest of it may come later under its own name."""
    first = Part(18, "long", steps=("write", "rate"))
    second = Part(5, "long", "The rest", ("agree", "again"), provisional="Not all is there.")
    agenda = parts(first, second)
    agendas.check(agenda, {"long": LONG})
    held = agendas.programme(agenda, {"long": LONG})
    assert [(w.id, w.title, w.minutes, w.provisional) for w in held] == [
        ("long", "A long one", 18, ""),
        ("long", "The rest", 5, "Not all is there."),
    ]
    assert [[(s.id, s.minutes) for s in w.steps] for w in held] == [
        [("write", 6), ("rate", 12)],
        [("again", 3), ("agree", 2)],
    ]


MISSING = {
    "no such step": (Part(5, "long", steps=("none",)), "has a step “none” of A long one"),
    "what it starts from": (Part(5, "long", steps=("rate",)), "without “write”, from which"),
    "what it goes on with": (Part(5, "long", steps=("again",)), "without “write”, which it goes"),
    "too little time": (Part(1, "long", steps=("write", "agree")), "gives 2 steps of A long one 1"),
}


@pytest.mark.parametrize(("part", "told"), MISSING.values(), ids=MISSING.keys())
def test_a_part_that_cannot_be_held(part: Part, told: str) -> None:
    """The step that is missing is named, and what would mend it."""
    with pytest.raises(Unusable) as problem:
        agendas.check(parts(part), {"long": LONG})
    assert told in problem.value.what
    assert problem.value.do


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(0, 300))
def test_minutes_are_shared_out(minutes: list[int], more: int) -> None:
    """Whole, at least one each, adding up, in the order of the given ones; or as they were."""
    total = len(minutes) + more
    found = shared_out(minutes, total)
    assert (sum(found), min(found) >= 1) == (total, True)
    assert shared_out(minutes, sum(minutes)) == minutes
    pairs = list(zip(minutes, found, strict=True))
    assert all(f >= g for m, f in pairs for n, g in pairs if m > n)
