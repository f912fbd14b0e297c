"""Numbers, texts and truth as JavaScript converts and compares them."""

from __future__ import annotations

import math
import re
from typing import Any

from tfjs.js.errors import Thrown
from tfjs.typed_array import TypedArray
from tfjs.uncalled import is_function

__all__ = [
    "add",
    "bit_and",
    "bit_not",
    "bit_or",
    "bit_xor",
    "divide",
    "equal",
    "identical",
    "int32",
    "is_finite",
    "is_integer",
    "is_nan",
    "multiply",
    "number",
    "number_text",
    "quotient",
    "remainder",
    "same",
    "shift_left",
    "shift_right",
    "shift_right_unsigned",
    "text",
    "truthy",
    "type_of",
]

_SPACE = " \t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
_DECIMAL = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_BASES = {"0x": 16, "0b": 2, "0o": 8}


def text(value: Any, missing: str = "null") -> str:
    """What `String(value)` gives: whole numbers without a point, lists joined by commas. `missing`
    is what None stands for."""
    match value:
        case str():
            return str(value)
        case None:
            return missing
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**21:
            return number_text(float(value))
        case int():
            return int.__repr__(value)
        case float():
            return number_text(value)
        case tuple() if hasattr(value, "_fields"):
            return repr(value)
        case list() | tuple():
            return ",".join("" if one is None else text(one) for one in value)
        case dict():
            own = value.get("toString")
            return text(own()) if callable(own) else "[object Object]"
        case BaseException():
            if type(value).__str__ is not BaseException.__str__:
                return _exception_text(value)
            from tfjs.js.errors import error_name

            name, message = error_name(value), str(value)
            return f"{name}: {message}" if message else name
        case _:
            return _object_text(value)


def _exception_text(value: BaseException) -> str:
    from tfjs.js.errors import error_name, message

    said = str(value)
    # KeyError and its like quote their argument; a toString of the program's own says it all
    if type(value).__module__ == "builtins":
        return f"{error_name(value)}: {message(value)}"
    return said


def _object_text(value: Any) -> str:
    if isinstance(value, TypedArray):
        return text(value.tolist())
    own: Any = type(value).__str__
    if is_function(value) or own is not object.__str__:
        return str(value)
    primitive = getattr(value, "valueOf", None)
    if primitive is not None:
        return text(primitive())
    return "[object Object]"


def number_text(value: float) -> str:
    """A float's shortest digits, as `String(value)` lays them out."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0") if fraction != "0" else whole.lstrip("0")
    point = int(exponent or 0) + len(whole)
    if whole == "0":
        point -= 1 + len(fraction) - len(fraction.lstrip("0"))
    digits = digits.rstrip("0") or "0"
    count = len(digits)
    if count <= point <= 21:
        return sign + digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    power = point - 1
    shown = digits[0] + (f".{digits[1:]}" if count > 1 else "")
    return f"{sign}{shown}e{'+' if power > 0 else '-'}{abs(power)}"


def number(value: Any = 0, missing: float = 0) -> Any:
    """What `Number(value)` gives; NaN for what is no number. `missing` is what None gives: nan
    where it stands for undefined."""
    match value:
        case None:
            return missing
        case bool():
            return int(value)
        case int() | float():
            return value
        case str():
            return _parsed(value.strip(_SPACE))
        case list() | tuple():
            return _parsed(text(value))
        case dict():
            own = value.get("valueOf")
            return number(own()) if callable(own) else math.nan
        case _ if hasattr(value, "valueOf"):
            return number(value.valueOf())
        case _:
            return math.nan


def _parsed(value: str) -> Any:
    if not value:
        return 0
    base = _BASES.get(value[:2].lower())
    if base is not None:
        try:
            return int(value[2:], base) if value[2:].isalnum() else math.nan
        except ValueError:
            return math.nan
    if _DECIMAL.fullmatch(value) is None:
        return math.nan
    return whole(float(value.replace("Infinity", "inf")))


def whole(value: float) -> Any:
    """The number as an int where it is one."""
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def add(left: Any, right: Any) -> Any:
    """`left + right`: texts are joined as soon as one operand is a text or an object."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left + right
    if isinstance(left, str | list | tuple | dict) or isinstance(right, str | list | tuple | dict):
        return text(left) + text(right)
    if left is None or right is None:
        return number(left) + number(right)
    if hasattr(left, "valueOf") or hasattr(right, "valueOf"):
        return add(_primitive(left), _primitive(right))
    return left + right


def _primitive(value: Any) -> Any:
    return value.valueOf() if hasattr(value, "valueOf") else value


