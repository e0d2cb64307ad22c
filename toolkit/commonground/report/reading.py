"""Reading a session's JSON file back. It may come from anybody and have been through anything.

Everything is checked before anything is written: first that the file is one of ours, then every
event by itself, then (`trial`) that the session can be held and shown. Events that were withheld
leave gaps in the numbers; they are closed here, and what pointed at an event points at it still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from commonground.report import trial
from commonground.report.checks import damaged, mapping, matching, newer, not_ours, parse, washed
from commonground.report.session_file import FORMAT, VERSION
from commonground.session import codes
from commonground.session.events import Event
from commonground.session.problems import Unusable

LARGEST = 50_000_000
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_ACTOR = re.compile(r"[A-Za-z0-9_-]{1,64}")
_COMMAND = re.compile(r"[A-Za-z0-9_-]{1,64}")
_KIND = re.compile(r"[a-z][a-z_]{0,39}")


class Imported(NamedTuple):
    """What `Hub.adopt` takes."""

    identity: str
    code: str
    events: list[Event]


def read(source: Path | bytes) -> Imported:
    """The session in a file or in its bytes. Raises `Unusable` for whatever is wrong with it."""
    document = parse(_text(source))
    version = _version(document)
    if version > VERSION:
        raise newer(version)
    session = mapping(document.get("session"), "the session's entry")
    identity = matching(session.get("id"), _ID, "the session's id")
    code = codes.normalise(str(session.get("code"))) or codes.new()
    events = _close_gaps(list(_events(document.get("events"))), _withheld(document))
    trial.hold(code, events)
    return Imported(identity, code, events)


def _text(source: Path | bytes) -> str:
    try:
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        if size > LARGEST:
            raise not_ours(f"it has {size / 1e6:.0f} MB, and none is larger than 50")
        content = source.read_bytes() if isinstance(source, Path) else source
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise not_ours("it is no text") from None
    except OSError as error:
        raise Unusable(
            f"The file {source!s} cannot be read: {error.strerror}.",
            safe="Nothing was imported.",
            do="Check its name, and that you may read it.",
        ) from None


def _version(document: Any) -> int:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise not_ours("it does not say that it is one")
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged("its version is no number")
    return version


def _withheld(document: dict[str, Any]) -> int:
    counts = mapping(document.get("withheld"), "what was withheld").values()
    if not all(type(count) is int and count >= 0 for count in counts):
        raise damaged("what was withheld is not counted in numbers")
    return sum(counts)


def _events(found: object) -> Iterator[Event]:
    if not isinstance(found, list) or not found:
        raise damaged("it has no events")
    for place, raw in enumerate(found, start=1):
        yield _event(mapping(raw, f"event {place}"), f"event {place}")


def _event(raw: dict[str, Any], where: str) -> Event:
    seq, at, step = raw.get("seq"), raw.get("at"), raw.get("step")
    if type(seq) is not int or not isinstance(at, int | float) or isinstance(at, bool):
        raise damaged(f"the number or the time of {where} is missing or has the wrong form")
    if step is not None and not (isinstance(step, str) and len(step) <= 60):
        raise damaged(f"the step of {where} has the wrong form")
    return Event(
        seq=seq,
        at=at,
        actor=matching(raw.get("actor"), _ACTOR, f"the actor of {where}"),
        kind=matching(raw.get("kind"), _KIND, f"the kind of {where}"),
        step=step,
        data=washed(mapping(raw.get("data"), f"the data of {where}"), where),
        command=matching(raw.get("command"), _COMMAND, f"the command of {where}"),
    )


def _close_gaps(events: Sequence[Event], withheld: int) -> list[Event]:
    """The events numbered from 1 without gaps, as the log holds them."""
    numbers = [event.seq for event in events]
    if numbers[0] != 1 or any(b <= a for a, b in pairwise(numbers)):
        raise damaged("its events are not in order")
    if (missing := numbers[-1] - len(numbers)) > withheld:
        raise damaged(f"{missing - withheld} of its events are missing")
    if len({event.command for event in events}) < len(events):
        raise damaged("the same command is in it twice")
    place = {old: new for new, old in enumerate(numbers, start=1)}
    return [_renumbered(event, place) for event in events]


def _renumbered(event: Event, place: dict[int, int]) -> Event:
    data = event.data
    if event.kind == "undone":
        targets = data.get("events")
        if not isinstance(targets, list) or not all(type(t) is int for t in targets):
            raise damaged("what was undone in it cannot be found")
        if not all(target in place and target < event.seq for target in targets):
            raise damaged("what was undone in it cannot be found")
        data = {**data, "events": [place[target] for target in targets]}
    new = place[event.seq]
    return Event(new, event.at, event.actor, event.kind, event.step, data, event.command)
