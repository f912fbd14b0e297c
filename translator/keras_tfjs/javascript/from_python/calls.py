"""Calls: of TF.js, of the file's own functions and classes, and of Python's."""

from __future__ import annotations

import ast
from itertools import takewhile

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.packages import way_out
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.at_once import refuse_waiting
from keras_tfjs.javascript.from_python.builtin_calls import builtin_call
from keras_tfjs.javascript.from_python.class_configs import NAME as FROM_CONFIG
from keras_tfjs.javascript.from_python.class_values import (
    classes_called,
    may_be_object,
    refuse_unknown_object,
)
from keras_tfjs.javascript.from_python.decoded import decoded
from keras_tfjs.javascript.from_python.expressions import elements, property_of
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.generated import is_enum
from keras_tfjs.javascript.from_python.hosts import host_call
from keras_tfjs.javascript.from_python.misfits import (
    number_for_boolean,
    refuse_different,
    say_misfit,
)
from keras_tfjs.javascript.from_python.named_members import named_member
from keras_tfjs.javascript.from_python.numpy_draws import draw_signature, in_full, without_type
from keras_tfjs.javascript.from_python.objects import special
from keras_tfjs.javascript.from_python.outputs import printed
from keras_tfjs.javascript.from_python.particular_calls import (
    error,
    is_layer_of_unknown,
    is_named_tuple,
    named_tuple,
    special_by_name,
    stepped,
    through_special,
)
from keras_tfjs.javascript.from_python.refused_names import refuse_super
from keras_tfjs.javascript.from_python.resolving import callee, resolved
from keras_tfjs.javascript.from_python.respelled import respelled
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY, by_row, python_has
from keras_tfjs.javascript.from_python.signatures import Signature, forwards, is_forwarding
from keras_tfjs.javascript.from_python.support import support_call
from keras_tfjs.javascript.from_python.support_values import PREFIX
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.from_python.unbound import (
    method_of_class,
    of_prototype,
    refuse_constructor,
    without_object,
)
from keras_tfjs.javascript.from_python.unlike import is_of_container, refuse_unlike
from keras_tfjs.kinds.model import LOCAL


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
            refuse_super(t, node, attr)
            arguments = _super_arguments(t, node, attr)
            if attr == "__init__":
                return tree.Call(tree.Super(), arguments)
            return tree.Call(tree.Member(tree.Super(), t.names.attribute(attr)), arguments)
        case _:
            pass
    name = callee(t.facts, node)
    if not name and isinstance(node.func, ast.Attribute):
        # A function of one of JavaScript's classes: `js.Promise.resolve`
        owner = resolved(t.facts, node.func.value) or ""
        name = f"{owner}.{node.func.attr}" if owner.startswith(PREFIX) else name
    if name.startswith(PREFIX):
        return support_call(t, node, name)
    if name.startswith("tfjs."):
        return _framework_call(t, node, name)
    if name == "builtins.print":
        return printed(t, node)
    if (own := through_special(t, node, name)) is not None:
        return own
    found = None if is_of_container(t, node) else t.definitions.find(node)
    refuse_different(t, node)
    if isinstance(node.func, ast.Name) and (made := _of_own_class(t, node, node.func)) is not None:
        return made
    if isinstance(found, ast.ClassDef) and is_enum(t, found):
        return build.method(t.expression(node.func), "of", *_plain(t, node))
    if isinstance(found, ast.ClassDef):
        constructor = t.definitions.constructor(found)
        signature = t.definitions.signature(constructor) if constructor else None
        if constructor is not None:
            say_misfit(t, node, constructor)
        arguments = _bound(t, node, signature) if signature else _plain(t, node)
        return tree.New(t.expression(node.func), arguments)
    if name == "asyncio.run" and node.args:
        return _awaited(t, node, t.expression(node.args[0]))
    is_spelled = isinstance(node.func, ast.Attribute) and node.func.attr == "__call__"
    if isinstance(found, ast.FunctionDef) and found.name == "__call__" and not is_spelled:
        arguments = _bound(t, node, t.definitions.signature(found))
        return build.method(t.expression(node.func), "__call__", *arguments)
    is_called = name.startswith(LOCAL) and name.endswith(".__call__")
    if found is None and is_called and not is_spelled and not node.keywords:
        # of a class that another file has from a third one
        return build.method(t.expression(node.func), "__call__", *elements(t, node.args, node))
    if name == "collections.namedtuple" and node.args:
        return named_tuple(t, node)
    if isinstance(node.func, ast.Name) and is_named_tuple(t, node.func):
        return tree.New(t.expression(node.func), _plain(t, node))
    if name in ("functools.partial", "types.MethodType") and node.args:
        return _partial(t, node)
    if name in _REPLACING and len(node.args) == 1:
        changes = _object(t, node.keywords, attributes=True)
        return build.call("pyReplace", t.expression(node.args[0]), changes)
    if name == "itertools.product" and any(isinstance(one, ast.Starred) for one in node.args):
        lists = tree.Array(elements(t, node.args, node))
        return build.call("pyProduct", lists, *(t.expression(one.value) for one in node.keywords))
    if name in _VARIADIC:
        return build.call(_VARIADIC[name], *elements(t, node.args, node))
    refuse_constructor(t, node)
    if node.args and (method := method_of_class(t, node.func)) is not None:
        assert isinstance(node.func, ast.Attribute)
        arguments = _bound(t, without_object(node), t.definitions.signature(method))
        return of_prototype(t, node.func, node.args[0], arguments)
    if found is not None:
        say_misfit(t, node, found)
        signature = t.definitions.signature(found)
        return tree.Call(t.expression(node.func), _bound(t, node, signature))
    if (drawn := draw_signature(name)) is not None:
        given = _bound(t, without_type(node, drawn), drawn)
        return tree.Call(t.expression(node.func), in_full(name, given, drawn))
    if (member := named_member(t, node, name)) is not None:
        return member
    if (of_host := host_call(t, node, name)) is not None:
        return of_host
    if (built_in := builtin_call(t, node, name)) is not None:
        return built_in
    if (by := by_row(t, node)) is not None:
        return by
    if (function := by_row(t, node.func)) is not None and isinstance(function, tree.Arrow):
        return tree.Call(function, _plain(t, node))
    root = name.split(".")[0]
    if (kind := t.error_class(name)) is not None and not _is_own(t, node):
        return error(kind, _plain(t, node))
    if (made := special(t, node.func, "__call__", *node.args)) is not None and not node.keywords:
        return made
    if root in PYTHON_ONLY and not _is_own(t, node) and python_has(name):
        what = name.removeprefix("builtins.")
        raise Untranslatable(node, "KT308", name=what, help=way_out(name))
    if (by_name := special_by_name(t, node) or decoded(t, node)) is not None:
        return by_name
    if (step := stepped(t, node)) is not None:
        return builtin_call(t, step, "builtins.next") or t.expression(step)
    if is_layer_of_unknown(t, node.func):
        return build.method(t.expression(node.func), "apply", *_plain(t, node))
    _refuse_misplaced(t, node)
    refuse_unlike(t, node)
    if classes := classes_called(t, node.func):
        return _new_of_one(t, node, classes)
    refuse_unknown_object(t, node)
    if may_be_object(t, node, name):
        return build.call("pyCall", t.expression(node.func), *_plain(t, node))
    return tree.Call(t.expression(node.func), _plain(t, node))


