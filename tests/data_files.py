"""Files as the data sets of Keras have them, small and made up, in a cache folder."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import pickle
import tarfile
from pathlib import Path
from typing import Any

import numpy as np

LOADS: dict[str, str] = {
    "mnist": "keras.datasets.mnist.load_data()",
    "fashion_mnist": "keras.datasets.fashion_mnist.load_data()",
    "cifar10": "keras.datasets.cifar10.load_data()",
    "cifar100": "keras.datasets.cifar100.load_data()",
    "cifar100 in groups": 'keras.datasets.cifar100.load_data(label_mode="coarse")',
    "boston_housing": "keras.datasets.boston_housing.load_data()",
    "boston_housing, half": "keras.datasets.boston_housing.load_data(test_split=0.5, seed=3)",
    "california_housing": 'keras.datasets.california_housing.load_data(version="small")',
    "imdb": "keras.datasets.imdb.load_data()",
    "imdb, frequent words": "keras.datasets.imdb.load_data(num_words=30, skip_top=2, maxlen=9)",
    "imdb, as it is": (
        "keras.datasets.imdb.load_data(start_char=None, oov_char=None, index_from=0, num_words=20)"
    ),
    "words of imdb": "keras.datasets.imdb.get_word_index()",
    "reuters": "keras.datasets.reuters.load_data(num_words=25, test_split=0.3, seed=7)",
    "reuters, short": "keras.datasets.reuters.load_data(maxlen=8, start_char=None)",
    "words of reuters": "keras.datasets.reuters.get_word_index()",
    "topics of reuters": "keras.datasets.reuters.get_label_names()",
}
"""Keras Python of what is loaded."""

_PICTURES = 'os.path.join(home, "pictures")'
_TEXTS = 'os.path.join(home, "texts")'
_PICTURE = 'os.path.join(home, "pictures", "cats", "1.png")'


def _folder(kind: str, folder: str, words: str) -> str:
    made = f"keras.utils.{kind}_dataset_from_directory({folder}, {words}, verbose=False)"
    return f"list({made}.as_numpy_iterator())"


def _image(words: str) -> str:
    return f"keras.utils.img_to_array(keras.utils.load_img({_PICTURE}, {words}))"


HELPERS: dict[str, str] = {
    "cut and filled in front": "keras.utils.pad_sequences([[1, 2, 3], [4], []], maxlen=2)",
    "cut and filled behind": (
        "keras.utils.pad_sequences("
        '[[1, 2, 3], [4]], maxlen=2, padding="post", truncating="post", value=9)'
    ),
    "filled to the longest": (
        'keras.preprocessing.sequence.pad_sequences([[1.5], [2.0, 3.0]], dtype="float32")'
    ),
    "pairs filled": "keras.utils.pad_sequences([[[1, 2]], [[3, 4], [5, 6]]])",
    "windows": (
        "list(keras.utils.timeseries_dataset_from_array(np.arange(20.0), np.arange(20.0), "
        "sequence_length=4, sequence_stride=2, sampling_rate=3, batch_size=3, start_index=1, "
        "end_index=18).as_numpy_iterator())"
    ),
    "windows alone": (
        "list(keras.utils.timeseries_dataset_from_array(np.arange(14.0).reshape(7, 2), None, "
        "sequence_length=3, batch_size=None).as_numpy_iterator())"
    ),
    "pictures": _folder("image", _PICTURES, "shuffle=False, image_size=(6, 5), batch_size=2"),
    "pictures in grey": _folder(
        "image", _PICTURES, 'shuffle=False, image_size=(3, 3), color_mode="grayscale"'
    ),
    "the nearest pixels": _folder(
        "image", _PICTURES, 'shuffle=False, image_size=(5, 9), interpolation="nearest"'
    ),
    "classes in rows": _folder(
        "image", _PICTURES, 'shuffle=False, image_size=(4, 4), label_mode="categorical"'
    ),
    "two classes": _folder(
        "image", _PICTURES, 'shuffle=False, image_size=(4, 4), label_mode="binary"'
    ),
    "pictures cut to shape": _folder(
        "image", _PICTURES, "shuffle=False, image_size=(4, 8), crop_to_aspect_ratio=True"
    ),
    "pictures for validation": _folder(
        "image", _PICTURES,
        'shuffle=False, image_size=(4, 4), validation_split=0.4, subset="validation"',
    ),
    "pictures without labels": _folder(
        "image", _PICTURES, "shuffle=False, image_size=(4, 4), label_mode=None"
    ),
    "names of classes": (
        f"keras.utils.image_dataset_from_directory({_PICTURES}, shuffle=False, verbose=False)"
        ".class_names"
    ),
    "texts": _folder("text", _TEXTS, "shuffle=False, batch_size=2"),
    "starts of texts": _folder("text", _TEXTS, "shuffle=False, max_length=3"),
    "a picture": _image("target_size=(4, 3)"),
    "a picture between": _image('target_size=(9, 8), interpolation="bilinear"'),
    "a picture in grey": _image('color_mode="grayscale"'),
    "a picture cut": _image("target_size=(2, 6), keep_aspect_ratio=True"),
    "an array as a picture": (
        "list(keras.utils.array_to_img(np.arange(24.0).reshape(2, 4, 3)).getdata())"
    ),
    "an array as it is": (
        "list(keras.utils.array_to_img(np.arange(8.0).reshape(2, 4, 1), scale=False).getdata())"
    ),
    "a file": (
        'open(keras.utils.get_file("note.txt", "file://" + home + "/texts/good/1.txt")).read()'
    ),
}  # fmt: skip
"""Keras Python of what else there is about data; `home` is the folder of the files."""


def make(home: Path) -> dict[str, str]:
    """Write the files under `home`; their hashes by the names of the data sets' files."""
    folder = home / "datasets"
    (folder / "fashion-mnist").mkdir(parents=True)
    draw = np.random.RandomState(5)
    files: dict[str, bytes] = {"mnist.npz": _npz(**_digits(draw))}
    for name, count in (("train", 6), ("t10k", 3)):
        pictures, labels = _bytes(draw, count * 784), _bytes(draw, count)
        files[f"fashion-mnist/{name}-images-idx3-ubyte.gz"] = gzip.compress(bytes(16) + pictures)
        files[f"fashion-mnist/{name}-labels-idx1-ubyte.gz"] = gzip.compress(bytes(8) + labels)
    for name, columns in (("boston_housing", 13), ("california_housing", 8)):
        rows = 650 if columns == 8 else 21
        files[f"{name}.npz"] = _npz(x=draw.rand(rows, columns), y=draw.rand(rows))
    texts = {part: _texts(draw, 12) for part in ("x_train", "x_test", "x")}
    labels = {part: draw.randint(0, 2, 12) for part in ("y_train", "y_test")}
    imdb = {key: texts[key] for key in ("x_train", "x_test")} | labels
    files["imdb.npz"] = _npz(**imdb)
    files["reuters.npz"] = _npz(x=texts["x"], y=draw.randint(0, 46, 12))
    for name in ("imdb", "reuters"):
        files[f"{name}_word_index.json"] = json.dumps({"the": 1, "of": 2, name: 3}).encode()
    files["cifar-10-batches-py-target_archive"] = _cifar10(draw)
    files["cifar-100-python-target_archive"] = _cifar100(draw)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    _pictures(home, draw)
    return {
        name.removesuffix("_archive"): hashlib.sha256(data).hexdigest()
        for name, data in files.items()
        if "fashion" not in name
    }


