"""How far a loop of one's own is: `tf.util.progbar`, an extension that shows what Keras's Progbar
shows."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config

_OPTIONS: Mapping[str, Any] = {
    "width": 20,
    "verbose": 1,
    "interval": 0.05,
    "statefulMetrics": None,
    "unitName": "step",
}


class Progbar:
    """Counts steps up to `target` (null: nobody knows how many), and averages the values that come
    with them, but for those of `statefulMetrics`, which are shown as they are. On a terminal the
    line is drawn again every `interval` seconds, elsewhere it is printed after the last step.
    With `verbose` 2 it is printed so on terminals, too, with 0 never."""

    def __init__(self, target: int | None, config: Mapping[str, Any] | None = None) -> None:
        said = read_config("progbar", config, _OPTIONS)
        self.target = target
        self.verbose: int = int(said["verbose"])
        self.interval: float = said["interval"]
        self.width: int = said["width"]
        self.unitName: str = said["unitName"]
        self.statefulMetrics = set(said["statefulMetrics"] or ())
        self.seen = 0
        self.start = time.perf_counter()
        self.last = 0.0
        self.sums: dict[str, tuple[float, int]] = {}

    def update(
        self,
        current: int,
        values: Iterable[tuple[str, Any]] | None = None,
        finalize: bool | None = None,
    ) -> None:
        """So many steps are done; each value is a pair of its name and what it was in these."""
        if finalize is None:
            finalize = self.target is not None and current >= self.target
        for name, value in values or ():
            number = _number(value)
            if finalize or name in self.statefulMetrics:
                self.sums[name] = (number, 1)
            else:
                steps = max(current - self.seen, 1)
                total, count = self.sums.get(name, (0.0, 0))
                self.sums[name] = (total + number * steps, count + steps)
        self.seen = current
        self._show(finalize)

    def add(self, n: int, values: Iterable[tuple[str, Any]] | None = None) -> None:
        """So many steps more."""
        self.update(self.seen + n, values)

    def _show(self, finalize: bool) -> None:
        now = time.perf_counter()
        if self.verbose == 1 and sys.stdout.isatty():
            if finalize or now - self.last >= self.interval:
                sys.stdout.write(f"\r{self._line(now)}\x1b[K" + ("\n" if finalize else ""))
                sys.stdout.flush()
                self.last = now
        elif self.verbose and finalize:
            print(self._line(now))

    def _line(self, now: float) -> str:
        parts = [f"{self.seen}/{self.target or 'Unknown'}"]
        if self.target:
            filled = min(self.width * self.seen // self.target, self.width)
            parts[0] += f" [{'=' * filled}{'.' * (self.width - filled)}]"
        seconds = now - self.start
        each = 1000 * seconds / max(self.seen, 1)
        parts.append(f"{seconds:.0f}s {each:.0f}ms/{self.unitName}")
        for name, (total, count) in self.sums.items():
            mean = total / max(1, count)
            parts.append(f"{name}: {mean:.4f}" if abs(mean) > 1e-3 else f"{name}: {mean:.4e}")
        return " - ".join(parts)


def progbar(target: int | None, config: Mapping[str, Any] | None = None) -> Progbar:
    """A bar for so many steps."""
    return Progbar(target, config)


def _number(value: Any) -> float:
    """A number, or the mean of an array or tensor."""
    return float(np.mean(value.dataSync() if hasattr(value, "dataSync") else value))
