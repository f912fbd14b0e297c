"""__init__ of a layer of one's own: keyword parameters <-> one config object."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import libcst as cst

from keras_tfjs.catalog.keras.members import MODEL_METHODS
from keras_tfjs.catalog.keras.own_classes import BY_KERAS, BY_TFJS
from keras_tfjs.kinds import LOCAL, default_of
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.rules import derived_layers
from keras_tfjs.rules.derived_layers import hands_places_on, row_around
from keras_tfjs.rules.from_configs import from_config_back
from keras_tfjs.rules.given_configs import without_config
from keras_tfjs.rules.initial_states import own_initial_state_back
from keras_tfjs.rules.layer_calls import plain_call, plain_call_back
from keras_tfjs.rules.layer_options import activation_to_keras
from keras_tfjs.rules.own_classes import method_called, own_method, own_method_back
from keras_tfjs.rules.own_from_configs import of_own as read_by_own
from keras_tfjs.rules.own_from_configs import of_own_back as read_by_own_back
from keras_tfjs.rules.own_rows import keys_read, own_row
from keras_tfjs.rules.sequences import sequence_method
from keras_tfjs.rules.told_shapes import of_own, of_own_back
from keras_tfjs.rules.translated_before import has_config
from keras_tfjs.source import Dialect

_CONFIG = "config"
_LAYER, _MODEL = "keras.layers.Layer", "keras.Model"
_TFJS_LAYER, _TFJS_MODEL = "tfjs.layers.Layer", "tfjs.Model"
_BASES = (_LAYER, _MODEL, *BY_KERAS)
_TFJS_BASES = (_TFJS_LAYER, _TFJS_MODEL, *BY_TFJS)
_SUPER = re.compile(r"super\(.*\)\.__init__")


@rule(cst.FunctionDef, *(f"{base}.__init__" for base in _BASES), to=Dialect.TFJS)
def init_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    params = node.params
    tree = at.tree()
    starred = isinstance(params.star_arg, cst.Param)
    if starred and isinstance(tree, ast.FunctionDef):
        starred = not (hands_places_on(tree) and (row_around(at) or _is_plain_layer(tree, at)))
    if starred or not params.params:
        return at.report(
            "KT123",
            name=node.name.value,
            problem="its parameters cannot be named",
            hint="name the parameters of __init__",
        )
    of_class = _of_class(at)
    fields = {
        each.name.value: _from_inside(each.default, of_class)
        for each in (*params.params[1:], *params.kwonly_params)
    }
    rest = params.star_kwarg.name.value if params.star_kwarg is not None else ""
    body = _Fields(fields, at, rest).rewritten(node.body)
    if _is_unprepared(at) and isinstance(body, cst.IndentedBlock):
        front = [build.statement(build.method(build.call("super"), "__init__"))]
        body = body.with_changes(body=[*_behind_docstring(body.body, front)])
    alone = cst.Parameters([params.params[0], cst.Param(cst.Name(_CONFIG))])
    return node.with_changes(params=alone, body=body)


def _is_plain_layer(init: ast.FunctionDef, at: Site) -> bool:
    """Whether `*args` are handed on to the library's base of all layers, which takes none."""
    rest = init.args.vararg.arg if init.args.vararg is not None else ""
    if not any(isinstance(each, ast.Name) and each.id == rest for each in subtree(init)):
        return False
    found = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    is_first = found is not None and len(at.file.naming.family(found.name.value)) == 1
    return is_first and at.name == f"{_LAYER}.__init__"


def _is_unprepared(at: Site) -> bool:
    """Whether the base class, which Keras does not ask for, is not asked to prepare the object."""
    tree = at.tree()
    owned = (at.name or "").rpartition(".")[0] in BY_KERAS
    return owned and tree is not None and not _SUPER.search(ast.unparse(tree))


def _of_class(at: Site) -> dict[str, str]:
    """The names that defaults of the method read from the class around it, and that class."""
    found: dict[str, str] = {}
    tree = at.tree()
    for node in subtree(tree.args) if isinstance(tree, ast.FunctionDef) else ():
        if isinstance(node, ast.Name):
            binding = at.facts.binding(node)
            if binding is not None and isinstance(binding.scope.node, ast.ClassDef):
                found[node.id] = binding.scope.node.name
    return found


