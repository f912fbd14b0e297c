"""Datasets of tf.data, where names and options alone do not say it: training on them, the number of
their elements, the types of what a generator gives; and the data sets that Keras loads."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

import libcst as cst

from keras_tfjs.catalog import ON_DATASETS, rows_of_keras, rows_of_tfjs
from keras_tfjs.catalog.keras.data import DATA, LOADERS, TEXTS
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.python.calls import to_keras
from keras_tfjs.python.loads import loads_tensors
from keras_tfjs.rules.catalogued import catalogued, library_name
from keras_tfjs.rules.generated_batches import as_datasets, generator_of
from keras_tfjs.rules.sequences import in_passes
from keras_tfjs.rules.without_labels import without_labels
from keras_tfjs.source import Dialect

_FROM_GENERATOR = "tensorflow.data.Dataset.from_generator"
_SPECIFICATIONS = ("tensorflow.TensorSpec", "tensorflow.RaggedTensorSpec")
_AHEAD = 2
"""Elements to prepare ahead, where TensorFlow is to choose: it changes no number."""


def is_dataset(node: cst.CSTNode, at: Site) -> bool:
    kind = at.kind(node)
    return isinstance(kind, Instance) and kind.role == "Dataset"


def on_dataset(call: cst.Call, at: Site) -> bool:
    """Whether a method of a model is given a dataset."""
    match call.args:
        case [cst.Arg(keyword=None, star="", value=value), *_]:
            return is_dataset(value, at)
    named = [arg for arg in call.args if arg.keyword and arg.keyword.value in ("x", "generator")]
    return any(is_dataset(arg.value, at) for arg in named)


@rule(cst.Call, "keras.Model.fit", to=Dialect.TFJS)
def fit_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = call if on_dataset(call, at) else as_datasets(call, at)
    if given is None:
        labelled = without_labels(call, at)
        rows = rows_of_keras("keras.Model.fit")
        return None if labelled is call else catalogued(labelled, rows, at)
    given = in_passes(given, at)
    return configured(catalogued(given, (ON_DATASETS["keras.Model.fit"],), at), {"epochs": 1})


@rule(cst.Call, "keras.Model.predict", to=Dialect.TFJS)
def predict_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = as_datasets(call, at)
    return None if given is None else catalogued(given, rows_of_keras(at.name or ""), at)


def configured(
    made: cst.BaseExpression | None, config: Mapping[str, build.Value]
) -> cst.BaseExpression | None:
    """A call on a dataset with the config that TF.js wants, where it does not say it. What is
    spread into the config comes behind, and wins."""
    match made:
        case cst.Call(func=cst.Attribute(value=cst.Call() as inner) as func, args=[]):
            longer = configured(inner, config)
            return made.with_changes(func=func.with_changes(value=longer))
        case cst.Call(args=[only]):
            return made.with_changes(args=[only, cst.Arg(build.dict_(config))])
        case cst.Call(args=[only, cst.Arg(value=cst.Dict(elements=said)) as given]):
            keys = [build.evaluated(one.key) for one in said if isinstance(one, cst.DictElement)]
            missing = {key: value for key, value in config.items() if key not in keys}
            if missing:
                first = build.dict_(missing).elements
                longer = build.dict_of([*first, *said])
                return made.with_changes(args=[only, given.with_changes(value=longer)])
    return made


@rule(cst.Attribute, "tfjs.data.Dataset.size", to=Dialect.KERAS)
def size_to_keras(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return build.call("len", build.bare(node.value))


@rule(
    cst.Attribute,
    "tensorflow.data.AUTOTUNE",
    "tensorflow.data.experimental.AUTOTUNE",
    to=Dialect.TFJS,
)
def automatic(node: cst.Attribute, at: Site) -> cst.BaseExpression:
    return build.literal(_AHEAD)


@rule(cst.Attribute, "tensorflow.data.Dataset.element_spec", to=Dialect.TFJS)
def specification(node: cst.Attribute, at: Site) -> None:
    at.report("KT126", name=at.name, advice="look at the shape and dtype of a first element")


@rule(cst.Call, "tensorflow.data.Dataset.zip", to=Dialect.TFJS)
def zip_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Datasets as several arguments are a tuple of them."""
    values = [arg.value for arg in call.args if arg.keyword is None and not arg.star]
    if len(values) < 2 or len(values) < len(call.args):
        return None
    whole = call.with_changes(args=[cst.Arg(tuple_of([build.bare(value) for value in values]))])
    return catalogued(whole, rows_of_keras(at.name or ""), at)


