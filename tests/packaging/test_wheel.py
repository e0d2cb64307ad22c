"""The wheel holds the whole product."""

import zipfile
from pathlib import Path

# Where a folder of the checkout goes in the wheel.
FOLDERS = {
    "toolkit/commonground/": "commonground/",
    "widgets/commonground_widgets/": "commonground_widgets/",
    "workshops/": "commonground/workshops/",
    "data/": "commonground/data/",
}


def test_the_wheel_holds_every_file_and_no_other(wheel: Path, sources: list[str]) -> None:
    """Modules, built pages, workshops and data: all that is in the checkout, nothing beside it."""
    expected = {
        target + name.removeprefix(folder)
        for folder, target in FOLDERS.items()
        for name in sources
        if name.startswith(folder)
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in names if ".dist-info/" not in name} == expected


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    """It carries its license and its command."""
    with zipfile.ZipFile(wheel) as content:
        assert "commonground-0.1.0.dist-info/licenses/LICENSE" in content.namelist()
        points = content.read("commonground-0.1.0.dist-info/entry_points.txt").decode()
    assert points == "[console_scripts]\ncommonground = commonground.cli:main\n"
