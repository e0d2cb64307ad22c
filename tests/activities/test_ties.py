"""Ties: counts from secret ballots, and people only where they agreed, whoever looks."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import CLOSED, OPEN, REVEALED
from commonground.activities.ties import Ties
from commonground.charts import network as chart
from commonground.hub import Hub, views
from commonground.methods import network
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground.session.steps import Step
from commonground_widgets import ties
from tests.activities.bench import Bench
from tests.report.held import brought_in, document, exported
from tests.rooms import Hand, Room, one

ROLES = ["Claims", "Brokers", "Legal"]
LOOKS = [Role.PARTICIPANT, Role.FACILITATOR, Role.SCREEN]


def bench(**options: Any) -> Bench:
    """Three roles."""
    found = Bench("ties", **ties(ROLES, **options).options)
    found.open()
    return found


def turn(held: Bench, author: str, role: str, *to: str) -> None:
    """Somebody says what they are and whom they turn to."""
    held.act(author, "belong", role=role)
    for one_of_them in to:
        held.act(author, "turn_to", to=one_of_them, on=True)


def found(held: Bench) -> list[tuple[str, str, int]]:
    """The ties as everybody sees them."""
    seen = held.shared(REVEALED)["results"]
    return [(tie["source"], tie["target"], tie["weight"]) for tie in seen]


@pytest.mark.parametrize("phase", [OPEN, CLOSED])
@pytest.mark.parametrize("role", LOOKS)
def test_before_the_reveal(phase: str, role: Role) -> None:
    """Nobody sees whom another turns to."""
    held = bench()
    turn(held, "a1", "i1", "i2")
    seen = held.shared(phase, role)
    choices = set() if role is Role.SCREEN else {"items", "people"}
    paper = {"sheets"} if role is Role.FACILITATOR else set()
    assert seen.keys() == {"given", "asked", "agreed"} | choices | paper
    assert (held.mine("a1")["to"], held.mine("a2")["to"]) == (["i2"], [])


def test_k_people_are_a_tie_of_weight_k() -> None:
    """The weight is how many of a role turn to another, whoever they are."""
    held = bench()
    turn(held, "a1", "i1", "i2", "i3")
    turn(held, "a2", "i1", "i2")
    assert found(held) == [("Claims", "Brokers", 2), ("Claims", "Legal", 1)]
    summary = held.activity.summary(held.board)
    assert list(summary.columns) == list(held.activity.columns)
    measured = network.measures(summary)
    named_by = dict(zip(measured.people["name"], measured.people["named_by"], strict=True))
    assert named_by == {"Claims": 0, "Brokers": 1, "Legal": 1}
    assert chart(summary).title


def test_alone_in_a_role() -> None:
    """Who is alone in answering for a role is counted with others who are, or not at all."""
    held = bench()
    turn(held, "a1", "i1", "i3")
    assert held.shared(REVEALED) == {
        "given": 1,
        "asked": 4,
        "agreed": 0,
        "few": True,
        "items": held.board["items"],
        "people": [],
        "results": [],
        "withheld": 1,
    }
    turn(held, "a2", "i2", "i3")
    assert found(held) == [("Other roles", "Legal", 2)]
    assert held.shared(REVEALED)["withheld"] == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["i1", "i2", "i3", None]), st.sets(st.sampled_from(["i1", "i2"]))
        ),
        max_size=8,
    )
)
def test_no_tie_is_of_one_role_of_one_person(answers: list[tuple[str | None, set[str]]]) -> None:
    """Whatever is answered, each source stands for two people or more."""
    held = bench()
    for place, (role, to) in enumerate(answers):
        if role:
            held.act(f"a{place}", "belong", role=role)
        for target in sorted(to):
            held.act(f"a{place}", "turn_to", to=target, on=True)
    told = [role for role, to in answers if to]
    pooled = [role for role in told if role is None or told.count(role) < 2]
    for tie in held.shared(REVEALED)["results"]:
        members = told.count(tie["source_id"]) if tie["source_id"] else len(pooled)
        assert members >= 2
        assert tie["weight"] <= members


@pytest.mark.parametrize(("answering", "few"), [(3, True), (4, False)])
def test_the_response_rate(answering: int, few: bool) -> None:  # noqa: FBT001
    """Below 80 % of those who were there it is said."""
    held = bench()
    for author in ("a1", "a2", "a3", "a4")[:answering]:
        turn(held, author, "i1", "i2")
    assert held.shared(REVEALED)["few"] is few


def test_late_comers_do_not_make_more_than_all() -> None:
    """Who comes late and answers counts among those asked."""
    held = bench()
    for author in ("a1", "a2", "a3", "a4", "late"):
        turn(held, author, "i1", "i2")
    assert (held.shared()["given"], held.shared()["asked"]) == (5, 5)


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("belong", {"role": "i9"}, "There is no such role here"),
        ("turn_to", {"to": "Ada", "on": True}, "There is no such role or person here"),
        ("turn_to", {"to": None, "on": True}, "There is no such role or person here"),
        ("be_named", {"role": "i1"}, "People are not named in this step"),
    ],
)
def test_refused(kind: str, said: dict[str, Any], told: str) -> None:
    """No name can be typed; and where people are not named, nobody can ask for it."""
    with pytest.raises(Refused, match=told):
        bench().act("a1", kind, **said)


def test_at_most_eight() -> None:
    """Whoever named eight takes one back before the ninth; and may say the same twice."""
    held = Bench("ties", **ties([f"Role {n}" for n in range(200)]).options)
    held.open()
    turn(held, "a1", "i1", *(f"i{n}" for n in range(1, 9)), "i8")
    with pytest.raises(Refused, match="You have named 8"):
        held.act("a1", "turn_to", to="i9", on=True)
    held.act("a1", "turn_to", to="i1", on=False)
    held.act("a1", "turn_to", to="i9", on=True)
    assert len(held.mine("a1")["to"]) == 8


def test_who_has_answered() -> None:
    """Whoever said what they are and named one, or says that they are done."""
    held = bench()
    held.act("a1", "belong", role="i1")
    assert held.answered() == []
    held.act("a1", "turn_to", to="i2", on=True)
    held.act("a2", "done")
    assert held.answered() == ["a1", "a2"]
    assert held.rows() == []


# In a room ---------------------------------------------------------------------------------


def room(*, anonymous: bool = True) -> tuple[Room, Hand, Hand, Hand]:
    """Three people of whom one, Quincy, agrees to be named; all of Claims."""
    setting = ties(ROLES, people=True)
    step = Step("s", "Ties", setting.activity, 5, anonymous=anonymous, options=setting.options)
    held = Room(one(step))
    quincy, rosalind, tamsin = held.join("Quincy", "Rosalind", "Tamsin")
    held.open("s")
    for hand in (quincy, rosalind, tamsin):
        hand.do("belong", role="i1")
    quincy.do("be_named", role="i1")
    return held, quincy, rosalind, tamsin


def key_of(hand: Hand, name: str) -> str:
    """Under which key somebody can be chosen."""
    people = hand.page["board"]["people"]
    return next(str(person["id"]) for person in people if person["text"] == name)


def boards(held: Room) -> str:
    """What all pages show of the step, whoever looks."""
    return str([(hand.page["board"], hand.page["mine"]) for hand in held.hands()])


@pytest.mark.parametrize("anonymous", [True, False])
def test_only_who_agreed_is_named(anonymous: bool) -> None:  # noqa: FBT001
    """On every page, in every phase and in the files: Quincy and nobody else."""
    held, quincy, rosalind, tamsin = room(anonymous=anonymous)
    assert [p["text"] for p in tamsin.page["board"]["people"]] == ["Quincy"]
    for hand in (rosalind, tamsin):
        hand.do("turn_to", to=key_of(hand, "Quincy"), on=True)
        hand.do("turn_to", to="i3", on=True)
    quincy.do("turn_to", to="i2", on=True)
    for kind in ("close_step", "reveal"):
        held.desk.do(kind)
        assert "Rosalind" not in boards(held)
        assert "Tamsin" not in boards(held)
    for hand in held.hands():
        seen = {(tie["target"], tie["weight"]) for tie in hand.page["board"]["results"]}
        assert seen == {("Quincy", 2), ("Legal", 2), ("Brokers", 1)}
    assert "Quincy" not in str(Ties().rows(held.live.state.boards["s"]))
    assert "Quincy" not in str(Ties().outcome(held.live.state.boards["s"]))
    table = exported(held, "csv")
    assert not [name for name in ("Quincy", "Rosalind", "Tamsin") if name in table]


@pytest.mark.parametrize("anonymous", [True, False])
def test_nothing_in_the_log_says_who_turns_to_whom(anonymous: bool) -> None:  # noqa: FBT001
    """Who agrees signs it; ballots stand under pseudonyms, and no event holds a name."""
    held, quincy, rosalind, _ = room(anonymous=anonymous)
    rosalind.do("turn_to", to=key_of(rosalind, "Quincy"), on=True)
    actors = {(e.kind, e.actor) for e in held.live.events if e.step == "s"}
    assert ("agreed", quincy.id) in actors
    ballots = {actor for kind, actor in actors if kind in ("belonged", "turned_to")}
    assert not ballots & {hand.id for hand in held.people.values()}
    assert "Quincy" not in str([e.data for e in held.live.events if e.step == "s"])


def test_taking_it_back_after_the_reveal() -> None:
    """Then the name is gone from every page, and the tie is one to the role."""
    held, quincy, rosalind, tamsin = room()
    for hand in (rosalind, tamsin):
        hand.do("turn_to", to=key_of(hand, "Quincy"), on=True)
    held.desk.do("reveal")
    quincy.do("not_named")
    assert "Quincy" not in boards(held)
    (tie,) = held.screen.page["board"]["results"]
    assert (tie["source"], tie["target"], tie["weight"], tie["kind"]) == (
        *("Claims", "Claims", 2),
        "role",
    )


def test_who_is_removed_is_no_longer_named() -> None:
    """Who is taken out of the session is a role from then on."""
    held, quincy, rosalind, _ = room()
    rosalind.do("turn_to", to=key_of(rosalind, "Quincy"), on=True)
    held.desk.do("reveal")
    held.desk.do("remove_person", at=None, person=quincy.id)
    assert "Quincy" not in str([held.screen.page["board"], rosalind.page["board"]])
    held.desk.do("undo", at=None)
    assert "Quincy" in str(rosalind.page["board"])


def test_nobody_chooses_themselves() -> None:
    """One's own name is not to be chosen, and agreeing twice changes nothing."""
    held, quincy, rosalind, _ = room()
    assert "That is you" in quincy.refused("turn_to", to=key_of(rosalind, "Quincy"), on=True)
    before = held.live.state.boards
    quincy.do("be_named", role="i1")
    assert held.live.state.boards == before


