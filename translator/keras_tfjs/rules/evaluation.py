"""evaluate gives Python floats in Keras and scalars in TF.js; other readings of single values."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import ON_DATASETS, rows_of_keras
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.rules.copied_weights import copies_to_keras
from keras_tfjs.rules.datasets import configured, is_dataset, on_dataset
from keras_tfjs.rules.generated_batches import as_datasets
from keras_tfjs.rules.without_labels import without_labels
from keras_tfjs.source import Dialect

_ITEM = "t"


@rule(cst.Call, "keras.Model.evaluate", to=Dialect.TFJS)
def evaluate_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    call, named = without_names(call)
    name = "keras.Model.evaluate"
    given = call if on_dataset(call, at) else as_datasets(call, at)
    if given is not None:
        made = configured(catalogued(given, (ON_DATASETS[name],), at), {})
    else:
        made = catalogued(without_labels(call, at), rows_of_keras(name), at)
    if made is None or at.bare_statement():
        return made
    single = gives_one_number(at)
    if single is None:
        return (
            _by_name_in_the_run(call, made, at)
            if named
            else build.call(_util("numbersIn", at), made)
        )
    item = cst.Name(_ITEM)
    value = (
        build.first_number(made)
        if single
        else cst.ListComp(build.first_number(item), cst.CompFor(item, made))
    )
    return by_name(call, value, single=single) if named else value


@rule(cst.Call, "keras.Model.train_on_batch", "keras.Model.test_on_batch", to=Dialect.TFJS)
def batch_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    call, named = without_names(call)
    single = gives_one_number(at) if named else None
    if not named:
        return None
    made = catalogued(call, rows_of_keras(at.name or ""), at)
    if made is None or at.bare_statement():
        return made
    if single is None:
        return _by_name_in_the_run(call, made, at)
    return by_name(call, made, single=single)


def without_names(call: cst.Call) -> tuple[cst.Call, bool]:
    """The call without `return_dict=True`, and whether it has that."""
    named = [
        arg
        for arg in call.args
        if arg.keyword
        and arg.keyword.value == "return_dict"
        and build.evaluated(arg.value) is True
        and isinstance(call.func, cst.Attribute)
        and isinstance(call.func.value, cst.Name | cst.Attribute)
    ]
    rest = [arg for arg in call.args if arg not in named]
    return (
        (call.with_changes(args=build.without_last_comma(rest)), True) if named else (call, False)
    )


def by_name(call: cst.Call, value: cst.BaseExpression, *, single: bool) -> cst.BaseExpression:
    """Loss and metrics with their names, which TF.js's model has in the same order."""
    if single:
        return build.dict_({"loss": value})
    assert isinstance(call.func, cst.Attribute)
    names = build.attribute(call.func.value.deep_clone(), "metricsNames")
    return build.call("dict", build.call("zip", names, value))


def _by_name_in_the_run(call: cst.Call, made: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    """The same where only the running program knows whether the loss is alone."""
    assert isinstance(call.func, cst.Attribute)
    tree = at.tree(call.func.value)
    if isinstance(tree, ast.expr) and at.facts.tests_itself(tree):
        at.report("KT115")
        return made
    return build.call(_util("numbersByName", at), made, call.func.value.deep_clone())


def _util(name: str, at: Site) -> cst.Attribute:
    return build.attribute(build.attribute(at.imports.need("tf"), "util"), name)


def gives_one_number(at: Site) -> bool | None:
    """Whether evaluating gives the loss alone; None where that is not known."""
    match at.tree():
        case ast.Call(func=ast.Attribute(value=model)) as call:
            several = at.facts.gives_several(model, call)
            return None if several is None else not several
    return None


@rule(cst.Call, "builtins.float", "builtins.int", to=Dialect.TFJS)
def number_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None, star="", value=value)] if is_tensor(value, at):
            if isinstance(value, cst.Subscript):
                return None
            number = build.first_number(value)
            return number if at.name == "builtins.float" else build.call("int", number)
    return None


@rule(
    cst.Call,
    *(
        f"{owner}.{name}"
        for owner in ("numpy.ndarray", "tensorflow.Tensor", "tensorflow.Variable")
        for name in ("item", "numpy", "tolist")
    ),
    to=Dialect.TFJS,
)
def host_value_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if call.args or not isinstance(call.func, cst.Attribute) or not is_tensor(call.func.value, at):
        return None
    tensor = call.func.value
    match (at.name or "").rpartition(".")[2]:
        case "item":
            return build.first_number(tensor)
        case "tolist":
            return build.method(tensor, "arraySync")
    return tensor


@rule(cst.FormattedStringExpression, "Tensor", "Variable", "NdArray", to=Dialect.TFJS)
def formatted_to_tfjs(
    node: cst.FormattedStringExpression, at: Site
) -> cst.FormattedStringExpression | None:
    """With a format the number, without one the values."""
    if not is_tensor(node.expression, at) or isinstance(node.expression, cst.Subscript):
        return None
    if node.format_spec:
        return node.with_changes(expression=build.first_number(node.expression))
    return node.with_changes(expression=build.method(build.bare(node.expression), "arraySync"))


@rule(cst.Call, "builtins.len", to=Dialect.TFJS)
def length_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(keyword=None, star="", value=value)] if is_tensor(value, at):
            return build.subscript(build.attribute(build.bare(value), "shape"), 0)
        case [cst.Arg(keyword=None, star="", value=value)] if is_dataset(value, at):
            return build.attribute(build.bare(value), "size")
    return None


