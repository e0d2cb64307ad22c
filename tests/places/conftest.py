"""The image and the hub, made once for all tests of places."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.visit import ARGUMENTS, chromium
from tests.looking import be_patient

from .hub import Hub
from .image import Image
from .image import image as build


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """Binder's image of this checkout."""
    return build(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def hub(image: Image, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A JupyterHub that launches it."""
    with Hub(image, tmp_path_factory.mktemp("hub")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    be_patient()
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, "--ignore-certificate-errors"]  # downloads heed no other way
        running = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield running
        running.close()
