"""Every command says what it does, and stands in the manual with all of its options."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commonground.cli import main

MANUAL = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
COMMANDS = sorted(main.commands)


def section(name: str) -> str:
    """What the manual says of a command."""
    parts = re.split(r"^## commonground ", MANUAL, flags=re.MULTILINE)
    return next(part for part in parts if part.split("\n")[0] == name)


def test_the_commands() -> None:
    """These are the commands; the manual has no other."""
    checks = ["check-indicator", "check-purpose", "check-workshop"]
    others = "demo doctor export import lab look new portfolio rehearse serve take"
    assert [*checks, *others.split()] == COMMANDS
    assert sorted(re.findall(r"^## commonground (\S+)", MANUAL, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    """The help begins with a sentence, explains each option and ends with an example."""
    command = main.commands[name]
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert command.help
    assert command.help.split("\n")[0].endswith(".")
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    *_, example = result.output.strip().splitlines()
    assert example.strip().startswith(f"commonground {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual(name: str) -> None:
    """The manual has an example of each command; each of its options is explained somewhere."""
    assert f"    commonground {name}" in section(name)
    for option in main.commands[name].params:
        if isinstance(option, click.Option):
            assert any(word in MANUAL for word in option.opts), option.opts


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples(name: str) -> None:
    """The example in the help is one that the command understands."""
    command = main.commands[name]
    words = re.findall(r'"[^"]*"|\S+', str(command.epilog).splitlines()[-1])[2:]
    command.make_context(name, [word.strip('"') for word in words])


def test_as_a_module() -> None:
    """`python -m commonground` is the same program, under the same name."""
    words = [sys.executable, "-m", "commonground", "--help"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert said.startswith("Usage: commonground [OPTIONS]")


def test_the_version() -> None:
    """It is told."""
    result = CliRunner().invoke(main, ["--version"])
    assert re.fullmatch(r"Common Ground \d+\.\d+\.\d+\n", result.output)


def test_a_mistyped_command() -> None:
    """It ends with 2, and with the way to the help."""
    result = CliRunner().invoke(main, ["sreve"])
    assert result.exit_code == 2
    assert "--help" in result.output
