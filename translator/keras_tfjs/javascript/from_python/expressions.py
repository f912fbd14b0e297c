"""Names, constants, members, subscripts and displays."""

from __future__ import annotations

import ast
import builtins
import re
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import way_out
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bound_methods import getter, method_of_library
from keras_tfjs.javascript.from_python.class_properties import reads_class_property
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.functions import arrow_of
from keras_tfjs.javascript.from_python.objects import is_property
from keras_tfjs.javascript.from_python.refused_names import (
    OF_TYPES,
    refuse_built_in,
    refuse_module,
)
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY, by_row, keyed, python_has
from keras_tfjs.javascript.from_python.static_members import (
    class_attributes,
    class_of_object,
    holder_of_static,
)
from keras_tfjs.javascript.from_python.support_values import support_value
from keras_tfjs.javascript.from_python.taken_through import taken_through
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.from_python.unbound import as_function, is_of_class, method_of_class
from keras_tfjs.javascript.words import in_javascript
from keras_tfjs.kinds import DictOf, Module
from keras_tfjs.source import Span

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_SAFE_INTEGER = 2**53
_FUNCTION_VALUES = {"str": "String", "float": "Number", "bool": "Boolean", "int": "Math.trunc"}


def is_identifier(text: str) -> bool:
    return _IDENTIFIER.fullmatch(text) is not None


_LEADING_ZEROS = re.compile(r"^0[0_]*(?=\d)")
"""Of `00.5` and `0_0`, which JavaScript does not take."""


@expression(ast.Constant)
def constant(t: Translator, node: ast.Constant) -> tree.Expression:
    match node.value:
        case bool():
            return tree.BooleanLiteral(node.value)
        case None:
            return tree.NullLiteral()
        case str():
            return tree.StringLiteral(node.value)
        case int() if abs(node.value) <= _SAFE_INTEGER:
            return tree.NumberLiteral(_LEADING_ZEROS.sub("", t.layout.text(node)))
        case float() if node.value == float("inf"):
            return build.name("Infinity")
        case float():
            return tree.NumberLiteral(_LEADING_ZEROS.sub("", t.layout.text(node)))
        case builtins.Ellipsis:
            return tree.NullLiteral()
        case bytes():
            numbers = tuple(build.number(one) for one in node.value)
            return build.call(build.text("Uint8Array.from"), tree.Array(numbers))
        case _:
            what = f"the constant {t.source(node)}"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


@expression(ast.Name)
def name(t: Translator, node: ast.Name) -> tree.Expression:
    if node in t.taken_in:
        return arrow_of(t, t.taken_in[node])
    known = t.replaced.get(node.id)
    if known is not None:
        return known if node.id != "__class__" else tree.Member(known, "constructor")
    if t.facts.is_free(node):
        plain = (t.facts.name(node) or "").removeprefix("builtins.")
        if (kind := t.error_class(plain)) is not None:
            return build.name(kind)
        if plain in _FUNCTION_VALUES:
            return build.text(_FUNCTION_VALUES[plain])
        if plain in _SINGLE_ARGUMENT:
            return _as_function(t, node, plain)
        if plain == "print":
            return build.text("console.log")
        if plain == "__name__":
            return tree.StringLiteral("__main__")
        if plain == "__doc__":
            said = ast.get_docstring(t.module, clean=False)
            return build.text("null") if said is None else tree.StringLiteral(said)
        if plain == "__file__":
            return build.text("import.meta.filename")
        refuse_built_in(t, node, plain)
    path = t.facts.name(node) or ""
    if path in PYTHON_FUNCTIONS:
        return _as_function(t, node, path)
    if "." in path and path.split(".")[0] in PYTHON_ONLY and _is_imported(t, node):
        if (found := by_row(t, node)) is not None:
            return found
        raise Untranslatable(node, "KT308", name=path, help=way_out(path))
    refuse_module(t, node, path)
    if (owner := _class_around(t, node)) is not None:
        return tree.Member(build.name(t.names[owner.name]), t.names.attribute(node.id))
    return build.name(t.names[node.id])


