"""The Voila application: join, roles, kernels, downloads.

Nothing is imported from here, so that a command which needs an address need not wait for Voila.
"""

from __future__ import annotations

from commonground.startup import leave_out

leave_out()