def _from_inside(
    default: cst.BaseExpression | None, of_class: dict[str, str]
) -> cst.BaseExpression | None:
    """A default as the method's body can say it, where names of the class are not seen."""
    match default:
        case cst.Name(value=name) if name in of_class:
            return cst.Attribute(cst.Name(of_class[name]), cst.Name(name))
        case _:
            return default


class _Fields:
    """Reads of parameters become reads of the config: in place where a parameter is only handed on
    to an attribute, else by an assignment in front."""

    def __init__(
        self, fields: dict[str, cst.BaseExpression | None], at: Site, rest: str = ""
    ) -> None:
        self._fields = fields
        self._at = at
        self._rest = rest

    def rewritten(self, body: cst.BaseSuite) -> cst.BaseSuite:
        if not isinstance(body, cst.IndentedBlock):
            return body
        counts = self._counts()
        done: list[cst.BaseStatement] = []
        direct: set[str] = set()
        for statement in body.body:
            name = _handed_on(statement)
            if name in self._fields and counts.get(name) == 1:
                direct.add(name)
                made = _with_value(statement, self._read(name))
                self._at.stands_for(made, statement)
                done.append(made)
            else:
                done.append(statement)
        front = [
            build.assign(name, self._read(name))
            for name in self._fields
            if name not in direct and counts.get(name)
        ]
        if self._rest and self._reads_rest():
            front.append(build.assign(self._rest, self._others()))
        return body.with_changes(body=[*_behind_docstring(done, front)])

    def _reads_rest(self) -> bool:
        """Whether `**kwargs` are read, and not only handed on to the base class."""
        tree = self._at.tree()
        handed_on = {
            id(each.value)
            for node in subtree(tree or ast.Pass())
            if isinstance(node, ast.Call) and _SUPER.fullmatch(ast.unparse(node.func))
            for each in node.keywords
            if each.arg is None
        }
        return any(
            isinstance(node, ast.Name) and node.id == self._rest and id(node) not in handed_on
            for node in subtree(tree or ast.Pass())
        )

    def _others(self) -> cst.BaseExpression:
        """The options of the config that no parameter is for."""
        if not self._fields:
            return cst.Dict([cst.StarredDictElement(cst.Name(_CONFIG))])
        names = ", ".join(f'"{each}"' for each in self._fields)
        made = f"{{key: {_CONFIG}[key] for key in {_CONFIG} if key not in [{names}]}}"
        return cst.parse_expression(made)

    def _counts(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        tree = self._at.tree()
        for node in subtree(tree) if tree is not None else ():
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                counts[node.id] = counts.get(node.id, 0) + 1
            elif isinstance(node, ast.Name):
                counts[node.id] = counts.get(node.id, 0) + 2
        return counts

    def _read(self, name: str) -> cst.BaseExpression:
        default = self._fields[name]
        if default is None:
            return build.subscript(cst.Name(_CONFIG), name)
        return build.method(cst.Name(_CONFIG), "get", name, default)


def _handed_on(statement: cst.BaseStatement) -> str | None:
    """`units` of `self.units = units`."""
    match statement:
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Attribute())], value=cst.Name() as value
                )
            ]
        ):
            return value.value
    return None


def _with_value(statement: cst.BaseStatement, value: cst.BaseExpression) -> cst.BaseStatement:
    assert isinstance(statement, cst.SimpleStatementLine)
    return statement.with_changes(body=[statement.body[0].with_changes(value=value)])


def _behind_docstring(
    body: Sequence[cst.BaseStatement], front: Sequence[cst.BaseStatement]
) -> Iterator[cst.BaseStatement]:
    head = 1 if body and _is_docstring(body[0]) else 0
    yield from body[:head]
    yield from front
    yield from body[head:]


def _is_docstring(statement: cst.BaseStatement) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]):
            return True
    return False


