"""Calls: of TF.js, of the file's own functions and classes, and of Python's."""

from __future__ import annotations

import ast
from dataclasses import replace

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.python_patterns import substitute
from keras_tfjs.javascript.correspondence.rows import EXCEPTIONS
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.comprehensions import first_of, quantifier
from keras_tfjs.javascript.from_python.expressions import elements, is_identifier, property_of
from keras_tfjs.javascript.from_python.operators import check_operands
from keras_tfjs.javascript.from_python.regular import regular_call
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY, by_row, python_has
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.strings import formatted, str_format
from keras_tfjs.javascript.from_python.support import PREFIX, support_call
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.kinds import DictOf, NoneValue, Unknown

_SYNCHRONOUS = ("tfjs.tidy", "tfjs.grad", "tfjs.variableGrads", "tfjs.profile")


@expression(ast.Call)
def call(t: Translator, node: ast.Call) -> tree.Expression:
    if t.colour.is_result(node):
        assert isinstance(node.func, ast.Attribute)
        value = node.args[0] if node.args else node.func.value
        return _awaited(t, node, t.expression(value))
    made = _call(t, node)
    return _awaited(t, node, made) if t.colour.awaited(node) else made


def _awaited(t: Translator, node: ast.Call, value: tree.Expression) -> tree.Expression:
    function = t.functions[-1] if t.functions else None
    if function is not None and not t.can_wait(function):
        raise Untranslatable(node, "KT305", source=t.source(node), place=t.place(function))
    return tree.Await(value)


def _call(t: Translator, node: ast.Call) -> tree.Expression:
    match node.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr=attr):
            arguments = _super_arguments(t, node, attr)
            if attr == "__init__":
                return tree.Call(tree.Super(), arguments)
            return tree.Call(tree.Member(tree.Super(), t.names.attribute(attr)), arguments)
        case _:
            pass
    name = callee(t.facts, node)
    if name.startswith(PREFIX):
        return support_call(t, node, name)
    if name.startswith("tfjs."):
        return _framework_call(t, node, name)
    if name == "builtins.print":
        return _print(t, node)
    found = t.definitions.find(node)
    if isinstance(found, ast.ClassDef):
        constructor = t.definitions.constructor(found)
        signature = t.definitions.signature(constructor) if constructor else None
        arguments = _bound(t, node, signature) if signature else _plain(t, node)
        return tree.New(t.expression(node.func), arguments)
    if found is not None:
        signature = t.definitions.signature(found)
        return tree.Call(t.expression(node.func), _bound(t, node, signature))
    if (special := _special(t, node, name)) is not None:
        return special
    if (by := by_row(t, node)) is not None:
        return by
    root = name.split(".")[0]
    plain = name.removeprefix("builtins.")
    if plain in EXCEPTIONS:
        return tree.New(build.name(EXCEPTIONS[plain]), _plain(t, node))
    if root in PYTHON_ONLY and not _is_own(t, node) and python_has(name):
        way_out = "write it with functions that both languages have"
        raise Untranslatable(node, "KT308", name=plain, help=way_out)
    return tree.Call(t.expression(node.func), _plain(t, node))


