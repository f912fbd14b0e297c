"""The base of losses of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.losses import base


class Loss(base.Loss):
    """A loss of one's own: define `call(yTrue, yPred)`, the losses of the samples.

    Its config may have the keys `name`, `reduction` and `dtype`; a class's own keys are left to it.
    """

    def __init__(self, config: Mapping[str, Any] | None = None, **keywords: Any) -> None:
        given = {**(config or {}), **keywords}
        named = {key: given[key] for key in ("reduction", "name", "dtype") if given.get(key)}
        super().__init__(**named)

    def getConfig(self) -> dict[str, Any]:
        return {"name": self.name, "reduction": self.reduction}
