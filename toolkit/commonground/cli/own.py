"""What is said of a facilitator's own workshops when a server starts with them."""

from __future__ import annotations

from typing import Any

import click

from commonground.notebooks.shelf import Shelf


def read_own(shelf: Shelf, *, quiet: bool) -> dict[str, Any]:
    """The ids of the facilitator's own workshops, and what keeps others from being used."""
    if not quiet:
        click.echo(f"Reading the workshops in {shelf.folder} ...", err=True)
    offered = shelf.offer()
    if not quiet:
        for one in offered.broken:
            mark = click.style("Left out:", fg="yellow", bold=True)
            click.echo(f"{mark} {one.problem.what}\n          {one.problem.do}", err=True)
        names = ", ".join(offered.workshops[name].title for name in sorted(offered.own))
        click.echo(f"Your own workshops: {names or 'none yet'}.\n", err=True)
    told = [{"name": one.name, **one.problem.to_json()} for one in offered.broken]
    return {"workshops": sorted(offered.own), "broken": told}
