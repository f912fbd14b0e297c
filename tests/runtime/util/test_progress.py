"""What a bar of one's own shows when its steps are done."""

from __future__ import annotations

import numpy as np
import pytest

import tfjs as tf


def test_values_are_averaged_but_for_the_stateful(capsys: pytest.CaptureFixture[str]) -> None:
    bar = tf.util.progbar(8, {"statefulMetrics": ["step"], "width": 4})
    bar.update(2, [("loss", 1.0), ("step", 5)])
    bar.add(4, [("loss", tf.tensor1d([3.0, 5.0])), ("step", np.float32(7))])
    assert capsys.readouterr().out == ""
    bar.update(6, finalize=True)
    line = capsys.readouterr().out
    assert line.startswith("6/8 [===.] - 0s 0ms/step - ")
    assert line.endswith(" - loss: 3.0000 - step: 7.0000\n")


def test_the_last_step_shows_its_own_values(capsys: pytest.CaptureFixture[str]) -> None:
    bar = tf.util.progbar(2, {"unitName": "sample"})
    for value in (1.0, 1e-4):
        bar.add(1, [("loss", value)])
    line = capsys.readouterr().out
    assert "2/2 [====================] - " in line
    assert line.endswith("ms/sample - loss: 1.0000e-04\n")


@pytest.mark.parametrize(
    ("target", "config"), [(2, {"verbose": 0}), (None, {})], ids=["silent", "without an end"]
)
def test_bars_that_print_nothing(
    target: int | None, config: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    bar = tf.util.progbar(target, config)
    bar.add(2, [("loss", 1.0)])
    assert capsys.readouterr().out == ""


def test_unknown_options_are_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        tf.util.progbar(2, {"colour": "red"})
