"""Reading an agenda's file: whatever is wrong with it is told with the place and the cure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonground.resources import agendas_folder
from commonground.session.problems import Refused, Unusable
from commonground.session.text import LINE_LENGTH, clean

LONGEST = 24 * 60
SAFE = "The other agendas can be used."
GROUPS = ("begin", "build", "review")
"""Where an agenda stands on the home page; one without a group stands with those that are own."""
_FIELDS = {"title", "leads_to", "for_whom", "group", "minutes", "part"}
_OF_A_WORKSHOP = ("workshop", "title", "provisional")
_OF_A_PART = {"workshop", "break", "minutes", "title", "steps", "provisional"}


@dataclass(frozen=True, slots=True)
class Part:
    """A workshop by its name, or a break by its title; how many minutes it takes.

    Of a workshop it may be some ``steps`` only, under a ``title`` of their own. ``provisional`` is
    the reason for which it is held before all is there that it builds on.
    """

    minutes: int
    workshop: str = ""
    title: str = ""
    steps: tuple[str, ...] = ()
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a session goes through, what it leads to, and for whom it is meant."""

    id: str
    title: str
    leads_to: str
    for_whom: str
    parts: tuple[Part, ...]
    group: str = ""

    @property
    def minutes(self) -> int:
        """The whole length, with its breaks."""
        return sum(part.minutes for part in self.parts)

    @property
    def workshops(self) -> list[str]:
        """The names of its workshops, in order."""
        return [part.workshop for part in self.parts if part.workshop]


def found(*folders: Path) -> dict[str, Path]:
    """The agendas in these folders by name; the last folder that has one counts.

    Without a folder, those that come with the program. A folder that is not there has none.
    """
    files = [path for one in folders or (agendas_folder(),) for path in sorted(one.glob("*.toml"))]
    return {path.stem: path for path in files}


def read(path: Path) -> Agenda:
    """The agenda in a file. Raises `Unusable`, which says what is wrong with it and the cure."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise _wrong(path, "is not there", "Check its name and its folder.") from None
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror}", "Check that you may.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, f"cannot be read: {error}", "Mend that place and try again.") from None
    if unknown := sorted(given.keys() - _FIELDS):
        raise _wrong(path, f"has “{unknown[0]}”, which means nothing", _spelling(_FIELDS))
    texts = {name: _text(path, given, name) for name in ("title", "leads_to", "for_whom")}
    parts, group = _parts(path, given.get("part")), _group(path, given.get("group", ""))
    agenda = Agenda(path.stem, parts=parts, group=group, **texts)
    length = _minutes(path, given, "the agenda")
    if agenda.minutes != length:
        raise _wrong(
            path,
            f"says {length} minutes, and its parts add up to {agenda.minutes}",
            f"Write minutes = {agenda.minutes}, or change the minutes of a part.",
        )
    return agenda


def _parts(path: Path, given: object) -> tuple[Part, ...]:
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise _wrong(path, "has no parts", "Write each part under a line [[part]].")
    parts = tuple(_part(path, one, number) for number, one in enumerate(given, start=1))
    if not any(part.workshop for part in parts):
        raise _wrong(path, "has no workshop in it", "Add a [[part]] with workshop = and minutes =.")
    return parts


def _part(path: Path, given: Mapping[str, Any], number: int) -> Part:
    where = f"part {number}"
    if unknown := sorted(given.keys() - _OF_A_PART):
        what = f"has “{unknown[0]}” in {where}, which means nothing"
        raise _wrong(path, what, _spelling(_OF_A_PART))
    if ("workshop" in given) == ("break" in given):
        what = f"does not say in {where} whether it is a workshop or a break"
        raise _wrong(path, what, "Give each part one of the two: workshop = or break =.")
    minutes = _minutes(path, given, where)
    if "workshop" in given:
        texts = {name: _text(path, given, name) for name in _OF_A_WORKSHOP if name in given}
        return Part(minutes, steps=_steps(path, given.get("steps", []), where), **texts)
    if of_a_workshop := sorted(given.keys() - {"break", "minutes"}):
        what = f"has “{of_a_workshop[0]}” in {where}, which is a break"
        raise _wrong(path, what, "A break has its name and its minutes, and nothing else.")
    return Part(minutes, title=_text(path, given, "break"))


def _steps(path: Path, given: object, where: str) -> tuple[str, ...]:
    """The names of a workshop's steps, each of them once."""
    named = isinstance(given, list) and all(isinstance(one, str) for one in given)
    if not isinstance(given, list) or not named or len({*given}) < len(given):
        what = f"does not name in {where} the steps that are held"
        raise _wrong(path, what, 'Write them as in the notebook: steps = ["first", "second"].')
    return tuple(given)


def _group(path: Path, given: object) -> str:
    if given == "" or given in GROUPS:
        return str(given)
    raise _wrong(path, f"has a group {given!r}", f"Choose one of: {', '.join(GROUPS)}.")


def _minutes(path: Path, given: Mapping[str, Any], where: str) -> int:
    minutes = given.get("minutes")
    if type(minutes) is not int or not 1 <= minutes <= LONGEST:
        what = f"gives {where} no minutes that a clock could count: {minutes!r}"
        raise _wrong(path, what, f"Write a whole number from 1 to {LONGEST}.")
    return minutes


def _text(path: Path, given: Mapping[str, Any], name: str) -> str:
    try:
        text = clean(given.get(name), LINE_LENGTH, lines=False, name=name)
    except Refused as refused:
        raise _wrong(path, f"has no good “{name}”: {refused.what}", "Mend it.") from None
    if not text:
        raise _wrong(path, f"has no “{name}”", f'Write a line {name} = "…".')
    return text


def _spelling(names: Iterable[str]) -> str:
    return f"Check the spelling. There are: {', '.join(sorted(names))}."


def _wrong(path: Path, what: str, cure: str) -> Unusable:
    return Unusable(f"The agenda {path.name} {what.rstrip('.')}.", SAFE, cure)
