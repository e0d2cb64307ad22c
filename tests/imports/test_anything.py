"""Whatever a file holds: series and voices without an address, or a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from commonground.imports import KINDS, look, take
from commonground.session.problems import CommonGroundError

HEADERS = sorted({h for kind in KINDS.values() for role in kind.roles for h in role.headers})
CELLS = some.one_of(
    some.sampled_from(
        [
            *("2026-03-02", "13/11/2026 9:05", "3/4/26", "11/May/24 03:26 PM", "2026-03-02T09:00Z"),
            *(
                "-4",
                "1,5",
                "1e308",
                "inf",
                "7%",
                "yes",
                "",
                "n/a",
                "=1+1",
                '"',
                "''",
                "\x00",
                "\ufeff",
            ),
            *("quill@example.org", "Ask quill@example.org why, since nobody else here ever knows"),
        ]
    ),
    some.text(max_size=12),
)
ROWS = some.lists(some.lists(CELLS, max_size=7), max_size=12)
ANSWERS = some.fixed_dictionaries(
    {},
    optional={
        "kind": some.sampled_from([*KINDS, "none"]),
        "roles": some.dictionaries(
            some.sampled_from(["date", "values", "group", "said", "answers"]),
            some.lists(some.sampled_from(["c1", "c2", "c3", "c9"]), max_size=3),
        ),
        "said": some.fixed_dictionaries({"order-date": some.sampled_from(["day", "month"])}),
        "cadence": some.sampled_from(["day", "quarter", "always"]),
        "groups": some.just({"yes": "segment", "quill@example.org": "treated"}),
    },
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    headers=some.lists(some.one_of(some.sampled_from(HEADERS), CELLS), max_size=6),
    rows=ROWS,
    delimiter=some.sampled_from(",;\t"),
    encoding=some.sampled_from(["utf-8", "utf-16", "cp1252"]),
    answers=ANSWERS,
)
def test_a_table(
    headers: list[str], rows: list[list[str]], delimiter: str, encoding: str, answers: object
) -> None:
    """Cells as they come, quoted by nobody."""
    text = "\n".join(delimiter.join(row) for row in [headers, *rows])
    _read(text.encode(encoding, "replace"), answers)


@settings(max_examples=20, deadline=None)
@given(some.binary(max_size=400), some.sampled_from([b"", b"PK\x03\x04", b"PAR1", b"\xff\xfe"]))
def test_bytes(body: bytes, start: bytes) -> None:
    """What is no table at all."""
    _read(start + body, None)


def _read(body: bytes, answers: object) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quill@example.org.csv"
        path.write_bytes(body)
        try:
            said = json.dumps(look(path, answers).to_json())
            said += json.dumps(take(path, answers, rest=True).to_json())
        except CommonGroundError as problem:
            said = json.dumps(problem.to_json())
    assert "quill@" not in said
