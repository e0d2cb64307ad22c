"""The difference between two pages, as a JSON merge patch (RFC 7396).

A patch is an object that holds only what changed; null takes a key away. A page never holds null
where that would matter to it: a missing key and null mean the same. Lists are replaced whole, but
for one case that the standard leaves out: where a list stands, ``{"": …}`` changes it in place, as
`lists` says, or puts an object there (``{"": {"is": …}}``). No other key can be meant by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from commonground.hub import lists

Json = dict[str, Any]
LIST = ""


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> Json:
    """The patch that turns ``old`` into ``new``; empty when they are equal."""
    patch: Json = {key: None for key in old if key not in new}
    for key, value in new.items():
        before = old.get(key)
        if before is not value and before != value:
            patch[key] = _change(before, value)
    return patch


def _change(before: Any, value: Any) -> Any:
    if isinstance(before, list):
        if isinstance(value, Mapping):
            return {LIST: {"is": value}}
        found = lists.change(before, value, diff) if isinstance(value, list) else None
        return value if found is None else {LIST: found}
    both = isinstance(before, Mapping) and isinstance(value, Mapping)
    return diff(before, value) if both else value


def merge(old: Mapping[str, Any], patch: Mapping[str, Any]) -> Json:
    """``old`` with the patch applied. Neither is changed."""
    new: Json = dict(old)
    for key, value in patch.items():
        if value is None:
            new.pop(key, None)
        elif isinstance(value, Mapping):
            new[key] = _merged(new.get(key), value)
        else:
            new[key] = value
    return new


def _merged(before: Any, patch: Mapping[str, Any]) -> Any:
    if isinstance(before, list) and LIST in patch:
        change = patch[LIST]
        return merge({}, change["is"]) if "is" in change else lists.changed(before, change, merge)
    return merge(before if isinstance(before, Mapping) else {}, patch)
