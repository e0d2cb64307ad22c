"""Purpose statements: checking their form, and writing one from its parts.

`form` runs a table of fifteen rules (`rules`) over a text. What they look for (`looks`) is found by
patterns (`words`, `astray`, `numbers`, `people`, written as `methods.patterns` says) in the text as
`reading` prepares it. `sentence` goes the other way, from the parts to the sentence.
"""

from commonground.methods.findings import Level
from commonground.methods.plain import EXAMINED
from commonground.methods.purpose.form import ABOUT, Finding, check
from commonground.methods.purpose.reading import ROLES
from commonground.methods.purpose.rules import RULES
from commonground.methods.purpose.sentence import SLOTS, compose

__all__ = [
    "ABOUT",
    "EXAMINED",
    "ROLES",
    "RULES",
    "SLOTS",
    "Finding",
    "Level",
    "check",
    "compose",
]