@rule(cst.Call, f"{_LAYER}.__init__", f"{_MODEL}.__init__", to=Dialect.TFJS)
def super_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`super().__init__(**kwargs)`: further options come with the config."""
    if not in_init(at, _LAYER, _MODEL):
        return None
    row = row_around(at)
    return (
        _with_config(call, {}, at) if row is None else derived_layers.super_to_tfjs(call, row, at)
    )


def _with_config(
    call: cst.Call, parent: Mapping[str, ast.expr | None], at: Site
) -> cst.BaseExpression:
    """`parent`: parameters of the `__init__` that is called, with their defaults. What it is not
    given it does not get either where the class has a parameter of the same name."""
    places = iter(parent)
    named: dict[str, cst.BaseExpression] = {}
    for arg in call.args:
        key = arg.keyword.value if arg.keyword is not None else ""
        if not arg.star and (key or (key := next(places, ""))):
            named[key] = arg.value
    own = next((each for each in reversed(at.parents) if isinstance(each, cst.FunctionDef)), None)
    params = [*own.params.params, *own.params.kwonly_params] if own is not None else []
    for each in params:
        default = parent.get(each.name.value)
        if default is not None and each.name.value not in named:
            named[each.name.value] = cst.parse_expression(ast.unparse(default))
    value: cst.BaseExpression = cst.Name(_CONFIG)
    if named:
        spread = cst.StarredDictElement(value)
        value = cst.Dict([spread, *build.dict_(named).elements])
    return call.with_changes(args=[cst.Arg(value)])


def _own_super(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The same where the base is a class of the file that comes from a layer or a model."""
    owner, _, method = (at.name or "").rpartition(".")
    tree = at.file.naming.own_class(owner)
    if method != "__init__" or tree is None or not in_init(at, *_BASES):
        return None
    inits = [
        each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"
    ]
    found: dict[str, ast.expr | None] = {}
    for init in inits:
        for each in [*init.args.args[1:], *init.args.kwonlyargs]:
            found[each.arg] = default_of(init.args, each.arg)
    return _with_config(call, found, at)


@rule(cst.Call, f"{LOCAL}*", to=Dialect.TFJS)
def own_layer_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not any(at.file.naming.is_own(at.name or "", base) for base in _BASES):
        made = _own_super(call, at)
        made = read_by_own(call, at) if made is None else made
        made = of_own(call, at) if made is None else made
        if made is None:
            made = method_called(call, at, (_LAYER, _MODEL), MODEL_METHODS)
        if made is None:
            made = own_method(call, at)
        made = sequence_method(call, at) if made is None else made
        return plain_call(call, at) if made is None else made
    row = own_row(at.name or "", at)
    if row is None or has_config(call, row, at):
        return None
    return to_tfjs(call, [row], at, lambda row: call.func)


@rule(cst.Call, f"{LOCAL}*", to=Dialect.KERAS)
def own_layer_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not any(at.file.naming.is_own(at.name or "", base) for base in _TFJS_BASES):
        back = {tfjs: keras for keras, tfjs in MODEL_METHODS.items()}
        made: cst.BaseExpression | None = read_by_own_back(call, at)
        made = of_own_back(call, at) if made is None else made
        if made is None:
            made = method_called(call, at, (_TFJS_LAYER, _TFJS_MODEL), back)
        made = own_method_back(call, at) if made is None else made
        made = _own_super_back(call, at) if made is None else made
        made = sequence_method(call, at) if made is None else made
        made = own_initial_state_back(call, at) if made is None else made
        return plain_call_back(call, at) if made is None else made
    row = own_row(at.name or "", at)
    is_layer = at.file.naming.is_own(at.name or "", _TFJS_LAYER)
    read = from_config_back(call, at) if is_layer else None
    return to_keras(call.func, call, row, at) if row is not None and read is None else read


# Back


