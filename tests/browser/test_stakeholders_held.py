"""The workshop on stakeholders, held: a desk, a screen, a phone, a keyboard, five protocol clients.

Ada has a phone and only touches it. Ben has a keyboard and only uses that. What both do is looked
for where it must be in the end, and until it is revealed, where it must not be.
"""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from .crowd import Crowd
from .held import Begin, Room, named, one_by_one
from .house import House
from .test_whole_workshop import export, press

pytestmark = pytest.mark.held
CROWD = 5
PURPOSE = "By June, 40 adjusters and agents cut missing papers from 18% to 12%."
AGENTS, COUNCIL, ADJUSTERS = "Shipping agents", "Customer council", "Adjusters on site"
PROBLEM = "Papers that come late"
OURS = (AGENTS, COUNCIL, ADJUSTERS)


def test_a_room_comes_to_a_map_by_touch_by_keys_and_by_wire(
    house: House, visit: Begin, crowd: Crowd, tmp_path: Path
) -> None:
    """All twelve steps; nothing shows before its time, and all of it is in the files."""
    links = house.session(agenda="stakeholders")
    room = Held(links, visit, crowd, CROWD)
    room.audience()
    room.names()
    room.duplicates()
    room.place()
    room.splits()
    room.salience()
    room.again()
    room.key()
    room.exchange()
    room.ties()
    room.gaps()
    room.listening()
    room.finish()
    room.went_well()
    said = json.loads(export(house, links["code"], tmp_path / "session.json", "json"))
    assert kept(said["events"]) == KEPT
    table = list(csv.DictReader(StringIO(export(house, links["code"], tmp_path / "t.csv", "csv"))))
    secret = [row for row in table if row["step"] not in {"audience", "listening"}]
    assert not [row for row in secret if {"Ada", "Ben"} & set(row.values())]
    report = export(house, links["code"], tmp_path / "report.html", "html")
    assert [text for text in (PURPOSE, AGENTS, PROBLEM) if text not in report] == []


