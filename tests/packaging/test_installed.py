"""The wheel, installed somewhere else, serves the same workshop.

Installing some hundred dependencies anew would take a minute and a network. So the environment
is a new and empty one into which the wheel alone is installed, and a ``.pth`` file adds the
folder that holds the dependencies of this one. Python reads no ``.pth`` files of a folder that
was added so, therefore the editable installation that may lie there, which is such a file, is
not seen: the test says so too. What dependencies install outside of Python's folders, such as
Voila's templates, is linked to.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from commonground import workshops
from tests.patience import ENOUGH
from tests.protocol import Client

BIN = "Scripts" if os.name == "nt" else "bin"
OURS = ("COMMONGROUND_", "JUPYTER_", "PYTHON", "VIRTUAL_ENV", "XDG_")


@dataclass(frozen=True)
class Elsewhere:
    """An environment outside of the checkout, and a user who has nothing yet."""

    environment: Path
    home: Path

    @property
    def variables(self) -> dict[str, str]:
        """The variables that a program is started with; none of those of this test run."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith(OURS)}
        return {**kept, "HOME": str(self.home), "XDG_RUNTIME_DIR": str(self.home)}

    def start(self, program: str, *words: str) -> subprocess.Popen[str]:
        """Start one of the environment's programs."""
        return subprocess.Popen(
            [self.environment / BIN / program, *words],
            cwd=self.home,
            env=self.variables,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, *words: str) -> str:
        """Run one of them to its end; what it printed."""
        with self.start(program, *words) as process:
            printed, _ = process.communicate()
        assert process.returncode == 0
        return printed


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """An environment that holds the wheel."""
    folder = tmp_path_factory.mktemp("environment")
    made = Elsewhere(folder, tmp_path_factory.mktemp("home"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(made.run("python", "-c", code).strip())
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    (folder / "share").symlink_to(Path(sys.prefix, "share"), target_is_directory=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(folder / BIN / "python")]
    subprocess.run([*pip, "install", "--no-deps", "--ignore-installed", str(wheel)], check=True)
    return made


@pytest.fixture(scope="module")
def served(elsewhere: Elsewhere) -> Iterator[str]:
    """The address of a server that was started there."""
    with elsewhere.start("commonground", "serve", "--json", "--port=0") as server:
        assert server.stdout is not None
        try:
            yield json.loads(server.stdout.readline())["home"].partition("#")[0]
        finally:
            server.terminate()


@pytest.fixture
def visitor(served: str) -> Iterator[httpx.Client]:
    """A browser that has never been at that server."""
    with httpx.Client(base_url=served, timeout=ENOUGH, follow_redirects=True) as browser:
        yield browser


def test_the_wheel_is_what_runs(elsewhere: Elsewhere) -> None:
    """Neither import package comes from the checkout."""
    code = "import commonground as c, commonground_widgets as w; print(c.__file__, w.__file__)"
    files = elsewhere.run("python", "-c", code).split()
    assert [Path(file).is_relative_to(elsewhere.environment) for file in files] == [True, True]


def test_it_serves_the_workshop(elsewhere: Elsewhere, served: str, root: Path) -> None:
    """A purpose session is made there; who joins gets a page that holds the notebook's steps."""
    session = json.loads(elsewhere.run("commonground", "new", "purpose", "--json"))
    steps = [step.title for step in workshops.read(root / "workshops" / "purpose.ipynb").steps]

    async def join() -> list[str]:
        ada = await Client.join(session["join"], "Ada")
        await ada.close()
        return [step["title"] for step in ada.page["agenda"]]

    assert session["join"].startswith(served)
    assert asyncio.run(join()) == steps


def test_it_serves_the_built_pages(visitor: httpx.Client) -> None:
    """Scripts and styles of the first page are in the wheel as well."""
    assets = re.findall(r'(?:href|src)="(/static/[^"]+)"', visitor.get("join").text)
    assert assets
    assert {name: visitor.get(name).status_code for name in assets} == dict.fromkeys(assets, 200)
