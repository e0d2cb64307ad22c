"""Cards, dots and ranking as a notebook's cells write them down."""

from collections.abc import Callable
from typing import Any

import pytest

from commonground_widgets import Setting, Workshop, cards, dots, ranking
from commonground_widgets.preview import preview

NAMED = {"items": [{"id": "i1", "text": "Nurses"}, {"id": "i2", "text": "Porters"}]}


@pytest.mark.parametrize(
    ("setting", "activity", "options"),
    [
        (cards(), "cards", {"about": "", "kinds": [], "limit": 10, "together": False}),
        (
            cards(about="whom?", kinds=("customer", "employee"), limit=3, together=True),
            "cards",
            {"about": "whom?", "kinds": ["customer", "employee"], "limit": 3, "together": True},
        ),
        (dots(), "dots", {"budget": None, "most": 2, "keep": None}),
        (
            dots([" Nurses", "Porters"], budget=5, most=1, keep=3),
            "dots",
            {"budget": 5, "most": 1, "keep": 3, **NAMED},
        ),
        (ranking(), "ranking", {"ties": False}),
        (ranking(["Nurses", "Porters"], ties=True), "ranking", {"ties": True, **NAMED}),
    ],
)
def test_settings(setting: Setting, activity: str, options: dict[str, Any]) -> None:
    """What a cell says is what the step gets."""
    assert (setting.activity, setting.options) == (activity, options)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: cards(limit=0), "limit is 0"),
        (lambda: cards(limit=31), "limit is 31"),
        (lambda: cards(kinds=("a", "a")), "each needs a name of its own"),
        (lambda: cards(kinds=("a", "")), "each needs a name of its own"),
        (lambda: dots(budget=0), "budget is 0"),
        (lambda: dots(most=-1), "most is -1"),
        (lambda: dots(keep=0), "keep is 0"),
    ],
)
def test_settings_that_cannot_be(make: Callable[[], Setting], told: str) -> None:
    """A slip in a cell is told in that cell."""
    with pytest.raises(ValueError, match=told):
        make()


def book() -> Workshop:
    """Cards, then dots on them, then an order of the best."""
    workshop = Workshop("try", "A try")
    workshop.step("names", "Names", cards(kinds=("customer",)), minutes=5, prompt="Write.")
    workshop.step("dots", "Dots", dots(keep=5), minutes=5, prompt="Vote.", source="names")
    workshop.step("order", "Order", ranking(), minutes=5, prompt="Order.", source="dots")
    return workshop


def test_one_starts_from_another() -> None:
    """Dots and ranking start from cards, from each other, or from items that the cell names."""
    assert [step.source for step in book().declared.steps] == [None, "names", "dots"]
    workshop = book()
    with pytest.raises(ValueError, match="cannot start from"):
        workshop.step("more", "More", cards(), minutes=5, prompt="", source="names")


@pytest.mark.parametrize("step", ["names", "dots", "order"])
def test_a_preview(step: str) -> None:
    """In a notebook each step works alone, with simulated people through the steps above."""
    workshop = book().declared
    shown = preview(workshop, next(one for one in workshop.steps if one.id == step))
    pages = {name: state["page"] for name, state in shown.newest().items()}
    board = pages["participant"]["board"]
    assert pages["desk"]["step"]["id"] == step
    if step != "names":
        assert len(board["items"]) > 1
