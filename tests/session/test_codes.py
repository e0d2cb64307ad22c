"""Join codes."""

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.session import codes

# What is taken for one another on a projector or a phone.
LOOK_ALIKES = ["0OQ", "1IL", "2Z", "5S", "8B", "UV"]


def test_new_codes() -> None:
    """Codes have six symbols of the alphabet, and come out as they are."""
    made = {codes.new() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(f"[{codes.ALPHABET}]{{6}}", code) for code in made)
    assert {codes.normalise(code) for code in made} == made


@pytest.mark.parametrize("group", LOOK_ALIKES)
def test_the_alphabet_has_no_look_alikes(group: str) -> None:
    """Of symbols that look alike at most one is used."""
    pairs = [pair for pair in combinations(group, 2) if set(pair) <= set(codes.ALPHABET)]
    assert pairs == []


@pytest.mark.parametrize("symbol", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def test_every_symbol_has_one_reading(symbol: str) -> None:
    """Whatever letter or digit is typed is read as itself or as the one that it looks like."""
    code = codes.normalise(symbol * 6)
    assert code is not None
    assert code == symbol * 6 or symbol not in codes.ALPHABET
    assert codes.normalise(symbol.lower() * 6) == code


@given(
    st.text(codes.ALPHABET, min_size=6, max_size=6),
    st.lists(
        st.sampled_from(["", " ", "-", "–", ".", "_", "\n", "\u00a0"]), min_size=7, max_size=7
    ),
    st.booleans(),
)
def test_blanks_dashes_and_case_are_forgiven(code: str, between: list[str], lower: bool) -> None:  # noqa: FBT001
    """A code is found however it was spaced and written."""
    typed = "".join(gap + symbol for gap, symbol in zip(between, code + " ", strict=True))
    assert codes.normalise(typed.lower() if lower else typed) == code


@pytest.mark.parametrize(
    "typed", ["", "K7M2Q", "K7M2QXX", "K7M2Q!", "ÄÖÜÄÖÜ", "ßßß", "K7M2QX" * 1000, "\x00" * 6]
)
def test_what_cannot_be_a_code(typed: str) -> None:
    """Everything else is no code, and raises nothing."""
    assert codes.normalise(typed) is None


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    """What comes out has the shape of a code and comes out again as itself."""
    code = codes.normalise(text)
    assert code is None or codes.normalise(code) == code
