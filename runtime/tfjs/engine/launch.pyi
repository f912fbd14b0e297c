from tfjs.engine.buffer import Buffer
from tfjs.engine.handle import TensorBase
from tfjs.kernels.registry import Kernel

def run(
    kernel: Kernel,
    buffers: tuple[Buffer | None, ...],
    dims: tuple[int, ...],
    floats: tuple[float, ...] = ...,
) -> None: ...
def update(
    kernel: Kernel,
    buffers: tuple[Buffer | None, ...],
    tensors: tuple[TensorBase, ...],
    dims: tuple[int, ...],
    floats: tuple[float, ...] = ...,
) -> None: ...
