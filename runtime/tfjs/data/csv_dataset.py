"""Comma-separated values as datasets of dicts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from tfjs.config import read_config
from tfjs.data.dataset import Dataset, stream
from tfjs.data.iterators import END, LazyIterator
from tfjs.data.text_lines import TextLineDataset
from tfjs.promise import promised


class ColumnConfig(TypedDict, total=False):
    """What is known of a column."""

    required: bool
    dtype: str
    default: Any
    isLabel: bool


class CSVConfig(TypedDict, total=False):
    """How a file is read; what is left out is found in the file."""

    hasHeader: bool
    columnNames: Sequence[str]
    columnConfigs: Mapping[str, ColumnConfig]
    configuredColumnsOnly: bool
    delimiter: str
    delimWhitespace: bool


DEFAULTS = {
    "hasHeader": True,
    "columnNames": None,
    "columnConfigs": None,
    "configuredColumnsOnly": False,
    "delimiter": None,
    "delimWhitespace": False,
}
COLUMN_DEFAULTS = {"required": False, "dtype": None, "default": None, "isLabel": False}
WHOLE = re.compile(r"\s*[+-]?\d{1,15}\s*", re.ASCII)
DECIMAL = re.compile(
    r"\s*[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|Infinity)\s*", re.ASCII
)
PREFIXED = re.compile(r"\s*0(x[0-9a-f]+|o[0-7]+|b[01]+)\s*", re.ASCII | re.IGNORECASE)


def to_number(text: str) -> int | float | None:
    """What JavaScript's ``Number(text)`` gives; None where that is NaN."""
    if WHOLE.fullmatch(text):
        return int(text)
    if DECIMAL.fullmatch(text):
        value = float(text)
        return int(value) if value.is_integer() and abs(value) < 1 << 53 else value
    if PREFIXED.fullmatch(text):
        return int(text, 0)
    return 0 if text.isspace() else None


def to_bool(text: str) -> int:
    """1 for ``1`` and ``true``, else 0."""
    return int(text == "1" or text.lower() == "true")


def convert(text: str, config: ColumnConfig | None) -> Any:
    """The value of a field that is not empty: a number where it is one."""
    dtype = None if config is None else config.get("dtype")
    if dtype == "bool":
        return to_bool(text)
    number = to_number(text)
    if number is None:
        return text
    return math.floor(number) if dtype == "int32" and math.isfinite(number) else number


