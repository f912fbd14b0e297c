"""What the runtime prints is what real TensorFlow.js prints, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import IMPORTS
from programs import traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner

# Expressions that are the same text in both languages.
TENSORS = [
    "tf.scalar(3)",
    "tf.scalar(3.14159265)",
    "tf.scalar(0.1)",
    "tf.tensor([1.5, 2.25, -1000000])",
    "tf.tensor([0.000001, 1])",
    "tf.tensor([1e10, 1e-10])",
    "tf.tensor([1.123456789, 22.1, 333])",
    "tf.tensor1d([1, 2, 3], 'int32')",
    "tf.tensor1d([1, 0], 'bool')",
    "tf.tensor2d([[1, 2], [3, 4]], [2, 2])",
    "tf.tensor2d([[1, 20], [300, 4]], [2, 2], 'int32')",
    "tf.tensor([0.1, 0.2, 0.3]).mul(3)",
    "tf.tensor([1, 0]).div(0)",
    "tf.tensor([[0.5], [-0.25]])",
    "tf.ones([2, 3, 4])",
    "tf.zeros([2, 1, 2, 1])",
    "tf.zeros([0])",
    "tf.zeros([2, 0])",
    "tf.range(0, 19)",
    "tf.range(0, 21)",
    "tf.range(0, 100)",
    "tf.range(0, 1000).reshape([10, 100])",
    "tf.range(0, 100).reshape([50, 2])",
]

MODEL = {
    Dialect.TFJS: """import tfjs as tf

model = tf.sequential()
model.add(tf.layers.flatten({"inputShape": [2, 2], "name": "flat"}))
model.add(tf.layers.dense({"units": 3, "name": "a_layer_with_a_name_that_is_quite_long"}))
model.add(tf.layers.batchNormalization({"name": "normal"}))
model.add(tf.layers.dense({"units": 1, "trainable": False, "name": "last"}))
""",
    Dialect.JS: """import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.flatten({inputShape: [2, 2], name: 'flat'}));
model.add(tf.layers.dense({units: 3, name: 'a_layer_with_a_name_that_is_quite_long'}));
model.add(tf.layers.batchNormalization({name: 'normal'}));
model.add(tf.layers.dense({units: 1, trainable: false, name: 'last'}));
""",
}

FUNCTIONAL = {
    Dialect.TFJS: """import tfjs as tf

a = tf.input({"shape": [2], "name": "a"})
b = tf.input({"shape": [3], "name": "b"})
both = tf.layers.concatenate({"name": "both"}).apply([a, b])
out = tf.layers.dense({"units": 1, "name": "out"}).apply(both)
model = tf.model({"inputs": [a, b], "outputs": out})
""",
    Dialect.JS: """import * as tf from '@tensorflow/tfjs';

const a = tf.input({shape: [2], name: 'a'});
const b = tf.input({shape: [3], name: 'b'});
const both = tf.layers.concatenate({name: 'both'}).apply([a, b]);
const out = tf.layers.dense({units: 1, name: 'out'}).apply(both);
const model = tf.model({inputs: [a, b], outputs: out});
""",
}

SUMMARIES = {
    "a sequential model": (MODEL, "model.summary()"),
    "a sequential model in narrow lines": (MODEL, "model.summary(60)"),
    "a sequential model in given columns": (MODEL, "model.summary(80, [0.4, 0.6, 0.85, 1])"),
    "a functional model": (FUNCTIONAL, "model.summary()"),
}


def outputs(
    texts: dict[Dialect, str], runtime: Runner, real_tfjs: Runner, folder: Path
) -> tuple[str, str]:
    ours, theirs = folder / "program.py", folder / "program.mjs"
    ours.write_text(texts[Dialect.TFJS], encoding="utf-8")
    theirs.write_text(texts[Dialect.JS], encoding="utf-8")
    return traced(runtime, ours)[0].output, traced(real_tfjs, theirs)[0].output


@pytest.mark.parametrize("tensor", TENSORS)
def test_a_tensor(tensor: str, runtime: Runner, real_tfjs: Runner, tmp_path: Path) -> None:
    texts = {
        dialect: f"{IMPORTS[dialect]}{tensor}.print()\n{tensor}.print({verbose})\n"
        for dialect, verbose in ((Dialect.TFJS, "True"), (Dialect.JS, "true"))
    }
    ours, theirs = outputs(texts, runtime, real_tfjs, tmp_path)
    assert ours == theirs


@pytest.mark.parametrize(("model", "call"), SUMMARIES.values(), ids=SUMMARIES)
def test_a_summary(
    model: dict[Dialect, str], call: str, runtime: Runner, real_tfjs: Runner, tmp_path: Path
) -> None:
    texts = {dialect: f"{text}{call}\n" for dialect, text in model.items()}
    ours, theirs = outputs(texts, runtime, real_tfjs, tmp_path)
    assert ours == theirs
