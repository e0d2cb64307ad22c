"""The commands. Each problem that is meant for people ends a command with its three parts."""

from __future__ import annotations

import click

from commonground.cli.data import look_at, take_in
from commonground.cli.doctor import doctor
from commonground.cli.files import export_session, import_session
from commonground.cli.indicator import check_indicator
from commonground.cli.lab import lab
from commonground.cli.portfolio import portfolio
from commonground.cli.purpose import check_purpose
from commonground.cli.serving import demo, serve
from commonground.cli.sessions import new, rehearse
from commonground.cli.talk import Told
from commonground.cli.workshop import check_workshop
from commonground.session.problems import CommonGroundError

__all__ = ["main"]


class Commands(click.Group):
    """Commands in the order in which one needs them, with problems told in words."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """In the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except CommonGroundError as problem:
            raise Told(problem) from problem


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`commonground COMMAND --help` says more about a command, with an example.",
)
@click.version_option(package_name="commonground", message="Common Ground %(version)s")
def main() -> None:
    """Workshops that start a collaboration small, on purpose, and measured.

    Try `commonground demo` first: it shows a whole workshop with simulated people.
    """


for command in (
    serve,
    demo,
    new,
    rehearse,
    lab,
    check_workshop,
    export_session,
    import_session,
    check_purpose,
    check_indicator,
    look_at,
    take_in,
    portfolio,
    doctor,
):
    main.add_command(command)