def _is_own(t: Translator, node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and not t.facts.is_free(node.func)


def _framework_call(t: Translator, node: ast.Call, name: str) -> tree.Expression:
    if node.keywords:
        keyword = node.keywords[0].arg or "**"
        raise Untranslatable(node, "KT306", name=name, keyword=keyword)
    t.framework += 1
    try:
        function = t.expression(node.func)
        arguments = elements(t, node.args, node)
    finally:
        t.framework -= 1
    if name in _SYNCHRONOUS or name.endswith((".minimize", ".computeGradients")):
        _refuse_async(t, node, name)
    if name == "tfjs.layers.Layer.__call__" or name == "tfjs.LayersModel.__call__":
        return build.method(function, "apply", *arguments)
    if tfjs.wants_new(name):
        return tree.New(function, arguments)
    return tree.Call(function, arguments)


def _refuse_async(t: Translator, node: ast.Call, name: str) -> None:
    """A function handed to tidy or minimize runs to its end at once: it cannot wait."""
    for argument in node.args:
        function = t.function_of(argument)
        if function is not None and t.colour.waits(function):
            place = f"a function handed to {name.removeprefix('tfjs.')}"
            raise Untranslatable(node, "KT305", source=t.source(argument), place=place)


def _plain(t: Translator, node: ast.Call) -> tuple[tree.Expression, ...]:
    """Arguments of a call whose signature is not known: keywords into one trailing object."""
    arguments = elements(t, node.args, node)
    if not node.keywords:
        return arguments
    return (*arguments, _object(t, node.keywords))


def _object(t: Translator, keywords: list[ast.keyword]) -> tree.Expression:
    made: list[tree.Expression] = []
    for keyword in keywords:
        value = t.expression(keyword.value)
        if keyword.arg is None:
            made.append(tree.Spread(value))
        else:
            made.append(property_of(t.names[keyword.arg], value))
    if len(made) == 1 and isinstance(made[0], tree.Spread):
        return made[0].value
    return tree.Object(tuple(made))


def _super_arguments(t: Translator, node: ast.Call, attr: str) -> tuple[tree.Expression, ...]:
    owner = t.classes[-1] if t.classes else None
    if owner is not None:
        for base in owner.bases:
            parent = t.definitions.classes.get(t.facts.name(base) or "")
            if parent is None:
                continue
            function = next(
                (
                    one
                    for one in parent.body
                    if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and one.name == attr
                ),
                None,
            )
            if function is not None:
                return _bound(t, node, t.definitions.signature(function))
    return _plain(t, node)


def _bound(t: Translator, node: ast.Call, signature: Signature) -> tuple[tree.Expression, ...]:
    """The arguments at the places that the function's JavaScript signature has for them."""
    values = elements(t, node.args, node)
    places: dict[str, tree.Expression] = {}
    extra: list[tree.Expression] = []
    named: list[tree.Expression] = []
    spread = False
    for index, value in enumerate(values):
        spread = spread or isinstance(value, tree.Spread)
        if spread or index >= len(signature.order):
            extra.append(value)
        else:
            places[signature.order[index]] = value
    for keyword in node.keywords:
        value = t.expression(keyword.value)
        if keyword.arg is None:
            named.append(tree.Spread(value))
        elif keyword.arg in signature.positional or signature.fixed:
            places[keyword.arg] = value
        else:
            named.append(property_of(t.names[keyword.arg], value))
    if signature.fixed:
        return (*_in_order(signature.order, places), *extra)
    positional = _in_order(signature.positional, places)
    moved = [
        property_of(t.names[parameter], places[parameter])
        for parameter in signature.order[len(signature.positional) :]
        if parameter in places
    ]
    options = [*moved, *named]
    if options:
        alone = len(options) == 1 and isinstance(options[0], tree.Spread)
        last = options[0].value if alone and isinstance(options[0], tree.Spread) else None
        return (*positional, last or tree.Object(tuple(options)), *extra)
    if extra and signature.has_object:
        return (*positional, tree.Object(()), *extra)
    return (*positional, *extra)


def _in_order(order: tuple[str, ...], places: dict[str, tree.Expression]) -> list[tree.Expression]:
    missing = build.name("undefined")
    made = [places.get(parameter, missing) for parameter in order]
    while made and made[-1] is missing:
        made.pop()
    return made


def _print(t: Translator, node: ast.Call) -> tree.Expression:
    arguments = tuple(
        tree.Member(made, "message") if t.is_error(argument) else made
        for argument, made in zip(node.args, elements(t, node.args, node), strict=True)
    )
    options = {keyword.arg: keyword.value for keyword in node.keywords}
    options.pop("flush", None)
    separator = options.pop("sep", None)
    if options:
        raise Untranslatable(
            node, "KT301", what=f"print with {next(iter(options))}=", source=t.source(node)
        )
    if separator is not None and len(arguments) > 1:
        text = build.method(tree.Array(arguments), "join", t.expression(separator))
        arguments = (text,)
    return tree.Call(tree.Member(build.name("console"), "log"), arguments)


def _special(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """Calls whose form depends on more than the kinds of their arguments."""
    plain = name.removeprefix("builtins.")
    if name.startswith("re."):
        return regular_call(t, node, name)
    match plain, node:
        case "isinstance", ast.Call(args=[value, ast.Name() as wanted]):
            if not t.facts.is_free(wanted):
                return tree.Binary("instanceof", t.expression(value), t.expression(wanted))
            return None
        case "isinstance", ast.Call(args=[value, ast.Attribute() as wanted]):
            return tree.Binary("instanceof", t.expression(value), t.expression(wanted))
        case ("any" | "all"), ast.Call(args=[ast.GeneratorExp() as generator]):
            return quantifier(t, generator, "some" if plain == "any" else "every")
        case ("any" | "all"), ast.Call(args=[values]):
            method = "some" if plain == "any" else "every"
            return build.method(t.expression(values), method, build.name("Boolean"))
        case "str", ast.Call(args=[value]) if t.is_error(value):
            return tree.Member(t.expression(value), "message")
        case ("max" | "min"), ast.Call(args=[_, _, *_], keywords=[]):
            return build.method(build.name("Math"), plain, *elements(t, node.args, node))
        case "type", ast.Call(args=[value]):
            return tree.Member(t.expression(value), "constructor")
        case "format", ast.Call(args=[value, ast.Constant(value=str() as spec)]):
            return formatted(t, value, spec)
        case "list", ast.Call(args=[value]) if t.is_unknown(value):
            return tree.Array((tree.Spread(t.expression(value)),))
        case "len", ast.Call(args=[value]) if t.is_unknown(value):
            check_operands(t, (value,), "len", node)
            return tree.Member(t.expression(value), "length")
        case "next", ast.Call(args=[ast.GeneratorExp() as generator, ast.expr() as default]):
            return first_of(t, generator, default)
        case "dict", ast.Call(args=[], keywords=keywords):
            return _literal_keys(t, keywords)
        case "sum" | "list" | "tuple" | "max" | "min" | "sorted", ast.Call(
            args=[ast.GeneratorExp() as generator]
        ):
            listed = ast.copy_location(
                ast.ListComp(elt=generator.elt, generators=generator.generators), generator
            )
            inner = t.expression(listed)
            if plain in ("list", "tuple"):
                return inner
            forms = {
                "sum": "xs.reduce((total, value) => total + value, 0)",
                "max": "Math.max(...xs)",
                "min": "Math.min(...xs)",
                "sorted": "xs.sort((a, b) => a - b)",
            }
            return build.text(forms[plain], xs=inner)
        case "sorted", ast.Call(args=[values], keywords=[]) if t.is_set(values):
            copied = tree.Array((tree.Spread(t.expression(values)),))
            if t.element_is_number(values):
                return build.text("xs.sort((a, b) => a - b)", xs=copied)
            return build.method(copied, "sort")
        case "sorted", ast.Call(args=[values], keywords=[_, *_]):
            return _sorted(t, node, tree.Array((tree.Spread(t.expression(values)),)))
        case "set", ast.Call(args=[]):
            return tree.New(build.name("Set"), ())
        case "set", ast.Call(args=[values]):
            return tree.New(build.name("Set"), (t.expression(values),))
        case "asyncio.gather", ast.Call():
            return build.method(
                build.name("Promise"), "all", tree.Array(elements(t, node.args, node))
            )
        case "asyncio.run", ast.Call(args=[value]):
            return _awaited(t, node, t.expression(value))
        case _:
            pass
    match node.func:
        case ast.Attribute(value=ast.Constant(value=str() as text), attr="format"):
            return str_format(t, node, text)
        case ast.Attribute(value=receiver, attr="sort") if node.keywords:
            return _sorted(t, node, t.expression(receiver))
        case ast.Attribute(value=receiver, attr="get"):
            return _get(t, node, receiver)
        case _:
            return None


def _literal_keys(t: Translator, keywords: list[ast.keyword]) -> tree.Expression:
    made: list[tree.Expression] = [
        (
            tree.Spread(t.expression(one.value))
            if one.arg is None
            else property_of(one.arg, t.expression(one.value))
        )
        for one in keywords
    ]
    return tree.Object(tuple(made))


def _get(t: Translator, node: ast.Call, receiver: ast.expr) -> tree.Expression | None:
    """`d.get("key", default)`."""
    kind = t.kind(receiver)
    if not isinstance(kind, DictOf | Unknown) or not 1 <= len(node.args) <= 2 or node.keywords:
        return None
    match node.args[0]:
        case ast.Constant(value=str() as key) if is_identifier(key):
            value: tree.Expression = tree.Member(t.expression(receiver), key)
        case key_node if isinstance(kind, DictOf):
            value = tree.Index(t.expression(receiver), t.expression(key_node))
        case _:
            return None
    if len(node.args) == 1 or isinstance(t.kind(node.args[1]), NoneValue):
        return tree.Binary("??", value, tree.NullLiteral())
    return tree.Binary("??", value, t.expression(node.args[1]))


def _sorted(t: Translator, node: ast.Call, values: tree.Expression) -> tree.Expression | None:
    """`sorted(xs, key=f, reverse=True)`, `xs.sort(key=f)`: by a key that is a number."""
    options = {keyword.arg: keyword.value for keyword in node.keywords}
    if set(options) - {"key", "reverse"} or not options:
        return None
    reverse = options.get("reverse")
    if reverse is not None and not isinstance(reverse, ast.Constant):
        return None
    first, second = ("b", "a") if reverse is not None and reverse.value else ("a", "b")
    key = options.get("key")
    if isinstance(key, ast.Call) and reverse is None:
        return None
    sides: list[tree.Expression] = []
    for side in (first, second):
        if key is None:
            sides.append(build.name(side))
            continue
        function = t.expression(key)
        match function:
            case tree.Arrow(parameters=(tree.Identifier(name=parameter),), body=body) if isinstance(
                body, tree.Expression
            ):
                sides.append(_renamed(body, parameter, side))
            case _:
                sides.append(build.call(function, build.name(side)))
    order = tree.Binary("-", sides[0], sides[1])
    return build.method(values, "sort", tree.Arrow((build.name("a"), build.name("b")), order))


def _renamed(body: tree.Expression, old: str, new: str) -> tree.Expression:
    return substitute(replace(body), {old: build.name(new)})
