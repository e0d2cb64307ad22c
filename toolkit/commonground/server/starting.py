"""What a session can be started with: agendas, and workshops in any order. And starting one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonground import report
from commonground.agendas import BREAK, Agenda, Choice, Menu
from commonground.hub.live import first_event
from commonground.notebooks.shelf import Broken, Offer
from commonground.report import trial
from commonground.report.carrying import carried
from commonground.report.record import Record
from commonground.server.site import Site
from commonground.session.codes import normalise
from commonground.session.problems import Refused
from commonground.session.steps import Workshop, programme

ORDER = (
    *("readiness", "hotspots", "purpose", "stakeholders", "listening"),
    *("operating-model", "measures", "roadmap", "review", "portfolio"),
)
"""The workshops as the programme holds them."""
GROUPED = (
    ("begin", "Begin", "Find what to work on, and agree on it"),
    ("build", "Build", "The people, the way of working, the measures and the plan"),
    ("review", "Review and grow", "Weeks later: what it did, and what comes next"),
    ("own", "Your own", "From your folder"),
)
OWN = "own"  # the agenda that is chosen workshop by workshop


@dataclass(frozen=True, slots=True)
class Offered:
    """All that the home page offers, and what cannot be used."""

    agendas: Sequence[Choice]
    workshops: Sequence[Workshop]
    own: frozenset[str]
    broken: Sequence[Broken]
    pause: int = BREAK

    @property
    def groups(self) -> list[tuple[str, str, list[Choice]]]:
        """The agendas in groups, each with its title and what it is for.

        In a group they stand as the programme holds them, one workshop before several.
        """
        ordered = sorted(self.agendas, key=_place)
        groups = [
            (title, hint, [one for one in ordered if (one.agenda.group or "own") == group])
            for group, title, hint in GROUPED
        ]
        return [group for group in groups if group[2]]

    @property
    def first(self) -> str:
        """The agenda that is chosen unless somebody chooses another."""
        names = [choice.agenda.id for choice in self.agendas]
        return "purpose" if "purpose" in names else next(iter(names), OWN)


def _place(choice: Choice) -> tuple[bool, bool, int, bool]:
    """The blank one last, several workshops after one, a part of one after the whole of it."""
    agenda = choice.agenda
    first = next(iter(agenda.workshops), "")
    place = ORDER.index(first) if first in ORDER else len(ORDER)
    in_part = any(part.steps for part in agenda.parts)
    return agenda.id == "blank", len({*agenda.workshops}) > 1, place, in_part


async def offer(site: Site) -> Offer:
    """The workshops that there are. The first time their cells are run: once is enough."""
    async with site.reading:
        found = await asyncio.to_thread(lambda: _in_order(site.shelf.offer()))
    site.hub.books = found.workshops
    return found


def _in_order(shelf: Offer) -> Offer:
    """The workshops in the order in which a group would hold them, and then the others."""
    names = [*(name for name in ORDER if name in shelf.workshops), *shelf.workshops]
    return shelf._replace(workshops={name: shelf.workshops[name] for name in names})


async def offered(site: Site) -> Offered:
    """What the home page offers."""
    shelf = await offer(site)
    agendas, wrong = await asyncio.to_thread(_menu(site, shelf).choices)
    named = {choice.agenda.id for choice in agendas}
    alone = [_alone(shelf.workshops[name]) for name in sorted(shelf.own - named)]
    broken = [*shelf.broken, *(Broken(*problem) for problem in wrong)]
    return Offered([*agendas, *alone], list(shelf.workshops.values()), shelf.own, broken)


def _menu(site: Site, shelf: Offer) -> Menu:
    folder = site.shelf.folder / "agendas" if site.shelf.folder else None
    return Menu(shelf.workshops, shelf.own, folder)


def _alone(workshop: Workshop) -> Choice:
    """A facilitator's own workshop, for which there is no agenda, as one."""
    agenda = Agenda(workshop.id, workshop.title, workshop.leads_to, "", ())
    return Choice(agenda, [(workshop.title, workshop.minutes, False)])


def chosen(field: Callable[[str], list[str]]) -> str:
    """What a form of the home page chooses, in the words of `start`.

    ``field`` gives the values of a field: ``agenda``; and where that is the own choice, the
    names in ``workshop``, the ``order`` of choosing them, if the page knew it, and ``breaks``.
    """
    agenda = next(iter(field("agenda")), "")
    if agenda != OWN:
        return agenda
    names = field("workshop")
    order = next(iter(field("order")), "").split("+")
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    if not names:
        raise Refused("No workshop is chosen yet.", do="Choose one or more of them, then start.")
    return ("+break+" if field("breaks") else "+").join(names)


async def start(
    site: Site,
    words: str,
    title: str,
    *,
    anonymous: bool = True,
    earlier: Sequence[str | bytes] = (),
) -> str:
    """A new session through an agenda, a workshop, or several joined by ``+``; its code.

    ``earlier`` are the sessions that it goes on from: codes on this server, and JSON exports.
    Raises `Refused` or `Unusable`.
    """
    shelf = await offer(site)
    missing = {*words.split("+")} - shelf.workshops.keys()
    for one in shelf.broken:
        if Path(one.name).stem in missing:
            raise Refused(one.problem.what, do=one.problem.do)
    name, workshops = await asyncio.to_thread(_menu(site, shelf).choose, words)
    begun = await _carried(site, earlier)
    if begun:
        await asyncio.to_thread(_try, workshops, begun)
    return site.hub.create(workshops, title or name, anonymous=anonymous, carried=begun)


def _try(workshops: Sequence[Workshop], begun: dict[str, Any]) -> None:
    """Hold what would begin so on trial: a file may bring what no step can start from."""
    books = [one.to_json() for one in programme(workshops)]
    trial.hold("", [first_event("On trial", books, 0.0, anonymous=True, carried=begun)])


async def _carried(site: Site, earlier: Sequence[str | bytes]) -> dict[str, Any]:
    """What the earlier sessions gave. Files are read, and all is worked out, in another thread."""
    reads = [_reading(site, one) for one in earlier]
    return await asyncio.to_thread(lambda: carried([read() for read in reads]))


def _reading(site: Site, one: str | bytes) -> Callable[[], Record]:
    """What reads a session. All that the hub is asked is asked now."""
    if isinstance(one, bytes):
        return lambda: report.opened(one)
    code = normalise(one)
    if code is None or not site.hub.exists(code):
        raise Refused(
            f"There is no session “{one[:60]}” here to go on from.",
            do="Look at its code on the home page, or bring its JSON file.",
        )
    record = report.exporting(site.hub, code, "json").record
    return lambda: record
