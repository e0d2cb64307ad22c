"""Logic chain, goal tree and indicator cards in the files that are taken away."""

from __future__ import annotations

import csv
import io
from typing import Any

from commonground.session.steps import Step, Workshop
from tests.report.held import brought_in, exported
from tests.report.test_page import Read
from tests.rooms import Room

GOALS = [{"id": "g1", "text": "Fewer claims come back"}]
STEPS = (
    Step("chain", "Chain", "logic_chain", 5, anonymous=True),
    Step("tree", "Tree", "goal_tree", 5, anonymous=True, options={"items": GOALS}),
    Step("cards", "Cards", "indicators", 5, anonymous=True, source="tree"),
)


def measured(*, revealed: bool = True) -> Room:
    """Ada writes a little in each step."""
    room = Room(Workshop("m", "Measures", "", STEPS))
    ada = room.person("Ada Okafor")
    room.open("chain")
    ada.do("add_piece", text="Time 減らす", place="input")
    ada.do("add_piece", text="<b>Less rework</b>", place="outcome")
    if revealed:
        room.desk.do("reveal", at=None)
        first, last = (one["id"] for one in room.desk.page["board"]["results"])
        room.desk.do("link_pieces", **{"from": first, "to": last})
    room.open("tree")
    ada.do("add_piece", text="Where?", place="g1")
    question = ada.page["mine"]["pieces"][0]["id"]
    ada.do("add_piece", text="=Rework by team", place=question)
    if revealed:
        room.desk.do("reveal", at=None)
        room.open("cards")
        card = ada.page["board"]["cards"][0]["id"]
        fields: dict[str, Any] = {"unit": "%", "baseline": "140%", "owner": "Team 🙂"}
        ada.do("save_indicator", card=card, base=99, fields=fields)
    return room


def test_the_report_tells_all_three() -> None:
    """Links in words, branches in rows, cards with what the check says; text only as text."""
    read = Read(exported(measured(), "html"))
    assert "b" not in read.tags
    assert "Input Time 減らす 1 <b>Less rework</b>" in read.text
    assert "Fewer claims come back Where? =Rework by team" in read.text
    assert "Owner Team 🙂" in read.text
    assert "140% is outside" in read.text
    assert "V5: There is no value" in read.text
    assert "There is no realised outcome yet" in read.text
    assert "Ada" not in " ".join(text for text in read.texts if "Okafor" not in text)


def test_the_report_tells_what_was_judged_and_what_it_shall_come_to() -> None:
    """Medians by their criteria, and the aim in short."""
    criteria = [{"id": name, "label": name.title()} for name in ("validity", "gaming")]
    steps = (
        Step("cards", "Cards", "indicators", 5, options={"items": [{"id": "m", "text": "Rework"}]}),
        Step("judge", "Judge", "rating", 5, options={"criteria": criteria}, source="cards"),
        Step("again", "Again", "indicators", 5, continues="cards", source="judge"),
    )
    room = Room(Workshop("j", "Judged", "", steps))
    ada = room.person("Ada")
    room.open("cards")
    ada.do(
        "save_indicator", card="m", base=9, fields={"unit": "%", "baseline": "18", "target": "12"}
    )
    room.open("judge")
    for name, value in (("validity", 4), ("gaming", 2)):
        ada.do("rate", item="m", criterion=name, value=value)
    room.desk.do("reveal")
    room.open("again")
    text = Read(exported(room, "html")).text
    assert "18 → 12%" in text
    assert "Judged by the room (medians): Validity 4, Gaming 2." in text


def test_the_table_has_a_row_for_each() -> None:
    """With its own columns for the fields of a card, and no formula among them."""
    rows = list(csv.DictReader(io.StringIO(exported(measured(), "csv"))))
    of = {name: [row for row in rows if row["activity"] == name] for name in
          ("logic_chain", "goal_tree", "indicators")}  # fmt: skip
    assert [row["group"] for row in of["logic_chain"]] == ["input", "outcome"]
    assert {row["status"] for row in of["goal_tree"]} == {"question", "metric"}
    (card,) = of["indicators"]
    assert (card["text"], card["owner"], card["baseline"]) == (
        "'=Rework by team",
        "Team 🙂",
        "140.0",
    )


def test_what_was_not_revealed_is_in_no_file() -> None:
    """Only how many answers are left out."""
    room = measured(revealed=False)
    for kind in ("html", "csv", "json"):
        text = exported(room, kind)
        assert "Less rework" not in text
        assert "Rework by team" not in text
        assert "Where?" not in text


def test_there_and_back() -> None:
    """The JSON comes back in as the same boards."""
    room, other = measured(), Room(Workshop("m", "Measures", "", STEPS))
    code = brought_in(room, other.hub)
    assert other.hub.live(code).state.boards == room.live.state.boards
