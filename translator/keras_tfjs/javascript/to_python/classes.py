"""Classes."""

from __future__ import annotations

import ast
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.assignments import named_value
from keras_tfjs.javascript.to_python.bodies import document, is_document, statements_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Surroundings,
    expression,
    statement,
)
from keras_tfjs.javascript.to_python.functions import define
from keras_tfjs.javascript.to_python.generated_classes import (
    Written,
    as_cached,
    decorator,
    hands_on,
    is_computed_once,
    written,
)
from keras_tfjs.javascript.to_python.members import is_path_of_import
from keras_tfjs.javascript.to_python.static_fields import static_field
from keras_tfjs.javascript.to_python.unset import unset_members

_SPECIAL = {"constructor": "__init__", "toString": "__str__", "valueOf": "valueOf"}


@statement(tree.ClassDeclaration)
def class_declaration(c: Converter, node: tree.ClassDeclaration) -> list[ast.stmt]:
    name = node.definition.name
    spelled = c.name(name) if name else "Class"
    c.after_class.append([])
    made = class_definition(c, node.definition, spelled)
    return [document(c, node, made), *afterwards(c, node.definition, spelled)]


def afterwards(c: Converter, node: tree.Class, name: str) -> list[ast.stmt]:
    """What is done with a class once it is made: computed members, static blocks."""
    made = c.after_class.pop()
    c.classes.append(node)
    c.receivers.append(build.name(name))
    c.outside = name
    try:
        for one in written(c, node).members:
            if isinstance(one, tree.StaticBlock):
                made.extend(statements_of(c, one.body.body, one.body.dangling))
    finally:
        c.outside = ""
        c.receivers.pop()
        c.classes.pop()
    return made


@expression(tree.Class)
def class_value(c: Converter, node: tree.Class) -> ast.expr:
    name = c.name(node.name) if node.name else c.names.fresh("Class")
    c.after_class.append([])
    c.hoist(node, class_definition(c, node, name))
    c.hoist(node, *afterwards(c, node, name))
    return build.name(name)


def class_definition(c: Converter, node: tree.Class, name: str) -> ast.ClassDef:
    form = written(c, node)
    bases = [*form.bases]
    if id(node) in c.records:
        bases.append(c.python("js.Record"))
    body: list[ast.stmt] = []
    set_later = {
        inner.target.name
        for inner in tree.walk(node)
        if isinstance(inner, tree.Assignment) and isinstance(inner.target, tree.Member)
    }
    fields = [
        one
        for one in node.members
        if isinstance(one, tree.Field)
        and not one.static
        and (one.value is not None or _stays_unset(one, set_later))
    ]
    c.classes.append(node)
    c.class_names.append(name)
    try:
        return _defined(c, replace(node, members=form.members), form, name, body, fields, bases)
    finally:
        c.class_names.pop()
        c.classes.pop()


def _stays_unset(field: tree.Field, set_later: set[str]) -> bool:
    """Whether nothing in the class gives a declared field a value: reading it gives undefined."""
    return (
        isinstance(field.key, tree.Identifier)
        and field.key.name not in set_later
        and "declare" not in field.modifiers
    )


def _defined(
    c: Converter,
    node: tree.Class,
    form: Written,
    name: str,
    body: list[ast.stmt],
    fields: list[tree.Field],
    bases: list[ast.expr],
) -> ast.ClassDef:
    has_constructor = any(
        isinstance(one, tree.Method) and one.kind == "constructor" for one in node.members
    )
    if fields and not has_constructor:
        body.append(_field_constructor(c, node, fields))
    body.extend(
        build.assign(build.name(c.member(one)), build.none()) for one in unset_members(node)
    )
    for member in _getters_first(node.members):
        produced = _member(c, node, member, fields, name)
        match member, produced:
            case tree.Method(key=tree.Identifier(name=key)), [ast.FunctionDef() as function]:
                added = [decorator(c, one) for one in form.decorators.get(key, ())]
                roles = function.decorator_list  # what a static method is, is said first
                is_static = member.static and bool(roles)
                function.decorator_list = [*roles, *added] if is_static else [*added, *roles]
            case _:
                pass
        for one in produced:
            c.place(one, member)
            if member.span is not None:
                c.lines.setdefault(one, member.span.line)
        if produced:
            leading = tuple(one for one in member.leading if id(one) not in c.documented)
            c.around[produced[0]] = Surroundings(leading, member.trailing, (), member.blank_before)
            body.extend(produced)
    if not body:
        body.append(ast.Pass())
    if node.dangling:
        last = c.around.get(body[-1], Surroundings())
        c.around[body[-1]] = Surroundings(
            last.leading, last.trailing, node.dangling, last.blank_before
        )
    decorators = [_decorator(c, one) for one in node.decorators]
    made = ast.ClassDef(name, bases, [], body, decorators)
    if hasattr(made, "type_params"):
        made.type_params = []
    c.place(made, node)
    if node.span is not None:
        c.lines[made] = node.span.line
    return made


