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
        "--trust-proxy",
        is_flag=True,
        help="A proxy stands before this server, and nobody reaches it otherwise: believe what "
        "X-Forwarded-Proto, -Host and -For say of visitors.",
    ),
    click.option(
        "--launch-token",
        metavar="TOKEN|-",
        help="A launcher's token: ?token=… with it opens the home page once. - reads it from "
        "stdin, so that no list of processes shows it.",
    ),
    click.option(
        "--places",
        type=click.IntRange(1, 10_000),
        envvar="COMMONGROUND_PLACES",
        show_envvar=True,
        help="How many people this machine holds at once; who comes then is asked to wait.",
    ),
    click.option(
        "--closes-idle",
        metavar="MINUTES",
        type=click.FloatRange(1),
        envvar="COMMONGROUND_CLOSES_IDLE",
        show_envvar=True,
        help="The machine is lent and taken back after so long without anybody: warn before.",
    ),
    click.option(
        "--closes-after",
        metavar="MINUTES",
        type=click.FloatRange(1),
        envvar="COMMONGROUND_CLOSES_AFTER",
        show_envvar=True,
        help="The machine is lent for so long at most: warn before.",
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
