"""Datasets of the files in folders, a folder for a class (extensions)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.data.leaves import dense
from tfjs.data.pipelines import Pipeline, fromTensorSlices
from tfjs.ops.registry import OPS
from tfjs.tensor import Tensor

_COMMON: Mapping[str, Any] = {
    "labels": "inferred",
    "labelMode": "int",
    "classNames": None,
    "batchSize": 32,
    "shuffle": True,
    "seed": None,
    "validationSplit": None,
    "subset": None,
    "followLinks": False,
    "verbose": True,
}
_PICTURES: Mapping[str, Any] = {
    **_COMMON,
    "colorMode": "rgb",
    "imageSize": [256, 256],
    "interpolation": "bilinear",
    "cropToAspectRatio": False,
    "padToAspectRatio": False,
    "dataFormat": None,
}
_TEXTS: Mapping[str, Any] = {**_COMMON, "maxLength": None}
_ENDINGS = (".bmp", ".gif", ".jpeg", ".jpg", ".png")
_MODES = {"grayscale": "L", "rgb": "RGB", "rgba": "RGBA"}
_RESIZES = {"bilinear": "resizeBilinear", "nearest": "resizeNearestNeighbor"}
_GREY, _GREY_BITS = np.array([9797, 19234, 3737]), 15
"""Red, green and blue in 32768ths, as libpng makes grey of them."""
_SEEDS = 1_000_000
_BUFFERS = 8
"""Batches that one shuffles within."""


@dataclass(frozen=True)
class _Index:
    """Files with their labels (None without) and the names of the classes."""

    paths: Sequence[str]
    labels: Sequence[int] | None
    names: Sequence[str] | None


def imageDatasetFromDirectory(directory: Any, config: Mapping[str, Any] | None = None) -> Any:
    """Batches of pictures `[batch, height, width, channels]` and labels of a folder's subfolders.

    The keys are those of keras.utils.image_dataset_from_directory; with `subset` "both" a list of
    two datasets. They have `classNames`.
    """
    what = "imageDatasetFromDirectory"
    said = read_config(what, config, _PICTURES)
    for key, known in (("colorMode", _MODES), ("interpolation", _RESIZES)):
        if said[key] not in known:
            raise ValueError(
                f"{what}: {key}: expected one of {', '.join(known)}, got {said[key]!r}"
            )
    if said["cropToAspectRatio"] and said["padToAspectRatio"]:
        raise ValueError(f"{what}: only one of cropToAspectRatio and padToAspectRatio can be true")
    return _datasets(what, directory, said, _ENDINGS, lambda path: _picture(path, said))


def textDatasetFromDirectory(directory: Any, config: Mapping[str, Any] | None = None) -> Any:
    """Batches of the texts of .txt files and labels of a folder's subfolders.

    The keys are those of keras.utils.text_dataset_from_directory.
    """
    said = read_config("textDatasetFromDirectory", config, _TEXTS)
    return _datasets(
        "textDatasetFromDirectory", directory, said, (".txt",), lambda path: _words(path, said)
    )


def _datasets(
    what: str,
    directory: Any,
    said: Mapping[str, Any],
    endings: tuple[str, ...],
    read: Callable[[str], Tensor],
) -> Any:
    _check(what, said)
    seed = np.random.randint(_SEEDS) if said["seed"] is None else said["seed"]
    index = _listed(what, Path(directory), said, endings, seed)
    subset = said["subset"]
    parts = ("training", "validation") if subset == "both" else (subset,)
    made = []
    for part in parts:
        chosen = _part(index, said["validationSplit"], part, said["verbose"])
        if not chosen.paths:
            raise ValueError(f"{what}: no files that end with {', '.join(endings)} in {directory}")
        shuffled = said["shuffle"] and not (subset == "both" and part == "validation")
        made.append(_dataset(chosen, said, shuffled, seed, read))
    return made if subset == "both" else made[0]


def _check(what: str, said: Mapping[str, Any]) -> None:
    split, subset = said["validationSplit"], said["subset"]
    if said["labelMode"] not in ("int", "categorical", "binary", None):
        raise ValueError(
            f'{what}: labelMode: expected "int", "categorical", "binary" or None, got '
            f"{said['labelMode']!r}"
        )
    if split is not None and not 0 < split < 1:
        raise ValueError(f"{what}: validationSplit: expected a number between 0 and 1, got {split}")
    if bool(split) != bool(subset) or subset not in ("training", "validation", "both", None):
        raise ValueError(
            f'{what}: subset: expected "training", "validation" or "both" where validationSplit is '
            f"given, and only there, got {subset!r}"
        )
    if split and said["shuffle"] and said["seed"] is None:
        raise ValueError(
            f"{what}: seed: expected a number where validationSplit and shuffle are given, so that "
            "the two subsets do not overlap"
        )


def _listed(
    what: str, directory: Path, said: Mapping[str, Any], endings: tuple[str, ...], seed: int
) -> _Index:
    """The files of a folder in the order in which Keras has them for the seed."""
    labels, names = said["labels"], said["classNames"]
    inferred = labels == "inferred"
    folders = [""]
    if inferred:
        found = sorted(one.name for one in directory.iterdir() if one.is_dir())
        folders = [one for one in found if not one.startswith(".")]
        if names is not None:
            if not set(names) <= set(folders):
                raise ValueError(f"{what}: classNames: expected some of {folders}, got {names}")
            folders = list(names)
    paths: list[str] = []
    numbers: list[int] = []
    for number, folder in enumerate(folders):
        own = _files(directory / folder, endings, said["followLinks"])
        paths += own
        numbers += [number] * len(own)
    if inferred:
        names = folders
    elif labels is not None:
        if len(labels) != len(paths):
            raise ValueError(
                f"{what}: labels: expected {len(paths)}, one a file, got {len(labels)}"
            )
        names, numbers = [str(one) for one in sorted(set(labels))], list(labels)
    if labels is None or said["labelMode"] is None:
        names = names if inferred else None
    if said["labelMode"] == "binary" and names is not None and len(names) != 2:
        raise ValueError(f'{what}: labelMode "binary" is for two classes, there are {names}')
    if said["verbose"]:
        classes = f" belonging to {len(names)} classes" if names is not None else ""
        print(f"Found {len(paths)} files{classes}.")
    if said["shuffle"]:
        np.random.RandomState(seed).shuffle(paths)
        np.random.RandomState(seed).shuffle(numbers)
    labelled = labels is not None and said["labelMode"] is not None
    return _Index(paths, numbers if labelled else None, names)


def _files(folder: Path, endings: tuple[str, ...], links: bool) -> list[str]:
    walked = sorted(os.walk(folder, followlinks=links), key=lambda one: one[0])
    return [
        os.path.join(root, name)
        for root, _, names in walked
        for name in sorted(names)
        if name.lower().endswith(endings)
    ]


def _part(index: _Index, split: float | None, subset: str | None, verbose: bool) -> _Index:
    if not split:
        return index
    count = int(split * len(index.paths))
    last = subset == "validation"
    size = count if last else len(index.paths) - count
    if verbose:
        print(f"Using {size} files for {subset}.")
    chosen = slice(-count, None) if last else slice(None, -count)
    labels = index.labels[chosen] if index.labels is not None else None
    return _Index(index.paths[chosen], labels, index.names)


def _dataset(
    index: _Index,
    said: Mapping[str, Any],
    shuffled: bool,
    seed: int,
    read: Callable[[str], Tensor],
) -> Pipeline:
    places = fromTensorSlices(np.arange(len(index.paths), dtype=np.int32))
    size = said["batchSize"]
    if shuffled:
        places = places.shuffle(size * _BUFFERS if size is not None else 1024, str(seed))
    labels, mode = index.labels, said["labelMode"]

    def element(place: Any) -> Any:
        at = int(place.item())
        picture = read(index.paths[at])
        return picture if labels is None else (picture, _label(labels[at], mode, index.names))

    made: Any = places.map(element)
    if size is not None:
        made = made.batch(size)
    made.classNames = index.names
    made.filePaths = list(index.paths)
    return made  # type: ignore[no-any-return]  # a Pipeline with two attributes more


def _label(label: int, mode: str, names: Sequence[str] | None) -> Tensor:
    value: np.ndarray[Any, Any] | np.int32 = np.int32(label)
    match mode:
        case "binary":
            value = np.array([label], np.float32)
        case "categorical":
            value = np.zeros(len(names or ()), np.float32)
            value[label] = 1
    made: Tensor = dense(value)
    return made


def _words(path: str, said: Mapping[str, Any]) -> Tensor:
    raw = Path(path).read_bytes()
    text: Tensor = dense(raw[: said["maxLength"]].decode("utf-8", "replace"))
    return text


def _picture(path: str, said: Mapping[str, Any]) -> Tensor:
    """A picture of the wanted size, float32."""
    try:
        from PIL import Image
    except ImportError:
        raise ImportError(
            "tf.data.imageDatasetFromDirectory reads pictures with Pillow, which is not installed: "
            "pip install pillow"
        ) from None
    with Image.open(path) as opened:
        if said["colorMode"] == "grayscale" and opened.format == "PNG" and opened.mode == "RGB":
            array = (np.asarray(opened, np.int32) @ _GREY >> _GREY_BITS).astype(np.float32)
        else:
            array = np.asarray(opened.convert(_MODES[said["colorMode"]]), np.float32)
    array = array[:, :, None] if array.ndim == 2 else array
    height, width = said["imageSize"] if np.ndim(said["imageSize"]) else [said["imageSize"]] * 2
    if said["cropToAspectRatio"]:
        array = _cropped(array, height, width)
    resize = OPS[_RESIZES[said["interpolation"]]]
    result: Tensor
    if said["padToAspectRatio"]:
        scale = max(array.shape[0] / height, array.shape[1] / width)
        inner = [int(array.shape[0] / scale), int(array.shape[1] / scale)]
        made = np.zeros((height, width, array.shape[2]), np.float32)
        top, left = (height - inner[0]) // 2, (width - inner[1]) // 2
        small = np.asarray(resize(dense(array), inner, False, True))
        made[top : top + inner[0], left : left + inner[1]] = small
        result = dense(made)
    else:
        result = resize(dense(array), [height, width], False, True)
    if said["interpolation"] == "nearest":
        result = result.cast("int32")
    if said["dataFormat"] == "channelsFirst":
        result = result.transpose([2, 0, 1])
    return result


def _cropped(array: Any, height: int, width: int) -> Any:
    """The largest part in the middle that has the wanted proportions."""
    own_height, own_width = array.shape[:2]
    crop_height = max(min(own_height, int(own_width * height / width)), 1)
    crop_width = max(min(own_width, int(own_height * width / height)), 1)
    top, left = (own_height - crop_height) // 2, (own_width - crop_width) // 2
    return array[top : top + crop_height, left : left + crop_width]
