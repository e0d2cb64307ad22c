"""The facilitator's secret, and the keys that follow from it.

One secret opens the home page. It lives in a file beside the database that only its owner can
read, so that a link printed yesterday still works today. The keys in the desk's and the screen's
links are made from it, each for one session and one role: they need no storage, and a key for a
screen says nothing about the desk's or about the secret itself.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from commonground.session.people import Role
from commonground.session.problems import Unusable

SHORTEST = 16


def digest(token: str) -> str:
    """What is kept of a token: nobody finds the token from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


class Keys:
    """Knows the secret, gives out keys and recognises them."""

    def __init__(self, secret: str) -> None:
        if len(secret) < SHORTEST:
            raise Unusable(
                f"The facilitator's secret is too short: {len(secret)} characters.",
                do=f"Choose at least {SHORTEST} random characters, or give none and one is made.",
            )
        self.secret = secret

    def key(self, code: str, role: Role) -> str:
        """The key to one session in one role."""
        message = f"{role}:{code}".encode()
        return hmac.new(self.secret.encode(), message, hashlib.sha256).hexdigest()[:43]

    def is_secret(self, given: str) -> bool:
        """Whether somebody has the facilitator's secret."""
        return _same(given, self.secret)

    def opens(self, given: str, code: str, role: Role) -> bool:
        """Whether a key opens a session in a role."""
        return _same(given, self.key(code, role))


def _same(given: str, wanted: str) -> bool:
    """Compare in a time that tells nothing about where two texts differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def read_or_make(path: Path) -> str:
    """The secret in the file; when there is no file, one is written that only its owner reads."""
    try:
        if path.exists():
            return path.read_text(encoding="ascii").strip()
        path.parent.mkdir(parents=True, exist_ok=True)
        secret = secrets.token_urlsafe(32)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii") as file:
            file.write(f"{secret}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Unusable(
            f"The facilitator's secret in {path} can be neither read nor written ({error}).",
            safe="The sessions are untouched.",
            do="Choose a folder where you may write, or give a secret with --secret.",
        ) from error
    return secret