def _decorator(c: Converter, node: tree.Expression) -> ast.expr:
    """A decorator of a class: where it returns nothing, the class stays."""
    made = c.expression(node)
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    function = variable.value if variable is not None else None
    if isinstance(function, tree.Function) and any(
        isinstance(one, tree.Return) and one.value is not None for one in tree.walk(function.body)
    ):
        return made
    return c.js("keeping", made)


def _getters_first(members: tuple[tree.Node, ...]) -> list[tree.Node]:
    """The members with each setter behind its getter, which Python's names. What only hands on a
    getter of the class goes: Python's objects have that."""
    ordered = [one for one in members if not hands_on(one, members)]
    for setter in members:
        match setter:
            case tree.Method(kind="set", key=tree.Identifier(name=name)):
                pass
            case _:
                continue
        for at, getter in enumerate(ordered):
            match getter:
                case tree.Method(kind="get", key=tree.Identifier(name=other)) if other == name:
                    before = ordered.index(setter)
                    if before < at:
                        ordered.insert(at, ordered.pop(before))
                    break
                case _:
                    continue
    return ordered


def _receiver(c: Converter, static: bool) -> str:
    return "cls" if static else "self"


def _member(
    c: Converter, owner: tree.Class, node: tree.Node, fields: list[tree.Field], name: str
) -> list[ast.stmt]:
    match node:
        case tree.Method(key=tree.Member(object=tree.Identifier(name="Symbol"), name="species")):
            return []  # what Array's methods make, which Python's make themselves
        case tree.Method(key=tree.Identifier(name="toString"), static=False) if (
            c.uses.asks_repr and "__repr__" not in c.user_members
        ):
            method = _method(c, owner, node, fields)
            return [method, build.assign(build.name("__repr__"), build.name("__str__"))]
        case tree.Method(static=True, kind="get") if (value := _constant(owner, node)) is not None:
            return [build.assign(build.name(c.member(_spelled(node.key))), c.expression(value))]
        case tree.Method():
            return [_method(c, owner, node, fields)]
        case tree.Field(static=True, value=value):
            return static_field(c, owner, node, value, name)
        case tree.Field():
            return []  # set by the constructor
        case tree.Empty() | tree.StaticBlock():
            return []
        case tree.Unsupported():
            c.report("KT301", node, what=node.construct, source=c.source(node))
            return []
        case _:
            raise c.unsupported(node, "this member of a class")


def _constant(owner: tree.Class, getter: tree.Method) -> tree.Expression | None:
    """The text or number that is all a static getter says, where nothing sets it."""
    name = _spelled(getter.key)
    is_set = any(
        isinstance(one, tree.Method) and one.kind == "set" and _spelled(one.key) == name
        for one in owner.members
    )
    match getter.value:
        case tree.Function(
            body=tree.Block(
                body=(tree.Return(value=tree.StringLiteral() | tree.NumberLiteral() as value),),
                dangling=(),
            )
        ) if (
            name and not is_set
        ):
            return value
        case _:
            return None


def _spelled(key: tree.Expression) -> str:
    return key.name if isinstance(key, tree.Identifier) else ""


def _field_constructor(c: Converter, node: tree.Class, fields: list[tree.Field]) -> ast.stmt:
    """Fields are set when an object is made."""
    parameters = build.parameters("self")
    body: list[ast.stmt] = []
    if node.superclass is not None:
        parameters.vararg = ast.arg("arguments")
        arguments = ast.Starred(build.name("arguments"), ast.Load())
        body.append(build.run(build.method(build.call("super"), "__init__", arguments)))
    body.extend(_field_values(c, fields))
    made = ast.FunctionDef("__init__", parameters, body, [], None, None)
    if hasattr(made, "type_params"):
        made.type_params = []
    return made


def _field_values(c: Converter, fields: list[tree.Field]) -> list[ast.stmt]:
    made: list[ast.stmt] = []
    c.receivers.append(build.name("self"))
    try:
        for field in fields:
            if field.computed or not isinstance(field.key, tree.Identifier):
                made.append(_computed_field(c, field))
                continue
            with c.effects.hoisting() as before:
                value = (
                    named_value(c, field.value, field.key)
                    if field.value is not None
                    else build.none()
                )
            target = build.attribute(build.name("self"), c.member(field.key.name))
            one = build.assign(target, value)
            c.place(one, field)
            c.around[one] = Surroundings(field.leading, field.trailing)
            made.extend((*before, one))
    finally:
        c.receivers.pop()
    return made


def _computed_field(c: Converter, field: tree.Field) -> ast.stmt:
    value = c.expression(field.value) if field.value is not None else build.none()
    key = c.expression(field.key)
    if isinstance(key, ast.Constant):
        key = build.constant(str(key.value))
    return build.run(build.call("setattr", build.name("self"), key, value))


_SYMBOLS = {"iterator": "__iter__", "asyncIterator": "__iter__", "toPrimitive": "valueOf"}


