# Operations and namespaces have stubs of their own.
# Named here are the classes, and the names that a submodule of the package would hide from it.
from typing import Any

from tfjs import callbacks as callbacks
from tfjs import constraints as constraints
from tfjs import data as data
from tfjs import initializers as initializers
from tfjs import io as io
from tfjs import layers as layers
from tfjs import losses as losses
from tfjs import metrics as metrics
from tfjs import models as models
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
from tfjs.layers.input import InputConfig
from tfjs.models.files import loadLayersModel as loadLayersModel
from tfjs.namespaces import broadcast_util as broadcast_util
from tfjs.namespaces import browser as browser
from tfjs.namespaces import fused as fused
from tfjs.namespaces import image as image
from tfjs.namespaces import linalg as linalg
from tfjs.namespaces import math as math
from tfjs.namespaces import signal as signal
from tfjs.namespaces import sparse as sparse
from tfjs.namespaces import spectral as spectral
from tfjs.namespaces import string as string
from tfjs.namespaces import tensor_util as tensor_util
from tfjs.namespaces import train as train
from tfjs.operations import *  # noqa: F403  # every operation, as it is
from tfjs.optimizers import Optimizer as Optimizer
from tfjs.tensor import Tensor as Tensor
from tfjs.tensor import TensorBuffer as TensorBuffer
from tfjs.tensor import Variable as Variable
from tfjs.training import LayersModel as LayersModel
from tfjs.training import Model as Model
from tfjs.training import Sequential as Sequential
from tfjs.training import model as model
from tfjs.training import sequential as sequential

__version__: str

def input(config: InputConfig) -> SymbolicTensor:
    """A symbolic tensor for data: `{shape, batchShape, name, dtype, sparse}`."""

def __getattr__(name: str) -> Any: ...
