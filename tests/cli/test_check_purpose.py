"""`commonground check-purpose`: the check of form at a terminal and for programs."""

import json

from click.testing import CliRunner, Result

from commonground.cli import main
from commonground.methods import purpose

WEAK = "Roll out Teams to all employees and reach 10,000 active users"
CLEAN = (
    "Within six months 75% of the 120 claims adjusters in North share worked cases to cut rework "
    "from 18% to 12%"
)


def check(*words: str, given: str | bytes | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check-purpose", *words], input=given)


def test_findings() -> None:
    """The words are marked with their rule; each finding has its reason and its cure."""
    result = check(WEAK)
    assert result.exit_code == 0
    assert "[Roll out Teams] P10" in result.output
    for finding in purpose.check(WEAK):
        assert f"{finding.rule:<4}{finding.level}: {finding.reason}" in result.output
        assert finding.fix in result.output
    assert purpose.ABOUT in result.output


def test_a_clean_statement() -> None:
    """There is nothing to mend, and the check says what it cannot tell."""
    result = check(CLEAN)
    assert "Nothing to mend in its form." in result.output
    assert purpose.ABOUT in result.output


def test_for_programs() -> None:
    """The findings as the library gives them."""
    assert json.loads(check(WEAK, "--json").output) == [f.to_json() for f in purpose.check(WEAK)]
    assert json.loads(check(CLEAN, "--json").output) == []


def test_stdin() -> None:
    """A dash reads what is piped in, whatever its bytes are."""
    assert check("-", "--json", given=WEAK).output == check(WEAK, "--json").output
    assert check("-", given=b"\xff\xfe nurses").exit_code == 0


def test_strict() -> None:
    """Errors make it end with 1; warnings alone do not."""
    assert check(WEAK, "--strict").exit_code == 1
    assert check(CLEAN, "--strict").exit_code == 0


def test_words_of_an_organisation() -> None:
    """A role that is not in the dictionary can be added."""
    text = "Half of the zorgs share cases to cut rework from 18% to 12% by June"
    rules = {f["rule"] for f in json.loads(check(text, "--json").output)}
    more = {f["rule"] for f in json.loads(check(text, "--role", "zorg", "--json").output)}
    assert "P1" in rules - more


def test_an_odd_text() -> None:
    """Nothing that can be typed ends in a traceback."""
    for text in ("", " ", "\u202e", "é" * 5000, "[a] P1 \x1b[31m"):
        assert check(text).exception is None
