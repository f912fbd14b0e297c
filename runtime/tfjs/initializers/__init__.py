"""`tf.initializers`: what the first values of a weight are."""

from __future__ import annotations

from tfjs.initializers.classes import (
    Constant,
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
from tfjs.serialization import factory, resolve

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


def get(identifier: object, what: str) -> Initializer | None:
    """The initializer a config value stands for; `what` says whose key it is."""
    return resolve(identifier, Initializer, "initializers", what, {})
