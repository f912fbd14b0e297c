"""Objects that have `apply` where Keras's are called.

TF.js's are no functions: `is_function` says so, and so do type checkers. Yet a program from Keras
may hand a layer to a function that calls whatever it is given (`reduce` over layers is the usual
one), and so calling one applies it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeGuard


class Uncalled:
    """What `self(x, training=True)` means elsewhere is `self.apply(x, {"training": True})`."""

    if not TYPE_CHECKING:

        def __call__(self, *inputs: Any, **options: Any) -> Any:
            if len(inputs) != 1:
                raise TypeError(
                    f"{self.name} ({type(self).__name__}): expected one input or a list of them, "
                    f"got {len(inputs)}: write .apply([a, b])"
                )
            return self.apply(inputs[0], options or None)


def is_function(value: object) -> TypeGuard[Callable[..., Any]]:
    """Whether a value is a function of the program's, which a layer is not."""
    own = getattr(type(value), "__call__", None)  # noqa: B004 - which one it is matters
    return callable(value) and own is not vars(Uncalled)["__call__"]
