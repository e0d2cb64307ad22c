"""A real JupyterHub behind its real proxy, which ends TLS, on this machine only."""

from __future__ import annotations

import secrets
import signal
import socket
import ssl
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from tests.patience import ENOUGH

from .image import Image
from .tools import HERE, hub_programs, proxy_program, run

BASE = "/binder/"
CERTIFICATE = """
import datetime, ipaddress, pathlib, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
now = datetime.datetime.now(datetime.timezone.utc)
day = datetime.timedelta(days=1)
address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
made = made.not_valid_before(now - day).not_valid_after(now + day)
made = made.add_extension(address, critical=False).sign(key, hashes.SHA256())
pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
form = serialization.PrivateFormat.PKCS8
folder = pathlib.Path(sys.argv[1])
(folder / "key.pem").write_bytes(key.private_bytes(pem, form, plain))
(folder / "certificate.pem").write_bytes(made.public_bytes(pem))
"""


def free_ports(count: int) -> list[int]:
    """Ports that nobody uses."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [int(probe.getsockname()[1]) for probe in probes]


class Hub:
    """Runs while the block does."""

    def __init__(self, image: Image, folder: Path) -> None:
        self.folder = folder
        self._api_token = secrets.token_hex(16)
        public, inside, proxy = free_ports(3)
        self.origin = f"https://127.0.0.1:{public}"
        run(hub_programs() / "python", "-c", CERTIFICATE, folder)
        self.certificate = folder / "certificate.pem"
        programs = f"{image.programs}:{proxy_program().parent}:{hub_programs()}"
        variables = image.environment(folder)
        self._variables = variables | {
            "PATH": f"{programs}:{variables['PATH']}",
            "POD_START": str(image.start),
            "POD_HOME": str(folder),
            "HUB_ADDRESS": f"{self.origin}{BASE}",
            "HUB_INSIDE": f"http://127.0.0.1:{inside}",
            "HUB_KEY": str(folder / "key.pem"),
            "HUB_CERTIFICATE": str(self.certificate),
            "HUB_PROXY": str(proxy_program()),
            "HUB_PROXY_API": f"http://127.0.0.1:{proxy}",
            "HUB_API_TOKEN": self._api_token,
            "CONFIGPROXY_AUTH_TOKEN": secrets.token_hex(16),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._api: httpx.Client | None = None

    def __enter__(self) -> Self:
        command = [str(hub_programs() / "jupyterhub"), "-f", str(HERE / "hub_config.py")]
        with (self.folder / "hub.log").open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=self._variables,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        self._api = httpx.Client(
            base_url=f"{self.origin}{BASE}hub/api",
            verify=self.trust(),
            headers={"Authorization": f"token {self._api_token}"},
            timeout=60,
        )
        self._wait_for("")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process is not None
        assert self._api is not None
        self._api.close()
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(60)

    def trust(self) -> ssl.SSLContext:
        """Trust in this hub's certificate only."""
        return ssl.create_default_context(cafile=self.certificate)

    def log(self) -> str:
        """All that the hub, its proxy and the pods have said."""
        return (self.folder / "hub.log").read_text(errors="replace")

    def launch(self, user: str, token: str) -> str:
        """Launch a pod as BinderHub does; its address, once the hub says that it is ready."""
        assert self._api is not None
        assert self._api.post(f"/users/{user}").status_code == 201, self.log()
        asked = self._api.post(f"/users/{user}/server", json={"token": token})
        assert asked.status_code in {201, 202}, asked.text + self.log()
        end = time.monotonic() + ENOUGH
        while not self._ready(user):
            assert time.monotonic() < end, self.log()
            time.sleep(0.2)
        return f"{self.origin}{BASE}user/{user}/"

    def _ready(self, user: str) -> bool:
        assert self._api is not None
        servers = self._api.get(f"/users/{user}").json().get("servers", {})
        return bool(servers.get("", {}).get("ready"))

    def _wait_for(self, path: str) -> None:
        assert self._process is not None
        assert self._api is not None
        end = time.monotonic() + ENOUGH
        while True:
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < end, self.log()
            try:
                if self._api.get(path).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.2)
