"""Options that the program hands on in dicts: the keys where they are given and asked for."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.handed_options import HANDED
from keras_tfjs.python.option import Option
from keras_tfjs.python.values import convert
from keras_tfjs.source import Dialect


@rule(cst.Call, HANDED, to=Dialect.TFJS)
@rule(cst.Call, HANDED, to=Dialect.KERAS)
def given_by_call(call: cst.Call, at: Site) -> cst.Call:
    """`block(x, kernel_size=3)`, `options.get("kernel_size", 3)`."""
    return call.with_changes(args=[_argument(each, at) for each in call.args])


def _argument(arg: cst.Arg, at: Site) -> cst.Arg:
    meaning = at.file.handed.meanings.get(at.tree(arg)) if arg.keyword is not None else None
    made = arg.with_changes(value=_spelled(_valued(arg.value, at), at))
    return made if meaning is None else made.with_changes(keyword=cst.Name(meaning.key))


@rule(cst.Dict, HANDED, to=Dialect.TFJS)
@rule(cst.Dict, HANDED, to=Dialect.KERAS)
def given_by_dict(node: cst.Dict, at: Site) -> cst.Dict:
    elements = [
        (
            each.with_changes(key=_spelled(each.key, at), value=_valued(each.value, at))
            if isinstance(each, cst.DictElement)
            else each
        )
        for each in node.elements
    ]
    return node.with_changes(elements=elements)


@rule(cst.Subscript, HANDED, to=Dialect.TFJS)
@rule(cst.Subscript, HANDED, to=Dialect.KERAS)
def taken(node: cst.Subscript, at: Site) -> cst.Subscript | None:
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=key) as index) as element]:
            place = element.with_changes(slice=index.with_changes(value=_spelled(key, at)))
            return node.with_changes(slice=[place])
    return None


@rule(cst.Assign, HANDED, to=Dialect.TFJS)
@rule(cst.Assign, HANDED, to=Dialect.KERAS)
def stored(node: cst.Assign, at: Site) -> cst.Assign:
    return node.with_changes(value=_valued(node.value, at))


@rule(cst.Comparison, HANDED, to=Dialect.TFJS)
@rule(cst.Comparison, HANDED, to=Dialect.KERAS)
def asked(node: cst.Comparison, at: Site) -> cst.Comparison:
    """`"kernel_size" in options`."""
    return node.with_changes(left=_spelled(node.left, at))


def _spelled(node: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    meaning = at.file.handed.meanings.get(at.tree(node))
    return node if meaning is None else build.string(meaning.key)


def _valued(node: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    meaning = at.file.handed.values.get(at.tree(node))
    if meaning is None or isinstance(node, cst.Tuple):  # the program may compare it with a tuple
        return node
    return convert(node, Option(at, meaning.owner, meaning.parameter))


@rule(cst.Call, "tfjs.util.kerasOptions", to=Dialect.KERAS)
def respelled(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`kerasOptions(options)` is for the options of a Keras callable, as which they go back."""
    return build.bare(call.args[0].value).deep_clone() if call.args else None


@rule(cst.Call, "tfjs.util.kerasOption", to=Dialect.KERAS)
def reread(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`kerasOption("loss", loss)` is for an option of a Keras callable, as which it goes back."""
    if len(call.args) != 2 or any(arg.keyword or arg.star for arg in call.args):
        return None
    return build.bare(call.args[1].value).deep_clone()
