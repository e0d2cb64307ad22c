"""The check of form: known sentences with exactly their findings, and what holds for any text."""

from __future__ import annotations

import json
import string
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.methods.purpose import ABOUT, EXAMINED, ROLES, RULES, SLOTS, check, compose

CLEAN = (
    "Within six months 75% of the 120 claims adjusters in North share worked cases to cut rework "
    "from 18% to 12%"
)
ALL_LACKING = "P1 P2 P3 P4 P5 P6 P8"


def _known() -> list[tuple[str, str]]:
    """The sentences of the file beside this one, each with its findings."""
    lines = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
    split = (line.partition("|") for line in lines if line and not line.startswith("#"))
    return [(text.strip(), rules.strip(" -")) for rules, _, text in split]


KNOWN = _known()
VARIANTS = [
    (CLEAN.replace("75% of the 120 claims adjusters in North", "we"), "P1 P2"),
    (CLEAN.replace("75% of the 120 ", ""), "P2"),
    (CLEAN.replace("share", "see"), "P3"),
    (CLEAN.replace("cut rework", "cut it"), "P4"),
    (CLEAN.replace("cut rework from 18% to 12%", "talk about rework"), "P5 P6 P7"),
    (CLEAN.replace(" from 18% to 12%", ""), "P6 P7"),
    (CLEAN.replace("Within six months ", ""), "P8"),
    ("", ALL_LACKING),
    (" \n\t\x00\u200b", ALL_LACKING),
    (CLEAN.replace("North", "[…]"), "P9"),
    (CLEAN.replace("North", "(...)"), "P9"),
    (CLEAN.replace("North", "the XXL team [1]"), ""),
    (CLEAN.replace("share worked cases", "share worked cases on Teams"), ""),
    (CLEAN.replace("75% of the 120 claims adjusters in North", "the entire workforce"), "P12"),
    (CLEAN.replace("75% of the 120", "100% of the"), "P12"),
    (CLEAN.replace("75% of the 120", "all 4,000"), "P12"),
    (CLEAN.replace("75% of the 120", "all 20"), ""),
    (CLEAN.replace("75% of the 120", "75% of all our"), ""),
    (CLEAN.replace("share", "must share"), "P13"),
    (CLEAN + " and so deliver world-class service", "P14"),
    (CLEAN.replace("cut rework", "cut rework, delays and complaints"), "P15"),
    (CLEAN.replace("cut rework", "cut rework and delays"), ""),
    (CLEAN + "; they gain fewer late evenings; we gain lower costs and faster answers", ""),
    (CLEAN + " the" * 20, "P15"),
    (CLEAN + " the" * 19, ""),
]


def _rules(text: str, **options: object) -> list[str]:
    return [finding.rule for finding in check(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "rules"), KNOWN + VARIANTS)
def test_a_sentence_has_exactly_these_findings(text: str, rules: str) -> None:
    """Each finding that belongs there, none that does not, in the order of the rules."""
    assert _rules(text) == rules.split()


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        (KNOWN[1][0], "P10", "Roll out Teams"),
        (KNOWN[1][0], "P11", "reach 10,000 active users"),
        (KNOWN[1][0], "P12", "all employees"),
        (KNOWN[2][0], "P13", "are required to"),
        (KNOWN[3][0], "P7", "three quarters of the engineers"),
        (KNOWN[3][0], "P9", "XXXX"),
        (KNOWN[3][0], "P15", "complaints"),
        # What was invisible or written in another way is pointed at as it was written.
        ("🙂\u200b  Roll\n\nout\tTeams today", "P10", "Roll\n\nout\tTeams"),
        ("７５％ of the 120 nurses share notes", "P7", "７５％ of the 120 nurses"),
        ("Everybody\u2019s leve\u00adraging it", "P14", "leve\u00adraging"),
        ("Ça dépend ﬁne, TBD", "P9", "TBD"),
    ],
)
def test_a_finding_points_at_the_words_as_they_were_written(
    text: str, rule: str, words: str
) -> None:
    """The span counts in the person's own text."""
    spans = {finding.rule: finding.span for finding in check(text)}
    assert text[slice(*(spans[rule] or (0, 0)))] == words


