# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from typing import Any, Literal, TypedDict

from tfjs.regularizers.classes import FunctionRegularizer as FunctionRegularizer
from tfjs.regularizers.classes import L1L2 as L1L2
from tfjs.regularizers.classes import OrthogonalRegularizer as OrthogonalRegularizer
from tfjs.regularizers.classes import Regularizer as Regularizer
from tfjs.regularizers.classes import RegularizerLike as RegularizerLike
from tfjs.regularizers.classes import l1 as l1
from tfjs.regularizers.classes import l2 as l2

def get(identifier: object) -> Any | None: ...
def of_key(identifier: object, what: str) -> Any | None: ...
def serialize(regularizer: Any | None) -> dict[str, Any] | None: ...

class L1L2Config(TypedDict, total=False):
    """What `l1l2` takes."""

    l1: float | None
    l2: float | None

def l1l2(args: L1L2Config = ...) -> L1L2:
    """l1 * sum|x| + l2 * sum x^2. A rate that is not given is 0.01, as in TF.js."""

class OrthogonalRegularizerConfig(TypedDict, total=False):
    """What `orthogonalRegularizer` takes."""

    factor: float | None
    mode: Literal["rows", "columns"] | None

def orthogonalRegularizer(args: OrthogonalRegularizerConfig = ...) -> OrthogonalRegularizer:
    """factor times the mean |cos| of the angles between the rows (or columns) of a matrix.

    An extension, with Keras's meaning.
    """
