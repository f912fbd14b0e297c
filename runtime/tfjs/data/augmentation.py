"""``tf.data.imageDataGenerator``: pictures changed at random and brought to one scale, as
keras.preprocessing.image.ImageDataGenerator does it, drawn with numpy.random in its order
(extensions)."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config
from tfjs.data.leaves import dense
from tfjs.util.affine import transformed
from tfjs.util.shades import applyBrightnessShift, applyChannelShift

if TYPE_CHECKING:
    from tfjs.data.picture_batches import ArrayBatches, FileBatches

Picture = NDArray[Any]
_DEFAULTS: Mapping[str, Any] = {
    "featurewiseCenter": False,
    "samplewiseCenter": False,
    "featurewiseStdNormalization": False,
    "samplewiseStdNormalization": False,
    "zcaWhitening": False,
    "zcaEpsilon": 1e-6,
    "rotationRange": 0,
    "widthShiftRange": 0.0,
    "heightShiftRange": 0.0,
    "brightnessRange": None,
    "shearRange": 0.0,
    "zoomRange": 0.0,
    "channelShiftRange": 0.0,
    "fillMode": "nearest",
    "cval": 0.0,
    "horizontalFlip": False,
    "verticalFlip": False,
    "rescale": None,
    "preprocessingFunction": None,
    "dataFormat": None,
    "validationSplit": 0.0,
    "interpolationOrder": 1,
    "dtype": None,
}
_TRANSFORM: Mapping[str, Any] = {
    "theta": 0,
    "tx": 0,
    "ty": 0,
    "shear": 0,
    "zx": 1,
    "zy": 1,
    "flipHorizontal": False,
    "flipVertical": False,
    "channelShiftIntensity": None,
    "brightness": None,
}
_SMALL = 1e-6
_NEEDS = {
    "zcaWhitening": ("featurewiseCenter", "featurewiseStdNormalization"),
    "featurewiseStdNormalization": ("featurewiseCenter", None),
    "samplewiseStdNormalization": ("samplewiseCenter", None),
}
"""What an option turns on, and what it turns off."""


class ImageDataGenerator:
    """Changes pictures at random (`randomTransform`) and brings them to one scale (`standardize`);
    `flow`, `flowFromDirectory` and `flowFromDataframe` are batches of such pictures."""

    featurewiseCenter: bool
    samplewiseCenter: bool
    featurewiseStdNormalization: bool
    samplewiseStdNormalization: bool
    zcaWhitening: bool
    zcaEpsilon: float
    rotationRange: float
    widthShiftRange: Any
    heightShiftRange: Any
    brightnessRange: Sequence[float] | None
    shearRange: float
    zoomRange: Any
    channelShiftRange: float
    fillMode: str
    cval: float
    horizontalFlip: bool
    verticalFlip: bool
    rescale: float | None
    preprocessingFunction: Callable[[Picture], Any] | None
    dataFormat: str
    validationSplit: float
    interpolationOrder: int
    dtype: str

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        said = read_config("imageDataGenerator", config, _DEFAULTS)
        said["dataFormat"] = said["dataFormat"] or "channelsLast"
        said["dtype"] = said["dtype"] or "float32"
        vars(self).update(said)
        if self.dataFormat not in ("channelsFirst", "channelsLast"):
            raise ValueError(
                'imageDataGenerator: dataFormat: expected "channelsLast" or "channelsFirst", got '
                f"{self.dataFormat!r}"
            )
        first = self.dataFormat == "channelsFirst"
        self.channelAxis, self.rowAxis, self.colAxis = (1, 2, 3) if first else (3, 1, 2)
        if self.validationSplit and not 0 < self.validationSplit < 1:
            raise ValueError(
                "imageDataGenerator: validationSplit: expected a number between 0 and 1, got "
                f"{self.validationSplit}"
            )
        if np.ndim(self.zoomRange) == 0:
            self.zoomRange = [1 - self.zoomRange, 1 + self.zoomRange]
        for key in ("zoomRange", "brightnessRange"):
            value = getattr(self, key)
            if value is not None and np.shape(value) != (2,):
                raise ValueError(
                    f"imageDataGenerator: {key}: expected [least, most], got {value!r}"
                )
        self._settle()
        self.mean: Picture | None = None
        self.std: Picture | None = None
        self.zcaWhiteningMatrix: Picture | None = None

    def _settle(self) -> None:
        for option, (needed, excluded) in _NEEDS.items():
            if not getattr(self, option):
                continue
            if not getattr(self, needed):
                setattr(self, needed, True)
                warnings.warn(f"imageDataGenerator: {option} turns {needed} on", stacklevel=3)
            if excluded is not None and getattr(self, excluded):
                setattr(self, excluded, False)
                warnings.warn(f"imageDataGenerator: {option} turns {excluded} off", stacklevel=3)

    # Batches

    def flow(self, x: Any, y: Any = None, config: Mapping[str, Any] | None = None) -> ArrayBatches:
        """Batches of pictures `x` of rank 4, with `y` where it is given: `flow(x, y, config)` or
        `flow(x, config)`."""
        from tfjs.data.picture_batches import ArrayBatches

        if isinstance(y, Mapping):
            y, config = None, y
        return ArrayBatches(self, x, y, config)

    def flowFromDirectory(
        self, directory: Any, config: Mapping[str, Any] | None = None
    ) -> FileBatches:
        """Batches of the pictures in a folder's folders, each of which is a class."""
        from tfjs.data.picture_batches import of_directory

        return of_directory(self, directory, config)

    def flowFromDataframe(
        self, dataframe: Any, directory: Any = None, config: Mapping[str, Any] | None = None
    ) -> FileBatches:
        """Batches of the pictures that a table names: a pandas.DataFrame, or a dict of columns."""
        from tfjs.data.picture_batches import of_dataframe

        if isinstance(directory, Mapping):
            directory, config = None, directory
        return of_dataframe(self, dataframe, directory, config)

    # One picture

    def standardize(self, x: Any) -> Picture:
        """The picture under `preprocessingFunction`, times `rescale`, with its own mean and
        standard deviation taken out, or with those that `fit` found. Changed in place, as Keras
        does, where it is an array of floats."""
        if self.preprocessingFunction is not None:
            x = np.array(self.preprocessingFunction(dense(x)))
        x = np.asarray(x)
        if self.rescale:
            x *= self.rescale
        if self.samplewiseCenter:
            x -= np.mean(x, keepdims=True)
        if self.samplewiseStdNormalization:
            x /= np.std(x, keepdims=True) + _SMALL
        if self.featurewiseCenter and self._is_fitted("featurewiseCenter", self.mean):
            x -= self.mean
        if self.featurewiseStdNormalization and self._is_fitted(
            "featurewiseStdNormalization", self.std
        ):
            assert self.std is not None
            x /= self.std + _SMALL
        matrix = self.zcaWhiteningMatrix
        if self.zcaWhitening and self._is_fitted("zcaWhitening", matrix):
            x = np.reshape(x.reshape(-1, math.prod(x.shape[-3:])) @ matrix, x.shape)
        return x  # type: ignore[no-any-return]  # an array

    def _is_fitted(self, option: str, found: Picture | None) -> bool:
        if found is None:
            warnings.warn(
                f"imageDataGenerator: {option} does nothing before fit(pictures) was called",
                stacklevel=4,
            )
        return found is not None

    def getRandomTransform(
        self, imgShape: Sequence[int], seed: int | None = None
    ) -> dict[str, Any]:
        """What `applyTransform` is to do with a picture of that shape: `{theta, tx, ty, shear, zx,
        zy, flipHorizontal, flipVertical, channelShiftIntensity, brightness}`."""
        if seed is not None:
            np.random.seed(seed)
        turn, shear, tint = self.rotationRange, self.shearRange, self.channelShiftRange
        made = dict(_TRANSFORM)
        made["theta"] = np.random.uniform(-turn, turn) if turn else 0
        made["tx"] = _shift(self.heightShiftRange, imgShape[self.rowAxis - 1])
        made["ty"] = _shift(self.widthShiftRange, imgShape[self.colAxis - 1])
        made["shear"] = np.random.uniform(-shear, shear) if shear else 0
        least, most = self.zoomRange
        if (least, most) != (1, 1):
            made["zx"], made["zy"] = np.random.uniform(least, most, 2)
        made["flipHorizontal"] = (np.random.random() < 0.5) * self.horizontalFlip
        made["flipVertical"] = (np.random.random() < 0.5) * self.verticalFlip
        if tint != 0:
            made["channelShiftIntensity"] = np.random.uniform(-tint, tint)
        if self.brightnessRange is not None:
            least, most = self.brightnessRange
            made["brightness"] = np.random.uniform(least, most)
        return made

    def applyTransform(self, x: Any, transformParameters: Mapping[str, Any]) -> Picture:
        """The picture under a transform as `getRandomTransform` gives it."""
        said = read_config("applyTransform", transformParameters, _TRANSFORM)
        row, column, channel = self.rowAxis - 1, self.colAxis - 1, self.channelAxis - 1
        axes = {"rowAxis": row, "colAxis": column, "channelAxis": channel}
        x = transformed(
            np.asarray(x), said, axes, self.fillMode, self.cval, self.interpolationOrder
        )
        if said["channelShiftIntensity"] is not None:
            x = applyChannelShift(x, said["channelShiftIntensity"], channel)
        if said["flipHorizontal"]:
            x = np.flip(x, column)
        if said["flipVertical"]:
            x = np.flip(x, row)
        if said["brightness"] is not None:
            x = applyBrightnessShift(x, said["brightness"], False)
        changed: Picture = x
        return changed

    def randomTransform(self, x: Any, seed: int | None = None) -> Picture:
        """The picture under a transform drawn for it."""
        return self.applyTransform(x, self.getRandomTransform(np.shape(x), seed))

    def fit(self, x: Any, config: Mapping[str, Any] | None = None) -> None:
        """Find the mean, the standard deviation or the whitening of pictures `x` of rank 4 that
        `standardize` needs; with `{augment, rounds, seed}` those of changed pictures."""
        said = read_config("fit", config, {"augment": False, "rounds": 1, "seed": None})
        pictures: Picture = np.array(x, self.dtype)
        if pictures.ndim != 4:
            raise ValueError(
                "imageDataGenerator: fit: expected pictures of rank 4, got the shape "
                f"{list(pictures.shape)}"
            )
        if said["seed"] is not None:
            np.random.seed(said["seed"])
        if self.rescale:
            pictures *= self.rescale
        if said["augment"]:
            whole = range(said["rounds"])
            drawn = [self.randomTransform(picture) for _ in whole for picture in pictures]
            pictures = np.array(drawn, self.dtype)
        axes = (0, self.rowAxis, self.colAxis)
        shape = [1, 1, 1]
        shape[self.channelAxis - 1] = pictures.shape[self.channelAxis]
        if self.featurewiseCenter:
            self.mean = np.mean(pictures, axes).reshape(shape)
            pictures -= self.mean
        if self.featurewiseStdNormalization:
            self.std = np.std(pictures, axes).reshape(shape)
            pictures /= self.std + _SMALL
        if self.zcaWhitening:
            count = len(pictures)
            rows = pictures.reshape(count, -1)
            vectors, values, _ = np.linalg.svd(rows.T, full_matrices=False)
            scale = np.sqrt(count) / (values + self.zcaEpsilon)
            self.zcaWhiteningMatrix = (vectors * scale).dot(vectors.T)


def _shift(given: Any, length: int) -> Any:
    """Pixels to move by: one of a list in either direction, a number below a whole one, or up to a
    part of the length."""
    if not (len(given) if np.ndim(given) else given):
        return 0
    try:
        moved = np.random.choice(given)
        moved *= np.random.choice([-1, 1])
    except ValueError:
        moved = np.random.uniform(-given, given)
    return moved * length if np.max(given) < 1 else moved


def imageDataGenerator(config: Mapping[str, Any] | None = None) -> ImageDataGenerator:
    """An `ImageDataGenerator`; the keys are those of Keras's, in TF.js's style."""
    return ImageDataGenerator(config)