def _new_of_one(t: Translator, node: ast.Call, classes: list[ast.ClassDef]) -> tree.Expression:
    """An object of one of several classes that take the same arguments."""
    taken = []
    for one in classes:
        constructor = t.definitions.constructor(one)
        fits = constructor is not None and t.definitions.misfit(node, constructor) is None
        signature = t.definitions.signature(constructor) if constructor and fits else None
        taken.append(_bound(t, node, signature) if signature else None)
    if taken[0] is None or any(one != taken[0] for one in taken):
        what = "a call of one of several classes that take their arguments in other ways"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    return tree.New(t.expression(node.func), taken[0])


def _refuse_misplaced(t: Translator, node: ast.Call) -> None:
    """A call of an unknown function with more arguments by position, or others by name, than a
    function that the file hands about takes so in JavaScript."""
    if not isinstance(node.func, ast.Name | ast.Subscript) or _hands_on(t, node):
        return
    named = {one.arg for one in node.keywords}
    for function in t.handed_about:
        signature = t.definitions.signature(function)
        places = len(signature.positional)
        moved = places < len(node.args) <= len(signature.order) and not signature.rest
        if moved or (named & set(signature.positional)):
            name = getattr(function, "name", "a lambda")
            what = f"a call that may be one of {name}, whose arguments have other places"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def _is_own(t: Translator, node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Name) or t.facts.is_free(node.func):
        return False
    binding = t.facts.binding(node.func)
    return binding is None or binding.how != "import"


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
    refuse_waiting(t, node, name)
    if name == "tfjs.layers.Layer.__call__" or name == "tfjs.LayersModel.__call__":
        return build.method(function, "apply", *arguments)
    if tfjs.wants_new(name):
        return tree.New(function, arguments)
    return tree.Call(function, arguments)


