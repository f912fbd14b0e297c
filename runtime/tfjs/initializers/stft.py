"""The kernel of a short-time Fourier transform."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from tfjs.initializers.classes import Initializer
from tfjs.ops import creation
from tfjs.serialization import unknown
from tfjs.tensor import Tensor

_WINDOWS: Mapping[str, Callable[[int], Any]] = {
    "hann": np.hanning,
    "hamming": np.hamming,
    "blackman": np.blackman,
    "bartlett": np.bartlett,
    "boxcar": np.ones,
}


class STFT(Initializer):
    """The kernel [frame, 1, frequencies] of a short-time Fourier transform. An extension.

    `side` "real" or "imag"; `window` a name or its values; `scaling` "density", "spectrum" or None.
    """

    className = "STFT"
    meaningful_none = frozenset({"window", "scaling"})

    def __init__(
        self,
        *,
        side: Literal["real", "imag"] = "real",
        window: str | Sequence[float] | None = "hann",
        scaling: Literal["density", "spectrum"] | None = "density",
        periodic: bool = False,
    ) -> None:
        if side not in ("real", "imag"):
            raise ValueError(unknown("initializers.stft: side", side, ("real", "imag")))
        if scaling not in (None, "density", "spectrum"):
            raise ValueError(
                unknown("initializers.stft: scaling", scaling, ("density", "spectrum"))
            )
        if isinstance(window, str) and window not in _WINDOWS:
            raise ValueError(unknown("initializers.stft: window", window, _WINDOWS))
        self.side = side
        self.window = window
        self.scaling = scaling
        self.periodic = periodic

    def apply(self, shape: Sequence[int], dtype: str = "float32") -> Tensor:
        frame, _, frequencies = shape
        share = np.arange(frequencies) / (2 * (frequencies - 1))
        angles = -2 * math.pi * np.arange(frame)[:, None] * share[None]
        kernel = np.cos(angles) if self.side == "real" else np.sin(angles)
        if self.window is not None:
            values = self._values(frame)
            scale = {
                "density": np.sqrt((values**2).sum()),
                "spectrum": np.abs(values).sum(),
            }.get(self.scaling or "", 1.0)
            kernel = kernel * values[:, None] / scale
        return creation.tensor(kernel[:, None].astype(np.float32), None, dtype)

    def _values(self, frame: int) -> Any:
        if not isinstance(self.window, str):
            values = np.asarray(self.window, np.float64)
            if values.shape != (frame,):
                raise ValueError(
                    f"initializers.stft: window: expected {frame} numbers, got {values.shape}"
                )
            return values
        make = _WINDOWS[self.window]
        return make(frame + 1)[:-1] if self.periodic else make(frame)
