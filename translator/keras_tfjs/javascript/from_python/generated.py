"""Members that Python makes for a class by a decorator or a base: dataclasses, enumerations, named
tuples."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

ENUMS = frozenset(f"enum.{name}" for name in ("Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"))
NUMBER_ENUMS = frozenset(("enum.IntEnum", "enum.IntFlag", "enum.StrEnum"))
_VALUES = frozenset(("builtins.int", "builtins.str", "builtins.float"))
ERASED_BASES = frozenset(
    (
        "builtins.object",
        "abc.ABC",
        "typing.Generic",
        "typing.Protocol",
        "typing.NamedTuple",
        "tfjs.js.Record",
    )
)


@dataclass(frozen=True)
class Field:
    name: str
    value: ast.expr | None


def fields_of(t: Translator, node: ast.ClassDef) -> list[Field]:
    """The fields of a dataclass, those of its bases first."""
    found: dict[str, Field] = {}
    for base in node.bases:
        parent = t.definitions.class_of(base)
        if parent is not None and is_dataclass(parent):
            found.update({one.name: one for one in fields_of(t, parent)})
    for statement in node.body:
        match statement:
            case ast.AnnAssign(annotation=annotation) if "ClassVar" in ast.unparse(annotation):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                found[name] = Field(name, value)
            case _:
                pass
    return list(found.values())


def dataclass_members(t: Translator, node: ast.ClassDef, derived: bool) -> list[tree.Node]:
    """The constructor, the text and the equality of a dataclass, where it has none of its own."""
    fields = fields_of(t, node)
    defined = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    made: list[tree.Node] = []
    if "__init__" not in defined:
        made.append(_constructor(t, node, fields, derived, "__post_init__" in defined))
    if not defined & {"__repr__", "__str__"}:
        made.append(_text(t, node, fields))
    if "__eq__" not in defined and _is_compared(t):
        made.append(_equality(t, node, fields))
    if _is_ordered(node):
        made.append(_order(t, fields))
    return made


def _value(t: Translator, value: ast.expr) -> tree.Expression | None:
    """A field's default; `field(...)` says it by keywords."""
    match value:
        case ast.Call(keywords=keywords) if (t.facts.callee(value) or "").endswith("field"):
            for one in keywords:
                if one.arg == "default":
                    return t.expression(one.value)
                if one.arg == "default_factory":
                    match one.value:
                        case ast.Name(id="list"):
                            return tree.Array(())
                        case ast.Name(id="dict"):
                            return tree.Object(())
                        case ast.Name(id="set"):
                            return tree.New(build.name("Set"), ())
                        case ast.Lambda(body=body):
                            return t.expression(body)
                        case factory:
                            found = t.definitions.class_of(factory)
                            callee = t.expression(factory)
                            if found is not None:
                                return tree.New(callee, ())
                            return tree.Call(callee, ())
            return None
        case _:
            return t.expression(value)


def _constructor(
    t: Translator, node: ast.ClassDef, fields: list[Field], derived: bool, finishes: bool
) -> tree.Method:
    positional: list[tree.Expression] = []
    options: list[tree.Expression] = []
    body: list[tree.Statement] = []
    if derived:
        body.append(build.run(_super_call(t, node)))
    for one in fields:
        parameter = build.name(t.names[one.name])
        default = _value(t, one.value) if one.value is not None else None
        if one.value is not None and _is_kept_out(one.value):
            target = tree.Member(tree.This(), t.names.attribute(one.name))
            body.append(build.run(tree.Assignment("=", target, default or tree.NullLiteral())))
            continue
        if default is None:
            positional.append(parameter)
        else:
            value = tree.Default(parameter, default)
            options.append(tree.Property(parameter, value, shorthand=True))
        target = tree.Member(tree.This(), t.names.attribute(one.name))
        body.append(build.run(tree.Assignment("=", target, parameter)))
    parameters: list[tree.Expression] = list(positional)
    if options:
        parameters.append(tree.Default(tree.Object(tuple(options)), tree.Object(())))
    if finishes:
        body.append(build.run(build.method(tree.This(), "__post_init__")))
    elif _is_frozen(node) and not _has_subclasses(t, node):
        body.append(build.run(build.text("Object.freeze(x)", x=tree.This())))
    function = tree.Function(None, tuple(parameters), tree.Block(tuple(body)))
    return tree.Method(build.name("constructor"), function, "constructor")


def _super_call(t: Translator, node: ast.ClassDef) -> tree.Expression:
    """The base's own fields, by position and by name as its constructor takes them."""
    for base in node.bases:
        parent = t.definitions.class_of(base)
        if parent is not None and is_dataclass(parent):
            fields = fields_of(t, parent)
            arguments: list[tree.Expression] = [
                build.name(t.names[one.name]) for one in fields if one.value is None
            ]
            named = tuple(
                tree.Property(key, key, shorthand=True)
                for one in fields
                if one.value is not None and not _is_kept_out(one.value)
                for key in (build.name(t.names[one.name]),)
            )
            if named:
                arguments.append(tree.Object(named))
            return tree.Call(tree.Super(), tuple(arguments))
    return tree.Call(tree.Super(), ())