def _plain(t: Translator, node: ast.Call) -> tuple[tree.Expression, ...]:
    """Arguments of a call whose signature is not known: keywords into one trailing object."""
    arguments = elements(t, node.args, node)
    if _hands_on(t, node):
        return arguments
    if not node.keywords:
        return arguments
    return (*arguments, _object(t, node.keywords))


def _hands_on(t: Translator, node: ast.Call) -> bool:
    """`f(*args, **kwargs)` in a function that takes just these: JavaScript's rest has both."""
    function = next((one for one in reversed(t.functions)), None)
    if not isinstance(function, FunctionNode) or not forwards(function):
        return False
    rest, keywords = function.args.vararg, function.args.kwarg
    return rest is not None and keywords is not None and is_forwarding(node, rest.arg, keywords.arg)


_VARIADIC = {"itertools.chain": "pyChain"}
"""Functions of any number of lists."""
_REPLACING = frozenset(("dataclasses.replace", "copy.replace"))


def _partial(t: Translator, node: ast.Call) -> tree.Expression:
    """`functools.partial(f, a, k=v)`: an arrow that takes what is left."""
    function, *given = node.args
    if not given and not node.keywords:
        return t.expression(function)
    asked = ast.copy_location(ast.Call(function, given, node.keywords), node)
    found = t.definitions.find(asked)
    names = {one.arg for one in node.keywords}
    left: list[str] = []
    is_class = isinstance(found, ast.ClassDef)
    if isinstance(found, ast.ClassDef) and t.definitions.from_framework(found):
        what = "a class made of a config, with parts of it given"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    made = t.definitions.constructor(found) if isinstance(found, ast.ClassDef) else found
    if isinstance(made, ast.FunctionDef | ast.Lambda):
        signature = t.definitions.signature(made)
        left = [one for one in signature.positional[len(given) :] if one not in names]
    later: list[ast.keyword] = []
    parameters: list[tree.Expression] = []
    for one in left:
        argument = ast.copy_location(ast.Name(one, ast.Load()), node)
        t.given[argument] = build.name(t.names[one])
        parameters.append(build.name(t.names[one]))
        later.append(ast.keyword(one, argument))
    if found is not None and left:
        is_open = isinstance(made, ast.FunctionDef) and t.definitions.signature(made).has_object
        if is_open:
            options = ast.copy_location(ast.Name("options", ast.Load()), node)
            variable = build.name(t.names.fresh("options"))
            t.given[options] = variable
            later.append(ast.keyword(None, options))
            parameters.append(variable)
        whole = ast.Call(function, given, [*node.keywords, *later])
        return tree.Arrow(tuple(parameters), _call(t, ast.copy_location(whole, node)))
    rest = tree.Spread(build.name("values"))
    arguments = (*elements(t, given, node), rest)
    if node.keywords:
        arguments = (*arguments, _object(t, node.keywords))
    called = t.expression(function)
    match t.facts.parents.get(node):
        case ast.Assign(targets=[target]) if ast.unparse(target) == ast.unparse(function):
            called = t.once(node, called)  # the variable is the arrow by then
        case _:
            pass
    return tree.Arrow(
        (rest,), tree.New(called, arguments) if is_class else tree.Call(called, arguments)
    )


def _object(
    t: Translator, keywords: list[ast.keyword], *, attributes: bool = False
) -> tree.Expression:
    made: list[tree.Expression] = []
    for keyword in keywords:
        value = t.expression(keyword.value)
        if keyword.arg is None:
            made.append(tree.Spread(value))
        else:
            name = t.names.attribute(keyword.arg) if attributes else t.names[keyword.arg]
            made.append(property_of(name, value))
    if len(made) == 1 and isinstance(made[0], tree.Spread):
        return made[0].value
    return tree.Object(tuple(made))