class Held(Room):
    """The workshop as it is held, step by step."""

    def audience(self) -> None:
        """Alone, the workshop asks for its purpose; Ada writes it, and all see it."""
        self.go_on("For whom, and for what", "audience")
        self.ada.press("Write the text")
        self.ada.write("The text", PURPOSE)
        self.ada.press("Save as version 1")
        expect(self.screen.page.locator("blockquote")).to_have_text(PURPOSE)
        expect(self.ben.page.get_by_text(PURPOSE)).to_be_visible()

    def names(self) -> None:
        """Both write the same two names in other letters, and Ben one more."""
        self.go_on("Names, in silence", "names")
        for text in (AGENTS, COUNCIL):
            self.ada.write("Your next card", text)
            self.ada.press("Customer")
            self.ada.press("Add the card")
            expect(self.ada.button(f"Change: {text}")).to_be_visible()
        for text in (AGENTS.upper(), COUNCIL.replace("mer", "mers")):
            self.ben.write("Your next card", text)
            self.ben.page.keyboard.press("Enter")
        self.ben.write("Your next card", ADJUSTERS)
        self.ben.press("Employee", "Space")
        self.ben.press("Add the card")
        expect(self.ben.page.get_by_role("button", name=f"Change: {ADJUSTERS}")).to_be_visible()
        self.rest(AGENTS, AGENTS.upper(), COUNCIL, ADJUSTERS)
        self.reveal()

    def duplicates(self) -> None:
        """The desk merges what is written the same, then what is nearly so, and undoes it once."""
        self.go_on("One name for each", "duplicates", "revealed")
        desk, merge = self.desk.page, f"Merge these 2, keep “{COUNCIL}”"
        desk.get_by_role("button", name="in case or accents only").click()
        expect(self.screen.page.get_by_text(AGENTS.upper(), exact=True)).to_have_count(0)
        press(desk, merge)
        expect(desk.get_by_role("button", name=merge)).to_have_count(0)
        desk.get_by_role("button", name="Undo: ").click()
        press(desk, merge)
        expect(desk.get_by_role("button", name=merge)).to_have_count(0)

    def place(self) -> None:
        """By tap and tap, by keys, and the others at both ends: no common place for the agents."""
        self.go_on("Power and interest", "place")
        self.tell("place", lambda n, item: {"item": item, **both([1, 1, 9, 9, 5][n])}, AGENTS)
        for text, across, up in ((AGENTS, 0.85, 0.85), (COUNCIL, 0.15, 0.5)):
            self.ada.press(text)
            self.ada.at(self.ada.page.locator(".cg-field-plane"), across, up)
        self.ada.press(COUNCIL)
        self.ada.press("I leave out these")
        self.ben.press(AGENTS)
        for key in ("ArrowUp", *["ArrowUp", "ArrowRight"] * 3, "Escape"):
            self.ben.page.keyboard.press(key)
        self.ben.press("I leave out these")
        self.rest()
        found = named(self.reveal())[AGENTS]
        assert (found["x_counts"], found["n"]) == ([2, 0, 0, 0, 1, 0, 0, 2, 2], self.people)
        expect(self.screen.page.get_by_text("You agree on", exact=False)).to_be_visible()

    def splits(self) -> None:
        """One of them alone on the screen."""
        self.go_on("Discuss the splits", "splits", "revealed")
        self.desk.page.get_by_role("button", name=AGENTS).first.click()
        expect(self.screen.page.locator(".cg-wallmap-alone")).to_contain_text(AGENTS)

    def salience(self) -> None:
        """Three times yes for the agents; the others are left open."""
        self.go_on("Whose claim counts", "salience")
        for person in (self.ada, self.ben):
            for section in one_by_one(person.page):
                ours = section.locator(".cg-fill-item").inner_text() == AGENTS
                for criterion in ("Power", "Legitimacy", "Urgency") if ours else ():
                    person.press(f"{criterion}: 1, yes")
                person.press("Next" if ours else "Skip this one")
            person.press("I am done")
        self.rest()
        votes = [cell for cell in self.reveal() if cell["text"] == AGENTS]
        assert [cell["criterion"] for cell in votes] == ["power", "legitimacy", "urgency"]
        assert all(cell["yes"] >= 2 for cell in votes)
        word = votes[0]["class"]
        expect(self.screen.page.locator(".cg-wallvenn")).to_contain_text(word, ignore_case=True)

    def again(self) -> None:
        """The second round: now all see the agents in one corner, and the screen says so."""
        self.go_on("Place them again", "again")
        self.tell("place", lambda _, item: {"item": item, **both(8)}, AGENTS)
        self.ada.press("I have looked at all of them")
        self.ben.press(AGENTS)
        for key in ("ArrowUp", "Escape"):
            self.ben.page.keyboard.press(key)
        self.ben.press("I have looked at all of them")
        self.rest()
        found = named(self.reveal())[AGENTS]
        assert (found["x"], found["y"], found["band"]) == (8, 8, "agree")
        assert found["change"] > 0
        expect(self.screen.page.get_by_text("since the first round")).to_be_visible()
        self.desk.page.get_by_role("button", name=AGENTS).first.click()
        way = f"({found['agreement_before']:.2f} → {found['agreement']:.2f})".replace("-", "−")
        expect(self.screen.page.locator(".cg-wallmap-alone")).to_contain_text(way)

    def key(self) -> None:
        """Three get a dot of everybody."""
        self.go_on("The key few", "key")
        for text in OURS:
            self.tell("dot", lambda _, item: {"item": item, "dots": 1}, text)
            self.ada.press(f"One dot more on {text}")
            self.ben.press(f"One dot more on {text}")
        items = [one["text"] for one in self.crowd.clients[0].page["board"]["items"]]
        alone = [text for text in items if sum(text in other for other in items) == 1]
        others = [text for text in alone if text not in OURS]
        for person, two in ((self.ada, others[:2]), (self.ben, others[2:4])):
            for text in two:
                person.press(f"One dot more on {text}")
            expect(person.page.get_by_text("0 dots left")).to_be_visible()
        self.rest()
        first = [one["text"] for one in self.reveal() if one["rank"] == 1]
        assert sorted(first) == sorted(OURS)

    def exchange(self) -> None:
        """Ada sees a win in all of hers, Ben none; what they say for it is read without names."""
        self.go_on("What each gives and gets", "exchange")
        for person, get, words in ((self.ada, 3, "Weekly files"), (self.ben, 1, "Calls on Monday")):
            person.write("How would one know?", words)
            for section in one_by_one(person.page):
                person.press("How much do they give?: 3")
                person.press(f"How much do they get?: {get}")
                expect(section.locator("[aria-pressed=true]")).to_have_count(2)
                person.press(person.page.locator(".cg-thumb button").inner_text())
            expect(person.page.get_by_text("All saved.")).to_be_visible()
        self.rest("Weekly files", "Calls on Monday")
        sides = self.reveal()
        said = "\n".join(side["evidence"] for side in sides)
        assert ("Weekly files" in said, "Calls on Monday" in said) == (True, True)
        pairs = {frozenset((one["from_id"], one["to_id"])): one["exchange"] for one in sides}
        won = list(pairs.values()).count("win-win")
        expect(self.screen.page.locator(".cg-wallmap-finding")).to_contain_text(
            f"{won or 'None'} of {len(pairs)} pairs"
        )

    def ties(self) -> None:
        """Nobody can be chosen who has not agreed: Ada agrees, and Ben turns to her."""
        self.go_on("Who turns to whom", "ties")
        self.tell("belong", lambda _, item: {"role": item}, ADJUSTERS)
        assert [client.page["board"]["people"] for client in self.crowd.clients] == [[]] * CROWD
        self.ada.page.get_by_label("What are you here?").select_option(AGENTS)
        self.ada.press("Yes, I may be named")
        expect(self.ada.button("Take it back")).to_be_visible()
        self.ada.press(ADJUSTERS)
        self.ada.press("I am done")
        self.ben.reach("What are you here?")
        self.ben.page.keyboard.type(ADJUSTERS)
        for choice in ("Ada person", COUNCIL):
            self.ben.press(choice, "Space")
        self.ben.press("I am done")
        self.rest()
        assert self.screen.page.get_by_text("Ada").count() == 0
        found = self.reveal()
        assert {"Ada", COUNCIL} <= {tie["target"] for tie in found if tie["source"] == ADJUSTERS}
        expect(
            self.screen.page.get_by_text(f"{self.people} of {self.people} answered")
        ).to_be_visible()

    def gaps(self) -> None:
        """A full cell by touch, a one-sided one by keys."""
        self.go_on("Gaps", "gaps")
        for person, segment in ((self.ada, AGENTS), (self.ben, COUNCIL)):
            person.write("Which customers?", segment)
            person.write("Which of us?", ADJUSTERS)
            person.write("Which problem do both have?", PROBLEM)
            person.press("Add this cell")
            person.press(f"{segment} with {ADJUSTERS}")
            person.write(f"What would {segment} give?", "Worked cases")
            if person is self.ada:
                person.write(f"What would {segment} get?", "Answers within a day")
            person.press("Save this cell")
            expect(person.page.get_by_role("button", name="I am done")).to_be_visible()
            person.press("I am done")
        self.rest(PROBLEM)
        cells = [cell for cell in self.reveal() if cell["problem"] == PROBLEM]
        assert {cell["segment"]: cell["status"] for cell in cells} == {
            AGENTS: "full",
            COUNCIL: "one-sided",
        }
        expect(self.screen.page.get_by_text("will not last")).to_be_visible()

    def listening(self) -> None:
        """Each takes a task; the desk names them, the screen does not."""
        self.go_on("Who listens to whom", "listening")
        for person, text in ((self.ada, AGENTS), (self.ben, COUNCIL)):
            person.press(f"Take this on: Listen to three of: {text}")
            person.press("I take it")
            expect(person.page.get_by_text("You took it")).to_be_visible()
        self.crowd.play()
        board = self.desk.page.get_by_role("region", name="The board")
        for name in ("Ada", "Ben"):
            expect(board).to_contain_text(name)
            expect(self.screen.page.get_by_text(name, exact=True)).to_have_count(0)

    def finish(self) -> None:
        """The end, on every page."""
        press(self.desk.page, "Finish")
        press(self.desk.page, "End the session")
        for person in (self.ada, self.ben):
            expect(person.page.get_by_text("ended", exact=False).first).to_be_visible()


