"""Where bytes come from: memory, files, and servers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config
from tfjs.data.chunks import ByteChunkIterator
from tfjs.data.iterators import END
from tfjs.environment import fetched
from tfjs.promise import promised

FILE_SCHEME = "file://"
MEGABYTE = 1024 * 1024

Bytes = bytes | bytearray | memoryview | NDArray[Any]


def _options(name: str, options: Mapping[str, Any] | None) -> tuple[int, int]:
    read = read_config(name, options, {"offset": 0, "chunkSize": MEGABYTE})
    return read["offset"] or 0, read["chunkSize"] or MEGABYTE


class FileChunkIterator(ByteChunkIterator):
    """Bytes in memory, from ``offset`` on, ``chunkSize`` at a time."""

    def __init__(self, file: Bytes, options: Mapping[str, Any] | None = None) -> None:
        if not isinstance(file, bytes | bytearray | memoryview | np.ndarray):
            raise TypeError(
                "FileChunkIterator only supports File, Blob and Uint8Array right now, got "
                f"{type(file).__name__}"
            )
        self.file = np.frombuffer(file, np.uint8)
        self.offset, self.chunk_size = _options("FileChunkIterator", options)

    async def step(self) -> Any:
        if self.offset >= len(self.file):
            return END
        chunk = self.file[self.offset : self.offset + self.chunk_size]
        self.offset += self.chunk_size
        return chunk


class OpenFileIterator(ByteChunkIterator):
    """A file on disk, read as it is needed: it may be larger than the memory."""

    def __init__(self, path: Path, options: Mapping[str, Any] | None) -> None:
        offset, self.chunk_size = _options("FileDataSource", options)
        try:
            self.file: BinaryIO | None = path.open("rb")
        except OSError as problem:
            raise FileNotFoundError(
                f"tf.data: {FILE_SCHEME}{path} cannot be read: {problem.strerror}"
            ) from None
        self.file.seek(offset)

    async def read(self) -> Any:
        if self.file is None:
            return END
        chunk = self.file.read(self.chunk_size)
        if chunk:
            return np.frombuffer(chunk, np.uint8)
        self.file.close()
        self.file = None
        return END

    def __del__(self) -> None:
        if getattr(self, "file", None) is not None:
            self.file.close()  # type: ignore[union-attr]  # just looked at


class DataSource:
    """Something that gives streams of bytes: a class of one's own defines ``iterator()``."""

    def iterator(self) -> Any:
        """A promise of a new ByteChunkIterator."""
        raise NotImplementedError(f"{type(self).__name__} must define iterator()")


class FileDataSource(DataSource):
    """Bytes in memory, or a file: ``"file://..."`` or a path.

    ``options``: ``chunkSize`` in bytes (1 MiB) and the ``offset`` of the first byte.
    """

    def __init__(self, input: Any, options: Mapping[str, Any] | None = None) -> None:
        self.input = input
        self.options = options

    @promised
    async def iterator(self) -> ByteChunkIterator:
        if isinstance(self.input, str | Path):
            return OpenFileIterator(local_path(self.input), self.options)
        return FileChunkIterator(self.input, self.options)


class URLDataSource(DataSource):
    """What a server or a file has behind a URL, loaded anew for every stream."""

    def __init__(self, url: Any, fileOptions: Mapping[str, Any] | None = None) -> None:
        self.url = url
        self.fileOptions = fileOptions

    @promised
    async def iterator(self) -> ByteChunkIterator:
        url, init = self.url, {}
        if isinstance(url, Mapping):
            url, init = url["url"], {k: v for k, v in url.items() if k in ("method", "headers")}
        if isinstance(url, Path) or "://" not in url or url.startswith(FILE_SCHEME):
            return OpenFileIterator(local_path(url), self.fileOptions)
        return FileChunkIterator(_fetched(url, init), self.fileOptions)


def local_path(url: str | Path) -> Path:
    """The path in a ``file://`` URL; anything else is a path itself."""
    return Path(url.removeprefix(FILE_SCHEME)) if isinstance(url, str) else url


def _fetched(url: str, init: Mapping[str, Any]) -> bytes:
    answer = fetched(url, init)
    if not answer.ok:
        raise OSError(f"tf.data: {url} answered {answer.status} {answer.statusText}")
    return answer.body
