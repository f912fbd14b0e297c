"""Source text and its dialects: what every stage reads and where it points."""

from __future__ import annotations

import codecs
import io
import keyword
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Any


class Dialect(StrEnum):
    """The four forms of a program. The values are the words of the command line."""

    KERAS = "keras"
    TFJS = "tfjs"
    JS = "js"
    TS = "ts"

    @property
    def is_python(self) -> bool:
        return self in (Dialect.KERAS, Dialect.TFJS)


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of text: lines from 1, columns from 0 in characters, `end` exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def at(cls, line: int, column: int = 0, width: int = 0) -> Span:
        return cls(line, column, line, column + width)


LIBRARIES = frozenset({"keras", "numpy", "tensorflow", "tf_keras", "tfjs"})
"""Whose names mean something here, unless a file of the project beside a program has the name."""


@dataclass(frozen=True, eq=False)
class Module:
    """A file of the same project that another file imports, and what it imports of it itself.

    Modules that import each other are a cycle of these. `path` is the file's absolute place.
    `remembered` is what was made of the module, by what made it.
    """

    text: str
    dialect: Dialect
    modules: Mapping[str, Module] = field(default_factory=dict, repr=False)
    path: str = ""
    remembered: dict[object, Any] = field(default_factory=dict, repr=False)


class Platform(StrEnum):
    """Where JavaScript is to run: it decides the package that TF.js comes from."""

    BROWSER = "browser"
    NODE = "node"

    @property
    def package(self) -> str:
        return "@tensorflow/tfjs" if self is Platform.BROWSER else "@tensorflow/tfjs-node"


class ModuleFormat(StrEnum):
    """How JavaScript imports and exports."""

    ES = "es"
    COMMONJS = "commonjs"


LINE_LENGTH = 88
"""Columns of the Python that is written: Black's own default."""


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """How programs are read and written: the same for all files of a call.

    `keras` is the Keras major version of the source (None: decided from its imports);
    `exact` writes out defaults that only change the random draw of initial weights;
    `keep_names` leaves the user's own names as they are spelled, in either language;
    `platform` and `module_format` are those of JavaScript; `line_length` is Python's.
    """

    keras: int | None = None
    exact: bool = False
    keep_names: bool = False
    platform: Platform = Platform.BROWSER
    module_format: ModuleFormat = ModuleFormat.ES
    line_length: int = LINE_LENGTH


@dataclass(frozen=True)
class Options(Wishes):
    """What a caller can ask of the translation of one text.

    `notebook` says that the text runs cell by cell under a running event loop, `python` which
    version of Python it says it last ran on, `release` the newest Keras that it may have run on;
    `modules` are the files of the same project that the text imports, under the names by which it
    imports them: "models", ".models", "./models.js";
    `package` says that the text is a module of a package, whose neighbours Python imports by
    `from .models import ...`, and not a program beside them;
    `is_imported` says that other files of the project import it: all that is public in it is
    exported; `spoken_elsewhere` are those of its functions whose names these files have, None for
    all; `path` is its absolute place, against which those of its modules are taken;
    `to_javascript` says that the text goes on to TF.js itself, which takes no words of Keras.
    """

    filename: str = "<string>"
    notebook: bool = False
    python: tuple[int, int] | None = None
    release: tuple[int, int] | None = None
    package: bool = False
    is_imported: bool = False
    spoken_elsewhere: tuple[str, ...] | None = None
    path: str = ""
    to_javascript: bool = False
    modules: Mapping[str, Module] = field(default_factory=dict)

    @property
    def available(self) -> frozenset[str]:
        """Names of the modules of the same project, as the importing file spells them."""
        return frozenset(self.modules)


@dataclass(frozen=True)
class Encoding:
    """How a file's bytes became text, so that it can be written back the same way.

    `newline` is the line end of new lines; `ends` holds each line's own, where a file mixes them.
    """

    codec: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    ends: tuple[str, ...] = ()

    def encode(self, text: str, lines: tuple[int, ...] = ()) -> bytes:
        """The bytes of `text`, whose line i + 1 came from line `lines[i]` of the decoded text.

        Without `lines` the text is the decoded one, line by line. Raises UnicodeEncodeError.
        """
        if self.ends:
            text = "".join(self._mixed(text.split("\n"), lines))
        elif self.newline != "\n":
            text = text.replace("\n", self.newline)
        return (codecs.BOM_UTF8 if self.bom else b"") + text.encode(self.codec)

    def _mixed(self, texts: list[str], lines: tuple[int, ...]) -> Iterator[str]:
        for index, line in enumerate(texts[:-1]):
            origin = lines[index] if index < len(lines) else index + 1
            yield line
            yield self.ends[origin - 1] if origin <= len(self.ends) else self.newline
        yield texts[-1]


