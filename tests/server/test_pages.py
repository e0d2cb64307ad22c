"""What every answer carries, what does not exist, and the files that browsers keep."""

from __future__ import annotations

import gzip

import pytest

from .visiting import Running

JUPYTERS = [
    "tree",
    "voila/tree",
    "voila/render/purpose.ipynb",
    "voila/files/purpose.ipynb",
    "voila/static/voila.js",
    "voila/templates/commonground/index.html.j2",
    "voila/api/contents",
    "voila/api/shutdown/1-2-3-4-5",
    "api/contents",
    "api/kernels",
    "api/kernels/1-2-3-4-5",
    "api/sessions/../contents",
    "api/terminals",
    "login",
    "static/../application.py",
    "static/%2e%2e/application.py",
    "static/manifest.json.br",
    "static//etc/passwd",
    "room",
    "room/",
    "desk/ABCDEF/more",
]


@pytest.mark.parametrize("path", JUPYTERS)
def test_nothing_of_jupyter_is_there(running: Running, path: str) -> None:
    """No files, no contents, no kernels, no tree: a page of ours says so."""
    for method in ("GET", "POST", "PUT", "DELETE"):
        answer = running.visitor().request(method, path)
        assert answer.status_code in {404, 403, 405}, method
        assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path", ["", "join", "join/{code}", "room/{code}", "desk/{code}", "nowhere", "api/alive"]
)
def test_headers_on_everything(running: Running, code: str, path: str) -> None:
    """Whatever is answered."""
    headers = running.visitor().get(path.format(code=code)).headers
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "permissions-policy" in headers
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_problems_are_told_in_three_parts(running: Running) -> None:
    """What happened, what is safe, what to do."""
    page = running.visitor().get("nowhere").text
    assert "There is no page at this address." in page
    assert "Nothing is lost" in page
    assert "join with the code on the screen" in page


def test_no_script_in_the_pages(running: Running, code: str) -> None:
    """The policy allows none, so there must be none: scripts are files."""
    for path in ("", "join", f"join/{code}", f"desk/{code}", "nowhere"):
        page = running.visitor().get(path).text
        assert "<script>" not in page
        assert " onclick" not in page
        assert "style=" not in page
        assert "http://" not in page.replace(running.url, "")
        assert "https://" not in page


def test_files_are_kept_for_ever(running: Running) -> None:
    """Compressed where the browser understands it, and not sent again."""
    browser = running.visitor()
    address = running.site.assets.url("look.css")
    packed = browser.get(address, headers={"Accept-Encoding": "br"})
    assert packed.headers["content-encoding"] == "br"
    assert packed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert packed.headers["content-type"] == "text/css; charset=utf-8"
    plain = browser.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert ".cg" in plain.text
    known = {"If-None-Match": plain.headers["etag"], "Accept-Encoding": "identity"}
    again = browser.get(address, headers=known)
    assert (again.status_code, again.content) == (304, b"")


def test_own_files_are_packed_too(running: Running) -> None:
    """The scripts and styles of the plain pages come from this package."""
    asset = running.site.assets.find(running.site.assets.url("enter.js").rpartition("/")[2])
    assert asset is not None
    assert asset.mime == "text/javascript; charset=utf-8"
    assert gzip.decompress(asset.bodies["gzip"]) == asset.bodies[""]


def test_a_file_that_was_not_built(running: Running) -> None:
    """Its address is its name, and there it is not found."""
    address = running.site.assets.url("never-built.js")
    assert running.visitor().get(address).status_code == 404
