"""`commonground check-indicator`: the vanity check at a terminal and for programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commonground.cli import main
from commonground.methods import indicators

CLEAN: dict[str, Any] = {
    "name": "Share of claims with rework",
    "purpose": "Adjusters share worked cases to cut rework",
    "denominator": "claims closed in the month",
    "unit": "%",
    "segments": ["North", "South"],
    "direction": "down",
    "logic stage": "outcome",
    "baseline": 18,
    "target": 12,
    "threshold": "above 20%",
    "action": "pause and ask the teams",
}
VAIN = {"name": "Total members 🙂", "purpose": CLEAN["purpose"]}


def check(given: object, *words: str) -> Result:
    """Run the command on what is piped in."""
    text = given if isinstance(given, bytes | str) else json.dumps(given)
    return CliRunner().invoke(main, ["check-indicator", "-", *words], input=text)


def rules(result: Result) -> list[str]:
    """The rules of the findings for programs."""
    assert result.exit_code == 0
    return [finding["rule"] for finding in json.loads(result.output)]


def test_findings() -> None:
    """Each has its reason and its cure; traffic is context only."""
    result = check(VAIN)
    assert result.exit_code == 0
    assert "Total members 🙂\nContext only" in result.output
    for finding in indicators.check(VAIN):
        assert f"{finding.rule:<8}{finding.level}: {finding.reason}" in result.output
        assert finding.fix in result.output
    assert indicators.ABOUT in result.output


def test_a_clean_card() -> None:
    """There is nothing to mend, and the check says what it cannot tell."""
    result = check(CLEAN)
    assert "Nothing to mend in how it is made." in result.output
    assert indicators.ABOUT in result.output
    assert rules(check(CLEAN, "--json")) == []


def test_for_programs() -> None:
    """The findings as the library gives them, with the card that they are about."""
    (first, *_) = json.loads(check(VAIN, "--json").output)
    assert first == {"card": VAIN["name"], **indicators.check(VAIN)[0].to_json()}
    assert rules(check(VAIN, "--json")) == ["V1", "V2", "V3", "V5", "V8", "V10"]


def test_what_a_field_cannot_hold() -> None:
    """It is told first."""
    assert rules(check({**CLEAN, "baseline": "140%", "direction": "up"}, "--json")) == ["value"] * 2


def test_a_list() -> None:
    """Each card by itself, and then what they lack together."""
    result = check([CLEAN, VAIN], "--json")
    balance = [f for f in json.loads(result.output) if f["rule"] == "balance"]
    assert [finding["field"] for finding in balance] == ["value_cycle", "timing", "counter_metric"]
    assert {finding["purpose"] for finding in balance} == {CLEAN["purpose"]}
    assert f"All cards for: {CLEAN['purpose']}" in check([CLEAN, VAIN]).output
    assert rules(check([], "--json")) == []


def test_a_file(tmp_path: Path) -> None:
    """With the mark that some editors put before the text."""
    file = tmp_path / "cards.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(CLEAN).encode())
    result = CliRunner().invoke(main, ["check-indicator", str(file)])
    assert "Nothing to mend" in result.output


def test_strict() -> None:
    """Errors make it end with 1; warnings alone do not."""
    assert check(VAIN, "--strict").exit_code == 1
    assert check({**CLEAN, "baseline": None}, "--strict").exit_code == 0


@pytest.mark.parametrize("given", [b"", b"\xff", b"{", "3", "null", '["a"]', "[" * 9999])
def test_a_file_without_cards(given: bytes | str) -> None:
    """Three parts, and no traceback."""
    result = check(given)
    assert result.exit_code == 1
    assert "holds no indicator cards" in result.output


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Its name, and what to do."""
    for path in (tmp_path / "none.json", tmp_path):
        result = CliRunner().invoke(main, ["check-indicator", str(path)])
        assert result.exit_code == 1
        assert str(path) in result.output
