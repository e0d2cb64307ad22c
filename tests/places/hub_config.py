"""The hub's configuration: what BinderHub makes of one, with processes in place of pods.

JupyterHub reads this file and gives it ``get_config``. Nobody can log in; servers are started
through the hub's API with a token each, which `get_args` hands to the pod as BinderHub does.
"""

from __future__ import annotations

import os
from typing import Any

from jupyterhub.spawner import SimpleLocalProcessSpawner  # type: ignore[import-not-found]

c: Any = get_config()  # type: ignore[name-defined]  # noqa: F821


class Pod(SimpleLocalProcessSpawner):  # type: ignore[misc]
    """Starts the image's program with the words and the environment of a pod."""

    def get_args(self) -> list[str]:
        """As BinderHub's spawner, when the hub's own logins are switched off."""
        args = [
            "--ip=0.0.0.0",
            f"--port={self.port}",
            f"--NotebookApp.base_url={self.server.base_url}",
            f"--NotebookApp.token={self.user_options['token']}",
            "--NotebookApp.trust_xheaders=True",
            "--NotebookApp.allow_origin=*",
            "--NotebookApp.allow_origin_pat=.*",
        ]
        return args + [arg.replace("NotebookApp", "ServerApp", 1) for arg in args[2:]]


c.JupyterHub.spawner_class = Pod
c.Pod.cmd = [os.environ["POD_START"], "jupyter-notebook"]
c.Pod.env_keep = ["PATH", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "PYTHONUNBUFFERED"]
c.Pod.home_dir_template = os.environ["POD_HOME"] + "/{username}"
c.Pod.mem_limit = "2G"
c.Pod.http_timeout = 120
c.Pod.start_timeout = 120
c.JupyterHub.authenticator_class = "null"
c.JupyterHub.bind_url = os.environ["HUB_ADDRESS"]
c.JupyterHub.hub_bind_url = os.environ["HUB_INSIDE"]
c.JupyterHub.ssl_key = os.environ["HUB_KEY"]
c.JupyterHub.ssl_cert = os.environ["HUB_CERTIFICATE"]
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.cookie_secret_file = "cookie-secret"
c.JupyterHub.allow_named_servers = False
c.JupyterHub.cleanup_servers = True
c.ConfigurableHTTPProxy.command = [os.environ["HUB_PROXY"]]
c.ConfigurableHTTPProxy.api_url = os.environ["HUB_PROXY_API"]
c.ConfigurableHTTPProxy.pid_file = "proxy.pid"
c.JupyterHub.services = [{"name": "binder", "api_token": os.environ["HUB_API_TOKEN"]}]
c.JupyterHub.load_roles = [
    {"name": "binder", "scopes": ["admin:users", "admin:servers"], "services": ["binder"]}
]
