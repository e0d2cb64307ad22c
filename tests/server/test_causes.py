"""Reasons that lie in the machine: one line for the log, a true sentence for the visitor."""

from __future__ import annotations

import errno
import os

import pytest
from jinja2 import TemplateNotFound, TemplateSyntaxError

from commonground.server import causes
from commonground.server.kernel import KernelDied
from commonground.server.problems import problem_of


def failed(number: int, path: str | None = None) -> OSError:
    """What the system says."""
    return OSError(number, os.strerror(number), path)


@pytest.mark.parametrize(
    ("error", "line", "sentence"),
    [
        (failed(errno.ENOSPC, "/run/x"), "the disk is full (/run/x).", "disk is full"),
        (failed(errno.EDQUOT), "the disk is full.", "disk is full"),
        (failed(errno.EMFILE), "no more files can be opened.", "as many pages open as it can"),
        (failed(errno.ENFILE), "no more files can be opened.", "as many pages open as it can"),
        (TemplateNotFound("a.html"), "the template a.html is missing.", "Part of the program"),
        (TemplateSyntaxError("oh", 1), "a template cannot be read", "Part of the program"),
        (KernelDied(), "its kernel ended", "Something went wrong"),
        (TimeoutError(), "cells took too long", "Something went wrong"),
    ],
)
def test_what_is_known(
    error: Exception, line: str, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    """No story in the log, and three parts on the page."""
    causes.log("A page could not be rendered", error)
    (record,) = caplog.records
    assert record.message.startswith("A page could not be rendered: ")
    assert line in record.message
    assert record.exc_info is None
    problem = problem_of(500, error)
    assert sentence in problem.what
    assert all(problem.to_json().values())


def test_what_nobody_has_foreseen(caplog: pytest.LogCaptureFixture) -> None:
    """The whole story, for whoever looks for the mistake."""
    causes.log("A page could not be rendered", ValueError("odd"))
    assert "ValueError: odd" in caplog.text
    assert causes.told(failed(errno.EACCES)) is None
