"""`module.name` of what the module of the project only imports itself: Python's modules have their
imports as members, JavaScript's have not. The file imports it from where it is."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import advice
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.handed_on import EVERYTHING, Origin, is_package
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import joined


def taken_through(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """The variable that the file has it as; None of what the module exports."""
    origin = _origin(t, node)
    if origin.outside:
        module = origin.outside
        raise Untranslatable(node, "KT310", module=module, help=advice(module, javascript=False))
    if not origin.path or not t.options.path or origin.path == t.options.path:
        return None
    if origin not in t.through:
        t.through[origin] = t.names.fresh(t.names[node.attr])
    return build.name(t.through[origin])


def is_module(t: Translator, node: ast.expr) -> bool:
    """Whether an expression is a whole module that another one imports."""
    return isinstance(node, ast.Attribute) and _origin(t, node).name == EVERYTHING


def _origin(t: Translator, node: ast.Attribute) -> Origin:
    spelled = _module(t, node.value) if isinstance(node.value, ast.Name) else None
    return t.public.get(spelled or "", {}).get(node.attr, Origin())


def _module(t: Translator, node: ast.Name) -> str | None:
    """The module of the project that a name stands for, as the file spells it; no package, which
    exports again what it imports."""
    binding = t.facts.binding(node)
    match binding.statement if binding is not None else None:
        case ast.Import(names=aliases):
            found = [one.name for one in aliases if (one.asname or one.name) == node.id]
        case ast.ImportFrom(names=aliases, module=module, level=level):
            package = "." * level + (module or "")
            named = [one.name for one in aliases if (one.asname or one.name) == node.id]
            found = [joined(package, one) for one in named]
        case _:
            return None
    modules = ((one, t.options.modules.get(one)) for one in found)
    return next((one for one, it in modules if it is not None and not is_package(it)), None)


def with_imports(
    t: Translator, statements: Sequence[tree.Statement], place: str, origin: Origin
) -> list[tree.Statement]:
    """The statements of a module with the import of such a name, of a file at a place."""
    name = t.through[origin]
    if origin.name == EVERYTHING:
        made = tree.Import(place, namespace=name)
    else:
        made = tree.Import(place, names=(tree.Specifier(t.names[origin.name], name),))
    last = max(
        (at for at, one in enumerate(statements, 1) if isinstance(one, tree.Import)), default=0
    )
    return [*statements[:last], made, *statements[last:]]
