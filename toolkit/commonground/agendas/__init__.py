"""Agendas: which workshops a session goes through, with which breaks, and how long it takes.

An agenda is a TOML file that a facilitator can change::

    title = "A purpose and its map"
    leads_to = "A purpose, and who matters for it"
    for_whom = "A group that begins"
    minutes = 165

    [[part]]
    workshop = "purpose"
    minutes = 60

    [[part]]
    break = "Coffee"
    minutes = 15

    [[part]]
    workshop = "stakeholders"
    minutes = 90

The minutes are written down twice, for each part and for the whole, and once more in the workshops'
notebooks: whoever changes one of them is told where the others are. Several workshops can also be
joined without a file: ``purpose+break+stakeholders``, or ``break:20``.
"""

from commonground.agendas.programme import (
    BREAK,
    Choice,
    Menu,
    check,
    in_words,
    joined,
    programme,
)
from commonground.agendas.reading import Agenda, Part, found, read

__all__ = [
    "BREAK",
    "Agenda",
    "Choice",
    "Menu",
    "Part",
    "check",
    "found",
    "in_words",
    "joined",
    "programme",
    "read",
]