_COOKIE_LINES = re.compile(rb"\A(?:[^\n]*\n)?[^\n]*coding[:=]")
_LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, *, python: bool) -> tuple[str, Encoding]:
    """Text with `\\n` line ends, and what is needed to write it back byte for byte.

    A Python file's encoding cookie (PEP 263) is honoured. Raises UnicodeDecodeError or SyntaxError
    (a cookie that names no codec).
    """
    bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if bom else data
    codec = "utf-8"
    if python and not bom and _COOKIE_LINES.search(body):
        codec = tokenize.detect_encoding(io.BytesIO(body).readline)[0]
    text = body.decode(codec)
    if "\r" not in text:
        return text, Encoding(codec, bom)
    ends = tuple(_LINE_END.findall(text))
    newline = max(("\n", "\r\n", "\r"), key=ends.count)
    mixed = ends if len(set(ends)) > 1 else ()
    return _LINE_END.sub("\n", text), Encoding(codec, bom, newline, mixed)


SUFFIXES = {
    ".py": None,
    ".ipynb": None,
    ".js": Dialect.JS,
    ".mjs": Dialect.JS,
    ".cjs": Dialect.JS,
    ".jsx": Dialect.JS,
    ".ts": Dialect.TS,
    ".mts": Dialect.TS,
    ".cts": Dialect.TS,
    ".tsx": Dialect.TS,
}
"""File suffixes that hold source; None where the text decides (Keras or TF.js-style Python)."""


def dialect_of_suffix(path: PurePath) -> Dialect | None:
    return SUFFIXES.get(path.suffix.lower())


def importable(name: str) -> str:
    """A file's or a folder's name, without its suffix, as Python can import it: `draw-utils` is
    `draw_utils`."""
    made = re.sub(r"\W", "_", name)
    return f"_{made}" if made[:1].isdigit() else made + "_" * keyword.iskeyword(made)


_OF_PYTHON_2 = (
    "Missing parentheses in call to 'print'",
    "Missing parentheses in call to 'exec'",
    "multiple exception types must be parenthesized",
    "Lambda expression parameters cannot be parenthesized",
    "Function parameters cannot be parenthesized",
    "leading zeros in decimal integer literals",
)
"""How Python's parser begins to say what was right in Python 2."""
_TOKENS_OF_PYTHON_2 = re.compile(r"<>|`|[\da-fA-F][lL]\b|(?<=\b[uU][rR])[\"']")
"""Where the parser only calls it invalid syntax."""


def said_by_python(error: SyntaxError) -> str:
    """What Python says of a text that it cannot parse, and where that is Python 2, so much."""
    if error.msg.startswith(_OF_PYTHON_2) or _stops_at_python_2(error):
        return f"{error.msg.partition('. Did')[0]}: it is Python 2, of which 2to3 makes Python 3"
    line, at = error.text or "", max(0, (error.offset or 1) - 1)
    for mark, what in _OF_OTHERS.items():
        if not line[:at].strip() and mark.match(line, at):
            return f"{error.msg}: it is {what}"
    return error.msg


_OF_OTHERS = {
    re.compile(r"(?:<{7}|={7}|>{7})(?!\S)"): "a mark of a merge conflict",
    re.compile(r"[%!]\s*\w"): "IPython's syntax, which Python has not",
}
"""Lines that a text has of other tools."""


def _stops_at_python_2(error: SyntaxError) -> bool:
    line, at = error.text or "", max(0, (error.offset or 1) - 1)
    if line.startswith(",", at):
        return line.lstrip().startswith("raise ")
    return _TOKENS_OF_PYTHON_2.match(line, at) is not None


class SourceSyntaxError(ValueError):
    """Text that its language does not allow. `span` is where, `message` one line."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
