"""A notebook's code cells as one program, translated at once, and split into cells again.

One program, so that what an earlier cell says about a name is known in the later ones.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keras_tfjs.diagnostics import ROWS, Diagnostic, diagnostic
from keras_tfjs.pipeline import Outcome, run
from keras_tfjs.repo.magics import Magic, mask, unmask
from keras_tfjs.repo.notebook import Notebook
from keras_tfjs.source import Dialect, Options, Span, said_by_python

_MARKER = re.compile(r"^(?:#|//) %%cell-(\d+)$")


@dataclass(frozen=True)
class _Part:
    """One code cell in the program: `index` from 0 among all cells, `first` the number of its first
    magic, `start` the line of the program on which its text starts."""

    index: int
    text: str
    magics: tuple[Magic, ...]
    first: int
    start: int


@dataclass(frozen=True)
class NotebookTranslation:
    """`text` is a notebook, or a JavaScript module with a marker for each cell."""

    text: str
    diagnostics: tuple[Diagnostic, ...]
    source: Dialect
    outcome: Outcome


def translate_cells(
    notebook: Notebook, to: Dialect, from_: Dialect | None, options: Options
) -> NotebookTranslation:
    """Translates a Python notebook. A cell that does not parse is left as it is and reported."""
    found: list[Diagnostic] = []
    parts = tuple(_parts(notebook, found, comments=not to.is_python))
    program = _program(parts)
    options = replace(options, notebook=True, python=notebook.python, release=notebook.release)
    made = run(program, to, from_, options)
    if parts or not any(cell.source.strip() for cell in notebook.cells):
        found += (_placed(one, parts) for one in made.diagnostics)
    elif not found:
        found.append(diagnostic(ROWS["KT003"], Span.at(0), dialects="keras or tfjs"))
    ordered = tuple(sorted(found, key=lambda one: (one.cell or 0, one.span, one.code)))
    if made.outcome is not Outcome.TRANSLATED:
        return NotebookTranslation(notebook.text, ordered, made.source, made.outcome)
    pieces = _split(made.code, parts)
    if not to.is_python:
        text = _module(notebook, pieces)
        return NotebookTranslation(text, ordered, made.source, Outcome.TRANSLATED)
    changed = {}
    for part in parts:
        ast.parse("\n".join(pieces[part.index]))
        before = notebook.cells[part.index].source
        after = unmask(_framed(pieces[part.index], part.text), part.magics, first=part.first)
        if after != before:
            changed[part.index] = after
    outcome = Outcome.TRANSLATED if changed else Outcome.UNCHANGED
    return NotebookTranslation(notebook.with_sources(changed), ordered, made.source, outcome)


def program_of(notebook: Notebook) -> str:
    """The notebook's Python cells as one program, for reading only."""
    return _program(tuple(_parts(notebook, [], comments=False)))


def _program(parts: Sequence[_Part]) -> str:
    return "".join(f"# %%cell-{part.index}\n{part.text}\n" for part in parts)


def _parts(notebook: Notebook, found: list[Diagnostic], *, comments: bool) -> Iterator[_Part]:
    """The code cells that are Python; what is wrong with the others goes to `found`."""
    first, start = 0, 1
    for index, cell in enumerate(notebook.cells):
        if cell.kind != "code" or not cell.source.strip():
            continue
        masked = mask(cell.source, first=first, comments=comments)
        found += _about_magics(masked.magics, index, comments=comments)
        if masked.text is None:
            continue
        try:
            ast.parse(masked.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            found.append(_not_python(error, index))
            continue
        yield _Part(index, masked.text, masked.magics, first, start + 1)
        first += len(masked.magics)
        start += masked.text.count("\n") + 2


def _about_magics(magics: Sequence[Magic], index: int, *, comments: bool) -> Iterator[Diagnostic]:
    for magic in magics:
        code = "KT604" if magic.uses_keras else "KT605" if comments and magic.assigned else ""
        if code:
            span = Span.at(magic.line)
            problem = diagnostic(ROWS[code], span, construct=magic.name, magic=magic.name)
            yield replace(problem, cell=index + 1)


def _not_python(error: Exception, index: int) -> Diagnostic:
    span, problem = Span.at(1), str(error)
    match error:
        case SyntaxError():
            span = Span.at(error.lineno or 1, max((error.offset or 1) - 1, 0))
            problem = said_by_python(error)
        case UnicodeEncodeError(object=text, start=start):
            line = text.count("\n", 0, start) + 1
            span = Span.at(line, start - (text.rfind("\n", 0, start) + 1), 1)
            problem = f"half of a surrogate pair, U+{ord(text[start]):04X}, which is no character"
    return replace(diagnostic(ROWS["KT603"], span, cell=index + 1, problem=problem), cell=index + 1)


def _placed(one: Diagnostic, parts: Sequence[_Part]) -> Diagnostic:
    """The diagnostic about the program, in its cell."""
    if one.span.line == 0:
        return one
    part = next((part for part in reversed(parts) if part.start <= one.span.line), parts[0])
    shift = part.start - 1
    line = max(one.span.line - shift, 1)
    span = Span(line, one.span.column, max(one.span.end_line - shift, line), one.span.end_column)
    return replace(one, span=span, cell=part.index + 1)


def _split(code: str, parts: Sequence[_Part]) -> dict[int, list[str]]:
    """The lines of each cell, by its index. Raises LookupError where a marker is gone."""
    pieces: dict[int, list[str]] = {}
    current: list[str] = []
    before = current
    for line in code.split("\n"):
        if marker := _MARKER.match(line):
            current = pieces.setdefault(int(marker[1]), [])
        else:
            current.append(line)
    if list(pieces) != [part.index for part in parts]:
        raise LookupError(f"the translation has cells {list(pieces)} of {len(parts)}")
    head = [line for line in before if line.strip()]
    if head:
        pieces[parts[0].index][:0] = head
    return pieces


def _framed(lines: Sequence[str], before: str) -> str:
    """The lines as a cell that starts and ends with as many blank lines as `before`."""
    old = before.split("\n")
    top = next((count for count, line in enumerate(old) if line.strip()), 0)
    bottom = next((count for count, line in enumerate(reversed(old)) if line.strip()), 0)
    return "\n".join([*old[:top], *_without_blank_ends(lines), *old[len(old) - bottom :]])


def _without_blank_ends(lines: Sequence[str]) -> Sequence[str]:
    written = [index for index, line in enumerate(lines) if line.strip()]
    return lines[written[0] : written[-1] + 1] if written else []


def _module(notebook: Notebook, pieces: dict[int, list[str]]) -> str:
    """One JavaScript module, each cell after a `// %%` line: editors split scripts there."""
    blocks = []
    for index, cell in enumerate(notebook.cells):
        if index in pieces:
            blocks.append(["// %%", *_without_blank_ends(pieces[index])])
        elif cell.source.strip():
            tag = "// %%" if cell.kind == "code" else f"// %% [{cell.kind}]"
            blocks.append([tag, *(f"// {line}".rstrip() for line in cell.source.splitlines())])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"