# Back


@rule(cst.Subscript, "tfjs.Tensor.dataSync[]", to=Dialect.KERAS)
def read_to_keras(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    """`t.dataSync()[0]` is `float(t)`; of evaluate's result, which is a float, the call alone."""
    match node:
        case cst.Subscript(
            value=cst.Call(func=cst.Attribute(value=tensor), args=[]),
            slice=[cst.SubscriptElement(slice=cst.Index(value=index))],
        ) if build.is_literal(index, 0):
            if _is_evaluation(tensor, at) or _is_read_already(at) or _is_asked(at):
                return tensor
            number = "int" if isinstance(at.parent, cst.Index) else "float"
            return build.call(number, _first(tensor, at))
    return None


_EVALUATIONS = frozenset({"tfjs.LayersModel.evaluate", "tfjs.LayersModel.evaluateDataset"})


def _is_evaluation(tensor: cst.BaseExpression, at: Site) -> bool:
    source = at.source(tensor)
    match source:
        case cst.Call(func=cst.Attribute(value=promise)) if (
            at.name_of(source) == "tfjs.Promise.result"
        ):
            source = promise
    return at.name_of(source) in _EVALUATIONS


_MANY = frozenset({"LayersModel.predict", "Tensor.argMax", "Tensor.argMin", "Tensor.slice"})
"""What gives an array, mostly, of which the first number is read: NumPy makes numbers of scalars
only."""


def _first(tensor: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    kind = at.kind(tensor)
    shape = kind.shape if isinstance(kind, Instance) else None
    name = at.name_of(at.source(tensor)) or ""
    if shape == () or (shape is None and name.removeprefix("tfjs.") not in _MANY):
        return build.bare(tensor)
    flat = build.method(at.imports.need("np"), "ravel", build.bare(tensor))
    return build.subscript(flat, 0)


def _is_asked(at: Site) -> bool:
    """Whether only the truth of the number counts."""
    match at.parent:
        case cst.If() | cst.While() | cst.Assert() | cst.CompIf() | cst.BooleanOperation():
            return True
        case cst.IfExp(test=test):
            return test is at.original
        case cst.UnaryOperation(operator=cst.Not()):
            return True
    return False


def _is_read_already(at: Site) -> bool:
    """`int(t.dataSync()[0])` is `int(t)`."""
    match at.parents[-2:]:
        case [cst.Call() as call, cst.Arg()]:
            return at.name_of(call) in ("builtins.int", "builtins.float")
    return isinstance(at.parent, cst.FormattedStringExpression)


@rule(cst.Call, "tfjs.util.numbersIn", to=Dialect.KERAS)
def numbers_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras's own methods give numbers."""
    return build.bare(call.args[0].value).deep_clone() if len(call.args) == 1 else None


@rule(cst.Call, "tfjs.util.numbersByName", to=Dialect.KERAS)
def named_numbers_to_keras(call: cst.Call, at: Site) -> cst.Call | None:
    """The call itself, asked for a dict."""
    match call.args:
        case [cst.Arg(value=cst.Call() as asked), _]:
            option = build.keyword("return_dict", build.literal(True))
            return asked.with_changes(args=[*build.without_last_comma(asked.args), option])
    return None


@rule(cst.ListComp, "*", to=Dialect.KERAS)
def readings_to_keras(node: cst.ListComp, at: Site) -> cst.BaseExpression | None:
    copied = copies_to_keras(node, at)
    if copied is not None:
        return copied
    match node:
        case cst.ListComp(
            elt=cst.Call(func=cst.Name(value="float"), args=[cst.Arg(value=cst.Name(value=item))]),
            for_in=cst.CompFor(
                target=cst.Name(value=target), iter=source, ifs=[], inner_for_in=None
            ),
        ) if item == target and _is_evaluation(source, at):
            return source
    return None


@rule(cst.Call, "tfjs.Tensor.array", "tfjs.Tensor.data", to=Dialect.KERAS)
def promised_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The values that a promise brings are there at once."""
    if not isinstance(call.func, cst.Attribute):
        return None
    values: cst.BaseExpression = build.call(library_name("numpy.array", at), call.func.value)
    if (at.name or "").endswith("data"):
        values = build.method(values, "flatten")
    return build.method(values, "tolist")


@rule(cst.Call, "tfjs.Tensor.arraySync", "tfjs.Tensor.dataSync", to=Dialect.KERAS)
def values_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    tensor = call.func.value
    if (at.name or "").endswith("dataSync"):
        return call if _is_first(at) else build.method(build.method(tensor, "flatten"), "tolist")
    if _is_shown(at):
        return tensor
    return build.method(tensor, "tolist")


def _is_first(at: Site) -> bool:
    return isinstance(at.parent, cst.Subscript)


def _is_shown(at: Site) -> bool:
    """Whether the values are only printed, perhaps one of them."""
    parents = list(at.parents)
    while parents and isinstance(parents[-1], cst.Subscript):
        parents.pop()
    match parents[-2:]:
        case [cst.Call() as call, cst.Arg()]:
            return at.name_of(call) in ("builtins.print", "builtins.float", "builtins.int")
    return bool(parents) and isinstance(parents[-1], cst.FormattedStringExpression)
