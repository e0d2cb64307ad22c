"""What a file is, and what a person has to say about it before anything of it is taken.

`read` goes as far as the dates, numbers and groups of all rows, so that a question is asked only
where the whole column leaves it open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from commonground.imports.answers import CADENCES, Answers
from commonground.imports.columns import Column, described, mapped
from commonground.imports.encoding import ENCODINGS
from commonground.imports.kind import Kind, Role
from commonground.imports.kinds import KINDS, recognised
from commonground.imports.measures import Measure
from commonground.imports.private import word
from commonground.imports.problems import Problem
from commonground.imports.source import Source


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person knows.

    ``answer`` is what they said, or what is taken if they say nothing; "" where they must.
    """

    id: str
    words: str
    choices: Sequence[tuple[str, str]]
    answer: str = ""

    def to_json(self) -> dict[str, Any]:
        """As the desk asks it."""
        choices = [{"id": key, "text": text} for key, text in self.choices]
        return {"id": self.id, "words": self.words, "choices": choices, "answer": self.answer}


@dataclass(slots=True)
class Look:
    """What a file is, without any value of it but the first and last date and groups.

    ``roles``: role → keys of columns; ``measures`` what it can give; ``groups`` the values of the
    chosen column with their rows; ``left_out`` the columns that are never read.
    """

    name: str
    kind: Kind
    form: str
    rows: int
    columns: list[Column]
    roles: dict[str, list[str]]
    cadence: str
    encoding: str = ""
    remarks: Sequence[str] = ()
    questions: list[Question] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    dates: tuple[str, str] = ("", "")

    @property
    def unanswered(self) -> list[Question]:
        """The questions without which nothing can be taken."""
        return [one for one in self.questions if not one.answer]

    @property
    def left_out(self) -> list[str]:
        """The personal columns that nothing is taken of, by their names."""
        used = {key for keys in self.roles.values() for key in keys}
        return [
            column.name for column in self.columns if column.personal and column.key not in used
        ]

    def to_json(self) -> dict[str, Any]:
        """All of it, as the desk and ``commonground look --json`` show it."""
        return {
            "name": self.name,
            "kind": self.kind.id,
            "title": self.kind.title,
            "kinds": [{"id": one.id, "text": one.title} for one in KINDS.values()],
            "activity": self.kind.activity,
            "form": self.form,
            "rows": self.rows,
            "encoding": self.encoding,
            "remarks": list(self.remarks),
            "columns": [column.to_json() for column in self.columns],
            "roles": [_role(role, self.columns, self.roles) for role in self.kind.roles],
            "left_out": self.left_out,
            "questions": [one.to_json() for one in self.questions],
            "groups": self.groups,
            "measures": [one.to_json() for one in self.measures],
            "cadence": self.cadence,
            "cadences": list(CADENCES),
            "from": self.dates[0],
            "to": self.dates[1],
            "problems": [one.to_json() for one in self.problems],
        }


def _role(role: Role, columns: Sequence[Column], roles: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "id": role.name,
        "label": role.label,
        "needed": role.needed,
        "many": role.many,
        "columns": roles.get(role.name, []),
        "fits": [column.key for column in columns if column.fits(role.wants)],
    }


def looked(source: Source, answers: Answers) -> Look:
    """What a file is by its headers and some of its rows, and what of that the person corrected."""
    columns = described(source.headers, source.sample, source.delimiter)
    dated = any(column.holds == "dates" for column in columns)
    told = any(column.holds == "sentences" for column in columns)
    kind = KINDS.get(answers.kind) or recognised(source.headers, dated=dated, told=told)
    roles = mapped(kind, columns)
    known = {column.key: column for column in columns}
    for role in kind.roles:
        if role.name in answers.roles:
            keys = [
                key
                for key in answers.roles[role.name]
                if key in known and known[key].fits(role.wants)
            ]
            roles[role.name] = keys if role.many else keys[:1]
    look = Look(
        source.name, kind, source.form, source.rows, columns, roles, answers.cadence or kind.cadence
    )
    look.encoding = source.encoding
    look.remarks = [*source.remarks, *_of_all(source)]
    _ask_of_file(look, source, answers)
    _tell_missing(look)
    return look


def _of_all(source: Source) -> list[str]:
    """What a column says of the whole file: that it is synthetic, and was made by a program."""
    found = []
    for place, header in enumerate(source.headers):
        values = {row[place].strip() for row in source.sample if place < len(row)}
        if len(values) == 1 and "synthetic" in (value := values.pop()).casefold():
            found.append(f"{word(header)}: {word(value)}")
    return found


def _ask_of_file(look: Look, source: Source, answers: Answers) -> None:
    """Ask what the file itself leaves open: its sheet, its letters, its columns with one header."""
    if len(source.sheets) > 1:
        said = answers.said.get("sheet", "")
        chosen = said if said in source.sheets else source.sheets[0]
        sheets = [(one, word(one)) for one in source.sheets]
        look.questions.append(Question("sheet", "Which sheet is it?", sheets, chosen))
    if source.encoding and not source.encoding.startswith("utf"):
        words = "The file does not say in which letters it is written. Do the headers look right?"
        names = [(one, one) for one in dict.fromkeys([source.encoding, *ENCODINGS])]
        look.questions.append(Question("encoding", words, names, source.encoding))
    for role in look.kind.roles:
        if not role.many and look.roles.get(role.name):
            _ask_which(look, role, answers)


def _ask_which(look: Look, role: Role, answers: Answers) -> None:
    """Where the column of a role has a header that others have too, ask which of them counts."""
    (key,) = look.roles[role.name]
    name = next(one.name for one in look.columns if one.key == key)
    same = [
        one
        for one in look.columns
        if one.name == name or (one.again and one.name.startswith(f"{name} ("))
    ]
    if len(same) < 2:
        return
    places = {one.key: f"{one.name}, column {one.key[1:]}" for one in same}
    said = answers.said.get(f"again-{role.name}", "")
    if said in places:
        look.roles[role.name] = [said]
    answer = said if said in places else key if role.name in answers.roles else ""
    words = f"The column “{name}” is there more than once. Which one counts?"
    look.questions.append(Question(f"again-{role.name}", words, list(places.items()), answer))


def _tell_missing(look: Look) -> None:
    for role in look.kind.roles:
        if role.needed and not look.roles.get(role.name):
            words = f"No column is known for “{role.label}”, which {look.kind.title.lower()} needs."
            look.problems.append(
                Problem(
                    "warning", words, "Choose the column, or say that it is another kind of file."
                )
            )