def signatures(held: Room, **options: bool) -> list[str]:
    """Whom the JSON file names in the step."""
    ids = {hand.id: name for name, hand in held.people.items()}
    events = document(held, **options)["events"]
    return [ids[e["actor"]] for e in events if e["step"] == "s" and e["actor"] in ids]


@pytest.mark.parametrize("include_unrevealed", [False, True])
@pytest.mark.parametrize("how", ["taken back", "taken back later", "removed"])
def test_no_file_says_who_had_agreed(how: str, include_unrevealed: bool) -> None:  # noqa: FBT001
    """Who takes it back, even where that is not shown yet, or leaves, is named in no file."""
    held, quincy, rosalind, tamsin = room()
    tamsin.do("be_named", role="i1")
    rosalind.do("turn_to", to=key_of(rosalind, "Quincy"), on=True)
    rosalind.do("turn_to", to=key_of(rosalind, "Tamsin"), on=True)
    held.desk.do("reveal")
    options = {"include_unrevealed": include_unrevealed}
    assert signatures(held, **options) == ["Quincy", "Tamsin"]
    if how == "taken back later":
        held.desk.do("reopen_step")
    if how == "removed":
        held.desk.do("remove_person", at=None, person=quincy.id)
    else:
        quincy.do("not_named")
    assert signatures(held, **options) == ["Tamsin"]
    hub = Hub()
    again = hub.live(brought_in(held, hub, **options))
    assert "Quincy" not in str(views.logged(again, Role.SCREEN, {})["board"])


def test_who_took_it_back_is_the_same_session_elsewhere() -> None:
    """The board that comes of the file is the one that is here; also for whoever never agreed."""
    held, quincy, rosalind, tamsin = room()
    rosalind.do("turn_to", to=key_of(rosalind, "Quincy"), on=True)
    for hand in (quincy, quincy, tamsin):
        hand.do("not_named")
    quincy.do("be_named", role="i2")
    held.desk.do("reveal")
    hub = Hub()
    assert hub.live(brought_in(held, hub)).state.boards == held.live.state.boards
    assert signatures(held) == ["Quincy"]


def test_the_report_says_what_was_signed() -> None:
    """Where somebody agreed to be named the report says that this one thing is signed."""
    held, quincy, _, _ = room()
    held.desk.do("reveal")
    assert "who agreed to be named" in exported(held, "html")
    quincy.do("not_named")
    assert "who agreed to be named" not in exported(held, "html")
