"""The text of a tensor, character for character as TF.js prints it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

Value = float | int | bool | str | tuple[float, float]

LIMIT = 20  # rows or elements from which on the middle is left out
EDGE = 3  # how many of them are shown at each end
SEVENTH_DECIMAL = Decimal("1e-7")


def number_to_string(value: float) -> str:
    """The digits JavaScript prints for a number: the shortest that read back as the same double."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{Decimal(repr(float(abs(value)))):e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    point = int(exponent) + 1
    if 0 < point <= 21:
        text = digits.ljust(point, "0")
        if len(digits) > point:
            text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        text = f"{digits[0]}{rest}e{point - 1:+d}"
    return f"-{text}" if value < 0 else text


def rounded(value: float) -> float:
    """``value`` to seven decimals as JavaScript's ``toFixed`` rounds: exact ties away from zero."""
    if not math.isfinite(value) or abs(value) >= 1e21:
        return value
    return float(Decimal(value).quantize(SEVENTH_DECIMAL, ROUND_HALF_UP))


def value_to_string(value: Value, dtype: str) -> str:
    if isinstance(value, tuple):
        real, imag = (number_to_string(rounded(part)) for part in value)
        return f"{real} + {imag}j"
    if isinstance(value, str):
        return f"'{value}'"
    if dtype == "bool":
        return "true" if value else "false"
    return number_to_string(rounded(value))


def _width(text: str) -> int:
    """The length that JavaScript gives a string, in units of UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def tensor_to_string(
    values: Sequence[Value], dims: Sequence[int], dtype: str, verbose: bool = False
) -> str:
    """What ``print(verbose)`` writes. ``values`` are in row-major order."""
    lines = ["Tensor"]
    if verbose:
        lines += [
            f"  dtype: {dtype}",
            f"  rank: {len(dims)}",
            f"  shape: [{','.join(map(str, dims))}]",
            "  values:",
        ]
    lines.append("\n".join("    " + line for line in _lines(values, dims, dtype)))
    return "\n".join(lines)


def _lines(values: Sequence[Value], dims: Sequence[int], dtype: str) -> list[str]:
    if not dims:
        value = values[0]
        if isinstance(value, str):
            return [value]
        if dtype == "bool" or isinstance(value, tuple):
            return [value_to_string(value, dtype)]
        return [number_to_string(value)]
    texts = [value_to_string(value, dtype) for value in _shown(values, dims)]
    width = min(dims[-1], 2 * EDGE) if dims[-1] > LIMIT else dims[-1]
    widths = [0] * width if len(dims) == 1 else _column_widths(values, dims, dtype)
    shown = [2 * EDGE if extent > LIMIT else extent for extent in dims]
    return _block(texts, 0, list(dims), shown, widths, True)


def _shown(values: Sequence[Value], dims: Sequence[int]) -> list[Value]:
    """The values that are printed, where long axes show only their two ends."""
    if len(dims) == 1:
        row = list(values)
        return row if dims[0] <= LIMIT else row[:EDGE] + row[-EDGE:]
    stride = math.prod(dims[1:])
    rows = range(dims[0])
    chosen = rows if dims[0] <= LIMIT else [*rows[:EDGE], *rows[-EDGE:]]
    result: list[Value] = []
    for row_index in chosen:
        result += _shown(values[row_index * stride : (row_index + 1) * stride], dims[1:])
    return result


def _column_widths(values: Sequence[Value], dims: Sequence[int], dtype: str) -> list[int]:
    """Width of each printed column over all rows, those that are left out too."""
    columns = dims[-1]
    indices = range(columns)
    chosen = indices if columns <= LIMIT else [*indices[:EDGE], *indices[-EDGE:]]
    return [
        max((_width(value_to_string(value, dtype)) for value in values[column::columns]), default=0)
        for column in chosen
    ]


def _block(
    texts: list[str], at: int, dims: list[int], shown: list[int], widths: list[int], last: bool
) -> list[str]:
    """Lines of the sub-tensor whose first printed element is ``texts[at]``."""
    rank = len(dims)
    if rank == 1:
        row = [
            text + " " * (width - _width(text))
            for text, width in zip(texts[at : at + shown[0]], widths, strict=True)
        ]
        if dims[0] > LIMIT:
            row.insert(EDGE, "...")
        return ["[" + ", ".join(row) + "]"]
    stride = math.prod(shown[1:])
    lines: list[str] = []
    for index in range(shown[0]):
        if dims[0] > LIMIT and index == EDGE:
            lines.append("...")
        final = index == shown[0] - 1
        lines += _block(texts, at + index * stride, dims[1:], shown[1:], widths, final)
    separator = "," if rank == 2 else ""
    if not lines:
        return [" []" + ("" if last else ",\n" + "\n" * (rank - 2))]
    lines[0] = "[" + lines[0] + separator
    for index in range(1, len(lines) - 1):
        lines[index] = " " + lines[index] + separator
    lines[-1] = " " + lines[-1] + "]" + ("" if last else ",\n" + "\n" * (rank - 2))
    return lines
