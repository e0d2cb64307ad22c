"""What the charts of a room's work find: said in the title, and drawn with a mark for each."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from commonground import charts
from commonground.charts import PHONE, SCREEN, Drawn, distributions
from commonground.charts.drawn import lined
from tests.charts.boards import CRITERIA, PEOPLE, SUMMARIES, items, summary
from tests.charts.test_findings import rows, texts


def drawn(name: str, things: int, **options: Any) -> Drawn:
    """The chart of that name, of what an activity found."""
    found: Drawn = getattr(charts, name)(SUMMARIES[name](things), **options)
    return found


def shapes(found: Drawn) -> Counter[str]:
    """How often each shape is drawn."""
    layers = [layer for layer in found.spec()["layer"] if layer["mark"]["type"] == "point"]
    return Counter(row["shape"] for layer in layers for row in rows(found, layer))


def boxes(found: Drawn) -> int:
    """How many rectangles are drawn."""
    layers = [layer for layer in found.spec()["layer"] if layer["mark"]["type"] == "rect"]
    return sum(len(rows(found, layer)) for layer in layers)


FOUND = [
    ("cards", 0, "There are no cards yet."),
    ("cards", 1, "1 card in 1 group."),
    ("cards", 7, "7 cards in 3 groups; most in “Group 1” and “Group 2” (2); 2 in no group."),
    ("checklist", 0, "There is nothing on the list yet."),
    ("checklist", 1, "It is there."),
    (
        "checklist",
        4,
        (
            "1 of 4 are there; missing: “Zoë & <b>Co</b>” and “お客様の声を聞く”; "
            "1 is ticked with nothing to show."
        ),
    ),
    ("commitments", 0, "There are no tasks yet."),
    ("commitments", 2, "Every task has somebody."),
    ("commitments", 3, "2 of 3 tasks have somebody; not yet: “Zoë & <b>Co</b>”."),
    ("consent", 0, "Nobody has answered yet."),
    ("consent", 1, "Nobody objects: 2 of 3 consent, 1 has a concern."),
    ("consent", 2, "Nobody objects: 2 of 3 consent, 1 has a concern, in round 2."),
    ("criteria", 0, "Nobody has answered yet."),
    (
        "criteria",
        2,
        "Highest on Validity (2): “مجلس العمال”; two camps on “Claims adjusters · Cost”.",
    ),
    ("dots", 0, "Nobody has given a dot yet."),
    ("dots", 2, "All 2 have as many dots: 4 each."),
    ("dots", 3, "“مجلس العمال” and “Claims adjusters” tie for the first place with 4 dots each."),
    ("goal_tree", 0, "The tree has no goal yet."),
    ("goal_tree", 1, "No question yet for “Goal 0”."),
    (
        "goal_tree",
        3,
        "No question yet for “Goal 0”; 1 of 2 questions have no number yet: “Claims adjusters”.",
    ),
    ("indicators", 0, "There are no indicator cards yet."),
    (
        "indicators",
        1,
        (
            "Context only, never the sign of success: “Number of logins”; "
            "most often: counts traffic (1 of 1 card)."
        ),
    ),
    ("ladder", 0, "There is no ladder yet."),
    ("ladder", 2, "You stand on “Claims adjusters”; next: “مجلس العمال”."),
    ("ownership", 0, "There are no roles yet."),
    (
        "ownership",
        4,
        "“Claims” holds 67% of the roles: it would be theirs; both sides own it.",
    ),
    ("potential", 0, "Nobody has counted any ties yet."),
    (
        "potential",
        4,
        (
            "“Claims adjusters”: 45 of 4,950 possible ties are active; "
            "that is a potential, not a value."
        ),
    ),
    ("tools", 0, "There are no tools yet."),
    (
        "tools",
        4,
        "“Claims adjusters” and “مجلس العمال” could be one; 1 tool has no purpose.",
    ),
    ("proposals", 0, "There is no proposal yet."),
    ("proposals", 2, "2 of 3 prefer proposal 001; the room builds on 001."),
    ("ranking", 0, "Nobody has put anything in order yet."),
    ("ranking", 2, "“Claims adjusters” first; too few orders to say how far they agree."),
    (
        "ranking",
        4,
        "“Claims adjusters” first; weak agreement of 5 people on the order (W = 0.30).",
    ),
    ("salience", 0, "Nobody has voted on all three yet."),
    ("salience", 1, "Nobody has power, legitimacy and urgency together."),
    (
        "salience",
        8,
        "Definitive, with power, legitimacy and urgency: “مجلس العمال 7”; "
        "dangerous: “" + "x" * 40 + "…”; dependent: “Claims adjusters 6”.",
    ),
]


@pytest.mark.parametrize(("name", "things", "title"), FOUND)
def test_what_was_found(name: str, things: int, title: str) -> None:
    """The title is a sentence of its own."""
    assert drawn(name, things).title == title


def test_a_tie_at_the_cut_lets_more_go_on() -> None:
    """As the step after it has them; the bars of the others are outlines."""
    found = drawn("dots", 9, keep=3)
    assert found.title.endswith("each; a tie lets 6 go on in place of 3.")
    assert boxes(found) == 9
    assert {"=1", "=3", "4 from 2"} <= set(texts(found))


def test_each_attribute_has_its_shape() -> None:
    """Three marks for each who was voted on, and the word for the class."""
    found = drawn("salience", 9)
    assert shapes(found) == {"circle": 8, "square": 8, "triangle-up": 8}
    assert {"definitive", "dangerous", "none of them", "open", "=3"} <= set(texts(found))


def test_cells_without_a_median_say_why() -> None:
    """Two camps have their sign, nobody a dash, and what is to discuss its own."""
    found = drawn("criteria", 4)
    assert Counter(texts(found))["–"] == 2
    assert shapes(found)[charts.look.APART] == 1 + 1  # in the cell, and in the key
    votes = {author: {"0": {"v": 2 + place % 3, "c": 0}} for place, author in enumerate(PEOPLE)}
    frame = summary("rating", {"criteria": CRITERIA}, items=items(1), ratings=votes)
    assert "to discuss" in texts(charts.criteria(frame))
    assert (
        charts.criteria(frame).title
        == "Highest on Validity (3): “Claims adjusters”; nobody is far apart."
    )


def test_what_is_missing_is_an_outline() -> None:
    """In a tree it is drawn too, and in a list it has a shape and a word."""
    assert {"no question yet", "no number yet"} <= set(texts(drawn("goal_tree", 4)))
    assert {"no question yet", "no number yet"} <= set(texts(drawn("goal_tree", 4, view=PHONE)))
    assert shapes(drawn("checklist", 4)) == {"circle": 1, "diamond": 1, "square": 2}
    assert shapes(drawn("commitments", 3)) == {"circle": 2, "square": 1}


def test_every_rule_that_spoke_is_explained() -> None:
    """Under the cards stand only those that are seen above."""
    found = drawn("indicators", 1)
    assert "counts traffic · to mend" in texts(found)
    assert "can only grow · to mend" not in texts(found)
    assert shapes(found)["cross"] >= 2


def test_an_objection_stands() -> None:
    """Until nobody has one; what was agreed is said to be."""
    answers = {
        author: {"choice": way}
        for author, way in zip(PEOPLE, ["consent", "objection"], strict=False)
    }
    held: dict[str, Any] = {"text": "Fewer returns", "responses": answers}
    assert charts.consent(summary("consent", **held)).title == (
        "1 objection stands: 1 of 2 consent."
    )
    agreed = held | {"responses": {"a": {"choice": "consent"}}, "confirmed": True}
    assert charts.consent(summary("consent", **agreed)).title == "Agreed: 1 of 1 consent."


def test_cards_by_kind_and_one_by_one() -> None:
    """Where nothing is grouped, the kinds; without any, what was said most often."""
    one = {"text": "Tea", "kind": "", "author": "a"}
    written = {"1": one, "2": one | {"text": "tea"}, "3": one | {"text": "Talk"}}
    plain = charts.cards(summary("cards", cards=written, merged={"2": "1"}))
    assert plain.title == "3 cards; most often said: “Tea” (×2)."
    assert "×2" in texts(plain)
    kinds = {key: card | {"kind": "Idea"} for key, card in written.items()}
    assert charts.cards(summary("cards", cards=kinds)).title == "3 cards of 1 kind."


def test_a_vote_has_a_majority() -> None:
    """Yes and no have no middle, so no agreement is spoken of; ties are said."""
    criteria = [{"id": "y", "label": "", "low": 0, "high": 1}]
    votes = {author: {"0": 1, "1": number % 2, "2": 0} for number, author in enumerate(PEOPLE)}
    held = {"items": items(3), "ratings": votes, "everyone": True}
    found = distributions(summary("rating", {"criteria": criteria}, **held))
    assert found.title == (
        "More than half say yes to “Claims adjusters”; exactly half to “مجلس العمال”."
    )
    assert {"6 of 6", "3 of 6", "0 of 6"} <= set(texts(found))
    assert "triangle-up" not in shapes(found)
    words = distributions(summary("rating", {"criteria": criteria}, **held), ends=("No", "Oh yes"))
    assert words.title.startswith("More than half say “Oh yes” to")


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_projector_says_what_it_leaves_out(name: str) -> None:
    """Whatever finds no room is counted, and the table has it."""
    found = drawn(name, 200, view=SCREEN)
    if name not in ("cards", "ownership"):  # of which so many are in few groups, in few units
        assert "in the table." in " ".join(found.spec()["title"]["subtitle"])
    assert len(found.table) == len(SUMMARIES[name](200))


def test_lines_of_a_text_are_texts_in_a_picture() -> None:
    """Each under the one before; what stands in them stays."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g><text transform="translate(1,2)">'
        '<tspan>one</tspan><tspan x="0" dy="5">&lt;two&gt;</tspan></text>'
        "<text>three</text></g></svg>"
    )
    assert lined(svg).count("<text") == 3
    assert '<text transform="translate(1,2) translate(0,5.0)">&lt;two&gt;</text>' in lined(svg)
    assert lined(lined(svg)) == lined(svg)
