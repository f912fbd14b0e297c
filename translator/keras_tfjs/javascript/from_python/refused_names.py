"""Names of modules and of what is in them that JavaScript has nothing for."""

from __future__ import annotations

import ast

from keras_tfjs.javascript.correspondence.packages import way_out
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

_OF_PYTHON_ALONE = frozenset(
    """Ellipsis NotImplemented aiter anext ascii breakpoint bytearray bytes callable classmethod
    compile complex delattr dir enumerate exec exit filter format frozenset globals hasattr hash
    help id input issubclass locals map memoryview object open property quit range setattr slice
    staticmethod type vars zip""".split()
)
"""Built-in names that JavaScript has nothing for, where they are not called."""
_OF_PYTHON_2 = frozenset(
    """apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload unichr
    unicode xrange""".split()
)
"""Names that only Python 2 has built in: what it divides is not what Python 3 divides, either."""
_OF_IPYTHON = {
    "display": "print what it shows",
    "get_ipython": "take it out, or write what it does in Python",
}
"""Names that notebooks have without an import, and what to write instead."""
OF_TYPES = ("abc", "types", "typing", "typing_extensions")
"""Modules whose names stand in annotations and above definitions, which JavaScript has not."""

_OF_DEFINITIONS = (*OF_TYPES, "dataclasses", "enum")
"""Modules that nothing imports in JavaScript: what classes are made with is written out."""


def refuse_built_in(t: Translator, node: ast.Name, name: str) -> None:
    """Raises Untranslatable for a name that the file does not bind and JavaScript has not."""
    if name in _OF_PYTHON_ALONE:
        raise Untranslatable(node, "KT308", name=name, help=way_out("builtins"))
    if node.id in _OF_IPYTHON:
        raise Untranslatable(node, "KT308", name=f"{node.id} of IPython", help=_OF_IPYTHON[node.id])
    if node.id in _OF_PYTHON_2 and not t.facts.star_imports:
        raise Untranslatable(node, "KT308", name=f"{node.id} of Python 2", help=TO_PYTHON_3)


TO_PYTHON_3 = "make Python 3 of the file: 2to3 respells what Python 3 has under other names"


def refuse_module(t: Translator, node: ast.Name, path: str) -> None:
    """Raises Untranslatable for a name that only imports bind of which JavaScript needs none."""
    if (path in PYTHON_ONLY or path in _OF_DEFINITIONS) and _is_module(t, node):
        what = f"the module {path} as a value"
        raise Untranslatable(node, "KT308", name=what, help=way_out(path))
    if not path and _are_erased(several := t.facts.imports(node)):
        raise Untranslatable(
            node, "KT308", name=" or ".join(sorted(several)), help=way_out(several[0])
        )
    if t.dotted and (module := _bound_by_part(t, node)) is not None:
        whole = t.facts.parents.get(node)
        name = t.source(whole) if isinstance(whole, ast.Attribute) else node.id
        raise Untranslatable(node, "KT347", name=name, module=module)


def _bound_by_part(t: Translator, node: ast.Name) -> str | None:
    """The module of the project whose import (`import a.b`) is all that binds a package's name."""
    binding = t.facts.binding(node)
    match binding.statement if binding is not None else None:
        case ast.Import(names=aliases):
            parts = [one.name for one in aliases if one.name.split(".")[0] == node.id]
            return next((one for one in parts if one in t.dotted), None)
        case _:
            return None


def _are_erased(spelled: list[str]) -> bool:
    """Whether a name stands for one of several things of Python's own modules."""
    return bool(spelled) and all(one.split(".")[0] in PYTHON_ONLY for one in spelled)


def _is_module(t: Translator, node: ast.Name) -> bool:
    """Whether a name is what an import binds, of a module of Python's that JavaScript has not."""
    binding = t.facts.binding(node)
    return binding is not None and isinstance(binding.statement, ast.Import)


def refuse_super(t: Translator, node: ast.Call, attr: str) -> None:
    """Raises Untranslatable for a call by `super()` where JavaScript has none."""
    named = (one for one in t.functions if isinstance(one, ast.FunctionDef))
    if not t.classes:
        what = "super() outside of a class"
    elif attr == "__init__" and not any(one.name == "__init__" for one in named):
        what = "super().__init__() in another method"
    else:
        return
    raise Untranslatable(node, "KT301", what=what, source=t.source(node))