def _pictures(home: Path, draw: np.random.RandomState) -> None:
    """Folders of pictures and of texts."""
    from PIL import Image

    for folder in ("cats", "dogs"):
        (home / "pictures" / folder).mkdir(parents=True)
        for number in range(1, 4):
            pixels = draw.randint(0, 256, (4 + number, 7, 3)).astype(np.uint8)
            Image.fromarray(pixels).save(home / "pictures" / folder / f"{number}.png")
    for folder in ("bad", "good"):
        (home / "texts" / folder).mkdir(parents=True)
        for number in range(1, 4):
            (home / "texts" / folder / f"{number}.txt").write_text(f"{folder} text {number}\n")


def _bytes(draw: np.random.RandomState, count: int) -> bytes:
    return draw.randint(0, 256, count).astype(np.uint8).tobytes()


def _digits(draw: np.random.RandomState) -> dict[str, Any]:
    return {
        f"{axis}_{part}": draw.randint(0, 10, (count, 28, 28) if axis == "x" else count).astype(
            np.uint8
        )
        for part, count in (("train", 8), ("test", 4))
        for axis in "xy"
    }


def _texts(draw: np.random.RandomState, count: int) -> Any:
    made = np.empty(count, dtype=object)
    for place in range(count):
        made[place] = draw.randint(1, 40, draw.randint(3, 12)).tolist()
    return made


def _npz(**arrays: Any) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def _tar(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def _batch(draw: np.random.RandomState, count: int, **labels: int) -> bytes:
    data: dict[bytes, Any] = {
        b"data": draw.randint(0, 256, (count, 3072)).astype(np.uint8),
    }
    for key, most in labels.items():
        data[key.encode()] = draw.randint(0, most, count).tolist()
    return pickle.dumps(data, 4)


def _cifar10(draw: np.random.RandomState) -> bytes:
    """Keras supposes ten thousand pictures in each file; there is one row of zeros in all of them,
    which packs well."""
    files = {}
    for name in (*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"):
        data = np.zeros((10000, 3072), np.uint8)
        data[:3] = draw.randint(0, 256, (3, 3072))
        labels = draw.randint(0, 10, 10000).tolist()
        files[f"cifar-10-batches-py/{name}"] = pickle.dumps({b"data": data, b"labels": labels}, 4)
    return _tar(files)


def _cifar100(draw: np.random.RandomState) -> bytes:
    return _tar(
        {
            f"cifar-100-python/{name}": _batch(draw, count, fine_labels=100, coarse_labels=20)
            for name, count in (("train", 6), ("test", 3))
        }
    )
