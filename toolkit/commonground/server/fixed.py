"""How Voila is set, whatever files there are on this machine."""

from __future__ import annotations

import sys

from traitlets.config import Config

from commonground.resources import workshops_folder
from commonground.server.kernel_access import OwnKernelsOnly, Visitors
from commonground.server.kernels import OwnKernel, VisitorKernels
from commonground.server.site import Limits


def fixed(limits: Limits) -> Config:
    """The whole configuration."""
    config = Config()
    config.Voila.update(
        open_browser=False,
        port_retries=0,
        config_file_paths=[],
        root_dir=str(workshops_folder()),
        token="",
        identity_provider_class=Visitors,
        authorizer_class=OwnKernelsOnly,
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
        multi_kernel_manager_class=VisitorKernels,
        kernel_spec_manager_class=OwnKernel,
    )
    config.VoilaExecutor.update(startup_timeout=60, timeout=120)
    config.MappingKernelManager.update(allow_tracebacks=False, kernel_info_timeout=30.0)
    if sys.platform != "win32":
        # Sockets in our own folder: no ports to run out of, and nobody else can knock.
        config.KernelManager.transport = "ipc"
    # A kernel that died is announced as dead, and not replaced by an empty one.
    config.KernelRestarter.update(restart_limit=0, time_to_dead=limits.watch)
    return config
