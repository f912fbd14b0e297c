"""TF.js's factory is the class name with small first letters and 1d, 2d, 3d."""

from __future__ import annotations

import re


def factory_name(name: str) -> str:
    """`DepthwiseConv1D` -> `depthwiseConv1d`, `RMSNormalization` -> `rmsNormalization`."""
    name = re.sub(r"([123])D", r"\1d", name)
    capitals = len(name) - len(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    small = max(1, capitals - 1 if capitals < len(name) else capitals)
    return name[:small].lower() + name[small:]
