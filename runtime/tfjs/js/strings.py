"""Methods of texts and numbers."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from tfjs.js.functions import handed
from tfjs.js.values import number, number_text, text, whole

__all__ = ["parse_float", "parse_int", "precise", "to_fixed", "to_string"]

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SPACE = " \t\n\v\f\r\u00a0\u2028\u2029\ufeff"
_FLOAT = re.compile(r"[+-]?(?:Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")


def parse_int(value: Any, radix: int = 10) -> Any:
    """`parseInt`: the whole number that the text begins with; NaN if there is none."""
    shown = text(value).strip(_SPACE)
    sign = -1 if shown.startswith("-") else 1
    shown = shown.lstrip("+-").lower() if shown[:1] in ("+", "-") else shown.lower()
    base = radix or 10
    if shown.startswith("0x") and radix in (10, 16, 0, None):
        shown, base = shown[2:], 16
    end = 0
    while end < len(shown) and shown[end] in _DIGITS[:base]:
        end += 1
    return sign * int(shown[:end], base) if end else math.nan


def parse_float(value: Any) -> Any:
    """`parseFloat`: the number that the text begins with; NaN if there is none."""
    found = _FLOAT.match(text(value).strip(_SPACE))
    return whole(float(found[0].replace("Infinity", "inf"))) if found else math.nan


def to_fixed(value: Any, digits: int = 0) -> str:
    """`value.toFixed(digits)`: a half is rounded away from zero."""
    from decimal import ROUND_HALF_UP, Decimal

    if not math.isfinite(value) or abs(value) >= 1e21:
        return text(float(value))
    shown = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    made = format(shown, "f")
    return made if any(one in "123456789" for one in made) or value < 0 else made.lstrip("-")


def precise(value: Any, digits: int | None = None) -> str:
    """`value.toPrecision(digits)`."""
    if digits is None or not math.isfinite(value):
        return text(value)
    power = math.floor(math.log10(abs(value))) if value else 0
    shown = format(value, f".{digits - 1}e")
    power = int(shown.partition("e")[2]) if value else 0
    if -6 <= power < digits:
        return format(value, f".{max(digits - 1 - power, 0)}f")
    mantissa = shown.partition("e")[0]
    return f"{mantissa}e{'+' if power >= 0 else '-'}{abs(power)}"


def _exponential(value: Any, digits: int | None = None) -> str:
    if digits is None:
        plain = repr(float(value))
        count = len(plain.partition("e")[0].replace(".", "").replace("-", "").strip("0"))
        digits = max(count - 1, 0)
    mantissa, _, power = format(value, f".{digits}e").partition("e")
    return f"{mantissa}e{'+' if int(power) >= 0 else '-'}{abs(int(power))}"


def to_string(value: Any, radix: int = 10) -> str:
    """`value.toString(radix)`."""
    if radix == 10 or not isinstance(value, int | float) or isinstance(value, bool):
        return text(value)
    if not math.isfinite(value):
        return number_text(value)
    sign, size = ("-", -value) if value < 0 else ("", value)
    integer, rest = int(size), size - int(size)
    digits = ""
    while integer:
        integer, last = divmod(integer, radix)
        digits = _DIGITS[last] + digits
    fraction = ""
    # As many digits as a double has bits for
    for _ in range(52):
        if not rest:
            break
        rest *= radix
        fraction += _DIGITS[int(rest)]
        rest -= int(rest)
    return sign + (digits or "0") + (f".{fraction}" if fraction else "")


def _locale(value: Any, locale: Any = None, options: Any = None) -> str:
    wanted = options or {}
    most = wanted.get("maximumFractionDigits", max(3, wanted.get("minimumFractionDigits", 0)))
    least = wanted.get("minimumFractionDigits", 0)
    whole_part, _, fraction = to_fixed(value, most).partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    grouped = format(int(whole_part), ",")
    return f"{grouped}.{fraction}" if fraction else grouped


def position(size: int, index: Any, default: int) -> int:
    """A start or end as methods take it: from the end where negative, within the bounds."""
    if index is None:
        return default
    place = _integer(index)
    return max(size + place, 0) if place < 0 else min(place, size)


def _integer(value: Any) -> int:
    made = number(value)
    if isinstance(made, float):
        if math.isnan(made):
            return 0
        return math.trunc(made) if math.isfinite(made) else (2**53 if made > 0 else -(2**53))
    return int(made)


def _slice(value: str, start: Any = None, end: Any = None) -> str:
    return value[position(len(value), start, 0) : position(len(value), end, len(value))]


def _substring(value: str, start: Any = 0, end: Any = None) -> str:
    size = len(value)
    first = min(max(_integer(start), 0), size)
    last = size if end is None else min(max(_integer(end), 0), size)
    return value[min(first, last) : max(first, last)]


def _substr(value: str, start: Any = 0, count: Any = None) -> str:
    first = position(len(value), start, 0)
    return value[first:] if count is None else value[first : first + max(_integer(count), 0)]


def _at(value: str, index: Any = 0) -> str | None:
    place = _integer(index)
    return value[place] if -len(value) <= place < len(value) else None


def _char_at(value: str, index: Any = 0) -> str:
    place = _integer(index)
    return value[place] if 0 <= place < len(value) else ""


def _code_at(value: str, index: Any = 0) -> Any:
    place = _integer(index)
    return ord(value[place]) if 0 <= place < len(value) else math.nan


def _code_point_at(value: str, index: Any = 0) -> int | None:
    place = _integer(index)
    return ord(value[place]) if 0 <= place < len(value) else None


def _split(value: str, separator: Any = None, limit: int | None = None) -> list[Any]:
    from tfjs.js.regular import RegExp

    if separator is None:
        parts: list[Any] = [value]
    elif isinstance(separator, RegExp):
        parts = separator.split(value)
    elif separator == "":
        parts = list(value)
    else:
        parts = value.split(separator)
    return parts if limit is None else parts[:limit]


def _replace(value: str, pattern: Any, by: Any, *, everywhere: bool = False) -> str:
    from tfjs.js.regular import RegExp, expanded

    if isinstance(pattern, RegExp):
        return pattern.replace(value, by)
    wanted = text(pattern)
    parts: list[str] = []
    start = 0
    while (found := value.find(wanted, start)) >= 0:
        parts.append(value[start:found])
        end = found + len(wanted)
        if callable(by):
            parts.append(text(handed(by)(wanted, found, value)))
        else:
            parts.append(expanded(text(by), value, found, end, []))
        start = end
        if not everywhere:
            break
        if not wanted:
            if found >= len(value):
                break
            parts.append(value[found])
            start = found + 1
    return "".join(parts) + value[start:]


def _pad(value: str, size: int, filling: str, *, before: bool) -> str:
    missing = size - len(value)
    if missing <= 0 or not filling:
        return value
    padding = (filling * (missing // len(filling) + 1))[:missing]
    return padding + value if before else value + padding


def _regular(pattern: Any, flags: str = "") -> Any:
    from tfjs.js.regular import RegExp

    return pattern if isinstance(pattern, RegExp) else RegExp(text(pattern), flags)


def _compare(value: str, other: str, *_: Any) -> int:
    def key(one: str) -> tuple[str, str, str]:
        plain = unicodedata.normalize("NFD", one)
        bare = "".join(c for c in plain if not unicodedata.combining(c))
        return bare.casefold(), plain.casefold(), one.swapcase()

    left, right = key(value), key(other)
    return (left > right) - (left < right)


STRING_METHODS: dict[str, Callable[..., Any]] = {
    "at": _at,
    "charAt": _char_at,
    "charCodeAt": _code_at,
    "codePointAt": _code_point_at,
    "concat": lambda value, *others: value + "".join(map(text, others)),
    "endsWith": lambda value, end, size=None: value[:size].endswith(text(end)),
    "includes": lambda value, part, start=0: text(part) in value[max(start, 0) :],
    "indexOf": lambda value, part, start=0: value.find(text(part), max(start, 0)),
    "lastIndexOf": lambda value, part: value.rfind(text(part)),
    "localeCompare": _compare,
    "match": lambda value, pattern: _regular(pattern).match(value),
    "matchAll": lambda value, pattern: _regular(pattern, "g").match_all(value),
    "normalize": lambda value, form="NFC": unicodedata.normalize(form, value),
    "padEnd": lambda value, size, filling=" ": _pad(value, size, filling, before=False),
    "padStart": lambda value, size, filling=" ": _pad(value, size, filling, before=True),
    "repeat": lambda value, count: value * int(number(count)),
    "replace": _replace,
    "replaceAll": lambda value, pattern, by: _replace(value, pattern, by, everywhere=True),
    "search": lambda value, pattern: _regular(pattern).search(value),
    "slice": _slice,
    "split": _split,
    "startsWith": lambda value, start, at=0: value.startswith(text(start), at),
    "substr": _substr,
    "substring": _substring,
    "toLocaleLowerCase": lambda value: value.lower(),
    "toLocaleUpperCase": lambda value: value.upper(),
    "toLowerCase": lambda value: value.lower(),
    "toString": lambda value: value,
    "toUpperCase": lambda value: value.upper(),
    "trim": lambda value: value.strip(_SPACE),
    "trimEnd": lambda value: value.rstrip(_SPACE),
    "trimStart": lambda value: value.lstrip(_SPACE),
    "valueOf": lambda value: value,
}

NUMBER_METHODS: dict[str, Callable[..., Any]] = {
    "toExponential": _exponential,
    "toFixed": to_fixed,
    "toLocaleString": _locale,
    "toPrecision": precise,
    "toString": to_string,
    "valueOf": lambda value: value,
}
