"""Cards: written in private, revealed, merged, put into groups."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.session.events import DESK
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from tests.activities.bench import Bench

KINDS = ["customer", "employee"]


def written(*texts: str, **options: Any) -> tuple[Bench, dict[str, str]]:
    """A bench on which a1, a2, … wrote a card each; text → id."""
    bench = Bench("cards", **{"kinds": KINDS, **options})
    ids = {}
    for number, text in enumerate(texts, start=1):
        _, data = bench.act(f"a{number}", "add_card", text=text)
        ids[text] = data["card"]
    return bench, ids


def standing(bench: Bench) -> dict[str, tuple[str, int]]:
    """Text → group and number of cards, of what stands on the board."""
    return {r["text"]: (r["group"], r["n"]) for r in bench.activity.results(bench.board)}


def test_a_card() -> None:
    """A card is one line with a kind, if its writer likes."""
    bench = Bench("cards", kinds=KINDS)
    kind, data = bench.act("a1", "add_card", text=" Claims\nadjusters ", kind="employee")
    assert (kind, data["text"], data["kind"]) == ("card_added", "Claims adjusters", "employee")
    own = {"id": data["card"], "text": "Claims adjusters", "kind": "employee"}
    assert (bench.mine("a1"), bench.mine("a2")) == ({"cards": [own]}, {"cards": []})
    assert bench.answered() == ["a1"]


@pytest.mark.parametrize("text", ["患者さん", "نزلاء", "🙂 people", "Zoë’s team", "x"])
def test_any_script(text: str) -> None:
    """Other scripts, emoji and accents are what they are."""
    bench, _ = written(text)
    assert list(standing(bench)) == [text]


def test_changed_and_withdrawn() -> None:
    """A writer changes a card, which keeps its id, and takes it back."""
    bench, ids = written("Clients")
    bench.act("a1", "edit_card", card=ids["Clients"], text="Customers", kind="customer")
    own = {"id": ids["Clients"], "text": "Customers", "kind": "customer"}
    assert bench.mine("a1") == {"cards": [own]}
    bench.act("a1", "withdraw_card", card=ids["Clients"])
    assert bench.board == bench.activity.blank(bench.step)


@pytest.mark.parametrize(
    ("who", "kind", "data", "told"),
    [
        ("a1", "add_card", {"text": "  \u200b "}, "still empty"),
        ("a1", "add_card", {"text": None}, "not a text"),
        ("a1", "add_card", {"text": "x" * 121}, "too long"),
        ("a1", "add_card", {"text": "new", "kind": "robot"}, "no such kind"),
        ("a1", "add_card", {"text": "CLIÉNTS"}, "says this already"),
        ("a2", "edit_card", {"card": "{Clients}", "text": "Mine"}, "no such card of yours"),
        ("a2", "withdraw_card", {"card": "{Clients}"}, "no such card of yours"),
        (DESK, "edit_card", {"card": "{Clients}", "text": "Mine"}, "no such card of yours"),
        (DESK, "merge_cards", {"into": "{Clients}", "cards": []}, "No cards are chosen"),
        (DESK, "merge_cards", {"into": "{Clients}", "cards": ["{Clients}"]}, "no such card"),
        (DESK, "merge_cards", {"into": "{Clients}", "cards": [["{Nurses}"]]}, "no such card"),
        (DESK, "merge_cards", {"into": None, "cards": ["{Nurses}"]}, "no such card"),
        (DESK, "merge_same", {}, "No two cards"),
        (DESK, "split_card", {"card": "{Clients}"}, "no such card in a stack"),
        (DESK, "keep_apart", {"cards": ["{Clients}"]}, "No cards are chosen"),
        (DESK, "add_group", {"name": " "}, "no name yet"),
        (DESK, "rename_group", {"group": "g", "name": "x"}, "no such group"),
        (DESK, "remove_group", {"group": "g"}, "no such group"),
        (DESK, "place_cards", {"cards": ["{Clients}"], "group": "g"}, "no such group"),
        (DESK, "place_cards", {"cards": "{Clients}", "group": ""}, "No cards are chosen"),
    ],
)
def test_refused(who: str, kind: str, data: dict[str, Any], told: str) -> None:
    """What cannot be done says so, and changes nothing."""
    bench, ids = written("Clients", "Nurses")
    before = bench.board

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(each) for each in value]
        return ids.get(value.strip("{}"), value) if isinstance(value, str) else value

    with pytest.raises(Refused) as refusal:
        bench.ask(who, kind, **{key: named(value) for key, value in data.items()})
    assert told in refusal.value.what
    assert bench.board == before


def test_as_many_as_there_is_room_for() -> None:
    """Each person has a limit of their own; who takes one back may write another."""
    bench = Bench("cards", limit=2)
    first = bench.act("a1", "add_card", text="one")[1]["card"]
    bench.act("a1", "add_card", text="two")
    bench.act("a2", "add_card", text="one")
    with pytest.raises(Refused, match="as many as there is room"):
        bench.ask("a1", "add_card", text="three")
    bench.act("a1", "withdraw_card", card=first)
    bench.act("a1", "add_card", text="three")


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
def test_only_their_number_is_seen(phase: str) -> None:
    """Before the reveal all see how many there are; the desk also what it entered itself."""
    bench, _ = written("Clients", "Nurses")
    card = bench.act(DESK, "enter_card", text="Porters", kind="employee")[1]["card"]
    entered = [{"id": card, "text": "Porters", "kind": "employee"}]
    seen = {"kinds": KINDS, "count": 3}
    assert bench.shared(phase) == bench.shared(phase, Role.SCREEN) == seen
    assert bench.shared(phase, Role.FACILITATOR) == seen | {"entered": entered}


def test_revealed_without_authors() -> None:
    """After the reveal every role has the same cards; only who may sort gets suggestions."""
    bench, ids = written("Nurses", "nurses", "Porters")
    people, desk = bench.shared(REVEALED), bench.shared(REVEALED, Role.FACILITATOR)
    assert people == bench.shared(REVEALED, Role.SCREEN)
    assert desk == people | {
        "alike": [{"cards": [ids["Nurses"], ids["nurses"]], "reason": "writing"}],
        "same": 1,
    }
    record = next(one for one in people["results"] if one["text"] == "Porters")
    assert record == {
        "id": ids["Porters"],
        "text": "Porters",
        "kind": "",
        "group": "",
        "n": 1,
        "in": "",
        "under": [],
    }
    assert "a1" not in str(people)
    bench.step = Step("s", "", "cards", 5, options={"together": True})
    assert "alike" in bench.shared(REVEALED)
    assert "alike" not in bench.shared(REVEALED, Role.SCREEN)


def test_merged_and_taken_out_again() -> None:
    """A card lies under another with all that lies under it; taken out it stands where it was."""
    bench, ids = written("Nurses", "Nurse", "Care staff", "Porters")
    merge = {"into": ids["Nurses"], "cards": [ids["Nurse"]]}
    bench.act(DESK, "merge_cards", **merge)
    bench.act(DESK, "merge_cards", into=ids["Care staff"], cards=[ids["Nurses"]])
    assert standing(bench) == {"Care staff": ("", 3), "Porters": ("", 1)}
    with pytest.raises(Refused, match="no such card"):
        bench.ask(DESK, "merge_cards", **merge)
    bench.act(DESK, "split_card", card=ids["Nurses"])
    assert standing(bench) == {"Care staff": ("", 1), "Nurses": ("", 2), "Porters": ("", 1)}


def test_a_merged_card_is_no_longer_ones_own() -> None:
    """Nobody can change or withdraw what stands for others, or is spoken for by them."""
    bench, ids = written("Nurses", "Nurse")
    bench.act(DESK, "merge_cards", into=ids["Nurses"], cards=[ids["Nurse"]])
    for author, text in (("a1", "Nurses"), ("a2", "Nurse")):
        with pytest.raises(Refused, match="merged with others"):
            bench.ask(author, "withdraw_card", card=ids[text])


def test_a_stack_takes_over_what_its_top_lacks() -> None:
    """Merged into a card without a group and a kind, a card brings both along."""
    bench, ids = written("Nurses", "Nurse")
    bench.act("a2", "edit_card", card=ids["Nurse"], text="Nurse", kind="employee")
    bench.act(DESK, "add_group", name="Ward", cards=[ids["Nurse"]])
    bench.act(DESK, "merge_cards", into=ids["Nurses"], cards=[ids["Nurse"]])
    (record,) = bench.activity.results(bench.board)
    assert (record["kind"], record["group"]) == ("employee", "Ward")
    assert bench.mine("a1")["cards"][0]["kind"] == ""


def test_all_that_are_written_the_same() -> None:
    """At once, and under the way in which most of them are written; what is only near stays."""
    bench, _ = written("nurses", "Nurses", "Nurses", "Porters", "porters", "Porter’s lodge")
    bench.act("a5", "add_card", text="Accountants")
    bench.act("a6", "add_card", text="Accountant")
    bench.act("a7", "add_card", text="accountant")
    bench.act(DESK, "merge_same")
    found = {text: n for text, (_, n) in standing(bench).items()}
    assert found == {
        "Nurses": 3,
        "Porters": 2,
        "Porter’s lodge": 1,
        "Accountants": 1,
        "Accountant": 2,
    }


def test_not_the_same() -> None:
    """What was said to be different is not suggested again, unless more cards join it."""
    bench, ids = written("Accountant", "Accountants")
    pair = [ids["Accountant"], ids["Accountants"]]
    desk = Role.FACILITATOR
    assert bench.shared(REVEALED, desk)["alike"] == [{"cards": pair, "reason": "spelling"}]
    bench.act(DESK, "keep_apart", cards=pair)
    assert bench.shared(REVEALED, desk)["alike"] == []
    bench.act("a3", "add_card", text="accountants")
    assert len(bench.shared(REVEALED, desk)["alike"][0]["cards"]) == 3


def test_groups() -> None:
    """Groups are made, filled, renamed and dissolved; their cards stay."""
    bench, ids = written("Nurses", "Porters", "Clients")
    _, data = bench.act(DESK, "add_group", name="Staff", cards=[ids["Nurses"]])
    group = data["group"]
    bench.act(DESK, "place_cards", cards=[ids["Porters"]], group=group)
    assert standing(bench)["Porters"] == ("Staff", 1)
    with pytest.raises(Refused, match="with this name already"):
        bench.ask(DESK, "add_group", name="STAFF")
    bench.act(DESK, "rename_group", group=group, name="Inside")
    bench.act(DESK, "place_cards", cards=[ids["Nurses"]], group="")
    groups = {text: name for text, (name, _) in standing(bench).items()}
    assert groups == {"Nurses": "", "Porters": "Inside", "Clients": ""}
    bench.act(DESK, "remove_group", group=group)
    assert {name for name, _ in standing(bench).values()} == {""}


def test_the_desk_changes_and_takes_out() -> None:
    """After the reveal the desk may put a stack in other words, or take it off the board."""
    bench, ids = written("Nurses", "Nurse", "Rude words")
    bench.act(DESK, "merge_cards", into=ids["Nurses"], cards=[ids["Nurse"]])
    bench.act(DESK, "reword_card", card=ids["Nurses"], text="Nursing staff", kind="employee")
    bench.act(DESK, "take_out_card", card=ids["Rude words"])
    assert standing(bench) == {"Nursing staff": ("", 2)}
    bench.act(DESK, "take_out_card", card=ids["Nurses"])
    assert standing(bench) == {}


def test_what_goes_on() -> None:
    """The outcome is the cards that stand, with what is known of each; authors go to nobody."""
    bench, ids = written("Nurses", "nurses", "Clients")
    bench.act(DESK, "merge_same")
    bench.act(DESK, "add_group", name="Staff", cards=[ids["Nurses"]])
    items = {item["text"]: item for item in bench.outcome()["items"]}
    assert items == {
        "Nurses": {"id": ids["Nurses"], "text": "Nurses", "group": "Staff", "n": 2},
        "Clients": {"id": ids["Clients"], "text": "Clients", "n": 1},
    }
    assert bench.activity.authorship(bench.board)[ids["Clients"]] == "a3"


def test_the_table() -> None:
    """A row per card, merged ones too, without authors; the summary has one per stack."""
    bench, ids = written("Nurses", "nurses")
    bench.act(DESK, "merge_same")
    bench.act(DESK, "add_group", name="Staff", cards=[ids["Nurses"]])
    rows = {row["item"]: row for row in bench.rows()}
    assert rows[ids["nurses"]] == {
        "item": ids["nurses"],
        "text": "nurses",
        "kind": "",
        "group": "Staff",
        "of": ids["Nurses"],
    }
    assert "a1" not in str(rows)
    table = bench.activity.summary(bench.board)
    assert list(table.columns) == ["id", "text", "kind", "group", "n"]
    assert table[["text", "group", "n"]].to_numpy().tolist() == [["Nurses", "Staff", 2]]


def test_nothing_written() -> None:
    """An empty board has an empty summary and leads to nothing."""
    bench = Bench("cards")
    assert (bench.outcome(), bench.rows()) == ({"items": []}, [])
    assert bench.activity.summary(bench.board).shape == (0, 5)


def test_a_hundred_pages_ask_for_their_own() -> None:
    """They are told apart once, whoever asks for theirs."""

    class Counted(dict[str, Any]):
        asked = 0

        def items(self) -> Any:
            self.asked += 1
            return super().items()

    bench = Bench("cards")
    for number in range(100):
        bench.act(f"p{number}", "add_card", text=f"Group {number}")
    cards = Counted(bench.board["cards"])
    bench.board = {**bench.board, "cards": cards}
    own = [bench.mine(f"p{number}", REVEALED)["cards"] for number in range(100)]
    assert [[card["text"] for card in one] for one in own] == [[f"Group {n}"] for n in range(100)]
    assert cards.asked == 1


def test_a_thousand_cards() -> None:
    """What is alike is found among very many, too; what is written the same comes in one move."""
    bench = Bench("cards")
    for text in ("Accountant", "Accountants"):
        bench.act("a1", "add_card", text=text)
    for number in range(500):
        bench.act(f"p{number}", "add_card", text=f"Group {number} of the claimants")
        bench.act(f"q{number}", "add_card", text=f"GROUP {number} of the claimants")
    alike = bench.shared(REVEALED, Role.FACILITATOR)["alike"]
    assert [one["reason"] for one in alike] == ["spelling", *["writing"] * 500]
    assert bench.shared(REVEALED, Role.FACILITATOR)["same"] == 500
