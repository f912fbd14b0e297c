"""Layers that prepare tables, texts and images, what they are given, and what is drawn for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import tfjs as tf
from tfjs.serialization import to_snake


@dataclass(frozen=True)
class Prepared:
    """A layer, the data it is adapted to, its inputs, and what is drawn: the tensors that
    `changed` takes, and what Keras calls them."""

    layer: str
    inputs: Any
    config: Mapping[str, Any] = field(default_factory=dict)
    data: Any = None
    drawn: tuple[Any, ...] | None = None
    keras: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        learned = " adapted" if self.data is not None else ""
        return f"{self.layer}({dict(self.config)}) of {str(self.inputs)[:40]}{learned}"

    def made(self) -> Any:
        return getattr(tf.layers, self.layer)(dict(self.config))

    def request(self) -> dict[str, Any]:
        """What the oracle needs to know."""
        arguments = {
            to_snake(key): to_snake(one) if isinstance(one, str) else one
            for key, one in self.config.items()
        }
        return {
            "className": getattr(tf.layers, self.layer).cls.className,
            "arguments": arguments,
            "inputs": self.inputs,
            "data": self.data,
            "drawn": self.keras if self.drawn is not None else None,
        }

    def computed(self) -> Any:
        layer = self.made()
        if self.data is not None:
            layer.adapt(tf.tensor(self.data))
        x = tf.tensor(self.inputs)
        if self.drawn is None:
            return layer.apply(x).arraySync()
        return layer.changed(x, [tf.tensor(one) for one in self.drawn]).arraySync()


_TABLE = [[1.0, 20.0], [2.0, 10.0], [3.0, 40.0], [6.0, -10.0]]
_TEXTS = ["The cat, the dog!", "A cat  sat", "dog", ""]
_WORDS = [["a", "b", "z"], ["c", "b", "a"]]
_IMAGES = np.random.default_rng(7).uniform(0, 255, (2, 4, 5, 3)).astype(np.float32).tolist()
_COUNTS = {"outputMode": "count"}

PREPARED = (
    Prepared("normalization", _TABLE, data=_TABLE),
    Prepared("normalization", _TABLE, {"axis": None}, data=_TABLE),
    Prepared("normalization", _TABLE, {"mean": 3.0, "variance": 2.0}),
    Prepared("normalization", _TABLE, {"mean": [1.0, 2.0], "variance": [4.0, 9.0], "invert": True}),
    Prepared("discretization", _TABLE, {"binBoundaries": [0.0, 2.0, 20.0]}),
    Prepared(
        "discretization", _TABLE, {"binBoundaries": [0.0, 2.0, 20.0], "outputMode": "multiHot"}
    ),
    Prepared("discretization", [[1.5], [3.0]], {"binBoundaries": [2.0], "outputMode": "oneHot"}),
    Prepared("stringLookup", _WORDS, {"vocabulary": ["a", "b", "c"]}),
    Prepared("stringLookup", _WORDS, {"vocabulary": ["a", "b", "c"], "maskToken": "a2"}),
    Prepared("stringLookup", _WORDS, {"vocabulary": ["a", "b", "c"], "numOovIndices": 3}),
    Prepared("stringLookup", _WORDS, {"vocabulary": ["a", "b", "c"], "outputMode": "multiHot"}),
    Prepared("stringLookup", _WORDS, {"vocabulary": ["a", "b", "c"], **_COUNTS}),
    Prepared("stringLookup", _WORDS, data=["b", "b", "a", "c", "c", "z"]),
    Prepared("stringLookup", _WORDS, {"maxTokens": 3}, data=["b", "b", "a", "c", "c", "z"]),
    Prepared("integerLookup", [[12, 7], [5, 12]], {"vocabulary": [12, 36, 5]}),
    Prepared("integerLookup", [[12, 7], [5, 9]], {"vocabulary": [12, 5], "numOovIndices": 2}),
    Prepared("integerLookup", [[12], [5]], {"vocabulary": [12, 5], "outputMode": "oneHot"}),
    Prepared("integerLookup", [12, 7], data=[12, 12, 7, 100, 100, 100]),
    Prepared("textVectorization", _TEXTS, data=_TEXTS),
    Prepared("textVectorization", _TEXTS, {"outputSequenceLength": 2}, data=_TEXTS),
    Prepared("textVectorization", _TEXTS, {"outputMode": "multiHot", "ngrams": 2}, data=_TEXTS),
    Prepared("textVectorization", _TEXTS, {**_COUNTS, "maxTokens": 4}, data=_TEXTS),
    Prepared("textVectorization", _TEXTS, {"standardize": "lower"}, data=_TEXTS),
    Prepared("textVectorization", ["ab a", "b"], {"split": "character"}, data=["ab a", "b"]),
    Prepared("hashing", [["A"], ["B"], ["C"], ["D"]], {"numBins": 3}),
    Prepared("hashing", [["A"], ["B"], [""], ["D"]], {"numBins": 3, "maskValue": ""}),
    Prepared("hashing", [[1, 2], [300, 4]], {"numBins": 5}),
    Prepared(
        "randomBrightness",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.2, -0.4],),
        keras={"rgb_delta": [[[[51.0]]], [[[-102.0]]]]},
    ),
    Prepared(
        "randomContrast",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.7, 1.4],),
        keras={"contrast_factor": [[[[0.7]]], [[[1.4]]]]},
    ),
    Prepared(
        "randomInvert",
        _IMAGES,
        drawn=([0.2, 0.9], [0.5, 0.5]),
        keras={"apply_inversion": [1, 0]},
    ),
    *(
        Prepared(
            "randomTranslation",
            _IMAGES,
            {"heightFactor": 0.5, "widthFactor": 0.5, "fillMode": mode},
            drawn=([0.3, -0.2], [-0.25, 0.4]),
            keras={"translations": [[-1.25, 1.2], [2.0, -0.8]]},
        )
        for mode in ("reflect", "wrap", "constant", "nearest")
    ),
    Prepared(
        "randomZoom",
        _IMAGES,
        {"heightFactor": 0.5, "widthFactor": 0.5},
        drawn=([0.7, 1.3], [1.2, 0.8]),
        keras={"height_zoom": [[0.7], [1.3]], "width_zoom": [[1.2], [0.8]]},
    ),
)  # fmt: skip
