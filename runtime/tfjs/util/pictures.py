"""Pictures in files: ``tf.util.loadImg`` and its like, extensions that need the package Pillow."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config

_MODES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "grayscale": ("L", ("L", "I;16", "I")),
    "rgb": ("RGB", ("RGB",)),
    "rgba": ("RGBA", ("RGBA",)),
}
"""Color modes: Pillow's mode, and the modes that are left as they are."""

_RESAMPLINGS = ("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")
_BY_CHANNELS = {4: "RGBA", 3: "RGB", 1: "L"}


def pillow(who: str) -> Any:
    """Pillow's module Image. ImportError says how to get it."""
    try:
        from PIL import Image
    except ImportError:
        raise ImportError(
            f"{who} reads and writes pictures with Pillow, which is not installed: "
            "pip install pillow"
        ) from None
    return Image


def loadImg(path: Any, config: Mapping[str, Any] | None = None) -> Any:
    """The picture in a file, as Pillow has it.

    `{colorMode "rgb", targetSize [height, width], interpolation "nearest", keepAspectRatio}`.
    """
    said = read_config(
        "loadImg",
        config,
        {
            "colorMode": "rgb",
            "targetSize": None,
            "interpolation": "nearest",
            "keepAspectRatio": False,
        },
    )
    image_module = pillow("tf.util.loadImg")
    if said["colorMode"] not in _MODES:
        raise ValueError(
            f'loadImg: colorMode: expected "rgb", "rgba" or "grayscale", got {said["colorMode"]!r}'
        )
    file = path if isinstance(path, io.BytesIO) else io.BytesIO(Path(_text(path)).read_bytes())
    picture = image_module.open(file)
    mode, kept = _MODES[said["colorMode"]]
    if picture.mode not in kept:
        picture = picture.convert(mode)
    if said["targetSize"] is None:
        return picture
    height, width = said["targetSize"][:2]
    if picture.size == (width, height):
        return picture
    if said["interpolation"] not in _RESAMPLINGS:
        raise ValueError(
            f"loadImg: interpolation: expected one of {', '.join(_RESAMPLINGS)}, got "
            f"{said['interpolation']!r}"
        )
    how = getattr(image_module.Resampling, said["interpolation"].upper())
    if not said["keepAspectRatio"]:
        return picture.resize((width, height), how)
    return picture.resize((width, height), how, box=_centre(picture.size, width, height))


def _text(path: Any) -> str:
    return path.decode() if isinstance(path, bytes) else str(path)


def _centre(size: tuple[int, int], width: int, height: int) -> tuple[int, int, int, int]:
    """The largest part in the middle that has the wanted proportions."""
    own_width, own_height = size
    crop_height = min(own_height, own_width * height // width)
    crop_width = min(own_width, own_height * width // height)
    left, top = (own_width - crop_width) // 2, (own_height - crop_height) // 2
    return left, top, left + crop_width, top + crop_height


def imgToArray(img: Any, config: Mapping[str, Any] | None = None) -> NDArray[Any]:
    """A picture as a NumPy array `[height, width, channels]`, or channels in front with
    `dataFormat` "channelsFirst". `dtype`: "float32"."""
    said = read_config("imgToArray", config, {"dataFormat": None, "dtype": None})
    array = np.asarray(img, said["dtype"] or "float32")
    if array.ndim not in (2, 3):
        raise ValueError(f"imgToArray: expected a picture, got the shape {list(array.shape)}")
    if array.ndim == 2:
        array = array[:, :, None]
    return array.transpose(2, 0, 1) if said["dataFormat"] == "channelsFirst" else array


def arrayToImg(x: Any, config: Mapping[str, Any] | None = None) -> Any:
    """An array of three axes as a picture of Pillow; with `scale` its least number is black and its
    greatest white. `{dataFormat, scale true, dtype "float32"}`."""
    said = read_config("arrayToImg", config, {"dataFormat": None, "scale": True, "dtype": None})
    image_module = pillow("tf.util.arrayToImg")
    array = np.asarray(x, said["dtype"] or "float32")
    if array.ndim != 3:
        raise ValueError(
            f"arrayToImg: expected three axes, of one picture, got the shape {list(array.shape)}"
        )
    if said["dataFormat"] == "channelsFirst":
        array = array.transpose(1, 2, 0)
    if said["scale"]:
        array = array - array.min()
        most = array.max()
        array = (array / most if most != 0 else array) * 255
    channels = array.shape[2]
    if channels not in _BY_CHANNELS:
        raise ValueError(f"arrayToImg: expected 1, 3 or 4 channels, got {channels}")
    if channels > 1:
        return image_module.fromarray(array.astype(np.uint8))
    if array.max() > 255:
        return image_module.fromarray(array[:, :, 0].astype(np.int32))
    return image_module.fromarray(array[:, :, 0].astype(np.uint8))


def saveImg(path: Any, x: Any, config: Mapping[str, Any] | None = None) -> None:
    """Write an array as a picture. `{dataFormat, fileFormat, scale true}`; the format is that of
    the file's name unless given."""
    said = read_config("saveImg", config, {"dataFormat": None, "fileFormat": None, "scale": True})
    kind = said["fileFormat"]
    if kind is None and isinstance(path, str | Path):
        kind = Path(path).suffix[1:]
    kind = {"jpg": "jpeg"}.get(str(kind).lower(), kind)
    picture = arrayToImg(x, {"dataFormat": said["dataFormat"], "scale": said["scale"]})
    if picture.mode == "RGBA" and str(kind).lower() == "jpeg":
        warnings.warn("JPEG has no transparency: the picture is written as RGB.", stacklevel=2)
        picture = picture.convert("RGB")
    picture.save(path, format=kind)
