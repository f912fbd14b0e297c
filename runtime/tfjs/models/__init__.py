"""Networks of layers: the graph, its order and execution, its summary and its files.

`tf.models` is this package, for its `modelFromJSON`.
"""

from typing import Any

from tfjs.models.graph import Graph
from tfjs.models.network import Network

__all__ = ["Graph", "Network", "loadLayersModel", "modelFromJSON"]


def __getattr__(name: str) -> Any:
    """Files need `tf.io`, which is imported at the first use."""
    if name in ("loadLayersModel", "modelFromJSON"):
        from tfjs.models import files

        return getattr(files, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