def test_a_finding_says_what_it_saw_why_it_matters_and_what_helps() -> None:
    """The whole value, as a page receives it."""
    finding = check("Start in XX: " + CLEAN)[0]
    assert finding.to_json() == {
        "rule": "P9",
        "level": "error",
        "span": [9, 11],
        "reason": "“XX” is still open, and everybody would fill it in differently.",
        "fix": "Put the real name or number in its place; a first guess is a good start.",
    }
    assert json.loads(json.dumps(finding.to_json())) == finding.to_json()


def test_every_rule_has_its_level_and_two_short_sentences() -> None:
    """Fifteen rules, as the method has them; none that blames."""
    levels = {rule.name: rule.level for rule in RULES}
    errors, notes = {1, 3, 4, 5, 9, 10, 11}, {14, 15}
    assert levels == {
        f"P{n}": "error" if n in errors else "note" if n in notes else "warning"
        for n in range(1, 16)
    }
    for rule in RULES:
        assert max(len(rule.reason), len(rule.fix)) <= 180
        assert rule.reason.endswith(".")
        assert rule.fix.endswith(".")
        assert " your " not in f" {rule.reason} {rule.fix} ".lower()


def test_the_check_says_that_it_tests_form() -> None:
    """One sentence, to stand wherever findings are shown."""
    assert "form" in ABOUT
    assert "worth" in ABOUT


# --- slots and roles ------------------------------------------------------------------------------

ASKED = {
    "who": "P1",
    "reach": "P2",
    "together": "P3",
    "problem": "P4",
    "outcome": "P5",
    "measure": "P6",
    "horizon": "P8",
}


@pytest.mark.parametrize(("slot", "rule"), ASKED.items())
def test_a_filled_slot_answers_its_rule(slot: str, rule: str) -> None:
    """Whatever the words suggest; blanks fill nothing."""
    assert rule in _rules("", slots={slot: " \u200b\n"})
    assert _rules("", slots={slot: "…"}) == [r for r in ASKED.values() if r != rule]


def test_all_slots_filled_leave_nothing_to_ask() -> None:
    """The gains have no rule of their own."""
    assert _rules("", slots=dict.fromkeys(SLOTS, "said")) == []


def test_a_placeholder_in_a_slot_is_still_open() -> None:
    """It answers the rule that asks, and has a finding of its own without a place in the text."""
    (finding,) = check(CLEAN, slots={"horizon": "by TBD"})
    assert (finding.rule, finding.span) == ("P9", None)
    assert _rules(CLEAN, slots={"place": "[where]"}) == ["P9"]


def test_a_number_in_the_slot_of_reach_is_participation_only() -> None:
    """The same in a slot as in words; a filled measure settles it."""
    assert "P7" in _rules("", slots={"reach": "75% of the 120"})
    assert "P7" not in _rules("", slots={"reach": "most of them"})
    assert "P7" not in _rules("75% of nurses", slots={"measure": "rework"})


def test_first_the_direction_then_the_gaps() -> None:
    """Nothing is asked for before working together, a problem or an outcome is spoken of."""
    assert _rules("Launch a wiki") == ["P10"]
    assert _rules("Launch a wiki and share") == ["P1", "P2", "P4", "P5", "P6", "P8", "P10"]


