"""What the commands say, and how. Colours only where a person reads them."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import IO, Any

import click

from commonground.session.problems import CommonGroundError

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
"""The colours of the levels of findings."""


class Told(click.ClickException):
    """Ends a command with what happened, what is safe and what to do; exit code 1."""

    def __init__(self, problem: CommonGroundError) -> None:
        super().__init__(problem.what)
        self.problem = problem

    def show(self, file: IO[Any] | None = None) -> None:
        """One part to a line."""
        file = sys.stderr if file is None else file
        click.echo(f"{click.style('Error:', fg='red', bold=True)} {self.problem.what}", file=file)
        for part in (self.problem.safe, self.problem.do):
            if part:
                click.echo(f"       {part}", file=file)


def example(words: str) -> str:
    """The last lines of a command's help."""
    return f"\b\nExample:\n  {words}"


def say_json(value: object) -> None:
    """One line for a program."""
    click.echo(json.dumps(value, ensure_ascii=False))


def say_links(links: Mapping[str, str]) -> None:
    """Names and addresses, aligned."""
    width = max(map(len, links))
    for name, link in links.items():
        click.echo(f"  {click.style(name.ljust(width), bold=True)}  {link}")


def say_qr(picture: str) -> None:
    """A QR code, light on dark whatever the terminal's own colours are."""
    for line in picture.splitlines():
        click.echo("  " + click.style(line, fg="bright_white", bg="black"))
