"""Each export is known by its headers, and gives what it can."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commonground.imports import Imported, look, take

from .files import TICKETS, tickets, written

DAY = "2026-06-30"
PEOPLE = range(30)
JOINED, SEEN = "2026-01-05 10:00:00 UTC", "2026-05-30 10:00:00 UTC"
# What each program writes, with rows; the measure to look at, and its first point.
EXPORTS: dict[str, tuple[list[str], list[list[object]], str, dict[str, Any]]] = {
    "jira": (
        ["Summary", "Issue key", "Issue Type", "Created", "Resolved", "Labels", "Labels"],
        [
            ["Ask Ulla", f"NC-{n}", "Bug", "11/May/24 03:26 PM", "13/May/24 03:26 PM", "a", "b"]
            for n in range(6)
        ],
        "Time from created to resolved, in days",
        {"at": "2024-05-13", "value": 2.0, "n": 6, "k": None},
    ),
    "slack": (
        ["DATE", "Daily active members", "Weekly active members", "Messages posted"],
        [[f"2026-03-{day:02}", 20 + day, 50, 100] for day in range(2, 9)],
        "Messages posted",
        {"at": "2026-03-02", "value": 700.0, "n": 7, "k": None},
    ),
    "teams": (
        [
            *("Report Refresh Date", "User Id", "User Principal Name", "Last Activity Date"),
            *("Is Deleted", "Team Chat Message Count", "Report Period"),
        ],
        [[DAY, n, f"u{n}@example.org", DAY if n % 3 else "", "False", 2, 30] for n in PEOPLE],
        "People active in the period",
        {"at": "2026-06-01", "value": 20 / 30, "n": 30, "k": 20},
    ),
    "yammer": (
        [
            *("Report Refresh Date", "User Principal Name", "Display Name", "User State"),
            *("Last Activity Date", "Posted Count", "Read Count", "Report Period"),
        ],
        [[DAY, f"u{n}@example.org", f"U {n}", "Active", DAY, 3, 4, 7] for n in PEOPLE],
        "Messages posted",
        {"at": "2026-06-01", "value": 90.0, "n": 30, "k": None},
    ),
    "discourse": (
        [
            *("id", "name", "username", "email", "created_at", "last_seen_at"),
            *("last_posted_at", "trust_level", "post_count"),
        ],
        [
            [n, "U", f"u{n}", f"u{n}@example.org", JOINED, SEEN, "" if n % 2 else SEEN, n % 3, 4]
            for n in PEOPLE
        ],
        "Members who posted in the last 30 days",
        {"at": "2026-05-01", "value": 0.5, "n": 30, "k": 15},
    ),
    "limesurvey": (
        ["id", "submitdate", "lastpage", "startlanguage", "Q1[SQ001]"],
        [[n, "2026-06-03 10:00:00" if n % 3 else "", 3, "en", 1 + n % 5] for n in PEOPLE],
        "Q1[SQ001]: mean",
        {"at": "2026-06-01", "value": 3.0, "n": 20, "k": None},
    ),
    "google-forms": (
        ["Timestamp", "Do you know whom to ask?"],
        [["6/13/2026 10:00:00", "Yes" if n % 2 else "No"] for n in PEOPLE],
        "Do you know whom to ask?",
        {"at": "2026-06-01", "value": 0.5, "n": 30, "k": 15},
    ),
    "table": (
        ["Week", "Numerator", "Denominator"],
        [["02.03.2026", 12, 60], ["16.03.2026", 9, 60]],
        "Share",
        {"at": "2026-03-02", "value": 0.2, "n": 60, "k": 12},
    ),
}


def series(made: Imported, measure: str, arm: str = "") -> dict[str, Any]:
    """The series of a measure."""
    return next(one for one in made.series if (one["measure"], one["arm"]) == (measure, arm))


@pytest.mark.parametrize("kind", EXPORTS)
def test_what_it_gives(kind: str, tmp_path: Path) -> None:
    """Known whatever the case of its headers; activity is marked as such."""
    headers, rows, measure, first = EXPORTS[kind]
    path = written(tmp_path / "file.csv", [header.upper() for header in headers], rows)
    assert look(path).kind.id == kind
    made = take(written(path, headers, rows), {"said": {"rows": "total"}})
    found = series(made, measure)
    assert found["points"][0] == {**first, "value": pytest.approx(first["value"])}
    assert found["activity"] is (kind in ("slack", "teams", "yammer", "discourse"))
    activity = "All of this is activity" in " ".join(one.words for one in made.problems)
    assert activity is found["activity"]


def test_tickets_with_a_comparison(tmp_path: Path) -> None:
    """The share that was reopened, for all, where it changed, and what that is compared with."""
    path = written(tmp_path / "tickets.csv", TICKETS, tickets())
    said = {"groups": {"Harbour": "treated", "Hillside": "control"}, "cadence": "week"}
    plan = [{"id": "i1", "name": "Share of tickets reopened", "baseline": 18}]
    made = take(path, said, plan=plan)
    shares = [series(made, "Tickets reopened", arm) for arm in ("", "treated", "control")]
    assert [one["points"][0] for one in shares] == [
        {"at": "2026-03-02", "value": 0.2, "n": 20, "k": 4},
        *[{"at": "2026-03-02", "value": 0.2, "n": 10, "k": 2}] * 2,
    ]
    assert {one["card"] for one in shares} == {"i1"}
    minutes = series(made, "Time until solved, in minutes", "treated")
    assert (minutes["unit"], minutes["statistic"]) == ("mean", "median")
    assert made.files[0]["left_out"] == [
        "Columns with names, addresses or messages: Id, Requester, Subject."
    ]


def test_voices(tmp_path: Path) -> None:
    """What people said comes in by segment, with addresses taken out of it."""
    said = "Nobody knows my case, so write to {}@example.org or call +44 20 7946 0123 please"
    rows = [["Customers", f"P{n}", said.format(f"quill{n}")] for n in range(3)]
    made = take(written(tmp_path / "notes.csv", ["Segment", "Interviewee", "Quote"], rows))
    expected = "Nobody knows my case, so write to [address removed] or call [number removed] please"
    assert made.voices == [{"segment": "Customers", "text": expected, "source": "notes.csv"}] * 3
    assert made.series == []


def test_the_mapping_is_corrected(tmp_path: Path) -> None:
    """A person says otherwise which column is what; one that names people cannot be chosen."""
    headers = ["Day", "Handled", "Also handled", "Contact e-mail"]
    rows = [[f"2026-03-{day:02}", 40, 50, f"q{day}@example.org"] for day in range(2, 9)]
    path = written(tmp_path / "table.csv", headers, rows)
    found = look(path, {"roles": {"values": ["c3", "c4"]}})
    assert [one.name for one in found.measures] == ["Also handled"]
    assert found.left_out == ["Contact e-mail"]


def test_days_and_years_are_no_telephone_numbers(tmp_path: Path) -> None:
    """They stay in names and voices; what somebody is called by goes."""
    said = "On 2026-03-02 10:00 we had 1,200,000 claims of 2025-2026, ask 030 123 45 67 8 or @quill"
    rows = [["Teams of 2025-2026", said]] * 3
    path = written(tmp_path / "notes 2026-03-02.csv", ["Segment", "Quote"], rows)
    (voice, *_) = take(path).voices
    assert (voice["segment"], voice["source"]) == ("Teams of 2025-2026", "notes 2026-03-02.csv")
    assert voice["text"].endswith("of 2025-2026, ask [number removed] or [name removed]")
    assert "2026-03-02 10:00 we had 1,200,000" in voice["text"]