def _is_frozen(node: ast.ClassDef) -> bool:
    return any(_says(one, "frozen", what=True) for one in node.decorator_list)


def _has_subclasses(t: Translator, node: ast.ClassDef) -> bool:
    return any(
        t.definitions.class_of(base) is node
        for one in t.definitions.classes.values()
        for base in one.bases
    )


def _is_kept_out(value: ast.expr) -> bool:
    return _says(value, "init", what=False)


def _method(name: str, parameters: tuple[str, ...], value: tree.Expression) -> tree.Method:
    body = build.block(tree.Return(value))
    function = tree.Function(None, tuple(build.name(one) for one in parameters), body)
    return tree.Method(build.name(name), function)


def _text(t: Translator, node: ast.ClassDef, fields: list[Field]) -> tree.Method:
    texts = [f"{node.name}("]
    values: list[tree.Expression] = []
    shown = [one for one in fields if not _says(one.value, "repr", what=False)]
    for index, one in enumerate(shown):
        texts[-1] += ", " * (index > 0) + f"{one.name}="
        values.append(build.call("pyRepr", tree.Member(tree.This(), t.names.attribute(one.name))))
        texts.append("")
    texts[-1] += ")"
    text: tree.Expression = tree.Template(tuple(texts), tuple(values))
    if not values:
        text = tree.StringLiteral(texts[0])
    return _method("toString", (), text)


def _listed(t: Translator, owner: tree.Expression, fields: list[Field]) -> tree.Array:
    compared = [one for one in fields if not _says(one.value, "compare", what=False)]
    return tree.Array(tuple(tree.Member(owner, t.names.attribute(one.name)) for one in compared))


def _says(value: ast.expr | None, option: str, *, what: bool) -> bool:
    """Whether a call has `option=what`: `field(init=False)`, `dataclass(frozen=True)`."""
    return isinstance(value, ast.Call) and any(
        one.arg == option and isinstance(one.value, ast.Constant) and one.value.value is what
        for one in value.keywords
    )


def _equality(t: Translator, node: ast.ClassDef, fields: list[Field]) -> tree.Method:
    other = build.name("other")
    same = build.call("pyEquals", _listed(t, tree.This(), fields), _listed(t, other, fields))
    kind = tree.Binary("instanceof", other, build.name(t.names[node.name]))
    return _method("__eq__", ("other",), tree.Binary("&&", kind, same))


def _order(t: Translator, fields: list[Field]) -> tree.Method:
    both = (_listed(t, tree.This(), fields), _listed(t, build.name("other"), fields))
    return _method(
        "__lt__", ("other",), tree.Binary("<", build.call("pyCompare", *both), build.number(0))
    )


def _is_ordered(node: ast.ClassDef) -> bool:
    return any(
        isinstance(one, ast.Call) and any(keyword.arg == "order" for keyword in one.keywords)
        for one in node.decorator_list
    )


def _is_compared(t: Translator) -> bool:
    """Whether the file asks anything for equality."""
    return any(isinstance(one, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for one in t.operators)


def equals_value(t: Translator, node: ast.ClassDef) -> bool:
    """Whether the members of an enumeration are numbers or texts as well."""
    bases = {t.facts.name(base) or "" for base in node.bases}
    return is_enum(t, node) and bool(bases & (NUMBER_ENUMS | _VALUES))


def enum_base(t: Translator, node: ast.ClassDef) -> str:
    """The helper that an enumeration derives from."""
    if any((t.facts.name(base) or "") in NUMBER_ENUMS for base in node.bases):
        return "PyNumberEnum"
    return "PyValueEnum" if equals_value(t, node) else "PyEnum"


def is_enum(t: Translator, node: ast.ClassDef) -> bool:
    return any((t.facts.name(base) or "") in ENUMS for base in node.bases)


def enum_member(
    t: Translator, node: ast.ClassDef, name: str, value: ast.expr, number: int
) -> tree.Expression:
    """`NAME = value` in an enumeration: an object with both."""
    is_auto = isinstance(value, ast.Call) and (t.facts.callee(value) or "").endswith("auto")
    made = build.number(number) if is_auto else t.expression(value)
    return tree.New(build.name(t.names[node.name]), (tree.StringLiteral(name), made))


def named_tuple(t: Translator, node: ast.ClassDef) -> tree.Expression:
    """`class Point(NamedTuple)`: its fields, defaults of the last ones."""
    names: list[tree.Expression] = []
    defaults: list[tree.Expression] = []
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                names.append(tree.StringLiteral(t.names.attribute(name)))
                if value is not None:
                    defaults.append(t.expression(value))
            case ast.Expr(value=ast.Constant()) | ast.FunctionDef():
                pass
            case _:
                what = "this statement in a NamedTuple"
                raise Untranslatable(statement, "KT301", what=what, source=t.source(statement))
    arguments: list[tree.Expression] = [tree.StringLiteral(node.name), tree.Array(tuple(names))]
    if defaults:
        arguments.append(tree.Array(tuple(defaults)))
    return build.call("pyNamedTuple", *arguments)
