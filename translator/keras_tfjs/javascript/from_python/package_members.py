"""What a package's `__init__.py` imports, which others have as members of the package."""

from __future__ import annotations

import ast
from pathlib import PurePath

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.rebound_imports import namespace
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds.subtree import subtree


def names_of(
    t: Translator, source: str, names: tuple[tree.Specifier, ...], at_head: bool
) -> list[tree.Statement]:
    """The import of names of a module. Those of a package are the package's own: what it imports at
    its head is exported again."""
    if not names:
        return []
    if not is_package(t) or not at_head:
        return [tree.Import(source, names=names)]
    used = {one.id for one in subtree(t.module) if isinstance(one, ast.Name)}
    here = {t.names[one] for one in used}
    made: list[tree.Statement] = []
    if kept := tuple(one for one in names if one.alias in here):
        made.append(tree.Import(source, names=kept))
    if public := tuple(one for one in names if not _is_private(one.alias)):
        made.append(tree.Export(names=public, source=source))
    return made


def whole(
    t: Translator, node: ast.Import | ast.ImportFrom, source: str, bound: str
) -> list[tree.Statement]:
    """The import of a module of the project. A package has it as a member of its own."""
    name = t.names[bound]
    made = namespace(t, node, source, name)
    is_handed_on = is_package(t) and node in t.module.body and not _is_private(bound)
    if len(made) > 1 or not is_handed_on or _is_bound_before(t, node, bound):
        return made
    made = made if _is_used(t, bound) else []
    return [*made, tree.Export(namespace=name, source=source)]


def _is_private(name: str) -> bool:
    """`_name`, and not `__version__`."""
    return name.startswith("_") and not name.endswith("__")


def _is_used(t: Translator, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in subtree(t.module))


def is_package(t: Translator) -> bool:
    return PurePath(t.options.path).name == "__init__.py"


def _is_bound_before(t: Translator, node: ast.stmt, name: str) -> bool:
    """Whether an import above, or a definition of the module, has the name."""
    above = t.module.body[: t.module.body.index(node)]
    imports = [one for one in above if isinstance(one, ast.Import | ast.ImportFrom)]
    imported = {alias.asname or alias.name for one in imports for alias in one.names}
    return name in imported or f"__main__.{name}" in {
        *t.definitions.functions,
        *t.definitions.classes,
    }


def dotted(t: Translator, node: ast.Import, module: str, source: str) -> list[tree.Statement]:
    """`import a.b`, which makes `b` a member of the package `a`: of this one, it may be."""
    imported = tree.Import(source, namespace=t.dotted[module])
    package, _, member = module.rpartition(".")
    parts = PurePath(source).with_suffix("").parts
    is_member = is_package(t) and parts in ((member,), (member, "index"))
    if not is_member or node not in t.module.body or _is_bound_before(t, node, member):
        return [imported]
    exported = tree.Export(namespace=t.names[member], source=source)
    return [imported, exported] if _is_used(t, package.partition(".")[0]) else [exported]
