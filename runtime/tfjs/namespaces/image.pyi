# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from collections.abc import Sequence

from tfjs.operations import TensorLike
from tfjs.promise import Promise
from tfjs.tensor import Tensor

def cropAndResize(
    image: TensorLike,
    boxes: TensorLike,
    boxInd: TensorLike,
    cropSize: Sequence[int],
    method: str = ...,
    extrapolationValue: float = ...,
) -> Tensor: ...
def flipLeftRight(image: TensorLike) -> Tensor: ...
def grayscaleToRGB(image: TensorLike) -> Tensor: ...
def nonMaxSuppression(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
) -> Tensor: ...
def nonMaxSuppressionAsync(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
) -> Promise[Tensor]: ...
def nonMaxSuppressionPadded(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
    padToMaxOutputSize: bool = ...,
) -> dict[str, Tensor]: ...
def nonMaxSuppressionPaddedAsync(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
    padToMaxOutputSize: bool = ...,
) -> Promise[dict[str, Tensor]]: ...
def nonMaxSuppressionWithScore(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
    softNmsSigma: float = ...,
) -> dict[str, Tensor]: ...
def nonMaxSuppressionWithScoreAsync(
    boxes: TensorLike,
    scores: TensorLike,
    maxOutputSize: int,
    iouThreshold: float = ...,
    scoreThreshold: float = ...,
    softNmsSigma: float = ...,
) -> Promise[dict[str, Tensor]]: ...
def resizeBilinear(
    images: TensorLike, size: Sequence[int], alignCorners: bool = ..., halfPixelCenters: bool = ...
) -> Tensor: ...
def resizeNearestNeighbor(
    images: TensorLike, size: Sequence[int], alignCorners: bool = ..., halfPixelCenters: bool = ...
) -> Tensor: ...
def rgbToGrayscale(image: TensorLike) -> Tensor: ...
def rotateWithOffset(
    image: TensorLike,
    radians: float,
    fillValue: float | Sequence[float] = ...,
    center: float | Sequence[float] = ...,
) -> Tensor: ...
def threshold(
    image: TensorLike, method: str = ..., inverted: bool = ..., threshValue: float = ...
) -> Tensor: ...
def transform(
    image: TensorLike,
    transforms: TensorLike,
    interpolation: str = ...,
    fillMode: str = ...,
    fillValue: float = ...,
    outputShape: Sequence[int] | None = ...,
) -> Tensor: ...
