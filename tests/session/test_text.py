"""The door through which all text comes in."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commonground.session.problems import Refused
from commonground.session.text import TEXT_LENGTH, clean, same_name

# Any code point, lone surrogates too, and often those that make trouble together.
TROUBLE = st.sampled_from(
    "\x00\r\n\t \x7f\x85\u200b\u200d\u202e\u2028\ud800\udfff\ufeff\uffff\u0301\u0e47\u034f\u20dd"
    "\u0cc6\u0cc2\u1100\u1161\u11a8\u0958\ufb2c\U000e0041eA"
)
ANYTHING = st.text(st.one_of(st.characters(), TROUBLE), max_size=200)

# What comes in, and what is left of it.
CLEANED = {
    "nothing to clean": ("Fewer returns", "Fewer returns"),
    "blanks around it": ("  Fewer \t returns\n", "Fewer returns"),
    "line breaks of other systems": ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    "nul": ("a\x00b", "ab"),
    "c0 controls": ("a\x01\x08\x0b\x0c\x1b\x1fb", "ab"),
    "c1 controls": ("a\x7f\x80\x85\x9fb", "ab"),
    "lone surrogates": ("a\ud800\udfffb", "ab"),
    "bidirectional overrides": ("\u202eevil\u202c \u2066x\u2069\u200f\u061c", "evil x"),
    "byte order mark and non-characters": ("\ufeffa\ufffe\uffffb", "ab"),
    "invisible tags": ("a\U000e0041\U000e007fb", "ab"),
    "separators of lines and paragraphs": ("a\u2028b\u2029c", "a b c"),
    "a composed letter": ("Ame\u0301lie", "Am\u00e9lie"),
    "a tower of marks": ("Z" + "\u0335" * 50 + "a", "Z" + "\u0335" * 3 + "a"),
    "a tower of marks that do not combine": ("\u0e01" + "\u0e47" * 50, "\u0e01" + "\u0e47" * 6),
    "a tower with joiners in it": ("Z" + "\u0335\u0336\u034f" * 20, "Z\u0335\u0336\u034f"),
    "a tower of circles": ("o" + "\u20dd" * 9, "o" + "\u20dd" * 6),
    "a tower that goes on after a joiner": (
        "Z" + "\u0335\u200d" * 9,
        "Z" + "\u0335\u200d" * 3 + "\u200d" * 6,
    ),
    "a syllable of four marks": (
        "\u101b\u103e\u102f\u1036\u1037",
        "\u101b\u103e\u102f\u1036\u1037",
    ),
    "letters with two marks": ("q\u0307\u0323", "q\u0323\u0307"),
    "a keycap": ("1\ufe0f\u20e3", "1\ufe0f\u20e3"),
    "a family of joined pictures": ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
    "a right-to-left script": ("שלום עליכם", "שלום עליכם"),
    "a script of syllables": ("नमस्ते", "नमस्ते"),
    "formulas stay as they were": ("=1+1", "=1+1"),
    "markup stays as it was": ("<b>&amp;</b>", "<b>&amp;</b>"),
}


@pytest.mark.parametrize(("text", "left"), CLEANED.values(), ids=CLEANED.keys())
def test_what_is_left_of_a_text(text: str, left: str) -> None:
    """What breaks stores, files or lines goes; everything else stays as it was typed."""
    assert clean(text) == left


def test_one_line() -> None:
    """Where there is one line, a line break becomes a blank."""
    assert clean(" one\r\n\n two\tthree ", lines=False) == "one two three"


@given(ANYTHING, st.booleans())
@example("\u0cb0\u0cc6\u0301\u0301\u0cc6\u0301\u0cc2", False)  # noqa: FBT003
def test_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:  # noqa: FBT001
    """Cleaning is idempotent, and keeps to its promises whatever comes in."""
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == cleaned.strip()
    assert lines or "\n" not in cleaned


@given(ANYTHING)
@example("e\u0301\u0302\u0303\u0304")
def test_however_a_letter_was_typed(text: str) -> None:
    """Composed and decomposed letters are the same text, and lose the same marks."""
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


@given(ANYTHING, st.integers(1, 60))
def test_the_limit_holds_and_nothing_is_cut(text: str, limit: int) -> None:
    """A text comes through as it would without a limit, or not at all."""
    whole = clean(text)
    try:
        assert clean(text, limit) == whole
    except Refused as refusal:
        assert len(whole) > limit or len(text) > 4 * limit + 100
        assert refusal.safe == "What you typed is still in the field."  # noqa: PT017
    else:
        assert len(whole) <= limit


def test_ten_megabytes() -> None:
    """A text of ten megabytes is refused with both numbers."""
    with pytest.raises(Refused) as refused:
        clean("x" * 10_000_000, name="statement")
    assert refused.value.to_json() == {
        "what": "The statement is too long: 10,000,000 characters, and there is room for 2,000.",
        "safe": "What you typed is still in the field.",
        "do": "Shorten it and send it again.",
    }


def test_exactly_as_long_as_there_is_room() -> None:
    """The limit itself is allowed, one more is not, and what is cleaned away does not count."""
    assert clean("x" * TEXT_LENGTH + "  \x00") == "x" * TEXT_LENGTH
    with pytest.raises(Refused):
        clean("x" * (TEXT_LENGTH + 1))


@pytest.mark.parametrize("value", [None, 5, 1.5, True, b"text", ["text"], {"text": "x"}])
def test_what_is_no_text(value: object) -> None:
    """Anything but a string is refused by name."""
    with pytest.raises(Refused, match="The task is not a text"):
        clean(value, name="task")


SAME = [
    ("Ada", "ada"),
    ("ADA", "ada"),
    ("Jose\u0301", "jose"),
    ("Ole Ångström", "ole angstrom"),
    ("Straße", "STRASSE"),
    ("Ａｄａ", "Ada"),
    ("A\u200bda", "Ada"),
    ("Ada\u2060", "Ada"),
    ("A\u00adda", "Ada"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_read_as_one(one: str, other: str) -> None:
    """Case, accents, widths and what cannot be seen make no other name."""
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("Ada", "Adam"), ("Ada B", "Ada C"), ("Ian", "Jan")])
def test_names_that_differ(one: str, other: str) -> None:
    """Another letter makes another name."""
    assert not same_name(one, other)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), max_size=20))
def test_a_name_in_any_case_is_the_same(name: str) -> None:
    """Nobody gets a second seat by shouting."""
    assert same_name(name, name.upper())
    assert same_name(name, unicodedata.normalize("NFD", name))


INVISIBLE = ["\u200b", "\u2060", "\u00ad", "\u180e", "\u200d", "\ufeff", "\u3164", "\u2800"]


@pytest.mark.parametrize("nothing", INVISIBLE, ids=[f"{ord(c):04x}" for c in INVISIBLE])
def test_what_cannot_be_seen_is_empty(nothing: str) -> None:
    """A text of nothing that can be seen is no text, so nobody is called by it."""
    assert clean(f" {nothing}{nothing} ", lines=False) == ""
