"""A workshop as a notebook's cells declare it: what is taken, and how a slip is told."""

from collections.abc import Callable
from typing import Any

import pytest

from commonground.activities import ACTIVITIES, Activity
from commonground.session import steps
from commonground_widgets import (
    Setting,
    Workshop,
    commitments,
    consent,
    proposals,
    rating,
    reading,
    recess,
    statement,
    versions,
)
from commonground_widgets.workshop import LEADS_TO, NEEDS
from tests.rooms import PURPOSE

LABELS = ["no", "partly", "yes"]


def book() -> Workshop:
    """A workshop with a step that has names, and one that has none."""
    workshop = Workshop("try", "A try", leads_to="Something")
    workshop.step("drafts", "Drafts", statement(), minutes=7, prompt="Write.", anonymous=True)
    workshop.step("ideas", "Ideas", statement(), minutes=3, prompt="Write.")
    return workshop


def test_a_step() -> None:
    """A cell declares one step, and shows it; the workshop has it at its end."""
    workshop = book()
    cell = workshop.step(
        "rate",
        "Rate",
        rating("How clear?", LABELS, raters=3),
        minutes=8,
        prompt="Judge.",
        source="drafts",
        anonymous=True,
    )
    assert workshop.declared.steps[-1] == steps.Step(
        id="rate",
        title="Rate",
        activity="rating",
        minutes=8,
        prompt="Judge.",
        source="drafts",
        anonymous=True,
        options={
            "question": "How clear?",
            "scale": {"low": 1, "high": 3, "labels": LABELS},
            "raters": 3,
        },
    )
    assert repr(cell) == "Rate: rating, 8 minutes"
    assert workshop._repr_markdown_() == (
        "**A try**, 18 minutes\n\n"
        "| Step | Minutes |\n|---|---:|\n| Drafts | 7 |\n| Ideas | 3 |\n| Rate | 8 |"
    )


def test_a_cell_that_is_run_again() -> None:
    """A step that is declared again takes its old place."""
    workshop = book()
    workshop.step("drafts", "Other drafts", statement(), minutes=9, prompt="Write more.")
    assert [(s.id, s.title) for s in workshop.declared.steps] == [
        ("drafts", "Other drafts"),
        ("ideas", "Ideas"),
    ]


def test_the_whole_workshop() -> None:
    """What the cells declare is what the sessions are made from."""
    assert [step.activity for step in PURPOSE.steps] == [
        *("reading", "statement", "statement", "rating", "proposals", "proposals"),
        *("versions", "consent", "commitments"),
    ]
    assert (PURPOSE.id, PURPOSE.title, PURPOSE.minutes) == ("purpose", "One purpose", 60)


SLIPS: dict[str, tuple[dict[str, Any], str]] = {
    "no time": ({"minutes": 0}, "step 's' has 0 minutes; it needs at least 1"),
    "less than no time": ({"minutes": -5}, "step 's' has -5 minutes; it needs at least 1"),
    "a misspelt source": (
        {"setting": rating("?", LABELS), "source": "draft"},
        (
            "step 's' refers to 'draft', which is not declared above it; the steps above are: "
            "drafts, ideas. Check the spelling, or run the cells above."
        ),
    ),
    "a misspelt step to continue": ({"continues": "Drafts"}, "refers to 'Drafts', which is not"),
    "itself": ({"continues": "s"}, "refers to 's', which is not declared above it"),
    "another kind of board": (
        {"setting": consent(), "continues": "ideas"},
        (
            "step 's' is a consent and cannot continue 'ideas', which is a statement; a step goes "
            "on with a board of its own kind. Did you mean source=?"
        ),
    ),
    "a text in place of items": (
        {"setting": versions(), "source": "ideas"},
        (
            "step 's' is a versions and cannot start from 'ideas': a versions starts from text, "
            "and a statement leads to items"
        ),
    ),
    "a source that is not needed": (
        {"setting": reading("x"), "source": "ideas"},
        "a reading starts from nothing",
    ),
    "names that would tell who wrote": (
        {"setting": rating("?", LABELS), "source": "drafts"},
        "step 's' rates what was written without names in 'drafts'",
    ),
    "an empty id": ({"identity": ""}, "'' is no id; use up to 60 letters, digits, - and _"),
    "an id with a blank": ({"identity": "my step"}, "'my step' is no id"),
    "a long id": ({"identity": "x" * 61}, "is no id"),
}


