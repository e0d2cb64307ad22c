"""Exchange: what parties give each other and get, in private, side by side."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.activities.base import Room as Opening
from commonground.activities.exchange import Exchange
from commonground.activities.pairing import fallen_to, neighbours
from commonground.charts import exchange as chart
from commonground.methods.stakeholders import EXCHANGES, win_win
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import exchange
from tests.activities.bench import Bench
from tests.rooms import Room, one

ITEMS = [{"id": "i1", "text": "Claims"}, {"id": "i2", "text": "Brokers"}]
ROLES = [Role.PARTICIPANT, Role.FACILITATOR, Role.SCREEN]


def exchanging(**options: Any) -> Bench:
    """Two parties; everybody may choose a side."""
    setting = exchange(**{"pairs": "chosen", **options})
    bench = Bench(setting.activity, **setting.options)
    bench.open({"items": ITEMS})
    return bench


def say(bench: Bench, author: str, way: str, *said_of_it: Any) -> None:
    """Somebody speaks for a side: what it gives, what it gets, and maybe the evidence."""
    start, end = way.split(">")
    give, get, evidence = (*said_of_it, "")[:3]
    said = {"from": start, "to": end, "give": give, "get": get, "evidence": evidence}
    bench.act(author, "say_exchange", **said)


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", ROLES)
def test_before_the_reveal(phase: str, role: Role) -> None:
    """Nobody sees what another said; one's own comes back to oneself."""
    bench = exchanging()
    say(bench, "a1", "i1>i2", 3, 1, "Weekly files")
    seen = bench.shared(phase, role)
    assert "Weekly files" not in str(seen)
    assert seen["given"] == 1
    assert "results" not in seen
    assert bench.mine("a1")["given"] == {"i1>i2": {"give": 3, "get": 1, "evidence": "Weekly files"}}
    assert bench.mine("a2") == {"sides": [], "given": {}, "done": False}


def test_results() -> None:
    """Medians of each side, the net, evidence without names, and what the pair is."""
    bench = exchanging()
    say(bench, "a1", "i1>i2", 3, 2, "Weekly files")
    say(bench, "a2", "i1>i2", 2, 3)
    say(bench, "a3", "i2>i1", 1, 2)
    first, second = bench.shared(REVEALED)["results"]
    assert {k: first[k] for k in ("from", "to", "give", "get", "net", "n", "exchange")} == {
        "from": "Claims",
        "to": "Brokers",
        "give": 2.5,
        "get": 2.5,
        "net": 0,
        "n": 2,
        "exchange": "win-win",
    }
    assert first["evidence"] == "Weekly files"
    assert (second["net"], second["exchange"]) == (1, "win-win")
    assert bench.outcome()["items"] == ITEMS


def test_what_draws_them() -> None:
    """Motivators beside what is got: by how many named them, in the record, the table, the rows."""
    bench = exchanging()
    for author, named in {"a1": ["purpose", "mastery"], "a2": ["mastery"]}.items():
        said = {"from": "i1", "to": "i2", "give": 1, "get": 2, "motivators": named}
        bench.act(author, "say_exchange", **said)
    assert bench.mine("a1")["given"]["i1>i2"]["motivators"] == ["mastery", "purpose"]
    (record,) = bench.shared(REVEALED)["results"]
    assert record["motivators"] == "mastery (2), purpose (1)"
    assert [row["motivators"] for row in bench.rows()] == ["mastery, purpose", "mastery"]
    bench.act("a2", "say_exchange", **{"from": "i1", "to": "i2", "motivators": []})
    assert "i1>i2" not in bench.mine("a2")["given"]


@pytest.mark.parametrize(
    ("gets", "found"),
    [
        ((2, 2), "win-win"),
        ((3, 1), "one-sided"),
        ((0, 1), "neither"),
        ((3, None), "unknown"),
    ],
)
def test_a_win_takes_both(gets: tuple[int, int | None], found: str) -> None:
    """Both get at least 2; one side alone says nothing about the other."""
    bench = exchanging()
    say(bench, "a1", "i1>i2", 0, gets[0])
    say(bench, "a1", "i2>i1", 3, gets[1])
    assert {one["exchange"] for one in bench.shared(REVEALED)["results"]} == {found}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["i1>i2", "i2>i1"]),
            st.one_of(st.none(), st.integers(0, 3)),
            st.one_of(st.none(), st.integers(0, 3)),
        ),
        max_size=8,
    )
)
def test_the_same_as_the_method_says(said: list[tuple[str, int | None, int | None]]) -> None:
    """What stands on the pages is what `methods.stakeholders` makes of the summary."""
    bench = exchanging()
    for place, (way, give, get) in enumerate(said):
        say(bench, f"a{place}", way, give, get)
    summary = bench.activity.summary(bench.board)
    assert list(summary.columns) == list(bench.activity.columns)
    found = win_win(summary)
    assert list(found["exchange"]) == sorted(set(summary["exchange"]))
    assert set(summary["exchange"]) <= set(EXCHANGES)
    assert chart(summary).title