def _class_around(t: Translator, node: ast.Name) -> ast.ClassDef | None:
    """The class whose body gives the name its value: JavaScript reads it from the class."""
    binding = t.facts.binding(node)
    if binding is None or not isinstance(binding.scope.node, ast.ClassDef):
        return None
    owner = binding.scope.node
    has_fields = is_dataclass(owner) or any(
        ast.unparse(base).endswith(("NamedTuple", "Enum", "Flag")) for base in owner.bases
    )
    if isinstance(binding.node, ast.FunctionDef) and t.facts.parents.get(binding.node) is owner:
        if any(ast.unparse(one) == "staticmethod" for one in binding.node.decorator_list):
            return owner
        what = "a method that its class's body uses as a value"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    is_value = isinstance(binding.statement, ast.Assign | ast.AnnAssign)
    return owner if is_value and not has_fields else None


def _is_imported(t: Translator, node: ast.Name) -> bool:
    binding = t.facts.binding(node)
    return binding is not None and isinstance(binding.statement, ast.ImportFrom)


@expression(ast.Attribute)
def attribute(t: Translator, node: ast.Attribute) -> tree.Expression:
    if (found := by_row(t, node)) is not None:
        return found
    if (support := support_value(t, node)) is not None:
        return support
    if t.dotted and (path := ast.unparse(node)) in t.dotted:
        return build.name(t.dotted[path])
    if (through := taken_through(t, node)) is not None:
        return through
    match node.value:
        case ast.Call(func=ast.Name(id="super"), args=[]):
            return tree.Member(tree.Super(), t.names.attribute(node.attr))
        case ast.Attribute(value=value, attr="__class__") | ast.Call(
            func=ast.Name(id="type"), args=[value]
        ) if node.attr == "__name__" and t.is_error(value):
            return build.call("pyErrorName", t.expression(value))
        case ast.Attribute(value=value, attr="__class__") if node.attr == "__name__":
            return build.text("x.constructor.name", x=t.expression(value))
        case ast.Call(func=ast.Name(id="type"), args=[value]) if node.attr == "__name__":
            return build.text("x.constructor.name", x=t.expression(value))
        case _:
            pass
    if (function := _method_value(t, node)) is not None:
        return function
    if t.is_error(node.value) and node.attr == "args":
        return tree.Array((tree.Member(t.expression(node.value), "message"),))
    if t.is_error(node.value) and node.attr == "__cause__":
        return tree.Member(t.expression(node.value), "cause")
    if node.attr == "__name__":
        return tree.Member(t.expression(node.value), "name")
    if node.attr == "__class__":
        return tree.Member(t.expression(node.value), "constructor")
    if node.attr == "__dict__":
        if isinstance(getattr(t.facts.parents.get(node), "ctx", None), ast.Store | ast.Del):
            way = "write setattr(x, name, value) and getattr(x, name)"
            raise Untranslatable(node, "KT308", name="an entry of __dict__", help=way)
        return build.text("({...x})", x=t.expression(node.value))
    owner = class_of_object(t, node.value)
    if owner is not None and node.attr in class_attributes(t, owner):
        constructor = tree.Member(t.expression(node.value), "constructor")
        return tree.Member(constructor, _member(t, node))
    if (holder := holder_of_static(t, node)) is not None:
        return tree.Member(holder, _member(t, node))
    module = t.facts.name(node)
    root = (module or "").split(".")[0]
    if root in (*PYTHON_ONLY, *OF_TYPES) and python_has(module or ""):
        raise Untranslatable(node, "KT308", name=module, help=way_out(root))
    if node.attr == "__new__":
        way = "write what makes the object"
        raise Untranslatable(node, "KT308", name="the special method __new__", help=way)
    if node.attr in _KEPT_BY_PYTHON and isinstance(node.ctx, ast.Load):
        way = "write what it says"
        raise Untranslatable(node, "KT308", name=f"the attribute {node.attr}", help=way)
    return tree.Member(t.expression(node.value), _member(t, node))


_KEPT_BY_PYTHON = frozenset(
    """__annotations__ __bases__ __closure__ __code__ __defaults__ __doc__ __file__ __func__
    __globals__ __kwdefaults__ __module__ __mro__ __qualname__ __subclasses__""".split()
)
"""What Python knows of its functions, classes and modules, and JavaScript does not of its own."""