class CSVDataset(Dataset):
    """Rows as dicts by column name; ``{"xs": ..., "ys": ...}`` where columns are labels."""

    def __init__(self, input: Any, csvConfig: CSVConfig | Mapping[str, Any] | None = None) -> None:
        config = read_config("tf.data.csv", csvConfig, DEFAULTS)
        if config["delimWhitespace"] and config["delimiter"] is not None:
            raise ValueError("Delimiter should not be provided when delimWhitespace is true.")
        self.input = input
        self.base = TextLineDataset(input)
        self.hasHeader = config["hasHeader"] is not False
        self.fullColumnNames: list[str] | None = (
            list(config["columnNames"]) if config["columnNames"] else None
        )
        self.columnConfigs: dict[str, ColumnConfig] | None = config["columnConfigs"]
        for name, one in (self.columnConfigs or {}).items():
            read_config(f"tf.data.csv: columnConfigs[{name!r}]", one, COLUMN_DEFAULTS)
        self.configuredColumnsOnly = bool(config["configuredColumnsOnly"])
        self.delimWhitespace = bool(config["delimWhitespace"])
        self.delimiter = " " if self.delimWhitespace else config["delimiter"] or ","
        self._validated = False

    @promised
    async def columnNames(self) -> list[str]:
        """The names of the columns that elements have."""
        names = await self._names()
        return list(self.columnConfigs or {}) if self.configuredColumnsOnly else names

    async def _names(self) -> list[str]:
        if self._validated and self.fullColumnNames is not None:
            return self.fullColumnNames
        header = await self._header() if self.hasHeader else None
        names = self.fullColumnNames
        if names is None and header is None:
            raise ValueError("Column names must be provided if there is no header line.")
        if names is not None and header is not None and len(header) != len(names):
            raise ValueError(
                f"The length of provided columnNames ({len(names)}) does not match the length of "
                f"the header line read from file ({len(header)})."
            )
        if names is None:
            assert header is not None
            names = header
        repeated = [name for name, count in Counter(names).items() if count > 1]
        if repeated:
            raise ValueError(f"Duplicate column names found: {','.join(repeated)}")
        for key in self.columnConfigs or {}:
            if key not in names:
                raise ValueError(
                    f'The key "{key}" provided in columnConfigs does not match any of the column '
                    f"names ({','.join(names)})."
                )
        self.fullColumnNames, self._validated = names, True
        return names

    async def _header(self) -> list[str]:
        first = await (await stream(self.base)).step()
        if first is END:
            raise ValueError("No data was found for CSV parsing.")
        return self.fields(first)

    @promised
    async def iterator(self) -> LazyIterator:
        names = await self._names()
        lines = await stream(self.base)
        configs = self.columnConfigs or {}
        chosen = [
            (index, name, configs.get(name))
            for index, name in enumerate(names)
            if name in configs or not self.configuredColumnsOnly
        ]
        if self.hasHeader:
            lines = lines.skip(1)
        return lines.map(lambda line: self._element(line, len(names), chosen))

    def _element(
        self, line: str, count: int, chosen: Sequence[tuple[int, str, ColumnConfig | None]]
    ) -> dict[str, Any]:
        fields = self.fields(line)
        if len(fields) != count:
            raise ValueError(
                f"Invalid row in csv file. Should have {count} elements in a row, but got "
                f"{','.join(fields)}"
            )
        features: dict[str, Any] = {}
        labels: dict[str, Any] = {}
        for index, name, config in chosen:
            text = fields[index]
            value = convert(text, config) if text else _missing(name, config, line)
            (labels if config and config.get("isLabel") else features)[name] = value
        return {"xs": features, "ys": labels} if labels else features

    def fields(self, line: str) -> list[str]:
        """The texts between delimiters. Quotes around a field fall away, doubled ones stay."""
        delimiter = self.delimiter
        if '"' not in line and len(delimiter) == 1:
            if self.delimWhitespace:
                return re.split(" +", line.lstrip(" "))
            return line.split(delimiter)
        found = []
        at = 0
        while at < len(line):
            if line[at] == '"':
                at += 1
                close, after = _end_of_quoted(line, at, delimiter)
                found.append(line[at:close])
            elif line[at] == delimiter:
                if not self.delimWhitespace:
                    found.append("")
                at += 1
                continue
            else:
                close = line.find(delimiter, at) if len(delimiter) == 1 else -1
                close = len(line) if close < 0 else close
                found.append(line[at:close])
                after = close + 1
            if after > len(line):
                return found
            at = after
        found.append("")
        return found


def _end_of_quoted(line: str, start: int, delimiter: str) -> tuple[int, int]:
    """Where a quoted field ends, and where the next one starts (past the line: nowhere)."""
    end, at = len(line), start
    while True:
        quote = line.find('"', at)
        if quote < 0:
            return end, end + 1
        if quote + 1 == end:
            return quote, end + 1
        if line[quote + 1] == delimiter:
            return quote, quote + 2
        if line[quote + 1] != '"':
            # A stray quote: TF.js goes on after the one that follows it.
            quote = line.find('"', quote + 2)
            if quote < 0:
                return end, end + 1
            at = quote + 1
        else:
            at = quote + 2


def _missing(name: str, config: ColumnConfig | None, line: str) -> Any:
    if config is not None and "default" in config:
        return config["default"]
    if config is not None and (config.get("required") or config.get("isLabel")):
        raise ValueError(f"Required column {name} is empty in this line: {line}")
    return None
