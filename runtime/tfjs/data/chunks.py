"""Streams of bytes and texts."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Any

from tfjs.data.iterators import END, LazyIterator, OneToManyIterator


class ByteChunkIterator(LazyIterator):
    """A stream of chunks of bytes."""

    def decodeUTF8(self) -> StringIterator:
        """The chunks as texts; a character may be cut by the edge of a chunk."""
        return Utf8Iterator(self)


class StringIterator(LazyIterator):
    """A stream of pieces of a text."""

    def split(self, separator: str) -> StringIterator:
        """The parts between separators, wherever the pieces were cut."""
        return SplitIterator(self, separator)


class Utf8Iterator(OneToManyIterator, StringIterator):
    """Texts of bytes. A byte order mark falls away; bytes that are no UTF-8 become U+FFFD."""

    def __init__(self, upstream: LazyIterator) -> None:
        super().__init__()
        self.upstream = upstream
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")

    async def pump(self) -> Sequence[Any] | None:
        chunk = await self.upstream.step()
        if chunk is not END:
            return [self.decoder.decode(bytes(chunk))]
        rest = self.decoder.decode(b"", final=True)
        return [rest] if rest else None


class SplitIterator(OneToManyIterator, StringIterator):
    """Parts of a text. What follows the last separator is a part unless it is empty."""

    def __init__(self, upstream: LazyIterator, separator: str) -> None:
        super().__init__()
        self.upstream = upstream
        self.separator = separator
        self.rest = ""

    async def pump(self) -> Sequence[Any] | None:
        text = await self.upstream.step()
        if text is END:
            last, self.rest = self.rest, ""
            return [last] if last else None
        parts: list[str] = (self.rest + text).split(self.separator)
        self.rest = parts.pop()
        return parts
