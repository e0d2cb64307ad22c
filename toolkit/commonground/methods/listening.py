"""A listening audit: who was heard, what the quotes are about, how far the coders agree.

**Agreement.** A quote may be about several things, so each coder gives it a set of themes, and the
one given first is what it is mainly about. Krippendorff's alpha compares single values. It is
therefore calculated twice: over the main themes, which is one number for the whole coding, and for
each theme by itself as given or not given, which tells whose definition is unclear. A coder who
finds that no theme fits has given a value too. (Distances between sets, such as MASI, would make
one number of both, in which a theme that nobody understands could not be seen.) Where nothing
varies alpha is undefined, and that is said instead of a number.

**Themes of a quote.** A theme counts when more than half of those who coded the quote gave it: of
two coders both. What a group settled in talking about a quote counts instead of that, but never
for the agreement, which is about what people saw by themselves.

**Small cells.** Cells under 5 are suppressed where a number could give away a person. Here each
quote is read by the whole room and carries no name, so a count gives away nothing that the quote
does not; what would mislead is a percentage of three. So counts are always shown, shares only of
`Coded.few` quotes or more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final

from commonground.methods.agreement.raters import reliability
from commonground.methods.settings import Coded, Listened, Reliability

Codings = Mapping[str, Mapping[str, Sequence[str]]]  # coder → quote → themes, the main one first
Record = dict[str, Any]
UNDEFINED: Final = "undefined"
ADDRESS, NUMBER = "[address removed]", "[number removed]"  # as files of real data have it
_NOBODY_CODED: Final = "no quote was coded by two people"
_NO_VARIATION: Final = "everybody gave all quotes the same, so nothing varies"

_MAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\W\d_]{2,}", re.UNICODE)
# At least eight digits, as telephone numbers are written; a year, a sum or a claim has fewer.
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?(?:\(?\d{1,5}\)?[ ./-]?){2,6}\d{2,}(?![\w%])")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")


def without_addresses(text: str) -> tuple[str, int]:
    """The text with marks for e-mail addresses and telephone numbers; how many there were.

    >>> without_addresses("Call me: +44 20 7946 0958, or ann@example.org. 1,200 claims in 2025")
    ('Call me: [number removed], or [address removed]. 1,200 claims in 2025', 2)
    """
    text, mails = _MAIL.subn(ADDRESS, text)
    found = 0

    def phone(match: re.Match[str]) -> str:
        nonlocal found
        digits = sum(letter.isdigit() for letter in match[0])
        if not 8 <= digits <= 15 or _DATE.fullmatch(match[0].strip()):
            return match[0]
        found += 1
        return NUMBER

    text = _PHONE.sub(phone, text)
    return text, mails + found


def coverage(
    segments: Iterable[Mapping[str, Any]],
    quotes: Iterable[Mapping[str, Any]],
    settings: Listened = Listened(),  # noqa: B008  # frozen
) -> list[Record]:
    """How many voices each segment has, and how many it lacks.

    ``segments`` have ``id``, ``text`` and ``key`` (whether it must be heard), ``quotes`` the id of
    their ``segment``. The result has ``voices`` and ``missing`` (to `Listened.voices`) too.
    """
    heard = Counter(quote["segment"] for quote in quotes)
    return [
        {
            "id": one["id"],
            "text": one["text"],
            "key": bool(one.get("key")),
            "voices": heard[one["id"]],
            "missing": max(0, settings.voices - heard[one["id"]]),
        }
        for one in segments
    ]


def short_of_voices(
    covered: Iterable[Record],
    settings: Listened = Listened(),  # noqa: B008  # frozen
) -> list[Record]:
    """A finding for each segment with too few voices: a key segment blocks, another is a note.

    ``covered`` is a result of `coverage`. Each finding has ``level``, ``words``, ``cure`` and
    ``row`` (the segment's id).
    """
    return [
        {
            "level": "block" if one["key"] else "note",
            "words": f"“{one['text']}” has {_voices(one['voices'])}, fewer than {settings.voices}.",
            "cure": f"Listen to {one['missing']} more of them.",
            "row": one["id"],
        }
        for one in covered
        if one["missing"]
    ]


def _voices(number: int) -> str:
    return "no voice yet" if not number else f"{number} voice{'s' if number > 1 else ''}"


def nominal_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha of labels: each unit with the values that its coders gave it.

    None where it is undefined: no unit with two values, or one value throughout. The same as
    `commonground.methods.agreement.krippendorff_alpha`, in plain Python: a server that shows it
    live need not load numpy. alpha = 1 - (n - 1) (n - Σ o_cc) / (n² - Σ n_c²), over the n values of
    units with two or more; o_cc = Σ n_uc (n_uc - 1) / (m_u - 1) over units u with m_u values.

    >>> round(nominal_alpha(["aa", "bb", "ab", "bb"]), 3)
    0.533

    Source: K. Krippendorff, *Content Analysis*, 4th edition, Sage 2018, chapter 12.
    """
    totals: Counter[Hashable] = Counter()
    matched = 0.0
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        totals += counts
        matched += sum(count * (count - 1) for count in counts.values()) / (len(values) - 1)
    n = totals.total()
    varied = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * (n - matched) / varied if varied else None


def agreement(
    codings: Codings,
    themes: Sequence[str],
    settings: Reliability = Reliability(),  # noqa: B008  # frozen
) -> dict[str, Record]:
    """How far the coders agree: on the main theme under "", and on each theme by its id.

    Each record has ``alpha`` (-1 to 1, None where undefined), ``word`` ("good", "tentative", "too
    low", "undefined"), ``note`` (why it is undefined, or "") and ``units`` (quotes by two or more).
    """
    units = by_quote(codings)
    several = [sets for sets in units.values() if len(sets) > 1]
    found = {"": _agreed([[one[0] if one else "" for one in sets] for sets in several], settings)}
    for theme in themes:
        found[theme] = _agreed([[theme in one for one in sets] for sets in several], settings)
    return found


def _agreed(units: Sequence[Sequence[Hashable]], settings: Reliability) -> Record:
    alpha = nominal_alpha(units)
    if alpha is None:
        note = _NO_VARIATION if units else _NOBODY_CODED
        return {"alpha": None, "word": UNDEFINED, "note": note, "units": len(units)}
    word = reliability(alpha, settings)
    return {"alpha": round(alpha, 6), "word": word, "note": "", "units": len(units)}


def by_quote(codings: Codings) -> dict[str, list[Sequence[str]]]:
    """Quote → the sets of themes that its coders gave it."""
    found: dict[str, list[Sequence[str]]] = {}
    for given in codings.values():
        for quote, themes in given.items():
            found.setdefault(quote, []).append(themes)
    return found


def carried(codings: Codings, settled: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Quote → the themes that it counts for: given by more than half of its coders, or settled."""
    found: dict[str, list[str]] = {}
    for quote, sets in by_quote(codings).items():
        votes = Counter(theme for one in sets for theme in dict.fromkeys(one))
        found[quote] = [theme for theme, number in votes.items() if 2 * number > len(sets)]
    return found | {quote: list(themes) for quote, themes in settled.items()}


def contested(codings: Codings, settled: Mapping[str, Sequence[str]]) -> list[str]:
    """The quotes on which coders differ and which are not settled; those furthest apart first."""
    apart: dict[str, float] = {}
    for quote, sets in by_quote(codings).items():
        if quote in settled or len(sets) < 2:
            continue
        votes = Counter(theme for one in sets for theme in dict.fromkeys(one))
        split = sum(min(number, len(sets) - number) for number in votes.values()) / len(sets)
        main = len({one[0] if one else "" for one in sets}) - 1
        if split or main:
            apart[quote] = split + main
    return sorted(apart, key=lambda quote: (-apart[quote], quote))


def heat(
    quotes: Mapping[str, str],
    about: Mapping[str, Sequence[str]],
    segments: Sequence[str],
    themes: Sequence[str],
    settings: Coded = Coded(),  # noqa: B008  # frozen
) -> list[Record]:
    """Theme × segment: in how many quotes of the segment the theme counts, theme by theme.

    ``quotes`` is quote → segment, ``about`` what `carried` found. A record has ``theme``,
    ``segment``, ``n`` (quotes), ``of`` (coded quotes of the segment) and ``share`` (0 to 1; None
    of fewer than `Coded.few`).
    """
    coded = {quote: themes for quote, themes in about.items() if quote in quotes}
    of = Counter(quotes[quote] for quote in coded)
    number = Counter((theme, quotes[quote]) for quote, given in coded.items() for theme in given)
    return [
        {
            "theme": theme,
            "segment": segment,
            "n": number[theme, segment],
            "of": of[segment],
            "share": number[theme, segment] / of[segment] if of[segment] >= settings.few else None,
        }
        for theme in themes
        for segment in segments
    ]
