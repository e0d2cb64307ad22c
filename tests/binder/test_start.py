"""Binder's command becomes ours: port, base URL and token, whatever their form and order."""

import importlib.machinery
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patience import ENOUGH

START = Path(__file__).parents[2] / "binder" / "start"
OURS = [
    "demo",
    "--no-open",
    "--host=0.0.0.0",
    "--port=8765",
    "--base-url=/user/room-x1/",
    "--trust-proxy",
    "--launch-token=-",
]
WORDS = ["jupyter-notebook"], ["--ip=0.0.0.0"], ["--NotebookApp.allow_origin=*"], ["--debug"]


def load() -> ModuleType:
    """The program as a module: it has no suffix, because Binder names it."""
    loader = importlib.machinery.SourceFileLoader("binder_start", str(START))
    spec = importlib.util.spec_from_loader("binder_start", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


start = load()


def forms(names: list[str], value: str) -> st.SearchStrategy[list[str]]:
    """Every way to write an option."""
    return st.sampled_from(names).flatmap(
        lambda name: st.sampled_from([[f"{name}={value}"], [name, value]])
    )


@given(
    port=forms(["--port", "--ServerApp.port", "--NotebookApp.port"], "8765"),
    base=forms(["--NotebookApp.base_url", "--ServerApp.base_url"], "/user/room-x1/"),
    token=forms(["--NotebookApp.token", "--ServerApp.token"], "-s3cret="),
    data=st.data(),
)
def test_every_form_and_order(
    port: list[str], base: list[str], token: list[str], data: st.DataObject
) -> None:
    """Order, class and the way of writing a value do not matter, nor what stands between."""
    groups = data.draw(st.permutations([port, base, token, *WORDS]))
    arguments = [word for group in groups for word in group]
    assert start.command(arguments, {}) == OURS
    assert start.token(arguments, {}) == "-s3cret="


@pytest.mark.parametrize(
    ("arguments", "environment", "expected", "token"),
    [
        ([], {}, ["--port=8888", "--base-url=/"], ""),
        (["--port", "--debug"], {}, ["--port=8888", "--base-url=/"], ""),
        (["--ServerApp.token="], {}, ["--port=8888", "--base-url=/"], ""),
        (["--token=''"], {}, ["--port=8888", "--base-url=/"], ""),
        (["--port=1", "--ServerApp.port=2"], {}, ["--port=2", "--base-url=/"], ""),
        (["--ServerApp.base_url=user/x"], {}, ["--port=8888", "--base-url=/user/x/"], ""),
        ([], {"JUPYTERHUB_SERVICE_PREFIX": "/user/y/"}, ["--port=8888", "--base-url=/user/y/"], ""),
        ([], {"JUPYTER_TOKEN": "abc"}, ["--port=8888", "--base-url=/"], "abc"),
    ],
)
def test_what_is_missing_or_empty(
    arguments: list[str], environment: dict[str, str], expected: list[str], token: str
) -> None:
    """An empty token never becomes one that opens, and the environment fills the gaps."""
    launch = ["--launch-token=-"] if token else []
    wanted = [*OURS[:3], *expected, "--trust-proxy", *launch]
    assert start.command(arguments, environment) == wanted
    assert start.token(arguments, environment) == token


def test_a_public_address_is_handed_on() -> None:
    """Some hubs know it."""
    public = "https://hub.example/user/y/"
    words = start.command([], {"JUPYTERHUB_PUBLIC_URL": public})
    assert words[-1] == f"--public-url={public}"


def test_what_the_environment_keeps_to_itself() -> None:
    """Keys to the hub stay out; what a pod may hold is known, unless its owner says otherwise."""
    given = {
        "PATH": "/bin",
        "JUPYTERHUB_API_TOKEN": "t",
        "JUPYTER_TOKEN": "t",
        "JUPYTERHUB_CLIENT_SECRET": "s",
        "COMMONGROUND_SECRET": "ours",
        "COMMONGROUND_PLACES": "12",
        "MEM_LIMIT": "2147483648",
    }
    assert start.variables(given) == {
        "PATH": "/bin",
        "MEM_LIMIT": "2147483648",
        "COMMONGROUND_SECRET": "ours",
        "COMMONGROUND_PLACES": "12",
        "COMMONGROUND_CLOSES_IDLE": "10",
        "COMMONGROUND_CLOSES_AFTER": "360",
    }


def test_it_becomes_our_server(tmp_path: Path) -> None:
    """Run as Binder runs it, it turns into `python -m commonground`, and feeds it the token."""
    package = tmp_path / "commonground"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(
        "import os, sys; print(os.getpid(), sys.stdin.read().strip(), *sys.argv[1:])"
    )
    process = subprocess.Popen(
        [sys.executable, START, "jupyter-lab", "--port", "8765", "--ServerApp.token=t"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    printed, _ = process.communicate(timeout=ENOUGH)
    pid, token, *words = printed.split()
    assert words == [*OURS[:4], "--base-url=/", *OURS[5:]]
    assert token == "t"
    if os.name == "posix":
        assert int(pid) == process.pid