def test_an_organisation_adds_its_roles() -> None:
    """In the singular or plural, of several words, in any case; one word alone will do as well."""
    text = "By June 40 {} share notes to cut falls by 10%"
    for people in ("gaffers", "Bedside Buddies", "fairies", "Pflegekräfte"):
        assert _rules(text.format(people)) == ["P1", "P2"]
        assert _rules(text.format(people.lower()), roles=[people]) == []
    for added, used in (("gaffer", "gaffers"), ("fairy", "fairies"), ("boss", "bosses")):
        assert _rules(text.format(used), roles=(added,)) == []
    assert _rules(text.format("gaffers"), roles="gaffer") == []
    assert _rules(text.format("welders"), roles=["", " ", "(", "a|b"]) == []
    assert _rules("", roles=[""]) == _rules("")


def test_the_dictionary_spans_the_sectors() -> None:
    """Singular and plural, by field, none twice."""
    singular = [one for field in ROLES.values() for one in field]
    assert len(ROLES) >= 10
    assert len(singular) == len(set(singular)) >= 150
    for word in ("adjuster", "engineer", "nurse", "teacher", "agent", "customer", "supplier"):
        assert word in singular
    for field in ROLES.values():
        for one, many in field.items():
            assert _rules(f"{one}")[0] != "P1", one
            assert _rules(f"40 {many}")[0] not in {"P1", "P2"}, many


# --- any text -------------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            [*" ".join(text for text, _ in KNOWN).split(), *"\n\x00\u202e\ud800ﷺ7%'→[]_?<"]
        ),
        max_size=40,
    ).map(" ".join),
)
FILLED = st.dictionaries(st.sampled_from(SLOTS), TEXTS)


@settings(deadline=None)
@given(TEXTS, FILLED, st.lists(st.text(max_size=20), max_size=3))
def test_any_text_can_be_checked(text: str, slots: dict[str, str], roles: list[str]) -> None:
    """It never raises, is the same twice, keeps the order, and points into the text."""
    findings = check(text, slots=slots, roles=roles)
    assert findings == check(text, slots=slots, roles=roles)
    numbers = [int(finding.rule[1:]) for finding in findings]
    assert numbers == sorted(set(numbers))
    for finding in findings:
        assert finding.span is None or 0 <= finding.span[0] < finding.span[1] <= len(text)
        assert finding.reason
        assert finding.fix


@settings(deadline=None)
@given(TEXTS, FILLED, st.sampled_from(SLOTS), st.text(min_size=1, max_size=20))
def test_filling_a_slot_asks_for_nothing_new(
    text: str, slots: dict[str, str], slot: str, words: str
) -> None:
    """It may settle a rule that asks, and never raises one."""
    before = set(_rules(text, slots=slots | {slot: ""}))
    after = set(_rules(text, slots=slots | {slot: words}))
    assert not (after - before) & set(ASKED.values())


LONG = [
    "nurses ",
    "75% of the ",
    "1",
    "1,",
    "1 ",
    "from 1 to ",
    "from from ",
    "by the next ",
    "reduce reduce a ",
    "launch a ",
    "grow to 1 of ",
    "all the ",
    "every nurse ",
    "half of all our 12 nurses and ",
    "[",
    "<a ",
    "_ ",
    "- ",
    "so a b c d e ",
    "get a b c d ",
    "\u0301",
    "ﷺ",
    "\n",
    "cut nurses' 1→",
    "12-person a b c d and e f ",
]


@pytest.mark.parametrize("once", LONG)
def test_no_text_is_slow(once: str) -> None:
    """What could make a search go back and forth does not; ten million characters are nothing."""
    before = time.process_time()
    for text in (once * 4_000, once + string.ascii_letters * 200_000, once * (10**7 // len(once))):
        assert _rules(text)[-1] == "P15"
    compose(dict.fromkeys(SLOTS, once * 100_000))
    assert time.process_time() - before < 10


def test_a_long_text_is_read_in_part_and_the_check_says_so() -> None:
    """The horizon stands beyond what is read."""
    findings = check("a" * EXAMINED + " by June")
    assert "P8" in [finding.rule for finding in findings]
    assert f"{EXAMINED:,} characters" in findings[-1].reason
    assert "characters" not in check("a " * (EXAMINED // 2))[-1].reason