def test_taking_back() -> None:
    """A side of which nothing is said any more is open again."""
    bench = exchanging()
    say(bench, "a1", "i1>i2", 3, 2)
    say(bench, "a1", "i1>i2", None, None)
    assert bench.mine("a1")["given"] == {}
    assert bench.shared(REVEALED)["results"] == []


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"to": "i1"}, "Nobody exchanges anything with themselves"),
        ({"to": "i9"}, "There is no such party"),
        ({"from": None}, "There is no such party"),
        ({"give": 4}, "There is no such amount"),
        ({"get": -1}, "There is no such amount"),
        ({"give": 1.5}, "There is no such amount"),
        ({"get": True}, "There is no such amount"),
        ({"evidence": 3}, "The evidence is not a text"),
        ({"motivators": "mastery"}, "What draws them is no list"),
        ({"motivators": ["money"]}, "There is no such motivator"),
        ({"motivators": [{}]}, "There is no such motivator"),
        ({"evidence": "x" * 201}, "The evidence is too long"),
    ],
)
def test_refused(wrong: dict[str, Any], told: str) -> None:
    """What is no pair, no amount and no short text is refused."""
    good = {"from": "i1", "to": "i2", "give": 1, "get": 1, "evidence": ""}
    with pytest.raises(Refused, match=told):
        exchanging().act("a1", "say_exchange", **(good | wrong))


def test_no_more_than_there_is_time_for() -> None:
    """Whoever has chosen as many sides as they may can change them, and take no more."""
    bench = exchanging(most=1)
    say(bench, "a1", "i1>i2", 1, 1)
    say(bench, "a1", "i1>i2", 2, 2)
    with pytest.raises(Refused, match="You have spoken for 1 sides"):
        say(bench, "a1", "i2>i1", 1, 1)


def test_only_what_fell_to_one() -> None:
    """Where pairs are handed out, nobody speaks for others'; all sides find their people."""
    bench = exchanging(pairs="neighbours", raters=1)
    assert bench.shared()["asked"] == 2
    sides = {author: bench.mine(author)["sides"] for author in ("a1", "a2", "a3", "a4")}
    assert sorted(way for own in sides.values() for way in own) == ["i1>i2", "i2>i1"]
    idle = next(author for author, own in sides.items() if not own)
    with pytest.raises(Refused, match="There is no such pair"):
        say(bench, idle, "i1>i2", 1, 1)


def test_who_comes_late() -> None:
    """A late comer speaks for as many sides as others may."""
    bench = exchanging(pairs="neighbours", most=1)
    assert len(bench.mine("late")["sides"]) == 1


@pytest.mark.parametrize(("people", "most"), [(1, 6), (4, 6), (100, 6), (0, 6)])
def test_two_hundred_parties(people: int, most: int) -> None:
    """Never more pairs than the room can speak for, and never more than the limit."""
    items = [f"i{n}" for n in range(200)]
    room = Opening([f"a{n}" for n in range(people)])
    sides, assigned = fallen_to(items, room, {"most": most})
    assert 2 <= len(sides) <= 120
    assert all(len(own) <= most + 1 for own in assigned.values())


@given(st.integers(0, 40), st.integers(1, 5))
def test_neighbours(count: int, near: int) -> None:
    """No pair twice, nobody with themselves; with few parties all pairs there are."""
    pairs = [frozenset(pair) for pair in neighbours([str(n) for n in range(count)], near)]
    assert len(set(pairs)) == len(pairs)
    assert all(len(pair) == 2 for pair in pairs)
    if count <= 2 * near + 1:
        assert len(pairs) == count * (count - 1) // 2


def test_names_that_are_the_same() -> None:
    """Two parties of one name are told apart, so that nobody exchanges with themselves."""
    bench = Bench("exchange", **exchange(pairs="chosen").options)
    bench.open({"items": [{"id": "x", "text": "Legal"}, {"id": "y", "text": "Legal"}]})
    say(bench, "a1", "x>y", 1, 1)
    assert list(bench.activity.summary(bench.board)["to"]) == ["Legal (2)"]


def test_nothing_to_exchange() -> None:
    """Without parties, or with one, the step opens and finds nothing."""
    bench = Bench("exchange")
    bench.open({"items": ITEMS[:1]})
    assert (bench.shared(REVEALED)["results"], bench.answered()) == ([], [])


def test_who_has_answered() -> None:
    """Whoever filled all that is theirs, or says that they are done."""
    bench = exchanging(pairs="neighbours", raters=4)
    say(bench, "a1", "i1>i2", 1, 1)
    assert bench.answered() == []
    say(bench, "a1", "i2>i1", 0, 0)
    bench.act("a2", "done")
    assert bench.answered() == ["a1", "a2"]


def test_a_file_holds_no_name_and_undo_restores() -> None:
    """Rows carry pseudonyms; what was opened by mistake is taken back without a trace."""
    setting = exchange(["Claims", "Brokers"], pairs="chosen")
    first = Step("s", "Pairs", setting.activity, 5, anonymous=True, options=setting.options)
    held = Room(one(first))
    ada = held.person("Ada")
    before = held.live.state.boards
    held.open("s")
    held.desk.do("undo", at=None)
    assert held.live.state.boards == before
    held.open("s")
    said: dict[str, Any] = {"from": "i1", "to": "i2", "give": 1, "get": 2, "evidence": "=1+1"}
    ada.do("say_exchange", **said)
    held.desk.do("reveal")
    held.desk.do("show", side="i1>i2")
    assert held.screen.page["board"]["shown"] == "i1>i2"
    assert "Ada" not in str(held.screen.page["board"]) + str(held.desk.page["board"])
    (row,) = Exchange().rows(held.live.state.board(first))
    assert row["text"] == "Claims → Brokers"
    assert ada.id not in str(row)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"pairs": "all"}, "pairs is 'all'; it is either 'neighbours' or 'chosen'"),
        ({"most": 0}, "most is 0; it is at least 1"),
    ],
)
def test_a_slip_in_a_cell(options: dict[str, Any], told: str) -> None:
    """A setting that makes no sense is told in its cell."""
    with pytest.raises(ValueError, match=told):
        exchange(**options)
