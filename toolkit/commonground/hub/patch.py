"""The difference between two pages, as a JSON merge patch (RFC 7396).

A patch is an object that holds only what changed; null takes a key away; lists are replaced
whole. A page never holds null where that would matter to it: a missing key and null mean the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> Json:
    """The patch that turns ``old`` into ``new``; empty when they are equal."""
    patch: Json = {key: None for key in old if key not in new}
    for key, value in new.items():
        before = old.get(key)
        if before == value:
            continue
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            patch[key] = diff(before, value)
        else:
            patch[key] = value
    return patch


def merge(old: Mapping[str, Any], patch: Mapping[str, Any]) -> Json:
    """``old`` with the patch applied. Neither is changed."""
    new: Json = dict(old)
    for key, value in patch.items():
        if value is None:
            new.pop(key, None)
        elif isinstance(value, Mapping):
            before = new.get(key)
            new[key] = merge(before if isinstance(before, Mapping) else {}, value)
        else:
            new[key] = value
    return new
