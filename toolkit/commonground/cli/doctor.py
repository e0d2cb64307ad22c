"""`doctor`: what this machine can and cannot do, each line with its cure."""

from __future__ import annotations

import click

from commonground.cli import checks_machine, checks_program, options
from commonground.cli.found import Asked, Level
from commonground.cli.talk import example, say_json

CHECKS = (*checks_program.CHECKS, *checks_machine.CHECKS)
_MARKS = {
    Level.GOOD: ("ok     ", "green"),
    Level.NOTE: ("note   ", "cyan"),
    Level.WEAK: ("weak   ", "yellow"),
    Level.MISSING: ("missing", "red"),
}


@click.command(epilog=example("commonground doctor --port 8866"))
@options.database
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=options.PORT,
    show_default=True,
    help="The port that the server would listen on.",
)
@options.as_json
@click.pass_context
def doctor(ctx: click.Context, *, database: str | None, port: int, as_json: bool) -> None:
    """Say what this machine can and cannot do, and how to mend what it cannot.

    The exit code is 1 when something is missing without which no workshop can be held.
    """
    found = [line for check in CHECKS for line in check(Asked(database, port))]
    if as_json:
        say_json([line.to_json() for line in found])
    else:
        for line in found:
            mark, colour = _MARKS[line.level]
            click.echo(f"{click.style(mark, fg=colour, bold=True)}  {line.what}")
            if line.cure:
                click.echo(f"         {line.cure}")
    ctx.exit(1 if any(line.level is Level.MISSING for line in found) else 0)
