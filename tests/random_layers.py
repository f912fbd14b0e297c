"""What random layers do on the average: shares, means and spreads of many seeded draws."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

Statistic = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Numbers of inputs and outputs, one for each independent draw."""

SIGMAS = 4.5  # once in 150 000 draws; the seed is fixed


@dataclass(frozen=True)
class Draws:
    """A layer in training: the draws that `statistic` reads have this mean and standard
    deviation."""

    layer: str
    config: Mapping[str, Any]
    x: np.ndarray
    statistic: Statistic
    mean: float
    deviation: float
    about: str

    @property
    def name(self) -> str:
        return f"{self.layer}: {self.about}"

    def request(self) -> dict[str, Any]:
        return {"layer": self.layer, "config": dict(self.config), "input": self.x.tolist()}


def problem(case: Draws, output: Any) -> str | None:
    """How the draws differ from what they should be; None where they do not."""
    drawn = np.asarray(case.statistic(case.x, np.asarray(output, "float64")), "float64").ravel()
    mean, deviation = drawn.mean(), drawn.std()
    error = case.deviation / math.sqrt(drawn.size)
    if abs(mean - case.mean) > SIGMAS * error:
        return f"mean {mean}, expected {case.mean} +- {SIGMAS * error}"
    # The standard error of a deviation is at most that of a two-sided coin's or a bell's.
    if abs(deviation - case.deviation) > SIGMAS * max(error, 0.02 * case.deviation):
        return f"deviation {deviation}, expected {case.deviation}"
    return None


def _share(rate: float) -> tuple[float, float]:
    return rate, math.sqrt(rate * (1 - rate))


def _uniform(low: float, high: float) -> tuple[float, float]:
    return (low + high) / 2, (high - low) / math.sqrt(12)


def _is_zero(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return y == 0


def _whole_channels(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Whether a channel was dropped; the same everywhere in it."""
    flat = y.reshape(len(y), -1, y.shape[-1])
    assert np.array_equal(flat.min(1), flat.max(1))
    return flat[:, 0] == 0


def _changed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.abs(x - y).reshape(len(x), -1).max(1) > 1e-3


def _values(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return y


def _added(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return y - x


def _first_difference(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (y - x)[:, 0, 0, 0]


def _slopes(y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How the middle of images changes down and to the right."""
    row, column = y.shape[1] // 2, y.shape[2] // 2
    middle = y[:, row - 1 : row + 2, column - 1 : column + 2, 0]
    return (middle[:, 2, 1] - middle[:, 0, 1]) / 2, (middle[:, 1, 2] - middle[:, 1, 0]) / 2


def _angle(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    down, right = _slopes(y)
    return np.arctan2(down, right)


def _scale(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return _slopes(y)[1]


def _contrast(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return y.std((1, 2, 3)) / x.std((1, 2, 3))


def _ramps(count: int, size: int) -> np.ndarray:
    """Images whose values are the places from left to right."""
    return np.tile(np.arange(size, dtype="float32")[None, None, :, None], (count, size, 1, 1))


def _noise() -> Iterator[Draws]:
    many = np.ones((40, 50))
    bell = np.random.default_rng(0).normal(size=(100, 100)).astype("float32")
    yield Draws("dropout", {"rate": 0.3}, many, _is_zero, *_share(0.3), "what is dropped")
    kept = math.sqrt(0.3 / 0.7)
    yield Draws("dropout", {"rate": 0.3}, many, _values, 1, kept, "the mean stays")
    yield Draws("gaussianNoise", {"stddev": 0.5}, many, _added, 0, 0.5, "noise")
    yield Draws("gaussianDropout", {"rate": 0.2}, many, _values, 1, 0.5, "factors")
    yield Draws("alphaDropout", {"rate": 0.2}, bell, _values, 0, 1, "mean and spread stay")
    for axes in (1, 2, 3):
        x = np.ones((50, *[3] * axes, 20))
        about = "channels that are dropped"
        config = {"rate": 0.4}
        yield Draws(f"spatialDropout{axes}d", config, x, _whole_channels, *_share(0.4), about)


def _images() -> Iterator[Draws]:
    ramps, small = _ramps(400, 9), _ramps(400, 4)
    flipped = "images that are flipped"
    yield Draws("randomFlip", {"mode": "horizontal"}, small, _changed, *_share(0.5), flipped)
    up = small.transpose(0, 2, 1, 3)
    yield Draws("randomFlip", {"mode": "vertical"}, up, _changed, *_share(0.5), flipped)
    both = small + 10 * up
    yield Draws("randomFlip", {}, both, _changed, *_share(0.75), flipped)
    grey = np.full((400, 3, 3, 3), 127.0, "float32")
    colours = grey + np.array([0.0, 20.0, 60.0], "float32")
    invert = {"factor": [0.3, 0.3], "valueRange": [0, 255]}
    yield Draws("randomInvert", invert, colours, _changed, *_share(0.3), "images")
    yield Draws("randomGrayscale", {"factor": 0.4}, colours, _changed, *_share(0.4), "images")
    brighter = {"factor": 0.2, "valueRange": [0, 255]}
    limits = _uniform(-0.2 * 255, 0.2 * 255)
    yield Draws("randomBrightness", brighter, grey, _first_difference, *limits, "what is added")
    contrast = {"factor": [0.2, 0.2], "valueRange": [0, 255]}
    yield Draws(
        "randomContrast", contrast, 10 * ramps + 80, _contrast, *_uniform(0.8, 1.2), "factors"
    )
    jitter = {"brightnessFactor": 0.2, "valueRange": [0, 255]}
    yield Draws("randomColorJitter", jitter, grey, _first_difference, *limits, "what is added")
    nearest = {"fillMode": "nearest"}
    turn = 0.1 * 2 * math.pi
    rotation = {"factor": 0.1, **nearest}
    yield Draws("randomRotation", rotation, ramps, _angle, *_uniform(-turn, turn), "angles")
    zoom = {"heightFactor": 0.2, "widthFactor": 0.2, **nearest}
    yield Draws("randomZoom", zoom, ramps, _scale, *_uniform(0.8, 1.2), "factors")
    move = {"heightFactor": 0, "widthFactor": 0.25, **nearest}
    moved = _uniform(-0.25 * 9, 0.25 * 9)
    yield Draws("randomTranslation", move, ramps, _middle_added, *moved, "places")


def _middle_added(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (y - x)[:, 4, 4, 0]


SEED = 7
CASES = (*_noise(), *_images())
