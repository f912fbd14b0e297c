"""Texts as datasets of lines."""

from __future__ import annotations

from typing import Any

from tfjs.data.dataset import Dataset
from tfjs.data.iterators import LazyIterator, settled
from tfjs.promise import promised


class TextLineDataset(Dataset):
    """The lines of a UTF-8 text that a data source gives, without their line ends."""

    def __init__(self, input: Any) -> None:
        self.input = input

    @promised
    async def iterator(self) -> LazyIterator:
        chunks = await settled(self.input.iterator())
        lines: LazyIterator = chunks.decodeUTF8().split("\n")
        return lines.map(_without_return)


def _without_return(line: str) -> str:
    return line[:-1] if line.endswith("\r") else line
