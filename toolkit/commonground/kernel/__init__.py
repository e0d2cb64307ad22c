"""The kernel behind a visitor's page: IPython's, on one line to the server.

Jupyter's kernels listen on five sockets, so that several programs can share one. A visitor's kernel
has one user, the server, and gets one line: a socket on which the frames pass that the browser's
websocket carries, unread on their way. It needs no ports, no keys, no second event loop, and a
third of the memory and time. What runs in its cells finds IPython's own shell and ipykernel's
kernel, as in JupyterLab.
"""

from __future__ import annotations

# A history file would be shared by everybody's kernels; nothing is written to the console.
ARGUMENTS = ["--HistoryManager.enabled=False", "--IPKernelApp.capture_fd_output=False"]
