"""What a workshop on measures meets: nothing, too much, one person, a card without a name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from commonground.activities.indicators import MOST
from commonground.session.steps import Step, Workshop
from commonground_widgets import (
    Setting,
    consent,
    goal_tree,
    indicators,
    logic_chain,
    rating,
    versions,
)
from tests.looking import settle, violations
from tests.rooms import Hand, Room
from tests.widgets.shown import Shown

PURPOSE = "By June, 40 adjusters share cases to cut rework from 18% to 12%."
SCALES = [
    {"id": name, "label": name.title(), "low": 1, "high": 5} for name in ("validity", "gaming")
]
STEPS: dict[str, tuple[Setting, str | None]] = {
    "aim": (versions(), None),
    "chain": (logic_chain(), "aim"),
    "tree": (goal_tree(), "chain"),
    "cards": (indicators(most=MOST), "tree"),
    "judge": (rating("How good?", criteria=SCALES), "cards"),
    "plan": (consent(), "cards"),
}
SIZES = {"facilitator": (1280, 800), "screen": (1920, 1080), "participant": (320, 640)}


def opened(step: str, *people: str) -> Room:
    """A room that has come to a step without writing anything, with a purpose."""
    steps = [
        Step(key, key.title(), one.activity, 5, source=source, anonymous=True, options=one.options)
        for key, (one, source) in STEPS.items()
    ]
    room = Room(Workshop("w", "W", "", tuple(steps)))
    room.join(*people)
    for key in STEPS:
        room.open(key)
        if key == "aim":
            room.desk.do("save_version", text=PURPOSE, base=0)
        if key == step:
            return room
        room.desk.send("reveal")
    return room


def shown(tab: Page, room: Room, hand: Hand) -> Shown:
    """Somebody's page at the size that their role has; nothing sticks out of it."""
    width, height = SIZES[hand.viewer.role.value]
    tab.set_viewport_size({"width": width, "height": height})
    page = Shown(tab, room, hand)
    settle(tab)
    assert page.sideways() <= 0
    return page


@pytest.mark.parametrize("role", ["desk", "screen", "Ada"])
@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("chain", "No cards were written in this step."),
        ("tree", PURPOSE),
        ("cards", "There is no card yet."),
        ("plan", "There is no text to decide on yet."),
    ],
)
def test_where_nothing_was_written(tab: Page, step: str, told: str, role: str) -> None:
    """A sentence, and of an empty chain its purpose; no page breaks."""
    room = opened(step, "Ada")
    room.desk.send("reveal")
    page = shown(tab, room, room.people.get(role) or getattr(room, role))
    expect(page.tab.get_by_text(told).first).to_be_visible()
    assert page.complaints == []


def test_one_person_who_judges_nothing(tab: Page) -> None:
    """They skip it and are done; the desk reveals, and the card goes on without a judgement."""
    room = opened("cards", "Ada")
    ada = room.people["Ada"]
    ada.do("add_indicator", name="Share of rework")
    room.open("judge")
    page = shown(tab, room, ada)
    page.tab.get_by_role("button", name="Skip this one").click()
    page.sees("2 of 2 are not rated.")
    page.tab.get_by_role("button", name="I am done").click()
    page.sees("What you left open counts as no answer.")
    room.desk.do("reveal")
    page.catch_up()
    page.sees("Share of rework")
    room.open("cards")
    assert [card["judged"] for card in room.desk.page["board"]["cards"]] == [[]]
    assert page.complaints == []


def test_a_card_without_a_name_and_one_too_many(tab: Page) -> None:
    """An empty name adds nothing; the twenty-first is told where it was typed, and stays there."""
    room = opened("cards", "Ada")
    ada = room.people["Ada"]
    page = shown(tab, room, ada)
    field = page.tab.get_by_label("Another indicator")
    field.press("Enter")
    assert room.desk.page["board"]["cards"] == []
    for number in range(MOST):
        field.fill(f"Number {number} of what changes")
        field.press("Enter")
        expect(page.tab.get_by_role("button", name=f"Number {number} of")).to_be_visible()
    field.fill("One more")
    field.press("Enter")
    page.sees(f"There are {MOST} cards already.")
    expect(field).to_have_value("One more")


def test_what_comes_first_is_what_the_room_sees(tab: Page) -> None:
    """On the wall only those that come first, in its words how many wait; undone, all again."""
    room = opened("cards", "Ada")
    for name in ("Rework", "Complaints", "Visitors"):
        room.people["Ada"].do("add_indicator", name=name)
    wall = shown(tab, room, room.screen)
    (first, *_) = room.desk.page["board"]["cards"]
    room.desk.do("put_first", card=first["id"], first=True)
    wall.catch_up()
    wall.sees("2 cards wait for later.")
    expect(tab.get_by_text("Complaints")).to_have_count(0)
    room.desk.do("undo", at=None)
    wall.catch_up()
    wall.sees("Complaints")
    assert violations(tab, ".cg") == []


def test_a_list_is_agreed_to_line_by_line(tab: Page) -> None:
    """Each number is a line of its own, with what it shall come to."""
    room = opened("cards", "Ada")
    for name in ("Rework", "Complaints"):
        room.people["Ada"].do("add_indicator", name=name)
    (card, _) = room.desk.page["board"]["cards"]
    aim = {"baseline": "18", "target": "12", "unit": "%"}
    room.desk.do("save_indicator", card=card["id"], base=99, fields=aim)
    room.open("plan")
    page = shown(tab, room, room.people["Ada"])
    lines = page.tab.get_by_role("blockquote").get_by_role("listitem")
    expect(lines).to_have_text(["Rework: 18 → 12%", "Complaints"])
