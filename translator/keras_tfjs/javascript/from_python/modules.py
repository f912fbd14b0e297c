"""Imports, exports, and the module as a whole."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import CHARTS, CHARTS_PACKAGE, advice
from keras_tfjs.javascript.from_python import left_names, outside_members, undeclared, varying
from keras_tfjs.javascript.from_python.bodies import docstring, jsdoc, statements_of
from keras_tfjs.javascript.from_python.handed_on import EVERYTHING, Origin
from keras_tfjs.javascript.from_python.numpy_draws import NUMPY, draws
from keras_tfjs.javascript.from_python.package_members import (
    dotted,
    is_package,
    names_of,
    whole,
)
from keras_tfjs.javascript.from_python.progress import shows_no_progress
from keras_tfjs.javascript.from_python.rebound_imports import as_variables, is_alone
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY
from keras_tfjs.javascript.from_python.taken_through import with_imports
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import LIBRARIES

EXTENSIONS = "extensions"
"""What the runtime has beyond TF.js: a module beside the program, not one of the package."""
_ERASED = PYTHON_ONLY | frozenset(
    ("__future__", "typing", "typing_extensions", "asyncio", "dataclasses", "enum", "abc", "types")
)
"""Modules whose functions have counterparts that need no import, or a diagnostic where they are
used."""


@statement(ast.Import)
def import_(t: Translator, node: ast.Import) -> list[tree.Statement]:
    if shows_no_progress(t.module, node):
        return _no_progress(t, node)
    made: list[tree.Statement] = []
    for alias in node.names:
        root = alias.name.split(".")[0]
        bound = alias.asname or root
        if alias.name == "tfjs":
            made.append(tree.Import(t.options.platform.package, namespace=t.names[bound]))
        elif alias.name == CHARTS:
            made.append(tree.Import(CHARTS_PACKAGE, namespace=t.names[bound]))
        elif alias.name == "numpy" and draws(t):
            made.append(tree.Import(f"./{NUMPY}.js", namespace=t.names[bound]))
        elif root in _ERASED or t.facts.is_moved(alias):
            continue
        elif _is_own(t, alias.name):
            _refuse_second(t, node)
            made.extend(_namespaces(t, node, alias))
        else:
            raise _foreign(node, alias.name)
    return made


def is_needed(t: Translator, node: ast.stmt) -> bool:
    """Whether JavaScript has anything of an import, or something is to be said of it."""
    match node:
        case ast.ImportFrom(module=module, level=level):
            is_erased = not level and (module or "").split(".")[0] in _ERASED
            return not (is_erased or all(map(t.facts.is_moved, node.names)))
        case ast.Import(names=names):
            return not all(
                one.name.split(".")[0] in _ERASED or t.facts.is_moved(one) for one in names
            )
        case _:
            return True


@statement(ast.ImportFrom)
def import_from(t: Translator, node: ast.ImportFrom) -> list[tree.Statement]:
    module = node.module or ""
    if not is_needed(t, node):
        return []
    if shows_no_progress(t.module, node):
        return _no_progress(t, node)
    _refuse_second(t, node)
    names = tuple(
        tree.Specifier(t.names[alias.name], t.names[alias.asname or alias.name])
        for alias in node.names
    )
    if any(alias.name == "*" for alias in node.names):
        return _star(t, node)
    if module == f"tfjs.{EXTENSIONS}" and len(node.names) == 1:
        (alias,) = node.names
        return [tree.Import(f"./{alias.name}.js", namespace=t.names[alias.asname or alias.name])]
    if module == "tfjs":
        if [alias.name for alias in node.names] == ["js"]:
            return []  # its calls become operators
        if [alias.name for alias in node.names] == [EXTENSIONS]:
            bound = node.names[0].asname or EXTENSIONS
            return [tree.Import(f"./{EXTENSIONS}.js", namespace=t.names[bound])]
        plain = tuple(
            tree.Specifier(alias.name, t.names[alias.asname or alias.name]) for alias in node.names
        )
        return [tree.Import(t.options.platform.package, names=plain)]
    # the package itself, or a folder that is one without saying so
    has_parts = all(_is_own(t, f"{module}.{alias.name}") for alias in node.names)
    if not node.level and not _is_own(t, module) and not has_parts:
        raise _foreign(node, module)
    if node.level and not module:
        return [each for alias in node.names for each in _of_package(t, node, alias)]
    parts = [one for one in node.names if _is_part(t, "." * node.level + module, one.name)]
    made: list[tree.Statement] = [
        each
        for one in parts
        for each in whole(
            t, node, _path(t, f"{module}.{one.name}", node.level), one.asname or one.name
        )
    ]
    pairs = [
        (one, alias) for one, alias in zip(names, node.names, strict=True) if alias not in parts
    ]
    spelled = "." * node.level + module
    for one, alias in list(pairs):
        if (passed := _passed_on(t, node, spelled, alias.name, one.alias)) is not None:
            made.extend(passed)
            pairs.remove((one, alias))
    rest = tuple(one for one, _ in pairs)
    at_head = node in t.module.body
    kept, variables = as_variables(t, node, rest) if at_head or is_alone(t, node) else (rest, [])
    return [*made, *names_of(t, _path(t, module, node.level), kept, at_head), *variables]


def _is_part(t: Translator, package: str, name: str) -> bool:
    """Whether a name is a module of a package; what the package itself binds hides it."""
    origin = t.public.get(package, {}).get(name)
    return _is_own(t, f"{package}.{name}") and (origin is None or origin.name == EVERYTHING)


def _no_progress(t: Translator, node: ast.Import | ast.ImportFrom) -> list[tree.Statement]:
    t.report("KT309", node, source=t.source(node), caveat="the loops run without a progress bar")
    return []


def _star(t: Translator, node: ast.ImportFrom) -> list[tree.Statement]:
    """`from .module import *`: the names of it that the file uses; in a package, all."""
    spelled = "." * node.level + (node.module or "")
    if spelled not in t.public or (is_package(t) and node not in t.module.body):
        raise Untranslatable(node, "KT301", what="import *", source=t.source(node))
    source = _path(t, node.module or "", node.level)
    bound = t.facts.bound_names
    used = {one.id for one in subtree(t.module) if isinstance(one, ast.Name)}
    earlier, names, later = _around(t, node)
    taken = sorted((names & used) - bound - later)
    if any(_is_library(t.public[spelled][one]) for one in taken):
        # what the file does with it was read without knowing that it is NumPy
        raise Untranslatable(node, "KT301", what="import *", source=t.source(node))
    passed = {one: _passed_on(t, node, spelled, one, t.names[one]) for one in taken}
    made = [one for several in passed.values() for one in several or ()]
    if own := sorted(t.names[one] for one in taken if passed[one] is None):
        made.append(tree.Import(source, names=tuple(tree.Specifier(one, one) for one in own)))
    if is_package(t):
        made.append(tree.Export(everything=True, source=source))
        again = (names & earlier) - bound - later
        if own := sorted(t.names[one] for one in again if t.public[spelled][one] == Origin()):
            # of what two modules export JavaScript's `export *` takes neither
            specifiers = tuple(tree.Specifier(one, one) for one in own)
            made.append(tree.Export(names=specifiers, source=source))
    return made


def _around(t: Translator, node: ast.ImportFrom) -> tuple[set[str], set[str], set[str]]:
    """The names that `import *` brings, after those that earlier ones of the block bring and before
    those that later ones bind anew."""
    around = t.facts.parents.get(node, t.module)
    blocks = [block for _, block in ast.iter_fields(around) if isinstance(block, list)]
    block = next(one for one in blocks if node in one)
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    at = block.index(node)
    for place, one in enumerate(block):
        if isinstance(one, ast.ImportFrom) and one.names[0].name == "*":
            names = t.public.get("." * one.level + (one.module or ""), {})
            side = (place > at) - (place < at) + 1
            found[side].update(each for each in names if not each.startswith("_"))
    return found


def _is_library(origin: Origin) -> bool:
    return origin.outside.split(".")[0] in (NUMPY, *LIBRARIES)


def _passed_on(
    t: Translator, node: ast.ImportFrom, module: str, name: str, bound: str
) -> list[tree.Statement] | None:
    """The imports of what a module only imports itself: JavaScript's modules do not hand on. None
    of what it exports."""
    public = t.public.get(module, {})
    origin = public.get(name, public.get(EVERYTHING, Origin()))
    if origin.outside in (NUMPY, "tfjs") and not origin.name:
        is_numpy = origin.outside == NUMPY
        source = f"./{NUMPY}.js" if is_numpy else t.options.platform.package
        return [tree.Import(source, namespace=bound)]
    if origin.outside.split(".")[0] in _ERASED:
        return []
    if origin.outside:
        t.report(
            "KT310", node, module=origin.outside, help=advice(origin.outside, javascript=False)
        )
        return [tree.Left((f"import of {origin.outside}, which {module} hands on",))]
    if not origin.path or not t.options.path or origin.path == t.options.path:
        return None
    if origin.name == EVERYTHING:
        return [tree.Import(_place(t, origin.path), namespace=bound)]
    names = (tree.Specifier(t.names[origin.name], bound),)
    return [tree.Import(_place(t, origin.path), names=names)]


def _of_package(t: Translator, node: ast.ImportFrom, alias: ast.alias) -> list[tree.Statement]:
    """`from . import name`: a module of the package, or a name of the package itself."""
    bound = alias.asname or alias.name
    dots = "." * node.level
    if dots in t.options.modules and not _is_own(t, f"{dots}{alias.name}"):
        names = (tree.Specifier(t.names[alias.name], t.names[bound]),)
        return names_of(t, _path(t, "", node.level), names, node in t.module.body)
    return whole(t, node, _path(t, alias.name, node.level), bound)


def _namespaces(t: Translator, node: ast.Import, alias: ast.alias) -> list[tree.Statement]:
    """`import a.b` binds `a`, whose `b` JavaScript has under a name of its own."""
    if alias.asname is not None or "." not in alias.name:
        return whole(t, node, _path(t, alias.name, 0), alias.asname or alias.name)
    return dotted(t, node, alias.name, _path(t, alias.name, 0))


def _refuse_second(t: Translator, node: ast.Import | ast.ImportFrom) -> None:
    """Raises Untranslatable for an import of something else under the name of an earlier one."""
    for alias in node.names:
        bound = alias.asname or alias.name
        if bound == "*":
            continue
        for other in subtree(t.module):
            if other is node:
                break
            if isinstance(other, ast.Import | ast.ImportFrom):
                for each in other.names:
                    if (each.asname or each.name) == bound and _origin(other, each) != _origin(
                        node, alias
                    ):
                        raise Untranslatable(node, "KT315", name=bound)


def _origin(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> tuple[str, ...]:
    if isinstance(node, ast.ImportFrom):
        return ("." * node.level + (node.module or ""), alias.name)
    return (alias.name,)


def _foreign(node: ast.stmt, module: str) -> Untranslatable:
    return Untranslatable(node, "KT310", module=module, help=advice(module, javascript=False))


def _is_own(t: Translator, module: str) -> bool:
    return module in t.options.available


def _path(t: Translator, module: str, level: int) -> str:
    """Where JavaScript finds a module: as the files lie, if that is known."""
    known = t.options.modules.get("." * level + module)
    if known is not None and known.path and t.options.path:
        return _place(t, known.path)
    up = "./" if level <= 1 else "../" * (level - 1)
    return f"{up}{module.replace('.', '/') or 'index'}.js"


def _place(t: Translator, path: str) -> str:
    place = PurePath(os.path.relpath(path, os.path.dirname(t.options.path)))
    name = "index" if place.stem == "__init__" else place.stem
    made = place.with_name(f"{name}.js").as_posix()
    return made if made.startswith("../") else f"./{made}"


def program(t: Translator) -> tree.Program:
    """The whole module."""
    body = t.module.body
    if not body:
        comments = t.layout.strays(1, len(t.layout.lines))
        return tree.Program((), comments)
    text = docstring(body)
    above = t.layout.leading(0, body[0].lineno) if text is not None else ()
    statements, dangling = statements_of(t, body, 0)
    statements, last = _imports_first(statements)
    for origin in t.through:
        statements = with_imports(t, statements, _place(t, origin.path), origin)
    statements = undeclared.declared(statements)
    if not t.typescript:
        alone = not (t.options.package or t.options.is_imported)
        statements = outside_members.declared(statements, alone=alone)
        statements = varying.with_types(statements, t.options.platform.package)
    if text is not None:
        statements = _with_document(t, statements, text, above)
    if t.hands_out:
        statements = [_exported(one, t) for one in statements]
    if not t.typescript:
        statements = left_names.declared(t, statements)
    end = t.layout.strays(1, len(t.layout.lines))
    return tree.Program(tuple(statements), (*last, *dangling, *end))


def _imports_first(
    statements: list[tree.Statement],
) -> tuple[list[tree.Statement], tuple[tree.Comment, ...]]:
    """JavaScript imports at the head of a module and binds no name twice: what Python imports in a
    function, or once more in another cell, is imported there. Also gives the comments of what went
    from the end."""
    known: dict[object, tree.Import] = {}
    moved: list[tree.Statement] = []

    def without(node: tree.Statement, *, at_head: bool) -> tree.Statement | None:
        if not isinstance(node, tree.Import):
            return node
        specifiers = tuple(
            one
            for one in node.names or ()
            if (node.source, one) not in known and not known.update({(node.source, one): node})
        )
        if node.names is not None:
            node = replace(node, names=specifiers)
        elif known.setdefault((node.source, node.namespace), node) is not node:
            return None
        if node.names is not None and not specifiers:
            return None
        if at_head:
            return node
        moved.append(replace(node, leading=(), trailing=(), blank_before=False))
        return None

    made: list[tree.Statement] = []
    above: tuple[tree.Comment, ...] = ()
    for one in statements:
        kept = without(one, at_head=True)
        if kept is None:
            above += one.leading
            continue
        made.append(kept if isinstance(kept, tree.Import) else _emptied(kept, without))
        if above:
            made[-1] = replace(made[-1], leading=(*above, *made[-1].leading))
            above = ()
    last = max((at for at, one in enumerate(made, 1) if isinstance(one, tree.Import)), default=0)
    made = [*made[:last], *moved, *made[last:]]
    return made, above


def _emptied(node: tree.Statement, without: Callable[..., tree.Statement | None]) -> tree.Statement:
    """A statement without the imports in it."""
    if not any(isinstance(one, tree.Import) for one in tree.walk(node)):
        return node

    def change(one: tree.Node) -> tree.Node:
        if isinstance(one, tree.Block):
            kept = [without(inner, at_head=False) for inner in one.body]
            return replace(one, body=tuple(inner for inner in kept if inner is not None))
        return one

    made = tree.changed(node, change)
    assert isinstance(made, tree.Statement)
    return made


def _with_document(
    t: Translator,
    statements: list[tree.Statement],
    text: str,
    above: tuple[tree.Comment, ...],
) -> list[tree.Statement]:
    comment = jsdoc(text, t.module.body[0], t)
    if not statements:
        return [tree.Empty(leading=(*above, comment))]
    first = statements[0]
    leading = (*above, comment, tree.GAP, *first.leading)
    return [replace(first, leading=leading, blank_before=False), *statements[1:]]


def _exported(node: tree.Statement, t: Translator) -> tree.Statement:
    match node:
        case tree.FunctionDeclaration(function=tree.Function(name=tree.Identifier(name=name))):
            names = [name]
        case tree.ClassDeclaration(definition=tree.Class(name=tree.Identifier(name=name))):
            names = [name]
        case tree.Declaration(declarators=declarators):
            names = [name for one in declarators for name in undeclared.declared_by(one)]
        case _:
            return node
    is_private = all(name.startswith("_") for name in names)
    if is_private and not (t.options.is_imported or t.options.package):
        return node
    inner = replace(node, leading=(), trailing=(), blank_before=False)
    return tree.Export(
        inner,
        span=node.span,
        leading=node.leading,
        trailing=node.trailing,
        blank_before=node.blank_before,
    )
