"""The rules of the check: a table of what to look for, why it matters and how to mend it.

A *gap* is something that a purpose needs: the rule speaks up when nothing of it is found, and no
slot was filled with it. A *fault* leads astray: the rule speaks up when it is found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from commonground.methods.findings import Level
from commonground.methods.plain import EXAMINED
from commonground.methods.purpose import looks
from commonground.methods.purpose.reading import NOWHERE, Reading, Seen


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table. ``gap`` names the slot that answers the rule as well as words do.

    In ``reason`` and ``fix``, ``{words}`` stands for what was seen.
    """

    name: str
    level: Level
    look: Callable[[Reading], Seen | None]
    reason: str
    fix: str
    gap: str | None = None

    def applies(self, reading: Reading) -> Seen | None:
        """Where the rule has something to say; `NOWHERE` if it says that something is missing."""
        seen = self.look(reading)
        if self.gap is None:
            return seen
        return None if seen or reading.slots.get(self.gap) else NOWHERE


RULES = (
    Rule(
        "P1",
        "error",
        looks.audience,
        "Nobody is named yet, so nobody can tell whether they are meant.",
        "Name the people who would do it by their role, for example “claims adjusters in North”.",
        gap="who",
    ),
    Rule(
        "P2",
        "warning",
        looks.reach,
        "Without a number it stays open how small it may start and when enough people take part.",
        "Say how many of how many, for example “75% of the 120 claims adjusters”.",
        gap="reach",
    ),
    Rule(
        "P3",
        "error",
        looks.together,
        "This is about working together, and what people do with each other is still open.",
        "Add what they do together, for example “share worked cases” or “solve tickets in pairs”.",
        gap="together",
    ),
    Rule(
        "P4",
        "error",
        looks.problem,
        "People give their time to a problem that they feel, and none is named yet.",
        "Name what goes wrong today, for example “rework”, “late deliveries” or “repeat calls”.",
        gap="problem",
    ),
    Rule(
        "P5",
        "error",
        looks.outcome,
        "It does not say yet what will have changed once this works.",
        "Add what should rise or fall, for example “to cut rework”.",
        gap="outcome",
    ),
    Rule(
        "P6",
        "warning",
        looks.measure,
        "Without a start and a target nobody will be able to tell whether it worked.",
        "Add from how much to how much, for example “from 18% to 12%”; a first guess will do.",
        gap="measure",
    ),
    Rule(
        "P7",
        "warning",
        looks.participation_only,
        "The only number counts who takes part, and a full room is not yet a result.",
        "Keep it, and add a number for what changes, for example “rework from 18% to 12%”.",
    ),
    Rule(
        "P8",
        "warning",
        looks.horizon,
        "Without a date there is no moment to look back and decide what comes next.",
        "Say by when, for example “by the end of June” or “within six months”.",
        gap="horizon",
    ),
    Rule(
        "P9",
        "error",
        looks.placeholder,
        "“{words}” is still open, and everybody would fill it in differently.",
        "Put the real name or number in its place; a first guess is a good start.",
    ),
    Rule(
        "P9",
        "error",
        looks.placeholder_in_a_slot,
        "One of the parts is still open, and everybody would fill it in differently.",
        "Put a real name or number in the place of “XX”, “TBD” or “[…]”; a first guess will do.",
    ),
    Rule(
        "P10",
        "error",
        looks.tool_first,
        "“{words}” puts a tool first, and people come back for a problem that gets solved.",
        "Begin with people and their problem, for example “40 nurses share handover notes to cut "
        "falls from 9 to 5 a month”; the tool can follow from that.",
    ),
    Rule(
        "P11",
        "error",
        looks.vanity,
        "“{words}” counts traffic, which can grow while no problem is solved.",
        "Count what improves for those who take part, for example “repeat calls from 30% to 20%”.",
    ),
    Rule(
        "P12",
        "warning",
        looks.everyone,
        "“{words}” means everyone at once, and trust grows in small groups first.",
        "Begin with one group that feels the problem, for example “30 of the 120 adjusters”.",
    ),
    Rule(
        "P13",
        "warning",
        looks.command,
        "“{words}” is an order; people can be told to log in, but not to share what they know.",
        "Say why they would want to, for example “because it saves them an hour a week”.",
    ),
    Rule(
        "P14",
        "note",
        looks.vague,
        "“{words}” can mean something else to each reader.",
        "Say what one would see or count instead, for example “answered within a day”.",
    ),
    Rule(
        "P15",
        "note",
        looks.unread,
        f"This is a long text; only its first {EXAMINED:,} characters were read.",
        "Put the purpose into one sentence of forty words, and keep the rest as its background.",
    ),
    Rule(
        "P15",
        "note",
        looks.too_long,
        f"After {looks.LONG} words a sentence is hard to remember and to repeat to a colleague.",
        "Leave out what explains; keep who, what together, which problem, how much and by when.",
    ),
    Rule(
        "P15",
        "note",
        looks.too_many_outcomes,
        "“{words}” is one outcome more than two, and they will compete for the same people.",
        "Keep the one that matters most, for example “cut rework”, and give others their own turn.",
    ),
)
