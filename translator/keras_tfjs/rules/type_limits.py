"""What the types of numbers reach: `tf.float32.max`, `np.finfo("float32").eps`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.python.number_types import TYPE_NAMES
from keras_tfjs.source import Dialect

_SINGLE = "3.4028234663852886e+38"
_DOUBLE = "1.7976931348623157e+308"
_LIMITS = {
    "float32": {
        "min": f"-{_SINGLE}",
        "max": _SINGLE,
        "eps": "1.1920928955078125e-07",
        "tiny": "1.1754943508222875e-38",
    },
    "float64": {
        "min": f"-{_DOUBLE}",
        "max": _DOUBLE,
        "eps": "2.220446049250313e-16",
        "tiny": "2.2250738585072014e-308",
    },
    "int32": {"min": "-2147483648", "max": "2147483647"},
    "int16": {"min": "-32768", "max": "32767"},
    "int8": {"min": "-128", "max": "127"},
    "uint8": {"min": "0", "max": "255"},
    "uint16": {"min": "0", "max": "65535"},
}
"""As Python writes them; JavaScript has no number for those of int64."""

_OF_TYPES = {
    f"{name}.{which}": word for name, word in TYPE_NAMES.items() for which in _LIMITS["float32"]
}
_ASKED = ("numpy.finfo", "numpy.iinfo")


@rule(cst.Attribute, *_OF_TYPES, to=Dialect.TFJS)
def of_a_type(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    return _number(_OF_TYPES[at.name or ""], node)


@rule(cst.Attribute, *(f"numpy.ndarray.{which}" for which in _LIMITS["float32"]), to=Dialect.TFJS)
def of_what_is_asked(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    match node.value:
        case cst.Call(args=[cst.Arg(value=asked, keyword=None)]) if (
            at.name_of(node.value) in _ASKED
        ):
            return _number(_word(asked, at), node)
        case _:
            return None


def _word(asked: cst.BaseExpression, at: Site) -> str:
    if isinstance(asked, cst.SimpleString):
        return str(asked.evaluated_value)
    name = at.name_of(asked) or ""
    return "float64" if name == "builtins.float" else name.rpartition(".")[2]


def _number(word: str, node: cst.Attribute) -> cst.BaseExpression | None:
    text = _LIMITS.get(word, {}).get(node.attr.value)
    return None if text is None else cst.parse_expression(text)
