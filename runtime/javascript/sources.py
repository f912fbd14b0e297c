"""The Python that becomes JavaScript: modules of the runtime, put one after the other.

`tfjs.extensions` is strict TF.js-style Python. The losses, metrics and optimizers are written with
the runtime's own operations, which are TF.js's; here they are spelt as `tf.` has them. Files of the
folder parts/ say in JavaScript what depends on how TF.js trains; a Python definition of the same
name is then known to the translator by its signatures only.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RUNTIME = Path(__file__).parents[1] / "tfjs"
PARTS = Path(__file__).parent / "parts"
EXTENSIONS = RUNTIME / "extensions"

FIRST = (
    "base",
    "shapes",
    "encoding",
    "graphs",
    "options",
    "results",
    "places",
    "structures",
    "trials",
)
NATIVE = (
    "losses/functions",
    "losses/ctc",
    "losses/base",
    "losses/classes",
    "metrics/accuracies",
    "metrics/counting",
    "metrics/base",
    "metrics/means",
    "metrics/confusion",
    "metrics/scores",
    "optimizers/options",
    "optimizers/base",
    "optimizers/keras",
    "optimizers/adaptive",
    "optimizers/muon",
    "optimizers/schedules",
)
PYTHON_ONLY = {
    "losses/classes": {"_plain"},
    "metrics/base": {"_names"},
    "metrics/means": {"plain"},
    "optimizers/base": {"arguments_of", "every_argument"},
}
"""What makes classes or looks into them; the table of factories does that here."""

REPLACED = frozenset(
    "LearningRateSchedule Loss Metric Optimizer Options asTensor checked described "
    "dotProductAttention evenly flattenStructure kerasOptions keepingOptions mapStructure numbered "
    "numbersByName packXYSampleWeight power repeatElements single".split()
)
"""What a part says in the place of Python's definition; all other names of the two differ."""

OPERATIONS = "tfjs.ops"
HEAD = (
    '"""What Keras has and TensorFlow.js lacks, in its style."""',
    "import math\nfrom dataclasses import dataclass\nfrom typing import Any\nimport tfjs as tf",
    "def unknown(what: str, given: Any, known: Any) -> str:\n    pass",
    "class Serializable:\n    className: str = ''",
)
TYPES = {"Sequence": "list", "Tensor": "tf.Tensor", "Variable": "tf.Variable"}

_DECLARED = re.compile(
    r"^(?:export )?(?:async )?(?:class|function\*?|const|let) (\w+)", re.MULTILINE
)


