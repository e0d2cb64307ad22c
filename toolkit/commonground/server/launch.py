"""The token of a launcher such as Binder, which opens the home page once.

A launcher puts a token into the address that it sends its visitor to. Addresses are kept, shown
and passed on, so this one is worth something only until it is used: the visitor gets a cookie, the
token leaves the address, and whoever comes with it later is told so. It is not the facilitator's
secret, and nothing else is made from it.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum

from commonground.server.secret import digest
from commonground.session.problems import Refused

PARAMETER = "token"
TOLD = "link"  # the parameter that is left in the address when a token did not open anything


class Opens(StrEnum):
    """What became of a token."""

    HOME = "home"
    USED = "used"
    NOTHING = "unknown"
    NOT_HERE = "taken-out"


@dataclass(slots=True)
class Launch:
    """Knows the hash of one token; without one no token opens anything."""

    token: str | None = None
    used: bool = False

    @classmethod
    def by(cls, token: str | None) -> Launch:
        """The launch with this token."""
        return cls(digest(token) if token else None)

    def open(self, given: str) -> Opens:
        """Try a token. The right one opens once."""
        if self.token is None or not hmac.compare_digest(digest(given), self.token):
            return Opens.NOTHING
        if self.used:
            return Opens.USED
        self.used = True
        return Opens.HOME


def told(word: str) -> Refused | None:
    """What to say of a token that was taken out of the address."""
    return _TELLS[Opens(word)] if word in set(_TELLS) else None


_TELLS = {
    Opens.USED: Refused(
        "This launch link has been used already: it opens the facilitator's page once.",
        safe="Sessions and answers are where they were.",
        do="Go on in the browser in which it was opened first. To take part, join with the code.",
    ),
    Opens.NOTHING: Refused(
        "This launch link does not open anything here.",
        safe="Sessions and answers are where they were.",
        do="Launch again, and use the link of that launch. To take part, join with the code.",
    ),
    Opens.NOT_HERE: Refused(
        "This address held a key that is not for you; it was taken out, and opened nothing.",
        safe="Nothing is lost, and the facilitator can go on.",
        do="Take part as everybody does: with your name.",
    ),
}
