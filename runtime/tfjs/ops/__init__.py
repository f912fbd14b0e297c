"""Operations on tensors. Importing this package registers all of them."""

from importlib import import_module
from pkgutil import iter_modules

from tfjs.ops.operators import install
from tfjs.ops.registry import OPS, PUBLIC, op, public

# Importing a module registers its operations.
for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
install()

__all__ = ["OPS", "PUBLIC", "op", "public"]
