"""One sentence from the parts of a purpose.

The template is *By [horizon], [reach of whom] [work together how] on [problem] so that [measure]
moves from [baseline] to [target]; they gain […]; we gain […].* What is empty is left out, and
what is missing then is bridged by words that answer no rule of the check: “we”, “work on”, “take
part”. What two parts say is said once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from commonground.methods.patterns import any_of, compiled
from commonground.methods.purpose.numbers import COUNT, VALUE
from commonground.methods.purpose.reading import names_of_people
from commonground.methods.purpose.words import OUTCOME, PROBLEM

SLOTS: Final = (
    "who",
    "reach",
    "together",
    "problem",
    "outcome",
    "measure",
    "horizon",
    "gain_people",
    "gain_organisation",
)
"""The parts of a purpose statement."""
LONGEST: Final = 300
"""How many characters of a part go into the sentence."""

_DATED = compiled(r"(?:by|within|in|before|until|till|over|during|at|this|next|no later)\b")
_LASTS = compiled(rf"(?:{COUNT}|an?|one) (?:days|weeks?|months?|quarters?|years?)$")
_EDGE = compiled(r"(?:end|close|middle|start|beginning) of\b")
_A_PART = compiled(r"(?:%|per ?cent|half|thirds?|quarters?|fifths?|tenths?|most|all|some|many)$")
_ARTICLE = compiled(r"(?:the|our|its|their) ")
_ARROW = compiled(rf"(?:from )?({VALUE}[^→>=]{{0,40}}?) ?(?:-{{1,2}}>|=>|→) ?({VALUE})")
_AMOUNT = compiled(r"(?:from|by|to|below|under|above|down|up|at)\b")
_VERB = compiled(
    any_of(
        """
        accelerate, answer, avoid, boost, bring, clear, close, cut, decrease, double, ease,
        eliminate, end, find, finish, fix, free, get, give, grow, halve, improve, increase, keep,
        lower, make, maximi[sz]e, minimi[sz]e, prevent, raise, recover, reduce, remove, resolve,
        retain, save, shorten, shrink, slash, speed, stop, trim, triple, win
        """
    )
)
_FINITE = compiled(
    r"\b(?:is|are|has|have|can|will|takes?|gets?|goes|go|comes?|waits?|needs?|rises?|drops?"
    r"|(?<!fewer )falls?)\b"
)
_GAIN = compiled(r"(?:(?:they|we) )?(?:gain|get)s? ")
_BEGIN_SMALL = ("together", "outcome")
# A capital letter is kept where it may be a name's: “Salesforce errors”, “June”.
_COMMON = (
    compiled(r"(?:the|our|an?|all|half|less|fewer|more|from|by|to|below|under|they|we)\b"),
    names_of_people(),
    PROBLEM,
    OUTCOME,
    _DATED,
)


def compose(slots: Mapping[str, str]) -> str:
    """Write the sentence that the filled slots make; "" if none is filled.

    >>> compose({"who": "claims adjusters", "reach": "75% of the 120", "horizon": "June",
    ...          "together": "share worked cases", "outcome": "cut rework", "measure": "by 30%"})
    'By June, 75% of the 120 claims adjusters share worked cases to cut rework by 30%.'

    ``slots`` are those of `SLOTS`; others are not looked at. Any text will do; of a long one the
    first `LONGEST` characters are taken.
    """
    part = {slot: _tidy(slots.get(slot) or "", slot) for slot in SLOTS}
    gains = [
        f"{who} gain {_GAIN.sub('', part[slot], count=1)}"
        for who, slot in (("they", "gain_people"), ("we", "gain_organisation"))
        if part[slot]
    ]
    sentence = "; ".join(filter(None, [_main(part), *gains]))
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def _main(part: Mapping[str, str]) -> str:
    """All but the gains."""
    result = _result(part)
    doing = part["together"]
    if part["problem"] and not _says(f"{doing} {result}", part["problem"]):
        doing = f"{doing or 'work'} on {part['problem']}"
    if not doing and result:
        doing, result = re.sub(r"^(?:in order )?to ", "", result), ""
        doing = re.sub(r"^so that ", "make sure that ", doing)
    who, by = _whom(part["reach"], part["who"]), _by_when(part["horizon"])
    if not (who or doing or by):
        return ""
    acts = f"{who or 'we'} {doing or 'take part'}"
    return ", ".join(filter(None, [by, " ".join(filter(None, [acts, result]))]))


def _by_when(horizon: str) -> str:
    if not horizon or _DATED.match(horizon):
        return horizon
    if _LASTS.match(horizon):
        return f"within {horizon}"
    return f"by the {horizon}" if _EDGE.match(horizon) else f"by {horizon}"


def _whom(reach: str, who: str) -> str:
    """“75% of the 120” and “claims adjusters”, or “75%” and “the claims adjusters”."""
    if not (reach and who) or _says(reach, who):
        return reach or who
    if _says(who, reach):
        return who
    if _A_PART.search(reach):
        return f"{reach} of {who}"
    if not _ARTICLE.match(who):
        return f"{reach} {who}"
    return f"{reach} {_ARTICLE.sub('', who, count=1)}" if " of" in reach else f"{reach} of {who}"


def _result(part: Mapping[str, str]) -> str:
    """What comes of it, beginning with “to” or “so that”."""
    outcome, measure = part["outcome"], _ARROW.sub(r"from \1 to \2", part["measure"])
    if _says(outcome, measure):
        measure = ""
    if not outcome:
        return _movement(part["problem"], measure) if measure else ""
    amount = f" {measure}" if _AMOUNT.match(measure) else f" ({measure})" if measure else ""
    if re.match(r"(?:so that|in order to|to) ", outcome):
        return outcome + amount
    if _VERB.match(outcome):
        return f"to {outcome}{amount}"
    if OUTCOME.search(outcome, 1) or _FINITE.search(outcome):
        return f"so that {outcome}{amount}"
    return f"so that we see {outcome}{',' if amount.startswith(' from') else ''}{amount}"


def _movement(problem: str, measure: str) -> str:
    """A measure without an outcome: “so that rework moves from 18% to 12%”."""
    if _AMOUNT.match(measure):
        return f"so that {_moves(problem or 'it')} {measure}"
    named, amount, rest = measure.partition(" from ")
    named = named.rstrip(" :,-")
    return f"so that {_moves(named)} from {rest}" if amount else f"so that we see {measure}"


def _moves(named: str) -> str:
    """“rework in claims moves”, “falls a month move”."""
    head = re.split(r" (?:a|per|each|of|in|on|at|with|to|for) ", named)[0]
    return f"{named} {'move' if re.search(r'[^sui]s$', head) else 'moves'}"


def _says(text: str, part: str) -> bool:
    """Whether the text says the part already, as whole words."""
    return bool(part) and compiled(rf"(?<!\w){re.escape(part)}(?!\w)").search(text) is not None


def _tidy(part: str, slot: str) -> str:
    """One line that can stand inside a sentence: without the full stop, and beginning small."""
    words = " ".join(part[:LONGEST].split()).strip(" .;,:")
    first = words.partition(" ")[0]
    known = slot in _BEGIN_SMALL or any(pattern.match(words) for pattern in _COMMON)
    return first.lower() + words[len(first) :] if known and first[1:].islower() else words
