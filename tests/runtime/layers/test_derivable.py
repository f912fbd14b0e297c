"""Layers of one's own that derive from the library's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf
from keras_tfjs.catalog.keras.derived import DERIVED_BACK


class Scaled(tf.layers.Dense):  # type: ignore[misc]  # made when it is asked for
    className = "ScaledDense"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__({**config, "kernelInitializer": "ones"})
        self.factor = config.get("factor", 2.0)

    def call(self, inputs: Any, kwargs: Any) -> Any:
        return super().call(inputs, kwargs).mul(self.factor)

    def getConfig(self) -> dict[str, Any]:
        return {**super().getConfig(), "factor": self.factor}


tf.serialization.registerClass(Scaled)


def test_the_constructor_hands_a_config_on() -> None:
    layer = Scaled({"units": 2, "useBias": False, "factor": 3.0})
    np.testing.assert_array_equal(layer.apply(tf.ones([1, 4])).arraySync(), [[12.0, 12.0]])
    assert [weight.originalName for weight in layer.weights] == [f"{layer.name}/kernel"]


def test_null_is_the_default_as_in_tensorflow_js() -> None:
    assert Scaled({"units": 2, "useBias": None}).useBias is True


def test_the_config_has_the_keys_of_both_classes_and_makes_an_equal_layer() -> None:
    config = Scaled({"units": 2, "activation": "relu", "factor": 3.0}).getConfig()
    assert (config["units"], config["activation"], config["factor"]) == (2, "relu", 3.0)
    assert Scaled.fromConfig(config).getConfig() == config


def test_a_saved_model_is_read_with_the_class() -> None:
    model = tf.sequential({"layers": [Scaled({"units": 2, "inputShape": [3]})]})
    again = tf.models.modelFromJSON(model.toJSON(None, False)).result()
    assert [type(layer) for layer in again.layers] == [Scaled]


def test_what_a_call_says_of_training_reaches_the_library() -> None:
    class Always(tf.layers.Dropout):  # type: ignore[misc]  # as above
        className = "AlwaysDropout"

        def call(self, inputs: Any, kwargs: Any) -> Any:
            return super().call(inputs, {**kwargs, "training": True})

    values = np.asarray(Always({"rate": 0.5}).apply(tf.ones([400])).arraySync())
    assert set(values.tolist()) == {0.0, 2.0}


@pytest.mark.parametrize("name", sorted(DERIVED_BACK))
def test_the_catalogue_names_classes_of_the_runtime(name: str) -> None:
    last = name.rpartition(".")[2]
    cls = getattr(tf.layers, last)
    assert issubclass(cls, tf.layers.Layer)
    assert cls.className == last
