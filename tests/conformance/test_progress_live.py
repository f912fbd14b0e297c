"""The bar of loops of one's own shows in TensorFlow.js what it shows in the runtime."""

from __future__ import annotations

import re
import subprocess

import pytest
from programs import ORACLES

import tfjs as tf
from keras_tfjs.verify import Toolbox

_SCRIPT = """\
import * as tf from '@tensorflow/tfjs';
import {extensions} from './extensions.mjs';

const bar = extensions.util.progbar(8, {statefulMetrics: ['step'], width: 4});
bar.update(2, [['loss', 1], ['step', 5]]);
bar.add(4, [['loss', tf.tensor1d([3, 5])], ['step', [6, 8]]]);
bar.update(6, null, true);
extensions.util.progbar(null).add(3, [['loss', 1]]);
const small = extensions.util.progbar(1);
small.add(1, [['loss', 0.5], ['share', new Float32Array([0.25, 0.75])]]);
"""


def test_bars(toolbox: Toolbox, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["node", "--input-type=module", "-e", _SCRIPT]
    done = subprocess.run(command, cwd=ORACLES, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    bar = tf.util.progbar(8, {"statefulMetrics": ["step"], "width": 4})
    bar.update(2, [("loss", 1), ("step", 5)])
    bar.add(4, [("loss", tf.tensor1d([3, 5])), ("step", [6, 8])])
    bar.update(6, None, True)
    tf.util.progbar(None).add(3, [("loss", 1)])
    tf.util.progbar(1).add(1, [("loss", 0.5), ("share", [0.25, 0.75])])
    expected = _without_times(capsys.readouterr().out)
    assert len(expected) == 2
    assert _without_times(done.stdout)[-2:] == expected


def _without_times(printed: str) -> list[str]:
    return re.sub(r"\d+s \d+ms", "", printed).strip().split("\n")
