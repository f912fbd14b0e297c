"""``tf.util.getFile``: files of the network in the folder where Keras keeps them (an extension)."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict
from urllib.parse import urlsplit

from tfjs.config import read_config

_BLOCK = 1 << 16
_SECONDS = 60
_SHA256_DIGITS = 64


class FileConfig(TypedDict, total=False):
    """What `getFile` takes; the meanings are those of keras.utils.get_file."""

    fname: str | None
    origin: str | None
    untar: bool
    md5Hash: str | None
    fileHash: str | None
    cacheSubdir: str
    hashAlgorithm: str
    extract: bool
    archiveFormat: str | list[str] | None
    cacheDir: str | None
    forceDownload: bool


_DEFAULTS: Mapping[str, Any] = {
    "fname": None,
    "origin": None,
    "untar": False,
    "md5Hash": None,
    "fileHash": None,
    "cacheSubdir": "datasets",
    "hashAlgorithm": "auto",
    "extract": False,
    "archiveFormat": "auto",
    "cacheDir": None,
    "forceDownload": False,
}


def getFile(config: FileConfig) -> str:
    """The path of the file of `origin`, downloaded unless the cache has it with the given hash.

    The cache is `cacheSubdir` of `cacheDir`, else of KERAS_HOME or ~/.keras. With `extract` or
    `untar` it is the path of the folder that the archive was unpacked to.
    """
    given = read_config("getFile", config, _DEFAULTS)
    if given["origin"] is None:
        raise ValueError("getFile: origin: expected the URL of the file, got None")
    name = str(given["fname"] or "") or Path(urlsplit(given["origin"]).path).name
    if not name or os.sep in name:
        raise ValueError(
            f"getFile: fname: expected the name of a file, got {name!r}; cacheDir says the folder"
        )
    folder = cache_folder(given["cacheDir"], given["cacheSubdir"])
    unpacked = given["extract"] or given["untar"]
    target = folder / name
    inside = folder / name
    if unpacked and given["fname"] and "." in name:
        inside = folder / f"{name.partition('.')[0]}_extracted"
    elif unpacked:
        target = folder / f"{name}_archive"
    wanted = given["fileHash"] or given["md5Hash"]
    algorithm = "md5" if given["fileHash"] is None else given["hashAlgorithm"]
    fresh = given["forceDownload"] or not _is_whole(target, wanted, algorithm)
    if fresh:
        _download(given["origin"], target, wanted, algorithm)
    if unpacked and (fresh or not inside.exists()):
        _unpack(target, inside, "tar" if given["untar"] else given["archiveFormat"])
    return str(inside if unpacked else target)


def cache_folder(given: str | None = None, inside: str = "datasets") -> Path:
    """The folder where Keras keeps such files; under the temporary folder where its own cannot be
    written."""
    root = Path(given or os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError:
        root = Path(tempfile.gettempdir()) / ".keras"
    if not os.access(root, os.W_OK):
        root = Path(tempfile.gettempdir()) / ".keras"
    folder = root / inside
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_whole(file: Path, wanted: str | None, algorithm: str) -> bool:
    return file.exists() and (wanted is None or _hash(file, wanted, algorithm) == wanted)


def _hash(file: Path, wanted: str, algorithm: str) -> str:
    """The file's hash: SHA-256, or MD5 where the wanted one is that short."""
    short = algorithm == "md5" or (algorithm == "auto" and len(wanted) != _SHA256_DIGITS)
    found = hashlib.md5(usedforsecurity=False) if short else hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _download(origin: str, target: Path, wanted: str | None, algorithm: str) -> None:
    """The file in its place, whole or not at all."""
    from urllib.request import urlopen

    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        print(f"Downloading data from {origin}", file=sys.stderr)
        try:
            with urlopen(origin, timeout=_SECONDS) as answer, part.open("wb") as file:
                shutil.copyfileobj(answer, file, _BLOCK)
        except OSError as problem:
            reason = getattr(problem, "reason", None) or problem
            there = "is another one, by its hash" if target.exists() else "is not there"
            raise OSError(
                f"getFile: {target} {there}, and {origin} cannot be downloaded: {reason}. Without "
                f"a network, put the file there yourself"
            ) from None
        if wanted is not None and _hash(part, wanted, algorithm) != wanted:
            raise ValueError(
                f"getFile: {origin}: the file is incomplete or another one: its hash is "
                f"{_hash(part, wanted, algorithm)}, expected {wanted}"
            )
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _unpack(archive: Path, folder: Path, formats: str | list[str] | None) -> None:
    """The files of an archive in a folder, all or none."""
    import tarfile
    from zipfile import ZipFile, is_zipfile

    if formats == "auto":
        formats = ["tar", "zip"]
    known = [formats] if isinstance(formats, str) else formats or []
    part = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    try:
        if "tar" in known and tarfile.is_tarfile(archive):
            with tarfile.open(archive) as opened:
                opened.extractall(part, filter="data")
        elif "zip" in known and is_zipfile(archive):
            with ZipFile(archive) as packed:
                packed.extractall(part)
        else:
            raise ValueError(f"getFile: {archive} is no archive of the format {formats!r}")
        if folder.exists():
            shutil.rmtree(folder)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
