"""The check of a workshop's notebook, before people see it."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import click

from commonground.cli import options
from commonground.cli.talk import COLOURS, example, say_json
from commonground.notebooks import checks
from commonground.notebooks.cells import ERROR, WARNING


@click.command("check-workshop", epilog=example("commonground check-workshop purpose.ipynb"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit with 1 also when there are only warnings.")
@options.as_json
@click.pass_context
def check_workshop(ctx: click.Context, *, file: Path, strict: bool, as_json: bool) -> None:
    """Check the workshop in a notebook FILE: run its cells, and look at what they declare.

    Each mistake is told with its cell (its place in the notebook, which JupyterLab shows at the
    bottom, and its first words) and with how to mend it: cells that fail or never end, step ids
    used twice, minutes that do not add up to the length that the guide tells, prompts too long for
    a phone, steps without a script. The exit code is 1 when the workshop cannot be held as it is.
    """
    checked = checks.check(file)
    if as_json:
        say_json(checked.to_json())
    else:
        _say(checked)
    ctx.exit(1 if checked.has(ERROR) or (strict and checked.has(WARNING)) else 0)


def _say(checked: checks.Checked) -> None:
    where = groupby(checked.mistakes, key=lambda mistake: (mistake.cell, mistake.words))
    for (cell, words), mistakes in where:
        click.secho(f"Cell {cell}: {words}" if cell else "The whole notebook", bold=True)
        for mistake in mistakes:
            level = click.style(mistake.level, fg=COLOURS[mistake.level], bold=True)
            click.echo(f"  {level}: {mistake.what}")
            click.echo(f"  {mistake.do}")
        click.echo()
    if (book := checked.workshop) is not None:
        steps = f"{len(book.steps)} step{'' if len(book.steps) == 1 else 's'}"
        click.echo(f"{book.title}: {steps}, {book.minutes} minutes.")
    if not checked.mistakes:
        click.secho("Nothing to mend.", fg="green")
    elif checked.has(ERROR):
        click.echo("It cannot be held before the errors are mended.")
    else:
        click.echo("It can be held as it is.")
