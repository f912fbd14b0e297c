"""Batches of pictures for training, changed by an `imageDataGenerator`: of arrays, of a folder's
files, of the files that a table names (extensions)."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config
from tfjs.data.leaves import dense
from tfjs.data.pipelines import Pipeline
from tfjs.data.sequences import Sequence as Batches
from tfjs.util.pictures import arrayToImg, imgToArray, loadImg

if TYPE_CHECKING:
    from tfjs.data.augmentation import ImageDataGenerator

_SAVING: Mapping[str, Any] = {"saveToDir": None, "savePrefix": "", "saveFormat": "png"}
_COMMON: Mapping[str, Any] = {
    "batchSize": 32,
    "shuffle": True,
    "seed": None,
    "subset": None,
    **_SAVING,
}
_OF_ARRAYS: Mapping[str, Any] = {**_COMMON, "sampleWeight": None, "ignoreClassSplit": False}
_OF_FILES: Mapping[str, Any] = {
    **_COMMON,
    "targetSize": [256, 256],
    "colorMode": "rgb",
    "classes": None,
    "classMode": "categorical",
    "interpolation": "nearest",
    "keepAspectRatio": False,
}
_OF_FOLDERS: Mapping[str, Any] = {**_OF_FILES, "followLinks": False}
_OF_TABLES: Mapping[str, Any] = {
    **_OF_FILES,
    "xCol": "filename",
    "yCol": "class",
    "weightCol": None,
    "validateFilenames": True,
}
_CHANNELS = {"grayscale": 1, "rgb": 3, "rgba": 4}
_ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".ppm", ".tif", ".tiff")
_MODES = ("categorical", "binary", "sparse", "input", None)
_TABLE_MODES = (*_MODES, "raw", "multiOutput")
_FREE_MODES = ("input", "raw", "multiOutput", None)
"""Class modes that need no classes."""
_NAMES = 10_000_000


class PictureBatches(Batches):
    """Batches by their place, `batches[0]`, each of pictures and, where there are some, labels as
    tensors; a dataset for fit, evaluate and predict. `next(batches)`, and a loop over them,
    goes on without end.

    With `seed`, numpy.random is seeded with it plus the number of batches that were made before
    each.
    """

    def __init__(
        self, generator: ImageDataGenerator, n: int, size: int, shuffle: bool, seed: int | None
    ) -> None:
        self.imageDataGenerator = generator
        self.n, self.batchSize, self.shuffled, self.seed = n, size, shuffle, seed
        self.batchIndex = 0
        self.totalBatchesSeen = 0
        self.indexArray: NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return -(-self.n // self.batchSize)

    def __getitem__(self, index: int) -> Any:
        if index >= len(self):
            raise IndexError(f"batch {index}: there are {len(self)}")
        self._seeded()
        order = self._order() if self.indexArray is None else self.indexArray
        return dense(self._made(order[self.batchSize * index : self.batchSize * (index + 1)]))

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        self._seeded(counted=False)
        order = self._order() if self.batchIndex == 0 or self.indexArray is None else None
        order = self.indexArray if order is None else order
        start = self.batchIndex * self.batchSize % self.n if self.n else 0
        self.batchIndex = self.batchIndex + 1 if self.n > start + self.batchSize else 0
        self.totalBatchesSeen += 1
        assert order is not None
        return dense(self._made(order[start : start + self.batchSize]))

    def next(self) -> Any:
        """The next batch."""
        return self.__next__()

    def reset(self) -> None:
        """Go on with the first batch."""
        self.batchIndex = 0

    def take(self, count: int | None = None) -> Pipeline:
        """The first `count` batches of one pass; all for -1."""
        return Pipeline(self.elements, len(self)).take(count)

    def onEpochEnd(self) -> None:
        """Draw another order."""
        self._order()

    def _seeded(self, counted: bool = True) -> None:
        if self.seed is not None:
            np.random.seed(self.seed + self.totalBatchesSeen)
        if counted:
            self.totalBatchesSeen += 1

    def _order(self) -> NDArray[np.int64]:
        made = np.random.permutation(self.n) if self.shuffled else np.arange(self.n)
        self.indexArray = made
        return made

    def _made(self, places: NDArray[np.int64]) -> Any:
        """The batch of these places: each source of pictures has its own."""
        raise NotImplementedError(f"{type(self).__name__} must define _made()")

    def _changed(self, picture: Any) -> Any:
        generator = self.imageDataGenerator
        drawn = generator.getRandomTransform(picture.shape)
        return generator.standardize(generator.applyTransform(picture, drawn))

    def _save(self, pictures: Any, places: Any, said: Mapping[str, Any], numbers: int) -> None:
        if not said["saveToDir"]:
            return
        layout = {"dataFormat": self.imageDataGenerator.dataFormat, "scale": True}
        for picture, place in zip(pictures, places, strict=True):
            drawn = np.random.randint(numbers)
            name = f"{said['savePrefix']}_{place}_{drawn}.{said['saveFormat']}"
            arrayToImg(picture, layout).save(os.path.join(said["saveToDir"], name))


def _split(generator: ImageDataGenerator, subset: str | None, count: int) -> slice:
    """The part of so many pictures that a subset is: the first ones validate."""
    first = int(generator.validationSplit * count)
    match subset:
        case None:
            return slice(None)
        case "training":
            return slice(first, None)
        case "validation":
            return slice(None, first)
    raise ValueError(f'subset: expected "training" or "validation", got {subset!r}')


class ArrayBatches(PictureBatches):
    """Batches of pictures in an array `x` of rank 4; `x` may be a list of it and of other arrays,
    whose rows come along unchanged."""

    def __init__(
        self, generator: ImageDataGenerator, x: Any, y: Any, config: Mapping[str, Any] | None
    ) -> None:
        self.said = read_config("flow", config, _OF_ARRAYS)
        others: list[Any] = []
        if isinstance(x, list | tuple) and np.ndim(x[0]) == 4:
            beside = x[1] if isinstance(x[1], list) else [x[1]]
            x, others = x[0], [np.asarray(one) for one in beside]
        columns = {"y": y, "sampleWeight": self.said["sampleWeight"]}
        columns |= {f"x[{place}]": one for place, one in enumerate(others, 1)}
        for name, values in columns.items():
            if values is not None and len(values) != len(x):
                raise ValueError(f"flow: {name} has {len(values)} rows, x has {len(x)}")
        part = _split(generator, self.said["subset"], len(x))
        if self.said["subset"] and y is not None and not self.said["ignoreClassSplit"]:
            _check_classes(np.asarray(y), int(len(x) * generator.validationSplit))
        self.x = np.asarray(x)[part].astype(generator.dtype, copy=False)
        if self.x.ndim != 4:
            raise ValueError(f"flow: x: expected rank 4, got the shape {list(self.x.shape)}")
        self.others = [one[part] for one in others]
        self.y = None if y is None else np.asarray(y)[part]
        weights = self.said["sampleWeight"]
        self.sampleWeight = None if weights is None else np.asarray(weights)
        said = self.said
        super().__init__(generator, len(self.x), said["batchSize"], said["shuffle"], said["seed"])

    def _made(self, places: NDArray[np.int64]) -> Any:
        pictures = np.zeros((len(places), *self.x.shape[1:]), self.imageDataGenerator.dtype)
        for row, place in enumerate(places):
            pictures[row] = self._changed(self.x[place].copy())
        self._save(pictures, places, self.said, 10_000)
        inputs: Any = [pictures, *(one[places] for one in self.others)]
        inputs = inputs if self.others else pictures
        labels = [one[places] for one in (self.y, self.sampleWeight) if one is not None]
        return inputs if self.y is None else (inputs, *labels)


def _check_classes(labels: Any, first: int) -> None:
    if not np.array_equal(np.unique(labels[:first]), np.unique(labels[first:])):
        raise ValueError(
            "flow: the training and the validation part have other classes: shuffle the arrays "
            "first, or say ignoreClassSplit"
        )


class FileBatches(PictureBatches):
    """Batches of the pictures in files, with what `labels` says of each."""

    classIndices: dict[str, int]

    def __init__(
        self,
        generator: ImageDataGenerator,
        said: Mapping[str, Any],
        folder: str,
        filenames: Sequence[str],
        labels: Any,
        weights: Any = None,
    ) -> None:
        self.said = said
        self.directory, self.filenames = folder, list(filenames)
        self.filepaths = [os.path.join(folder, name) for name in filenames]
        self.samples = len(self.filenames)
        self.labels, self.sampleWeight = labels, weights
        self.classMode, self.colorMode = said["classMode"], said["colorMode"]
        if self.colorMode not in _CHANNELS:
            raise ValueError(
                f"colorMode: expected one of {', '.join(_CHANNELS)}, got {self.colorMode!r}"
            )
        self.targetSize = tuple(said["targetSize"])
        channels = _CHANNELS[self.colorMode]
        first = generator.dataFormat == "channelsFirst"
        self.imageShape = (channels, *self.targetSize) if first else (*self.targetSize, channels)
        size = said["batchSize"]
        super().__init__(generator, self.samples, size, said["shuffle"], said["seed"])

    def _made(self, places: NDArray[np.int64]) -> Any:
        dtype = self.imageDataGenerator.dtype
        pictures = np.zeros((len(places), *self.imageShape), dtype)
        for row, place in enumerate(places):
            pictures[row] = self._changed(self._read(self.filepaths[place]))
        self._save(pictures, places, self.said, _NAMES)
        match self.classMode:
            case None:
                return pictures
            case "input":
                labels: Any = pictures.copy()
            case "binary" | "sparse":
                labels = np.array([self.labels[place] for place in places], dtype)
            case "categorical":
                labels = np.zeros((len(places), len(self.classIndices)), dtype)
                for row, place in enumerate(places):
                    labels[row, self.labels[place]] = 1
            case "multiOutput":
                labels = [column[places] for column in self.labels]
            case _:
                labels = self.labels[places]
        weights = self.sampleWeight
        return (pictures, labels) if weights is None else (pictures, labels, weights[places])

    def _read(self, path: str) -> Any:
        keys = ("colorMode", "targetSize", "interpolation", "keepAspectRatio")
        picture = loadImg(path, {key: self.said[key] for key in keys})
        return imgToArray(picture, {"dataFormat": self.imageDataGenerator.dataFormat}).copy()


class ClassBatches(FileBatches):
    """The same where every file has a class, by its number: `classes`, `classIndices`."""

    def __init__(self, *given: Any, classes: Sequence[str], **more: Any) -> None:
        self.classIndices = {name: number for number, name in enumerate(classes)}
        self.numClasses = len(classes)
        super().__init__(*given, **more)
        self.classes = self.labels


def of_directory(
    generator: ImageDataGenerator, directory: Any, config: Mapping[str, Any] | None
) -> FileBatches:
    """See `ImageDataGenerator.flowFromDirectory`."""
    said = read_config("flowFromDirectory", config, _OF_FOLDERS)
    _check_mode("flowFromDirectory", said["classMode"], _MODES)
    root = os.fspath(directory)
    classes = said["classes"] or sorted(one.name for one in Path(root).iterdir() if one.is_dir())
    names: list[str] = []
    numbers: list[int] = []
    for number, name in enumerate(classes):
        folder = os.path.join(root, name)
        found = _files(folder, os.path.basename(folder), said["followLinks"])
        part = found[_split(generator, said["subset"], len(found))]
        names += part
        numbers += [number] * len(part)
    print(f"Found {len(names)} images belonging to {len(classes)} classes.")
    labels = np.array(numbers, np.int32)
    return ClassBatches(generator, said, root, names, labels, classes=classes)


def _check_mode(what: str, mode: str | None, known: tuple[str | None, ...]) -> None:
    if mode not in known:
        raise ValueError(f"{what}: classMode: expected one of {known}, got {mode!r}")


def _files(folder: str, name: str, links: bool) -> list[str]:
    """The pictures in a folder and in those inside, by their paths from where the folder is."""
    walked = sorted(os.walk(folder, followlinks=links), key=lambda one: one[0])
    return [
        os.path.join(name, os.path.relpath(os.path.join(root, file), folder))
        for root, _, files in walked
        for file in sorted(files)
        if file.lower().endswith(_ENDINGS)
    ]


def of_dataframe(
    generator: ImageDataGenerator, table: Any, directory: Any, config: Mapping[str, Any] | None
) -> FileBatches:
    """See `ImageDataGenerator.flowFromDataframe`."""
    what = "flowFromDataframe"
    said = read_config(what, config, _OF_TABLES)
    mode, folder = said["classMode"], "" if directory is None else os.fspath(directory)
    mode = "raw" if mode == "other" else mode
    said["classMode"] = mode
    _check_mode(what, mode, _TABLE_MODES)
    names = list(table[said["xCol"]])
    if not all(isinstance(name, str) for name in names):
        raise TypeError(f"{what}: column {said['xCol']}: expected names of files")
    kept = _valid(names, folder) if said["validateFilenames"] else list(range(len(names)))
    if len(kept) < len(names):
        warnings.warn(
            f"{what}: {len(names) - len(kept)} files of column {said['xCol']} are left out: they "
            "are no pictures, or not there",
            stacklevel=3,
        )
    classes: list[str] = []
    given: list[Any] = []
    if mode not in _FREE_MODES:
        given = list(table[said["yCol"]])
        kept, given, classes = _classified(what, kept, given, said)
    part = _split(generator, said["subset"], len(kept))
    kept = kept[part]
    weights = None if said["weightCol"] is None else np.asarray(table[said["weightCol"]])[kept]
    filenames = [names[place] for place in kept]
    checked = "validated" if said["validateFilenames"] else "non-validated"
    belonging = "" if mode in _FREE_MODES else f" belonging to {len(classes)} classes"
    print(f"Found {len(filenames)} {checked} image filenames{belonging}.")
    if mode in _FREE_MODES:
        labels = _targets(table, said, kept)
        return FileBatches(generator, said, folder, filenames, labels, weights)
    number = {name: place for place, name in enumerate(classes)}
    numbers = [
        [number[one] for one in label] if isinstance(label, list | tuple) else number[label]
        for label in given[part]
    ]
    return ClassBatches(generator, said, folder, filenames, numbers, weights, classes=classes)


def _valid(names: Sequence[str], folder: str) -> list[int]:
    paths = (os.path.join(folder, name) for name in names)
    return [
        place
        for place, path in enumerate(paths)
        if path.lower().endswith(_ENDINGS) and os.path.isfile(path)
    ]


def _classified(
    what: str, kept: list[int], labels: list[Any], said: Mapping[str, Any]
) -> tuple[list[int], list[Any], list[str]]:
    """The rows that belong to one of the classes, their labels, and the classes."""
    several = said["classMode"] == "categorical"
    known = (str, list, tuple) if several else (str,)
    column = f"{what}: column {said['yCol']}"
    if not all(isinstance(label, known) for label in labels):
        raise TypeError(
            f'{column}: classMode "{said["classMode"]}" takes strings'
            + (" and lists of strings" if several else "")
        )
    found = {one for place in kept for one in _several(labels[place])}
    classes = list(dict.fromkeys(said["classes"])) if said["classes"] else sorted(found)
    if said["classMode"] == "binary" and len(set(classes)) != 2:
        raise ValueError(f'{column}: classMode "binary" takes two classes, there are {classes}')
    rows = [place for place in kept if any(one in classes for one in _several(labels[place]))]
    chosen = [
        (
            [one for one in labels[place] if one in classes]
            if isinstance(labels[place], list | tuple)
            else labels[place]
        )
        for place in rows
    ]
    return rows, chosen, classes


def _several(label: Any) -> Sequence[str]:
    return label if isinstance(label, list | tuple) else (label,)


def _targets(table: Any, said: Mapping[str, Any], kept: list[int]) -> Any:
    match said["classMode"]:
        case "raw":
            column = said["yCol"]
            if isinstance(column, list | tuple):
                return np.stack([np.asarray(table[one])[kept] for one in column], 1)
            return np.asarray(table[column])[kept]
        case "multiOutput":
            if not isinstance(said["yCol"], list):
                raise TypeError('flowFromDataframe: classMode "multiOutput" takes a list as yCol')
            return [np.array(list(table[one]))[kept] for one in said["yCol"]]
    return None
