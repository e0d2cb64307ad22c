"""The check of form, for a purpose statement that was written elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from commonground.cli import options
from commonground.cli.talk import COLOURS, example, say_json
from commonground.methods import purpose


@click.command(
    "check-purpose",
    epilog=example('commonground check-purpose "Nurses share notes to cut falls by 20% by June"'),
)
@click.argument("text")
@click.option(
    "--role",
    "roles",
    multiple=True,
    help="A word for people that your organisation uses, such as “steward”. May be repeated.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when there is an error among them.")
@options.as_json
@click.pass_context
def check_purpose(
    ctx: click.Context, *, text: str, roles: tuple[str, ...], strict: bool, as_json: bool
) -> None:
    """Check the form of a purpose statement: TEXT, or - for stdin.

    Each finding names its rule and the words it saw, says why it matters and how to mend it.
    Findings are advice, so the exit code is 0, whatever was found, unless --strict is given.
    """
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace").strip()
    findings = purpose.check(text, roles=roles)
    if as_json:
        say_json([finding.to_json() for finding in findings])
    else:
        _say(text, findings)
    ctx.exit(1 if strict and any(finding.level == "error" for finding in findings) else 0)


def _say(text: str, findings: Sequence[purpose.Finding]) -> None:
    click.echo(_marked(text, findings) + "\n")
    for finding in findings:
        level = click.style(finding.level, fg=COLOURS[finding.level], bold=True)
        click.echo(f"{finding.rule:<4}{level}: {finding.reason}")
        click.echo(f"    {finding.fix}")
    if not findings:
        click.echo(click.style("Nothing to mend in its form.", fg="green"))
    click.echo(f"\n{purpose.ABOUT}")


def _marked(text: str, findings: Sequence[purpose.Finding]) -> str:
    """The text with the words that a finding is about in square brackets, and their rules."""
    spans = sorted({finding.span for finding in findings if finding.span})
    parts, end = [], 0
    for start, stop in spans:
        if start < end:
            continue  # inside of words that are marked already
        rules = ", ".join(finding.rule for finding in findings if finding.span == (start, stop))
        mark = click.style(f"[{text[start:stop]}]", underline=True)
        parts += [text[end:start], mark, click.style(f" {rules}", dim=True)]
        end = stop
    return "".join([*parts, text[end:]])