@rule(cst.FunctionDef, *(f"{base}.__init__" for base in _TFJS_BASES), to=Dialect.KERAS)
def init_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    tree = at.tree()
    if not isinstance(tree, ast.FunctionDef) or [each.arg for each in tree.args.args[1:]] != [
        _CONFIG
    ]:
        return None
    params = [node.params.params[0]]
    for key, default in keys_read(tree).items():
        param = cst.Param(cst.Name(key))
        if default is not None:
            written = ast.get_source_segment("\n".join(at.file.lines), default)
            value = cst.parse_expression(written or ast.unparse(default))
            param = param.with_changes(default=value, equal=_TIGHT)
        params.append(param)
    every = _hands_config_on(tree) or (at.name or "").rpartition(".")[0] not in BY_TFJS
    rest = cst.Param(cst.Name("kwargs")) if every else None
    made = node.with_changes(params=cst.Parameters(params, star_kwarg=rest))
    if not isinstance(node.body, cst.IndentedBlock):
        return made
    body = [each for each in node.body.body if not _says_nothing(each)]
    kept = node.body.with_changes(body=body)
    return made.with_changes(
        body=without_config(kept, keys_read(tree), "kwargs" if every else "", at)
    )


def _hands_config_on(init: ast.FunctionDef) -> bool:
    """Whether the base class is given the whole config."""
    return any(
        isinstance(node, ast.Call)
        and _SUPER.fullmatch(ast.unparse(node.func)) is not None
        and re.search(r"(?<!\w)config(?![\w\[.])", ast.unparse(node)) is not None
        for node in subtree(init)
    )


def _says_nothing(statement: cst.BaseStatement) -> bool:
    """`units = units`, which `units = config["units"]` has become, and what is done where there is
    no config."""
    match statement:
        case cst.If(
            test=cst.Comparison(
                left=cst.Name(value="config"),
                comparisons=[cst.ComparisonTarget(cst.Is(), cst.Name(value="None"))],
            ),
            orelse=None,
        ):
            return True
        case cst.SimpleStatementLine(
            body=[
                cst.Assign(
                    targets=[cst.AssignTarget(target=cst.Name(value=name))],
                    value=cst.Name(value=value),
                )
            ]
        ):
            return name == value
    return False


_TIGHT = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))


@rule(cst.Call, f"{_TFJS_LAYER}.__init__", "tfjs.LayersModel.__init__", to=Dialect.KERAS)
def super_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    row = row_around(at)
    if row is not None:
        return derived_layers.super_to_keras(call, row, at)
    match call.args:
        case [cst.Arg(value=cst.Name(value="config"))]:
            return call.with_changes(args=[_REST])
        case [cst.Arg(value=cst.Dict(elements=[cst.StarredDictElement(), *items]))]:
            return call.with_changes(args=[*_keywords(items), _REST])
        case [cst.Arg(value=cst.Dict(elements=items))]:
            return call.with_changes(args=_keywords(items))
    return call


def _own_super_back(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The same where the base is a class of one's own that comes from a layer or a model."""
    owner, _, method = (at.name or "").rpartition(".")
    if method != "__init__" or not at.file.naming.family(owner) or not in_init(at, *_TFJS_BASES):
        return None
    return super_to_keras(call, at) if call.args else None


def _keywords(items: Iterable[cst.BaseDictElement]) -> list[cst.Arg]:
    return [
        build.keyword(str(build.text_of(each.key)), each.value)
        for each in items
        if isinstance(each, cst.DictElement) and isinstance(each.key, cst.SimpleString)
    ]


_REST = cst.Arg(cst.Name("kwargs"), star="**")


@rule(cst.Subscript, "*", to=Dialect.KERAS)
def field_to_keras(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    match node:
        case cst.Subscript(
            value=cst.Name(value="config"),
            slice=[cst.SubscriptElement(slice=cst.Index(value=cst.SimpleString() as key))],
        ) if in_init(at):
            return cst.Name(str(build.text_of(key)))
    return None


@rule(cst.Call, "builtins.dict.get", "*", to=Dialect.KERAS)
def optional_field_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute(value=cst.Name(value="config"), attr=cst.Name(value="get")),
            args=[cst.Arg(value=cst.SimpleString() as key), *_],
        ) if in_init(at):
            return cst.Name(str(build.text_of(key)))
    return activation_to_keras(call, at)


def in_init(at: Site, *bases: str) -> bool:
    """Whether the place is in __init__ of a layer or model of one's own."""
    wanted = [f"{base}.__init__" for base in bases or _TFJS_BASES]
    for place, each in enumerate(at.parents):
        if isinstance(each, cst.FunctionDef) and each.name.value == "__init__":
            return at.file.naming.name(each, list(at.parents[:place])) in wanted
    return False
