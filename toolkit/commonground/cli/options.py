"""Options that several commands share, each said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorated = Callable[..., Any]

HOST = "127.0.0.1"
PORT = 8866

as_json = click.option("--json", "as_json", is_flag=True, help="Print one line of JSON instead.")

server = click.option(
    "--server",
    metavar="HOME_LINK",
    envvar="COMMONGROUND_SERVER",
    show_envvar=True,
    help="The home link of a running server.  [default: the one that was started last]",
)

database = click.option(
    "--database",
    metavar="URL|PATH",
    help="The file with the sessions, if not the one in your own data folder.",
)

_SERVING = (
    click.option(
        "--host",
        default=HOST,
        show_default=True,
        help="The address to listen on; 0.0.0.0 lets phones and laptops in the same network in.",
    ),
    click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=PORT,
        show_default=True,
        help="The port to listen on; 0 takes one that is free.",
    ),
    click.option(
        "--base-url",
        default="/",
        show_default=True,
        help="The path below which everything stands, behind a proxy.",
    ),
    click.option(
        "--public-url",
        metavar="URL",
        help="How others reach this server, if not directly: the links are made from it.",
    ),
    click.option(
        "--secret",
        envvar="COMMONGROUND_SECRET",
        show_envvar=True,
        help="The facilitator's secret, 16 characters or more.  [default: made once, kept in a "
        "file beside the database that only you can read]",
    ),
    click.option(
        "--open/--no-open",
        "open_browser",
        default=False,
        show_default=True,
        help="Open the facilitator's page in a browser.",
    ),
    as_json,
)


def serving(command: Decorated) -> Decorated:
    """The options of the commands that start a server."""
    for option in reversed(_SERVING):
        command = option(command)
    return command
