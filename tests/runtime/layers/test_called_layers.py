"""Layers and models that are called: a program from Keras may hand one to what calls it."""

from __future__ import annotations

from functools import reduce
from typing import Any

import pytest

import tfjs as tf
from tfjs.uncalled import is_function


def _called(layer: Any, *given: Any, **options: Any) -> Any:
    return layer(*given, **options)


def test_calling_applies() -> None:
    layers = [tf.layers.flatten(), tf.layers.dense({"units": 2, "kernelInitializer": "ones"})]
    made: Any = reduce(lambda value, layer: _called(layer, value), layers, tf.ones([1, 2, 3]))
    assert made.arraySync() == [[6.0, 6.0]]


def test_options_reach_the_layer() -> None:
    layer = tf.layers.dropout({"rate": 0.5, "seed": 1})
    x = tf.ones([4, 4])
    assert _called(layer, x).arraySync() == x.arraySync()
    assert _called(layer, x, training=True).min().arraySync() == 0


def test_symbolic_tensors_make_a_model() -> None:
    x = tf.input({"shape": [3]})
    inner = tf.sequential({"layers": [tf.layers.dense({"units": 2, "inputShape": [3]})]})
    assert tf.model({"inputs": x, "outputs": _called(inner, x)}).outputShape == [None, 2]


def test_a_layer_is_no_function_for_that() -> None:
    layer = tf.layers.flatten()
    assert not is_function(layer)
    with pytest.raises(TypeError, match=r"write \.apply\(\[a, b\]\)"):
        _called(layer, tf.ones([1]), tf.ones([1]))
