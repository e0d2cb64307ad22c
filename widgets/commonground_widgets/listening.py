"""Settings of a listening audit: the guide, the voices, and their coding.

As in `commonground_widgets.settings`, a slip in a cell is told in that cell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from commonground.activities.deciding_codes import MOST_THEMES
from commonground.activities.guide import LENGTH, MOST
from commonground.activities.voices import LENGTH as LONGEST
from commonground.methods.settings import Coded
from commonground.session.text import clean
from commonground_widgets.settings import Setting, named_items

FOCUSES = ("segments", "questions")


def guide(
    segments: Sequence[str] = (), *, questions: Sequence[str] = (), focus: str = "segments"
) -> Setting:
    """Who must be heard, and which question is asked of whom; the room fills it together.

    ``segments`` are the items of the step before, or named here; people may add others.
    ``questions`` are those to begin with; what people add is asked, too. With
    ``focus="questions"`` the pages ask for the questions and who is asked them; such a step
    continues one that asks for the segments.
    """
    if focus not in FOCUSES:
        raise ValueError(f"focus is {focus!r}; it is either {FOCUSES[0]!r} or {FOCUSES[1]!r}")
    if len(questions) > MOST["question"]:
        raise ValueError(f"there are {len(questions)} questions; the most is {MOST['question']}")
    texts = [clean(text, LENGTH["question"], lines=False, name="question") for text in questions]
    if len(set(texts)) != len(texts) or not all(texts):
        raise ValueError(f"questions are {list(questions)!r}; each needs words of its own")
    return Setting("guide", {"focus": focus, "questions": texts, **named_items(segments)})


def voices(segments: Sequence[str] = ()) -> Setting:
    """Quotes, each with its segment, typed by whoever listened; as many as come, over weeks.

    ``segments`` are the items of the step before, or named here; who is named here must be heard.
    What files an earlier step brought in comes along.
    """
    return Setting("voices", named_items(segments))


def coding(
    themes: Sequence[str] = (),
    *,
    quotes: Mapping[str, Sequence[str]] | None = None,
    coders: int = Coded().coders,
    focus: str = "codes",
) -> Setting:
    """What each quote is about, said by ``coders`` people or more, each by themselves.

    The quotes are those of the step before, or named here: segment → quotes. The codebook begins
    with what an earlier step gives as "codebook", or else with ``themes``; the desk may change it
    at any time. With ``focus="heat"`` a step that continues the coding shows first what weighs
    where, not first what the coders saw differently.
    """
    if focus not in ("codes", "heat"):
        raise ValueError(f"focus is {focus!r}; it is either 'codes' or 'heat'")
    if not 1 <= coders <= 10:
        raise ValueError(f"coders is {coders}; each quote is coded by 1 to 10 people")
    if len(themes) > MOST_THEMES:
        raise ValueError(f"there are {len(themes)} themes; a codebook has up to {MOST_THEMES}")
    named = [{**one, "id": f"t{n}"} for n, one in enumerate(_items(themes), 1)]
    said = [(segment, text) for segment, texts in (quotes or {}).items() for text in texts]
    begin = [
        {"id": f"v{number}", "text": clean(text, LONGEST, name="quote"), "segment": segment}
        for number, (segment, text) in enumerate(said, 1)
    ]
    options: dict[str, Any] = {"coders": coders, "themes": named, "focus": focus}
    return Setting("coding", options | ({"quotes": begin} if begin else {}))


def _items(texts: Sequence[str]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = named_items(texts).get("items", [])
    return found