@pytest.mark.parametrize(("change", "told"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_told_in_its_cell(change: dict[str, Any], told: str) -> None:
    """What would go wrong in front of the room is refused where it was written, with the cure."""
    workshop = book()
    before = workshop.declared
    says: dict[str, Any] = {
        "identity": "s",
        "title": "A step",
        "setting": statement(),
        "minutes": 5,
        "prompt": "Write.",
    }
    with pytest.raises(ValueError, match=r".*") as slip:
        workshop.step(**says | change)
    assert told in str(slip.value)
    assert workshop.declared == before


def test_continuing_what_continues() -> None:
    """A third step on one board names the first."""
    workshop = book()
    workshop.step("more", "More", statement(), minutes=3, prompt="", continues="ideas")
    with pytest.raises(ValueError, match="write continues='ideas'"):
        workshop.step("again", "Again", statement(), minutes=3, prompt="", continues="more")


def test_rating_what_was_continued() -> None:
    """Whether there are names is settled by the step in which people wrote."""
    workshop = book()
    workshop.step("check", "Check", statement(), minutes=3, prompt="", continues="drafts")
    with pytest.raises(ValueError, match="without names in 'drafts'"):
        workshop.step("s", "S", rating("?", LABELS), minutes=3, prompt="", source="check")


def test_what_leads_to_what() -> None:
    """Exactly those activities need a source that take something from it, and likewise lead.

    A gate and a reading take what earlier workshops gave, from no step in particular.
    """
    step = steps.Step("s", "S", "statement", 5)
    takes = {
        name
        for name, each in ACTIVITIES.items()
        if type(each).prepare is not Activity.prepare and name not in ("gate", "reading")
    }
    gives = {
        name: sorted({"items", "quotes", "text"} & each.outcome(each.blank(step)).keys())
        for name, each in ACTIVITIES.items()
    }
    assert takes == NEEDS.keys()
    assert {name: what.split(" and ") for name, what in LEADS_TO.items() if gives[name]} == {
        name: what for name, what in gives.items() if what
    }


SETTINGS = [
    (reading("x"), "reading", {"text": "x"}),
    (recess("x"), "recess", {"text": "x"}),
    (proposals(groups=2, top=5), "proposals", {"groups": 2, "top": 5}),
    (versions(), "versions", {}),
    (consent(), "consent", {}),
    (commitments(("a", "b")), "commitments", {"tasks": ["a", "b"]}),
    (commitments(each="Ask {item}"), "commitments", {"tasks": [], "each": "Ask {item}"}),
    (
        rating("?", LABELS, low=0),
        "rating",
        {"question": "?", "scale": {"low": 0, "high": 2, "labels": LABELS}, "raters": 5},
    ),
]


@pytest.mark.parametrize(("setting", "activity", "options"), SETTINGS)
def test_settings(setting: Setting, activity: str, options: dict[str, Any]) -> None:
    """A setting names its activity, which exists, and holds its options."""
    assert setting == Setting(activity, options)
    assert activity in ACTIVITIES


def test_a_statement_with_slots() -> None:
    """Slots come with their labels and hints, in order."""
    setting = statement({"who": ("Who?", "a group"), "by": ("By when?", "a day")}, check=False)
    assert setting.options["slots"] == [
        {"id": "who", "label": "Who?", "hint": "a group"},
        {"id": "by", "label": "By when?", "hint": "a day"},
    ]
    assert setting.options["check"] is False


IMPOSSIBLE: list[tuple[Callable[[], Setting], str]] = [
    (lambda: rating("?", ["one"]), "a scale has 2 to 11 labels; this one has 1"),
    (lambda: rating("?", list("abcdefghijkl")), "a scale has 2 to 11 labels; this one has 12"),
    (lambda: rating("?", LABELS, raters=0), "raters is 0; at least one person must rate each item"),
    (
        lambda: commitments(each="Ask them"),
        "each is 'Ask them'; it needs {item}, in whose place the item is put",
    ),
    (lambda: proposals(groups=0), "groups is 0 and top is 3; both are at least 1"),
    (lambda: proposals(top=0), "groups is 3 and top is 0; both are at least 1"),
    (lambda: statement(focus="chek"), "focus is 'chek'; it is either 'write' or 'check'"),
]


@pytest.mark.parametrize(("make", "told"), IMPOSSIBLE)
def test_settings_that_cannot_be(make: Callable[[], Setting], told: str) -> None:
    """Numbers that make no scale, no groups or no raters are told with the value."""
    with pytest.raises(ValueError, match=r".*") as slip:
        make()
    assert str(slip.value) == told
