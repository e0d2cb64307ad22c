"""The pictures as files: two for each step that has one, and what they show in a table."""

from __future__ import annotations

import csv
import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from commonground import report
from commonground.charts import PAGE, SCREEN
from commonground.session.problems import Refused
from tests.charts.pictured import width
from tests.charts.rehearsed import PICTURED, rehearsed
from tests.rooms import Room


def files(room: Room) -> dict[str, bytes]:
    """What is in the ZIP file."""
    made = report.export(room.hub, room.code, "pictures")
    assert (made.filename, made.mime) == (f"pictures-a-room-{room.code}.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(made.body)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_a_picture_for_slides_and_one_for_documents() -> None:
    """A PNG as wide as the projector and an SVG as wide as a page, and the table of both."""
    found = files(rehearsed(PICTURED["rating"]))
    assert list(found) == ["index.csv", "01-a-step.png", "01-a-step.svg"]
    assert width(found["01-a-step.png"]) == SCREEN.width
    drawing = ET.fromstring(found["01-a-step.svg"])  # noqa: S314  # ours
    assert drawing.get("width") == str(PAGE.width)
    rows = list(csv.DictReader(io.StringIO(found["index.csv"].decode("utf-8-sig"))))
    assert [row["file"] for row in rows] == ["01-a-step.png", "01-a-step.svg"]
    assert {row["step"] for row in rows} == {"A step"}
    assert all(row["title"] and row["description"] for row in rows)


def test_before_there_is_anything_to_see() -> None:
    """A sentence, not an empty file; the same for the picture of one step."""
    room = rehearsed(PICTURED["rating"], reveal=False)
    with pytest.raises(Refused, match="No step of this session has a picture yet"):
        report.export(room.hub, room.code, "pictures")
    with pytest.raises(Refused, match="no picture of “A step” yet"):
        report.picturing(room.hub, room.code, "s", "svg")()


def test_the_picture_of_one_step() -> None:
    """As a file of its own, called after the step; others than png and svg there are none."""
    room = rehearsed(PICTURED["honeycomb"])
    hub, code = room.hub, room.code
    drawing, picture = (report.picturing(hub, code, "s", kind)() for kind in ("svg", "png"))
    assert (drawing.filename, drawing.mime) == (f"a-step-{code}.svg", "image/svg+xml")
    assert (picture.filename, picture.mime) == (f"a-step-{code}.png", "image/png")
    assert drawing.body.startswith(b"<svg")
    for step, kind in (("s", "gif"), ("t", "png")):
        with pytest.raises(Refused, match="no such picture"):
            report.picturing(hub, code, step, kind)
