"""What is printed and displayed inside an `ipywidgets.Output` belongs to that widget.

JupyterLab's pages take such messages out of the stream and send them back as the widget's state.
Here the kernel does it at once: so it also holds for what happens before a page is connected, such
as the first result of `interact`, and no message goes to and fro.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from ipywidgets import Output  # type: ignore[import-untyped]
from ipywidgets.widgets.widget import _instances  # type: ignore[import-untyped]

from commonground.kernel.outputs import Json, Outputs

_collected: WeakKeyDictionary[Any, Outputs] = WeakKeyDictionary()


def captured(kind: str, content: Json, request: str | None) -> bool:
    """Give what was published in the course of a request to the widget that is entered, if any.

    Of several inside one another it is the one that was made last.
    """
    entered = [one for one in _instances.values() if isinstance(one, Output) and one.msg_id]
    inner = next((one for one in reversed(entered) if one.msg_id == request), None)
    if inner is None:
        return False
    outputs = _collected.setdefault(inner, Outputs())
    outputs.begin(inner.outputs)  # the cell may have written them itself meanwhile
    taken = outputs.take(kind, content)
    inner.outputs = tuple(outputs.kept)
    return taken