_METHODS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _super_arguments(t: Translator, node: ast.Call, attr: str) -> tuple[tree.Expression, ...]:
    owner = t.classes[-1] if t.classes else None
    if owner is not None:
        for base in owner.bases:
            if attr == "__init__" and t.facts.name(base) == "tfjs.Callback":
                return ()  # nor does Keras's take any
            parent = t.definitions.class_of(base)
            if parent is None:
                continue
            methods = (one for one in parent.body if isinstance(one, _METHODS))
            function = next((one for one in methods if one.name == attr), None)
            if function is not None:
                return _bound(t, node, t.definitions.signature(function))
    return _plain(t, node)


def _bound(t: Translator, node: ast.Call, signature: Signature) -> tuple[tree.Expression, ...]:
    """The arguments at the places that the function's JavaScript signature has for them."""
    if _hands_on(t, node):
        if signature.has_object:
            what = "*args and **kwargs handed on to a function that takes options by name"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        return elements(t, node.args, node)
    values = _spread_out(t, node, signature)
    defaults = dict(signature.named)
    places: dict[str, tree.Expression] = {}
    extra: list[tree.Expression] = []
    named: list[tree.Expression] = []
    spread = False
    for index, value in enumerate(values):
        spread = spread or isinstance(value, tree.Spread)
        if spread or index >= len(signature.order):
            extra.append(value)
        else:
            name = signature.order[index]
            argument = node.args[min(index, len(node.args) - 1)]
            places[name] = number_for_boolean(t, argument, value, defaults.get(name))
    given = {*places, *(keyword.arg for keyword in node.keywords if keyword.arg is not None)}
    for keyword in node.keywords:
        value = t.expression(keyword.value)
        if keyword.arg is None:
            named.append(tree.Spread(value))
            named += respelled(t, keyword.value, value, signature, given)
        elif keyword.arg in signature.positional or signature.fixed:
            places[keyword.arg] = value
        else:
            key = keyword.arg if signature.gathers(keyword.arg) else t.names[keyword.arg]
            default = defaults.get(keyword.arg)
            named.append(property_of(key, number_for_boolean(t, keyword.value, value, default)))
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


def _spread_out(t: Translator, node: ast.Call, signature: Signature) -> tuple[tree.Expression, ...]:
    """The positional arguments; a list for parameters of which some are in an object in JavaScript
    is taken apart."""
    values = elements(t, node.args, node)
    starred = [at for at, one in enumerate(node.args) if isinstance(one, ast.Starred)]
    is_plain = not signature.has_object or signature.fixed
    if not starred or is_plain or starred[0] >= len(signature.order):
        return values
    if starred != [len(node.args) - 1]:
        what = "a spread list before other arguments"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    first = starred[0]
    star = values[first]
    assert isinstance(star, tree.Spread)
    held = star.value if isinstance(star.value, tree.Identifier) else t.once(node, star.value)
    count = len(signature.order) - first
    named = {one.arg for one in node.keywords}
    # Nothing by position reaches a parameter that is named, nor one behind it
    free = takewhile(lambda at: signature.order[first + at] not in named, range(count))
    taken = [tree.Index(held, build.number(at)) for at in free]
    behind = build.method(held, "slice", build.number(count))
    rest = (tree.Spread(behind),) if signature.rest and len(taken) == count else ()
    return (*values[:first], *taken, *rest)


def _in_order(order: tuple[str, ...], places: dict[str, tree.Expression]) -> list[tree.Expression]:
    missing = build.name("undefined")
    made = [places.get(parameter, missing) for parameter in order]
    while made and made[-1] is missing:
        made.pop()
    return made


def _of_own_class(t: Translator, node: ast.Call, function: ast.Name) -> tree.Expression | None:
    """`cls(...)` in a class method: an object of the class that was asked."""
    method = next((one for one in reversed(t.functions) if id(one) in t.definitions.owners), None)
    if not isinstance(method, ast.FunctionDef) or not method.args.args:
        return None
    is_class = method.name == FROM_CONFIG or any(
        ast.unparse(one) == "classmethod" for one in method.decorator_list
    )
    if not is_class or method.args.args[0].arg != function.id:
        return None
    owner = t.definitions.owners[id(method)]
    constructor = t.definitions.constructor(owner)
    signature = t.definitions.signature(constructor) if constructor else None
    arguments = _bound(t, node, signature) if signature else _plain(t, node)
    return tree.New(t.expression(function), arguments)
