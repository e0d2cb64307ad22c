"""What each chart finds, and where it puts what it draws."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from commonground.charts import (
    PAGE,
    PHONE,
    Drawn,
    View,
    distributions,
    exchange,
    honeycomb,
    logic_chain,
    network,
    placement,
)
from commonground.charts.words import count, listed, short, wrapped
from commonground.methods.agreement import summarise
from commonground.methods.problems import Unsuitable
from tests.charts.boards import names
from tests.charts.pictured import answers, cells, exchanged, placed


def texts(drawn: Drawn) -> list[str]:
    """All that is written in a chart, line by line joined."""
    found = []
    for layer in drawn.spec()["layer"]:
        if layer["mark"]["type"] == "text":
            values = [row["text"] for row in rows(drawn, layer)]
            found += [" ".join(text) if isinstance(text, list) else text for text in values]
    return found


def rows(drawn: Drawn, layer: dict[str, Any]) -> list[dict[str, Any]]:
    """The data of a layer."""
    spec = drawn.spec()
    if "name" in layer["data"]:
        return list(spec["datasets"][layer["data"]["name"]])
    return list(layer["data"]["values"])


def test_distributions_find_agreement_and_camps() -> None:
    """The strongest agreement first; camps before what is only split."""
    drawn = distributions(answers(4))
    assert drawn.title == "Most agree on “Claims adjusters”; two camps on “مجلس العمال”."
    assert "Claims adjusters: median 4, 5 answers, agree" in drawn.description
    assert "مجلس العمال: 6 answers, two camps" in drawn.description
    assert {"agree", "two camps", "split", "n = 0"} <= set(texts(drawn))
    split = distributions(answers(4).iloc[[2]])
    assert split.title == "Most agree on nothing yet; split on “Zoë & <b>Co</b>”."


def test_distributions_of_few_answers() -> None:
    """No word for agreement where there is none, and nobody is nobody."""
    few = summarise(pd.DataFrame({"one": [1, 5, 3], "two": [2, 2, 2]}), (1, 5))
    assert distributions(few).title == "Too few answers to speak of agreement on 2 things."
    assert list(distributions(few).table["text"]) == ["one", "two"]
    none = summarise(pd.DataFrame({"one": [None]}, dtype=float), (1, 5))
    assert distributions(none).title == "Nobody has answered yet."


def test_distributions_name_the_scale_and_the_criterion() -> None:
    """The lowest value is what the scale begins with; a label stands behind the name."""
    drawn = distributions(answers(1).assign(label="cost"), low=0, ends=("never", "always"))
    assert {"0", "4", "never", "always", "Claims adjusters · cost"} <= set(texts(drawn))


def test_criteria_on_other_scales_share_an_axis() -> None:
    """Each dot stands at its value; the title tells criteria of one thing apart."""
    summary = answers(2).assign(text="Tuesdays", label=["cost", "gain"], low=[0, 1])
    drawn = distributions(summary)
    assert drawn.title == "Most agree on “Tuesdays · cost”; two camps on “Tuesdays · gain”."
    assert [text for text in texts(drawn) if text in "012345"][:6] == ["0", "1", "2", "3", "4", "5"]
    across = next(
        [dot["x"] for dot in rows(drawn, layer)]
        for layer in drawn.spec()["layer"]
        if layer["mark"]["type"] == "point"
    )
    # Of the first 3 and 4 on its scale from 0, of the second 1 and 5 on its scale from 1.
    step = (across[3] - across[2]) / 4
    assert [round((x - across[2]) / step) + 1 for x in across] == [3, 4, 1, 5]


def test_placement_finds_whom_to_manage_closely() -> None:
    """Those high on both axes, and whom the room does not agree on."""
    drawn = placement(placed(8))
    assert drawn.title == (
        "Manage closely: “Claims adjusters”, “Zoë & <b>Co</b>” and 2 more; "
        "two camps on “مجلس العمال” and “" + "x" * 40 + "…”."
    )
    assert "2 things were not placed." in " ".join(drawn.spec()["title"]["subtitle"])
    assert "مجلس العمال: no median, two camps" in drawn.description


def test_things_in_one_place_stand_beside_each_other() -> None:
    """Their dots do not hide each other, and stay on the field."""
    drawn = placement(placed(200), view=PHONE)
    dots = next(
        rows(drawn, layer)
        for layer in drawn.spec()["layer"]
        if layer["mark"]["type"] == "point" and layer["mark"].get("opacity") == 1
    )
    assert len(dots) == 50 + 2 * 50 + 50
    assert len({(dot["x"], dot["y"]) for dot in dots}) > 140
    assert all(0 <= dot["x"] <= PHONE.inner for dot in dots)


def test_a_second_round_shows_where_things_came_from() -> None:
    """A thin line from the medians before; none for what did not move."""
    before = pd.Series([2, None, 5, None], dtype=float)
    summary = placed(4).assign(x_before=before, y_before=before)
    lines = [
        rows(placement(summary), layer)
        for layer in placement(summary).spec()["layer"]
        if layer["mark"].get("strokeDash") == [2, 4]
    ]
    assert [len(line) for line in lines] == [1]


def test_placement_names_its_own_quadrants() -> None:
    """Other axes, another scale, other names."""
    summary = placed(1).assign(strategy="quick wins")
    drawn = placement(
        summary, axes=("Effort", "Impact"), names=("big bets", "quick wins", "never", "perhaps")
    )
    assert drawn.title == "Big bets: nobody yet."
    assert {"quick wins", "never", "↑ Impact", "Effort →"} <= set(texts(drawn))


def test_exchange_finds_what_is_a_win_for_both() -> None:
    """Both get two or more; where one side is silent it says so."""
    drawn = exchange(exchanged(4))
    assert drawn.title == (
        "1 of 3 exchanges is a win for both: “Claims adjusters” and “مجلس العمال”; "
        "in 1 only one side has spoken."
    )
    assert "مجلس العمال and Zoë & <b>Co</b>: one-sided" in drawn.description
    assert exchange([]).title == "Nobody has said what is exchanged yet."
    none = [{"from": "a", "to": "b", "give": 0, "get": 0}]
    assert exchange(none).title == (
        "None of 1 exchange is a win for both yet; in 1 only one side has spoken."
    )


def test_a_network_names_nobody_unless_agreed() -> None:
    """Neither the picture, nor the title, nor the description, nor the table."""
    ties = [("Ada", "Bo"), ("Bo", "Cy")]
    units = {"Ada": "North", "Bo": "North", "Cy": "South"}
    quiet = network(ties, units, people=["Di"])
    everything = str(quiet.table) + quiet.title + quiet.description + " ".join(texts(quiet))
    assert [name for name in ("Ada", "Bo", "Cy", "Di") if name in everything] == []
    assert "name" not in quiet.table
    assert quiet.title == "1 person holds the network together; 1 has no tie."
    named = network(ties, units, named=True)
    assert "“Bo” connects most" in named.title
    assert "Bo" in texts(named)
    assert named.table["name"].tolist() == ["Bo", "Cy", "Ada"]


def test_a_network_says_how_little_is_known() -> None:
    """A low response stands under the title and in the description."""
    drawn = network([("a", "b")], response_rate=0.5)
    assert "50% answered." in drawn.description
    assert "50% answered." in " ".join(drawn.spec()["title"]["subtitle"])
    assert network([]).title == "There are no ties yet."


def test_honeycomb_finds_full_cells() -> None:
    """Both sides, one side, no side."""
    drawn = honeycomb(cells(4))
    assert drawn.title == (
        "1 of 4 cells is full: “Claims adjusters”; one-sided: “مجلس العمال” and “Zoë & <b>Co</b>”."
    )
    assert list(drawn.table["status"]) == ["full", "one-sided", "one-sided", "empty"]
    assert honeycomb(cells(4)[3:]).title == "None of 1 cell is full yet."
    assert any("empty" in text for text in texts(honeycomb(cells(4), view=PHONE)))


def test_honeycomb_puts_neighbours_beside_each_other() -> None:
    """The first cell is followed by the one that shares its problem."""
    apart = cells(3)
    apart[2]["problem"] = apart[0]["problem"].upper()
    drawn = honeycomb(apart)
    problems = [text for text in texts(drawn) if "×" not in text]
    assert [one.lower() for one in problems] == [
        "claims adjusters",
        "claims adjusters",
        names(2)[1],
    ]


def test_a_chain_finds_its_gap() -> None:
    """A stage without anything is what to talk about."""
    row = {"id": 1, "stage": "input", "text": "Two hours a week"}
    assert logic_chain([]).title == "The chain is still empty."
    assert logic_chain([row]).title == (
        "The chain has a gap: there are no activities and no outputs and no outcomes"
        " and no impact yet."
    )
    assert texts(logic_chain([row])).count("nothing yet") == 4
    with pytest.raises(Unsuitable, match="“goal” is no stage"):
        logic_chain([row | {"stage": "goal"}])


def test_a_chain_says_what_leads_nowhere() -> None:
    """In the title the first, in the card each."""
    stages = ["input", "activity", "output", "outcome", "impact"]
    whole = [
        {"id": place, "stage": stage, "text": stage, "leads_to": [place + 1], "gap": ""}
        for place, stage in enumerate(stages)
    ]
    assert logic_chain(whole).title == "The chain leads from “input” to “impact”."
    loose = [*whole[:2], whole[2] | {"gap": "leads to nothing"}, *whole[3:]]
    assert logic_chain(loose).title == "“output” leads to nothing."
    assert "output (leads to nothing)" in texts(logic_chain(loose, view=View(1600, 16)))
    loose[3] = whole[3] | {"gap": "comes from nothing"}
    assert logic_chain(loose).title == "“output” leads to nothing; 1 more gap."


def test_a_chain_tells_its_links_on_a_phone() -> None:
    """By numbers, where there is no room for lines; what is gone is not told."""
    two = [
        {"id": "a", "stage": "input", "text": "Time", "leads_to": ["b", "gone"]},
        {"id": "b", "stage": "impact", "text": "Trust", "leads_to": []},
    ]
    assert {"1 Time → 2", "2 Trust"} <= set(texts(logic_chain(two, view=PHONE)))
    assert {"Time", "Trust"} <= set(texts(logic_chain(two, view=PAGE)))


def test_words() -> None:
    """Names are cut after a word, lists end, numbers have their noun, lines fit."""
    assert short("a  b\nc") == "“a b c”"
    assert short("one two three", 9) == "“one two…”"
    assert short("x" * 50, 10) == "“" + "x" * 10 + "…”"
    assert listed(["a"]) == "“a”"
    assert listed(["a", "b", "c", "d"]) == "“a”, “b” and 2 more"
    assert (count(1, "tie"), count(2000, "tie")) == ("1 tie", "2,000 ties")
    assert wrapped("", 100, 10) == [""]
    assert wrapped("one two three four", 57, 10) == ["one two", "three four"]
    assert wrapped("one two three four", 28, 10, most=2) == ["one", "two…"]
    assert wrapped("x" * 25, 57, 10) == ["x" * 10, "x" * 10, "x" * 5]
