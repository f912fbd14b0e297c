"""Sample inputs of every registered operation, with NumPy's answer.

Every module here has a table ``ROWS``: the name of an operation and its rows. Arrays of a row
become tensors, everything else is passed as it is. The oracle gets the same arguments and is also
differentiated numerically, in float64, so it has to be written in NumPy alone.
"""

from importlib import import_module
from pkgutil import iter_modules

from samples.sample import Array, Sample

SAMPLES: dict[str, list[Sample]] = {}

for _module in iter_modules(__path__):
    for _name, _rows in getattr(import_module(f"{__name__}.{_module.name}"), "ROWS", {}).items():
        if _name in SAMPLES:
            raise ValueError(f"{_name}: rows in {_module.name} and in another module")
        SAMPLES[_name] = _rows

__all__ = ["SAMPLES", "Array", "Sample"]
