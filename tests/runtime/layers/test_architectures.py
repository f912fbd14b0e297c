"""The architectures of `tf.applications` are those that real Keras builds, layer by layer."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.recorded import recording

import tfjs as tf
from tfjs.extensions.applications import weights as files
from tfjs.serialization import to_snake

RECORDED = recording("architectures")
LARGE = {"VGG19", "EfficientNetB4", "EfficientNetB5", "EfficientNetB6", "EfficientNetB7"}
"""Of the design of another one, and slow to fill with numbers: the script of the recording and the
tables of the module say how they differ."""


def _described(model: Any) -> dict[str, Any]:
    """As tests/oracles/record_architectures.py does it."""
    lines = []
    for layer in model.layers:
        kind = layer.getClassName()
        snake = re.escape(to_snake(kind))
        numbered = re.fullmatch(rf"{snake}(_\d+)?|\w+_{kind}\d+|input_?\d+", layer.name)
        name = "" if numbered else layer.name
        lines.append(f"{kind} {name} {[list(one.shape) for one in layer.weights]}")
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return {
        "name": model.name,
        "parameters": model.countParams(),
        "layers": len(lines),
        "digest": digest,
    }


@pytest.mark.parametrize("name", sorted(RECORDED.keys() - LARGE))
def test_an_architecture_has_the_layers_of_keras(name: str) -> None:
    expected = dict(RECORDED[name])
    build = getattr(tf.applications, name[0].lower() + name[1:].replace("GG", "gg"))
    model = build(weights=None, **expected.pop("options"))
    assert _described(model) == expected
    model.dispose()


def test_every_architecture_is_recorded() -> None:
    made = {build.__name__.lower() for build in tf.applications.ARCHITECTURES}
    assert made == {name.lower() for name in RECORDED}


def test_weights_of_the_cache_are_those_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    config = {"includeTop": False, "inputShape": [160, 160, 3], "alpha": 0.35}
    given = tf.applications.mobileNetV2({**config, "weights": None})
    given.setWeights([tf.randomUniform(one.shape) for one in given.getWeights()])
    name = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_160_no_top.h5"
    (tmp_path / "models").mkdir()
    given.saveWeights(str(tmp_path / "models" / name))
    read = tf.applications.mobileNetV2(config)
    for one, other in zip(given.getWeights(), read.getWeights(), strict=True):
        assert np.array_equal(np.asarray(one), np.asarray(other))
    again = tf.applications.mobileNetV2({**config, "weights": str(tmp_path / "models" / name)})
    pictures = tf.ones([1, 160, 160, 3])
    assert np.allclose(np.asarray(again.predict(pictures)), np.asarray(given.predict(pictures)))


def test_a_file_with_another_hash_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    name = "vgg16_weights_tf_dim_ordering_tf_kernels"
    monkeypatch.setitem(
        files.PUBLISHED, name, files.Published(f"{tmp_path.as_uri()}/", "0" * 32, "0" * 32)
    )
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / f"{name}_notop.h5").write_bytes(b"nothing")
    with pytest.raises(OSError, match="is another one, by its hash"):
        tf.applications.vgg16({"includeTop": False, "inputShape": [32, 32, 3]})


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"weigths": None}, "the key 'weigths' is unknown"),
        ({"weights": None, "inputShape": [16, 64, 3]}, "inputShape: expected 32 or more"),
        ({"weights": None, "inputShape": [64, 64]}, r"expected \[height, width, channels\]"),
        ({"weights": None, "inputShape": [None, 64, 3]}, "with includeTop its size is known"),
        ({"classes": 10}, "with the weights 'imagenet' and includeTop, classes is 1000"),
        ({"inputShape": [64, 64, 3]}, r"expected \[224, 224, 3\]"),
        ({"includeTop": False, "inputShape": [64, 64, 1]}, "expected 3 channels"),
        ({"weights": "none.h5"}, "there is no file 'none.h5'"),
    ],
)
def test_what_does_not_go_is_said(config: dict[str, Any], said: str) -> None:
    with pytest.raises((ValueError, FileNotFoundError), match=said):
        tf.applications.vgg16(config)


def test_a_factory_that_is_handed_on_takes_the_options_of_keras() -> None:
    build = {"small": tf.applications.mobileNet}["small"]
    model = build(include_top=False, weights=None, alpha=0.25, input_shape=(32, 32, 3))
    assert model.outputs[0].shape == [None, 1, 1, 256]
    with pytest.raises(TypeError, match="mobileNet: expected a config"):
        tf.applications.mobileNet(224)


def test_an_architecture_goes_on_from_a_tensor_and_is_frozen() -> None:
    pictures = tf.input({"shape": [32, 32, 3]})
    scaled = tf.layers.rescaling({"scale": 1 / 255}).apply(pictures)
    base = tf.applications.vgg16({"weights": None, "includeTop": False, "inputTensor": scaled})
    assert [one.name for one in base.inputs] == [pictures.name]
    base.trainable = False
    assert not base.trainableWeights
    end = base.getLayer("block3_pool").output
    assert tf.model({"inputs": base.inputs, "outputs": end}).outputs[0].shape == [None, 4, 4, 256]


def test_predictions_are_the_names_of_classes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr("tfjs.extensions.applications.predictions._HASH", None)
    (tmp_path / "models").mkdir()
    index = {str(place): [f"n{place:08}", f"word{place}"] for place in range(1000)}
    (tmp_path / "models" / "imagenet_class_index.json").write_text(json.dumps(index))
    rows = np.zeros([2, 1000], dtype="float32")
    rows[0, [7, 3]] = 0.5, 0.25
    rows[1, 999] = 1
    decoded = tf.applications.decodePredictions(rows, {"top": 2}).result()
    assert decoded[0] == [("n00000007", "word7", 0.5), ("n00000003", "word3", 0.25)]
    assert decoded[1][0] == ("n00000999", "word999", 1)
    with pytest.raises(ValueError, match=r"expected predictions of the shape \[samples, 1000\]"):
        tf.applications.decodePredictions(rows[:, :10]).result()
