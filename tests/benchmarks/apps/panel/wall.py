"""One page of the wall, as ``panel serve`` runs it for each visitor."""

from __future__ import annotations

from pages import Page  # type: ignore[import-not-found]  # found beside this file

Page().view().servable(title="Wall")
