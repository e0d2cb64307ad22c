"""What the files say of ratings by several criteria, votes and placements."""

import csv
import io

from commonground.report import page, table
from commonground.report.public import revealed
from commonground.report.record import Record
from commonground.session.steps import Step, Workshop
from commonground_widgets import Setting, placement, rating, salience
from tests.rooms import Room

PEOPLE = ["Ada", "Ben", "Chika", "Dilan", "Elif", "Femi"]
ITEMS = ["Claims team", "Regulator <b>"]


def room(*settings: Setting) -> Room:
    """Six people in steps of these settings; each but the first goes on with the first's board."""
    steps = tuple(
        Step(f"s{n}", f"Step {n}", s.activity, 5, anonymous=True, options=s.options)
        if n == 0
        else Step(f"s{n}", f"Step {n}", s.activity, 5, continues="s0", options=s.options)
        for n, s in enumerate(settings)
    )
    held = Room(Workshop("w", "W", "", steps))
    held.join(*PEOPLE)
    held.open("s0")
    return held


def record(held: Room) -> Record:
    """What a file is made of."""
    return Record(held.live.row, revealed(held.live.events), 0.0)


def test_a_map_in_two_rounds() -> None:
    """The table: medians, agreement then and now, the strategy; nothing unrevealed."""
    setting = placement(items=ITEMS)
    held = room(setting, setting)
    for number, hand in enumerate(held.people.values()):
        hand.do("place", item="i1", x=1 + 8 * (number % 2), y=7)
        hand.do("place", item="i2", x=2, y=8)
    held.desk.do("reveal")
    first = page.write(record(held), drawn=False)
    assert "-1.00 two camps" in first.replace("−", "-")
    held.open("s1")
    for hand in held.people.values():
        hand.do("place", item="i1", x=8, y=7)
    unseen = page.write(record(held), drawn=False)
    assert "-1.00 two camps" in unseen.replace("−", "-")
    assert "→" not in unseen
    held.desk.do("reveal")
    text = page.write(record(held), drawn=False)
    assert "-1.00 → 1.00 agree" in text.replace("−", "-")
    assert "Manage closely" in text
    assert "Keep satisfied" in text
    assert "Regulator &lt;b&gt;" in text
    assert "Placed in\n  2 rounds" in text


def test_votes_and_cells() -> None:
    """Cells stand under their item, votes are counted, and the class is named."""
    held = room(salience(items=ITEMS))
    for number, hand in enumerate(held.people.values()):
        for criterion, value in {"power": 1, "legitimacy": number % 2, "urgency": 1}.items():
            hand.do("rate", item="i1", criterion=criterion, value=value)
    held.desk.do("reveal")
    text = page.write(record(held), drawn=False)
    assert "dangerous" in text
    assert "(3 of 6, a tie)" in text
    assert "open" in text.split("Regulator")[1]


def test_the_table() -> None:
    """A row for each answer, with its criterion; for each placement also its round. No names."""
    criteria = [{"id": c, "label": c, "low": 1, "high": 5} for c in ("value", "cost")]
    held = room(rating("?", criteria=criteria, everyone=True, items=ITEMS))
    held.people["Ada"].do("rate", item="i1", criterion="value", value=5)
    held.desk.do("reveal")
    file = io.StringIO(table.write(record(held)).lstrip("\ufeff"))
    (row,) = csv.DictReader(file)
    picked = ("item", "text", "criterion", "value", "author")
    assert [row[key] for key in picked] == ["i1", "Claims team", "value", "5", "anonymous 1"]
