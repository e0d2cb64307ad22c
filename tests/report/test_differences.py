"""Differences between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from commonground.report.differences import Change, between

WORDS = ["Less", "more", "rework,", "18%", "12%.", "share", "cases", "\n"]
TEXTS = st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_it(before: str, after: str) -> None:
    """Without what came it is the old text; without what went, the new one."""
    changes = between(before, after)
    assert "".join(c.text for c in changes if c.kind != "added") == before
    assert "".join(c.text for c in changes if c.kind != "gone") == after


def test_equal_texts() -> None:
    """Nothing came and nothing went."""
    assert between("Less rework.", "Less rework.") == [Change("same", "Less rework.")]


def test_neighbouring_words_are_one_change() -> None:
    """Blanks between changed words do not cut the change into pieces."""
    assert between("By June we share cases.", "Within six months we share cases.") == [
        Change("gone", "By June"),
        Change("added", "Within six months"),
        Change("same", " we share cases."),
    ]
