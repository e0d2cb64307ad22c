"""What an item is known by goes along with it from step to step."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.activities.items import going_on, plain
from tests.activities.bench import Bench

ITEM = {"id": "c1", "text": "Brokers", "kind": "customer", "question": "Who pays?", "n": 3}


def test_pages_have_what_helps_to_know_an_item() -> None:
    """Its id and text, and of the rest only what is named and there."""
    assert plain([ITEM], "kind", "stage") == [{"id": "c1", "text": "Brokers", "kind": "customer"}]
    assert plain([ITEM]) == [{"id": "c1", "text": "Brokers"}]


def test_what_was_found_says_more_than_what_was_known() -> None:
    """Where both say something, and in the order of what was found."""
    found: list[dict[str, Any]] = [{"id": "new", "text": "New"}]
    found.append({"id": "c1", "text": "The brokers", "n": 1})
    assert going_on([ITEM], found) == [found[0], {**ITEM, "text": "The brokers", "n": 1}]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("dots", {}),
        ("ranking", {}),
        ("rating", {"scale": {"low": 1, "high": 5}}),
        ("rating", {"criteria": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}),
        ("placement", {"axes": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}]}),
    ],
)
def test_no_step_forgets_the_kind_of_a_card(name: str, options: dict[str, Any]) -> None:
    """Whatever is found out about it; and its page shows neither group nor count."""
    bench = Bench(name, **options)
    bench.open({"items": [ITEM]})
    (item,) = bench.outcome()["items"]
    assert item.items() >= ITEM.items()
    pages = bench.shared().get("items", []) + bench.mine("a1").get("items", [])
    assert pages
    assert all(page.keys() <= {"id", "text", "kind", "question"} for page in pages)