def both(value: int) -> dict[str, int]:
    """The same on both axes."""
    return {"x": value, "y": value}


def kept(events: list[dict[str, Any]]) -> dict[str, Any]:
    """What the log holds in the end of what Ada and Ben did, and the clients said before them."""

    def said(step: str, kind: str) -> list[dict[str, Any]]:
        return [one for one in events if (one["step"], one["kind"]) == (step, kind)]

    def points(step: str) -> list[tuple[int, int]]:
        data = ((one["actor"], one["data"]) for one in said(step, "placed"))
        last = {actor: (at["x"], at["y"]) for actor, at in data if at["item"] == agents}
        return sorted(last.values())

    cards = [one["data"] for one in said("names", "card_added")]
    agents, council = (
        one["card"] for text in (AGENTS, COUNCIL) for one in cards if one["text"] == text
    )
    cells = {one["data"]["cell"]: one["data"]["segment"] for one in said("gaps", "cell_added")}
    filled = [one["data"] for one in said("gaps", "cell_filled")]
    ours = [one for one in filled if one["give"] == "Worked cases" and not one["who"]]
    taken = [one["data"]["task"] for one in said("listening", "taken")]
    return {
        "purpose": [one["data"]["text"] for one in said("audience", "version_saved")],
        "kinds": {one["text"]: one["kind"] for one in cards if one["text"] in OURS},
        "first round": points("place"),
        "second round": points("again"),
        "cells": {cells[one["cell"]]: one["get"] for one in ours},
        "taken": [agents in taken, council in taken],
        "ended": len([one for one in events if one["kind"] == "finished"]),
    }


KEPT = {
    "purpose": [PURPOSE],
    "kinds": {AGENTS: "Customer", COUNCIL: "Customer", ADJUSTERS: "Employee"},
    "first round": [(1, 1), (1, 1), (5, 5), (8, 8), (8, 8), (9, 9), (9, 9)],
    "second round": [*[(8, 8)] * CROWD, (8, 9)],  # Ada left hers where it was
    "cells": {AGENTS: "Answers within a day", COUNCIL: ""},
    "taken": [True, True],
    "ended": 1,
}