def remainder(left: Any, right: Any) -> Any:
    """`left % right`, with the sign of the left operand; NaN for a zero on the right."""
    if isinstance(left, int | float) and isinstance(right, int | float):
        if right == 0 or math.isinf(left):
            return math.nan
        if isinstance(left, int) and isinstance(right, int):
            result = abs(left) % abs(right)
            return -result if left < 0 else result
        left_over = math.fmod(left, right)
        # A whole number that was too large for an exact one
        is_large = isinstance(left, float) and abs(left) >= 2**53 and isinstance(right, int)
        return int(left_over) if is_large else left_over
    if isinstance(left, str | None) or isinstance(right, str | None):
        return remainder(number(left), number(right))
    return left % right


def divide(left: Any, right: Any) -> Any:
    """`left / right`: Infinity or NaN where the divisor is zero."""
    dividend, divisor = number(left), number(right)
    if divisor != 0:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor)


def multiply(left: Any, right: Any) -> Any:
    """`left * right`, in 53 bits: beyond them a float, which is not exact."""
    product = number(left) * number(right)
    return float(product) if isinstance(product, int) and abs(product) > 2**53 else product


def quotient(left: int, right: int) -> int:
    """`left / right` of bigints: the whole part."""
    if right == 0:
        raise ValueError("Division by zero")
    whole_part = abs(left) // abs(right)
    return whole_part if (left < 0) == (right < 0) else -whole_part


def truthy(value: Any) -> bool:
    """Everything but null, undefined, false, 0, NaN and the empty text is true."""
    if value is None or isinstance(value, bool | int | str):
        return bool(value)
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return True


def same(left: Any, right: Any) -> bool:
    """`left === right`: by value for numbers and texts, by identity for objects."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, int | float) and isinstance(right, int | float):
        return left == right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return left is right


def equal(left: Any, right: Any) -> bool:
    """`left == right`: numbers, texts and booleans are converted to each other."""
    if left is None or right is None:
        return left is right
    simple = (bool, int, float, str)
    if isinstance(left, simple) and isinstance(right, simple):
        if isinstance(left, str) and isinstance(right, str):
            return left == right
        return bool(number(left) == number(right))
    if isinstance(left, simple) and isinstance(right, list | dict):
        return equal(left, text(right))
    if isinstance(right, simple) and isinstance(left, list | dict):
        return equal(text(left), right)
    return left is right


def identical(left: Any, right: Any) -> bool:
    """`Object.is(left, right)`: not-a-number is itself, and zero has a sign."""
    if isinstance(left, float) or isinstance(right, float):
        if isinstance(left, str | bool | None) or isinstance(right, str | bool | None):
            return False
        if math.isnan(left) and math.isnan(right):
            return True
        return left == right and math.copysign(1, left) == math.copysign(1, right)
    return same(left, right)


def is_nan(value: Any, convert: bool = True) -> bool:
    """`isNaN(value)`; `Number.isNaN` does not convert. What is missing is undefined here."""
    if value is None:
        return convert
    made = number(value) if convert else value
    return isinstance(made, float) and math.isnan(made)


def is_finite(value: Any, convert: bool = True) -> bool:
    """`isFinite(value)`; `Number.isFinite` does not convert."""
    made = number(value) if convert else value
    is_number = isinstance(made, int | float) and not isinstance(made, bool)
    return is_number and math.isfinite(made)


def is_integer(value: Any, most: float = math.inf) -> bool:
    """`Number.isInteger(value)`, and not beyond `most`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and value == int(value) and abs(value) <= most


def type_of(value: Any, missing: str = "undefined") -> str:
    """`typeof value`, or of what an exception carries, where null and undefined are two; `missing`
    is the type of what None stands for."""
    if isinstance(value, Thrown):
        return "object" if value.value is None and value.is_null else type_of(value.value)
    match value:
        case None:
            return missing
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case _ if type(value).__name__ == "Symbol":
            return "symbol"
        case _:
            return "function" if is_function(value) else "object"


# Bits


def int32(value: Any) -> int:
    """`value | 0`: the whole part, wrapped to 32 bits with a sign."""
    if not isinstance(value, int):
        value = number(value)
        if isinstance(value, float):
            if not math.isfinite(value):
                return 0
            value = math.trunc(value)
    return int(((value + 0x80000000) & 0xFFFFFFFF) - 0x80000000)


def bit_and(left: Any, right: Any) -> int:
    return int32(left) & int32(right)


def bit_or(left: Any, right: Any) -> int:
    return int32(left) | int32(right)


def bit_xor(left: Any, right: Any) -> int:
    return int32(left) ^ int32(right)


def bit_not(value: Any) -> int:
    return ~int32(value)


def shift_left(left: Any, right: Any) -> int:
    return int32(int32(left) << (int32(right) & 31))


def shift_right(left: Any, right: Any) -> int:
    return int32(left) >> (int32(right) & 31)


def shift_right_unsigned(left: Any, right: Any) -> int:
    """`left >>> right`."""
    return (int32(left) & 0xFFFFFFFF) >> (int32(right) & 31)
