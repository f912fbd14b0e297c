"""`Extension`: the base of layers that TF.js lacks, and what their config is checked by."""

from __future__ import annotations

from typing import Any

import tfjs as tf

EVERY_LAYER = [
    "inputShape",
    "batchInputShape",
    "batchSize",
    "dtype",
    "name",
    "trainable",
    "weights",
    "inputDType",
    "activityRegularizer",
    "customObjects",  # what TF.js puts into every config that it reads
]


def nearestKey(key: str, known: list[str]) -> str:
    """The known key that is spelt nearly so, or nothing."""
    plain = key.replace("_", "").lower()
    for candidate in known:
        own = candidate.lower()
        if own == plain or own.startswith(plain) or plain.startswith(own):
            return candidate
    return ""


def completedConfig(
    owner: str, defaults: dict[str, Any], required: list[str], config: dict[str, Any]
) -> dict[str, Any]:
    """The layer's own keys: those of `config` over the defaults. None is the default."""
    known: list[str] = [*required, *defaults.keys()]
    made: dict[str, Any] = {**defaults}
    for key, value in config.items():
        if key in known:
            if value is not None:
                made[key] = value
        elif key not in EVERY_LAYER:
            near = nearestKey(key, known)
            hint = f"; did you mean '{near}'?" if near != "" else ""
            raise ValueError(f"{owner}: the key '{key}' is unknown{hint}")
    for key in required:
        if key not in made:
            raise ValueError(f"{owner}: the key '{key}' is missing")
    return made


def resolvedPart(key: str, value: Any) -> Any:
    """The object that a config value stands for: an initializer, a regularizer, ...

    TF.js shows no function that finds one by its name; a layer does.
    """
    role = "activation"
    for kind in ["Initializer", "Regularizer", "Constraint"]:
        if key.endswith(kind):
            role = "kernel" + kind
    config: Any = {"units": 1, "name": "part"}
    config[role] = value
    return getattr(tf.layers.dense(config), role)


def keepingOptions(outputs: Any, options: Any) -> Any:
    """Symbolic outputs whose call is carried out with its options, which TF.js forgets."""
    return outputs


def described(part: Any) -> dict[str, Any]:
    """An object as it stands in a config."""
    return {"className": part.getClassName(), "config": part.getConfig()}


def isActivation(key: str) -> bool:
    return key == "activation" or key.endswith("Activation")


def isPart(key: str) -> bool:
    """Whether a key's values stand for objects."""
    return (
        isActivation(key)
        or key.endswith("Initializer")
        or key.endswith("Regularizer")
        or key.endswith("Constraint")
    )


class Extension(tf.layers.Layer):
    """A layer whose keys and defaults `configDefaults` and `requiredKeys` say.

    `self.config` has the keys with their values, `self.parts` the initializers, regularizers,
    constraints and activations that they stand for.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self.config: dict[str, Any] = completedConfig(
            self.getClassName(), self.configDefaults(), self.requiredKeys(), config
        )
        self.parts: dict[str, Any] = {}
        for key, value in self.config.items():
            if isPart(key):
                self.parts[key] = resolvedPart(key, value)
        self.supportsMasking = True
        self.options: dict[str, Any] = {}

    def apply(self, inputs: Any, kwargs: Any = None) -> Any:
        """The outputs. A symbolic call keeps its options for when it is carried out."""
        self.options = {} if kwargs is None else kwargs
        return keepingOptions(super().apply(inputs, kwargs), self.options)

    def option(self, kwargs: Any, key: str) -> Any:
        """What a call was given under a key."""
        given: dict[str, Any] = kwargs
        return given.get(key)

    def configDefaults(self) -> dict[str, Any]:
        """The keys that may be left out, with their defaults."""
        return {}

    def requiredKeys(self) -> list[str]:
        """The keys that must be given."""
        return []

    def newWeight(self, name: str, shape: list[int], role: str, trainable: bool) -> Any:
        """A weight with the initializer, regularizer and constraint of the keys `<role>...`."""
        return self.addWeight(
            name,
            shape,
            "float32",
            self.parts[role + "Initializer"],
            self.parts[role + "Regularizer"] if role + "Regularizer" in self.parts else None,
            trainable,
            self.parts[role + "Constraint"] if role + "Constraint" in self.parts else None,
        )

    def adopt(self, layer: Any) -> None:
        """Count the weights and penalties of a layer inside among one's own."""
        trained: list[Any] = layer.trainableWeights
        fixed: list[Any] = layer.nonTrainableWeights
        own: list[Any] = self._trainableWeights
        others: list[Any] = self._nonTrainableWeights
        self._trainableWeights = [*own, *trained]
        self._nonTrainableWeights = [*others, *fixed]
        self.addLoss(layer.losses)

    def activated(self, y: tf.Tensor, key: str) -> tf.Tensor:
        """y under the activation of a key."""
        result: tf.Tensor = self.parts[key].apply(y)
        return result

    def refused(self, problem: str) -> Exception:
        """What to raise where the layer cannot work."""
        return ValueError(f"{self.name} ({self.getClassName()}): {problem}")

    def getConfig(self) -> dict[str, Any]:
        config: dict[str, Any] = super().getConfig()
        for key, value in self.config.items():
            if key == "layer":
                config[key] = described(value)
            elif key == "layers":
                inner: list[Any] = value
                config[key] = [described(one) for one in inner]
            elif key in self.parts and self.parts[key] is not None and not isActivation(key):
                config[key] = described(self.parts[key])
            else:
                config[key] = value
        return config