def tuple_of(values: Sequence[cst.BaseExpression]) -> cst.Tuple:
    elements = [cst.Element(value) for value in values]
    return cst.Tuple(elements, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


# A list of tensors is a tuple in TF.js-style Python, because it is one in JavaScript; TensorFlow
# makes one tensor of it.


@rule(
    cst.Call,
    "tensorflow.data.Dataset.from_tensor_slices",
    "tensorflow.data.Dataset.from_tensors",
    to=Dialect.TFJS,
)
def stacked_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="", value=cst.List(elements=elements) as rows) as first, *rest]:
            if any(is_tensor(each.value, at) for each in elements):
                one = build.call(library_name("tfjs.stack", at), rows)
                whole = call.with_changes(args=[first.with_changes(value=one), *rest])
                return catalogued(whole, rows_of_keras(at.name or ""), at)
    return None


_OF_PARTS = ("tfjs.data.fromTensorSlices", "tfjs.data.fromTensors", "tfjs.data.zipDatasets")


@rule(cst.Call, *_OF_PARTS, to=Dialect.KERAS)
def parts_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(value=cst.List(elements=elements)) as first, *rest]:
            kinds = [at.kind(each.value) for each in elements]
            if any(isinstance(kind, Instance) for kind in kinds):
                parts = tuple_of([each.value for each in elements])
                call = call.with_changes(args=[first.with_changes(value=parts), *rest])
    row = rows_of_tfjs(at.name or "")[0]
    return to_keras(library_name(row.keras, at), call, row, at)


@rule(cst.Return, "*", to=Dialect.KERAS)
def returned_to_keras(node: cst.Return, at: Site) -> cst.Return | None:
    """What a function gives that makes elements of elements."""
    function = next((each for each in reversed(at.parents) if isinstance(each, _FUNCTIONS)), None)
    if not isinstance(node.value, cst.List) or not isinstance(function, cst.FunctionDef):
        return None
    makers = at.file.calls.get("tfjs.data.Dataset.map", ())
    names = {arg.id for call in makers for arg in call.args if isinstance(arg, ast.Name)}
    if function.name.value not in names:
        return None
    return node.with_changes(value=tuple_of([each.value for each in node.value.elements]))


_FUNCTIONS = (cst.FunctionDef, cst.Lambda)


@rule(cst.Call, "tfjs.data.Dataset.map", to=Dialect.KERAS)
def mapped_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call:
        case cst.Call(
            func=cst.Attribute() as func,
            args=[cst.Arg(value=cst.Lambda(body=cst.List(elements=elements)) as made) as first],
        ):
            pair = made.with_changes(body=tuple_of([each.value for each in elements]))
            whole = call.with_changes(args=[first.with_changes(value=pair)])
            return to_keras(func, whole, rows_of_tfjs(at.name or "")[0], at)
    return None


@rule(cst.Call, _FROM_GENERATOR, to=Dialect.TFJS)
def generator_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Of what a generator gives only the types count: shapes show themselves."""
    order = ("generator", "output_types", "output_shapes", "args", "output_signature", "name")
    given: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        if arg.star:
            return at.report("KT119", owner=_FROM_GENERATOR)
        given[arg.keyword.value if arg.keyword else order[place]] = arg.value
    types = given.get("output_signature", given.get("output_types"))
    arguments = [cst.Arg(given["generator"])] if "generator" in given else []
    if types is not None:
        dtypes = _dtypes(types, at)
        if dtypes is None:
            return at.report("KT110", owner=_FROM_GENERATOR, parameter="output_signature")
        arguments.append(cst.Arg(dtypes, keyword=cst.Name("dtypes")))
    if "args" in given:
        arguments.append(cst.Arg(given["args"], keyword=cst.Name("args")))
    whole = call.with_changes(args=arguments)
    return catalogued(whole, rows_of_keras(_FROM_GENERATOR), at)


@rule(cst.Call, *_SPECIFICATIONS, to=Dialect.TFJS)
def specified(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What a generator gives is read by the rule for it."""
    made_of = (parent for parent in at.parents if isinstance(parent, cst.Call))
    return call if any(at.name_of(parent) == _FROM_GENERATOR for parent in made_of) else None


