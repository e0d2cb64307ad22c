"""Gate: what is only said is shown and does not count; missing evidence is never a pass."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.activities.base import Room
from commonground.methods.foundations import FOUNDATIONS
from commonground.methods.scaling import CRITERIA, MEASURED, SIGNALS
from commonground.session.people import Role
from commonground.session.problems import Refused
from commonground_widgets import gate
from tests.activities.bench import NAMES, Bench

SPOTS = {"items": [{"id": "h1", "text": "Rework"}, {"id": "h2", "text": "Complaints"}]}
MOVED = {"hot_spots": [{"name": "Rework", "moved": 1}, {"name": "Complaints", "moved": 1}]}
ASKED = sorted({*CRITERIA} - MEASURED)
LONG = {"weeks": 14, "people": [40, 40]}


def opened(of: str, **given: dict[str, Any]) -> Bench:
    """A gate with what earlier steps gave."""
    bench = Bench("gate", **gate(of).options)
    bench.open(room=Room(sorted(NAMES), given={k.replace("_", " "): v for k, v in given.items()}))
    return bench


def statuses(bench: Bench) -> dict[str, str]:
    """Condition → how it stands."""
    return {one["id"]: one["status"] for one in bench.shared()["results"]}


def test_only_artefacts_count() -> None:
    """Everybody may say that it is there, and the desk where: it stays shut, until it is made."""
    bench = opened("foundations", hot_spots=SPOTS)
    for author in NAMES:
        bench.act(author, "tick", item="listened", on=True)
    bench.act("desk", "say_evidence", item="listened", evidence="In last year’s survey")
    record = bench.shared()["results"][1]
    assert (record["status"], record["ticks"]) == ("said, not made here", 4)
    assert (record["said"], record["evidence"]) == ("In last year’s survey", "")
    assert statuses(bench)["small"] == "met"
    assert bench.shared()["finding"].startswith(
        "1 of 7 stands on something made here. Next: Plan the"
    )
    assert [one["id"] for one in bench.outcome()["items"]] == [one.id for one in FOUNDATIONS[1:]]
    assert bench.outcome()["verdicts"] == statuses(bench)
    bench.act("a1", "tick", item="listened", on=False)
    assert bench.shared()["results"][1]["ticks"] == 3
    # Meanwhile the workshop was held: opened again, the gate reads again.
    heard = {"items": [{"id": "s1", "text": "Adjusters", "voices": 4}]}
    bench.open(room=Room(sorted(NAMES), given={"hot spots": SPOTS, "voices": heard}))
    assert statuses(bench)["listened"] == "met"


def test_the_scale_gate_asks_for_evidence() -> None:
    """What was measured stands; the rest is unknown until it is shown; nine lead one step on."""
    bench = opened("scale", results=MOVED | LONG | {"counters": [{"name": "B", "breached": False}]})
    shared = bench.shared()
    assert (shared["suggestion"], statuses(bench)[SIGNALS]) == ("sustain", "met")
    with pytest.raises(Refused, match="This was measured"):
        bench.act("a1", "say_evidence", item=SIGNALS, **{"is": "not met"}, evidence="I feel so")
    with pytest.raises(Refused, match="no evidence yet, so it stays unknown"):
        bench.act("a1", "say_evidence", item="champions", **{"is": "met"}, evidence=" ")
    for item, status in statuses(bench).items():
        if status == "unknown":
            base = bench.shared()["changes"]
            said = {"is": "met", "evidence": "In the minutes", "base": base}
            bench.act("a1", "say_evidence", item=item, **said)
    assert bench.outcome()["suggestion"] == "scale one step"
    with pytest.raises(Refused, match="Somebody saved a newer version"):
        bench.act("a2", "say_evidence", item="champions", base=0, evidence="", **{"is": "unknown"})
    assert "a1" not in str(bench.shared()) + str(bench.rows())


@pytest.mark.parametrize("item", sorted(MEASURED))
def test_no_sentence_stands_in_for_a_measurement(item: str) -> None:
    """Whether an outcome moved or a counter-metric broke, numbers show; that it failed may be said.

    The room is told where the numbers come in, and the condition stays as it was.
    """
    bench = opened("scale")
    with pytest.raises(Refused, match="Only numbers can show this") as refused:
        bench.act("a1", "say_evidence", item=item, **{"is": "met"}, evidence="All of us feel it")
    assert "bring the data in" in refused.value.do
    assert statuses(bench)[item] == "unknown"
    told = {one["id"] for one in bench.shared()["results"] if one["numbers"]}
    assert told == MEASURED
    bench.act("a1", "say_evidence", item=item, **{"is": "not met"}, evidence="Complaints doubled")
    assert statuses(bench)[item] == "not met"


@given(
    st.booleans(),
    st.lists(st.tuples(st.sampled_from(ASKED), st.sampled_from(["met", "not met"]))),
)
def test_what_nobody_shows_is_never_a_pass(
    measured: bool,  # noqa: FBT001 - what is drawn
    said: list[tuple[str, str]],
) -> None:
    """One step further is suggested exactly when each of the nine was shown to be met last."""
    numbers = MOVED | {"counters": [{"name": "B", "breached": False}]}
    bench = opened("scale", results=numbers) if measured else opened("scale")
    last = dict.fromkeys(MEASURED, "met") if measured else {}
    for item, verdict in said:
        base = bench.shared()["changes"]
        words = {"is": verdict, "evidence": "See there", "base": base}
        bench.act("a1", "say_evidence", item=item, **words)
        last[item] = verdict
    assert statuses(bench) == {name: last.get(name, "unknown") for name in CRITERIA}
    all_met = [last.get(name) for name in CRITERIA] == ["met"] * 9
    assert (bench.shared()["suggestion"] == "scale one step") is all_met


def test_who_may() -> None:
    """In front of the foundations only the desk says where something is; nobody ticks a scale."""
    assert bench_allows("foundations", "say_evidence") == {Role.FACILITATOR}
    assert bench_allows("scale", "say_evidence") == {Role.FACILITATOR, Role.PARTICIPANT}
    assert "tick" not in opened("scale").activity.allowed(opened("scale").step)


def bench_allows(of: str, kind: str) -> set[Role]:
    """Who may send this."""
    bench = opened(of)
    return set(bench.activity.allowed(bench.step)[kind].roles)


def test_done_and_a_slip_in_a_cell() -> None:
    """Whoever has looked is not waited for; another gate is none."""
    bench = opened("foundations")
    bench.act("a1", "done")
    assert (bench.answered(), bench.mine("a1")) == (["a1"], {"ticks": [], "done": True})
    with pytest.raises(ValueError, match="of is 'hope'; it is either 'foundations' or 'scale'"):
        gate("hope")
