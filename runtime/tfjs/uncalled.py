"""Objects that have `apply` where Keras's are called.

`layer(x)` is the first thing that somebody who comes from Keras writes. Python's own words for it
do not say what to write instead, and only a class with `__call__` can say more; such a class is no
function for that, which is what `is_function` is for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeGuard


class Uncalled:
    """Says how to write what `self(...)` means elsewhere. Type checkers see that it is not
    callable."""

    if not TYPE_CHECKING:

        def __call__(self, *inputs: Any, **options: Any) -> NoReturn:
            raise TypeError(
                f"{self.name} ({type(self).__name__}) is not a function: write .apply(x) instead "
                "of calling it"
            )


def is_function(value: object) -> TypeGuard[Callable[..., Any]]:
    """Whether a value can be called to any effect."""
    own = getattr(type(value), "__call__", None)  # noqa: B004 - which one it is matters
    return callable(value) and own is not vars(Uncalled)["__call__"]