def _method(
    c: Converter, owner: tree.Class, node: tree.Method, fields: list[tree.Field]
) -> ast.stmt:
    decorators: list[ast.expr] = []
    match node.key:
        case tree.Identifier(name=key) if not node.computed:
            name = _SPECIAL.get(key) or c.member(key)
        case tree.StringLiteral(value=key):
            name = _SPECIAL.get(key) or c.member(key)
        case tree.Member(object=tree.Identifier(name="Symbol"), name=key) if key in _SYMBOLS:
            name = _SYMBOLS[key]
            if name == "__iter__" and not node.value.is_generator:
                c.support = True
                decorators.append(build.attribute(build.name("js"), "iteration"))
        case _:
            key = name = c.names.fresh("member")
            add = build.call(
                "setattr",
                build.name(c.class_names[-1]),
                c.expression(node.key),
                build.attribute(build.name(c.class_names[-1]), name),
            )
            c.after_class[-1].append(build.run(add))
    if node.static and _SPECIAL.get(key):
        name = c.member(key)
    uses_this = any(isinstance(inner, tree.This | tree.Super) for inner in tree.walk(node.value))
    receiver: str | None = _receiver(c, node.static)
    if node.static and node.kind == "get":
        c.support = True
        decorators.append(build.attribute(build.name("js"), "static_getter"))
        receiver = "cls"
    elif node.static:
        decorators.append(build.name("classmethod" if uses_this else "staticmethod"))
        receiver = receiver if uses_this else None
    is_cached = is_computed_once(node)
    if node.kind == "get" and not node.static and not is_cached:
        decorators.append(build.name("property"))
    elif node.kind == "set":
        decorators.append(build.attribute(build.name(name), "setter"))
    overrides = not node.static and _is_of_library(c, owner)
    if overrides and node.kind == "constructor":
        _name_config(c, node)
    c.receivers.append(build.name(receiver or owner_name(c, owner)))
    try:
        made = define(
            c, node.value, name, receiver=receiver, hint=f"method {key}" if overrides else ""
        )
        if node.kind == "constructor":
            _set_fields(c, owner, made, fields, node)
    finally:
        c.receivers.pop()
    made.decorator_list = [*([as_cached(c, made)] if is_cached else []), *decorators]
    if node.leading and is_document(node.leading[-1]):
        document(c, tree.Empty(leading=node.leading), made)
    return made


def _is_of_library(c: Converter, owner: tree.Class) -> bool:
    """Whether a class derives from one of a module's, through classes of the file."""
    seen: set[int] = set()
    base = owner.superclass
    while isinstance(base, tree.Identifier) and (variable := c.variable(base)) is not None:
        if id(variable) in seen or not isinstance(variable.value, tree.Class):
            break
        seen.add(id(variable))
        base = variable.value.superclass
    if isinstance(base, tree.Member) and base.name == _BATCHES:
        return False
    return base is not None and is_path_of_import(c, base)


_BATCHES = "Sequence"
"""A base of extensions.js whose methods are called with no more than they name."""


def _name_config(c: Converter, constructor: tree.Method) -> None:
    """What TF.js makes an object of a class from is called `config` in Python, as everywhere."""
    match constructor.value.parameters:
        case (tree.Identifier() as only,) | (tree.Default(target=tree.Identifier() as only),):
            variable = c.variable(only)
        case _:
            return
    read = [
        node
        for node in tree.walk(constructor.value)
        if isinstance(node, tree.Identifier) and node.name == "config"
    ]
    is_object = any(
        isinstance(node, tree.Member)
        and isinstance(node.object, tree.Identifier)
        and c.variable(node.object) is variable
        for node in tree.walk(constructor.value)
    )
    if variable is not None and is_object and not read:
        variable.python = "config"


def owner_name(c: Converter, owner: tree.Class) -> str:
    return c.name(owner.name) if owner.name else "Class"


def _set_fields(
    c: Converter,
    owner: tree.Class,
    made: ast.FunctionDef | ast.AsyncFunctionDef,
    fields: list[tree.Field],
    node: tree.Method,
) -> None:
    """Fields are set right after super(), or first; TypeScript's parameter properties too."""
    values = _field_values(c, fields)
    for parameter in node.value.parameters:
        if isinstance(parameter, tree.ParameterProperty):
            inner = parameter.parameter
            target = inner.target if isinstance(inner, tree.Default) else inner
            if isinstance(target, tree.Identifier):
                attribute = build.attribute(build.name("self"), c.member(target.name))
                values.append(build.assign(attribute, build.name(c.name(target))))
    if not values:
        return
    made.body = [one for one in made.body if not isinstance(one, ast.Pass)]
    position = 0
    for index, one in enumerate(made.body):
        match one:
            case ast.Expr(value=ast.Call(func=ast.Attribute(attr="__init__"))):
                position = index + 1
                break
            case _:
                continue
    made.body[position:position] = values
