"""How Voila is set, whatever files there are on this machine."""

from __future__ import annotations

from traitlets.config import Config

from commonground.resources import workshops_folder


def fixed() -> Config:
    """The whole configuration."""
    config = Config()
    config.Voila.update(
        open_browser=False,
        port_retries=0,
        config_file_paths=[],
        root_dir=str(workshops_folder()),
        token="",
    )
    config.VoilaConfiguration.update(
        template="commonground",
        allow_template_override="NO",
        allow_theme_override="NO",
        show_tracebacks=False,
        file_allowlist=[],
        http_header_envs=[],
        progressive_rendering=False,
        preheat_kernel=False,
    )
    return config