@dataclass(frozen=True)
class Edit:
    """Another text for a stretch of a file: lines from 1, columns in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def translatable_layers() -> list[Path]:
    """The modules of layers that can be said in JavaScript; the others say why they cannot."""
    return [
        file
        for file in sorted((EXTENSIONS / "layers").glob("[a-z]*.py"))
        if not re.search("^PYTHON_ONLY = ", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def parts() -> list[Path]:
    """The files of JavaScript, those that others need first."""
    return sorted(PARTS.glob("*.js"))


def declared(javascript: str) -> set[str]:
    """The names that a module of JavaScript declares."""
    return set(_DECLARED.findall(javascript))


def in_parts() -> set[str]:
    return {name for file in parts() for name in declared(file.read_text(encoding="utf-8"))}


def joined() -> str:
    """One module of all."""
    said, renamed = in_parts(), renames()
    sources = [*strict(), *(RUNTIME / f"{name}.py" for name in NATIVE)]
    clashing = (said & {name for file in sources for name in _top_level(_tree(file))}) ^ REPLACED
    if clashing:
        raise ValueError(f"{sorted(clashing)}: rename them in parts/, or add them to REPLACED")
    texts = [without_imports(file) for file in strict()]
    for name in NATIVE:
        file = RUNTIME / f"{name}.py"
        texts.append(_edited(file, _spelt_as_tfjs(file, renamed, said)))
    return "\n\n".join([*HEAD, *texts]) + "\n"


def without_imports(file: Path) -> str:
    """The text of a module, to be put after others."""
    return _edited(file, _without_imports(file))


def strict() -> list[Path]:
    return [*(EXTENSIONS / f"{name}.py" for name in FIRST), *translatable_layers()]


@cache
def renames() -> Mapping[str, Mapping[str, str]]:
    """For each native module: its names, and what they are among those of all."""
    taken = {name for file in strict() for name in _top_level(_tree(file))}
    renamed: dict[str, dict[str, str]] = {}
    for module in NATIVE:
        family = module.partition("/")[0].removesuffix("s")
        own = set(_top_level(_tree(RUNTIME / f"{module}.py"))) - PYTHON_ONLY.get(module, set())
        renamed[module] = {
            one: _family_name(one, family) if one in taken else one for one in sorted(own)
        }
        taken |= set(renamed[module].values())
    return renamed


@cache
def aliases() -> Mapping[str, str]:
    """Names for types, and the types."""
    found = {}
    for module in NATIVE:
        for node in _tree(RUNTIME / f"{module}.py").body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Subscript() as value):
                    found[name] = _in_tfjs(ast.unparse(value))
    return found


def _in_tfjs(text: str) -> str:
    """Annotations with the types of `tf`."""
    for name, spelling in TYPES.items():
        text = re.sub(rf"(?<![.\w]){name}\b", spelling, text)
    return text


def name_of(python: Any) -> str:
    """What a class or function of the native modules is called among those of all."""
    module = python.__module__.removeprefix("tfjs.").replace(".", "/")
    return renames()[module][python.__name__]


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _family_name(name: str, family: str) -> str:
    """`Poisson` of the metrics is `PoissonMetric`, `count` is `countOfMetric`."""
    if name.isupper():
        return f"{name}_OF_{family.upper()}"
    is_class = name.lstrip("_")[0].isupper()
    return f"{name}{family.capitalize()}" if is_class else f"{name}_of_{family}"


def _top_level(tree: ast.Module) -> list[str]:
    return [name for node in tree.body for name in _bound(node)]


def _bound(node: ast.stmt) -> list[str]:
    """The names that a statement binds."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def _edited(file: Path, edits: Iterator[Edit]) -> str:
    lines = file.read_text(encoding="utf-8").splitlines()
    made = sorted(set(edits), key=lambda one: (one.line, one.column), reverse=True)
    for one in made:
        before = lines[one.line - 1][: one.column]
        after = lines[one.end_line - 1][one.end_column :]
        lines[one.line - 1 : one.end_line] = (before + one.text + after).split("\n")
    return "\n".join(lines)


def _replaced(node: ast.AST, text: str) -> Edit:
    at = node
    assert isinstance(at, ast.stmt | ast.expr | ast.arg)
    assert at.end_lineno is not None
    assert at.end_col_offset is not None
    return Edit(at.lineno, at.col_offset, at.end_lineno, at.end_col_offset, text)


def _without_imports(file: Path) -> Iterator[Edit]:
    """The docstring and the imports are those of the whole."""
    for node in _tree(file).body:
        docstring = isinstance(node, ast.Expr) and node.lineno == 1
        if docstring or isinstance(node, ast.Import | ast.ImportFrom):
            yield _replaced(node, "")


