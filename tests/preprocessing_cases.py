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

    def plain(self) -> dict[str, Any]:
        """What Node needs to know."""
        drawn = None if self.drawn is None else [np.asarray(one).tolist() for one in self.drawn]
        return {
            "layer": self.layer,
            "config": dict(self.config),
            "data": self.data,
            "inputs": self.inputs,
            "drawn": drawn,
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
_WAVES = np.sin(np.arange(200) ** 1.5).astype(np.float32).reshape(2, 100)
_SHORT = {"frameLength": 16, "frameStep": 6, "window": np.hanning(16).tolist()}

_CORNERS = np.array([[[0.0, 0.0], [4.0, 0.0], [0.0, 3.0], [4.0, 3.0]]])
_MOVES = np.random.default_rng(3).uniform(-0.3, 0.3, (2, 4, 2)).astype(np.float32)


def _boxes(left: list[float], right: list[float], top: list[float], bottom: list[float]) -> Any:
    """1 inside of a box in each of `_IMAGES`."""
    down, across = np.mgrid[0:4, 0:5]
    inside = [
        (across >= x0) & (across < x1) & (down >= y0) & (down < y1)
        for x0, x1, y0, y1 in zip(left, right, top, bottom, strict=True)
    ]
    return np.repeat(np.stack(inside)[..., None], 3, -1).astype(np.float32).tolist()


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
    Prepared(
        "randomHue", _IMAGES, {"factor": 0.5}, drawn=([0.45, -0.3],), keras={"factor": [0.45, -0.3]}
    ),
    Prepared(
        "randomSaturation",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.4, 1.6],),
        keras={"factor": [0.4, 1.6]},
    ),
    Prepared(
        "randomColorDegeneration",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.3, 0.8],),
        keras={"factor": [[[[0.3]]], [[[0.8]]]]},
    ),
    Prepared(
        "randomPosterization",
        _IMAGES,
        {"factor": 4},
        drawn=([5.0, 6.0],),
        keras={"shift_factor": [5, 6]},
    ),
    Prepared(
        "solarization",
        _IMAGES,
        drawn=([20.0, 0.0], [128.0, 40.0]),
        keras={
            "additions": [[[[20.0]]], [[[0.0]]]],
            "thresholds": [[[[128.0]]], [[[40.0]]]],
        },
    ),
    Prepared("autoContrast", _IMAGES),
    Prepared("equalization", _IMAGES, drawn=(), keras={}),
    Prepared("equalization", _IMAGES, {"bins": 16}, drawn=(), keras={}),
    Prepared(
        "randomSharpness",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.1, 0.9],),
        keras={"factor": [0.1, 0.9]},
    ),
    Prepared(
        "randomGaussianBlur",
        _IMAGES,
        {"kernelSize": [3, 3]},
        drawn=([1.0, 0.0], [0.8, 0.5]),
        keras={"should_apply_blur": [1, 0], "blur_factor": [0.8, 0.5]},
    ),
    Prepared(
        "randomErasing",
        _IMAGES,
        {"fillValue": 7.0},
        drawn=([1.0, 1.0], [0.5, 0.3], [0.4, 0.6], [0.1, 0.9], [0.5, 0.2]),
        keras={
            "batch_masks": _boxes(
                [0.25, 3.15], [2.75, 4.65], [1.2, 0.32], [2.8, 2.72]
            ),
            "apply_erasing": [1, 1],
            "fill_value": 7.0,
        },
    ),
    *(
        Prepared(
            "randomShear",
            _IMAGES,
            {"xFactor": 0.5, "fillMode": mode},
            drawn=([0.3, -0.2], [-0.25, 0.4]),
            keras={"shear_factor": [[0.3, -0.25], [-0.2, 0.4]]},
        )
        for mode in ("reflect", "constant")
    ),
    Prepared(
        "randomPerspective",
        _IMAGES,
        drawn=([1.0, 1.0], _MOVES),
        keras={
            "apply_perspective": [1, 1],
            "start_points": np.repeat(_CORNERS, 2, 0).tolist(),
            "end_points": (_CORNERS + _CORNERS * _MOVES).tolist(),
        },
    ),
    Prepared(
        "mixUp",
        _IMAGES,
        drawn=([0.3, 0.9], [1.0, 0.0]),
        keras={"mix_weight": [0.3, 0.9], "permutation_order": [1, 0]},
    ),
    Prepared(
        "cutMix",
        _IMAGES,
        drawn=([0.5, 0.6], [1.0, 0.0], [0.1, 0.9], [0.5, 0.2]),
        keras={
            "batch_masks": _boxes([0.25, 1.8], [2.75, 4.8], [1.0, 0.32], [3.0, 2.72]),
            "permutation_order": [1, 0],
        },
    ),
    Prepared(
        "melSpectrogram",
        _WAVES.tolist(),
        {"fftLength": 32, "sequenceStride": 8, "numMelBins": 5, "samplingRate": 4000},
    ),
    Prepared(
        "melSpectrogram",
        _WAVES.tolist(),
        {
            "fftLength": 32,
            "sequenceLength": 20,
            "sequenceStride": 8,
            "numMelBins": 5,
            "window": "hamming",
            "powerToDb": False,
            "magExp": 1.0,
        },
    ),
    *(
        Prepared("stftSpectrogram", _WAVES[..., None].tolist(), {**_SHORT, "mode": mode})
        for mode in ("log", "magnitude", "psd", "real", "imag", "stft")
    ),
    Prepared(
        "stftSpectrogram",
        _WAVES.reshape(2, 50, 2).tolist(),
        {
            **_SHORT,
            "mode": "magnitude",
            "fftLength": 32,
            "expandDims": True,
            "scaling": "spectrum",
            "padding": "same",
            "window": np.hamming(17)[:16].tolist(),
        },
    ),
)  # fmt: skip
