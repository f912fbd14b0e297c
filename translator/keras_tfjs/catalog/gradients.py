"""What TensorFlow.js computes without a gradient, or with one that is not its own: a program that
trains through it throws, or learns something else. extensions.js registers the derivatives."""

from __future__ import annotations

OPERATIONS = frozenset("""
    avgPool avgPool3d bandPart conv3dTranspose cropAndResize cumprod cumsum depthToSpace diag
    divNoNan einsum flipLeftRight gatherND mirrorPad resizeBilinear resizeNearestNeighbor
    rgbToGrayscale scatterND sparseToDense stridedSlice tensorScatterUpdate topk
    """.split())
"""Functions, and methods of tensors, by their last names."""

CONDITIONS = frozenset("""
    equal greater greaterEqual less lessEqual logicalAnd logicalNot logicalOr logicalXor notEqual
    """.split())
"""Those whose gradients are zero, where numbers with a gradient are compared."""

WRITING = frozenset(("tensorScatterUpdate",))
"""Those that write into what they are given, in TensorFlow.js's backend of plain JavaScript."""

SPREADING = frozenset(("matMul", "maximum", "minimum", "squaredDifference"))
"""Those of two tensors whose gradients TensorFlow.js has where both have one shape."""

LAYERS = frozenset(("tfjs.layers.upSampling2d",))
"""Layers that compute with one of the operations: of a batch, TensorFlow.js's backend of plain
JavaScript hands back the slopes of other samples."""

OPTIONS = {
    (f"tfjs.layers.{name}", "padding"): ("valid",)
    for name in ("averagePooling1d", "averagePooling2d", "averagePooling3d")
}
"""Options of layers, and the values with which TensorFlow.js has the gradient of the layer."""

DILATED = frozenset(("tfjs.layers.conv1d", "tfjs.layers.conv2d"))
"""Layers that TensorFlow.js does not train with a `dilationRate`; those of extensions.js do."""
