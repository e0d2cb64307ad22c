"""The portfolio, from the files of many sessions: a row for each, and what stands twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from commonground.cli import options
from commonground.cli.talk import COLOURS, example, say_json

SHOWN = ("decision", "evidence", "effect", "rung", "lowest")


@click.command("portfolio", epilog=example("commonground portfolio north.json south.json"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.as_json
def portfolio(*, files: tuple[Path, ...], as_json: bool) -> None:
    """Lay communities side by side, each from the JSON FILE of its session.

    Says of each what its session led to, and then which purposes and tools stand twice, which
    communities are clones of one another, and whether more than one expands in a cycle.
    """
    from commonground.methods.portfolio import overlaps  # noqa: PLC0415  # other commands do without
    from commonground.report.communities import communities  # noqa: PLC0415  # as above

    rows = communities(files)
    found = overlaps([{**row, "community": row["text"]} for row in rows])
    if as_json:
        told = [
            {"kind": one.kind, "communities": list(one.communities), "words": one.words}
            for one in found
        ]
        say_json({"communities": rows, "overlaps": told})
        return
    _say(rows)
    for one in found:
        level = click.style(one.kind, fg=COLOURS["warning"], bold=True)
        click.echo(f"{level}: {', '.join(one.communities)}. {one.words}")
    if not found:
        click.echo(click.style("Nothing stands twice.", fg="green"))


def _say(rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        click.echo(click.style(row["text"], bold=True))
        if row["purpose"]:
            click.echo(f"  {row['purpose']}")
        known = [f"{name}: {row[name]}" for name in SHOWN if row[name] not in ("", None)]
        click.echo(f"  {'; '.join(known) or 'It has led to nothing yet.'}\n")
