"""Where the data sets are, and how their files are read."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZipFile

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from tfjs.data.leaves import dense
from tfjs.util.downloads import getFile

Array = NDArray[Any]
Pair = tuple[Any, Any]
Split = tuple[Pair, Pair]
"""(x, y) to train on, and (x, y) to test on."""

_BUCKET = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
_TORONTO = "https://www.cs.toronto.edu/~kriz/"


@dataclass(frozen=True)
class Source:
    """A file of the network: its address, its hash, and the folder of the cache it goes to."""

    origin: str
    hash: str | None = None
    folder: str = "datasets"
    archive: bool = False


SOURCES: dict[str, Source] = {
    name: Source(_BUCKET + name, hash)
    for name, hash in {
        "mnist.npz": "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
        "imdb.npz": "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f",
        "imdb_word_index.json": "bfafd718b763782e994055a2d397834f",
        "reuters.npz": "d6586e694ee56d7a4e65172e12b3e987c03096cb01eab99753921ef915959916",
        "reuters_word_index.json": "4d44cc38712099c9e383dc6e5f11a921",
        "boston_housing.npz": "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5",
        "california_housing.npz": (
            "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f"
        ),
    }.items()
}
SOURCES |= {
    name: Source(_BUCKET + name, None, "datasets/fashion-mnist")
    for name in (
        "train-labels-idx1-ubyte.gz",
        "train-images-idx3-ubyte.gz",
        "t10k-labels-idx1-ubyte.gz",
        "t10k-images-idx3-ubyte.gz",
    )
}
SOURCES |= {
    "cifar-10-batches-py-target": Source(
        f"{_TORONTO}cifar-10-python.tar.gz",
        "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
        archive=True,
    ),
    "cifar-100-python-target": Source(
        f"{_TORONTO}cifar-100-python.tar.gz",
        "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7",
        archive=True,
    ),
}
"""By the name in Keras's cache. The hashes are those that Keras checks."""


def path_of(name: str, path: str | None = None) -> Path:
    """The file, or the folder of an archive; `path` is another name for it in the cache."""
    source = SOURCES[name]
    return Path(
        getFile(
            {
                "fname": path or name,
                "origin": source.origin,
                "fileHash": source.hash,
                "cacheSubdir": source.folder,
                "extract": source.archive,
            }
        )
    )


def arrays_of(file: Path) -> Mapping[str, Array]:
    """The arrays of an .npz file. Those of Python objects are unpickled if they are of lists and
    numbers only."""
    found = {}
    with ZipFile(file) as packed:
        for name in packed.namelist():
            found[name.removesuffix(".npy")] = _array(BytesIO(packed.read(name)))
    return found


def _array(file: BinaryIO) -> Array:
    version = npy.read_magic(file)
    read = npy.read_array_header_1_0 if version == (1, 0) else npy.read_array_header_2_0
    shape, _, dtype = read(file)
    if dtype.hasobject:
        array: Array = Plain(file, encoding="latin1").load()
        return array.reshape(shape)
    file.seek(0)
    plain: Array = npy.read_array(file, allow_pickle=False)
    return plain


_PLAIN = {
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    *(
        (module, name)
        for module in ("numpy.core.multiarray", "numpy._core.multiarray")
        for name in ("_reconstruct", "scalar")
    ),
}


class Plain(pickle.Unpickler):
    """Reads arrays, lists and numbers, and refuses whatever would run code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"the data set holds {module}.{name}, which is no data")
        return super().find_class(module, name)


def unpickled(file: Path) -> Mapping[str, Any]:
    """A dict of CIFAR's files, its keys as texts."""
    with file.open("rb") as opened:
        found = Plain(opened, encoding="bytes").load()
    return {key.decode() if isinstance(key, bytes) else key: one for key, one in found.items()}


def shuffled(seed: int, *arrays: Array) -> list[Array]:
    """The arrays in the order in which Keras shuffles them for the seed."""
    order = np.arange(len(arrays[0]))
    np.random.RandomState(seed).shuffle(order)
    return [array[order] for array in arrays]


def divided(x: Array, y: Array, share: float) -> Split:
    """The first samples to train on, the last `share` of them to test on."""
    if not 0 <= share < 1:
        raise ValueError(f"loadData: testSplit: expected a number from 0 to below 1, got {share}")
    count = int(len(x) * (1 - share))
    return (x[:count], y[:count]), (x[count:], y[count:])


def given(split: Split, numpy: bool) -> Split:
    """The split as tensors, or as the arrays that it is made of."""
    if numpy:
        return split
    (x_train, y_train), (x_test, y_test) = split
    return (dense(x_train), dense(y_train)), (dense(x_test), dense(y_test))
