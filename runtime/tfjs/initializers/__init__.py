"""`tf.initializers`: what the first values of a weight are."""

from __future__ import annotations

from typing import Any

from tfjs.initializers.classes import (
    Constant,
    FunctionInitializer,
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    Identity,
    Initializer,
    LeCunNormal,
    LeCunUniform,
    Ones,
    Orthogonal,
    RandomNormal,
    RandomUniform,
    TruncatedNormal,
    VarianceScaling,
    Zeros,
)
from tfjs.initializers.classes import InitializerLike as InitializerLike
from tfjs.initializers.stft import STFT
from tfjs.serialization import factory
from tfjs.serialization.identifiers import Words, described, identified, of_config

stft = factory(STFT, "stft", "initializers")
zeros = factory(Zeros, "zeros", "initializers")
ones = factory(Ones, "ones", "initializers")
constant = factory(Constant, "constant", "initializers")
randomUniform = factory(RandomUniform, "randomUniform", "initializers")
randomNormal = factory(RandomNormal, "randomNormal", "initializers")
truncatedNormal = factory(TruncatedNormal, "truncatedNormal", "initializers")
identity = factory(Identity, "identity", "initializers")
varianceScaling = factory(VarianceScaling, "varianceScaling", "initializers")
glorotUniform = factory(GlorotUniform, "glorotUniform", "initializers")
glorotNormal = factory(GlorotNormal, "glorotNormal", "initializers")
heUniform = factory(HeUniform, "heUniform", "initializers")
heNormal = factory(HeNormal, "heNormal", "initializers")
leCunUniform = factory(LeCunUniform, "leCunUniform", "initializers")
leCunNormal = factory(LeCunNormal, "leCunNormal", "initializers")
orthogonal = factory(Orthogonal, "orthogonal", "initializers")


def of_key(identifier: object, what: str) -> Initializer | None:
    """The initializer a config value stands for; `what` says whose key it is."""
    return of_config(identifier, Initializer, "initializers", what, _WORDS, FunctionInitializer)


_WORDS: Words = {
    "lecun_uniform": ("leCunUniform", {}),
    "lecun_normal": ("leCunNormal", {}),
    "LecunUniform": ("leCunUniform", {}),
    "LecunNormal": ("leCunNormal", {}),
    "uniform": ("randomUniform", {}),
    "normal": ("randomNormal", {}),
    "zero": ("zeros", {}),
    "one": ("ones", {}),
    "STFTInitializer": ("stft", {}),
}


def get(identifier: object) -> Initializer | None:
    """An extension, with Keras's meaning: the initializer that a word of Keras, a description, a
    function or an object stands for. ValueError for an unknown word."""
    return identified(identifier, Initializer, "initializers", _WORDS, FunctionInitializer)


def serialize(initializer: Initializer | None) -> dict[str, Any] | None:
    """An extension: `{className, config}` of initializers, from which `get` makes them again."""
    return described(initializer)
