"""Which measures a file can give: those of its kind, and those that its own columns make."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from commonground.imports.answers import Answers
from commonground.imports.columns import YES, Column
from commonground.imports.kinds import PLAIN, VOICES
from commonground.imports.limits import CHOICES, MEASURES
from commonground.imports.looking import Look, Question
from commonground.imports.measures import Measure, Statistic
from commonground.imports.private import plain, word
from commonground.imports.problems import Problem
from commonground.imports.reading import Names
from commonground.imports.table import Table
from commonground.methods.settings import SmallCells

_FEW_WORDS = frozenset(
    [
        "the",
        "of",
        "in",
        "a",
        "and",
        "to",
        "per",
        "with",
        "share",
        "number",
        "time",
        "how",
        "many",
        "for",
        "until",
        "from",
    ]
)
Cards = Sequence[Mapping[str, Any]]
LIKE = 0.34  # of the words of a card's name: so many must be a measure's too


def offered(look: Look, names: Names, table: Table, answers: Answers) -> list[Measure]:
    """The measures for which the file has what they need, the measures of its own columns added."""
    if look.kind is VOICES:
        return []
    found = [one for one in look.kind.measures if all(names.of.get(role) for role in one.needs)]
    columns = {column.key: column for column in look.columns}
    if look.kind is PLAIN:
        found += _plain(look, names, table, answers)
    for name in names.of.get("answers", []):
        found += _answers(columns[names.cells[name]], name, table)
    if len(found) > MEASURES:
        words = f"The file can give {len(found)} measures; the first {MEASURES} are offered."
        look.problems.append(Problem("note", words, "Take out columns that nobody will look at."))
    return found[:MEASURES]


def _plain(look: Look, names: Names, table: Table, answers: Answers) -> list[Measure]:
    counted = _is_counted(look, names, table, answers)
    columns = {column.key: column for column in look.columns}
    found: list[Measure] = []
    part, whole = names.of["part"][:1], names.of["whole"][:1]
    if part and whole:
        one, of = (columns[names.cells[each[0]]].name for each in (part, whole))
        name = "Share" if plain(one) in ("numerator", "k") else f"{one} of {of}"
        found.append(
            Measure(
                "ratio",
                name,
                "ratio",
                "date",
                "part",
                over="whole",
                where="part <= whole",
                needs=("date",),
                of="cases",
            )
        )
    for value in names.of["values"]:
        said = answers.measures.get(value, {}).get("statistic")
        column = columns[names.cells[value]]
        statistic: Statistic = _usual(table, value)
        if said in ("sum", "mean", "median"):
            statistic = said
        found.append(
            Measure(value, column.name, statistic, "date", value, needs=("date",), counted=counted)
        )
    found += [_yes(columns[names.cells[name]], name, "date") for name in names.of["yes"]]
    if not counted:
        found.append(Measure("rows", "Rows", "count", "date", needs=("date",)))
    return [one for one in found if names.of["date"]]


def _yes(column: Column, name: str, need: str) -> Measure:
    """The share of those who said yes, of those who said anything."""
    listed = ", ".join(f"'{one}'" for one in YES)
    return Measure(
        f"yes-{name}",
        column.name,
        "share",
        "date",
        f"lower({name}) IN ({listed})",
        where=f"{name} IS NOT NULL",
        needs=("date", need),
        of="answers",
    )


def _usual(table: Table, name: str) -> Statistic:
    """A sum of what is counted in whole numbers, and the mean of everything else."""
    ((whole, high),) = table.ask(
        f"SELECT bool_and({name} = floor({name}) AND {name} >= 0), max({name}) FROM base WHERE ok"
    )
    return "sum" if whole and (high or 0) > CHOICES else "mean"


def _is_counted(look: Look, names: Names, table: Table, answers: Answers) -> bool:
    """Whether each row is the total of a day, week or month already: then no two have the same."""
    if not names.of["date"]:
        return False
    group = ", grp" if names.of["group"] else ""
    ((rows, different),) = table.ask(
        f"SELECT count(*), count(DISTINCT (date{group})) FROM base WHERE ok AND date IS NOT NULL"
    )
    usual = "total" if rows and rows == different else "one"
    said = answers.said.get("rows", "")
    choices = [
        ("one", "One person, ticket or answer"),
        ("total", "The number of a whole day, week or month"),
    ]
    answer = said if said in dict(choices) else usual
    look.questions.append(Question("rows", "What is one row of the table?", choices, answer))
    return answer == "total"


def _answers(column: Column, name: str, table: Table) -> list[Measure]:
    """A question's mean where it has a scale of numbers, and the share of each answer."""
    ((told, numbers, different),) = table.ask(
        f"SELECT count({name}), count(n_{name}), count(DISTINCT {name}) FROM base WHERE ok"
    )
    found: list[Measure] = []
    if told and numbers == told:
        found.append(
            Measure(
                f"mean-{name}",
                f"{column.name}: mean",
                "mean",
                "date",
                f"n_{name}",
                needs=("date", "answers"),
                of="answers",
            )
        )
    if not told or different > CHOICES:
        return found
    if column.holds == "yes or no":
        return [*found, _yes(column, name, "answers")]
    rows = table.ask(
        f"SELECT {name}, count(*), min(n_{name}) FROM base WHERE ok AND {name} IS NOT NULL "
        "GROUP BY 1 ORDER BY 3, 1"
    )
    least = SmallCells().least
    for place, (value, count, _) in enumerate(rows):
        if count >= least and word(value, 60):
            digest = hashlib.sha256(str(value).encode()).hexdigest()
            found.append(
                Measure(
                    f"is{place}-{name}",
                    f"{column.name}: {word(value, 60)}",
                    "share",
                    "date",
                    f"sha256({name}) = '{digest}'",
                    where=f"{name} IS NOT NULL",
                    needs=("date", "answers"),
                    of="answers",
                )
            )
    return found


