"""TF.js's classes of tensors: the runtime's."""

from tfjs import Tensor, Variable


def get_global_tensor_class() -> type[Tensor]:
    return Tensor


__all__ = ["Tensor", "Variable", "get_global_tensor_class"]
