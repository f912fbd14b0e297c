"""Which functions of NumPy, TensorFlow and Keras give whole numbers, by their last names.

TF.js divides int32 by int32 as `//` does, so a quotient has to know where whole numbers come from.
"""

KEEPING = frozenset("""
    abs absolute square negative sign transpose permute_dimensions reshape squeeze expand_dims tile
    repeat clip clip_by_value max min amax amin reduce_max reduce_min diff diag diagonal round
    rint fix floor ceil ones_like zeros_like roll flip fliplr flipud reverse identity stop_gradient
    pad gather take sort slice strided_slice boolean_mask swapaxes moveaxis triu tril ptp copy ravel
    flatten broadcast_to append delete insert Variable variable atleast_1d atleast_2d rot90 compress
    unstack split array_split tensor_diag diag_part convert_to_tensor asarray array constant
    """.split())
"""Their first argument's."""

ADDING = frozenset(
    "sum reduce_sum prod reduce_prod cumsum cumprod trace dot matmul outer inner tensordot".split()
)
"""Their arguments'; truths are counted."""

JOINING = frozenset("""
    maximum minimum add subtract multiply mod floormod floor_mod floordiv floor_divide remainder
    scalar_mul where stack concat concatenate vstack hstack dstack column_stack einsum add_n
    """.split())
"""What all of their arguments have."""

WHOLE = frozenset("""
    count_nonzero bincount argmax argmin argsort searchsorted digitize nonzero flatnonzero argwhere
    confusion_matrix
    """.split())

MODULES = (
    "numpy",
    "numpy.ndarray",
    "numpy.linalg",
    "tensorflow",
    "tensorflow.math",
    "tensorflow.linalg",
    "keras.ops",
    "keras.backend",
)