def fitting(named: Mapping[str, str], cards: Cards) -> dict[str, str]:
    """Measure → the card of the plan whose name has most words in common with it, each card once.

    ``named`` has the words that a measure goes by, by its id.
    """
    scores: list[tuple[float, int, str, int]] = []
    for place, (measure, text) in enumerate(named.items()):
        words = _words(text)
        for number, card in enumerate(cards):
            wanted = _words(str(card.get("name") or card.get("text") or ""))
            common = len(words & wanted) / len(wanted) if wanted else 0.0
            if common >= LIKE:
                scores.append((-common, place, measure, number))
    found: dict[str, str] = {}
    for _, _, measure, number in sorted(scores):
        key = str(cards[number].get("id") or "")
        if measure not in found and key not in found.values():
            found[measure] = key
    return found


def _words(text: str) -> set[str]:
    return {word[:5] for word in plain(text).split() if word not in _FEW_WORDS and len(word) > 2}


def chosen(look: Look, cards: Cards, answers: Answers) -> list[tuple[Measure, str]]:
    """The measures that are taken, each with the id of its card in the plan or ""."""
    ids = {str(card.get("id")) for card in cards}
    said = {one.id: answers.measures.get(one.id, {}) for one in look.measures}
    taken = [one for one in look.measures if said[one.id].get("take", True) is not False]
    named: dict[str, str] = {}
    for one in taken:
        card = said[one.id].get("card")
        if isinstance(card, str) and (card == "" or card in ids):
            named[one.id] = card
    free = [card for card in cards if str(card.get("id")) not in named.values()]
    # A share that has no name of its own goes by that of its file.
    words = {one.id: f"{one.name} {look.name * (one.statistic == 'ratio')}" for one in taken}
    fits = fitting({key: text for key, text in words.items() if key not in named}, free)
    return [(_called(one, said[one.id]), named.get(one.id, fits.get(one.id, ""))) for one in taken]


def _called(measure: Measure, said: Mapping[str, Any]) -> Measure:
    name = said.get("name")
    return measure.called(word(name)) if isinstance(name, str) and word(name) else measure
