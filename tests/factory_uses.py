"""Every factory that takes a config: with all keys at their defaults, and with a wrong key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from stub_annotations import keys_of

import tfjs as tf
import tfjs.extensions.layers  # so that their factories are among the others
from tfjs.serialization import FACTORIES, REQUIRED, Factory
from tfjs.serialization.both import FunctionOrFactory
from tfjs.train import OptimizerFactory

SPACES = (
    "layers", "train", "losses", "metrics", "callbacks", "initializers", "regularizers",
    "constraints",
)  # fmt: skip

REQUIRED_KEYS: Mapping[str, str] = {
    "units": "2", "rate": "0.5", "activation": "'relu'", "targetShape": "[2]", "dims": "[1]",
    "n": "2", "axes": "1", "inputShape": "[3]", "filters": "2", "kernelSize": "2", "inputDim": "3",
    "outputDim": "2", "stddev": "0.1", "scale": "2", "height": "2", "width": "3", "factor": "0.5",
    "numTokens": "3", "heightFactor": "0.1", "widthFactor": "0.1", "outputSize": "2",
    "numHeads": "2", "keyDim": "3", "headDim": "2", "numQueryHeads": "2", "numKeyValueHeads": "1",
    "equation": "'ab,bc->ac'", "outputShape": "2", "numBins": "3", "maxNumber": "2",
    "lambda": "lambda x: x", "function": "lambda x: x",
    "cell": "tf.layers.simpleRNNCell({'units': 2})",
    "cells": "[tf.layers.simpleRNNCell({'units': 2})]",
    "layers": "[tf.layers.dense({'units': 2})]",
    "layer": "tf.layers.simpleRNN({'units': 2})",
    "initialLearningRate": "0.1", "decaySteps": "5", "decayRate": "0.5", "firstDecaySteps": "4",
    "boundaries": "[2]", "values": "[0.2, 0.1]", "innerOptimizer": "tf.train.sgd(0.1)",
    "defaultOptimizer": "tf.train.sgd(0.1)",
    "optimizerMap": "tf.train.optimizerMap({'defaultOptimizer': tf.train.sgd(0.1)})",
    "fn": "lambda y, p: y", "specificity": "0.5", "sensitivity": "0.5", "recall": "0.5",
    "precision": "0.5", "numClasses": "2", "targetClassIds": "[1]", "filename": "'log.csv'",
    "filepath": "'model'", "backupDir": "'backup'", "schedule": "lambda epoch: 0.1",
    "value": "1", "learningRate": "0.1", "momentum": "0.9",
}  # fmt: skip
"""What a key is given that has no default."""


def factories() -> Iterator[tuple[str, Any]]:
    """The factories of all namespaces by their full names."""
    for space in SPACES:
        members = getattr(tf, space)
        found = vars(members) if isinstance(members, SimpleNamespace) else vars(members).copy()
        for name, one in sorted({**found, **FACTORIES.get(space, {})}.items()):
            if isinstance(one, Factory | FunctionOrFactory | OptimizerFactory):
                yield f"tf.{space}.{name}", one


def required(one: Any) -> dict[str, str]:
    """The keys without a default, and a value for each."""
    keys = keys_of(one)
    wanted = {key for key, default in keys.items() if default is REQUIRED}
    if isinstance(one, OptimizerFactory):
        wanted |= {"learningRate", "momentum"} & set(keys)
    if one.cls.__name__ == "InputLayer":
        wanted.add("inputShape")
    if one.cls.__name__ in ("TimeDistributed", "SpectralNormalization"):
        return {"layer": "tf.layers.dense({'units': 2})"}
    return {key: REQUIRED_KEYS[key] for key in sorted(wanted)}


def with_defaults(name: str, one: Any) -> str:
    """A use that gives every key the value that it has without."""
    given = required(one)
    for key, default in keys_of(one).items():
        if key not in given and isinstance(default, bool | int | float | str | list | None):
            given[key] = repr(default)
    return f"{name}({_written(given)})"


def with_a_wrong_key(name: str, one: Any) -> str:
    """A use with a key that no factory has."""
    return f"{name}({_written({**required(one), 'sorgenfrei': '1'})})"


def _written(given: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key!r}: {value}" for key, value in given.items()) + "}"
