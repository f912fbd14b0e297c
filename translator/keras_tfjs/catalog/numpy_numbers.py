"""NumPy's functions of single numbers: what Python itself has for them.

`np.exp(-0.1 * epoch)` of a Python number is a number of 64 bits. A tensor in its place would be
rounded to 32, and is no number where TF.js, a format or a dict wants one.
"""

from __future__ import annotations

from collections.abc import Mapping

_SAME = """
acos=arccos acosh=arccosh asin=arcsin asinh=arcsinh atan=arctan atan2=arctan2 atanh=arctanh
ceil=ceil copysign=copysign cos=cos cosh=cosh degrees=degrees,rad2deg exp=exp expm1=expm1 fabs=fabs
floor=floor fmod=fmod hypot=hypot isfinite=isfinite isinf=isinf isnan=isnan log=log log10=log10
log1p=log1p log2=log2 radians=radians,deg2rad sin=sin sinh=sinh sqrt=sqrt tan=tan tanh=tanh
trunc=trunc
"""

MATH: Mapping[str, str] = {
    f"numpy.{name}": python
    for python, names in (entry.split("=") for entry in _SAME.split())
    for name in names.split(",")
}
"""The function of Python's `math` that is the same for numbers, by NumPy's name."""

BUILTINS: Mapping[str, str] = {
    "numpy.abs": "abs",
    "numpy.absolute": "abs",
    "numpy.maximum": "max",
    "numpy.minimum": "min",
}

OPERATORS: Mapping[str, str] = {"numpy.power": "**", "numpy.mod": "%", "numpy.remainder": "%"}

ROUNDING = frozenset({"numpy.round", "numpy.around"})
"""With a number of digits `round` is the same; without one it gives an int."""

OF_NUMBERS = frozenset({*MATH, *BUILTINS, *OPERATORS, *ROUNDING})
"""Names whose result is a number where all arguments are."""
