"""The commands for real data: what a file is, and what would come in of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commonground.cli import options
from commonground.cli.talk import example, say_json
from commonground.session.problems import Refused, Unusable

if TYPE_CHECKING:
    from commonground.imports import Look, Problem

STDOUT = "-"
PLACES = "://"

_said = click.option(
    "--answer",
    "answers",
    metavar="QUESTION=ANSWER",
    multiple=True,
    help="The answer to a question that `look` asks, such as order-date=day. May be repeated.",
)
_columns = click.option(
    "--column",
    "columns",
    metavar="ROLE=PLACE",
    multiple=True,
    help="Which column has a role, by its place from 1: date=3. May be repeated.",
)
_kind = click.option("--kind", help="What the file is, if not what its headers say.")
_cadence = click.option(
    "--cadence", type=click.Choice(["day", "week", "month", "quarter"]), help="One number for each."
)


@click.command("look", epilog=example("commonground look tickets.csv"))
@click.argument("file", type=click.Path(path_type=Path))
@_kind
@_columns
@_said
@options.as_json
def look_at(
    *, file: Path, kind: str | None, columns: Sequence[str], answers: Sequence[str], as_json: bool
) -> None:
    """Say what a FILE of real data is, and what would be taken of it.

    No value of it is printed: only which column is what, what has to be answered, which rows cannot
    be read, and the measures that it can give.
    """
    from commonground.imports import look  # noqa: PLC0415  # with what reads files

    found = look(file, _answers(columns, answers, kind=kind))
    if as_json:
        say_json(found.to_json())
    else:
        _say(found)


@click.command("take", epilog=example("commonground take tickets.csv -o series.json"))
@click.argument("source", metavar="FILE|URL")
@_kind
@_columns
@_said
@_cadence
@click.option("--treated", multiple=True, metavar="GROUP", help="A group in which it changed.")
@click.option("--control", multiple=True, metavar="GROUP", help="A group to compare with.")
@click.option("--rest", is_flag=True, help="Take the rest where some rows cannot be read.")
@click.option("--query", metavar="SQL", help="The SELECT to add up, where the source is a URL.")
@click.option("--name", default="The measure", show_default=True, help="What a query measures.")
@click.option("--when", metavar="COLUMN", help="The query's column of dates.")
@click.option("--value", metavar="COLUMN", default="", help="The query's column of the measure.")
@click.option(
    "--statistic",
    type=click.Choice(["count", "sum", "mean", "share"]),
    default="count",
    show_default=True,
    help="What is made of the query's values.",
)
@click.option("--group", metavar="COLUMN", default="", help="The query's column of groups.")
@click.option("-o", "--output", metavar="PATH", help="Where to write it.  [default: stdout]")
def take_in(
    *,
    source: str,
    kind: str | None,
    columns: Sequence[str],
    answers: Sequence[str],
    cadence: str | None,
    treated: Sequence[str],
    control: Sequence[str],
    rest: bool,
    output: str | None,
    **asked: str,
) -> None:
    """Write what may be taken of a FILE, or of a query at a database's URL, as JSON.

    It holds series and voices: no row, no name, and no number about fewer than five people or
    cases. A row that cannot be read ends the command, unless --rest is given. Of a query, the
    adding up is done in the database; its URL is written nowhere.
    """
    if PLACES in source:
        made = _asked(source, {**asked, "cadence": cadence or "week"}, treated, control)
    else:
        from commonground.imports import take  # noqa: PLC0415  # with what reads files

        said = _answers(
            columns, answers, kind=kind, cadence=cadence, treated=treated, control=control
        )
        found = take(Path(source), said, rest=rest)
        _tell(found.problems)
        made = found.to_json()
    _write(output, made)


def _asked(
    url: str, asked: dict[str, str], treated: Sequence[str], control: Sequence[str]
) -> dict[str, Any]:
    from commonground.imports import Asked, query  # noqa: PLC0415  # with what asks databases

    statement = asked.pop("query")
    if not statement or not asked["when"]:
        raise Refused(
            "A database is asked with a query and its column of dates.",
            do="Add --query and --when.",
        )
    return query(url, statement, Asked(groups=_groups(treated, control), **asked))  # type: ignore[arg-type]


def _groups(treated: Sequence[str], control: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(treated, "treated") | dict.fromkeys(control, "control")


def _answers(
    columns: Sequence[str],
    answers: Sequence[str],
    *,
    kind: str | None,
    cadence: str | None = None,
    treated: Sequence[str] = (),
    control: Sequence[str] = (),
) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for role, place in map(_pair, columns):
        if not place.isdecimal():
            raise Refused(f"“{place}” is no place of a column.", do="Count from 1, as in date=3.")
        roles.setdefault(role, []).append(f"c{place}")
    return {
        "kind": kind or "",
        "roles": roles,
        "said": dict(map(_pair, answers)),
        "cadence": cadence or "",
        "groups": _groups(treated, control),
    }


def _pair(given: str) -> tuple[str, str]:
    name, mark, value = given.partition("=")
    if not mark:
        raise Refused(f"“{given}” is not of the form NAME=VALUE.", do="Write it with an = sign.")
    return name.strip(), value.strip()


def _say(found: Look) -> None:
    click.secho(f"{found.name}: {found.kind.title}", bold=True)
    between = f", {found.dates[0]} to {found.dates[1]}" if found.dates[0] else ""
    click.echo(f"{found.rows:,} rows{between}")
    for remark in found.remarks:
        click.echo(remark)
    click.echo()
    names = {column.key: f"{column.name} ({column.about})" for column in found.columns}
    for role in found.kind.roles:
        keys = found.roles.get(role.name, [])
        click.echo(f"  {role.name:<10} {'; '.join(names[key] for key in keys) or '–'}")
    if found.left_out:
        click.echo(f"\nNever taken in: {', '.join(found.left_out)}")
    for group in found.groups:
        click.echo(f"Group: {group['name']} ({group['rows']:,} rows)")
    for question in found.questions:
        click.secho(f"\n{question.words}", bold=not question.answer)
        for key, words in question.choices:
            mark = "*" if key == question.answer else " "
            click.echo(f" {mark} {question.id}={key}  {words}")
    click.echo("\nIt can give:" if found.measures else "\nIt can give voices.")
    for measure in found.measures:
        click.echo(f"  {measure.name} ({measure.statistic}{', activity' * measure.activity})")
    _tell(found.problems)


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"{problem.words} {problem.cure}".rstrip(), err=True)


def _write(output: str | None, made: dict[str, Any]) -> None:
    text = json.dumps(made, ensure_ascii=False)
    if output in (None, STDOUT):
        click.echo(text)
        return
    path = Path(str(output))
    if path.exists():
        raise Refused(f"There is a file {path} already.", do="Choose another name with -o.")
    try:
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as error:
        raise Unusable(
            f"{path} cannot be written: {error.strerror or error}.", do="Choose another place."
        ) from None
    click.echo(f"Written to {path}.", err=True)
