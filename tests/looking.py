"""How tests look at a real page: when nothing moves any more, and with axe's eyes."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
# All else that axe has to say takes longer to send than to find.
VIOLATIONS = """([within, rules]) =>
  axe.run(within, rules).then(({ violations }) => violations)"""
# The layout of a new size, what the page does about it, and the end of whatever moves. It is looked
# for in each frame: where a movement is replaced by another one, its promise may never be kept.
SETTLED = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const moves = ({ playState, effect }) =>
    playState === "running" && effect.getComputedTiming().iterations !== Infinity;
  await frame();
  do await frame(); while (document.getAnimations().some(moves));
  await frame();
}"""
PATIENCE = 60_000  # milliseconds: nothing waits longer than it must, and machines may be busy


def be_patient() -> None:
    """Give what is expected of a page the time that a busy machine takes."""
    expect.set_options(timeout=PATIENCE)


def settle(page: Page) -> None:
    """Wait until the page is laid out and at rest."""
    page.evaluate(SETTLED)


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe finds against A and AA, each with the place, when the page is at rest.

    What is found is looked for once more: what was only on its way has arrived by then.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    return _violations(page, within) and _violations(page, within)


def _violations(page: Page, within: str) -> list[str]:
    settle(page)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in page.evaluate(VIOLATIONS, [within, RULES])
        for node in rule["nodes"]
    ]
