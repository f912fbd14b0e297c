"""The arrows of docs/architecture.md, held: who imports whom, how long a file is, and that every
diagnostic is shown by something."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pages import GROUPS
from programs import ROOT

from keras_tfjs.diagnostics import ROWS

TRANSLATOR = ROOT / "translator" / "keras_tfjs"
RUNTIME = ROOT / "runtime" / "tfjs"
FILES = ROOT / "runtime" / "files" / "tfjs_files"

_BASE = "catalog source"
_API = f"python kinds diagnostics {_BASE}"
_TENSORS = "engine tensor typed_array promise config serialization environment uncalled"
_OPS = f"ops {_TENSORS}"
_LAYERS = (
    f"activations initializers regularizers constraints losses objectives metrics optimizers {_OPS}"
)

TRANSLATOR_ARROWS = {
    "catalog": "",
    "depth": "",
    "interruption": "",
    "source": "",
    "remembered": "source",
    "layout": "",
    "diagnostics": "source",
    "kinds": f"remembered {_BASE}",
    "python": f"layout kinds diagnostics {_BASE}",
    "rules": _API,
    "lower": f"rules {_API}",
    "javascript": (
        "depth layout kinds remembered catalog.tfjs catalog.numpy_arrays catalog.numpy_files "
        "catalog.numpy_random diagnostics source"
    ),
    "convert": f"diagnostics {_BASE} tfjs_files",
    "pipeline": f"depth lower rules javascript {_API}",
    "modules": "",
    "verify": f"pipeline convert modules diagnostics {_BASE}",
    "repo": f"interruption pipeline modules diagnostics {_BASE}",
    "cli": f"interruption repo pipeline convert verify diagnostics {_BASE}",
}
"""part -> the parts that it may import"""

RUNTIME_ARROWS = {
    "kernels": "",
    "promise": "",
    "config": "",
    "uncalled": "",
    "js": "promise typed_array uncalled",
    "serialization": "",
    "environment": "promise typed_array",
    "engine": "kernels",
    "tensor": "engine promise typed_array",
    "ops": _TENSORS,
    "activations": _OPS,
    "initializers": _OPS,
    "regularizers": _OPS,
    "constraints": _OPS,
    "losses": _OPS,
    "objectives": f"losses {_OPS}",
    "metrics": f"initializers losses objectives {_OPS}",
    "optimizers": _OPS,
    "train": f"optimizers {_OPS}",
    "layers": _LAYERS,
    "io": f"{_TENSORS} tfjs_files",
    "data": f"util {_OPS}",
    "datasets": f"data util {_OPS}",
    "util": f"extensions {_OPS}",
    "test_util": _OPS,
    "models": f"layers io {_LAYERS} tfjs_files",
    "callbacks": f"models layers {_LAYERS}",
    "training": f"models callbacks layers data train util {_LAYERS}",
    "extensions": f"serialization layers {_LAYERS}",
}

LAZY = {
    ("keras_tfjs.verify", "tfjs"): "verify starts the runtime in another interpreter",
    ("tfjs.io", "keras_tfjs"): "the loader converts Keras files where the translator is installed",
}
"""Imports between the two distributions: only inside functions."""

LONGEST = 450
"""Lines of a file; about 400 is the aim."""


@dataclass(frozen=True)
class Import:
    file: Path
    line: int
    module: str
    lazy: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def module_of(file: Path, root: Path) -> str:
    parts = file.relative_to(root.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(root: Path) -> Iterator[Import]:
    """Every import of a package, relative ones made absolute; not those for type checkers."""
    for file in sorted(root.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        yield from _imports(tree, file, module_of(file, root), lazy=False)


def _imports(node: ast.AST, file: Path, module: str, lazy: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name("TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
                continue
            case ast.Import(names=names):
                yield from (Import(file, child.lineno, name.name, lazy) for name in names)
            case ast.ImportFrom(module=source, names=names, level=level):
                if level:
                    package = module if file.name == "__init__.py" else module.rpartition(".")[0]
                    base = package.rsplit(".", level - 1)[0] if level > 1 else package
                    source = f"{base}.{source}" if source else base
                for name in names:
                    yield Import(file, child.lineno, f"{source}.{name.name}", lazy)
            case _:
                inner = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
                yield from _imports(child, file, module, inner)


TRANSLATOR_IMPORTS = list(imports(TRANSLATOR))
RUNTIME_IMPORTS = list(imports(RUNTIME))
FILES_IMPORTS = list(imports(FILES))


def part_of(file: Path, root: Path) -> str:
    """The folder at the top of the package, or the file; `tensor_format.py` belongs to `tensor`."""
    name = file.relative_to(root).parts[0].removesuffix(".py")
    return "tensor" if name.startswith("tensor_") else name


def _allowed(name: str, arrows: str) -> bool:
    return any(re.match(rf"{re.escape(arrow)}(\.|_|$)", name) for arrow in arrows.split())


@pytest.mark.parametrize(
    ("found", "root", "arrows"),
    [
        pytest.param(TRANSLATOR_IMPORTS, TRANSLATOR, TRANSLATOR_ARROWS, id="in the translator"),
        pytest.param(RUNTIME_IMPORTS, RUNTIME, RUNTIME_ARROWS, id="in the runtime"),
    ],
)
def test_imports_follow_the_arrows(found: list[Import], root: Path, arrows: dict[str, str]) -> None:
    wrong = []
    for one in found:
        own = part_of(one.file, root)
        package, _, target = one.module.partition(".")
        if package == root.name:
            top = target.split(".")[0]
            inside = target == "" or top in (own, "__version__") or top.startswith(f"{own}_")
            fine = inside or _allowed(target, arrows.get(own, " ".join(arrows)))
        else:
            fine = package != "tfjs_files" or _allowed(package, arrows.get(own, ""))
        if not fine:
            wrong.append(str(one))
    assert not wrong, "\n".join(wrong)


def test_every_part_has_its_arrows() -> None:
    """Files at the top of a package are its doors and may import every part."""
    for root, arrows in ((TRANSLATOR, TRANSLATOR_ARROWS), (RUNTIME, RUNTIME_ARROWS)):
        parts = {path.parent.relative_to(root).parts[0] for path in root.glob("*/__init__.py")}
        assert parts <= set(arrows), parts - set(arrows)


def test_translator_and_runtime_do_not_import_each_other() -> None:
    foreign = {"keras_tfjs": "tfjs", "tfjs": "keras_tfjs", "tfjs_files": ""}
    for one in (*TRANSLATOR_IMPORTS, *RUNTIME_IMPORTS, *FILES_IMPORTS):
        home = next(root for root in (TRANSLATOR, RUNTIME, FILES) if one.file.is_relative_to(root))
        package = one.module.partition(".")[0]
        if package == home.name or package not in foreign:
            continue
        if home == FILES:
            pytest.fail(f"{one}: tfjs_files stands alone")
        if package == foreign[home.name]:
            door = f"{home.name}.{part_of(one.file, home)}"
            assert one.lazy, f"{one}: only inside a function"
            assert (door, package) in LAZY, f"{one}: not one of the named lazy imports"


@pytest.mark.parametrize("root", [TRANSLATOR, RUNTIME, FILES], ids=lambda root: str(root.name))
def test_no_circular_imports(root: Path) -> None:
    """Between modules, counting what is imported when a module is loaded."""
    found = {TRANSLATOR: TRANSLATOR_IMPORTS, RUNTIME: RUNTIME_IMPORTS, FILES: FILES_IMPORTS}[root]
    names = {module_of(file, root) for file in root.rglob("*.py")}
    graph: dict[str, set[str]] = {name: set() for name in names}
    for one in found:
        if one.lazy:
            continue
        target = one.module if one.module in names else one.module.rpartition(".")[0]
        own = module_of(one.file, root)
        if target in names and target != own:
            graph[own].add(target)
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for target in sorted(graph[name]):
                if not name.startswith(f"{target}."):  # a module's own package holds it
                    visit(target, (*path, name))
            done.add(name)

    for name in sorted(names):
        visit(name, ())


SOURCES = [
    file
    for folder in ("translator", "runtime", "tests", "docs")
    for kind in ("*.py", "*.pyx", "*.mjs", "*.js")
    for file in sorted((ROOT / folder).rglob(kind))
    if "node_modules" not in file.parts and "build" not in file.parts
    if file.name not in ("applications.js", "extensions.js")  # made from tfjs.extensions
]


def test_files_fit_one_sitting() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in SOURCES}
    long = {
        str(file.relative_to(ROOT)): length for file, length in lengths.items() if length > LONGEST
    }
    assert not long, long


def test_no_file_is_called_utils() -> None:
    assert not [str(file) for file in SOURCES if re.match(r"(utils?|helpers?)\.", file.name)]


TEST_TEXT = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted((ROOT / "tests").rglob("test_*.py"))
    if file != Path(__file__)
)
SHOWN = {
    code
    for group in GROUPS
    for report in group.reports
    for code in re.findall(r"\[(KT\d{3})\]", report.text)
} | set(re.findall(r"\bKT\d{3}\b", TEST_TEXT))


@pytest.mark.parametrize("code", sorted(ROWS), ids=lambda code: f"{code} is made by a test")
def test_every_diagnostic_is_shown(code: str) -> None:
    """By a `diagnostics` fence of a rosetta page, or by a test that names it."""
    assert code in SHOWN, f"{code} ({ROWS[code].title}): no page or test makes it"
