"""The workshop on measures, held: a desk, a screen, a phone, a keyboard, four protocol clients.

Ada has a phone and only touches it. Ben has a keyboard and only uses that. What they write into the
cards comes out of the measurement plan that the desk takes away, whole; what is private is looked
for on all other pages until it is revealed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from commonground.methods.indicators import Card, power
from tests.protocol import Client

from .crowd import Crowd
from .held import Begin, Room
from .house import House
from .meant import (
    COLLECTED,
    CONCERN,
    COUNTED,
    DATES,
    DAYS,
    DECIDED,
    FAILED,
    HOURS,
    LIBRARY,
    LOGIC,
    OUTCOME,
    PURPOSE,
    QUESTION,
    REWORK,
    SHARED,
    TARGET,
    VAIN,
    WHAT,
    WHOM,
    what_stands_in_the_calendar,
    what_stands_in_the_dictionary,
    what_stands_on_the_sheet,
)
from .taken_away import plan
from .test_whole_workshop import press

pytestmark = pytest.mark.held
Json = dict[str, Any]
CROWD = 4

# What the protocol clients think, one value each: validity, cost, gaming.
JUDGED = {REWORK: ([4, 4, 5, 5], [2, 2, 2, 3], [4, 4, 4, 5])}
OTHERS = ([3, 3, 3, 4], [2, 2, 3, 3], [1, 2, 2, 2])


def test_a_room_comes_to_a_plan_by_touch_by_keys_and_by_wire(
    house: House, visit: Begin, crowd: Crowd, tmp_path: Path
) -> None:
    """All twelve steps; what is private shows nowhere else; the plan holds what was written."""
    links = house.session(agenda="measures")
    room = Held(links, visit, crowd, CROWD)
    room.aim()
    room.chain()
    room.questions()
    room.candidates()
    room.vanity()
    room.judge()
    room.indicators()
    room.numbers()
    room.premortem()
    room.counters()
    room.consent()
    room.collect()
    room.finish()
    room.went_well()
    taken = plan(room.desk.page, tmp_path / "plan.zip")
    what_stands_in_the_dictionary(taken)
    what_stands_on_the_sheet(taken)
    what_stands_in_the_calendar(taken)


class Held(Room):
    """The workshop as it is held, step by step."""

    # What happens in every step ---------------------------------------------------------------

    def card(self, name: str, so: Callable[[Json], Any] = bool) -> Json:
        """An indicator card as the screen is sent it, once it is so."""

        def there(board: Json) -> list[Json]:
            cards = board.get("cards", [])
            return [one for one in cards if one["fields"]["name"] == name and so(one)]

        return there(self.seen(there))[0]

    def take(self, name: str) -> None:
        """Ada takes a card."""
        self.ada.page.locator("button.cg-indicator-open", has_text=name).tap()

    def touch(self, fields: Json) -> None:
        """Ada puts words into fields: in place of those that are there."""
        for label, words in fields.items():
            self.field(label).tap()
            self.ada.page.keyboard.press("ControlOrMeta+A")
            self.ada.page.keyboard.insert_text(words)

    def field(self, label: str) -> Locator:
        """A field on Ada's page."""
        return self.ada.page.get_by_label(label, exact=True)

    def choose(self, fields: Json) -> None:
        """Ada taps one of the choices of each."""
        for label, choice in fields.items():
            group = self.ada.page.get_by_role("group", name=label)
            group.get_by_role("button", name=choice, exact=True).tap()

    def onward(self, title: str) -> None:
        """Ada saves and goes on; the next part of the card is there."""
        self.ada.press("Save and go on")
        expect(self.ada.page.get_by_role("heading", name=title)).to_be_visible()

    def back_to_all(self) -> None:
        """Ada saves and goes back to all cards."""
        self.ada.press("All cards")
        expect(self.ada.page.locator(".cg-indicator-open").first).to_be_visible()

    # The steps --------------------------------------------------------------------------------

    def aim(self) -> None:
        """Alone, the workshop asks for its purpose; Ada writes it, and all see it."""
        self.go_on("What it is for", "aim")
        self.ada.press("Write the text")
        self.ada.write("The text", PURPOSE)
        self.ada.press("Save as version 1")
        expect(self.screen.page.locator("blockquote")).to_have_text(PURPOSE)

    def chain(self) -> None:
        """Cards in columns, in private; revealed, both link them, each in their way."""
        self.go_on("What leads to what", "chain")
        self.ada.press("Add to outcomes")
        self.ada.page.keyboard.insert_text(OUTCOME)
        self.ada.page.keyboard.press("Enter")
        expect(self.ada.button(f"Change: {OUTCOME}")).to_be_visible()
        for place, words in (("inputs", HOURS), ("outputs", LIBRARY)):
            self.ben.press(f"Add to {place}")
            self.ben.page.keyboard.type(words)
            self.ben.page.keyboard.press("Enter")
            expect(self.ben.page.get_by_role("button", name=f"Change: {words}")).to_be_visible()
        self.crowd.play()
        self.answered(OUTCOME, HOURS, LIBRARY)
        ids = {one["text"]: one["id"] for one in self.reveal()}
        self.crowd.see("chain", "revealed")
        for words in (LIBRARY, OUTCOME):
            self.ada.page.locator("button.cg-chain-card", has_text=words).tap()
        self.leads(ids, LIBRARY, OUTCOME)
        self.ben.press(HOURS)
        self.ben.press(LIBRARY)
        self.leads(ids, HOURS, LIBRARY)

    def leads(self, ids: Json, start: str, end: str) -> None:
        """Wait until a card leads to another, for everybody."""
        link = (ids[start], [ids[end]])
        self.seen(lambda board: link in [(one["id"], one["leads_to"]) for one in board["results"]])
        expect(self.desk.page.locator(".cg-chain-lines path")).not_to_have_count(0)

    def questions(self) -> None:
        """A question under what changes, and a number under it, in private."""
        self.go_on("Questions", "questions")
        goal = self.ada.page.locator(".cg-goal", has_text=OUTCOME)
        goal.get_by_role("button", name="A question about it").tap()
        for words, then in ((QUESTION, True), (REWORK, False)):
            self.ada.page.keyboard.insert_text(words)
            self.ada.page.keyboard.press("Enter")
            expect(self.ada.button(f"Change: {words}")).to_be_visible()
            if then:
                goal.get_by_role("button", name="A number that answers it").tap()
        self.ben.write("A question about:", WHOM)
        self.ben.page.keyboard.press("Enter")
        expect(self.ben.page.get_by_role("button", name=f"Change: {WHOM}")).to_be_visible()
        self.ben.press("A number that answers it")
        self.ben.page.keyboard.type(VAIN)
        self.ben.page.keyboard.press("Enter")
        expect(self.ben.page.get_by_role("button", name=f"Change: {VAIN}")).to_be_visible()
        self.crowd.play()
        self.answered(QUESTION, REWORK, WHOM, VAIN)
        branches = [(one["question"], one["metric"]) for one in self.reveal()]
        assert {(QUESTION, REWORK), (WHOM, VAIN)} <= {*branches}

    def candidates(self) -> None:
        """In the open, each puts one more number under a question."""
        self.go_on("Candidates", "metrics", "revealed")
        own = self.ada.page.locator(".cg-own", has_text=QUESTION)
        own.get_by_role("button", name="A number that answers it").tap()
        self.ada.page.keyboard.insert_text(DAYS)
        self.ada.page.keyboard.press("Enter")
        self.ben.press("A number that answers it")
        self.ben.page.keyboard.type(SHARED)
        self.ben.page.keyboard.press("Enter")
        self.seen(lambda board: {DAYS, SHARED} <= {one["metric"] for one in board["results"]})

    def vanity(self) -> None:
        """The check speaks up beside the fields; the desk takes out what nobody needs."""
        self.go_on("Vanity check", "vanity")
        for card in self.wall.page["board"]["cards"]:
            if card["fields"]["name"] not in (REWORK, SHARED, DAYS, VAIN):
                press(self.desk.page, f"Take out: {card['fields']['name']}")
        self.seen(lambda board: len(board["cards"]) == 4)
        self.ben.press(VAIN)
        told = self.ben.page.get_by_role("region", name="Vanity check")
        self.ben.press("in other parts")
        expect(told).to_contain_text("“Number of visitors” counts traffic")
        self.ben.press("All cards")
        expect(self.ben.page.get_by_text("context only")).to_be_visible()
        expect(self.screen.page.get_by_text("context only")).to_be_visible()
        self.take(REWORK)
        self.touch(COUNTED)
        self.onward("Where it stands")
        assert self.card(REWORK)["fields"]["segments"] == "North, South"
        self.back_to_all()
        press(self.desk.page, f"Take out: {VAIN}")
        expect(self.desk.page.get_by_text(VAIN)).to_have_count(0)
        self.seen(lambda board: len(board["cards"]) == 3)

    def judge(self) -> None:
        """Everybody judges what is not their own, alone; the room sees how it fell."""
        self.go_on("Validity, cost, gaming", "judge")
        expect(self.ada.page.get_by_text(SHARED)).to_be_visible()
        for point in ("Validity: 5", "Cost: 2", "Gaming: 1"):
            self.ada.page.get_by_role("button", name=point).tap()
        self.ada.press("Next")
        for _ in (REWORK, DAYS):
            for point in ("Validity: 4", "Cost: 2", "Gaming: 4"):
                self.ben.press(point, "Space")
            self.ben.press("Next")
        self.crowd.run(judge_all(self.crowd.clients))
        self.answered()
        found = {(one["text"], one["label"]): one for one in self.reveal()}
        assert {cell["n"] for cell in found.values()} == {5}
        medians = [found[REWORK, name]["median"] for name in ("Validity", "Cost", "Gaming")]
        assert medians == [4, 2, 4]
        expect(self.screen.page.get_by_role("heading", name="Gaming")).to_be_visible()

    def indicators(self) -> None:
        """Ada fills every part of a card by touch, Ben what makes another one leading by keys."""
        self.go_on("Indicator cards", "indicators")
        expect(self.ada.page.get_by_text("Validity 4, Cost 2, Gaming 4")).to_be_visible()
        for name in (REWORK, SHARED):
            press(self.desk.page, f"Put first: {name}")
        expect(self.ada.page.get_by_role("heading", name="These first")).to_be_visible()
        expect(self.screen.page.get_by_text("1 card waits for later.")).to_be_visible()
        self.take(REWORK)
        self.ada.press("What it is for")
        self.touch({"Name": ""} | WHAT)
        self.ada.press("Save and go on")
        expect(self.ada.page.get_by_text("A card needs its name.")).to_be_visible()
        self.touch({"Name": REWORK})
        self.onward("How it is counted")
        self.ada.press("Where it stands")
        self.choose(LOGIC)
        self.onward("From where to where")
        self.ada.press("How it is collected")
        self.touch(COLLECTED)
        self.field("Cadence").select_option("monthly")
        self.choose({"Privacy class": "aggregate"})
        self.onward("What follows from it")
        self.touch(DECIDED)
        self.choose({"Status": "agreed"})
        self.ada.press("Save and see all cards")
        self.ben.press(SHARED)
        self.ben.press("Where it stands")
        for choice in ("outcome", "applied", "leading"):
            self.ben.press(choice, "Space")
        self.ben.press("All cards")
        self.card(SHARED, lambda card: card["fields"].get("timing") == "leading")
        self.card(REWORK, lambda card: card["fields"].get("status") == "agreed")

    def numbers(self) -> None:
        """A slip is told beside its field and keeps nobody from saving; then what so many show."""
        self.go_on("Baseline and power", "numbers")
        self.take(REWORK)
        slips = {"Minimum detectable change": "1.200"}
        self.touch({"Baseline": "140", "Target": "150", "Population": "0"} | slips)
        for told in (
            "A share lies between 0% and 100%; 140% is outside.",
            "The target 150 is above the baseline 140, and the direction is down.",
            "0 is out of range. Write a number from 1 on.",
            "“1.200” can be read in two ways. Write 1200 or 1.2.",
        ):
            expect(self.ada.page.get_by_text(told)).to_be_visible()
        self.onward("How it is collected")
        kept = self.card(REWORK, lambda card: card["fields"].get("baseline") == "140")["fields"]
        assert (kept["population"], kept["minimum_detectable_change"]) == ("0", "1.200")
        self.ada.press("Back")
        self.touch(TARGET)
        for label, digits in DATES.items():
            self.field(label).tap()
            self.ada.page.keyboard.type(digits)
        shown = power(Card(unit="%", baseline=18, target=12, population=400, sample=120))
        assert [one.words for one in shown] == ["145", "5.8", "13.9"]
        for one in shown:
            expect(self.ada.page.get_by_text(one.reason)).to_be_visible()
        self.touch({"Minimum detectable change": "13.9"})
        self.onward("How it is collected")
        self.back_to_all()
        aim = "18 → 12% by 30 Jun 2040"
        assert self.card(REWORK, lambda card: card["aim"] == aim)["first"]
        expect(self.screen.page.get_by_text(aim)).to_be_visible()

    def premortem(self) -> None:
        """What went wrong, written in private."""
        self.go_on("Premortem", "gamed")
        self.ada.write("Your next card", FAILED)
        self.ada.press("We made it look good")
        self.ada.press("Add the card")
        expect(self.ada.button(f"Change: {FAILED}")).to_be_visible()
        self.ben.write("Your next card", FAILED.upper())
        self.ben.page.keyboard.press("Enter")
        expect(
            self.ben.page.get_by_role("button", name=f"Change: {FAILED.upper()}")
        ).to_be_visible()
        self.crowd.play()
        self.answered(FAILED, FAILED.upper())
        self.reveal()

    def counters(self) -> None:
        """The balance rule speaks up until a card is watched by another."""
        self.go_on("Counter-metrics", "counters")
        foot = self.screen.page.locator(".cg-show-foot")
        expect(foot).to_contain_text("There is no counter-metric")
        self.take(REWORK)
        expect(self.field("Risk of gaming")).to_have_value("4")
        self.touch({"Counter-metric": DAYS})
        self.ada.press("Save and see all cards")
        expect(foot).to_contain_text("The cards are in balance.")

    def consent(self) -> None:
        """Ada consents by touch, Ben has a concern by keys; nobody objects."""
        self.go_on("Consent", "plan")
        expect(self.screen.page.get_by_text(f"{REWORK}: 18 → 12% by 30 Jun 2040")).to_be_visible()
        self.ada.page.get_by_role("radio", name=re.compile("^Consent")).tap()
        self.ada.press("Send my answer")
        self.ben.reach("I can live with it")
        self.ben.page.keyboard.press("ArrowDown")
        self.ben.write("What worries you?", CONCERN)
        self.ben.press("Send my answer")
        self.crowd.run(all_consent(self.crowd.clients))
        self.answered(CONCERN)
        press(self.desk.page, "Reveal")
        expect(self.screen.page.get_by_text(CONCERN)).to_be_visible()
        self.desk.page.get_by_role("button", name="Confirm the agreement").first.click()
        press(self.desk.page, "Yes, it is agreed")
        self.seen(lambda board: board["confirmed"])

    def collect(self) -> None:
        """Each takes the first number of one; the wall shows no name."""
        self.go_on("Take it away", "collect")
        task = self.ada.page.locator(".cg-task", has_text=REWORK)
        task.get_by_role("button", name="Take this on").tap()
        self.ada.press("I take it")
        expect(self.desk.page.get_by_role("region", name="The board")).to_contain_text("Ada")
        self.ben.press("Take this on")
        self.ben.press("I take it")
        expect(self.desk.page.get_by_role("region", name="The board")).to_contain_text("Ben")
        for name in ("Ada", "Ben"):
            expect(self.screen.page.get_by_text(name)).to_have_count(0)

    def finish(self) -> None:
        """The end: what was agreed stands everywhere."""
        press(self.desk.page, "Finish")
        press(self.desk.page, "End the session")
        for one in self.visits:
            expect(one.page.get_by_text(f"{REWORK}: 18 → 12%").first).to_be_visible()


async def judge_all(clients: list[Client]) -> None:
    """Each client fills every cell that fell to it, with its own value."""
    for place, client in enumerate(clients):
        for item in client.page["mine"]["items"]:
            found = JUDGED.get(item["text"], OTHERS)
            for criterion, values in zip(("validity", "cost", "gaming"), found, strict=True):
                cell = {"item": item["id"], "criterion": criterion, "value": values[place]}
                assert (await client.send("rate", cell))["ok"]


async def all_consent(clients: list[Client]) -> None:
    """Every protocol client consents."""
    for client in clients:
        assert (await client.send("respond", {"choice": "consent"}))["ok"]
