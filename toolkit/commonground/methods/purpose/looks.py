"""What the rules look for: each function finds the first place of one thing, or None."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain, islice

from commonground.methods.plain import EXAMINED
from commonground.methods.purpose import astray, numbers, people, words
from commonground.methods.purpose.reading import NOWHERE, Reading, Seen

LONG = 40
"""A statement of more words than this is hard to repeat (P15)."""
MANY_OUTCOMES = 3
"""So many outcomes, or more, pull in different directions (P15)."""
EVERYBODY = 1_000
"""“All 12 nurses” is a small start; all of so many people, or more, is everyone (P12)."""

# --- who, and how many of them --------------------------------------------------------------------


def audience(reading: Reading) -> Seen | None:
    """The first role."""
    return next(iter(reading.people), None)


def reach(reading: Reading) -> Seen | None:
    """How many take part: a number, a share, or everyone."""
    return number_of_people(reading) or everyone(reading)


def number_of_people(reading: Reading) -> Seen | None:
    """The first number or share directly before a role, not one after by, from or to."""
    for who, number in _counted(reading):
        place = number.start("number")
        year = people.A_YEAR.match(reading.plain, place)
        no_count = people.AFTER_A_DATE if year else people.AFTER_BY_FROM_TO
        if not reading.before(no_count, place):
            return Seen(place, who.end)
    for who, strong in reading.leading_to(reading.people, people.STRENGTH, people.STRENGTH_BEGINS):
        return Seen(strong.start(), who.end)
    after = ((who, people.STRENGTH_AFTER.match(reading.plain, who.end)) for who in reading.people)
    return next((Seen(who.start, count.end()) for who, count in after if count), None)


def _counted(reading: Reading) -> Iterator[tuple[Seen, re.Match[str]]]:
    """Each group of people that has a number before it, with that number."""
    return reading.leading_to(reading.crowds, people.QUANTITY, numbers.ANY)


def everyone(reading: Reading) -> Seen | None:
    """All of an organisation, unless it is all of a small group or a part of all."""
    found = [Seen(*match.span()) for match in astray.EVERYONE.finditer(reading.plain)]
    parts = {who: number.start() for who, number in _counted(reading)}
    single = (who for who in reading.people if who not in reading.crowds)
    for who, whole in chain(
        reading.leading_to(reading.crowds, people.ALL, people.ALL_BEGINS),
        reading.leading_to(single, people.EVERY, people.EVERY_BEGINS),
    ):
        if whole.start() <= parts.get(who, EXAMINED) and not _small(whole):
            found.append(Seen(whole.start(), who.end))
    return min(found, default=None)


def _small(whole: re.Match[str]) -> bool:
    """“All 12” rather than “all” or “all 4,000”."""
    count = whole.groupdict().get("count")
    if not count:
        return False
    digits = re.sub(r"\D", "", count)
    return "thousand" not in count and (not digits or int(digits) < EVERYBODY)


# --- what they do about what, and what comes of it ------------------------------------------------


def together(reading: Reading) -> Seen | None:
    """What people do with each other."""
    return reading.first(words.TOGETHER)


def problem(reading: Reading) -> Seen | None:
    """What goes wrong today."""
    return reading.first(words.PROBLEM)


def outcome(reading: Reading) -> Seen | None:
    """What shall rise or fall, unless it is the traffic on a tool."""
    return next(_outcomes(reading), None) or reading.first(numbers.FROM_TO)


def _outcomes(reading: Reading) -> Iterator[Seen]:
    traffic = vanity(reading) or NOWHERE
    for match in words.OUTCOME.finditer(reading.plain):
        if not traffic.start <= match.start() < traffic.end:
            yield Seen(*match.span())


def too_many_outcomes(reading: Reading) -> Seen | None:
    """The outcome that is one too many. What people gain is no outcome of its own."""
    gains = reading.first(words.GAINS)
    end = gains.start if gains else len(reading.plain)
    verbs = [seen for seen in _outcomes(reading) if seen.start < end]
    limits = [*(verb.start for verb in verbs[1:]), end]
    each = chain.from_iterable(map(partial(_things, reading), verbs, limits))
    return next(islice(each, MANY_OUTCOMES - 1, None), None)


def _things(reading: Reading, verb: Seen, limit: int) -> Iterator[Seen]:
    """What one verb changes: “cut failures and complaints” is two outcomes."""
    yield verb
    stop = words.STOP.search(reading.plain, verb.end, limit)
    end = stop.start() if stop else limit
    for listed in words.LISTED.finditer(reading.plain, verb.end, end):
        if thing := words.JUDGED_BY.search(reading.plain, *listed.span("thing")):
            yield Seen(*thing.span())


# --- how much, and by when ------------------------------------------------------------------------


def measure(reading: Reading) -> Seen | None:
    """From how much to how much, by how much, or to how much; of something else than people."""
    if seen := reading.first(numbers.FROM_TO):
        return seen
    of_people = {number.start("number") for _, number in _counted(reading)}
    for pattern in (numbers.BY_AMOUNT, words.TO_TARGET):
        for match in pattern.finditer(reading.plain):
            if match.start("value") not in of_people:
                return Seen(*match.span())
    return None


def participation_only(reading: Reading) -> Seen | None:
    """The number of people, when no other number says what it is for."""
    if reading.slots.get("measure") or measure(reading):
        return None
    if seen := number_of_people(reading):
        return seen
    return NOWHERE if numbers.ANY.search(reading.slots.get("reach", "")) else None


def horizon(reading: Reading) -> Seen | None:
    """By when."""
    return reading.first(numbers.HORIZON)


# --- where a sentence goes astray -----------------------------------------------------------------


def placeholder(reading: Reading) -> Seen | None:
    """A gap that was left open in the sentence."""
    return reading.first(astray.PLACEHOLDER)


def placeholder_in_a_slot(reading: Reading) -> Seen | None:
    """A gap that was left open in one of the parts."""
    return NOWHERE if any(map(astray.PLACEHOLDER.search, reading.slots.values())) else None


def tool_first(reading: Reading) -> Seen | None:
    """A tool that is brought in."""
    return reading.first(astray.TOOL_FIRST)


def vanity(reading: Reading) -> Seen | None:
    """A goal that counts the traffic."""
    return reading.first(astray.VANITY)


def command(reading: Reading) -> Seen | None:
    """An order to take part."""
    return reading.first(astray.COMMAND)


def vague(reading: Reading) -> Seen | None:
    """A word that promises without saying what."""
    return reading.first(astray.VAGUE)


def unread(reading: Reading) -> Seen | None:
    """A text that is longer than what is read of it."""
    return NOWHERE if reading.shortened else None


def too_long(reading: Reading) -> Seen | None:
    """The words after the fortieth."""
    said = (word for word in words.WORD.finditer(reading.plain) if re.search(r"\w", word[0]))
    beyond = list(islice(said, LONG, None))
    return Seen(beyond[0].start(), beyond[-1].end()) if beyond else None
