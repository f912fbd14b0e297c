"""What `fit` shows: a bar on a terminal, or a line for each epoch."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from tfjs.callbacks.base import BaseCallback, Logs

WIDTH = 20


@contextmanager
def showing(verbose: int, batches: int | None) -> Iterator[Sequence[BaseCallback]]:
    """Callbacks that show the progress of a training: none for 0; for 1 a bar, on a terminal alone;
    for 2 a line for each epoch. A bar lets go of the terminal also where the training fails."""
    if verbose == 2:
        yield [EpochLines()]
    elif verbose == 1 and sys.stdout.isatty():
        bar = Bar()
        bar.total = batches
        try:
            yield [bar]
        finally:
            bar.stop()
    else:
        yield []


def shown(logs: Mapping[str, Any]) -> str:
    """Values as text: `loss 0.1234 - acc 0.5`."""
    return " - ".join(
        f"{name}: {value:.4g}"
        for name, value in logs.items()
        if isinstance(value, int | float) and name not in ("batch", "size")
    )


class EpochLines(BaseCallback):
    """`Epoch 1/5 - 0.2s - loss: 0.12` after each epoch."""

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        self.start = time.perf_counter()

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        seconds = time.perf_counter() - self.start
        ordered = dict(sorted(logs.items(), key=lambda item: item[0].startswith("val_")))
        print(f"Epoch {epoch + 1}/{self.params['epochs']} - {seconds:.1f}s - {shown(ordered)}")


class Bar(BaseCallback):
    """A bar for each epoch, drawn again at most ten times a second.

    With rich, where it is installed, else by carriage returns.
    """

    total: int | None = None  # batches of an epoch
    rich: Any = None

    def stop(self) -> None:
        if self.rich is not None:
            self.rich.stop()

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        self.start = self.last = time.perf_counter()
        self.epoch = epoch
        self.done = 0
        self.rich = _rich_bar(self._title(), self.total)

    def _title(self) -> str:
        return f"Epoch {self.epoch + 1}/{self.params['epochs']}"

    def onBatchEnd(self, batch: int, logs: Logs) -> None:
        self.done = batch + 1
        now = time.perf_counter()
        if now - self.last < 0.1:
            return
        self.last = now
        if self.rich is not None:
            self.rich.update(self.rich.task_ids[0], completed=self.done, values=shown(logs))
            return
        share = 0 if not self.total else self.done / self.total
        filled = int(WIDTH * share)
        bar = "=" * filled + "." * (WIDTH - filled)
        count = f"{self.done}/{self.total or '?'}"
        sys.stdout.write(f"\r{self._title()} {count} [{bar}] {shown(logs)}\x1b[K")
        sys.stdout.flush()

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        seconds = time.perf_counter() - self.start
        ordered = dict(sorted(logs.items(), key=lambda item: item[0].startswith("val_")))
        if self.rich is not None:
            self.rich.update(self.rich.task_ids[0], completed=self.done, total=self.done,
                             values=f"{seconds:.1f}s {shown(ordered)}")  # fmt: skip
            self.stop()
            return
        sys.stdout.write(
            f"\r{self._title()} {self.done} batches, {seconds:.1f}s {shown(ordered)}\x1b[K\n"
        )
        sys.stdout.flush()


def _rich_bar(title: str, total: int | None) -> Any:
    try:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    except ImportError:
        return None
    columns = (
        TextColumn("{task.description}"),
        BarColumn(WIDTH),
        MofNCompleteColumn(),
        TextColumn("{task.fields[values]}"),
    )
    bar = Progress(*columns)
    bar.add_task(title, total=total, values="")
    bar.start()
    return bar
