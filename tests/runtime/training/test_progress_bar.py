"""What `fit` shows on a terminal, a real one that the test opens, and elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PROGRAM = """
import tfjs as tf

layer = tf.layers.dense({"units": 1, "inputShape": [2]})
model = tf.sequential({"layers": [layer]})
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

class Failing(tf.Callback):
    def onBatchEnd(self, batch, logs):
        if batch == AT:
            raise KeyError("stopped")

try:
    model.fit(tf.ones([8, 2]), tf.ones([8, 1]),
              {"batchSize": 2, "epochs": 2, "verbose": VERBOSE, "callbacks": [Failing()]}).result()
except KeyError as error:
    print(error)
print("end")
"""
HIDDEN, THERE = b"\x1b[?25l", b"\x1b[?25h"
"""What terminals are told about their cursor."""


def _on_a_terminal(verbose: int, fails_at: int) -> bytes:
    import pty

    program = PROGRAM.replace("VERBOSE", str(verbose)).replace("AT", str(fails_at))
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execv(sys.executable, [sys.executable, "-c", program])
    shown = b""
    while True:
        try:
            more = os.read(terminal, 1 << 16)
        except OSError:  # Linux says it so when the program has ended
            break
        if not more:
            break
        shown += more
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, shown.decode()
    return shown


def test_a_bar_for_each_epoch_with_its_batches_and_its_loss() -> None:
    shown = _on_a_terminal(1, -1)
    for part in (b"Epoch 1/2", b"Epoch 2/2", b"4/4", b"loss: "):
        assert part in shown
    assert shown.endswith(b"end\r\n")


@pytest.mark.parametrize("fails_at", [-1, 2], ids=["finishes", "fails"])
def test_the_cursor_is_there_again_when_a_training(fails_at: int) -> None:
    shown = _on_a_terminal(1, fails_at)
    assert (b"stopped" in shown) == (fails_at >= 0)
    assert shown.count(HIDDEN) == shown.count(THERE) > 0
    assert shown.rindex(THERE) < shown.rindex(b"end")


def test_nothing_is_shown_where_nobody_asks() -> None:
    assert _on_a_terminal(0, -1) == b"end\r\n"


def test_nothing_is_shown_in_a_file(tmp_path: Path) -> None:
    program = PROGRAM.replace("VERBOSE", "1").replace("AT", "-1")
    with (tmp_path / "out").open("w+") as file:
        subprocess.run([sys.executable, "-c", program], stdout=file, check=True)
        file.seek(0)
        assert file.read() == "end\n"