def _member(t: Translator, node: ast.Attribute) -> str:
    """TF.js's members are spelled as they are; the user's become camelCase."""
    if isinstance(t.kind(node.value), Module):
        name = t.facts.name(node) or ""
        if name.startswith("numpy."):  # numpy.js, however the program's own names are spelled
            return in_javascript(node.attr)
        return node.attr if name.startswith("tfjs.") else t.names[node.attr]
    return t.names.attribute(node.attr)


@expression(ast.List, ast.Tuple)
def display(t: Translator, node: ast.List | ast.Tuple) -> tree.Expression:
    return tree.Array(elements(t, node.elts, node))


@expression(ast.Set)
def set_(t: Translator, node: ast.Set) -> tree.Expression:
    values: tuple[tree.Expression, ...] = elements(t, node.elts, node)
    if t.forms.has_tuples(node):
        values = tuple(keyed(t, node, one) for one in node.elts)
    return tree.New(build.name("Set"), (tree.Array(values),))


@expression(ast.Starred)
def starred(t: Translator, node: ast.Starred) -> tree.Expression:
    value = t.expression(node.value)
    if t.is_map(node.value):
        return tree.Spread(build.method(value, "keys"))
    if t.forms.of(node.value) is None and isinstance(t.kind(node.value), DictOf):
        return tree.Spread(build.text("Object.keys(d)", d=value))
    return tree.Spread(value)


def elements(t: Translator, nodes: list[ast.expr], owner: ast.expr) -> tuple[tree.Expression, ...]:
    """Members of a display or a call, each with the comments above and behind it."""
    made = []
    row = owner.lineno
    last = owner.end_lineno or owner.lineno
    for index, node in enumerate(nodes):
        leading = t.layout.leading(row, node.lineno) if node.lineno > row else ()
        value = t.expression(node)
        row = node.end_lineno or node.lineno
        following = nodes[index + 1].lineno if index + 1 < len(nodes) else last
        trailing = t.layout.trailing(row) if following > row else ()
        if leading or trailing:
            value = replace(value, leading=leading, trailing=trailing)
        made.append(value)
    return tuple(made)


def property_of(key: str, value: tree.Expression) -> tree.Property:
    """`key: value`, `key` alone where the value is the variable of that name."""
    if not is_identifier(key):
        return tree.Property(tree.StringLiteral(key), value)
    identifier = build.name(key)
    same = isinstance(value, tree.Identifier) and value.name == key
    return tree.Property(identifier, value, shorthand=same)


_SINGLE_ARGUMENT = frozenset(
    """len abs round sum max min sorted list tuple set ord chr repr any all reversed hex bin oct
    isinstance next iter divmod pow getattr dict""".split()
)
_TWO_ARGUMENTS = frozenset(("isinstance", "divmod", "pow", "getattr"))
PYTHON_FUNCTIONS = frozenset(
    """math.sqrt math.floor math.ceil math.exp math.log math.fabs math.factorial math.gcd
    copy.copy copy.deepcopy json.dumps json.loads""".split()
)


def _as_function(t: Translator, node: ast.expr, name: str) -> tree.Expression:
    """A function of Python as a value: an arrow that calls its counterpart."""
    count = 2 if name in _TWO_ARGUMENTS or name == "math.gcd" else 1
    names = ("value", "other")[:count]
    arguments: list[ast.expr] = [
        ast.copy_location(ast.Name(one, ast.Load()), node) for one in names
    ]
    for argument, one in zip(arguments, names, strict=True):
        t.given[argument] = build.name(one)
    call = ast.copy_location(ast.Call(node, arguments, []), node)
    return tree.Arrow(tuple(build.name(one) for one in names), t.expression(call))


