"""What argparse makes of the options that a file declares: attributes, and of which kinds."""

from __future__ import annotations

import ast

from keras_tfjs.kinds import Boolean, Kind, ListOf, Number, String, Unknown

_KINDS: dict[str, Kind] = {
    "int": Number(True),
    "float": Number(False),
    "str": String(),
    "Path": String(),
    "bool": Boolean(),
}
_ACTIONS: dict[str, Kind] = {
    "store_true": Boolean(),
    "store_false": Boolean(),
    "count": Number(True),
}


def destination(node: ast.Call) -> str | None:
    """The attribute that `parser.add_argument(...)` makes; None for what is none."""
    match node.func:
        case ast.Attribute(attr="add_argument"):
            pass
        case _:
            return None
    for keyword in node.keywords:
        if keyword.arg == "dest" and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    words = [one.value for one in node.args if isinstance(one, ast.Constant)]
    names = [str(one) for one in words]
    if not names:
        return None
    longest = next((one for one in names if one.startswith("--")), names[0])
    return longest.lstrip("-").replace("-", "_")


def option_kind(node: ast.Call) -> Kind:
    """The kind of the attribute that `parser.add_argument(...)` makes."""
    given = {one.arg: one.value for one in node.keywords}
    match given.get("action"):
        case ast.Constant(value=str() as action) if action in _ACTIONS:
            return _ACTIONS[action]
        case _:
            pass
    kind: Kind = String()
    if "type" in given:
        kind = _KINDS.get(ast.unparse(given["type"]).split(".")[-1], Unknown())
    match given.get("nargs"):
        case None | ast.Constant(value="?"):
            pass
        case _:
            return ListOf(kind)
    match given.get("action"):
        case ast.Constant(value="append" | "extend"):
            return ListOf(kind)
        case _:
            return kind
