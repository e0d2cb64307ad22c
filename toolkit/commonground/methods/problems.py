"""What a calculation says when it is given something that it cannot work with."""

from __future__ import annotations


class Unsuitable(ValueError):
    """Numbers that a method cannot work with: what is wrong, with the value, and what to do."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}")
        self.what, self.do = what, do
