"""The vanity check, for indicator cards that were written elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from commonground.cli import options
from commonground.cli.talk import COLOURS, example, say_json
from commonground.methods import indicators
from commonground.session.problems import Unusable

STDIN = "-"


@click.command("check-indicator", epilog=example("commonground check-indicator cards.json"))
@click.argument("file")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is an error among them.")
@options.as_json
@click.pass_context
def check_indicator(ctx: click.Context, *, file: str, strict: bool, as_json: bool) -> None:
    """Check the indicator cards in a JSON FILE, or - for stdin: one card or a list of them.

    Each finding names its card and its rule, and says why it matters and how to mend it: what a
    field cannot hold ("value"), the vanity check (V1 to V10), and for a list what the cards of a
    purpose lack together ("balance"). Findings are advice, so the exit code is 0, whatever was
    found, unless --strict is given.
    """
    given = _read(file)
    cards, found = _checked(given if isinstance(given, list) else [given])
    balanced = indicators.balance(cards) if isinstance(given, list) else []
    if as_json:
        each = [
            {"card": card.title, **finding.to_json()}
            for card, findings in zip(cards, found, strict=True)
            for finding in findings
        ]
        of_all = (f for of_purpose in balanced for f in _of_purpose(of_purpose))
        say_json([*each, *of_all])
    else:
        _say(cards, found, balanced)
    errors = any(finding.level == "error" for findings in found for finding in findings)
    ctx.exit(1 if strict and errors else 0)


def _read(file: str) -> Any:
    try:
        text = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        given = json.loads(text.decode("utf-8-sig"))
    except OSError as error:
        raise Unusable(
            f"The file {file} cannot be read: {error.strerror or error}.",
            do="Name a JSON file with one card or a list of cards.",
        ) from None
    except (ValueError, RecursionError):
        given = None
    cards = given if isinstance(given, list) else [given]
    if not all(isinstance(card, Mapping) for card in cards):
        raise Unusable(
            f"The file {file} holds no indicator cards.",
            do='Write one as {"name": "…", "denominator": "…", …}, several in [ ].',
        )
    return given


def _checked(
    given: Iterable[Mapping[str, Any]],
) -> tuple[list[indicators.Card], list[list[indicators.Finding]]]:
    """The cards, and for each what it cannot hold and what the vanity check says."""
    read = [indicators.read(card) for card in given]
    return [card for card, _ in read], [told + indicators.check(card) for card, told in read]


def _of_purpose(balanced: indicators.Balanced) -> list[dict[str, Any]]:
    return [
        {"card": None, "purpose": balanced.purpose, **finding.to_json()}
        for finding in balanced.findings
    ]


def _say(
    cards: Sequence[indicators.Card],
    found: Sequence[Sequence[indicators.Finding]],
    balanced: Iterable[indicators.Balanced],
) -> None:
    for card, findings in zip(cards, found, strict=True):
        click.secho(card.title, bold=True)
        if indicators.context_only(findings):
            click.echo("Context only: it can stand beside a success, and never for one.")
        _say_findings(findings)
        if not findings:
            click.secho("Nothing to mend in how it is made.", fg="green")
        click.echo()
    for of_purpose in balanced:
        if of_purpose.findings:
            name = of_purpose.purpose or "no purpose"
            click.secho(f"All cards for: {name}", bold=True)
            _say_findings(of_purpose.findings)
            click.echo()
    click.echo(indicators.ABOUT)


def _say_findings(findings: Iterable[indicators.Finding]) -> None:
    for finding in findings:
        level = click.style(finding.level, fg=COLOURS[finding.level], bold=True)
        click.echo(f"{finding.rule:<8}{level}: {finding.reason}")
        click.echo(f"        {finding.fix}")
