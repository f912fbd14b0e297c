"""What extension layers do beside computing: configs, options of calls, adapting, errors."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tfjs as tf
from tfjs import extensions


def test_both_namespaces_have_the_extensions() -> None:
    assert tf.layers.groupNormalization is extensions.layers.groupNormalization
    assert extensions.layers.dense is tf.layers.dense


def test_importing_tfjs_loads_no_extension() -> None:
    program = "import sys, tfjs; print([m for m in sys.modules if m.startswith('tfjs.extensions')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_a_saved_extension_is_found_without_having_been_named() -> None:
    program = (
        "from tfjs.serialization import deserialize; import tfjs as tf; "
        "print(deserialize({'className': 'RMSNormalization', 'config': {'epsilon': 0.5}}, "
        "tf.layers.Layer, 'layer').config)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "{'axis': -1, 'epsilon': 0.5}\n", done.stderr


def test_a_lambda_layer_finds_its_shape_by_trying() -> None:
    layer = tf.layers.lambda_({"function": lambda x: tf.concat([x, x], 1).sum(2)})
    assert layer.apply(tf.input({"shape": [3, 4]})).shape == [None, 6]
    layer = tf.layers.lambda_({"function": lambda x, k: x.mul(k["by"]), "arguments": {"by": 3}})
    assert layer.apply(tf.tensor1d([1, 2])).arraySync() == [3, 6]


def test_symbolic_calls_keep_their_options() -> None:
    x = tf.input({"shape": [3, 2]})
    layer = tf.layers.attention()
    model = tf.model({"inputs": x, "outputs": layer.apply([x, x], {"useCausalMask": True})})
    values = np.random.default_rng(0).normal(size=(1, 3, 2)).astype(np.float32)
    first = model.predict(tf.tensor(values)).arraySync()[0][0]
    np.testing.assert_allclose(first, values[0][0], rtol=1e-6)  # the first step sees itself only
    both = tf.model({"inputs": x, "outputs": [layer.apply([x, x]), model.outputs[0]]})
    free, causal = (one.arraySync()[0][0] for one in both.predict(tf.tensor(values)))
    np.testing.assert_allclose(causal, first)
    assert np.abs(np.subtract(free, first)).max() > 0.1


def test_scores_of_attention_are_a_second_output() -> None:
    x = tf.input({"shape": [3, 4]})
    layer = tf.layers.multiHeadAttention({"numHeads": 2, "keyDim": 3})
    output, scores = layer.apply([x, x], {"returnAttentionScores": True})
    assert (output.shape, scores.shape) == ([None, 3, 4], [None, 2, 3, 3])
    shares = tf.model({"inputs": x, "outputs": scores}).predict(tf.randomNormal([2, 3, 4]))
    np.testing.assert_allclose(shares.sum(-1).arraySync(), np.ones((2, 2, 3)), rtol=1e-5)


def test_a_seed_makes_every_draw_the_same() -> None:
    x = tf.ones([2, 4, 4, 3])
    for layer in (
        tf.layers.spatialDropout2d({"rate": 0.5, "seed": 1}),
        tf.layers.randomRotation({"factor": 0.2, "seed": 1, "fillMode": "constant"}),
        tf.layers.gaussianNoise({"stddev": 1, "seed": 1}),
    ):
        first, second = (layer.apply(x, {"training": True}).arraySync() for _ in range(2))
        assert first == second
        assert layer.apply(x).arraySync() == x.arraySync()


def test_a_vocabulary_can_be_read_and_turned_round() -> None:
    layer = tf.layers.stringLookup()
    layer.adapt(tf.tensor(["b", "a", "b"]))
    assert layer.getVocabulary() == ["[UNK]", "b", "a"]
    assert layer.getVocabulary(False) == ["b", "a"]
    layer.setVocabulary(["x"])
    assert layer.getVocabulary() == ["[UNK]", "x"]
    back = tf.layers.stringLookup({"vocabulary": ["b", "a"], "invert": True})
    assert back.apply(tf.tensor1d([2, 1, 0], "int32")).arraySync() == ["a", "b", "[UNK]"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tf.layers.groupNormalization({"group": 2}), "did you mean 'groups'"),
        (lambda: tf.layers.multiHeadAttention({"numHeads": 2}), "the key 'keyDim' is missing"),
        (
            lambda: tf.layers.groupNormalization({"groups": 3}).apply(tf.ones([1, 4])),
            "groups: 3 groups do not divide the 4 channels of axis 1",
        ),
        (lambda: tf.layers.attention().apply(tf.ones([1, 2, 3])), r"expected the inputs \[query"),
        (
            lambda: tf.layers.einsumDense({"equation": "ab", "outputShape": 2}).apply(
                tf.ones([1, 2])
            ),
            "equation: expected 'ab,bc->ac' or its like, got 'ab'",
        ),
        (lambda: tf.layers.stringLookup().apply(tf.tensor(["a"])), r"call adapt\(data\)"),
        (
            lambda: tf.layers.cropping1d({"cropping": 2}).apply(tf.ones([1, 4, 1])),
            "nothing is left",
        ),
        (lambda: tf.layers.resizing({"height": 0, "width": 1}), "from 1 on, got 0"),
        (
            lambda: tf.layers.categoryEncoding({"numTokens": 2}).apply(tf.tensor([[0, 5]])),
            "numTokens=2; got values from 0 to 5",
        ),
        (
            lambda: tf.layers.convLstm2d({"filters": 1, "kernelSize": 5, "name": "film"}).apply(
                tf.input({"shape": [2, 3, 3, 1]})
            ),
            "film: kernelSize 5 with the dilationRate 1 does not fit into 3 places",
        ),
        (
            lambda: tf.layers.contrastLimitedAdaptiveHistogramEqualization().apply(
                tf.ones([3, 20, 1])
            ),
            "images of 3 x 20 are too small for a grid of 8 x 8 tiles",
        ),
    ],
)
def test_messages_say_what_is_wrong(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


_PHOTOS = tf.tensor(np.random.default_rng(5).uniform(0, 255, (2, 4, 5, 3)).astype(np.float32))


def test_changes_that_are_chosen_are_those_of_the_layers() -> None:
    """Brightness is the fourth of RandAugment's layers and the eighth of AugMix's."""
    light = tf.layers.randomBrightness({"factor": 0.3})
    policy = tf.layers.randAugment({"factor": 0.3, "numOps": 1})
    starts = [len(layer.draws(2)) for layer in policy.choices()]
    drawn = [tf.tensor1d([3]), *(one for layer in policy.choices() for one in layer.draws(2))]
    own = drawn[1 + sum(starts[:3]) : 1 + sum(starts[:4])]
    expected = light.changed(_PHOTOS, own)
    np.testing.assert_array_equal(policy.changed(_PHOTOS, drawn), expected)

    mixture = tf.layers.augMix({"numChains": 2, "chainDepth": 1})
    shares, whole, plan = tf.tensor1d([0.25, 0.75]), tf.tensor1d([0.4]), tf.tensor1d([7, 11])
    mixed = expected.mul(0.25).add(_PHOTOS.mul(0.75))
    np.testing.assert_allclose(
        mixture.changed(_PHOTOS, [shares, whole, plan, *own]),
        _PHOTOS.mul(0.4).add(mixed.mul(0.6)),
        rtol=1e-5,
    )


@pytest.mark.parametrize("name", ["randAugment", "augMix"])
def test_chosen_changes_stay_within_the_range_of_values(name: str) -> None:
    for seed in range(8):
        made = getattr(tf.layers, name)({"seed": seed}).apply(_PHOTOS, {"training": True})
        assert made.shape == _PHOTOS.shape
        assert made.min().arraySync() >= 0
        assert made.max().arraySync() <= 255