def _method_value(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """A method that is not called but handed over: bound to its object, as in Python."""
    if not isinstance(node.ctx, ast.Load) or node in t.called:
        return None
    if (made := getter(t, node) or method_of_library(t, node)) is not None:
        return made
    name = t.facts.name(node) or ""
    if name.startswith("builtins.") and isinstance(node.value, ast.Name):
        if not t.facts.is_free(node.value):
            return None
        subject: ast.expr = ast.copy_location(ast.Name("value", ast.Load()), node)
        t.given[subject] = build.name("value")
        called = ast.Call(
            ast.copy_location(ast.Attribute(subject, node.attr, ast.Load()), node), [], []
        )
        made = t.expression(ast.copy_location(called, node))
        return tree.Arrow((build.name("value"),), made)
    if t.array_method(node) is not None:
        method = t.array_method(node) or ""
        return build.text(f"(value) => x.{method}(value)", x=t.expression(node.value))
    if method_of_class(t, node) is not None:
        return as_function(t, node)
    if reads_class_property(t, node):
        return None
    if not t.definitions.is_method_name(node.attr) or isinstance(t.kind(node.value), Module):
        return None
    owner = class_of_object(t, node.value)
    if owner is not None and is_property(t, owner, node.attr):
        return None
    if owner is not None and node.attr in class_attributes(t, owner):
        holder = tree.Member(t.expression(node.value), "constructor")
        function = tree.Member(holder, _member(t, node))
        return build.method(function, "bind", holder) if is_of_class(t, owner, node) else function
    return build.method(
        tree.Member(t.expression(node.value), _member(t, node)), "bind", t.expression(node.value)
    )


@expression(ast.Dict)
def dict_(t: Translator, node: ast.Dict) -> tree.Expression:
    if is_map_literal(t, node):
        pairs: list[tree.Expression] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                spread = t.expression(value)
                if not t.is_map(value):
                    spread = build.text("Object.entries(d)", d=spread)
                pairs.append(tree.Spread(spread))
            else:
                pairs.append(tree.Array((keyed(t, node, key), t.expression(value))))
        return tree.New(build.name("Map"), (tree.Array(tuple(pairs)),) if pairs else ())
    made: list[tree.Expression] = []
    row, last = node.lineno, node.end_lineno or node.lineno
    for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
        start = (key or value).lineno
        leading = t.layout.leading(row, start) if start > row else ()
        entry = _entry(t, key, value)
        row = value.end_lineno or value.lineno
        following = last
        if index + 1 < len(node.keys):
            following = (node.keys[index + 1] or node.values[index + 1]).lineno
        trailing = t.layout.trailing(row) if following > row else ()
        made.append(replace(entry, leading=leading, trailing=trailing))
    return tree.Object(tuple(made), expanded=_is_expanded(t, node))


def _entry(t: Translator, key: ast.expr | None, value: ast.expr) -> tree.Expression:
    if key is None:
        return tree.Spread(t.expression(value))
    made = t.expression(value)
    is_made = isinstance(t.kind(value), DictOf) and not isinstance(value, ast.Dict)
    if t.framework and is_made and t.is_map(value):
        made = build.text("Object.fromEntries(p)", p=made)  # TF.js takes no Maps
    match key:
        case ast.Constant(value=str() as text):
            return property_of(text, made)
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return tree.Property(tree.NumberLiteral(str(number)), made)
        case _:
            return tree.Property(t.expression(key), made, computed=True)


def is_map_literal(t: Translator, node: ast.Dict) -> bool:
    """A dict whose keys are not all words, and that TF.js does not get as an object."""
    return t.framework == 0 and t.is_map(node)


def _is_expanded(t: Translator, node: ast.Dict) -> bool:
    """Whether the author spread the dict over lines though it fits on one."""
    if not node.keys or node.end_lineno == node.lineno:
        return False
    first = node.keys[0] or node.values[0]
    if first.lineno == node.lineno:
        return False
    span: Span = t.layout.span(node)
    flat = " ".join(line.strip() for line in t.layout.rows(span))
    flat = flat.replace("{ ", "{").replace(", }", "}")
    return span.column + len(flat) <= t.options.line_length


@expression(ast.Await)
def await_(t: Translator, node: ast.Await) -> tree.Expression:
    return tree.Await(t.expression(node.value))


@expression(ast.Yield)
def yield_(t: Translator, node: ast.Yield) -> tree.Expression:
    return tree.Yield(t.expression(node.value) if node.value else None)


@expression(ast.YieldFrom)
def yield_from(t: Translator, node: ast.YieldFrom) -> tree.Expression:
    return tree.Yield(t.expression(node.value), True)


@expression(ast.NamedExpr)
def walrus(t: Translator, node: ast.NamedExpr) -> tree.Expression:
    return tree.Assignment("=", t.expression(node.target), t.expression(node.value))
