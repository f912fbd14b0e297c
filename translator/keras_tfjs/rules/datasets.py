"""Datasets of tf.data, where names and options alone do not say it: training on them, the number of
their elements, the types of what a generator gives; and the data sets that Keras loads."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog import ON_DATASETS, rows_of_keras
from keras_tfjs.catalog.keras.data import LOADERS, TEXTS
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.loads import loads_tensors
from keras_tfjs.rules.catalogued import catalogued
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
    if not on_dataset(call, at):
        return None
    made = catalogued(call, (ON_DATASETS["keras.Model.fit"],), at)
    inner = made.func.value if _is_result(made) else made  # type: ignore[union-attr]  # it is one
    if isinstance(inner, cst.Call) and len(inner.args) == 1:  # TF.js wants the object
        longer = inner.with_changes(args=[*inner.args, cst.Arg(build.dict_({"epochs": 1}))])
        return longer if inner is made else build.method(longer, "result")
    return made


def _is_result(made: cst.BaseExpression | None) -> bool:
    match made:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value="result")), args=[]):
            return True
    return False


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
    pair = cst.Tuple([cst.Element(build.bare(value)) for value in values])
    whole = call.with_changes(args=[cst.Arg(pair)])
    return catalogued(whole, rows_of_keras(at.name or ""), at)


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
            brackets = {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}
            return cst.Tuple([cst.Element(each) for each in inner if each], **brackets)
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
                made = catalogued_back(at)
                keywords = {"args": rest[0].value} if rest else {}
                return build.call(made, generator.value, output_types=back, **keywords)
    return at.report("KT112", name="fromGenerator without dtypes")


def catalogued_back(at: Site) -> cst.BaseExpression:
    node: cst.BaseExpression = at.imports.need("tensorflow")
    for part in _FROM_GENERATOR.split(".")[1:]:
        node = build.attribute(node, part)
    return node


def _types(value: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    match build.bare(value):
        case cst.Tuple(elements=elements):
            inner = [_types(each.value, at) for each in elements]
            return None if None in inner else value.with_changes(
                elements=[
                    each.with_changes(value=made)
                    for each, made in zip(elements, inner, strict=True)
                ]
            )
        case cst.Dict(elements=pairs):
            done = [each.with_changes(value=_types(each.value, at)) for each in pairs]
            return None if any(each.value is None for each in done) else cst.Dict(done)
        case cst.SimpleString() as text:
            return build.attribute(at.imports.need("tensorflow"), str(text.evaluated_value))
    return None


@rule(cst.Call, *sorted(LOADERS), to=Dialect.TFJS)
def load_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Tensors where the arrays only flow, NumPy's arrays where the program does more with them."""
    name = at.name or ""
    made = catalogued(call, rows_of_keras(name), at)
    tree = at.tree()
    if made is None or name.split(".")[2] in TEXTS or loads_tensors(tree, at):  # type: ignore[arg-type]  # the call
        return made
    whole = made.func.value if _is_result(made) else made  # type: ignore[attr-defined]  # it is one
    config = whole.args[0].value if whole.args else cst.Dict([])
    entry = cst.DictElement(build.string("numpy"), build.literal(True))
    elements = [*config.elements, entry]
    asked = whole.with_changes(
        args=[cst.Arg(config.with_changes(elements=build.without_last_comma(elements)))]
    )
    return asked if whole is made else build.method(asked, "result")
