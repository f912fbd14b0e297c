"""The type of numbers that a layer was given: Keras's `dtype_policy`, which TF.js has not."""

from __future__ import annotations

from typing import ClassVar


class NumberTypes:
    """A class of one's own is told a type by the key `dtype` of its config. The library's layers
    compute with float32 whatever they are given; in Keras a policy may have a type for computing
    and one for weights, which TF.js's types make one."""

    _ofUser: ClassVar[bool]
    dtype: str | None
    _givenDtype: str | None = None

    @property
    def dtypePolicy(self) -> str:
        given = self._givenDtype if self._ofUser else None
        return given or self.dtype or "float32"

    @property
    def computeDtype(self) -> str:
        return self.dtypePolicy

    @property
    def variableDtype(self) -> str:
        return self.dtypePolicy
