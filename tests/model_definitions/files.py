"""The statements of a project's Python files and notebooks, and which files they import."""

from __future__ import annotations

import ast
import json
import re
import textwrap
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from tests.model_definitions.statements import Statement

Texts = tuple[tuple[str, str], ...]
"""Expressions, and what stands for them."""

INSTALLED = frozenset(
    "keras tensorflow tf_keras numpy math functools itertools collections os sys random typing "
    "copy re string time warnings __future__ json operator types enum dataclasses abc datetime "
    "numbers inspect six".split()
)


@dataclass(eq=False)
class File:
    """The statements of a file; those under `if __name__ == "__main__":` count as its own."""

    path: Path
    root: Path
    texts: Texts = ()
    statements: list[Statement] = field(default_factory=list)

    def binding(self, name: str) -> list[int]:
        return [i for i, one in enumerate(self.statements) if name in one.binds]

    def provides(self, name: str) -> bool:
        """Whether it binds the name, or a star import of the project does."""
        if self.binding(name):
            return True
        return any(read(place, self.root, self.texts).provides(name) for place in self.starred)

    @cached_property
    def starred(self) -> list[Path]:
        """Files of the project that are imported with a star."""
        found = [
            self.project_module(one.node)
            for one in self.statements
            if isinstance(one.node, ast.ImportFrom) and one.node.names[0].name == "*"
        ]
        return [place for place in found if place is not None and place != self.path]

    @cached_property
    def modules(self) -> dict[str, Path]:
        """Files of the project that names of the file stand for as modules."""
        found: dict[str, Path] = {}
        for statement in self.statements:
            match statement.node:
                case ast.ImportFrom(names=names, module=module, level=level):
                    for alias in names:
                        whole = f"{module}.{alias.name}" if module else alias.name
                        inner = ast.ImportFrom(whole, [], level)
                        place = self.project_module(inner)
                        if place is not None:
                            found[alias.asname or alias.name] = place
        return found

    def project_module(self, node: ast.ImportFrom) -> Path | None:
        """The file of the project that an import names."""
        parts = node.module.split(".") if node.module else []
        if node.level:
            homes = [self.path.parents[node.level - 1]]
        else:
            homes = [*self.path.parents[: len(self.path.relative_to(self.root).parts)]]
        for home in homes:
            place = home.joinpath(*parts)
            for candidate in (place.with_suffix(".py"), place / "__init__.py"):
                if candidate.is_file() and (node.level or parts[0] not in INSTALLED):
                    return candidate
        return None


_MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)


@cache
def read(path: Path, root: Path, texts: Texts = ()) -> File:
    """Raises SyntaxError for a file that is not Python 3; of a notebook, the cells that are not are
    left out. `texts`: expressions that need data, and what stands for them."""
    file = File(path, root, texts)
    text = path.read_text(encoding="utf-8", errors="replace")
    for expression, value in texts:
        text = text.replace(expression, value)
    if path.suffix != ".ipynb":
        _take(file, text)
        return file
    for cell in json.loads(text).get("cells", ()):
        if cell["cell_type"] == "code":
            lines = cell["source"]
            source = lines if isinstance(lines, str) else "".join(lines)
            try:
                _take(file, _MAGIC.sub(r"\1pass", source))
            except SyntaxError:
                continue
    return file


def _take(file: File, text: str) -> None:
    lines = text.splitlines()
    for node in ast.parse(text).body:
        match node:
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                inside = node.body
            case _:
                inside = [node]
        for one in inside:
            file.statements.append(Statement(one, _text(one, lines)))


def _text(node: ast.stmt, lines: list[str]) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(one.lineno for one in decorators)])
    found = "\n".join(lines[first - 1 : node.end_lineno])
    head = lines[first - 1][: node.col_offset]
    if head.strip() or ";" in found.split("\n")[-1]:
        return ast.unparse(node)
    return textwrap.dedent(found)
