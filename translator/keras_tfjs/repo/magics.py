"""IPython's own syntax in a cell, set aside so that the rest is Python, and put back afterwards.

Each magic or shell line becomes a statement with a mark that the translation carries along; lines
stay where they are, so places in the masked text are places in the cell.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = "ipython:"
_REST = "# ipython..."
_MARKED = re.compile(rf"#[ ]?{_MARK}(\d+)[ ]*$", re.MULTILINE)
_NAMED = re.compile(r"\bipython_result_(\d+)\b")

_TOKEN = re.compile(
    r"""(?P<string>[rbfuRBFU]{0,2}(?P<quote>\"\"\"|'''|"|'))|(?P<comment>\#)|(?P<open>[(\[{])"""
    r"""|(?P<close>[)\]}])"""
)
_MAGIC = re.compile(r"\s*[%!?]")
_HELP = re.compile(r"\s*%{0,2}[\w.*]+\?{1,2}\s*$")
_ASSIGNED = re.compile(r"\s*(?P<target>[\w.\[\]'\", ]+?)\s*=\s*(?P<magic>[%!].*)", re.DOTALL)
_RUNS = re.compile(
    r"(?P<magic>%(?:time|timeit|prun|memit|mprun)\b(?:[ ]+-[a-zA-Z]+(?:[ ]*[\d.]+)?)*)"
    r"[ ]+(?P<code>\S.*)"
)
_PYTHON_CELLS = frozenset({"time", "timeit", "capture", "prun", "memit", "mprun"})
_USES = re.compile(r"\b(keras|tf_keras|tensorflow|tfjs|tf|np|layers)\b(?=\s*[.(])")
_SHELL_CELLS = frozenset({"bash", "sh", "script", "cmd", "html", "svg", "latex", "markdown"})


@dataclass(frozen=True)
class Magic:
    """One piece of IPython syntax. `line` is from 1 in its cell; `code` is the Python statement
    that it runs, and `uses_keras` says that it holds code that is out of reach."""

    text: str
    line: int
    code: str = ""
    assigned: bool = False
    uses_keras: bool = False

    @property
    def name(self) -> str:
        return self.text.split()[0] if self.text.split() else self.text


@dataclass(frozen=True)
class Masked:
    """`text` is Python; None where the whole cell belongs to another language (`%%bash`)."""

    text: str | None
    magics: tuple[Magic, ...]


def mask(source: str, *, first: int = 0, comments: bool = False) -> Masked:
    """Sets the cell's IPython syntax aside.

    Marks are numbered from `first`. With `comments` the magics become plain comments, for a
    language that has no place for them, and nothing is to be put back.
    """
    lines = source.split("\n")
    head = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[head].lstrip().startswith("%%"):
        words = lines[head].lstrip()[2:].split()
        if not words or words[0] not in _PYTHON_CELLS:
            whole = Magic(lines[head].strip(), head + 1, uses_keras=_hides_keras(words, source))
            return Masked(None, (whole,))
    elif _parses(source):
        return Masked(source, ())
    magics: list[Magic] = []
    for start, end in _logical_lines(lines):
        found = _magic("\n".join(lines[start:end]), start + 1)
        if found is None:
            continue
        number = first + len(magics)
        magics.append(found)
        lines[start:end] = _stand_in(lines[start:end], found, number, comments)
    return Masked("\n".join(lines), tuple(magics))


def unmask(text: str, magics: tuple[Magic, ...], *, first: int = 0) -> str:
    """Puts the magics of `mask` back into the translated cell.

    Raises LookupError where the translation lost one.
    """
    text = _NAMED.sub(lambda found: magics[int(found[1]) - first].text, text)
    lines = [line for line in text.split("\n") if line.strip() != _REST]
    left = {number for number, magic in enumerate(magics) if not magic.assigned}
    end = len(lines)
    while end:
        found = _MARKED.search(lines[end - 1])
        start = end - 1
        if found is not None:
            magic = magics[int(found[1]) - first]
            left.discard(int(found[1]) - first)
            start = _statement_start(lines, end) if magic.code else start
            lines[start:end] = _put_back(lines[start:end], magic)
        end = start
    if left:
        raise LookupError(f"the translation lost {magics[min(left)].text!r}")
    return "\n".join(lines)


def _magic(text: str, line: int) -> Magic | None:
    """The IPython syntax of a logical line, if it is any."""
    if assigned := _ASSIGNED.fullmatch(text):
        return Magic(assigned["magic"], line, assigned=True)
    if not (_MAGIC.match(text) or _HELP.match(text)):
        return None
    stripped = text.strip()
    if (runs := _RUNS.fullmatch(stripped)) and _parses(runs["code"]):
        return Magic(runs["magic"], line, code=runs["code"])
    uses = stripped.startswith("%") and _USES.search(stripped) is not None
    return Magic(stripped, line, uses_keras=uses)


def _stand_in(lines: list[str], magic: Magic, number: int, comments: bool) -> list[str]:
    """The Python lines in place of a magic, as many as it has."""
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    rest = [indent + _REST] * (len(lines) - 1)
    if magic.assigned:
        value = "None" if comments else f"ipython_result_{number}"
        joined = "\n".join(lines)
        kept = joined[: len(joined) - len(magic.text)] + value
        note = f"  # {' '.join(magic.text.split())}" if comments else ""
        return [kept + note, *([] if comments else rest)]
    if magic.code:
        note = magic.text if comments else f"{_MARK}{number}"
        return [f"{indent}{magic.code}  # {note}"]
    if comments:
        # A block of nothing but comments is no block
        head = f"{indent}pass  # " if indent else "# "
        return [head + lines[0].strip(), *(f"{indent}# {line.strip()}" for line in lines[1:])]
    used = sorted(set(_USES.findall(magic.text)))
    statement = f"({', '.join(used)},)" if used else "pass"
    return [f"{indent}{statement}  # {_MARK}{number}", *rest]


def _put_back(lines: list[str], magic: Magic) -> list[str]:
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    if not magic.code:
        return [indent + magic.text]
    code = "\n".join(lines)
    code = code[: code.rindex("#")].rstrip()
    return [f"{indent}{magic.text} {_one_line(code)}"]


def _one_line(code: str) -> str:
    """A statement broken inside brackets, on one line: a line magic takes no more."""
    joined = ""
    for line in map(str.strip, code.split("\n")):
        if line[:1] in (")", "]", "}"):
            joined = joined.removesuffix(",") + line
        else:
            joined += line if not joined or joined.endswith(("(", "[", "{")) else f" {line}"
    return joined


def _statement_start(lines: list[str], end: int) -> int:
    """Where the statement starts that ends before line `end` (from 0)."""
    for start in range(end - 1, -1, -1):
        if lines[start].strip() and _parses("\n".join(lines[start:end]).lstrip()):
            return start
    return end - 1


def _hides_keras(words: list[str], source: str) -> bool:
    return bool(words) and words[0] not in _SHELL_CELLS and _USES.search(source) is not None


def _parses(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _logical_lines(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each statement's lines, by brackets, strings and backslashes.

    A line of IPython's syntax is one of its own, whatever quotes and brackets it has.
    """
    index = 0
    while index < len(lines):
        start, depth, quote = index, 0, ""
        magic = _magic(lines[start], start + 1) is not None
        while index < len(lines):
            line = lines[index]
            index += 1
            if not magic:
                depth, quote = _scan(line, depth, quote)
            if not (depth > 0 or quote or line.endswith("\\")):
                break
        yield start, index


def _scan(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Open brackets and the open triple quote after `line`."""
    position = 0
    while position < len(line):
        if quote:
            end = _string_end(line, position, quote)
            if end < 0:
                return depth, quote if len(quote) == 3 or line.endswith("\\") else ""
            position, quote = end, ""
            continue
        found = _TOKEN.search(line, position)
        if found is None or found["comment"]:
            break
        position = found.end()
        if found["quote"]:
            quote = found["quote"]
        else:
            depth = depth + 1 if found["open"] else max(depth - 1, 0)
    return depth, quote if len(quote) == 3 else ""


def _string_end(line: str, position: int, quote: str) -> int:
    """The place after the closing quote, or -1 if the line has none."""
    while position < len(line):
        if line[position] == "\\":
            position += 2
        elif line.startswith(quote, position):
            return position + len(quote)
        else:
            position += 1
    return -1