def _spelt_as_tfjs(
    file: Path, renamed: Mapping[str, Mapping[str, str]], said: set[str]
) -> Iterator[Edit]:
    """Operations are those of `tf`; other modules' names are those of the whole."""
    tree = _tree(file)
    module = str(file.relative_to(RUNTIME).with_suffix(""))
    own, unsaid = renamed[module], PYTHON_ONLY.get(module, set())
    names, modules = {**own, **aliases()}, dict[str, Mapping[str, str]]()
    dropped: list[ast.stmt] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            found = _imported(node, renamed)
            names |= found[0]
            modules |= found[1]
    for node in tree.body:
        if isinstance(node, ast.If) or _is_alias(node) or unsaid.intersection(_bound(node)):
            dropped.append(node)
            yield _replaced(node, "")
        elif isinstance(node, ast.ClassDef | ast.FunctionDef) and own[node.name] in said:
            dropped.append(node)
            yield _replaced(node, _signatures(node))
    yield from _without_imports(file)
    for node in ast.walk(tree):
        if any(_inside(node, one) for one in dropped):
            continue
        match node:
            case ast.ImportFrom() if node not in tree.body:
                yield _replaced(node, "pass")
            case ast.Attribute(value=ast.Name(id=name), attr=member) if name in modules:
                yield _replaced(node, modules[name].get(member, f"tf.{member.rstrip('_')}"))
            case ast.Name(id=name) if name in names:
                yield _replaced(node, names[name])
            case ast.Attribute(attr="dims"):
                end = node.end_col_offset or 0
                line = node.end_lineno or 0
                yield Edit(line, end - len("dims"), line, end, "shape")
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) if node in tree.body:
                if own[name] != name:
                    start = node.col_offset + len(
                        "def " if isinstance(node, ast.FunctionDef) else "class "
                    )
                    yield Edit(node.lineno, start, node.lineno, start + len(name), own[name])


def _inside(node: ast.AST, outer: ast.stmt) -> bool:
    line = getattr(node, "lineno", 0)
    return outer.lineno <= line <= (outer.end_lineno or 0)


def _is_alias(node: ast.stmt) -> bool:
    """A name for a type, or what only Python needs."""
    match node:
        case ast.Assign(value=ast.Subscript() | ast.BinOp(op=ast.BitOr())):
            return True
        case ast.ClassDef(bases=[ast.Name(id="TypedDict")]):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name.isupper() and not _is_plain(node.value)
        case ast.Expr(value=ast.Constant(value=str())):
            return True
    return False


def _is_plain(value: ast.expr | None) -> bool:
    """Whether a constant is a number, a string or a list of such."""
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return all(isinstance(one, ast.Constant | ast.UnaryOp) for one in parts)


def _imported(
    node: ast.ImportFrom, renamed: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, str], dict[str, Mapping[str, str]]]:
    """What an import binds: names of the whole, and modules with theirs."""
    names: dict[str, str] = {}
    modules: dict[str, Mapping[str, str]] = {}
    module = node.module or ""
    inside = renamed.get(module.removeprefix("tfjs.").replace(".", "/"), {})
    for one in node.names:
        bound = one.asname or one.name
        home = f"{module}.{one.name}".removeprefix("tfjs.").replace(".", "/")
        if module == OPERATIONS:
            modules[bound] = {}
        elif module.startswith(OPERATIONS):
            names[bound] = f"tf.{one.name.rstrip('_')}"
        elif bound in TYPES:
            names[bound] = TYPES[bound]
        elif home in renamed:
            modules[bound] = renamed[home]
        elif one.name in inside:
            names[bound] = inside[one.name]
    return names, modules


def _declares(node: ast.stmt) -> bool:
    """Whether a statement says of what kind an attribute is."""
    return isinstance(node, ast.AnnAssign) or (
        isinstance(node, ast.Assign) and isinstance(node.value, ast.Name | ast.Constant)
    )


def _signatures(node: ast.ClassDef | ast.FunctionDef) -> str:
    """A definition without what its functions do."""
    stub = ast.parse(ast.unparse(node)).body[0]
    assert isinstance(stub, ast.ClassDef | ast.FunctionDef)
    if isinstance(stub, ast.ClassDef):
        stub.body = [one for one in stub.body if not _renames_a_method(one, stub)]
    for one in stub.body if isinstance(stub, ast.ClassDef) else [stub]:
        if isinstance(one, ast.FunctionDef):
            one.body = [*(line for line in one.body if _declares(line)), ast.Pass()]
    return _in_tfjs(ast.unparse(stub))


def _renames_a_method(node: ast.stmt, owner: ast.ClassDef) -> bool:
    """`__call__ = apply`, which is nothing that a signature says."""
    methods = [one.name for one in owner.body if isinstance(one, ast.FunctionDef)]
    return isinstance(node, ast.Assign) and (
        isinstance(node.value, ast.Name) and node.value.id in methods
    )
