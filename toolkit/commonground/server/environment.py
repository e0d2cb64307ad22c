"""What a kernel's environment holds: what a program needs to run, and four words of ours."""

from __future__ import annotations

from collections.abc import Mapping

from commonground.server.runtime import IPYTHON, RuntimeFolder

# What a program needs to find itself, its libraries, its language and a place for scratch files.
# Nothing of Jupyter: on Binder its variables hold a token that runs code.
NEEDED = {
    "PATH",
    "HOME",
    "LANG",
    "LANGUAGE",
    "LC_ALL",
    "LC_CTYPE",
    "TZ",
    "TMPDIR",
    "TEMP",
    "TMP",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONUTF8",
    "PYTHONWARNINGS",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPYCACHEPREFIX",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "SYSTEMROOT",
    "WINDIR",
    "SYSTEMDRIVE",
    "COMSPEC",
    "PATHEXT",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
}


def kernel_environment(
    environ: Mapping[str, str], folder: RuntimeFolder, own: Mapping[str, str]
) -> dict[str, str]:
    """The whole environment of a kernel; ``own`` are the words that tell it where it belongs."""
    needed = {name: value for name, value in environ.items() if name.upper() in NEEDED}
    fresh = {
        "IPYTHONDIR": str(folder / IPYTHON),
        "JUPYTER_CONFIG_DIR": str(folder / IPYTHON),
        "JUPYTER_NO_CONFIG": "1",
        "PYTHONSAFEPATH": "1",
    }
    return needed | fresh | dict(own)
