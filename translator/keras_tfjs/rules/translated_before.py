"""Whether a file that was translated before gives a config already to a class that another file
defines in Keras's words. `Own({"units": 3})` alone does not tell, where `units` comes first: then
it is the argument. The file tells that imports TF.js, or has two such calls or a plainer one."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.catalog.row import Row
from keras_tfjs.kinds.arguments import default_of
from keras_tfjs.python import Site
from keras_tfjs.rules.own_rows import OF_EVERY_LAYER, own_row


def has_config(call: cst.Call, row: Row, at: Site) -> bool:
    tree = at.tree()
    keys = _keys(tree) if isinstance(tree, ast.Call) else None
    if keys is None:
        return False
    if not all(keys):  # `{**options}` may be a first argument
        return _taken(row).issuperset(filter(None, keys)) and _is_tfjs_style(at)
    if not keys:
        return _takes_no_dict(row.keras, at) or _is_tfjs_style(at)
    return _is_plain(keys, row) or (_taken(row).issuperset(keys) and _is_tfjs_style(at))


def _keys(call: ast.Call) -> Sequence[str] | None:
    """The keys of the dict that is a call's only argument, "" for what else it is made of."""
    match call:
        case ast.Call(args=[ast.Dict(keys=keys)], keywords=[]):
            return [str(each.value) if isinstance(each, ast.Constant) else "" for each in keys]
    return None


def _taken(row: Row) -> set[str | None]:
    return {each.tfjs for each in row.parameters}


def _are_own(keys: Sequence[str], row: Row) -> bool:
    """Whether keys are parameters of a class, and one of them not of every class."""
    own = _taken(row) - {each.tfjs for each in OF_EVERY_LAYER}
    return _taken(row).issuperset(keys) and not own.isdisjoint(keys)


def _is_plain(keys: Sequence[str], row: Row) -> bool:
    return _are_own(keys, row) and list(keys) != [row.parameters[0].tfjs]


def _is_tfjs_style(at: Site) -> bool:
    if isinstance(at.parent, cst.Attribute) and at.parent.attr.value == "apply":
        return True
    known = at.file.answers.get(__name__)
    if known is None:
        known = at.file.answers[__name__] = _imports_tfjs(at) or _gives_configs(at)
    return known


def _imports_tfjs(at: Site) -> bool:
    imported = ((each.target or "").partition(".")[0] for each in at.facts.import_bindings)
    return "tfjs" in imported


def _gives_configs(at: Site) -> bool:
    """Whether calls of classes of the program have dicts alone that are configs."""
    likely = 0
    for name, calls in at.file.calls.items():
        displays = [keys for each in calls if (keys := _keys(each))]
        row = own_row(name, at) if displays else None
        if row is not None:
            likely += sum(_are_own(keys, row) or list(keys) == [""] for keys in displays)
            likely += any(_is_plain(keys, row) for keys in displays)
    return likely > 1


def _takes_no_dict(name: str, at: Site) -> bool:
    """Whether `{}` can be no first argument of a class: there is none, or it is a number, a text or
    a truth value where nothing is given."""
    for tree in at.file.naming.family(name):
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                first = [*node.args.posonlyargs, *node.args.args][1:2]
                default = default_of(node.args, first[0].arg) if first else None
                match default:
                    case ast.Constant(value=value):
                        return value is not None
                return not first and node.args.vararg is None
    return False
