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
    about: str = ""

    @property
    def name(self) -> str:
        learned = " adapted" if self.data is not None else ""
        learned += f", {self.about}" if self.about else ""
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


_PHOTOS = (
    np.random.default_rng(8).integers(0, 256, (2, 45, 50, 2)).astype(np.float32) * 0.5
).tolist()
_WIDE_NOISE = np.random.default_rng(9).normal(size=(2, 45, 50)).astype(np.float32).tolist()
_NOISE = np.random.default_rng(4).normal(size=(2, 4, 5)).astype(np.float32).tolist()


def _turned(shares: list[float]) -> list[list[float]]:
    """Keras's matrices for `_IMAGES` turned by shares of a circle."""
    made = []
    for angle in 2 * np.pi * np.array(shares):
        a, b, x, y = np.cos(angle), np.sin(angle), 2.0, 1.5
        made.append([a, -b, x - x * a + y * b, b, a, y - x * b - y * a, 0, 0])
    return made


def _each(*values: float) -> Any:
    """A number for each image, as it spreads over images."""
    return np.reshape(values, (-1, 1, 1, 1)).tolist()


_CHOICES: Mapping[str, tuple[tuple[Any, ...], Any]] = {
    "random_shear": (
        ([0.3, -0.2], [-0.25, 0.4]),
        {"shear_factor": [[0.3, -0.25], [-0.2, 0.4]]},
    ),
    "random_translation": (
        ([0.3, -0.2], [-0.25, 0.4]),
        {"translations": [[-1.25, 1.2], [2.0, -0.8]]},
    ),
    "random_rotation": (([0.2, -0.1],), {"rotation_matrix": _turned([0.2, -0.1])}),
    "random_brightness": (([0.2, -0.4],), {"rgb_delta": _each(51, -102)}),
    "random_color_degeneration": (([0.3, 0.8],), {"factor": _each(0.3, 0.8)}),
    "random_contrast": (([0.7, 1.4],), {"contrast_factor": _each(0.7, 1.4)}),
    "random_sharpness": (([0.1, 0.9],), {"factor": [0.1, 0.9]}),
    "random_posterization": (([5.0, 6.0],), {"shift_factor": [5, 6]}),
    "solarization": (
        ([20.0, 0.0], [128.0, 40.0]),
        {"additions": _each(20, 0), "thresholds": _each(128, 40)},
    ),
    "auto_contrast": ((), None),
    "equalization": ((), {}),
}
"""What is drawn for each layer that `randAugment` and `augMix` choose from, and Keras's for it."""

_AUGMENTED = tuple(_CHOICES)
_MIXED = (*_AUGMENTED[:3], *_AUGMENTED[7:], *_AUGMENTED[3:7])


def _augmented(first: str, second: str) -> Prepared:
    """Images changed by two of the layers, one after the other."""
    places = [_AUGMENTED.index(one) for one in (first, second)]
    return Prepared(
        "randAugment",
        _IMAGES,
        {"numOps": 2, "factor": [0.1, 0.5]},
        drawn=([float(one) for one in places], *(d for own, _ in _CHOICES.values() for d in own)),
        keras={
            "layer_idxes": places,
            "transforms": {name: theirs for name, (_, theirs) in _CHOICES.items()},
        },
        about=f"{first} and {second}",
    )


def _mixture(*chains: tuple[str, ...], every: bool = True) -> Prepared:
    """Images mixed with two chains of at most two layers."""
    known = _MIXED if every else _MIXED[:7]
    plan = [known.index(one) for chain in chains for one in chain]
    padded = [
        float(known.index(chain[at]) if at < len(chain) else len(known))
        for chain in chains
        for at in range(2)
    ]
    own = [d for place in plan for d in _CHOICES[known[place]][0]]
    return Prepared(
        "augMix",
        _IMAGES,
        {"numChains": 2, "chainDepth": 2, "allOps": every},
        drawn=([0.3, 0.7], [0.4], padded, *own),
        keras={
            "chain_mixing_weights": [0.3, 0.7],
            "weight_sample": 0.4,
            "chain_transforms": [
                [{"layer_name": one, "transformation": _CHOICES[one][1]} for one in chain]
                for chain in chains
            ],
        },
        about=f"chains {chains}",
    )


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
        "randomRotation",
        _IMAGES,
        {"factor": 0.5},
        drawn=([0.2, -0.1],),
        keras={"rotation_matrix": _turned([0.2, -0.1])},
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
    *(
        Prepared(
            "contrastLimitedAdaptiveHistogramEqualization",
            images,
            config,
            drawn=() if batched else None,
            keras={},
            about=f"images {np.shape(images)}",
        )
        for images, config, batched in (
            (_PHOTOS, {}, True),
            (_PHOTOS, {"tileGridSize": [2, 3], "clipLimit": 1.5}, True),
            (_IMAGES, {"tileGridSize": [3, 2], "clipLimit": 0.0}, True),
            (_PHOTOS[0], {"tileGridSize": [4, 4]}, False),
            ((np.array(_PHOTOS) / 255).tolist(), {"valueRange": [0.0, 1.0]}, True),
        )
    ),
    *(
        Prepared(
            "randomElasticTransform",
            images,
            {"scale": 0.9, **config},
            drawn=([1.0, 0.0] if images is _IMAGES else [1.0, 1.0], [scale], noise),
            keras={
                "apply_transform": [1, 0] if images is _IMAGES else [1, 1],
                "distortion_factor": scale,
                "noise": noise,
            },
            about=f"images {np.shape(images)}",
        )
        for images, noise, scale in ((_IMAGES, _NOISE, 0.9), (_PHOTOS, _WIDE_NOISE, 0.83))
        for config in (
            {},
            {"fillMode": "constant", "fillValue": 9.0},
            {"fillMode": "wrap", "interpolation": "nearest"},
            {"fillMode": "nearest"},
        )
    ),
    _augmented("random_shear", "random_sharpness"),
    _augmented("random_rotation", "random_contrast"),
    _augmented("random_brightness", "random_translation"),
    _augmented("solarization", "random_color_degeneration"),
    _augmented("random_posterization", "equalization"),
    _augmented("auto_contrast", "auto_contrast"),
    _mixture(("random_shear", "solarization"), ("random_contrast",)),
    _mixture(("auto_contrast", "random_translation"), ("random_posterization", "equalization")),
    _mixture((), ("random_rotation", "solarization"), every=False),
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