def _dtypes(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """The dtypes in a structure of dtypes, or of specifications of tensors."""
    match build.bare(value):
        case cst.Tuple(elements=elements) | cst.List(elements=elements):
            inner = [_dtypes(each.value, at) for each in elements]
            if None in inner:
                return None
            return tuple_of([each for each in inner if each])
        case cst.Dict(elements=pairs):
            done = [each.with_changes(value=_dtypes(each.value, at)) for each in pairs]
            return None if any(each.value is None for each in done) else cst.Dict(done)
        case cst.Call(args=args) if at.name_of(value) in _SPECIFICATIONS:
            named = [arg.value for arg in args if arg.keyword and arg.keyword.value == "dtype"]
            placed = [arg.value for arg in args if arg.keyword is None][1:]
            return _dtypes((*named, *placed)[0], at) if named or placed else build.string("float32")
        case cst.SimpleString() as text:
            return _word(str(text.evaluated_value))
        case cst.Attribute(attr=cst.Name(value=word)):
            return _word(word)
    return None


def _word(word: str) -> cst.BaseExpression | None:
    found = WORDS[Type.DTYPE].to_tfjs.get(word)
    return build.string(found) if found else None


@rule(cst.Call, "tfjs.data.fromGenerator", to=Dialect.KERAS)
def generator_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Types are TensorFlow's own objects, and it cannot do without them."""
    match call.args:
        case [generator, cst.Arg(value=dtypes), *rest]:
            back = _types(dtypes, at)
            if back is not None:
                made = library_name(_FROM_GENERATOR, at)
                keywords = {"args": rest[0].value} if rest else {}
                return build.call(made, generator.value, output_types=back, **keywords)
    return generator_of(call, at) or at.report("KT112", name="fromGenerator without dtypes")


def _types(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    match build.bare(value):
        case cst.Tuple(elements=elements):
            inner = [_types(each.value, at) for each in elements]
            return (
                None
                if None in inner
                else value.with_changes(
                    elements=[
                        each.with_changes(value=made)
                        for each, made in zip(elements, inner, strict=True)
                    ]
                )
            )
        case cst.Dict(elements=pairs):
            done = [each.with_changes(value=_types(each.value, at)) for each in pairs]
            return None if any(each.value is None for each in done) else cst.Dict(done)
        case cst.SimpleString() as text:
            return build.attribute(at.imports.need("tensorflow"), str(text.evaluated_value))
    return None


@rule(
    cst.Call,
    *(row.tfjs for row in DATA if row.keras in LOADERS),
    to=Dialect.KERAS,
)
def load_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Keras gives NumPy's arrays, asked or not."""
    match call.args:
        case [cst.Arg(value=cst.Dict(elements=elements) as config)]:
            rest = [each for each in elements if not _asks_for_numpy(each)]
            if len(rest) < len(elements):
                left = config.with_changes(elements=build.without_last_comma(rest))
                call = call.with_changes(args=[call.args[0].with_changes(value=left)])
    row = rows_of_tfjs(at.name or "")[0]
    return to_keras(library_name(row.keras, at), call, row, at)


def _asks_for_numpy(element: cst.BaseDictElement) -> bool:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return key.evaluated_value == "numpy"
    return False


@rule(cst.Call, *sorted(LOADERS), to=Dialect.TFJS)
def load_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Tensors where the arrays only flow, NumPy's arrays where the program does more with them."""
    name = at.name or ""
    made = catalogued(call, rows_of_keras(name), at)
    tree = at.tree()
    if name.split(".")[2] in TEXTS or not isinstance(tree, ast.Call) or loads_tensors(tree, at):
        return made
    return None if made is None else _in_numpy(made)


def _in_numpy(made: cst.BaseExpression) -> cst.BaseExpression:
    """The call of a loader, or its result, with the option that asks for arrays."""
    match made:
        case cst.Call(func=cst.Attribute(value=cst.Call() as loaded) as func, args=[]):
            return made.with_changes(func=func.with_changes(value=_in_numpy(loaded)))
        case cst.Call(args=[cst.Arg(value=cst.Dict(elements=elements) as config)]):
            pass
        case cst.Call(args=[]):
            elements, config = [], cst.Dict([])
        case _:
            return made
    entry = cst.DictElement(build.string("numpy"), build.literal(True))
    asked = config.with_changes(elements=build.without_last_comma([*elements, entry]))
    return made.with_changes(args=[cst.Arg(asked)])
