# Operations have a stub of their own; namespaces that register themselves are Any to a type
# checker.
# Named here are the classes, and the names that a submodule of the package would hide from it.
from collections.abc import Mapping
from typing import Any

from tfjs import callbacks as callbacks
from tfjs import constraints as constraints
from tfjs import data as data
from tfjs import initializers as initializers
from tfjs import layers as layers
from tfjs import metrics as metrics
from tfjs import regularizers as regularizers
from tfjs import serialization as serialization
from tfjs import test_util as test_util
from tfjs import util as util
from tfjs.callbacks import Callback as Callback
from tfjs.callbacks import CustomCallback as CustomCallback
from tfjs.callbacks import EarlyStopping as EarlyStopping
from tfjs.callbacks import History as History
from tfjs.layers import InputSpec as InputSpec
from tfjs.layers import LayerVariable as LayerVariable
from tfjs.layers import SymbolicTensor as SymbolicTensor
from tfjs.layers import input as input
from tfjs.operations import *  # noqa: F403  # every operation, as it is
from tfjs.optimizers import Optimizer as Optimizer
from tfjs.promise import Promise
from tfjs.tensor import Tensor as Tensor
from tfjs.tensor import TensorBuffer as TensorBuffer
from tfjs.tensor import Variable as Variable
from tfjs.training import LayersModel as LayersModel
from tfjs.training import Model as Model
from tfjs.training import Sequential as Sequential
from tfjs.training import model as model
from tfjs.training import sequential as sequential

__version__: str
image: Any
io: Any
models: Any
string: Any
train: Any

def loadLayersModel(
    pathOrIOHandler: Any, options: Mapping[str, Any] | None = ...
) -> Promise[LayersModel]: ...
def __getattr__(name: str) -> Any: ...
